"""Updates are pushed to the bot's webhook, with the secret, in order, until the bot accepts them."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler
from aiohttp import web

from tests.servers.patience import PATIENCE
from tests.servers.telegram import TelegramServer, User


@pytest.fixture
async def bot(server: TelegramServer) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(server.base_url))
    async with Bot(server.token, session=session) as bot:
        yield bot


@asynccontextmanager
async def listening(
    handler: Callable[[web.Request], Awaitable[web.StreamResponse]], port: int = 0
) -> AsyncIterator[str]:
    """A webhook of the test's own."""
    app = web.Application()
    app.router.add_post("/hook", handler)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port)
    await site.start()
    try:
        yield f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}/hook"
    finally:
        await runner.cleanup()


async def until(condition: Callable[[], bool], timeout: float = PATIENCE) -> None:
    deadline = time.monotonic() + timeout
    while not condition():
        assert time.monotonic() < deadline, "it did not come true in time"
        await asyncio.sleep(0.01)


async def test_aiograms_webhook_gets_updates_with_the_secret(
    bot: Bot, server: TelegramServer, sau: User
) -> None:
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.answer(message.text or "")

    handler = SimpleRequestHandler(dispatcher, bot, secret_token="bi-mat")
    async with listening(handler.handle) as url:
        await sau.send("trước")
        await bot.set_webhook(url, secret_token="bi-mat")
        await sau.send("sau")
        await until(lambda: [m.text for m in sau.inbox] == ["trước", "sau"])
        info = await bot.get_webhook_info()
        assert (info.url, info.pending_update_count, info.max_connections) == (url, 0, 40)
        await bot.set_webhook(url, secret_token="sai")
        await sau.send("mạo danh")
        await until(lambda: server.webhook_attempts[-1].status == 401)
        assert (await bot.get_webhook_info()).last_error_message == (
            "Wrong response from the webhook: 401 Unauthorized"
        )
        await bot.delete_webhook()
    assert [u.message.text for u in await bot.get_updates()] == ["mạo danh"]


async def test_an_update_is_repeated_until_the_bot_is_there_and_accepts_it(
    bot: Bot, server: TelegramServer, sau: User
) -> None:
    got: list[tuple[str, str]] = []

    async def refuse_twice(request: web.Request) -> web.Response:
        update = await request.json()
        got.append((request.headers["X-Telegram-Bot-Api-Secret-Token"], update["message"]["text"]))
        return web.Response(status=503 if len(got) < 3 else 200)

    async with listening(refuse_twice) as url:
        pass
    await bot.set_webhook(url, secret_token="s")
    await sau.send("một")
    await sau.send("hai")
    await until(lambda: len(server.webhook_attempts) >= 2)
    assert all(attempt.status == 0 for attempt in server.webhook_attempts)
    async with listening(refuse_twice, port=int(url.split(":")[2].split("/")[0])):
        await until(lambda: not server.updates.pending)
    assert got == [("s", "một")] * 3 + [("s", "hai")]


async def test_chats_go_in_parallel_but_each_chat_in_order(bot: Bot, server: TelegramServer) -> None:
    people = [server.user(first_name=f"Người {n}") for n in range(6)]
    seen: list[tuple[int, str]] = []
    running, most = 0, 0

    async def slow(request: web.Request) -> web.Response:
        nonlocal running, most
        running += 1
        most = max(most, running)
        message = (await request.json())["message"]
        seen.append((message["chat"]["id"], message["text"]))
        await asyncio.sleep(0.02)
        running -= 1
        return web.Response()

    async with listening(slow) as url:
        await bot.set_webhook(url, max_connections=3)
        for text in "abc":
            for person in people:
                await person.send(text)
        await until(lambda: not server.updates.pending)
    assert most == 3
    for person in people:
        assert [text for chat, text in seen if chat == person.id] == ["a", "b", "c"]


async def test_a_webhook_must_be_on_this_machine_and_its_secret_well_formed(
    bot: Bot, server: TelegramServer
) -> None:
    with pytest.raises(TelegramBadRequest, match="bad webhook"):
        await bot.set_webhook("https://example.org/hook")
    with pytest.raises(TelegramBadRequest, match="unallowed characters"):
        await bot.set_webhook("http://127.0.0.1:9/hook", secret_token="có dấu")
    assert server.webhook.url == ""


async def test_a_webhook_outlives_a_server_outage(bot: Bot, server: TelegramServer, sau: User) -> None:
    got: list[str] = []

    async def accept(request: web.Request) -> web.Response:
        got.append((await request.json())["message"]["text"])
        return web.Response()

    async with listening(accept) as url:
        await bot.set_webhook(url)
        await server.close()
        await sau.send("trong lúc hỏng")
        await server.open()
        await until(lambda: got == ["trong lúc hỏng"])
