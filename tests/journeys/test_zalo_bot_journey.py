"""The main story over the Zalo Bot Platform's HTTP protocol: letters for buttons, photos by address."""

import asyncio
import re
import socket
import struct
import zlib
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from aiohttp import web

from bot import delivery
from bot.assembly import TEMPLATES, WARM_UP
from bot.clock import SystemClock
from bot.delivery import Delivery
from bot.office import office_of, rulebook_of
from bot.opened import Storage, open_storage
from bot.press import Press
from bot.settings import Settings
from bot.signal import Signal
from bot.turns import Turns
from bot.web import application
from casework.ports import Clock, Reader
from handlers.front_desk import FrontDesk
from tests.journeys.conftest import invitation
from tests.servers.zalo_bot import Fault, ZaloBotServer, ZaloUser
from tests.servers.zalo_bot.rig import channel_of

ROAD = "Duong vao thon Dong Xoai hu nang, mua la ngap, xe dap hoc sinh te hoai, xin xa sua giup ba con"
LIGHT = "Đèn đường thôn Gò Sành tắt bốn bóng"


def picture() -> bytes:
    """A whole PNG of 8 by 8 grey points, which can also be read and written again."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)
    points = zlib.compress(b"\0" + bytes(range(8)) + (b"\0" + bytes(8)) * 7)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", points) + chunk(b"IEND", b"")


@dataclass(frozen=True)
class Living:
    """What a test needs of the running parts."""

    storage: Storage
    clock: Clock


@asynccontextmanager
async def living(settings: Settings, reader: Reader, server: ZaloBotServer) -> AsyncIterator[Living]:
    """The channel with real turns and delivery, as bot.assembly puts them together."""
    clock, arrived, decided = SystemClock(), Signal(), Signal()
    office = office_of(rulebook_of(settings, clock), settings, clock, reader)
    async with open_storage(settings, clock) as storage, asyncio.TaskGroup() as group:
        sock = socket.create_server(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{sock.getsockname()[1]}"
        channel, api = channel_of(server, storage, clock, url, {"read_seconds": 2.0}, arrived=arrived)
        runner = web.AppRunner(application(storage.desk, channel.routes()), shutdown_timeout=0.1)
        await runner.setup()
        await web.SockSite(runner, sock).start()
        await storage.desk.expire_leases(clock.now(), everybodys=True)
        threads = ThreadPoolExecutor(1)
        threads.submit(reader.read, WARM_UP)
        turns = Turns(
            desk=storage.desk,
            front_desk=FrontDesk(office=office),
            receivers={channel.channel: channel},
            reader=reader,
            threads=threads,
            files=storage.files,
            clock=clock,
            arrived=arrived,
            decided=decided.set,
        )
        out = Delivery(
            desk=storage.desk,
            sender=channel,
            wording=office.wording,
            answering=office.answering,
            press=Press(
                desk=storage.desk,
                files=storage.files,
                archiving=office.conferences.archiving,
                telling=office.telling,
                templates=settings.data_dir / TEMPLATES,
            ),
            clock=clock,
            decided=decided,
        )
        tasks = [group.create_task(part.run()) for part in (turns, out, channel)]
        try:
            yield Living(storage, clock)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await runner.cleanup()
            await api.close()
            threads.shutdown()


@pytest.fixture(params=["wrapped", "flat"])
async def server(request: pytest.FixtureRequest) -> AsyncIterator[ZaloBotServer]:
    async with ZaloBotServer(shape=request.param) as server:
        yield server


def code_in(text: str) -> str:
    found = re.search(r"\d{4}-\d{4}", text)
    assert found, text
    return found.group()


async def enrolled(bot: Living, server: ZaloBotServer, name: str, agency: str) -> ZaloUser:
    officer = server.user(name)
    await officer.send(f"/start {await invitation(bot, agency)}")  # type: ignore[arg-type]
    await officer.wait_for("Tài khoản này nay là")
    return officer


async def test_a_petition_with_a_photo_is_answered_over_zalo(
    settings: Settings, reader: Reader, server: ZaloBotServer
) -> None:
    async with living(settings, reader, server) as bot:
        triage = await enrolled(bot, server, "Chị Nga", "tiep-nhan")
        officer = await enrolled(bot, server, "Anh Sơn", "kinh-te")
        citizen = server.user("Bà Sáu")
        await citizen.send_sticker()
        await citizen.send_unsupported()
        await citizen.wait_for("chưa nghe hay mở được", since=0)
        await citizen.send(ROAD)
        await citizen.wait_for("trợ lý tự động")
        await citizen.pick("Đồng ý")
        await citizen.wait_for("Tôi hiểu phản ánh")
        await citizen.send_photo(picture(), "anh chup sang nay", field="photo_url")
        summary = await citizen.wait_for("Kèm theo: 1 ảnh")
        await citizen.pick("Gửi")
        code = code_in((await citizen.wait_for("Mã số của bà con")).text)
        assert citizen.heard("chưa nghe hay mở được") == 1

        if "Tổ tiếp nhận" in summary.text:
            await triage.wait_for(code)
            await triage.send(f"/chuyen {code}")
            await triage.wait_for("tới đâu")
            await triage.pick("Phòng Kinh tế xã Sông Hiền")
            await triage.wait_for("Viết lý do")
            await triage.pick("Đúng lĩnh vực của cơ quan đó")
            await triage.wait_for("Đã chuyển")

        await officer.wait_for(code, since=0)
        await officer.send(f"/xem {code}")
        await officer.wait_for("Người dân phản ánh")
        await officer.wait_for(lambda shown: bool(shown.photo), since=0)
        await officer.pick("Nhận xử lý")
        await citizen.wait_for("đã nhận và đang xử lý", since=0)
        await officer.send(f"/traloi {code} Xã đã sửa xong đoạn đường.")
        await officer.wait_for("Kết quả của phản ánh")
        await officer.pick("Đã giải quyết xong")
        await officer.wait_for("Người dân sẽ thấy như sau")
        await officer.pick("Gửi cho người dân")
        await officer.wait_for("Đã gửi trả lời")
        answer = await citizen.wait_for("Xã đã sửa xong đoạn đường", since=0)
        assert list(answer.choices.values()) == ["Hài lòng", "Chưa hài lòng"]
        await citizen.pick("Hài lòng")
        await citizen.wait_for("", since=len(citizen.inbox))


@pytest.fixture
async def flat() -> AsyncIterator[ZaloBotServer]:
    async with ZaloBotServer(shape="flat") as server:
        yield server


async def test_letters_go_on_after_a_restart(settings: Settings, reader: Reader, flat: ZaloBotServer) -> None:
    citizen = flat.user()
    async with living(settings, reader, flat):
        await citizen.send(LIGHT)
        await citizen.wait_for("trợ lý tự động")
    async with living(settings, reader, flat):
        await citizen.pick("Đồng ý")
        await citizen.wait_for("Tôi hiểu phản ánh")
        flat.repeat_last()
        await flat.webhook.settled()
        await settled(flat, citizen)
        assert citizen.heard("Tôi hiểu phản ánh") == 1


@pytest.mark.parametrize(
    ("fault", "times"),
    [
        (Fault.flood(1), 1),
        (Fault.server_error(502), 1),
        (Fault.silence(delivered=False), 1),
        (Fault.reset(delivered=False), 1),
        (Fault.slow(0.3), 1),
        (Fault.silence(delivered=True), 2),
        (Fault.reset(delivered=True), 2),
        (Fault.server_error(502, delivered=True), 2),
    ],
    ids=lambda item: getattr(item, "name", str(item)),
)
async def test_only_a_message_of_unknown_outcome_can_arrive_twice(
    settings: Settings,
    reader: Reader,
    flat: ZaloBotServer,
    monkeypatch: pytest.MonkeyPatch,
    fault: Fault,
    times: int,
) -> None:
    monkeypatch.setattr(delivery, "FIRST_RETRY_SECONDS", 0.05)
    async with living(settings, reader, flat) as bot:
        citizen = flat.user()
        flat.faults.script(fault, method="sendMessage", chat=citizen.id)
        await citizen.send(LIGHT)
        await citizen.wait_for("trợ lý tự động")
        await until(bot, lambda counts: counts["queued"] + counts["sending"] == 0)
        assert citizen.heard("trợ lý tự động") == times


async def test_an_answer_that_a_blocked_citizen_cannot_get_is_failed(
    settings: Settings, reader: Reader, flat: ZaloBotServer
) -> None:
    async with living(settings, reader, flat) as bot:
        citizen = flat.user()
        citizen.blocked = True
        await citizen.send(LIGHT)
        await until(bot, lambda counts: counts["failed"] == 1)


async def settled(server: ZaloBotServer, user: ZaloUser) -> None:
    """Until a message sent now has been answered: whatever came before it has been worked off."""
    heard = len(user.inbox)
    await user.send("/theodoi")
    await user.wait_for("", since=heard)


async def until(bot: Living, is_so: Callable[[dict[str, int]], bool]) -> None:
    async with asyncio.timeout(20):
        while not is_so(await bot.storage.desk.counts()):  # noqa: ASYNC110 - another task's database rows
            await asyncio.sleep(0.05)
