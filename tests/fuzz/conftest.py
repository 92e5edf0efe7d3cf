"""The whole web application, every channel switched on, without turns: what is stored stays."""

import asyncio
import hashlib
import logging
import re
import secrets
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from sqlalchemy import delete, func, select

from bot.assembly import Service, service
from bot.settings import Settings
from bot.way import Way
from bot.ways import ways
from bot.web import application, runner_of
from casework.ports import Reader
from storage.channel_tables import MEDIA, WEB_MESSAGES
from storage.tables import INBOX
from tests.architecture.project import ROOT
from tests.fuzz.updates import milliseconds
from tests.fuzz.wire import Header
from tests.journeys.conftest import new_database

SECRETS = {
    "/telegram/webhook": "bi-mat-telegram",
    "/zalo/webhook": "bi-mat-zalo-bot",
    "/zalo/oa": "khoa-su-kien",
}
APP_ID = "360846524940903967"
CODE = re.compile(r"\b[1-5]\d\d\b")
ANY_ADDRESS = {400, 404, 405, 417}
UNSTORED: dict[str, int] = {"updates": 0, "lines": 0, "files": 0, "media": 0}


BROKEN_FORMS = pytest.mark.filterwarnings(
    # aiohttp warns of these and goes on; our warnings are errors. What it has read of a form that breaks off
    # is freed with the request.
    "ignore::aiohttp.BadContentDispositionHeader",
    "ignore::aiohttp.BadContentDispositionParam",
    "ignore:Unclosed file <tempfile:ResourceWarning",
)


@dataclass(frozen=True, kw_only=True)
class Promise:
    """A row of docs/channels.md."""

    taken: set[int]
    not_believed: set[int]
    unreadable: set[int]


def promises() -> dict[str, Promise]:
    """What docs/channels.md says of each address."""
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in (ROOT / "docs/channels.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("| `")
    ]
    return {
        row[0].strip("`"): Promise(
            taken=_codes(row[2]), not_believed=_codes(row[3]), unreadable=_codes(row[4]) | ANY_ADDRESS
        )
        for row in rows
    }


def _codes(cell: str) -> set[int]:
    return {int(code) for code in CODE.findall(cell)}


def everything_on(settings: Settings, **changes: Any) -> Settings:
    """These settings with every channel."""
    return settings.model_copy(
        update={
            "public_url": "http://127.0.0.1:9",
            "telegram_bot_token": _secret("501:telegram"),
            "telegram_api_url": "http://127.0.0.1:9",
            "webhook_secret": _secret(SECRETS["/telegram/webhook"]),
            "zalo_bot_token": _secret("4312:zalo"),
            "zalo_bot_webhook_secret": _secret(SECRETS["/zalo/webhook"]),
            "zalo_bot_api_url": "http://127.0.0.1:9",
            "zalo_oa_app_id": APP_ID,
            "zalo_oa_app_secret": _secret("khoa-ung-dung"),
            "zalo_oa_secret_key": _secret(SECRETS["/zalo/oa"]),
            "zalo_oa_refresh_token": _secret("refresh"),
            **changes,
        }
    )


def _secret(text: str) -> Any:
    return type(Settings(_env_file=None).webhook_secret)(text)


def credentials(target: str, body: bytes) -> tuple[Header, ...]:
    """The headers with which a call is believed."""
    if target == "/telegram/webhook":
        return ((b"X-Telegram-Bot-Api-Secret-Token", SECRETS[target].encode()),)
    if target == "/zalo/webhook":
        return ((b"X-Bot-Api-Secret-Token", SECRETS[target].encode()),)
    if target == "/zalo/oa":
        stamp = str(milliseconds()).encode()
        mac = hashlib.sha256(APP_ID.encode() + body + stamp + SECRETS[target].encode()).hexdigest()
        return ((b"X-ZEvent-Timestamp", stamp), (b"X-ZEvent-Signature", b"mac=" + mac.encode()))
    return ((b"Authorization", b"Bearer " + secrets.token_urlsafe(32).encode()),)


@dataclass(kw_only=True)
class House:
    """The application, listening."""

    service: Service
    channels: dict[str, Way]
    files: Path
    port: int
    app: web.Application
    complaints: list[str] = field(default_factory=list)

    async def stored(self) -> dict[str, int]:
        """How much is kept of what has come in."""
        async with self.service.storage.database.reading() as connection:
            counted = {
                name: await connection.value(select(func.count().label("n")).select_from(table))
                for name, table in (("updates", INBOX), ("lines", WEB_MESSAGES), ("media", MEDIA))
            }
        return {**counted, "files": sum(file.is_file() for file in self.files.rglob("*"))}

    async def forget(self) -> None:
        """An empty house again."""
        async with self.service.storage.database.writing() as connection:
            for table in (INBOX, WEB_MESSAGES, MEDIA):
                await connection.change(delete(table))
            await connection.commit()
        for file in self.files.rglob("*"):
            if file.is_file():
                file.unlink()


class Complaints(logging.Handler):
    """Keeps what a log says at ERROR and above."""

    def __init__(self, kept: list[str]) -> None:
        super().__init__(logging.ERROR)
        self.kept = kept

    def emit(self, record: logging.LogRecord) -> None:
        self.kept.append(self.format(record))


@pytest.fixture
async def database_url(request: pytest.FixtureRequest, settings: Settings) -> str:
    """SQLite, or what `BOTH` says: what one database takes, the other may refuse."""
    if getattr(request, "param", "sqlite") == "sqlite":
        return settings.database_url
    return await new_database(request.getfixturevalue("postgres_url"))


BOTH = pytest.mark.parametrize(
    "database_url", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)], indirect=True
)


@pytest.fixture
async def house(settings: Settings, reader: Reader, database_url: str) -> AsyncIterator[House]:
    async with AsyncExitStack() as stack:
        bot = await stack.enter_async_context(
            service(everything_on(settings, database_url=database_url), reader=reader)
        )
        channels = await ways(bot._ground(bot._media_intake()), stack)
        app = application(
            bot.storage.desk, [*(route for way in channels for route in way.routes), *bot._pages()]
        )
        runner = runner_of(app, shutdown_timeout=0.1)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        found = House(
            service=bot,
            channels={way.receiver.channel: way for way in channels},
            files=settings.data_dir / "files",
            port=runner.addresses[0][1],
            app=app,
        )
        handler = Complaints(found.complaints)
        logging.getLogger("aiohttp").addHandler(handler)
        stack.callback(logging.getLogger("aiohttp").removeHandler, handler)
        yield found


async def examples(run: Callable[[Callable[[Coroutine[Any, Any, None]], None]], None]) -> None:
    """Let hypothesis work in a thread; each example's coroutine runs here, where the application lives."""
    loop = asyncio.get_running_loop()
    await asyncio.to_thread(run, lambda one: asyncio.run_coroutine_threadsafe(one, loop).result(300))
