"""The real service as a process under a steady load of webhook calls; used by the journey and by bench/."""

import asyncio
import base64
import os
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterable
from concurrent.futures import ProcessPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import aiohttp
from sqlalchemy import func, select

from storage.channel_tables import WEB_MESSAGES
from storage.connection import Connection
from storage.database import Database
from storage.tables import CONTACTS, INBOX, OUTBOX
from tests.journeys.phones import WebPhone
from tests.journeys.webhook_calls import (
    ASKS_AGAIN,
    Call,
    Secrets,
    calls,
    send,
    web_chat,
    web_token,
    zalo_oa_chat,
)
from tests.servers.telegram import TelegramServer, ThreadedTelegramServer
from tests.servers.zalo_bot import ZaloBotServer, ZaloUser
from tests.servers.zalo_oa import User, ZaloOaServer

ROOT = Path(__file__).resolve().parents[2]
KEY = bytes(range(32))
SECRETS = Secrets(
    telegram="bi-mat-telegram",
    zalo_bot="bi-mat-zalo-bot",
    app_id="360846524940903967",
    zalo_oa="khoa-su-kien",
)
STARTS_IN = 120.0
WARM_UP = 999_999  # a person who is not counted
LOOK_EVERY = 0.5
QUIET_FOR = 2  # looks without anything waiting: a turn's last message is queued in the turn's own commit


@dataclass(frozen=True, kw_only=True)
class Course:
    """What was measured. Seconds are from the first call; latencies since a call was due.

    `unknown`: how often a reply was sent again, by channel, because nobody knew whether it had arrived: the
    only way in which one can arrive twice (docs/architecture.md, "What becomes of a message").
    """

    calls: int
    unique: int
    answers: Counter[int]
    latencies: list[float]
    sent_in: float
    stored: int
    twice: int
    missing: int
    done: int
    odd_notes: Counter[str]
    replies: int
    arrived: int
    wrong_chats: int
    unknown: Counter[str]
    waiting_at_end: int
    empty_after: float
    megabytes: float

    def latency(self, share: float) -> float:
        """The seconds within which this share of the calls was answered."""
        ordered = sorted(self.latencies)
        return ordered[min(int(len(ordered) * share), len(ordered) - 1)]

    @property
    def is_whole(self) -> bool:
        """Whether nothing was lost and nothing doubled."""
        return (
            set(self.answers) <= {200, ASKS_AGAIN}
            and self.stored == self.done == self.unique
            and self.twice == self.missing == 0
            and 0 <= self.arrived - self.replies <= self.unknown.total()
            and self.wrong_chats <= self.unknown.total()
            and set(self.odd_notes) <= {""}
        )


class AnybodysBot(ZaloBotServer):
    """A platform on which whoever is written to exists."""

    def _recipient(self, parameters: dict[str, object]) -> ZaloUser:
        chat = str(parameters.get("chat_id"))
        if chat not in self.users:
            self.users[chat] = ZaloUser(self, chat, "")
        return super()._recipient(parameters)


class Followed(ZaloOaServer):
    """An account that these people follow. It tells the webhook nothing: receipts are not counted."""

    def welcome(self, people: Iterable[str]) -> None:
        for identity in people:
            person = User(self, identity, "", "")
            person.follows, person.acted_at = True, self.clock()
            self.users[identity] = person


@dataclass(frozen=True, kw_only=True)
class Servers:
    """Where the replies go."""

    telegram: TelegramServer
    zalo_bot: AnybodysBot
    zalo_oa: Followed

    def heard(self) -> Counter[tuple[str, str]]:
        """How many messages each chat has got."""
        return Counter(
            [
                *(("telegram", str(message.chat_id)) for message in self.telegram.messages),
                *(("zalo_bot", user.id) for user in self.zalo_bot.users.values() for _ in user.inbox),
                *(("zalo_oa", user.id) for user in self.zalo_oa.users.values() for _ in user.inbox),
            ]
        )


