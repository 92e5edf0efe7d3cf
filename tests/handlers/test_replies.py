"""Who replies to a message of ours means the petition that it was about."""

import pytest

from casework.notices import Attachment, MediaKind
from casework.petition import Stage, StatementKind
from handlers.messages import Kind
from tests.handlers.chat import ROAD, Chat, TownHall

MARKET = "Chợ xã đầy rác"


@pytest.fixture
async def code(lan: Chat, hall: TownHall, minh: Chat) -> str:
    """Lan's petition, of which she has been told that Minh handles it."""
    code = await lan.filed()
    await minh.act(f"claim:{code}")
    assert lan.heard[-1] == "notice-claimed"
    return code


@pytest.fixture
async def answered(lan: Chat, minh: Chat, code: str) -> str:
    """The same, answered."""
    await minh.say(f"/traloi {code} Đã vá xong")
    await minh.press("Đã giải quyết xong")
    await minh.press("Gửi cho người dân")
    assert lan.heard[-1] == "notice-answered"
    return code


def photo(name: str) -> Attachment:
    return Attachment(kind=MediaKind.PHOTO, content=name)


# --- citizens ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("told", ["receipt", "notice-claimed"])
async def test_words_in_reply_to_a_message_about_a_petition_go_into_its_file(
    lan: Chat, hall: TownHall, minh: Chat, code: str, told: str
) -> None:
    await lan.reply(told, "Hôm nay ngập sâu hơn", photo("p1"))
    assert lan.heard == ["supplemented"]
    addition = hall.file_of(code)[-1]
    assert (addition.kind, addition.text) == (StatementKind.ADDITION, "Hôm nay ngập sâu hơn")
    assert [one.content for one in addition.attachments] == ["p1"]
    assert minh.heard[-1] == "officer-supplemented"


async def test_of_two_petitions_the_one_that_is_replied_to_is_meant(
    lan: Chat, hall: TownHall, code: str
) -> None:
    hall.clock.advance(minutes=1)
    newer = await lan.filed(MARKET)
    await lan.reply("notice-claimed", "Hôm nay ngập sâu hơn")
    assert [len(hall.file_of(one)) for one in (code, newer)] == [2, 1]


async def test_a_reply_to_the_own_message_goes_where_that_message_went(
    lan: Chat, hall: TownHall, code: str
) -> None:
    written = next(iter(lan.state["filed"]))[0]
    await lan.do(Kind.TEXT, text="Có cả nước thải", replies_to=written)
    assert lan.heard == ["supplemented"]
    assert hall.file_of(code)[-1].text == "Có cả nước thải"


async def test_a_reply_to_a_question_of_the_agency_answers_it(
    lan: Chat, hall: TownHall, minh: Chat, code: str
) -> None:
    await minh.act(f"ask:{code}")
    await minh.say("Ngập có sâu không?")
    await lan.reply("notice-asked", "Không")
    assert lan.heard == ["supplemented"]
    assert hall.kinds(code)[-1] is StatementKind.REPLY
    assert hall.petition(code).stage is Stage.CLAIMED


@pytest.mark.parametrize("said", ["Thôi", "Không", "xem", "Giúp"])
async def test_a_word_that_alone_would_be_a_command_is_an_answer_in_a_reply(
    lan: Chat, hall: TownHall, code: str, said: str
) -> None:
    await lan.reply("notice-claimed", said)
    assert lan.heard == ["supplemented"]
    assert hall.file_of(code)[-1].text == said


async def test_a_reply_with_a_command_stays_a_command(lan: Chat, hall: TownHall, code: str) -> None:
    await lan.reply("notice-claimed", "/theodoi")
    assert lan.heard == ["follow"]
    assert len(hall.file_of(code)) == 1


async def test_what_is_being_written_meanwhile_stays(lan: Chat, hall: TownHall, code: str) -> None:
    await lan.say(MARKET)
    assert lan.heard == ["summary"]
    await lan.reply("notice-claimed", "không")
    assert lan.heard == ["supplemented"]
    assert hall.file_of(code)[-1].text == "không"
    await lan.press("Gửi")
    assert lan.heard[0] == "receipt"
    assert [one.text for one in hall.file_of(lan.code)] == [MARKET]


