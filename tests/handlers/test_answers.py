"""Answering in chat: outcome, words, a look at what the citizen will see, send."""

import pytest

from casework.notices import Attachment, MediaKind
from casework.petition import Outcome, Stage, StatementKind
from handlers.messages import Kind
from tests.handlers.chat import Chat, TownHall

LABELS = {
    Outcome.ANSWERED: ("Đã trả lời, giải thích", "đã trả lời"),
    Outcome.RESOLVED: ("Đã giải quyết xong", "đã giải quyết xong"),
    Outcome.BEING_RESOLVED: ("Đang giải quyết", "chưa đóng lại"),
    Outcome.SENT_UP: ("Chuyển lên cấp trên", "đã chuyển lên cấp trên"),
    Outcome.TRANSFERRED: ("Chuyển cơ quan có thẩm quyền", "đã chuyển cơ quan có thẩm quyền"),
    Outcome.OUTSIDE_SCOPE: ("Không thuộc phạm vi", "không thuộc phạm vi giải quyết"),
}
MENDED = "Đã vá xong sáng nay, cảm ơn bà con"


@pytest.fixture
async def code(lan: Chat, minh: Chat) -> str:
    return await lan.filed()


@pytest.mark.parametrize("outcome", Outcome)
async def test_each_outcome_reaches_the_citizen_in_words(
    lan: Chat, minh: Chat, hall: TownHall, code: str, outcome: Outcome
) -> None:
    label, words = LABELS[outcome]
    await minh.act(f"view:{code}")
    await minh.press("Trả lời")
    assert minh.heard == ["ask-outcome"]
    await minh.press(label)
    assert minh.heard == ["ask-answer"]
    await minh.say(MENDED)
    assert minh.heard == ["answer-preview"]
    preview = minh.text
    await minh.press("Gửi cho người dân")
    assert minh.heard == ["answer-sent"]
    assert words in lan.text
    assert MENDED in lan.text
    assert lan.text in preview
    interim = outcome is Outcome.BEING_RESOLVED
    petition = hall.petition(code)
    assert petition.stage is (Stage.CLAIMED if interim else Stage.NOTIFIED)
    assert petition.outcome is outcome
    assert hall.kinds(code)[-1] is (StatementKind.REPORT if interim else StatementKind.ANSWER)
    assert len(lan.labels) == (0 if interim else 2)


@pytest.mark.parametrize(
    "written", ["/traloi {} {}", "/traloi {}\n{}", "/traloi\n{} {}", "/TRALOI@bot {}  {}"]
)
async def test_the_words_may_come_with_the_command(
    lan: Chat, minh: Chat, hall: TownHall, code: str, written: str
) -> None:
    await minh.say(written.format(code, MENDED))
    assert minh.heard == ["ask-outcome"]
    await minh.press("Đã giải quyết xong")
    assert minh.heard == ["answer-preview"]
    await minh.press("Gửi cho người dân")
    assert hall.file_of(code)[-1].text == MENDED


@pytest.mark.parametrize("shape", ["{}-{}", "{} {}", "{}.{}"])
async def test_the_code_of_the_command_may_be_written_apart(
    minh: Chat, hall: TownHall, code: str, shape: str
) -> None:
    await minh.say(f"/traloi {shape.format(code[:4], code[4:])} 3 hố đã vá xong")
    await minh.press("Đã giải quyết xong")
    await minh.press("Gửi cho người dân")
    assert hall.file_of(code)[-1].text == "3 hố đã vá xong"


async def test_words_before_the_outcome_are_held_until_it_is_chosen(minh: Chat, code: str) -> None:
    await minh.say(f"/traloi {code}")
    await minh.say(MENDED)
    assert minh.heard == ["outcome-first"]
    await minh.press("Đã giải quyết xong")
    assert minh.heard == ["answer-preview"]
    assert MENDED in minh.text


async def test_the_preview_can_be_typed_anew(minh: Chat, hall: TownHall, code: str) -> None:
    await minh.say(f"/traloi {code} Đã vá xog")
    await minh.press("Đã giải quyết xong")
    await minh.press("Viết lại")
    assert minh.heard == ["ask-answer"]
    await minh.say(MENDED)
    await minh.press("Gửi cho người dân")
    assert hall.file_of(code)[-1].text == MENDED


