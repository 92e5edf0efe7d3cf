"""A running bot for journeys: real HTTP, real database file, real reader, real Bot API server."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from uuid import uuid4

import aiohttp
import asyncpg
import pytest
from playwright.async_api import Browser
from pydantic import SecretStr

from bot.assembly import Service, service
from bot.clock import SystemClock
from bot.commands.demo import page_maker
from bot.commands.seed import load_town, seed_town
from bot.office import office_of, rulebook_of
from bot.opened import open_storage
from bot.settings import Settings
from casework.agencies import Role
from casework.invitations import hash_of, new_invitation_code
from casework.ports import Invitation, Reader
from tests.journeys.browsing import chromium
from tests.journeys.places import Place, place_of
from tests.servers.patience import PATIENCE
from tests.servers.telegram import TelegramServer


@asynccontextmanager
async def serving(bot: Service) -> AsyncIterator[None]:
    """Run a service until the end of the block."""
    async with asyncio.TaskGroup() as group:
        task = group.create_task(bot.run())
        await asyncio.wait_for(bot.ready.wait(), PATIENCE)
        try:
            yield
        finally:
            task.cancel()


@asynccontextmanager
async def running(settings: Settings, reader: Reader) -> AsyncIterator[Service]:
    """A service of these settings, running."""
    async with service(settings, reader=reader) as bot, serving(bot):
        yield bot


async def invitation(
    bot: Service, agency_id: str, *, name: str = "Cán bộ Sơn", role: Role = Role.OFFICER
) -> str:
    """A fresh code."""
    code = new_invitation_code()
    async with bot.storage.desk.work() as work:
        await work.people.invite(
            Invitation(
                code_hash=hash_of(code),
                agency_id=agency_id,
                role=role,
                name=name,
                expires_at=bot.clock.now() + timedelta(days=1),
            )
        )
        await work.commit()
    return code


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as server:
        yield server


def on_telegram(settings: Settings, server: TelegramServer, **more: object) -> Settings:
    """Settings of a bot that asks this server for its updates."""
    update: dict[str, object] = {
        "telegram_bot_token": SecretStr(server.token),
        "telegram_api_url": server.base_url,
        **more,
    }
    return settings.model_copy(update=update)


@pytest.fixture
async def web() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
async def place(
    request: pytest.FixtureRequest, settings: Settings, unused_tcp_port: int
) -> AsyncIterator[Place]:
    """A channel by its name (`tests.journeys.places.WAYS`), which a test gives by indirect parameters."""
    update: dict[str, object] = {
        "port": unused_tcp_port,
        "public_url": f"http://127.0.0.1:{unused_tcp_port}",
    }
    if request.param.endswith("postgresql"):
        update["database_url"] = await new_database(request.getfixturevalue("postgres_url"))
    async with place_of(request.param, settings.model_copy(update=update)) as place:
        yield place


@pytest.fixture
async def bot(place: Place, reader: Reader) -> AsyncIterator[Service]:
    """A bot on that channel."""
    async with running(place.settings, reader) as service_running:
        yield service_running


async def new_database(server_url: str) -> str:
    """An empty database of its own on a PostgreSQL server."""
    name = f"journey_{uuid4().hex[:12]}"
    connection = await asyncpg.connect(server_url)
    await connection.execute(f"CREATE DATABASE {name}")
    await connection.close()
    return f"{server_url.rpartition('/')[0]}/{name}"


async def eventually(is_so: Callable[[], Awaitable[bool]], patience: float = PATIENCE) -> None:
    """Wait for what another task writes into the database."""
    async with asyncio.timeout(patience):
        while not await is_so():  # noqa: ASYNC110 - nobody rings when a row has changed
            await asyncio.sleep(0.05)


@asynccontextmanager
async def seeded_town(settings: Settings, reader: Reader) -> AsyncIterator[Service]:
    """The seeded town of `langnghe demo`, serving."""
    clock = SystemClock()
    rulebook = rulebook_of(settings, clock)
    seeds = load_town()
    async with open_storage(settings, clock) as storage:
        await seed_town(storage.desk, seeds, rulebook, reader, clock.now())
        service = Service(
            settings,
            storage,
            office_of(rulebook, settings, clock, reader),
            reader,
            clock=clock,
            demo=page_maker(storage.desk, rulebook, seeds, clock),
        )
        async with serving(service):
            yield service


@pytest.fixture
async def town(settings: Settings, reader: Reader) -> AsyncIterator[Service]:
    """The seeded town on a free port."""
    async with seeded_town(settings, reader) as service:
        yield service


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """Debian's Chromium."""
    async with chromium() as opened:
        yield opened
