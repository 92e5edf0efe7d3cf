"""Each channel on a rig of its own, for `test_channel_contract`: its two halves, its webhook, one phone."""

import json
import socket
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import aiohttp
from aiohttp import web

from bot.channels.channel import Receiver, Sender
from bot.channels.telegram import Telegram
from bot.channels.telegram_push import TelegramPush
from bot.channels.web_chat import WebChat
from bot.opened import open_storage
from bot.settings import Settings
from bot.signal import Signal
from bot.web import WEBHOOK_PATH, application, webhook_route
from storage.desk import Desk
from storage.files import Files
from storage.inbox import StoredUpdate
from tests.fakes.clock import SetClock
from tests.journeys import places
from tests.journeys.conftest import eventually
from tests.journeys.phones import WebPhone
from tests.servers import telegram, zalo_bot, zalo_oa
from tests.servers.zalo_bot.rig import SECRET, rig_of
from tests.servers.zalo_bot.webhook import SECRET_HEADER, body_of
from tests.servers.zalo_oa.bench import bench

TELEGRAM_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
SHORT = 0.5  # seconds until an answer is given up


@dataclass(frozen=True)
class Letter:
    """A call that brings a new message; `proof` names the header by which the channel proves itself."""

    url: str
    body: bytes
    headers: Mapping[str, str]
    proof: str


@dataclass(kw_only=True)
class Rig(ABC):
    """One channel. `faults` are what can go wrong on its way out, by the name the contract has for it."""

    sender: Sender
    receiver: Receiver
    desk: Desk
    files: Files
    phone: places.Phone
    address: str
    url: str
    faults: Mapping[str, Any] = field(default_factory=dict)
    _done: set[int] = field(default_factory=set)

    @abstractmethod
    def letter(self, text: str) -> Letter:
        """A new message of a stranger, as the channel would bring it."""

    @abstractmethod
    def last_id(self) -> str:
        """The channel's id of the newest message on the phone."""

    def go_wrong(self, *names: str | None) -> None:
        """Let the next messages meet these faults, in order; None lets one pass."""
        raise NotImplementedError

    async def break_off(self) -> None:
        """Nobody listens at the channel's address any more."""
        raise NotImplementedError

    async def post(self, letter: Letter, *, proven: bool = True) -> int:
        """Bring a letter, with its proof or without; the answer's status."""
        headers = {name: value for name, value in letter.headers.items() if proven or name != letter.proof}
        async with (
            aiohttp.ClientSession() as session,
            session.post(letter.url, data=letter.body, headers=headers) as answer,
        ):
            return answer.status

    async def stored(self) -> list[StoredUpdate]:
        """What has been stored, and asks for something."""
        waiting = await self.desk.waiting_updates(100)
        return [update for update in waiting if self.receiver.understand(update.payload) is not None]

    async def next_update(self) -> StoredUpdate:
        """The next stored update of the phone; it counts as worked off."""
        found: list[StoredUpdate] = []

        async def came() -> bool:
            found[:] = [update for update in await self.stored() if update.chat == self.address]
            return bool(found)

        await eventually(came)
        async with self.desk.work() as work:
            await work.inbox.finish(found[0].id)
            await work.commit()
        return found[0]


@dataclass(kw_only=True)
class OnTelegram(Rig):
    server: telegram.TelegramServer
    user: telegram.User

    def letter(self, text: str) -> Letter:
        person = {"id": 7_100_000_001, "first_name": "Ông Tư", "is_bot": False}
        message = {
            "message_id": 5,
            "date": 1,
            "chat": {"id": person["id"], "type": "private"},
            "from": person,
            "text": text,
        }
        body = json.dumps({"update_id": 900_000_001, "message": message}).encode()
        headers = {"Content-Type": "application/json", TELEGRAM_SECRET_HEADER: SECRET}
        return Letter(f"{self.url}{WEBHOOK_PATH}", body, headers, TELEGRAM_SECRET_HEADER)

    def last_id(self) -> str:
        return str(self.user.inbox[-1].message_id)

    def go_wrong(self, *names: str | None) -> None:
        faults = [self.faults[name] if name else None for name in names]
        self.server.faults.script(*faults, method="sendMessage")

    async def break_off(self) -> None:
        await self.server.close()