async def run(
    folder: Path,
    *,
    number: int,
    people: int,
    repeated: int,
    per_second: float,
    patience: float,
    database_url: str = "",
) -> Course:
    """Send so many calls to a fresh service and wait until everything is answered."""
    url = database_url or f"sqlite:///{folder / 'town.db'}"
    planned = calls(number, people, repeated, SECRETS)
    async with AsyncExitStack() as stack:
        servers = await _servers(stack, people)
        port = _free_port()
        process = await stack.enter_async_context(_service(folder, url, servers, port))
        database = Database.open(url, data_key=KEY)
        stack.push_async_callback(database.close)
        pool = stack.enter_context(ProcessPoolExecutor(1, mp_context=get_context("spawn")))
        await asyncio.wrap_future(pool.submit(_nothing))  # the sender has started before the clock does
        began = time.perf_counter()
        sending = pool.submit(send, f"http://127.0.0.1:{port}", planned, per_second)
        answered = await asyncio.wrap_future(sending)
        waiting = await _waiting(database)
        await _until_empty(database, process, began + patience)
        return await _course(
            database,
            servers,
            planned,
            answers=Counter(one.status for one in answered),
            latencies=[one.seconds for one in answered],
            sent_in=max(one.at for one in answered),
            waiting_at_end=waiting,
            empty_after=time.perf_counter() - began,
            megabytes=_megabytes(process.pid),
        )


def _nothing() -> None:
    """Work for a process that is to begin."""


async def _servers(stack: AsyncExitStack, people: int) -> Servers:
    telegram = stack.enter_context(ThreadedTelegramServer(open_chats=True))
    zalo_bot = await stack.enter_async_context(AnybodysBot())
    zalo_oa = await stack.enter_async_context(Followed())
    zalo_oa.welcome(zalo_oa_chat(person) for person in range(people))
    return Servers(telegram=telegram, zalo_bot=zalo_bot, zalo_oa=zalo_oa)


@asynccontextmanager
async def _service(
    folder: Path, url: str, servers: Servers, port: int
) -> AsyncIterator[subprocess.Popen[bytes]]:
    """`langnghe run` with every channel, until the end of the block. Nothing paces the replies."""
    own = {
        "DATABASE_URL": url,
        "DATA_DIR": folder,
        "DATA_KEY": base64.b64encode(KEY).decode(),
        "PORT": port,
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "BURST_SECONDS": 0,
        "LOG_LEVEL": "WARNING",
        "TELEGRAM_BOT_TOKEN": servers.telegram.token,
        "TELEGRAM_API_URL": servers.telegram.base_url,
        "TELEGRAM_MESSAGES_PER_SECOND": 100_000,
        "TELEGRAM_SECONDS_PER_CHAT": 0,
        "WEBHOOK_SECRET": SECRETS.telegram,
        "ZALO_BOT_TOKEN": servers.zalo_bot.token,
        "ZALO_BOT_WEBHOOK_SECRET": SECRETS.zalo_bot,
        "ZALO_BOT_API_URL": servers.zalo_bot.base_url,
        "ZALO_BOT_SECONDS_PER_CHAT": 0,
        "ZALO_BOT_MONTHLY_MESSAGES": 0,
        "ZALO_OA_APP_ID": SECRETS.app_id,
        "ZALO_OA_APP_SECRET": servers.zalo_oa.secret_key,
        "ZALO_OA_SECRET_KEY": SECRETS.zalo_oa,
        "ZALO_OA_REFRESH_TOKEN": servers.zalo_oa.first_refresh,
        "ZALO_OA_API_URL": servers.zalo_oa.base_url,
        "ZALO_OA_ZNS_URL": servers.zalo_oa.base_url,
        "ZALO_OA_OAUTH_URL": servers.zalo_oa.base_url,
        "ZALO_OA_SECONDS_PER_CHAT": 0,
    }
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **{name: str(value) for name, value in own.items()}}
    process = subprocess.Popen([sys.executable, "-m", "bot", "run"], env=environment, cwd=folder)  # noqa: ASYNC220
    try:
        await _listening(f"http://127.0.0.1:{port}", servers, process)
        yield process
    finally:
        process.kill()
        process.wait()