async def test_an_addition_begun_for_another_petition_stays_begun(
    lan: Chat, hall: TownHall, code: str
) -> None:
    hall.clock.advance(minutes=1)
    newer = await lan.filed(MARKET)
    await lan.say(f"/bosung {newer}")
    await lan.reply("notice-claimed", "Hôm nay ngập sâu hơn")
    assert hall.file_of(code)[-1].text == "Hôm nay ngập sâu hơn"
    await lan.say("Rác cao bằng người")
    assert hall.file_of(newer)[-1].text == "Rác cao bằng người"


async def test_a_reply_to_the_open_question_is_its_answer(lan: Chat, hall: TownHall, answered: str) -> None:
    await lan.act(f"reopen:{answered}")
    await lan.reply("ask-objection", "Vẫn ngập")
    assert lan.heard == ["reopened"]
    assert hall.kinds(answered)[-1] is StatementKind.OBJECTION


async def test_a_reply_to_the_question_about_a_draft_is_about_the_draft(
    lan: Chat, hall: TownHall, minh: Chat, code: str
) -> None:
    await minh.act(f"ask:{code}")
    await minh.say("Ngập có sâu không?")
    await lan.say("Sâu tới gối")
    assert lan.heard == ["ask-whether-reply"]
    await lan.reply("ask-whether-reply", "gửi")
    assert lan.heard == ["supplemented"]
    assert [one.text for one in hall.file_of(code)][-1] == "Sâu tới gối"


async def test_a_reply_to_an_answer_is_kept_and_two_buttons_say_what_it_means(
    lan: Chat, hall: TownHall, answered: str
) -> None:
    await lan.reply("notice-answered", "Cảm ơn xã")
    assert lan.heard == ["supplemented-answered"]
    assert lan.labels == ["Hài lòng", "Chưa hài lòng"]
    assert hall.kinds(answered)[-1] is StatementKind.ADDITION
    assert hall.petition(answered).stage is Stage.NOTIFIED
    await lan.press("Hài lòng")
    assert lan.heard == ["thanked"]


async def test_not_satisfied_sends_the_words_of_the_reply_back_to_the_agency(
    lan: Chat, hall: TownHall, minh: Chat, answered: str
) -> None:
    await lan.reply("notice-answered", "Vẫn ngập")
    await lan.reply("notice-answered", "Chưa ai tới làm")
    await lan.press("Chưa hài lòng")
    assert lan.heard == ["reopened"]
    objection = hall.file_of(answered)[-1]
    assert (objection.kind, objection.text) == (StatementKind.OBJECTION, "Vẫn ngập\nChưa ai tới làm")
    assert hall.petition(answered).stage is Stage.ROUTED
    assert "Vẫn ngập" in minh.text


async def test_who_has_withdrawn_consent_objects_and_adds_only_after_agreeing_again(
    lan: Chat, hall: TownHall, answered: str
) -> None:
    await lan.reply("notice-answered", "Vẫn ngập")
    await lan.act("erased:")
    await lan.press("Chưa hài lòng")
    assert lan.heard == ["welcome"]
    await lan.reply("notice-answered", "Vẫn ngập lắm")
    assert len(hall.file_of(answered)) == 3
    assert hall.petition(answered).stage is Stage.NOTIFIED


async def test_a_photo_alone_in_reply_to_an_answer_is_asked_for_words(lan: Chat, answered: str) -> None:
    await lan.reply("notice-answered", "", photo("p1"))
    await lan.press("Chưa hài lòng")
    assert lan.heard == ["ask-objection"]


async def test_what_is_said_to_a_petition_taken_back_becomes_a_matter_of_its_own(
    lan: Chat, hall: TownHall, code: str
) -> None:
    await lan.act(f"withdrawn:{code}")
    await lan.reply("notice-claimed", MARKET)
    assert lan.heard == ["summary"]
    assert len(hall.file_of(code)) == 1


async def test_a_reply_to_a_message_about_no_petition_is_an_ordinary_text(lan: Chat, hall: TownHall) -> None:
    await lan.reply("ask-for-petition", ROAD)
    assert lan.heard == ["summary"]
    await lan.do(Kind.TEXT, text="và hôi nữa", replies_to="no-message-of-ours")
    assert lan.heard == ["summary"]