async def test_typing_on_at_the_preview_replaces_the_answer(minh: Chat, hall: TownHall, code: str) -> None:
    await minh.say(f"/traloi {code} Đã vá xog")
    await minh.press("Đã giải quyết xong")
    await minh.say(MENDED)
    assert minh.heard == ["answer-preview"]
    await minh.press("Gửi cho người dân")
    assert hall.file_of(code)[-1].text == MENDED


async def test_another_outcome_keeps_the_words(minh: Chat, hall: TownHall, code: str) -> None:
    await minh.say(f"/traloi {code} {MENDED}")
    await minh.press("Đã giải quyết xong")
    await minh.press("Đổi kết quả")
    assert minh.heard == ["ask-outcome"]
    await minh.press("Đang giải quyết")
    assert minh.heard == ["answer-preview"]
    await minh.press("Gửi cho người dân")
    assert hall.petition(code).outcome is Outcome.BEING_RESOLVED
    assert hall.file_of(code)[-1].text == MENDED


@pytest.mark.parametrize("long", ["dài " * 1000, "😀" * 1600, "x" * 20_000])
async def test_an_answer_that_no_message_can_carry_is_asked_to_be_shorter(
    lan: Chat, minh: Chat, hall: TownHall, code: str, long: str
) -> None:
    await minh.act(f"answer:{code}")
    await minh.press("Đã giải quyết xong")
    await minh.say(long)
    assert minh.heard == ["text-too-long"]
    await minh.say(MENDED)
    await minh.press("Gửi cho người dân")
    assert MENDED in lan.text


@pytest.mark.parametrize("longest", ["dài " * 750, "😀" * 1500, "x" * 3000])
async def test_the_longest_answer_arrives_whole(lan: Chat, minh: Chat, code: str, longest: str) -> None:
    await minh.act(f"answer:{code}")
    await minh.press("Đã giải quyết xong")
    await minh.say(longest)
    await minh.press("Gửi cho người dân")
    assert longest.strip() in lan.text


async def test_an_answer_can_be_left_at_each_point(lan: Chat, minh: Chat, hall: TownHall, code: str) -> None:
    for steps in ((), ("Đã giải quyết xong",)):
        await minh.act(f"answer:{code}")
        for label in steps:
            await minh.press(label)
        await minh.press("Thôi")
        assert minh.heard == ["cancelled"]
    await minh.say(f"/traloi {code} {MENDED}")
    await minh.press("Đã giải quyết xong")
    await minh.say("/huy")
    assert minh.heard == ["cancelled"]
    await minh.press("Gửi cho người dân")
    assert minh.heard == ["stale-button"]
    assert hall.petition(code).stage is Stage.ROUTED
    assert "notice-answered" not in [said.sentence for said in lan.seen]


async def test_a_place_on_the_map_cannot_go_with_an_answer(minh: Chat, code: str) -> None:
    await minh.act(f"answer:{code}")
    await minh.press("Đã giải quyết xong")
    await minh.pin(14.8, 108.3)
    assert minh.heard == ["answer-place-not-kept"]
    await minh.photo()
    assert minh.heard == ["answer-photo-kept"]
    await minh.pin(14.8, 108.3)
    assert minh.heard == ["answer-place-not-kept"], "the place is no more kept than before"
    await minh.say(MENDED)
    assert minh.heard == ["answer-preview"]
    assert "Kèm 1 ảnh" in minh.text


async def test_a_photo_that_the_channel_does_not_hand_over_is_not_said_to_be_kept(
    minh: Chat, code: str
) -> None:
    await minh.act(f"answer:{code}")
    await minh.press("Đã giải quyết xong")
    await minh.say("", Attachment(kind=MediaKind.PHOTO, reference="AgAC"))
    assert minh.heard == ["media-try-again"]


async def test_a_photo_alone_is_no_answer_and_waits_for_the_words(
    lan: Chat, minh: Chat, hall: TownHall, code: str
) -> None:
    await minh.act(f"answer:{code}")
    await minh.photo()
    assert minh.heard == ["answer-photo-kept"]
    await minh.press("Đã giải quyết xong")
    await minh.photo()
    assert minh.heard == ["answer-photo-kept"]
    assert hall.petition(code).stage is Stage.ROUTED
    await minh.say(MENDED)
    assert "Kèm 2 ảnh" in minh.text


async def test_an_answer_is_sent_once_however_often_the_button_is_pressed(
    lan: Chat, minh: Chat, code: str
) -> None:
    await minh.say(f"/traloi {code} {MENDED}")
    await minh.press("Đã giải quyết xong")
    send = minh.action("Gửi cho người dân")
    await minh.act(send)
    await minh.act(send)
    assert minh.heard == ["stale-button"]
    assert [said.sentence for said in lan.seen].count("notice-answered") == 1


