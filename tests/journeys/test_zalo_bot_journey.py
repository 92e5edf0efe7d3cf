"""What is particular to the Zalo Bot: letters that outlive a restart, a month's messages, faults."""

from collections.abc import AsyncIterator, Callable

import pytest

from bot import delivery
from bot.assembly import Service
from bot.settings import Settings
from casework.agencies import Role
from casework.ports import Reader
from tests.journeys.conftest import eventually, invitation, running
from tests.journeys.places import Place, zalo_bot
from tests.servers.zalo_bot import Fault, ZaloBotServer, ZaloUser

LIGHT = "Đèn đường thôn Gò Sành tắt bốn bóng"


@pytest.fixture
def server() -> ZaloBotServer:
    return ZaloBotServer(shape="flat")


@pytest.fixture
async def place(settings: Settings, unused_tcp_port: int, server: ZaloBotServer) -> AsyncIterator[Place]:
    update = {"port": unused_tcp_port, "public_url": f"http://127.0.0.1:{unused_tcp_port}"}
    async with zalo_bot(settings.model_copy(update=update), server) as place:
        yield place


async def test_who_answers_a_letter_after_a_restart_is_understood(
    place: Place, reader: Reader, server: ZaloBotServer
) -> None:
    citizen = server.user()
    async with running(place.settings, reader):
        await citizen.send(LIGHT)
        welcome = await citizen.wait_for("trợ lý tự động")
        assert welcome.choices == {"A": "Đồng ý", "B": "Không đồng ý"}
    async with running(place.settings, reader):
        await citizen.send("a")
        await citizen.wait_for("Tôi hiểu phản ánh")
        server.repeat_last()
        await server.webhook.settled()
        await settled(citizen)
        assert citizen.heard("Tôi hiểu phản ánh") == 1


async def test_a_row_of_stickers_is_answered_once(bot: Service, server: ZaloBotServer) -> None:
    citizen = server.user()
    await citizen.send_sticker()
    await citizen.send_unsupported()
    await citizen.wait_for("chưa nghe hay mở được", since=0)
    await citizen.send(LIGHT)
    await citizen.wait_for("trợ lý tự động")
    assert citizen.heard("chưa nghe hay mở được") == 1


async def test_administrators_are_told_once_at_80_and_95_percent_before_the_months_messages_run_out(
    place: Place, reader: Reader, server: ZaloBotServer
) -> None:
    settings = place.settings.model_copy(update={"zalo_bot_monthly_messages": 20})
    server.monthly_quota = 20
    async with running(settings, reader) as bot:
        administrator, officer = server.user("Chị Quản"), server.user("Anh Sơn")
        for person, role in ((administrator, Role.ADMINISTRATOR), (officer, Role.OFFICER)):
            await person.send(f"/start {await invitation(bot, 'tiep-nhan', role=role)}")
            await person.wait_for("Tài khoản này nay là")
        citizen = server.user()
        while server.delivered < 15:
            await settled(citizen)
        assert administrator.heard("Gói tin Zalo Bot") == 0
        await settled(citizen)
        told = await administrator.wait_for("Gói tin Zalo Bot", since=0)
        assert "đã dùng 16 trên 20 tin (80 %)" in told.text
        while server.delivered < 18:
            await settled(citizen)
        assert administrator.heard("Gói tin Zalo Bot") == 1
        await settled(citizen)
        await administrator.wait_for("19 trên 20 tin (95 %)", since=0)
        assert server.delivered == 20
        assert administrator.heard("Gói tin Zalo Bot") == 2
        assert officer.heard("Gói tin Zalo Bot") == 0


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
    place: Place,
    reader: Reader,
    server: ZaloBotServer,
    monkeypatch: pytest.MonkeyPatch,
    fault: Fault,
    times: int,
) -> None:
    monkeypatch.setattr(delivery, "FIRST_RETRY_SECONDS", 0.05)
    async with running(place.settings, reader) as bot:
        citizen = server.user()
        server.faults.script(fault, method="sendMessage", chat=citizen.id)
        await citizen.send(LIGHT)
        await citizen.wait_for("trợ lý tự động")
        await outbox(bot, lambda counts: counts["queued"] + counts["sending"] == 0)
        assert citizen.heard("trợ lý tự động") == times


async def test_an_answer_that_a_blocked_citizen_cannot_get_is_failed(
    bot: Service, server: ZaloBotServer
) -> None:
    citizen = server.user()
    citizen.blocked = True
    await citizen.send(LIGHT)
    await outbox(bot, lambda counts: counts["failed"] == 1)


async def settled(user: ZaloUser) -> None:
    """Until a message sent now has been answered: whatever came before it has been worked off."""
    heard = len(user.inbox)
    await user.send("/theodoi")
    await user.wait_for("", since=heard)


async def outbox(bot: Service, is_so: Callable[[dict[str, int]], bool]) -> None:
    async def looked() -> bool:
        return is_so(await bot.storage.desk.counts())

    await eventually(looked)
