"""The agenda in chat: petitions are put on it, given to agencies, taken off; drafts are asked for."""

from datetime import date

import pytest

from casework.conference import Phase
from casework.rulebook import Rulebook
from tests.fakes.clock import SetClock
from tests.handlers.chat import Chat, SetReader
from tests.handlers.conference_town import Conferring, conferring

SCHOOL = "Trường tiểu học dột nát, phòng học thấm nước"


@pytest.fixture
async def town(rulebook: Rulebook, clock: SetClock, ear: SetReader) -> Conferring:
    """A planned conference, nothing on its agenda."""
    ear.when("Trường tiểu học", topic="education", topics=(("education", 0.9),))
    ear.when("tố cáo", nature="denunciation")
    found = await conferring(rulebook, clock, ear)
    await found.planned()
    return found


async def filed(town: Conferring, name: str, text: str) -> tuple[Chat, str]:
    """Somebody with a petition."""
    chat = await town.hall.citizen(name)
    return chat, await chat.filed(text)


async def drafted(town: Conferring, chat: Chat, item_id: str, text: str = "Sẽ vá trong tháng 3") -> None:
    """An agency's draft, without the chat."""
    async with town.hall.store.work() as work:
        assert chat.contact_id is not None
        officer = await work.people.officer_at(chat.contact_id)
        assert officer is not None
        await town.hall.office.conferences.drafting.draft(work, officer, item_id, text=text)
        await work.commit()
    await town.hall.deliver()


# --- putting on ----------------------------------------------------------------------------------------


async def test_a_petition_is_put_on_the_agenda_and_its_people_and_agency_are_told(town: Conferring) -> None:
    code = await town.lan.filed()
    await town.secretary.act("agenda:1")
    assert town.secretary.heard == ["agenda-empty"]
    await town.secretary.press("Đưa phản ánh vào")
    assert f"{code[:4]}-{code[4:]}" in town.secretary.text
    await town.secretary.press(f"{code[:4]}-{code[4:]}")
    assert town.secretary.heard == ["assigned"]
    (item,) = town.items()
    assert (item.agency_id, item.petition_id) == ("kinh-te", town.hall.petition(code).id)
    assert town.lan.heard[-1] == "notice-on-agenda"
    assert "08:00, thứ Năm, 26/3/2026" in town.lan.text
    assert "Chậm nhất" in town.lan.text
    assert town.lan.labels == [], "speakers cannot register before the collection is open"
    assert town.roads.heard[-1] == "officer-draft-wanted"
    assert "Hạn gửi: thứ Năm, 19/3/2026" in town.roads.text
    assert town.roads.action("Viết dự thảo") == f"draft:{item.id}"
    assert town.hall.petition(code).due == item.due
    assert "officer-draft-wanted" not in town.schools.heard


async def test_while_opinions_are_collected_the_petitioner_may_register_to_speak(town: Conferring) -> None:
    code = await town.lan.filed()
    await town.secretary.act("until:1")
    await town.secretary.say(f"/gan {code}")
    assert town.lan.heard[-1] == "notice-on-agenda"
    assert town.lan.action("Đăng ký phát biểu") == f"speak:1:{code}"


@pytest.mark.parametrize("words", ["/gan {} ", "/gan {} 1", "/gan {} HN1", "/gan {code_spaced} 1"])
async def test_by_command(town: Conferring, words: str) -> None:
    code = await town.lan.filed()
    await town.secretary.say(words.format(code, code_spaced=f"{code[:4]} {code[4:]}"))
    assert town.secretary.heard == ["assigned"]


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ("/gan", "error-code-missing"),
        ("/gan 12", "error-mistyped-code"),
        ("/gan {} 7", "error-unknown-conference"),
        ("/gan 4829-1370", "error-mistyped-code"),
    ],
)
async def test_by_command_what_is_not_there(town: Conferring, words: str, refusal: str) -> None:
    code = await town.lan.filed()
    await town.secretary.say(words.format(code))
    assert town.secretary.heard == [refusal]


async def test_with_two_conferences_the_command_asks_which(town: Conferring) -> None:
    code = await town.lan.filed()
    await town.planned(held_on=date(2026, 4, 2))
    await town.secretary.say(f"/gan {code}")
    assert town.secretary.heard == ["error-unknown-conference"]
    await town.secretary.say(f"/gan {code} 2")
    assert town.secretary.heard == ["assigned"]


async def test_twice_is_once(town: Conferring) -> None:
    code = await town.lan.filed()
    await town.secretary.say(f"/gan {code}")
    told = len(town.lan.seen), len(town.roads.seen)
    await town.secretary.say(f"/gan {code}")
    assert town.secretary.heard == ["assigned"]
    assert len(town.items()) == 1
    assert (len(town.lan.seen), len(town.roads.seen)) == told


