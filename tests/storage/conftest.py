"""The stores under test: memory, an SQLite file, PostgreSQL (a given one, a private one, or skipped).

The database that TEST_DATABASE_URL names is emptied before each test.
"""

import asyncio
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from storage.database import Database
from storage.desk import Desk
from storage.tables import Row
from tests.fakes.clock import SetClock
from tests.fakes.memory import MemoryStore

KEY = bytes(range(32))


def _as_postgres(command: list[str]) -> list[str]:
    """Initdb refuses to run as root."""
    return ["runuser", "-u", "postgres", "--", *command] if os.geteuid() == 0 else command


def _run(command: list[str]) -> None:
    subprocess.run(_as_postgres(command), check=True, stdout=subprocess.DEVNULL, timeout=60)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not found:
        pytest.skip("no PostgreSQL: neither TEST_DATABASE_URL nor /usr/lib/postgresql/*/bin")
    if os.geteuid() == 0 and shutil.which("runuser") is None:
        pytest.skip("PostgreSQL does not start as root, and runuser is missing")
    binaries = found[-1]
    directory = Path(tempfile.mkdtemp(prefix="langnghe-postgres-"))
    if os.geteuid() == 0:
        shutil.chown(directory, "postgres")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data = str(directory / "data")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
    _run([f"{binaries}/initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"])
    try:
        _run([f"{binaries}/pg_ctl", "-D", data, "-w", "-o", options, "-l", f"{directory}/log", "start"])
        yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
    finally:
        _run([f"{binaries}/pg_ctl", "-D", data, "-m", "immediate", "stop"])
        shutil.rmtree(directory)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


async def _migrate(url: str) -> None:
    database = Database.open(url, data_key=KEY)
    await database.migrate()
    await database.close()


@pytest.fixture(scope="session")
def empty_sqlite(tmp_path_factory) -> Path:
    """A file with the schema, to be copied: migrating takes longer than most tests."""
    path = tmp_path_factory.mktemp("schema") / "empty.db"
    asyncio.run(_migrate(f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def empty_postgres(postgres_url) -> str:
    asyncio.run(_migrate(postgres_url))
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
