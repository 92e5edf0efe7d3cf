"""The stores under test: memory, an SQLite file, PostgreSQL (a given one, a private one, or skipped).

The database that TEST_DATABASE_URL names is emptied before each test.
"""

import asyncio
import shutil
from collections.abc import AsyncIterator, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from storage.database import Database
from storage.desk import Desk
from storage.tables import Row
from tests.fakes.clock import SetClock
from tests.fakes.memory import MemoryStore

KEY = bytes(range(32))


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


def _in_a_thread(coroutine: Coroutine[Any, Any, None]) -> None:
    """Run it now: a fixture may be asked for while a loop runs already."""
    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, coroutine).result()


async def _migrate(url: str) -> None:
    database = Database.open(url, data_key=KEY)
    await database.migrate()
    await database.close()


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory) -> Path:
    """A file with the schema, to be copied: migrating takes longer than most tests."""
    path = tmp_path_factory.mktemp("schema") / "empty.db"
    _in_a_thread(_migrate(f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def empty_postgres(postgres_url) -> str:
    _in_a_thread(_migrate(postgres_url))
    return postgres_url


ENGINES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


def _url(request, tmp_path: Path) -> str:
    if request.param == "postgresql":
        return request.getfixturevalue("empty_postgres")
    path = tmp_path / "store.db"
    shutil.copy(request.getfixturevalue("empty_sqlite"), path)
    return f"sqlite:///{path}"


@asynccontextmanager
async def _emptied(url: str) -> AsyncIterator[Database]:
    database = Database.open(url, data_key=KEY)
    if database.is_postgres:  # the server is shared by all tests
        async with database.writer.begin() as connection:
            await connection.execute(text(f"TRUNCATE {', '.join(Row.metadata.tables)} RESTART IDENTITY"))
    yield database
    await database.close()


@pytest.fixture(params=ENGINES)
def database_url(request, tmp_path) -> str:
    """A database with the schema."""
    return _url(request, tmp_path)


@pytest.fixture
async def database(database_url) -> AsyncIterator[Database]:
    """The same, open and empty."""
    async with _emptied(database_url) as database:
        yield database


@pytest.fixture
def desk(database, clock) -> Desk:
    return Desk(database, clock)


@pytest.fixture(params=["memory", *ENGINES])
async def store(request, tmp_path, clock) -> AsyncIterator[MemoryStore | Desk]:
    """Every store there is: what holds for one must hold for all."""
    if request.param == "memory":
        yield MemoryStore()
        return
    async with _emptied(_url(request, tmp_path)) as database:
        yield Desk(database, clock)