async def _listening(url: str, servers: Servers, process: subprocess.Popen[bytes]) -> None:
    """Until the service takes calls on every channel and has answered one person."""
    async with asyncio.timeout(STARTS_IN), aiohttp.ClientSession() as session:
        while not (servers.telegram.webhook.url and servers.zalo_bot.webhook.url):
            assert process.poll() is None, "the service has ended: see its log above"
            await asyncio.sleep(0.1)
        person = WebPhone(url, session, token=web_token(WARM_UP))
        await person.send("Đường hỏng")
        await person.wait_for("", patience=STARTS_IN)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


_UNDONE = select(func.count().label("n")).select_from(INBOX).where(INBOX.c.done_at.is_(None))
_UNSENT = select(func.count().label("n")).select_from(OUTBOX).where(OUTBOX.c.settled_at.is_(None))
_STORED = select(INBOX.c.channel, INBOX.c.update_id, INBOX.c.done_at, INBOX.c.note).where(
    INBOX.c.chat != web_chat(WARM_UP)
)
_SENT = (
    select(CONTACTS.c.channel, CONTACTS.c.address, func.count().label("n"))
    .join_from(OUTBOX, CONTACTS, CONTACTS.c.id == OUTBOX.c.contact_id)
    .where(OUTBOX.c.status == "sent", CONTACTS.c.address != web_chat(WARM_UP))
    .group_by(CONTACTS.c.channel, CONTACTS.c.address)
)
_UNKNOWN = select(OUTBOX.c.channel, OUTBOX.c.attempts).where(OUTBOX.c.repeated)
_SHOWN = (
    select(WEB_MESSAGES.c.chat, func.count().label("n"))
    .where(WEB_MESSAGES.c.key.like("out-%"), WEB_MESSAGES.c.chat != web_chat(WARM_UP))
    .group_by(WEB_MESSAGES.c.chat)
)


async def _waiting(database: Database) -> int:
    async with database.reading() as connection:
        return int(await connection.value(_UNDONE))


async def _until_empty(database: Database, process: subprocess.Popen[bytes], give_up: float) -> None:
    quiet = 0
    while quiet < QUIET_FOR and time.perf_counter() < give_up:
        assert process.poll() is None, "the service has ended: see its log above"
        async with database.reading() as connection:
            left = await connection.value(_UNDONE) + await connection.value(_UNSENT)
        quiet = 0 if left else quiet + 1
        await asyncio.sleep(LOOK_EVERY)


async def _course(database: Database, servers: Servers, planned: list[Call], **measured: object) -> Course:
    async with database.reading() as connection:
        rows = await connection.rows(_STORED)
        queued = await _counted(connection)
        unknown: Counter[str] = Counter()
        for row in await connection.rows(_UNKNOWN):
            unknown[row["channel"]] += row["attempts"] - 1
        shown = Counter({("web", row["chat"]): row["n"] for row in await connection.rows(_SHOWN)})
    heard = servers.heard() + shown
    wanted = {(call.channel, call.update_id) for call in planned}
    kept = Counter((row["channel"], row["update_id"]) for row in rows)
    return Course(
        calls=len(planned),
        unique=len(wanted),
        stored=len(kept),
        twice=sum(count - 1 for count in kept.values()),
        missing=len(wanted - set(kept)),
        done=sum(row["done_at"] is not None for row in rows),
        odd_notes=Counter(row["note"] for row in rows),
        replies=sum(queued.values()),
        arrived=sum(heard.values()),
        unknown=unknown,
        wrong_chats=sum(queued[chat] != heard[chat] for chat in queued | heard)
        + len({(call.channel, call.chat) for call in planned} - set(heard)),
        **measured,  # type: ignore[arg-type]
    )


async def _counted(connection: Connection) -> Counter[tuple[str, str]]:
    return Counter({(row["channel"], row["address"]): row["n"] for row in await connection.rows(_SENT)})


def _megabytes(pid: int) -> float:
    """The most memory that the process has ever had (Linux)."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024