async def test_a_petition_in_two_conferences_is_refused_and_the_other_is_named(town: Conferring) -> None:
    code = await town.lan.filed()
    await town.planned(held_on=date(2026, 4, 2))
    await town.secretary.say(f"/gan {code} 1")
    await town.secretary.say(f"/gan {code} 2")
    assert town.secretary.heard == ["error-already-on-agenda"]
    assert "HN1" in town.secretary.text
    await town.secretary.act("cand:2")
    assert town.secretary.heard == ["candidates-none"]
    assert town.items(2) == []


async def test_all_at_once_each_agency_hears_once(town: Conferring) -> None:
    await town.lan.filed()
    for number in range(9):
        await filed(town, f"Dân {number}", f"Đường thôn {number} ngập nước")
    await filed(town, "Hai", SCHOOL)
    await town.secretary.act("cand:1")
    assert len(town.secretary.labels) == 11
    await town.secretary.press("Trang sau")
    assert len([label for label in town.secretary.labels if "-" in label]) == 3
    before = len(town.roads.seen)
    await town.secretary.press("Đưa tất cả 11 phản ánh vào")
    assert town.secretary.heard == ["assigned-all"]
    assert "11 phản ánh" in town.secretary.text
    assert [said.sentence for said in town.roads.seen[before:]] == ["officer-drafts-wanted"]
    assert "10 dự thảo" in town.roads.text
    assert town.schools.heard[-1] == "officer-drafts-wanted"
    assert len(town.items()) == 11
    await town.secretary.act("addall:1")
    assert town.secretary.heard == ["assigned-all"]
    assert len(town.items()) == 11


async def test_the_agenda_is_paged(town: Conferring) -> None:
    for number in range(10):
        await filed(town, f"Dân {number}", f"Đường thôn {number} ngập nước")
    await town.secretary.act("addall:1")
    await town.secretary.act("agenda:1")
    assert "10 việc" in town.secretary.text
    assert town.secretary.labels[8:] == [
        "Trang sau",
        "Đưa phản ánh vào",
        "Xem cơ quan chưa gửi dự thảo",
        "Về hội nghị HN1",
    ]
    await town.secretary.press("Trang sau")
    assert town.secretary.labels[0].startswith("9. ")
    await town.secretary.act("agenda:1:77")
    assert town.secretary.labels[0].startswith("1. ")


async def test_what_is_kept_closed_never_comes_near_a_conference(town: Conferring) -> None:
    await town.lan.say("Tôi tố cáo ông A nhận tiền")
    await town.lan.press("Gửi kín")
    code = town.lan.code
    await town.secretary.act("cand:1")
    assert town.secretary.heard == ["candidates-none"]
    await town.secretary.say(f"/gan {code}")
    assert town.secretary.heard == ["error-unknown-code"]


# --- one matter ----------------------------------------------------------------------------------------


async def test_a_matter_shows_the_masked_petition_the_draft_and_where_it_stands(town: Conferring) -> None:
    code = await town.lan.filed("Đường hỏng trước nhà tôi, gọi 0912345678")
    await town.secretary.say(f"/gan {code}")
    await town.secretary.press("1. ")
    assert town.secretary.heard == ["item-words", "item"]
    assert "0912345678" not in "".join(town.secretary.texts)
    assert "Dự thảo trả lời: chưa có" in town.secretary.text
    await drafted(town, town.roads, town.items()[0].id)
    assert town.secretary.heard[-1] == "secretary-drafts"
    assert "Tất cả các cơ quan đã gửi đủ" in town.secretary.text
    await town.secretary.act(f"item:{town.items()[0].id}")
    assert town.secretary.heard == ["item-words", "item-draft", "item"]
    assert "Sẽ vá trong tháng 3" in town.secretary.texts[1]
    assert "có từ thứ Hai, 2/3/2026" in town.secretary.text
    assert "Ghi kết quả tại hội nghị" not in town.secretary.labels
    await town.secretary.act("agenda:1")
    assert "đã có dự thảo trả lời" in town.secretary.text


async def test_long_texts_fit_into_messages(town: Conferring) -> None:
    code = await town.lan.filed("Đường hỏng " * 250)
    await town.secretary.say(f"/gan {code}")
    await drafted(town, town.roads, town.items()[0].id, "Sẽ vá " * 700)
    await town.secretary.act(f"item:{town.items()[0].id}")
    assert town.secretary.heard == ["item-words", "item-draft", "item"]


async def test_giving_a_matter_to_another_agency_moves_the_petition_and_drops_the_draft(
    town: Conferring,
) -> None:
    code = await town.lan.filed()
    await town.secretary.say(f"/gan {code}")
    item = town.items()[0]
    await drafted(town, town.roads, item.id)
    await town.secretary.act(f"item:{item.id}")
    await town.secretary.press("Giao cơ quan khác")
    assert not any("Phòng Kinh tế" in label or "tiếp công dân" in label for label in town.secretary.labels)
    await town.secretary.press("Phòng Văn hóa")
    assert town.secretary.heard == ["given"]
    item = town.items()[0]
    assert (item.agency_id, item.draft) == ("van-hoa-xa-hoi", "")
    assert town.hall.petition(code).agency_id == "van-hoa-xa-hoi"
    assert town.schools.heard[-1] == "officer-draft-wanted"


