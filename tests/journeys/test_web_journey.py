"""The main story over the web chat's HTTP interface: from first words to a phone that rings."""

import re

import aiohttp

from bot.assembly import Service
from tests.journeys.conftest import invitation
from tests.journeys.phones import WebPhone

ROAD = "Đường vào thôn Đồng Xoài hư nặng, mưa là ngập, xe đạp học sinh té hoài, xin xã sửa giúp bà con."


def code_in(text: str) -> str:
    found = re.search(r"\d{4}-\d{4}", text)
    assert found, text
    return found.group()


async def phones(bot: Service, web: aiohttp.ClientSession, *agencies: str) -> list[WebPhone]:
    url = f"http://127.0.0.1:{bot.port}"
    opened = [await WebPhone.open(url, web)]
    for agency in agencies:
        officer = await WebPhone.open(url, web)
        await officer.send(f"/start {await invitation(bot, agency)}")
        await officer.wait_for("Chào Cán bộ Sơn")
        opened.append(officer)
    return opened


async def test_a_petition_goes_from_a_phone_to_an_answer(bot: Service, web: aiohttp.ClientSession) -> None:
    citizen, officer, triage = await phones(bot, web, "kinh-te", "tiep-nhan")

    await citizen.send(ROAD)
    await citizen.wait_for("trợ lý tự động")
    await citizen.press("Đồng ý")
    summary = await citizen.wait_for("Tôi hiểu phản ánh")
    assert "Giao thông" in summary
    assert "thôn Đồng Xoài, xã Sông Hiền" in summary
    await citizen.press("Gửi")
    code = code_in(await citizen.wait_for("Mã số của bà con"))

    desk = officer if "Phòng Kinh tế" in summary else triage
    await desk.wait_for(code)
    if desk is triage:
        await triage.send(f"/chuyen {code}")
        await triage.wait_for("tới đâu")
        await triage.press("Phòng Kinh tế")
        await triage.wait_for("Viết lý do")
        await triage.press("Đúng lĩnh vực")
        await citizen.wait_for("đã được chuyển tới Phòng Kinh tế")
        await officer.wait_for(code)

    await officer.send("/hangdoi")
    assert code in await officer.wait_for("Hàng đợi của Phòng Kinh tế")
    await officer.send(f"/xem {code}")
    assert "xe đạp học sinh" in await officer.wait_for("Người dân phản ánh")
    await officer.press("Nhận xử lý")
    await citizen.wait_for("đã nhận và đang xử lý")
    await officer.send(f"/traloi {code}")
    await officer.wait_for("Kết quả của phản ánh")
    await officer.press("Đã giải quyết xong")
    await officer.wait_for("Viết trả lời")
    await officer.send("Xã đã đổ đá và lu lèn xong đoạn đường hôm qua.")
    await officer.wait_for("Người dân sẽ thấy như sau")
    await officer.press("Gửi cho người dân")
    await officer.wait_for("Đã gửi trả lời")

    answer = await citizen.wait_for("trả lời phản ánh")
    assert "lu lèn xong" in answer
    assert "đã giải quyết xong" in answer

    await citizen.send("/theodoi")
    assert "Đã giải quyết xong" in await citizen.wait_for(code)
    await citizen.press("Chưa hài lòng")
    await citizen.wait_for("còn thiếu điều gì")
    await citizen.send("Còn một đoạn 200 mét chưa làm.")
    await citizen.wait_for("Đã mở lại")
    assert "200 mét" in await officer.wait_for("chưa hài lòng")
