"""The project's own Zalo Bot Platform answers as the real one is described."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from bot.channels.channel import RefusedError, RejectedTokenError, UnreachableError
from bot.channels.zalo_bot_api import ZaloBotApi
from tests.servers.patience import PATIENCE
from tests.servers.zalo_bot import Fault, ZaloBotServer


@pytest.fixture
async def api(server: ZaloBotServer) -> AsyncIterator[ZaloBotApi]:
    api = ZaloBotApi(token=server.token, api_url=server.base_url, read_seconds=1)
    yield api
    await api.close()


async def test_the_bot_knows_itself_and_a_wrong_token_is_refused(
    api: ZaloBotApi, server: ZaloBotServer
) -> None:
    me = await api.call("getMe")
    assert set(me) == {"id", "account_name", "account_type", "can_join_groups"}
    stranger = ZaloBotApi(token="1:x", api_url=server.base_url, read_seconds=1)
    with pytest.raises(RejectedTokenError):
        await stranger.call("getMe")
    await stranger.close()


REFUSED: list[tuple[str, dict[str, Any]]] = [
    ("sendMessage", {"text": "chào", "chat_id": "nobody"}),
    ("sendMessage", {"text": "chào"}),
    ("sendMessage", {"text": ""}),
    ("sendMessage", {"text": "x" * 2001}),
    ("sendMessage", {"text": "👍" * 1001}),
    ("sendPhoto", {"photo": "http://127.0.0.1:1/x.jpg"}),
    ("sendPhoto", {"photo": "x"}),
    ("sendVoice", {"voice_url": "http://127.0.0.1:1/x.ogg"}),
    ("sendSticker", {}),
    ("sendChatAction", {"action": "dancing"}),
    ("setWebhook", {"url": "http://127.0.0.1:1/", "secret_token": "short"}),
    ("setWebhook", {"url": "https://example.org/", "secret_token": "long enough"}),
    ("getWebhookInfo", {}),
    ("editMessage", {}),
]


@pytest.mark.parametrize(("method", "parameters"), REFUSED)
async def test_what_the_platform_does_not_take_is_refused(
    api: ZaloBotApi, server: ZaloBotServer, method: str, parameters: dict[str, Any]
) -> None:
    user = server.user()
    chat = {} if parameters == {"text": "chào"} else {"chat_id": user.id}
    with pytest.raises(RefusedError):
        await api.call(method, **{**chat, **parameters})
    assert user.inbox == []


async def test_everything_that_can_be_sent_arrives(api: ZaloBotApi, server: ZaloBotServer) -> None:
    user = server.user()
    sent = [
        await api.call("sendMessage", chat_id=user.id, text="x" * 2000),
        await api.call("sendSticker", chat_id=user.id, sticker="0e07"),
        await api.call("sendVoice", chat_id=user.id, voice_url="http://127.0.0.1/1.aac"),
    ]
    assert [shown.id for shown in user.inbox] == [result["message_id"] for result in sent]
    assert [shown.method for shown in user.inbox] == ["sendMessage", "sendSticker", "sendVoice"]
    assert await api.call("sendChatAction", chat_id=user.id, action="typing") == {}
    user.blocked = True
    with pytest.raises(UnreachableError):
        await api.call("sendMessage", chat_id=user.id, text="chào")


async def test_events_wait_for_the_webhook_and_are_repeated_until_accepted_in_order(
    api: ZaloBotApi, server: ZaloBotServer
) -> None:
    seen: list[tuple[str, str]] = []

    async def receive(request: web.Request) -> web.Response:
        body = await request.json()
        secret = request.headers["X-Bot-Api-Secret-Token"]
        seen.append((secret, body["result"]["message"]["text"]))
        return web.Response(status=503 if len(seen) < 3 else 200)

    user = server.user()
    await user.send("một")
    await user.send("hai")
    app = web.Application()
    app.add_routes([web.post("/hook", receive)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    await api.call("setWebhook", url=url, secret_token="mot-bi-mat")
    async with asyncio.timeout(PATIENCE):
        await server.webhook.settled()
    assert seen == [("mot-bi-mat", "một")] * 3 + [("mot-bi-mat", "hai")]
    assert (await api.call("getWebhookInfo"))["url"] == url
    await api.call("deleteWebhook")
    with pytest.raises(RefusedError):
        await api.call("getWebhookInfo")
    await runner.cleanup()


async def test_faults_meet_the_calls_that_they_are_written_for(server: ZaloBotServer) -> None:
    server.faults.script(None, Fault.server_error(502), method="getMe")
    async with aiohttp.ClientSession() as session:
        statuses = []
        for _ in range(3):
            async with session.post(f"{server.base_url}/bot{server.token}/getMe") as answer:
                statuses.append(answer.status)
    assert statuses == [200, 502, 200]
