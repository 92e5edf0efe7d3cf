"""The main story over Telegram's HTTP protocol, against the project's own Bot API server."""

import re
from collections.abc import AsyncIterator

import aiogram.types  # noqa: F401 - loaded before the clock of a journey runs: it takes seconds
import aiohttp
import pytest

from bot.assembly import Service
from bot.settings import Settings
from casework.ports import Reader
from tests.fakes import media
from tests.journeys.conftest import invitation, running
from tests.servers.telegram import TelegramServer

ROAD = "Duong vao thon Dong Xoai hu nang, mua la ngap, xe dap hoc sinh te hoai, xin xa sua giup ba con"
SECRET = "mot-bi-mat-dai"
PHOTO = media.photo_with_a_place()


def code_in(text: str) -> str:
    found = re.search(r"\d{4}-\d{4}", text)
    assert found, text
    return found.group()


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as server:
        yield server


@pytest.fixture(params=["polling", "webhook"])
async def bot(
    request: pytest.FixtureRequest,
    settings: Settings,
    reader: Reader,
    telegram: TelegramServer,
    unused_tcp_port: int,
) -> AsyncIterator[Service]:
    update: dict[str, object] = {
        "telegram_bot_token": type(settings.telegram_bot_token)(telegram.token),
        "telegram_api_url": telegram.base_url,
    }
    if request.param == "webhook":
        update |= {
            "port": unused_tcp_port,
            "public_url": f"http://127.0.0.1:{unused_tcp_port}",
            "webhook_secret": type(settings.webhook_secret)(SECRET),
        }
    async with running(settings.model_copy(update=update), reader) as service:
        yield service


async def test_a_petition_with_photo_and_pin_is_answered_over_telegram(
    bot: Service, telegram: TelegramServer
) -> None:
    citizen = telegram.user("Bà Sáu")
    triage = telegram.user("Chị Nga")
    await triage.send(f"/start {await invitation(bot, 'tiep-nhan')}")
    await triage.wait_for("Tài khoản này nay là")
    officer = telegram.user("Anh Sơn")
    await officer.send(f"/start {await invitation(bot, 'kinh-te')}")
    await officer.wait_for("Tài khoản này nay là")

    await citizen.send(ROAD)
    await citizen.wait_for("trợ lý tự động")
    await citizen.press("Đồng ý")
    await citizen.wait_for("Tôi hiểu phản ánh")
    await citizen.send_photo(PHOTO, caption="anh chup sang nay")
    summary = await citizen.wait_for("Kèm theo: 1 ảnh")
    await citizen.send_location(14.79, 108.309)
    summary = await citizen.wait_for("Tôi hiểu phản ánh")
    assert "thôn Đồng Xoài" in summary.text
    await citizen.press("Gửi")
    code = code_in((await citizen.wait_for("Mã số của bà con")).text)

    if "Tổ tiếp nhận" in summary.text:
        await triage.wait_for(code)
        await triage.send(f"/chuyen {code}")
        await triage.wait_for("tới đâu")
        await triage.press("Phòng Kinh tế xã Sông Hiền")
        await triage.wait_for("Viết lý do")
        await triage.press("Đúng lĩnh vực của cơ quan đó")
        await triage.wait_for("Đã chuyển")

    await officer.wait_for(code, since=0)
    await officer.send("/hangdoi")
    await officer.wait_for("Hàng đợi của Phòng Kinh tế")
    await officer.send(f"/xem {code}")
    await officer.wait_for("Người dân phản ánh")
    assert any(message.photo for message in officer.inbox)
    assert any(message.location for message in officer.inbox)
    await officer.press("Nhận xử lý")
    await citizen.wait_for("đã nhận và đang xử lý", since=0)
    await officer.send(f"/traloi {code} Xã đã sửa xong đoạn đường.")
    await officer.wait_for("Kết quả của phản ánh")
    await officer.press("Đã giải quyết xong")
    await officer.wait_for("Người dân sẽ thấy như sau")
    await officer.press("Gửi cho người dân")
    await officer.wait_for("Đã gửi trả lời")

    answer = await citizen.wait_for("Xã đã sửa xong đoạn đường", since=0)
    assert answer.labels == ["Hài lòng", "Chưa hài lòng"]
    assert telegram.formatted_calls == []


async def test_a_reply_to_a_notice_goes_into_the_file_of_its_petition(
    bot: Service, telegram: TelegramServer
) -> None:
    citizen, officer = telegram.user("Bà Sáu"), telegram.user("Chị Nga")
    await officer.send(f"/start {await invitation(bot, 'tiep-nhan')}")
    await officer.wait_for("Tài khoản này nay là")
    await citizen.send(ROAD)
    await citizen.wait_for("trợ lý tự động")
    await citizen.press("Đồng ý")
    await citizen.wait_for("Tôi hiểu phản ánh")
    await citizen.press("Gửi")
    receipt = await citizen.wait_for("Mã số của bà con")
    await citizen.reply(receipt, "Hom nay ngap sau hon")
    await citizen.wait_for("Đã ghi thêm vào phản ánh")
    async with bot.storage.desk.work() as work:
        petition = await work.petitions.with_code(code_in(receipt.text).replace("-", ""))
        assert petition is not None
        file = await work.petitions.file_of(petition.id)
    assert [one.text for one in file] == [ROAD, "Hom nay ngap sau hon"]


async def test_a_call_of_the_webhook_with_a_wrong_secret_is_refused_and_stores_nothing(
    bot: Service, telegram: TelegramServer
) -> None:
    async with aiohttp.ClientSession() as session:
        for headers in ({}, {"X-Telegram-Bot-Api-Secret-Token": "sai"}):
            url = f"http://127.0.0.1:{bot.port}/telegram/webhook"
            update = {"update_id": 1, "message": {"chat": {"id": 5}}}
            async with session.post(url, json=update, headers=headers) as answer:
                # without a webhook there is nothing to call
                assert answer.status == (401 if bot.settings.uses_webhook else 404)
    assert await bot.storage.desk.waiting_updates(10) == []
