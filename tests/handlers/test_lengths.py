"""However much is written, every reply is one message that a channel can carry (chat.py measures each)."""

import pytest

from casework.petition import Outcome, StatementKind
from casework.reading import Urgency
from tests.handlers.chat import ABROAD, ROAD, Chat, SetReader, TownHall

LONG_TITLE = "Ổ gà sâu trước cổng trường tiểu học thôn Chợ Mới, mưa là ngập, trẻ con té hoài, xin sửa gấp"


@pytest.mark.parametrize("letter", ["dài ", "x", "😀", "\n"], ids=["words", "one word", "emoji", "lines"])
async def test_a_text_of_twenty_thousand_letters_is_filed_whole(
    lan: Chat, hall: TownHall, letter: str
) -> None:
    text = "Ổ gà" + (letter * 20_000)[:19_990] + "hết"
    await lan.say(text)
    await lan.press("Viết lại")
    assert lan.heard == ["ask-rewrite"]
    await lan.say(text)
    await lan.press("Đổi nơi xảy ra")
    await lan.press_first()
    await lan.press("Gửi")
    assert hall.file_of(lan.code)[0].text == text
    await lan.act(f"mine:{lan.code}")
    assert lan.heard == ["own-petition"]


async def test_what_is_over_the_limit_is_said_and_what_was_there_stays(lan: Chat, hall: TownHall) -> None:
    await lan.say(ROAD)
    await lan.say("x" * 20_000)
    assert lan.heard == ["draft-full"]
    await lan.press("Gửi")
    assert hall.file_of(lan.code)[0].text == ROAD


async def test_more_than_twenty_photos_are_not_taken_and_said_so(lan: Chat, hall: TownHall) -> None:
    await lan.say(ROAD)
    for _ in range(20):
        await lan.photo()
    await lan.photo()
    assert lan.heard == ["draft-full"]
    await lan.press("Gửi")
    assert len(hall.file_of(lan.code)[0].attachments) == 20


async def test_a_first_text_over_the_limit_is_answered(hall: TownHall) -> None:
    lan = await hall.citizen(consented=False)
    await lan.say("x" * 20_001)
    assert lan.heard == ["draft-full"]


@pytest.mark.parametrize(
    ("text", "photos"), [("", 1), ("x", 0), ("Hố sâu thêm rồi", 20), ("dài " * 200, 0), ("😀" * 500, 0)]
)
async def test_a_file_with_very_many_additions_is_shown_with_its_beginning_and_end(
    lan: Chat, minh: Chat, hall: TownHall, text: str, photos: int
) -> None:
    code = await lan.filed()
    for number in range(100):
        hall.add_to_file(code, f"{text} {number}" if text else "", photos=photos)
    await lan.act(f"mine:{code}")
    assert ROAD in lan.text
    assert "(còn nữa)" in lan.text
    assert not text or " 99" in lan.text
    await minh.act(f"view:{code}")
    assert ROAD in minh.text


async def test_a_queue_of_the_longest_lines_fits(
    hall: TownHall, lan: Chat, minh: Chat, ear: SetReader
) -> None:
    tuan = await hall.officer("Tuấn")
    ear.usual = ear.usual.__class__(
        **{
            **{name: getattr(ear.usual, name) for name in ear.usual.__slots__},
            "topic": "agriculture",
            "topics": (("agriculture", 0.9), ("transport", 0.1)),
            "urgency": Urgency.URGENT,
        }
    )
    for number in range(11):
        hall.clock.advance(minutes=1)
        code = await lan.filed(f"{number} {LONG_TITLE}")
        await tuan.say(f"/traloi {code} Xong")
        await tuan.press("Đã giải quyết xong")
        await tuan.press("Gửi cho người dân")
        await lan.press("Chưa hài lòng")
        await lan.say("Chưa")
        await tuan.act(f"claim:{code}")
    hall.clock.advance(days=60)
    await minh.say("/hangdoi")
    assert minh.heard == ["queue"]
    assert "QUÁ HẠN" in minh.text
    await lan.say("/theodoi")
    assert lan.heard == ["follow"]


async def test_a_queue_of_emoji_fits(hall: TownHall, lan: Chat, minh: Chat) -> None:
    for _ in range(11):
        await lan.filed("Ổ gà sâu " + "😀" * 200)
    await minh.say("/hangdoi")
    assert minh.heard == ["queue"]
    await lan.say("/theodoi")
    assert lan.heard == ["follow"]


@pytest.mark.parametrize("longest", ["dài " * 375, "😀" * 750], ids=["words", "emoji"])
async def test_the_longest_reason_and_the_longest_question_arrive_whole(
    lan: Chat, minh: Chat, hall: TownHall, longest: str
) -> None:
    code = await lan.filed()
    await minh.act(f"ask:{code}")
    await minh.say(longest)
    assert longest.strip() in lan.text
    await minh.act(f"referto:{code}:cong-an")
    await minh.say(longest)
    assert longest.strip() in lan.text


@pytest.mark.parametrize("outcome", Outcome)
async def test_the_longest_answer_is_previewed_sent_and_filed(
    lan: Chat, minh: Chat, hall: TownHall, outcome: Outcome
) -> None:
    code = await lan.filed(LONG_TITLE)
    longest = "dài " * 749 + "hết"
    await minh.act(f"answer:{code}")
    await minh.act(f"outcome:{code}:{outcome}")
    await minh.say(longest)
    assert minh.heard == ["answer-preview"]
    await minh.press("Gửi cho người dân")
    assert longest in lan.text
    assert hall.file_of(code)[-1].text == longest
    await minh.act(f"view:{code}")
    assert minh.heard == ["petition"]


async def test_a_very_long_place_is_no_obstacle(lan: Chat, minh: Chat, ear: SetReader) -> None:
    ear.when("Đèn", place=None)
    ear.places["Quận"] = ABROAD
    await lan.say("Đèn hỏng")
    await lan.say("Quận " * 2000)
    await lan.press("Gửi")
    await minh.act(f"view:{lan.code}")
    await lan.act(f"mine:{lan.code}")
    assert lan.heard == ["own-petition"]


async def test_many_replies_and_questions_stay_readable(lan: Chat, minh: Chat, hall: TownHall) -> None:
    code = await lan.filed()
    for number in range(12):
        await minh.act(f"ask:{code}")
        await minh.say(f"Hỏi lần {number}")
        await lan.press("Trả lời")
        await lan.say(f"Trả lời {number}")
    assert hall.kinds(code).count(StatementKind.REPLY) == 12
    await minh.act(f"view:{code}")
    assert "Trả lời 11" in minh.text
