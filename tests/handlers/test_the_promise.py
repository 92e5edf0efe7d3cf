"""Who writes one text and then always takes the first button holds a receipt after at most four replies."""

from typing import Any

import pytest

from casework.ports import Reader
from casework.reading import Nature, PlaceMention, Urgency
from casework.rulebook import Rulebook
from tests.fakes.clock import SetClock
from tests.handlers.chat import ABROAD, MARKET, ROAD, Chat, SetReader, TownHall

KINDS: dict[str, tuple[str, dict[str, Any]]] = {
    "place known": (ROAD, {"place": MARKET}),
    "place unknown": ("Đèn đường hỏng cả tháng nay", {"place": None}),
    "a place without a name in the list": ("Cầu khỉ gãy", {"place": PlaceMention(written="cầu khỉ")}),
    "only the province": ("Đường tỉnh hỏng", {"place": PlaceMention(written="tỉnh", place_id="an-khe")}),
    "outside": ("Quận Một ngập", {"place": ABROAD}),
    "urgent": ("Cháy chợ!", {"urgency": Urgency.URGENT}),
    "unsure": ("Việc nhà tôi khó nói lắm", {"confidence": 0.2}),
    "a topic that nobody has": ("Việc khác", {"topic": "other"}),
    "complaint": ("Tôi khiếu nại quyết định số 12", {"nature": Nature.COMPLAINT}),
    "denunciation": ("Tôi tố cáo ông A nhận tiền", {"nature": Nature.DENUNCIATION}),
    "offtopic": ("Hôm nay trời đẹp quá", {"nature": Nature.OFFTOPIC}),
}
TEXTS = {
    "place known": ROAD,
    "place unknown": "Đèn đường hỏng cả tháng nay, tối om, đi lại rất nguy hiểm",
    "outside": "Đường Nguyễn Huệ, quận 1, thành phố Hồ Chí Minh ngập nặng",
    "urgent": "Cháy nhà ở thôn Bến Đá, có người mắc kẹt, cứu với!",
    "complaint": "Tôi khiếu nại quyết định thu hồi đất số 12/QĐ-UBND ngày 3/2 của chủ tịch xã",
    "denunciation": "Tôi tố cáo ông Nguyễn Văn A, trưởng thôn, nhận hối lộ 20 triệu của các hộ dân",
    "offtopic": "Chúc mọi người ngủ ngon nhé",
    "no diacritics": "duong vao thon cho moi bi o ga, mua la ngap, tre con di hoc te hoai",
    "teencode": "đg vào xóm e hư wá trùi, mưa là ngập k đi đc lun á, mn giúp vs",
    "capitals": "ĐƯỜNG HỎNG QUÁ RỒI SỬA ĐI!!!",
    "emoji only": "😡😡😡",
    "one character": "đ",
    "digits": "0905123456",
    "a line of a song": "Quê hương là chùm khế ngọt",
    "very long": (ROAD + ". ") * 50,
    "markup": "<b>Đường</b> *hỏng* _quá_ '; DROP TABLE petitions; --",
}


async def always_the_first_button(lan: Chat) -> int:
    """How many messages the bot has said when the receipt is there."""
    while not lan.seen[-1].sentence.startswith("receipt"):
        assert len(lan.seen) < 4, [said.sentence for said in lan.seen]
        await lan.press_first()
    return len(lan.seen)


@pytest.mark.parametrize("kind", KINDS)
async def test_one_text_of_any_reading_and_first_buttons_end_in_a_receipt(
    hall: TownHall, ear: SetReader, kind: str
) -> None:
    text, reading = KINDS[kind]
    ear.when(text, **reading)
    lan = await hall.citizen(consented=False)
    await lan.say(text)
    assert await always_the_first_button(lan) <= 4
    (petition,) = hall.petitions
    assert hall.file_of(petition.code)[0].text == text


@pytest.mark.parametrize("kind", TEXTS)
async def test_one_text_of_any_kind_read_by_the_real_reader_ends_in_a_receipt(
    rulebook: Rulebook, clock: SetClock, reader: Reader, kind: str
) -> None:
    hall = TownHall(rulebook, clock, reader)
    lan = await hall.citizen(consented=False)
    await lan.say(TEXTS[kind])
    assert await always_the_first_button(lan) <= 4
    (petition,) = hall.petitions
    assert hall.file_of(petition.code)[0].text == TEXTS[kind].strip()


@pytest.mark.parametrize("what", ["photo", "pin"])
async def test_a_photo_or_a_pin_without_words_ends_in_a_receipt_too(
    rulebook: Rulebook, clock: SetClock, reader: Reader, what: str
) -> None:
    hall = TownHall(rulebook, clock, reader)
    lan = await hall.citizen(consented=False)
    await (lan.photo() if what == "photo" else lan.pin(14.812, 108.331))
    assert await always_the_first_button(lan) <= 4
    assert len(hall.petitions) == 1


async def test_a_burst_ends_in_a_receipt_after_four_replies_as_well(
    patient_hall: TownHall, ear: SetReader
) -> None:
    ear.when("Đèn", place=None)
    lan = await patient_hall.citizen(consented=False)
    await lan.say("Đèn đường hỏng")
    await lan.press("Đồng ý")
    await patient_hall.wait(seconds=4)
    assert await always_the_first_button(lan) <= 4


async def test_the_receipt_says_code_agency_and_the_day_of_the_answer(lan: Chat, hall: TownHall) -> None:
    code = await lan.filed()
    petition = hall.petition(code)
    assert f"{code[:4]}-{code[4:]}" in lan.text
    assert "Phòng Kinh tế" in lan.text
    assert petition.due is not None
    assert f"{petition.due.day}/{petition.due.month}/{petition.due.year}" in lan.text


async def test_in_danger_the_receipt_names_the_emergency_numbers(lan: Chat, ear: SetReader) -> None:
    ear.when("Cháy", urgency=Urgency.URGENT)
    await lan.filed("Cháy chợ Mới")
    assert all(number in lan.text for number in ("113", "114", "115"))
