"""Each scripted fault looks to python-telegram-bot like the real failure."""

import asyncio
import time
from collections.abc import Callable

import httpx
import pytest
import telegram
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from tests.servers.telegram import Fault, TelegramServer, User

PtbBot = Callable[..., telegram.Bot]


@pytest.mark.parametrize(
    ("fault", "error", "delivered"),
    [
        (Fault.flood(3), RetryAfter, 0),
        (Fault.blocked(), Forbidden, 0),
        (Fault.chat_not_found(), BadRequest, 0),
        (Fault.migrated(-1001), ChatMigrated, 0),
        (Fault.refused(400, "Bad Request: PEER_ID_INVALID"), BadRequest, 0),
        (Fault.server_error(500), NetworkError, 0),
        (Fault.server_error(502, html=True), NetworkError, 0),
        (Fault.server_error(504, delivered=True), NetworkError, 1),
        (Fault.silence(), TimedOut, 1),
        (Fault.silence(delivered=False), TimedOut, 0),
        (Fault.delay(1.0), TimedOut, 0),
        (Fault.delay(1.0, after_delivery=True), TimedOut, 1),
        (Fault.reset(), NetworkError, 0),
        (Fault.reset(delivered=True), NetworkError, 1),
        (Fault.garbage(), TelegramError, 1),
        (Fault.garbage(delivered=False), TelegramError, 0),
    ],
    ids=lambda value: getattr(value, "name", None),
)
async def test_a_fault_happens_once_and_the_next_call_is_well(
    push: telegram.Bot,
    server: TelegramServer,
    sau: User,
    fault: Fault,
    error: type[TelegramError],
    delivered: int,
) -> None:
    server.faults.script(fault, method="sendMessage")
    with pytest.raises(TelegramError) as raised:
        await push.send_message(sau.id, "Đã trả lời")
    assert type(raised.value) is error
    assert len(sau.inbox) == delivered
    await push.send_message(sau.id, "Đã trả lời")
    assert len(sau.inbox) == delivered + 1
    assert bool(server.duplicates) is bool(delivered)
    assert server.faults.remaining == 0


async def test_a_reset_is_seen_as_a_broken_read_not_as_a_failed_connection(
    push: telegram.Bot, server: TelegramServer, sau: User
) -> None:
    server.faults.script(Fault.reset(delivered=True))
    with pytest.raises(NetworkError) as raised:
        await push.send_message(sau.id, "x")
    assert isinstance(raised.value.__cause__, httpx.ReadError | httpx.RemoteProtocolError)


async def test_a_short_delay_is_only_late(push: telegram.Bot, server: TelegramServer, sau: User) -> None:
    server.faults.script(Fault.delay(0.2))
    start = time.monotonic()
    await push.send_message(sau.id, "x")
    assert time.monotonic() - start >= 0.2


async def test_faults_are_met_in_order_and_only_by_their_method_and_chat(
    push: telegram.Bot, server: TelegramServer, sau: User
) -> None:
    tu = server.user(first_name="Ông Tư")
    server.faults.script(None, Fault.flood(), Fault.blocked(), method="sendMessage", chat=sau.id)
    await push.send_message(tu.id, "a")
    await push.send_message(sau.id, "b")
    await push.send_chat_action(sau.id, "typing")
    with pytest.raises(RetryAfter):
        await push.send_message(sau.id, "c")
    with pytest.raises(Forbidden):
        await push.send_message(sau.id, "d")
    await push.send_message(sau.id, "e")
    assert [m.text for m in sau.inbox] == ["b", "e"]


async def test_a_standing_fault_may_depend_on_the_call_and_ends_when_cleared(
    push: telegram.Bot, server: TelegramServer, sau: User
) -> None:
    server.faults.always(Fault.server_error(), when=lambda call: "lỗi" in call.params.text("text"))
    await push.send_message(sau.id, "tốt")
    for _ in range(2):
        with pytest.raises(NetworkError):
            await push.send_message(sau.id, "lỗi")
    server.faults.clear()
    await push.send_message(sau.id, "lỗi")


async def test_the_same_seed_gives_the_same_luck(ptb: PtbBot) -> None:
    assert await _luck(ptb, 7) == await _luck(ptb, 7) != await _luck(ptb, 8)


async def _luck(ptb: PtbBot, seed: int) -> list[str]:
    async with TelegramServer(seed=seed, open_chats=True) as server:
        server.faults.always(Fault.flood(), method="sendMessage", probability=0.5)
        async with ptb(server) as bot:
            for _ in range(20):
                try:
                    await bot.send_message(5, "x")
                except RetryAfter:
                    continue
        return [call.outcome for call in server.calls_of("sendMessage")]


async def test_an_outage_frees_a_silent_call_and_the_server_comes_back_with_its_memory(ptb: PtbBot) -> None:
    async with TelegramServer(open_chats=True) as server:
        server.faults.script(Fault.silence(), method="sendMessage")
        bot = ptb(server)
        await bot.initialize()
        async with asyncio.TaskGroup() as group:
            send = group.create_task(_failure(bot))
            await asyncio.sleep(0.1)
            await server.close()  # (the silent call would wait for ever)
        assert isinstance(send.result(), NetworkError)
        assert server.calls_of("sendMessage")[0].outcome == "silence"
        with pytest.raises(NetworkError) as refused:
            await bot.send_message(5, "x")
        assert isinstance(refused.value.__cause__, httpx.ConnectError)
        await server.open()
        await bot.send_message(5, "y")
        assert [message.text for message in server.messages] == ["x", "y"]
        await bot.shutdown()


async def _failure(bot: telegram.Bot) -> TelegramError:
    with pytest.raises(TelegramError) as raised:
        await bot.send_message(5, "x")
    return raised.value
