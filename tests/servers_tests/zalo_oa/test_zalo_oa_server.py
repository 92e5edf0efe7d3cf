"""The test server keeps the Official Account's rules: or what is proved against it proves nothing."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from aiohttp import web

from tests.fakes.clock import SetClock
from tests.servers.zalo_oa import Fault, User, ZaloOaServer


class Account:
    """A bare client."""

    def __init__(self, server: ZaloOaServer, http: httpx.AsyncClient) -> None:
        self.server, self.http, self.token = server, http, ""

    async def renew(self, refresh: str, *, key: str | None = None) -> dict[str, Any]:
        form = {"refresh_token": refresh, "app_id": self.server.app_id, "grant_type": "refresh_token"}
        headers = {"secret_key": self.server.secret_key if key is None else key}
        url = f"{self.server.base_url}/v4/oa/access_token"
        answer: dict[str, Any] = (await self.http.post(url, data=form, headers=headers)).json()
        self.token = answer.get("access_token", self.token)
        return answer

    async def say(self, user: User | str, text: str = "x", **message: Any) -> int:
        identity = user if isinstance(user, str) else user.id
        body = {"recipient": {"user_id": identity}, "message": {"text": text, **message}}
        url = f"{self.server.base_url}/v3.0/oa/message/cs"
        answer = await self.http.post(url, json=body, headers={"access_token": self.token})
        assert answer.status_code == 200
        return int(answer.json()["error"])


@pytest.fixture
async def account(server: ZaloOaServer) -> AsyncIterator[Account]:
    async with httpx.AsyncClient(verify=False) as http:
        account = Account(server, http)
        await account.renew(server.first_refresh)
        yield account


async def test_a_refresh_token_works_once_and_needs_the_apps_key(
    account: Account, server: ZaloOaServer
) -> None:
    assert (await account.renew(server.first_refresh))["error"] == -14014
    assert (await account.renew("x", key="sai"))["error"] == -14003


async def test_windows_quotas_and_people_have_their_codes(
    account: Account, server: ZaloOaServer, clock: SetClock
) -> None:
    sau = server.user()
    assert await account.say("khong-co-ai") == -201
    assert await account.say(sau) == -213
    sau.follows = True
    assert await account.say(sau) == -232
    await sau.send("x")
    assert [await account.say(sau) for _ in range(9)] == [0] * 9
    assert [message.charged for message in sau.inbox] == [False] * 8 + [True]
    server.credit = 0
    assert await account.say(sau) == -211
    server.credit = 5
    clock.advance(hours=20)
    server.night_rule = True
    clock.moment = clock.moment.replace(hour=16)
    assert await account.say(sau) == -234
    server.night_rule = False
    clock.advance(days=8)
    assert await account.say(sau) == -220
    answer = await account.renew(next(t for t, fresh in server._refresh_tokens.items() if fresh))
    assert answer["expires_in"] == "90000"
    assert await account.say(sau) == -230
    for stands, code in (("banned", -227), ("restricted", -244)):
        setattr(sau, stands, True)
        assert await account.say(sau) == code
        setattr(sau, stands, False)
    account.token = "sai"
    assert await account.say(sau) == -216


async def test_the_shape_of_a_message_is_checked(account: Account, server: ZaloOaServer) -> None:
    sau = server.user()
    await sau.follow()
    assert await account.say(sau, "a" * 2001) == -201
    assert await account.say(sau, "") == -201

    def shown(number: int, title: str) -> dict[str, Any]:
        button = {"title": title, "type": "oa.query.hide", "payload": "p"}
        return {"type": "template", "payload": {"buttons": [button] * number}}

    assert await account.say(sau, attachment=shown(6, "x")) == -201
    assert await account.say(sau, attachment=shown(1, "x" * 101)) == -201
    assert await account.say(sau, attachment=shown(5, "x" * 100)) == 0
    assert await account.say(sau, attachment={"type": "file", "payload": {"token": "sai"}}) == -210


async def test_calls_have_a_rate(account: Account, server: ZaloOaServer, clock: SetClock) -> None:
    sau = server.user()
    await sau.follow()
    server.per_second = 2
    assert [await account.say(sau) for _ in range(3)] == [0, 0, -32]
    clock.advance(seconds=2)
    assert await account.say(sau) == 0


async def test_a_webhook_that_is_slow_or_refuses_is_called_again(
    server: ZaloOaServer, account: Account
) -> None:
    got: list[tuple[str, str]] = []

    async def hook(request: web.Request) -> web.Response:
        got.append((await request.text(), request.headers["X-ZEvent-Signature"]))
        if len(got) == 1:
            await asyncio.sleep(0.3)
        return web.Response(status=500 if len(got) == 2 else 200)

    app = web.Application()
    app.add_routes([web.post("/hook", hook)])
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    server.webhook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    server.webhook.answer_seconds = 0.1
    server.webhook.hurry = 5000
    await server.user().send("xin chào")
    await server.webhook.settled()
    await runner.cleanup()
    assert [attempt.status for attempt in server.webhook.attempts] == [0, 500, 200]
    assert len(set(got)) == 1


async def test_scripted_faults_are_met_in_their_order(account: Account, server: ZaloOaServer) -> None:
    sau = server.user()
    await sau.follow()
    server.faults.script(Fault.code(-32), None, Fault.code(-244), user=sau.id)
    assert [await account.say(sau) for _ in range(4)] == [-32, 0, -244, 0]
