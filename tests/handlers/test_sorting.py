"""Putting right what the machine proposed, passing on, asking the citizen."""

import pytest

from casework.petition import Stage, StatementKind
from casework.reading import Nature, Urgency
from tests.handlers.chat import Chat, SetReader, TownHall


@pytest.fixture
async def code(lan: Chat, minh: Chat) -> str:
    """Lan's petition, open before Minh."""
    code = await lan.filed()
    await minh.act(f"view:{code}")
    return code


async def test_the_three_likeliest_topics_come_first_then_all(minh: Chat, hall: TownHall, code: str) -> None:
    await minh.press("Sửa lĩnh vực")
    assert minh.heard == ["ask-topic"]
    assert minh.labels == ["Giao thông", "Xây dựng - đô thị", "Môi trường", "Lĩnh vực khác"]
    await minh.press("Lĩnh vực khác")
    assert minh.labels == [topic.name for topic in hall.rulebook.topics]


async def test_a_corrected_topic_is_kept_beside_the_machines(minh: Chat, hall: TownHall, code: str) -> None:
    await minh.press("Sửa lĩnh vực")
    await minh.press("Môi trường")
    assert minh.heard == ["topic-corrected"]
    petition = hall.petition(code)
    assert (petition.topic, petition.proposal.topic) == ("environment", "transport")
    await minh.press("Mở phản ánh")
    assert "Lĩnh vực: Môi trường" in minh.text
    assert "Máy đề xuất: Giao thông 80%" in minh.text


async def test_a_topic_that_another_agency_answers_for_offers_to_pass_on(
    lan: Chat, minh: Chat, hall: TownHall, code: str
) -> None:
    hien = await hall.officer("Hiền", "van-hoa-xa-hoi")
    await minh.press("Sửa lĩnh vực")
    await minh.press("Lĩnh vực khác")
    await minh.press("Giáo dục")
    assert minh.heard == ["topic-corrected-refer"]
    await minh.press("Phòng Văn hóa - Xã hội")
    assert minh.heard == ["ask-reason"]
    await minh.press("Đúng lĩnh vực của cơ quan đó")
    assert minh.heard == ["referred"]
    assert hall.petition(code).agency_id == "van-hoa-xa-hoi"
    assert hien.heard[-1] == "officer-new"
    assert lan.heard[-1] == "notice-passed-on"


@pytest.mark.parametrize(
    ("label", "level"), [("Khẩn cấp", Urgency.URGENT), ("Cần sớm", Urgency.HIGH), ("Thường", Urgency.NORMAL)]
)
async def test_urgency_is_put_right(
    minh: Chat, hall: TownHall, code: str, label: str, level: Urgency
) -> None:
    await minh.press("Sửa mức độ")
    assert minh.heard == ["ask-urgency"]
    await minh.press(label)
    assert minh.heard == ["urgency-corrected"]
    assert hall.petition(code).urgency is level
    assert hall.petition(code).proposal.urgency is Urgency.NORMAL


@pytest.mark.parametrize("way", ["/chuyen {}", "button"])
async def test_passing_on_tells_the_citizen_the_officers_own_reason(
    lan: Chat, minh: Chat, hall: TownHall, code: str, way: str
) -> None:
    due = hall.petition(code).due
    await minh.act(f"claim:{code}")
    await (minh.press("Chuyển cơ quan khác") if way == "button" else minh.say(way.format(code)))
    assert minh.heard == ["ask-agency"]
    assert not any(label.startswith("Phòng Kinh tế") for label in minh.labels)
    await minh.press("Công an xã")
    await minh.say("Đây là đường do công an quản lý")
    assert minh.heard == ["referred"]
    assert lan.heard[-1] == "notice-passed-on"
    assert "Đây là đường do công an quản lý" in lan.text
    petition = hall.petition(code)
    assert (petition.agency_id, petition.claimed_by, petition.stage) == ("cong-an", None, Stage.ROUTED)
    assert petition.due == due
    await minh.act(f"view:{code}")
    assert minh.heard == ["error-not-yours"]


async def test_the_agency_that_fits_comes_first(lan: Chat, hoa: Chat, ear: SetReader) -> None:
    ear.when("Đường", confidence=0.2)
    await lan.filed("Đường hỏng")
    await hoa.act(f"refer:{lan.code}")
    assert hoa.labels[0].startswith("Phòng Kinh tế")


