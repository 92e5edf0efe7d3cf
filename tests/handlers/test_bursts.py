"""Nobody interrupts a person who is still typing, and what was typed is never forgotten."""

import pytest

from casework.petition import StatementKind
from handlers.messages import Kind
from tests.handlers.chat import ROAD, Chat, SetReader, TownHall


@pytest.fixture
def hall(patient_hall: TownHall) -> TownHall:
    return patient_hall


async def test_messages_photos_and_a_pin_give_one_summary_once_the_person_is_silent(
    hall: TownHall, lan: Chat
) -> None:
    await lan.say("Ổ gà trước cổng trường")
    await hall.wait(seconds=2)
    await lan.photo()
    await lan.photo("thôn Chợ Mới")
    await lan.pin(14.812, 108.331)
    await hall.wait(seconds=2)
    await lan.say("Trẻ con té hoài")
    assert lan.heard == []
    await hall.wait(seconds=2)
    assert lan.heard == []
    await hall.wait(seconds=1)
    assert lan.heard == ["summary"]
    assert "Ổ gà trước cổng trường\nthôn Chợ Mới\nTrẻ con té hoài" in lan.text
    assert "2 ảnh" in lan.text
    await hall.wait(hours=1)
    assert lan.heard == ["summary"]


async def test_a_message_after_the_summary_gives_a_new_summary_with_everything(
    hall: TownHall, lan: Chat
) -> None:
    await lan.say(ROAD)
    await hall.wait(seconds=3)
    await lan.say("Đèn cũng hỏng")
    assert lan.heard == []
    await hall.wait(seconds=3)
    assert lan.heard == ["summary"]
    assert "Đèn cũng hỏng" in lan.text
    await lan.press("Gửi")
    assert hall.file_of(lan.code)[0].text == f"{ROAD}\nĐèn cũng hỏng"


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        ("/theodoi", "follow-none"),
        ("/trogiup", "help"),
        ("/start", "hello-again"),
        ("/dulieu", "own-data"),
        ("/khongco", "unknown-command"),
        ("/theodoi 1234", "error-mistyped-code"),
        ("/hangdoi", "error-not-yours"),
    ],
)
async def test_a_command_in_the_middle_is_answered_and_the_draft_goes_on_by_itself(
    hall: TownHall, lan: Chat, command: str, answer: str
) -> None:
    await lan.say(ROAD)
    await lan.say(command)
    assert lan.heard == [answer]
    await hall.wait(seconds=3)
    assert lan.heard == [answer, "summary"]


@pytest.mark.parametrize("kind", [Kind.UNSUPPORTED, Kind.TEXT])
async def test_a_sticker_or_an_empty_message_in_the_middle_does_not_stop_it(
    hall: TownHall, lan: Chat, kind: Kind
) -> None:
    await lan.say(ROAD)
    await lan.do(kind)
    await hall.wait(seconds=3)
    assert lan.heard[-1] == "summary"


async def test_an_apology_in_the_middle_does_not_stop_it(hall: TownHall, lan: Chat) -> None:
    await lan.say(ROAD)
    async with hall.store.work() as work:
        await hall.desk.apologise(work, lan._incoming(Kind.TEXT))
    await hall.wait(seconds=3)
    assert [said.sentence for said in lan.seen[-2:]] == ["error-unexpected", "summary"]


@pytest.mark.parametrize("words", ["/phananh", "gửi phản ánh"])
async def test_asking_to_send_a_petition_in_the_middle_keeps_what_was_written(
    hall: TownHall, lan: Chat, words: str
) -> None:
    await lan.say(ROAD)
    await lan.say(words)
    await hall.wait(seconds=3)
    assert lan.heard[-1] == "summary"
    assert ROAD in lan.text


async def test_an_edit_of_a_message_in_the_draft_replaces_it(hall: TownHall, lan: Chat) -> None:
    await lan.say("Ô gà thôn Chợ Mới")
    await lan.say("mưa là ngập")
    await lan.edit("Ổ gà thôn Chợ Mới", back=2)
    await hall.wait(seconds=3)
    assert lan.heard == ["summary"]
    assert "Ổ gà thôn Chợ Mới\nmưa là ngập" in lan.text
    assert "Ô gà" not in lan.text


async def test_an_edit_after_the_summary_gives_a_new_one(hall: TownHall, lan: Chat) -> None:
    await lan.say("Ô gà thôn Chợ Mới")
    await hall.wait(seconds=3)
    await lan.edit(ROAD)
    await hall.wait(seconds=3)
    assert lan.heard == ["summary"]
    assert ROAD in lan.text


async def test_an_edit_after_filing_adds_the_new_words_and_keeps_the_old(hall: TownHall, lan: Chat) -> None:
    await lan.say(ROAD)
    await hall.wait(seconds=3)
    await lan.press("Gửi")
    await lan.edit(f"{ROAD}, sâu nửa mét")
    assert lan.heard == ["edit-added"]
    first, second = hall.file_of(lan.code)
    assert first.text == ROAD
    assert second.text.endswith("sâu nửa mét")
    assert second.kind is StatementKind.ADDITION