@dataclass(kw_only=True)
class OnZaloBot(Rig):
    server: zalo_bot.ZaloBotServer
    user: zalo_bot.ZaloUser

    def letter(self, text: str) -> Letter:
        message = {
            "from": {"id": "0123456789abcdef", "display_name": "Ông Tư", "is_bot": False},
            "chat": {"id": "0123456789abcdef", "chat_type": "PRIVATE"},
            "message_id": "fedcba9876543210",
            "text": text,
        }
        body = body_of({"event_name": "message.text.received", "message": message}, "wrapped")
        headers = {"Content-Type": "application/json", SECRET_HEADER: SECRET}
        return Letter(self.server.webhook.url, body, headers, SECRET_HEADER)

    def last_id(self) -> str:
        return self.user.inbox[-1].id

    def go_wrong(self, *names: str | None) -> None:
        faults = [self.faults[name] if name else None for name in names]
        self.server.faults.script(*faults, method="sendMessage")

    async def break_off(self) -> None:
        await self.server._runner.cleanup()


@dataclass(kw_only=True)
class OnZaloOa(Rig):
    server: zalo_oa.ZaloOaServer
    user: zalo_oa.User

    def letter(self, text: str) -> Letter:
        event = {
            "event_name": "user_send_text",
            "app_id": self.server.app_id,
            "sender": {"id": "987654321"},
            "recipient": {"id": self.server.oa_id},
            "message": {"text": text, "msg_id": "96d3cdf3af150460909"},
            "timestamp": str(int(self.server.clock().timestamp() * 1000)),
        }
        body, headers = self.server.webhook.request(event)
        return Letter(self.server.webhook.url, body, headers, "X-ZEvent-Signature")

    def last_id(self) -> str:
        return self.user.inbox[-1].id

    def go_wrong(self, *names: str | None) -> None:
        for name in names:
            # A refused token is renewed once: it has to be refused twice.
            faults = [self.faults[name] if name else None] * (2 if name == "token" else 1)
            self.server.faults.script(*faults, path="/message/cs")

    async def break_off(self) -> None:
        assert self.server._runner is not None
        await self.server._runner.cleanup()


@dataclass(kw_only=True)
class OnTheWeb(Rig):
    page: WebPhone

    def letter(self, text: str) -> Letter:
        body = json.dumps({"id": "tin-1", "text": text}).encode()
        headers = {"Authorization": f"Bearer {'w' * 43}", "Content-Type": "application/json"}
        return Letter(f"{self.url}/api/messages", body, headers, "Authorization")

    def last_id(self) -> str:
        return str(self.page.seen[-1]["n"])


def rig(channel: str, settings: Settings) -> AbstractAsyncContextManager[Rig]:
    """The rig of a channel."""
    return {"telegram": _telegram, "zalo_bot": _zalo_bot, "zalo_oa": _zalo_oa, "web": _web}[channel](settings)