@pytest.mark.parametrize("agency", ["tiep-cong-dan", "khong-co"])
async def test_a_matter_is_not_given_to_the_closed_desk_nor_to_nobody(town: Conferring, agency: str) -> None:
    await town.secretary.say(f"/gan {await town.lan.filed()}")
    await town.secretary.act(f"giveto:{town.items()[0].id}:{agency}")
    assert town.secretary.heard == ["error-unknown-agency"]
    assert town.items()[0].agency_id == "kinh-te"


async def test_taken_off_the_petition_goes_on_with_its_own_term(town: Conferring) -> None:
    code = await town.lan.filed()
    own = town.hall.petition(code).due
    await town.secretary.say(f"/gan {code}")
    await town.secretary.act(f"takeoff:{town.items()[0].id}")
    assert town.secretary.heard == ["ask-take-off"]
    await town.secretary.press("Đưa ra")
    assert town.secretary.heard == ["taken-off"]
    assert town.items() == []
    assert town.hall.petition(code).due == own
    assert town.lan.heard[-1] == "notice-off-agenda"


async def test_others_who_joined_a_petition_are_told_and_promised_the_same(town: Conferring) -> None:
    code = await town.lan.filed()
    hung, other = await filed(town, "Hùng", "Ổ gà trước cổng trường thôn Chợ Mới sâu lắm")
    if town.hall.petition(other).joined_to is None:
        await town.roads.say(f"/gop {code} {other}")
    await town.secretary.say(f"/gan {other}")
    assert len(town.items()) == 1
    assert hung.heard[-1] == "notice-on-agenda"
    assert town.lan.heard[-1] == "notice-on-agenda"
    assert town.hall.petition(code).due == town.hall.petition(other).due
    await town.secretary.act(f"takenoff:{town.items()[0].id}")
    assert hung.heard[-1] == "notice-off-agenda"
    assert town.hall.petition(code).due == town.hall.petition(other).due


# --- drafts --------------------------------------------------------------------------------------------


async def test_the_secretary_sees_who_has_not_sent_drafts_and_reminds_them(town: Conferring) -> None:
    await town.lan.filed()
    await filed(town, "Hai", SCHOOL)
    await filed(town, "Ba", "Cầu thôn Bến Đá gãy lan can")
    await town.secretary.act("addall:1")
    await town.secretary.say("HN1")
    assert "còn 2 cơ quan chưa gửi đủ dự thảo" in town.secretary.text
    await town.secretary.press("Xem cơ quan chưa gửi dự thảo")
    assert "còn 2 cơ quan chưa gửi đủ, thiếu 3 dự thảo" in town.secretary.text
    assert "Phòng Kinh tế xã Sông Hiền: 2" in town.secretary.text
    school = next(item for item in town.items() if item.agency_id == "van-hoa-xa-hoi")
    await drafted(town, town.schools, school.id)
    assert "Còn 1 cơ quan chưa gửi đủ" in town.secretary.text
    before = len(town.schools.seen)
    await town.secretary.act("remind:1")
    assert "đã nhắc 1 cơ quan về 2 dự thảo" in town.secretary.text
    assert town.roads.heard[-1] == "officer-drafts-wanted"
    assert len(town.schools.seen) == before
    for item in town.items():
        if not item.draft:
            await drafted(town, town.roads, item.id)
    await town.secretary.act("who:1")
    assert town.secretary.heard == ["drafts-complete"]
    await town.secretary.act("remind:1")
    assert "không nhắc ai" in town.secretary.text


async def test_nobody_is_reminded_of_drafts_when_the_conference_is_called_off(town: Conferring) -> None:
    await town.secretary.say(f"/gan {await town.lan.filed()}")
    await town.secretary.act("calloff:1")
    await town.secretary.say("Mưa bão")
    await town.secretary.act("calledoff:1")
    assert town.conference().phase is Phase.CANCELLED
    for verb in ("remind:1", "cand:1", "addall:1", f"give:{town.items()[0].id}"):
        await town.secretary.act(verb)
        assert town.secretary.heard == ["error-wrong-phase"], verb
    await town.secretary.act("agenda:1")
    assert town.secretary.labels[-1] == "Về hội nghị HN1"
    assert "Đưa phản ánh vào" not in town.secretary.labels


async def test_a_matter_is_shown_to_the_secretary_only(town: Conferring) -> None:
    await town.secretary.say(f"/gan {await town.lan.filed()}")
    item = town.items()[0]
    for verb in ("item", "give", "takeoff", "takenoff"):
        for chat in (town.lan, town.roads, town.chair):
            await chat.act(f"{verb}:{item.id}")
            assert chat.heard == ["error-not-yours"], (verb, chat.name)
    assert len(town.items()) == 1