async def test_an_answer_to_what_was_taken_back_meanwhile_is_not_sent(
    lan: Chat, minh: Chat, hall: TownHall, code: str
) -> None:
    await minh.say(f"/traloi {code} {MENDED}")
    await minh.press("Đã giải quyết xong")
    await lan.act(f"withdrawn:{code}")
    await minh.press("Gửi cho người dân")
    assert minh.heard == ["error-illegal-move"]
    assert hall.petition(code).stage is Stage.WITHDRAWN
    assert lan.heard[-1] == "withdrawn"


async def test_an_answer_to_what_a_colleague_passed_on_meanwhile_is_refused(
    hall: TownHall, lan: Chat, minh: Chat, code: str
) -> None:
    tuan = await hall.officer("Tuấn")
    await minh.say(f"/traloi {code} {MENDED}")
    await minh.press("Đã giải quyết xong")
    await tuan.act(f"referto:{code}:cong-an")
    await tuan.press("Đúng lĩnh vực")
    await minh.press("Gửi cho người dân")
    assert minh.heard == ["error-not-yours"]
    assert lan.heard[-1] == "notice-passed-on"
    await minh.say("Xin chào")
    assert minh.heard == ["officer-idle"]


async def test_an_answer_to_what_a_colleague_took_over_names_the_colleague(
    hall: TownHall, minh: Chat, code: str
) -> None:
    tuan = await hall.officer("Tuấn")
    await minh.say(f"/traloi {code} {MENDED}")
    await minh.press("Đã giải quyết xong")
    await tuan.act(f"claim:{code}")
    await minh.press("Gửi cho người dân")
    assert minh.heard == ["error-claimed-by-another"]
    assert "Tuấn" in minh.text


async def test_an_old_button_of_another_petition_does_not_cost_the_typed_answer(
    hall: TownHall, lan: Chat, minh: Chat, code: str
) -> None:
    gone = await lan.filed("Hố khác")
    await minh.act(f"referto:{gone}:cong-an")
    await minh.press("Đúng lĩnh vực")
    await minh.say(f"/traloi {code} {MENDED}")
    await minh.press("Đã giải quyết xong")
    await minh.act(f"view:{gone}")
    assert minh.heard == ["error-not-yours"]
    await minh.press("Gửi cho người dân")
    assert minh.heard == ["answer-sent"]


async def test_an_answer_that_cannot_arrive_comes_back_to_the_officer(
    hall: TownHall, lan: Chat, minh: Chat, code: str
) -> None:
    await lan.do(Kind.BLOCKED)
    hall.gone.add(str(lan.contact_id))
    await minh.say(f"/traloi {code} {MENDED}")
    await minh.press("Đã giải quyết xong")
    await minh.press("Gửi cho người dân")
    assert minh.heard == ["answer-sent", "officer-undelivered"]
    assert hall.petition(code).stage is Stage.CLAIMED


@pytest.mark.parametrize("command", ["/xem", "/traloi", "/chuyen"])
async def test_a_command_without_its_code_says_what_is_missing(minh: Chat, command: str) -> None:
    await minh.say(command)
    assert minh.heard == ["error-code-missing"]
    assert f"{command} " in minh.text


@pytest.mark.parametrize("command", ["/xem", "/traloi", "/chuyen"])
async def test_a_wrong_code_in_a_command_is_named(minh: Chat, command: str) -> None:
    await minh.say(f"{command} 1234")
    assert minh.heard == ["error-mistyped-code"]
    await minh.say(f"{command} 48291372")
    assert minh.heard == ["error-unknown-code"]


async def test_a_photo_that_proves_the_answer_reaches_the_citizen_before_its_words(
    lan: Chat, minh: Chat, hall: TownHall, code: str
) -> None:
    await minh.act(f"outcome:{code}:resolved")
    await minh.photo()
    assert minh.heard == ["answer-photo-kept"]
    await minh.photo(MENDED)
    assert "Kèm 2 ảnh" in minh.text
    await minh.press("Gửi cho người dân")
    told = [said.sentence for said in lan.seen[-3:]]
    assert told == ["notice-answer-photo", "notice-answer-photo", "notice-answered"]
    assert lan.seen[-3].attachments[0].content
    assert len(hall.file_of(code)[-1].attachments) == 2