async def _listen(
    stack: AsyncExitStack, desk: Desk, routes: Sequence[web.RouteDef], sock: socket.socket
) -> None:
    runner = web.AppRunner(application(desk, routes), access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    stack.push_async_callback(runner.cleanup)
    await web.SockSite(runner, sock).start()


def _address() -> tuple[socket.socket, str]:
    sock = socket.create_server(("127.0.0.1", 0))
    return sock, f"http://127.0.0.1:{sock.getsockname()[1]}"


@asynccontextmanager
async def _telegram(settings: Settings) -> AsyncIterator[Rig]:
    clock, (sock, url) = SetClock(), _address()
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(telegram.TelegramServer())
        storage = await stack.enter_async_context(open_storage(settings, clock))
        receiver = Telegram(token=server.token, api_url=server.base_url, clock=clock)
        stack.push_async_callback(receiver.close)
        await receiver.ready()
        route = webhook_route(receiver, secret=SECRET, desk=storage.desk, arrived=Signal())
        await _listen(stack, storage.desk, [route], sock)
        await receiver.bot.set_webhook(f"{url}{WEBHOOK_PATH}", secret_token=SECRET)
        push = TelegramPush(
            token=server.token,
            api_url=server.base_url,
            files=storage.files,
            messages_per_second=1000,
            spacing=0,
            group_spacing=0,
            read_seconds=SHORT,
        )
        await push.open()
        stack.push_async_callback(push.close)
        user, fault = server.user("Bà Sáu"), telegram.Fault
        yield OnTelegram(
            sender=push,
            receiver=receiver,
            desk=storage.desk,
            files=storage.files,
            phone=places.OnTelegram("Bà Sáu", user=user),
            address=str(user.id),
            url=url,
            faults={
                "blocked": fault.blocked(),
                "refused": fault.refused(400, "Bad Request: PEER_ID_INVALID"),
                "flood": fault.flood(3),
                "token": fault.refused(401, "Unauthorized"),
                "silence": fault.silence(),
                "moved": fault.migrated(-1001),
            },
            server=server,
            user=user,
        )


@asynccontextmanager
async def _zalo_bot(settings: Settings) -> AsyncIterator[Rig]:
    async with (
        zalo_bot.ZaloBotServer() as server,
        rig_of(server, settings, read_seconds=SHORT) as parts,
        aiohttp.ClientSession() as session,
    ):
        assert await parts.channel._register()
        user, fault = server.user("Bà Sáu"), zalo_bot.Fault
        yield OnZaloBot(
            sender=parts.channel,
            receiver=parts.channel,
            desk=parts.storage.desk,
            files=parts.storage.files,
            phone=places.OnZaloBot("Bà Sáu", user=user, session=session),
            address=user.id,
            url=parts.url,
            faults={
                "blocked": fault.blocked(),
                "refused": fault.refused(400, "Bad Request"),
                "flood": fault.flood(3),
                "token": fault.unauthorized(),
                "silence": fault.silence(delivered=True),
            },
            server=server,
            user=user,
        )


@asynccontextmanager
async def _zalo_oa(settings: Settings) -> AsyncIterator[Rig]:
    clock = SetClock()
    async with (
        zalo_oa.ZaloOaServer(clock=clock.now) as server,
        bench(server, settings.data_dir, clock, read_seconds=SHORT) as parts,
    ):
        user, fault = server.user("Bà Sáu"), zalo_oa.Fault
        made = OnZaloOa(
            sender=parts.push,
            receiver=parts.receiver,
            desk=parts.desk,
            files=parts.files,
            phone=places.OnZaloOa("Bà Sáu", user=user),
            address=user.id,
            url=server.webhook.url,
            faults={
                "blocked": fault.code(-213),
                "refused": fault.code(-201),
                "flood": fault.code(-32),
                "token": fault.code(-216),
                "silence": fault.silence(),
            },
            server=server,
            user=user,
        )
        await user.follow()
        await made.next_update()
        yield made


@asynccontextmanager
async def _web(settings: Settings) -> AsyncIterator[Rig]:
    clock, (sock, url) = SetClock(), _address()
    async with AsyncExitStack() as stack:
        storage = await stack.enter_async_context(open_storage(settings, clock))
        chat = WebChat(desk=storage.desk, files=storage.files, clock=clock, arrived=Signal())
        await _listen(stack, storage.desk, chat.routes(), sock)
        session = await stack.enter_async_context(aiohttp.ClientSession())
        page = await WebPhone.open(url, session)
        await page.send(uuid4().hex)  # whose chat this is, its first stored message says
        (first,) = await storage.desk.waiting_updates(1)
        made = OnTheWeb(
            sender=chat,
            receiver=chat,
            desk=storage.desk,
            files=storage.files,
            phone=places.OnTheWeb("Bà Sáu", page=page),
            address=first.chat,
            url=url,
            page=page,
        )
        await made.next_update()
        yield made
