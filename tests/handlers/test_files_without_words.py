"""A photo, a recording or a paper without words: one question; one press adds it to an earlier petition."""

import pytest

from casework.notices import Attachment, MediaKind
from casework.petition import StatementKind, spoken_code
from tests.handlers.chat import ROAD, Chat, TownHall

MARKET = "Chợ xã đầy rác"
VOICE = Attachment(kind=MediaKind.VOICE, content="v1", name="ghi-am.ogg")
PAPER = Attachment(kind=MediaKind.DOCUMENT, content="d1", name="don.pdf")
PIN = Attachment(kind=MediaKind.LOCATION, latitude=14.812, longitude=108.331)


def adding(code: str) -> str:
    return f"Thêm vào phản ánh {spoken_code(code)}"


@pytest.fixture
async def code(hall: TownHall, lan: Chat) -> str:
    """The petition that Lan has filed some minutes ago."""
    code = await lan.filed()
    hall.clock.advance(minutes=4)
    return code


@pytest.fixture
async def answered(hall: TownHall, lan: Chat, minh: Chat, code: str) -> str:
    """The same, answered two months later."""
    hall.clock.advance(days=60)
    await minh.say(f"/traloi {code} Đã vá xong")
    await minh.press("Đã giải quyết xong")
    await minh.press("Gửi cho người dân")
    return code


@pytest.mark.parametrize("sent", [None, VOICE, PAPER, PIN])
async def test_one_press_adds_it_to_the_petition_just_filed(
    hall: TownHall, lan: Chat, minh: Chat, code: str, sent: Attachment | None
) -> None:
    await (lan.say("", sent) if sent else lan.photo())
    assert lan.heard in (["ask-what-photo"], ["ask-what-media"])
    assert lan.labels == [adding(code), "Gửi để cán bộ xem", "Bỏ, không gửi"]
    assert "“Thêm vào phản ánh”" in lan.text
    await lan.press(adding(code))
    assert lan.heard == ["supplemented"]
    assert spoken_code(code) in lan.text
    assert hall.kinds(code) == [StatementKind.ORIGINAL, StatementKind.ADDITION]
    assert len(hall.file_of(code)[1].attachments) == 1
    assert minh.heard[-1] == "officer-supplemented"
    assert len(hall.petitions) == 1
    await lan.say(MARKET)
    assert lan.heard == ["summary"], "nothing waits any more"


async def test_a_row_of_files_is_asked_about_once_and_all_of_it_is_added(patient_hall: TownHall) -> None:
    lan = await patient_hall.citizen()
    await lan.say(ROAD)
    await patient_hall.wait(seconds=3)
    await lan.press("Gửi")
    code = lan.code
    patient_hall.clock.advance(minutes=4)
    asked = len(lan.seen)
    for _ in range(3):
        await lan.photo()
    await lan.say("", VOICE)
    await patient_hall.wait(seconds=3)
    assert [said.sentence for said in lan.seen[asked:]] == ["ask-what-media"]
    await lan.press(adding(code))
    assert [item.kind for item in patient_hall.file_of(code)[1].attachments] == ["photo"] * 3 + ["voice"]


async def test_one_more_photo_before_the_press_is_added_too(hall: TownHall, lan: Chat, code: str) -> None:
    await lan.photo()
    await lan.photo()
    await lan.press(adding(code))
    assert len(hall.file_of(code)[1].attachments) == 2


async def test_words_instead_of_the_press_make_a_new_petition_as_ever(
    hall: TownHall, lan: Chat, code: str
) -> None:
    await lan.photo()
    await lan.say(MARKET)
    assert lan.heard == ["summary"]
    await lan.press("Gửi")
    assert len(hall.file_of(code)) == 1
    assert len(hall.file_of(lan.code)[0].attachments) == 1