async def test_an_edit_of_an_addition_goes_to_the_same_petition(hall: TownHall, lan: Chat) -> None:
    await lan.say(ROAD)
    await hall.wait(seconds=3)
    await lan.press("Gửi")
    await lan.say("/bosung")
    await lan.say("Có hai hố")
    await hall.wait(seconds=3)
    await lan.edit("Có ba hố")
    assert lan.heard == ["edit-added"]
    assert hall.file_of(lan.code)[-1].text.endswith("Có ba hố")


async def test_an_edit_of_something_else_changes_nothing(hall: TownHall, lan: Chat) -> None:
    await lan.say(ROAD)
    await hall.wait(seconds=3)
    await lan.press("Gửi")
    await lan.say("/theodoi")
    await lan.edit("/trogiup")
    assert lan.heard == ["edit-unknown"]
    assert len(hall.file_of(lan.code)) == 1


async def test_an_edit_of_a_filed_message_is_no_answer_to_the_officers_question(
    hall: TownHall, lan: Chat, minh: Chat
) -> None:
    await lan.say(ROAD)
    await hall.wait(seconds=3)
    await lan.press("Gửi")
    await minh.act(f"ask:{lan.code}")
    await minh.say("Cụ thể trước nhà ai?")
    await lan.edit(f"{ROAD}!")
    assert hall.petition(lan.code).stage == "asked"
    assert StatementKind.REPLY not in hall.kinds(lan.code)


async def test_an_album_added_to_a_petition_goes_there_whole(hall: TownHall, lan: Chat) -> None:
    await lan.say(ROAD)
    await hall.wait(seconds=3)
    await lan.press("Gửi")
    await lan.press("Bổ sung")
    for _ in range(3):
        await lan.photo()
    await hall.wait(seconds=3)
    photos = [one for statement in hall.file_of(lan.code) for one in statement.attachments]
    assert len(photos) == 3


async def test_a_pressed_button_in_the_middle_sends_all_that_was_written(hall: TownHall, lan: Chat) -> None:
    await lan.say(ROAD)
    await hall.wait(seconds=3)
    await lan.say("Đèn cũng hỏng")
    await lan.press("Gửi")
    assert lan.heard == ["receipt"]
    assert "Đèn cũng hỏng" in hall.file_of(lan.code)[0].text
    await hall.wait(seconds=10)
    assert lan.heard == ["receipt"]


async def test_cancelling_in_the_middle_ends_it(hall: TownHall, lan: Chat) -> None:
    await lan.say(ROAD)
    await lan.say("/huy")
    assert lan.heard == ["dropped"]
    await hall.wait(seconds=10)
    assert lan.heard == ["dropped"]


async def test_a_place_that_is_asked_for_waits_without_nagging(
    hall: TownHall, lan: Chat, ear: SetReader
) -> None:
    ear.when("Đèn", place=None)
    await lan.say("Đèn đường hỏng")
    await hall.wait(seconds=3)
    assert lan.heard == ["ask-place"]
    await hall.wait(days=2)
    assert lan.heard == ["ask-place"]


async def test_an_album_after_the_receipt_belongs_to_the_petition(hall: TownHall, lan: Chat) -> None:
    await lan.photo(ROAD)
    await hall.wait(seconds=3)
    await lan.press("Gửi")
    await lan.photo()
    assert lan.heard == ["supplemented"]
    assert len(hall.file_of(lan.code)) == 2
    hall.clock.advance(minutes=3)
    await lan.photo()
    await hall.wait(seconds=3)
    assert lan.heard == ["ask-what-photo"]


async def test_a_photo_that_begins_a_new_petition_stays_out_of_the_old_one(hall: TownHall, lan: Chat) -> None:
    await lan.say(ROAD)
    await hall.wait(seconds=3)
    await lan.press("Gửi")
    await lan.say("/phananh")
    await lan.photo()
    await lan.say("Rác đầy chợ")
    await hall.wait(seconds=3)
    assert "1 ảnh" in lan.text
    assert len(hall.file_of(lan.code)) == 1


async def test_a_photo_after_taking_back_begins_a_new_petition(hall: TownHall, lan: Chat) -> None:
    await lan.say(ROAD)
    await hall.wait(seconds=3)
    await lan.press("Gửi")
    await lan.act(f"withdrawn:{lan.code}")
    await lan.photo()
    await hall.wait(seconds=3)
    assert lan.heard == ["ask-what-photo"]


async def test_an_edit_that_takes_all_words_away_is_answered(hall: TownHall, lan: Chat) -> None:
    await lan.say(ROAD)
    await lan.edit("\u200b")
    await hall.wait(seconds=3)
    assert lan.heard != []


async def test_an_edit_of_a_message_that_began_with_the_command_edits_its_words(
    hall: TownHall, lan: Chat
) -> None:
    await lan.say("/phananh Ô gà thôn Chợ Mới")
    await lan.edit(f"/phananh {ROAD}")
    await hall.wait(seconds=3)
    assert lan.heard == ["summary"]
    assert ROAD in lan.text
    assert "/phananh" not in lan.text


async def test_only_the_newest_thirty_messages_are_remembered_for_edits(hall: TownHall, lan: Chat) -> None:
    for number in range(40):
        await lan.say(f"Hố số {number}")
    await hall.wait(seconds=3)
    await lan.press("Gửi")
    await lan.edit("Hố số chín", back=40)
    assert lan.heard == ["edit-unknown"]
    await lan.edit("Hố số ba chín")
    assert lan.heard == ["edit-added"]
