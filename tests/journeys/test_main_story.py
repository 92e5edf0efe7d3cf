"""The main story over every channel: real HTTP, a real database file, the real reader, our own test servers.

One person writes, one office answers; each channel differs in its phone only (`tests.journeys.places`).
"""

import re

import pytest

from bot.assembly import Service
from bot.settings import Settings
from tests.fakes import media
from tests.journeys.conftest import invitation
from tests.journeys.places import WAYS, Phone, Place

SAID = ("Duong vao thon hu nang", "mua la ngap, xe dap hoc sinh te hoai", "xin xa sua giup ba con")
ANSWER = "Xã đã đổ đá và lu lèn xong đoạn đường hôm qua."


async def enrolled(bot: Service, place: Place, name: str, agency: str) -> Phone:
    phone = await place.phone(name)
    await phone.send(f"/start {await invitation(bot, agency)}")
    await phone.hear("Cán bộ Sơn")
    return phone


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """A person's messages in a row are one petition."""
    return settings.model_copy(update={"burst_seconds": 1.0})


@pytest.mark.parametrize("place", WAYS, indirect=True)
async def test_a_petition_is_answered_contested_and_answered_again(bot: Service, place: Place) -> None:
    citizen = await place.phone("Bà Sáu")
    triage = await enrolled(bot, place, "Chị Nga", "tiep-nhan")
    officer = await enrolled(bot, place, "Anh Sơn", "kinh-te")

    code, at_once = await filed(citizen)
    if not at_once:
        await passed_on(triage, code)
    await claimed(officer, code)
    await citizen.hear("đã nhận và đang xử lý")

    await officer.choose("Hỏi người dân")
    await officer.hear("Viết câu hỏi")
    await officer.send("Đoạn này dài bao nhiêu mét?")
    await citizen.hear("Đoạn này dài bao nhiêu mét?")
    await citizen.choose("Trả lời")
    await citizen.hear("bổ sung cho phản ánh")
    await citizen.send("chung 300 met")
    await officer.hear("chung 300 met")

    await answered(officer, code, ANSWER)
    answer = await citizen.hear(ANSWER)
    assert answer.choices == ("Hài lòng", "Chưa hài lòng")
    await citizen.choose("Chưa hài lòng")
    await citizen.hear("còn thiếu điều gì")
    await citizen.send("con 200 met chua lam")
    await citizen.hear("Đã mở lại")
    await officer.hear("chưa hài lòng")

    await answered(officer, code, "Xã làm nốt 200 mét.")
    await citizen.hear("Xã làm nốt 200 mét.")
    await citizen.choose("Hài lòng")
    await citizen.hear("Cảm ơn")


async def filed(citizen: Phone) -> tuple[str, bool]:
    """The code, and whether the desk that answers has it at once."""
    await citizen.send(SAID[0])
    await citizen.hear("trợ lý tự động")
    for more in SAID[1:]:
        await citizen.send(more)
    await citizen.choose("Đồng ý")
    await citizen.hear("Việc này ở đâu")
    await citizen.send("thon Dong Xoai")
    summary = await citizen.hear("Tôi hiểu phản ánh")
    assert "thôn Đồng Xoài" in summary.text
    await citizen.photo(media.photo_with_a_place(), "anh chup sang nay")
    summary = await citizen.hear("Kèm theo: 1 ảnh")
    assert "Gửi" in summary.choices
    await citizen.choose("Gửi")
    receipt = await citizen.hear("Mã số của bà con")
    found = re.search(r"\d{4}-\d{4}", receipt.text)
    assert found, receipt.text
    return found.group(), "Tổ tiếp nhận" not in summary.text


async def passed_on(triage: Phone, code: str) -> None:
    await triage.hear(code)
    await triage.send(f"/chuyen {code}")
    await triage.hear("tới đâu")
    await triage.choose("Phòng Kinh tế xã Sông Hiền")
    await triage.hear("Viết lý do")
    await triage.choose("Đúng lĩnh vực của cơ quan đó")
    await triage.hear("Đã chuyển")


async def claimed(officer: Phone, code: str) -> None:
    await officer.hear(code)
    await officer.send("/hangdoi")
    await officer.hear("Hàng đợi của Phòng Kinh tế")
    await officer.send(f"/xem {code}")
    shown = await officer.hear("Người dân phản ánh")
    assert SAID[1] in shown.text
    await officer.look_for(lambda seen: bool(seen.photo))
    await officer.choose("Nhận xử lý")
    await officer.hear("Cán bộ Sơn đang xử lý")  # the letters of what they see now are another menu's


async def answered(officer: Phone, code: str, text: str) -> None:
    await officer.send(f"/traloi {code}")
    await officer.hear("Kết quả của phản ánh")
    await officer.choose("Đã giải quyết xong")
    await officer.hear("Viết trả lời")
    await officer.send(text)
    assert text in (await officer.hear("Người dân sẽ thấy như sau")).text
    await officer.choose("Gửi cho người dân")
    await officer.hear("Đã gửi trả lời")