async def test_passing_on_can_be_left(minh: Chat, hall: TownHall, code: str) -> None:
    await minh.press("Chuyển cơ quan khác")
    await minh.press("Công an xã")
    await minh.press("Thôi")
    assert minh.heard == ["cancelled"]
    assert hall.petition(code).agency_id == "kinh-te"
    await minh.say("Lý do")
    assert minh.heard == ["officer-idle"]


async def test_an_old_button_for_the_usual_reason_passes_nothing_else_on(
    lan: Chat, minh: Chat, hall: TownHall, code: str
) -> None:
    other = await lan.filed("Hố khác")
    await minh.act(f"referto:{code}:cong-an")
    old = minh.action("Đúng lĩnh vực")
    await minh.act(f"referto:{other}:van-hoa-xa-hoi")
    await minh.act(old)
    assert minh.heard == ["stale-button"]
    assert {hall.petition(one).agency_id for one in (code, other)} == {"kinh-te"}


async def test_a_suspected_complaint_goes_to_the_closed_desk(
    lan: Chat, minh: Chat, hall: TownHall, code: str
) -> None:
    await minh.press("Chuyển cơ quan khác")
    await minh.press("Chuyển kín")
    await minh.press("Đúng lĩnh vực")
    petition = hall.petition(code)
    assert (petition.stage, petition.agency_id) == (Stage.SEALED, "tiep-cong-dan")
    assert petition.nature is Nature.COMPLAINT
    assert lan.heard[-1] == "notice-sealed"


async def test_a_question_reaches_the_citizen_and_its_answer_the_officer(
    lan: Chat, minh: Chat, hall: TownHall, code: str
) -> None:
    await minh.press("Hỏi người dân")
    assert minh.heard == ["ask-question"]
    await minh.say("Trước nhà ai?")
    assert minh.heard[0] == "asked"
    assert "Trước nhà ai?" in lan.text
    assert hall.petition(code).stage is Stage.ASKED
    await lan.press("Trả lời")
    await lan.say("Nhà ông Tám")
    assert minh.heard[-1] == "officer-supplemented"
    await minh.press("Mở phản ánh")
    assert "Nhà ông Tám" in minh.text
    assert hall.kinds(code) == [StatementKind.ORIGINAL, StatementKind.QUESTION, StatementKind.REPLY]


@pytest.mark.parametrize("verb", ["ask", "referto"])
async def test_a_text_that_no_message_could_carry_is_asked_to_be_shorter(
    minh: Chat, hall: TownHall, code: str, verb: str
) -> None:
    await minh.act(f"{verb}:{code}:cong-an" if verb == "referto" else f"{verb}:{code}")
    await minh.say("dài " * 2000)
    assert minh.heard == ["text-too-long"]
    await minh.say("Ngắn thôi")
    assert minh.heard[0] in ("asked", "referred")


async def test_a_question_without_words_is_no_question(minh: Chat, hall: TownHall, code: str) -> None:
    await minh.press("Hỏi người dân")
    await minh.photo()
    assert minh.heard == ["error-text-missing"]
    assert hall.petition(code).stage is Stage.ROUTED


@pytest.mark.parametrize("verb", ["ask", "referto", "answer"])
async def test_what_was_begun_about_a_withdrawn_petition_ends_with_a_word_and_holds_nobody(
    lan: Chat, minh: Chat, code: str, verb: str
) -> None:
    await minh.act(f"{verb}:{code}:cong-an" if verb == "referto" else f"{verb}:{code}")
    await lan.act(f"withdrawn:{code}")
    if verb == "answer":
        await minh.press("Đã giải quyết xong")
        await minh.say("Đã vá")
        await minh.press("Gửi cho người dân")
    else:
        await minh.say("Trước nhà ai?")
    assert minh.heard == ["error-illegal-move"]
    assert "rút lại" in minh.text
    await minh.say("Trước nhà ai?")
    assert minh.heard == ["officer-idle"]


async def test_corrections_inside_the_office_do_not_trouble_the_citizen(
    lan: Chat, minh: Chat, code: str
) -> None:
    told = len(lan.seen)
    await minh.act(f"settopic:{code}:environment")
    await minh.act(f"seturgency:{code}:high")
    assert len(lan.seen) == told