@pytest.mark.parametrize("said", ["gửi", "ok", "Đúng rồi"])
async def test_a_typed_yes_adds_it(hall: TownHall, lan: Chat, code: str, said: str) -> None:
    await lan.photo()
    await lan.say(said)
    assert lan.heard == ["supplemented"]
    assert hall.kinds(code)[-1] is StatementKind.ADDITION


async def test_a_typed_no_drops_it(hall: TownHall, lan: Chat, code: str) -> None:
    await lan.photo()
    await lan.say("thôi")
    assert lan.heard == ["dropped"]
    assert len(hall.file_of(code)) == 1


async def test_after_a_week_without_a_word_it_is_not_offered(hall: TownHall, lan: Chat, code: str) -> None:
    hall.clock.advance(days=8)
    await lan.photo()
    assert lan.labels == ["Gửi để cán bộ xem", "Bỏ, không gửi"]
    assert "Thêm vào" not in lan.text


async def test_a_petition_answered_just_now_is_offered_and_asks_what_is_meant(
    hall: TownHall, lan: Chat, answered: str
) -> None:
    await lan.photo()
    await lan.press(adding(answered))
    assert lan.heard == ["supplemented-answered"]
    assert lan.labels == ["Hài lòng", "Chưa hài lòng"]


async def test_of_several_the_last_spoken_of_comes_first_and_three_at_most(
    hall: TownHall, lan: Chat, code: str
) -> None:
    codes = [code]
    for text in (MARKET, "Đèn hỏng", "Cống tắc"):
        codes.append(await lan.filed(text))
        hall.clock.advance(minutes=4)
    await lan.say(f"/bosung {code}")
    await lan.say("Hôm nay ngập sâu hơn")
    hall.clock.advance(minutes=4)
    await lan.photo()
    assert lan.labels[:-2] == [adding(one) for one in (code, codes[3], codes[2])]


async def test_what_was_taken_back_is_not_offered(hall: TownHall, lan: Chat, code: str) -> None:
    await lan.act(f"withdrawn:{code}")
    await lan.photo()
    assert lan.labels == ["Gửi để cán bộ xem", "Bỏ, không gửi"]


async def test_words_that_say_nothing_are_no_file(lan: Chat, code: str) -> None:
    await lan.say("?")
    assert lan.heard == ["ask-what"]
    assert adding(code) not in lan.labels


async def test_while_an_officer_asks_the_question_names_what_has_come(
    lan: Chat, minh: Chat, code: str
) -> None:
    await minh.act(f"claim:{code}")
    await minh.act(f"ask:{code}")
    await minh.say("Ngập có sâu không?")
    await lan.photo()
    assert lan.heard == ["ask-whether-reply"]
    assert "Bà con vừa gửi 1 ảnh." in lan.text
    assert "“”" not in lan.text


@pytest.mark.parametrize("said", ["cam on chau", "tốt quá", "👍"])
async def test_thanks_are_no_words_to_a_photo(
    hall: TownHall, lan: Chat, minh: Chat, code: str, said: str
) -> None:
    await lan.photo()
    await lan.say(said)
    assert lan.heard == ["ask-what-photo"], "asked again, with the buttons"
    await lan.press(adding(code))
    assert hall.file_of(code)[1].text == ""


async def test_who_asks_how_far_it_is_while_a_photo_waits_is_told_and_the_photo_waits_on(
    hall: TownHall, lan: Chat, code: str
) -> None:
    await lan.photo()
    await lan.say("bao gio sua")
    assert spoken_code(code) in lan.text
    assert lan.heard[-1] != "summary"
    await lan.say("anh moi chup sang nay, nuoc con sau hon")
    assert len(hall.petitions) == 1
    assert "bao gio" not in lan.text


async def test_the_officer_hears_that_files_came_beside_the_words(lan: Chat, minh: Chat, code: str) -> None:
    await lan.say(f"/bosung {code}")
    await lan.photo("Hôm nay ngập sâu hơn")
    assert minh.heard[-1] == "officer-supplemented"
    assert minh.text.endswith("“Hôm nay ngập sâu hơn” (kèm 1 ảnh, tệp)")
