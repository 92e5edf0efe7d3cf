"""The main story over a Zalo Official Account: real HTTP, real turns and delivery, our own Zalo."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass

import httpx
import pytest
from aiohttp import web

from bot.assembly import Service, service
from bot.channels.zalo_oa import WEBHOOK_PATH
from bot.settings import Settings
from bot.turns import Turns
from bot.web import application
from casework.agencies import Role
from casework.ports import Reader
from handlers.front_desk import FrontDesk
from storage.inbox import StoredUpdate
from tests.journeys.conftest import invitation
from tests.servers.zalo_oa import User, ZaloOaServer
from tests.servers.zalo_oa.bench import Bench, parts

ROAD = "Duong vao thon Dong Xoai hu nang, mua la ngap, xe dap hoc sinh te hoai, xin xa sua giup ba con"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def code_in(text: str) -> str:
    found = re.search(r"\d{4}-\d{4}", text)
    assert found, text
    return found.group()


class TurnsWithReceipts(Turns):
    """What bot.turns is to do for a receipt: pass it on, then set it aside."""

    async def _set_aside(self, update: StoredUpdate, note: str) -> bool:
        acknowledged = getattr(self._receivers.get(update.channel), "acknowledged", None)
        if acknowledged is not None and update.payload is not None and not note.startswith("malformed"):
            await acknowledged(update.payload)
        return await super()._set_aside(update, note)


@dataclass
class Running:
    bot: Service
    oa: Bench


@pytest.fixture
async def zalo() -> AsyncIterator[ZaloOaServer]:
    async with ZaloOaServer() as server:
        yield server


@pytest.fixture
async def running(settings: Settings, reader: Reader, zalo: ZaloOaServer) -> AsyncIterator[Running]:
    """Turns and delivery as `bot.assembly.Service.run` makes them, with this one channel."""
    async with AsyncExitStack() as stack:
        bot = await stack.enter_async_context(service(settings, reader=reader))
        http = await stack.enter_async_context(httpx.AsyncClient(timeout=5, verify=False))
        storage = bot.storage
        oa = parts(zalo, storage.database, storage.desk, storage.files, http, bot.clock, bot.arrived)
        runner = web.AppRunner(application(storage.desk, oa.receiver.routes()), access_log=None)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        zalo.webhook.url = f"http://127.0.0.1:{runner.addresses[0][1]}{WEBHOOK_PATH}"
        from concurrent.futures import ThreadPoolExecutor

        threads = stack.enter_context(ThreadPoolExecutor(1))
        turns = TurnsWithReceipts(
            desk=storage.desk,
            front_desk=FrontDesk(office=bot.office),
            receivers={oa.receiver.channel: oa.receiver},
            reader=reader,
            threads=threads,
            files=storage.files,
            clock=bot.clock,
            arrived=bot.arrived,
            decided=bot._decided,
        )
        async with bot.storage.desk.work() as work:
            await bot.office.conferences.calendar.load(work)
        async with asyncio.TaskGroup() as group:
            tasks = [
                group.create_task(turns.run()),
                group.create_task(bot._delivery(oa.push).run()),
            ]
            try:
                yield Running(bot, oa)
            finally:
                for task in tasks:
                    task.cancel()


async def enrolled(running: Running, zalo: ZaloOaServer, name: str, agency: str) -> User:
    person = zalo.user(name)
    await person.follow()
    await person.send(f"/start {await invitation(running.bot, agency, role=Role.OFFICER)}")
    await person.wait_for("Tài khoản này nay là")
    return person


async def test_a_petition_is_answered_over_the_official_account(running: Running, zalo: ZaloOaServer) -> None:
    triage = await enrolled(running, zalo, "Chị Nga", "tiep-nhan")
    officer = await enrolled(running, zalo, "Anh Sơn", "kinh-te")
    citizen = zalo.user("Bà Sáu")
    await citizen.follow()
    await citizen.wait_for("trợ lý tự động")
    await citizen.send(ROAD)
    await citizen.wait_for("Đồng ý", since=0) if not citizen.inbox[-1].buttons else None
    await citizen.tap("Đồng ý")
    await citizen.wait_for("Tôi hiểu phản ánh")
    await citizen.send_image(PNG, "anh chup sang nay")
    await citizen.wait_for("Kèm theo: 1 ảnh")
    await citizen.send_location(14.79, 108.309)
    summary = await citizen.wait_for("Tôi hiểu phản ánh")
    await citizen.tap("Gửi")
    code = code_in((await citizen.wait_for("Mã số của bà con")).text)

    if "Tổ tiếp nhận" in summary.text:
        await triage.wait_for(code)
        await triage.send(f"/chuyen {code}")
        await choose(triage, "tới đâu", "Phòng Kinh tế xã Sông Hiền")
        await choose(triage, "Viết lý do", "Đúng lĩnh vực của cơ quan đó")
        await triage.wait_for("Đã chuyển")
    await officer.wait_for(code, since=0)
    await officer.send(f"/xem {code}")
    await choose(officer, "Người dân phản ánh", "Nhận xử lý")
    assert any(message.image == PNG for message in officer.inbox)
    await citizen.wait_for("đã nhận và đang xử lý", since=0)
    await officer.send(f"/traloi {code} Xã đã sửa xong đoạn đường.")
    await choose(officer, "Kết quả của phản ánh", "Đã giải quyết xong")
    await choose(officer, "Người dân sẽ thấy như sau", "Gửi cho người dân")
    await officer.wait_for("Đã gửi trả lời")
    answer = await citizen.wait_for("Xã đã sửa xong đoạn đường", since=0)
    assert answer.labels == ["Hài lòng", "Chưa hài lòng"]

    await citizen.read()
    await zalo.webhook.settled()
    async with asyncio.timeout(5):
        while ("seen", answer.id) not in running.oa.receipts.notes:
            await zalo.changed()
    assert all(attempt.status == 200 for attempt in zalo.webhook.attempts)
    assert zalo.exchanges == 1


async def choose(person: User, part: str, label: str) -> None:
    """Take a choice under a message, as a button, or as a letter where there are many."""
    message = await person.wait_for(part)
    if any(title.startswith(label) for title in message.labels):
        await person.tap(label)
        return
    found = re.search(rf"^([A-Z])\. {re.escape(label)}", message.text, re.MULTILINE)
    if found is None:
        for other in reversed(person.inbox):
            if any(title.startswith(label) for title in other.labels):
                await person.tap(label)
                return
    assert found, (message.text, message.labels)
    await person.send(found.group(1).lower())


async def test_who_unfollows_is_unreachable_and_who_follows_again_is_greeted(
    running: Running, zalo: ZaloOaServer
) -> None:
    citizen = zalo.user("Ông Tư")
    await citizen.follow()
    await citizen.wait_for("trợ lý tự động")
    await citizen.unfollow()
    await zalo.webhook.settled()
    calls = len(zalo.calls_of("/message/cs"))
    async with asyncio.timeout(10):
        while True:
            async with running.bot.storage.desk.work() as work:
                contact = await work.people.contact("zalo_oa", citizen.id, "")
            if not contact.reachable:
                break
            await asyncio.sleep(0.05)
    assert len(zalo.calls_of("/message/cs")) == calls
    await citizen.follow()
    await citizen.wait_for("trợ lý tự động")