async def test_the_message_of_somebody_elses_chat_means_nothing(lan: Chat, hung: Chat, code: str) -> None:
    known = next(said for said in lan.seen if said.sentence == "notice-claimed")
    await hung.do(Kind.TEXT, text=MARKET, replies_to=known.reference)
    assert hung.heard == ["summary"]


async def test_the_photos_of_an_album_are_one_addition_with_one_answer(
    lan: Chat, hall: TownHall, minh: Chat, code: str
) -> None:
    told = len(minh.seen)
    await lan.reply("notice-claimed", "Ba tấm mới chụp", photo("p1"), album="a1")
    heard = list(lan.heard)
    for name in ("p2", "p3"):
        await lan.reply("notice-claimed", "", photo(name), album="a1")
        heard += lan.heard
    assert heard == ["supplemented"]
    assert [one.sentence for one in minh.seen[told:]] == ["officer-supplemented"]
    kept = [item.content for one in hall.file_of(code) for item in one.attachments]
    assert kept == ["p1", "p2", "p3"]


async def test_an_album_sent_as_an_addition_is_answered_once(lan: Chat, hall: TownHall, code: str) -> None:
    await lan.say(f"/bosung {code}")
    heard = []
    for name in ("p1", "p2", "p3"):
        await lan.do(Kind.TEXT, attachments=(photo(name),), album="a2")
        heard += lan.heard
    assert heard == ["supplemented"]
    assert [item.content for one in hall.file_of(code) for item in one.attachments] == ["p1", "p2", "p3"]


# --- officers ------------------------------------------------------------------------------------------


async def test_an_officers_reply_becomes_an_answer_only_after_outcome_and_preview(
    lan: Chat, hall: TownHall, minh: Chat, code: str
) -> None:
    told = len(lan.seen)
    await minh.reply("officer-new", "Chiều nay có người tới", photo("proof"))
    assert minh.heard == ["ask-outcome"]
    await minh.press("Đã giải quyết xong")
    assert minh.heard == ["answer-preview"]
    assert "Chiều nay có người tới" in minh.text
    assert lan.seen[told:] == []
    await minh.press("Gửi cho người dân")
    assert lan.heard[-2:] == ["notice-answer-photo", "notice-answered"]


async def test_an_officer_who_does_not_handle_it_is_shown_the_petition_and_nothing_is_sent(
    lan: Chat, hall: TownHall, minh: Chat
) -> None:
    code = await lan.filed()
    told = len(lan.seen)
    await minh.reply("officer-new", "Chiều nay có người tới")
    assert minh.heard == ["reply-unsent", "petition"]
    assert (len(hall.file_of(code)), lan.seen[told:]) == (1, [])


async def test_an_officer_who_is_writing_about_another_petition_finishes_that_first(
    lan: Chat, hall: TownHall, minh: Chat, code: str
) -> None:
    other = await lan.filed(MARKET)
    await minh.act(f"ask:{other}")
    told = len(lan.seen)
    await minh.reply("claimed", "Chiều nay tới")
    assert minh.heard == ["reply-busy"]
    assert lan.seen[told:] == []
    await minh.say("Rác có nhiều không?")
    assert minh.heard[0] == "asked"


async def test_a_petition_that_was_passed_on_is_no_longer_the_officers(
    lan: Chat, hall: TownHall, minh: Chat, code: str
) -> None:
    await minh.act(f"referto:{code}:tiep-nhan")
    await minh.press("Đúng lĩnh vực")
    await minh.reply("officer-new", "Chiều nay có người tới")
    assert minh.heard == ["error-not-yours"]
    assert len(hall.file_of(code)) == 1


async def test_an_officer_adds_to_a_petition_of_their_own(hall: TownHall, minh: Chat) -> None:
    await minh.say("/phananh")
    await minh.press("Đồng ý")
    await minh.say(ROAD)
    await minh.press("Gửi")
    code = minh.code
    await minh.reply("receipt", "Hôm nay ngập sâu hơn")
    assert sorted(minh.heard) == ["officer-supplemented", "supplemented"]
    assert hall.kinds(code)[-1] is StatementKind.ADDITION
