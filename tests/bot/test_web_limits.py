"""How much one chat, and one address, may send to the web chat in a minute."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from uuid import uuid4

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot import web_admission
from bot.channels.web_chat import WebChat
from bot.signal import Signal
from storage.files import Files
from tests.fakes.clock import SetClock

Post = Callable[..., Awaitable[int]]


class SilentDesk:
    """Keeps nothing: only whether a message is let in counts here."""

    async def web_chat_of(self, secret: str) -> str:
        return secret

    async def web_append(self, *_: object, **__: object) -> int:
        return 1

    async def keep_updates(self, *_: object) -> int:
        return 1


@pytest.fixture
async def post(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(web_admission, "MESSAGES_PER_MINUTE", 3)
    monkeypatch.setattr(web_admission, "MESSAGES_PER_MINUTE_AND_ADDRESS", 5)
    chat = WebChat(desk=SilentDesk(), files=Files(tmp_path), clock=SetClock(), arrived=Signal())  # type: ignore[arg-type]
    app = web.Application()
    app.add_routes(chat.routes())
    async with TestClient(TestServer(app)) as client:

        async def send(token: str, forwarded: str = "") -> int:
            headers = {"Authorization": f"Bearer {token:x>40}", "X-Forwarded-For": forwarded}
            body = {"id": uuid4().hex, "text": "x"}
            async with client.post("/api/messages", json=body, headers=headers) as answer:
                return answer.status

        yield send


async def test_one_chat_that_writes_too_fast_is_asked_to_wait(post: Post):
    assert [await post("a") for _ in range(4)] == [200, 200, 200, 429]
    assert await post("b") == 200


async def test_made_up_chats_do_not_help_one_address(post: Post):
    assert [await post(f"{n}", "9.9.9.9") for n in range(6)] == [200] * 5 + [429]
    assert await post("another", "8.8.8.8") == 200


async def test_what_the_sender_writes_before_the_proxys_entry_counts_for_nothing(post: Post):
    assert [await post(f"{n}", f"1.1.1.{n}, 9.9.9.9") for n in range(6)] == [200] * 5 + [429]


async def test_this_machine_itself_is_no_stranger(post: Post):
    assert [await post(f"{n}") for n in range(8)] == [200] * 8
