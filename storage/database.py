"""One database, opened by its URL: connections, schema, end."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg
from alembic import command
from alembic.config import Config
from sqlalchemy import URL, func, make_url, select
from sqlalchemy import Connection as SyncConnection
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from storage.connection import Connection, PooledConnection
from storage.inline import InlineConnection
from storage.postgres import looking, postgres_engine
from storage.sealing import Sealer, bind_sealer
from storage.sqlite_driver import connector

MIGRATIONS = Path(__file__).parent / "migrations"
READERS = 4
POSTGRES_CONNECTIONS = 10
ARRIVING_CONNECTIONS = 1  # one commit at a time (storage.gathering)
TURN_TIMEOUT_SECONDS = 30
MIGRATION_LOCK = 0x4C4E47484501  # any number that nobody else locks


# PostgreSQL's serialization_failure and deadlock_detected: one of two units was rolled back, whole.
COLLISIONS = frozenset({"40001", "40P01"})


class CollisionError(Exception):
    """Two units of work wanted the same rows crosswise; this one was rolled back and can be played again."""


def sqlstate_of(problem: DBAPIError) -> str:
    """PostgreSQL's code of an error, or empty."""
    return str(getattr(problem.orig, "sqlstate", "") or "")


class DatabaseUrlError(ValueError):
    """The database URL names nothing that can be opened; the text says what to write instead."""


class Database:
    """The connections of one database.

    `writing` and `reading` are for short work: on SQLite they run on the event loop (`storage.inline`), and
    all writers take turns on one connection. What may take long goes through the engines, `writer` and
    `reader`, which have threads. Transactions that write begin with BEGIN IMMEDIATE: otherwise most of 50
    concurrent ones fail. On PostgreSQL all connections come from one pool, but for those that store what
    arrives: turns and delivery hold most of the pool while there is a backlog, and a channel that is not
    answered in time calls again.
    """

    def __init__(
        self, url: URL, *, writer: AsyncEngine, reader: AsyncEngine, arriving: AsyncEngine | None = None
    ) -> None:
        self._url = url
        self.writer = writer
        self.reader = reader
        self._arriving = arriving
        path = Path(url.database or "")
        self._inline_writer = InlineConnection(path, writer.dialect, begin="BEGIN IMMEDIATE")
        self._inline_reader = InlineConnection(path, reader.dialect)
        self._turn = asyncio.Lock()

    @classmethod
    def open(cls, url: str, *, data_key: bytes) -> "Database":
        """The database at `sqlite:///path` or `postgresql://...`; nothing is connected yet.

        Raises DatabaseUrlError for another URL and SealError for a key that is not 32 bytes.
        """
        parsed = _with_async_driver(url)
        sealer = Sealer(data_key)
        arriving = None
        if parsed.get_backend_name() == "sqlite":
            path = Path(parsed.database or "")
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as problem:
                raise _unreachable(parsed, problem) from problem
            writer = _sqlite_engine(parsed, begin="BEGIN IMMEDIATE", connections=1)
            reader = _sqlite_engine(parsed, begin="BEGIN", connections=READERS)
        else:
            writer = postgres_engine(parsed, POSTGRES_CONNECTIONS)
            reader = looking(writer)
            arriving = postgres_engine(parsed, ARRIVING_CONNECTIONS)
        for engine in (writer, reader, arriving or writer):
            bind_sealer(engine.dialect, sealer)
        return cls(parsed, writer=writer, reader=reader, arriving=arriving)

    @property
    def is_postgres(self) -> bool:
        """Whether several machines may work on it."""
        return self._url.get_backend_name() == "postgresql"

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Connection]:
        """A connection for one short transaction; what is not committed is rolled back."""
        if self.is_postgres:
            async with self.writer.connect() as connection:
                yield PooledConnection(connection)
            return
        async with asyncio.timeout(TURN_TIMEOUT_SECONDS):
            await self._turn.acquire()
        try:
            yield self._inline_writer
        finally:
            self._inline_writer.rollback()
            self._turn.release()

    @asynccontextmanager
    async def storing(self) -> AsyncIterator[Connection]:
        """As `writing`, for what has just arrived."""
        if self._arriving is None:
            async with self.writing() as connection:
                yield connection
            return
        async with self._arriving.connect() as connection:
            yield PooledConnection(connection)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Connection]:
        """A connection for short look-ups."""
        if self.is_postgres:
            async with self.reader.connect() as connection:
                yield PooledConnection(connection)
        else:
            yield self._inline_reader

    @asynccontextmanager
    async def reading_at_length(self) -> AsyncIterator[Connection]:
        """A connection for queries that may read a whole table."""
        async with self.reader.connect() as connection:
            yield PooledConnection(connection)

    @asynccontextmanager
    async def writing_at_length(self) -> AsyncIterator[Connection]:
        """A connection for a change that may read or write a whole table."""
        async with self.writer.connect() as connection:
            yield PooledConnection(connection)

    async def migrate(self, revision: str = "head") -> None:
        """Bring the schema to a revision ("head", "base" or an id); harmless when it is there already.

        DatabaseUrlError when the database does not let us in: the first to connect is this.
        """
        engine = self._migration_engine()
        try:
            await self._require(engine)
            async with engine.begin() as connection:
                if self.is_postgres:
                    await connection.execute(select(func.pg_advisory_xact_lock(MIGRATION_LOCK)))
                await connection.run_sync(_migrate, revision)
        finally:
            await engine.dispose()

    async def _require(self, engine: AsyncEngine) -> None:
        try:
            async with engine.connect():
                return
        except (OSError, SQLAlchemyError, asyncpg.PostgresError) as problem:
            raise _unreachable(self._url, problem) from problem

    async def close(self) -> None:
        """Close all connections."""
        self._inline_writer.close()
        self._inline_reader.close()
        await self.writer.dispose()
        await self.reader.dispose()
        if self._arriving is not None:
            await self._arriving.dispose()

    def _migration_engine(self) -> AsyncEngine:
        if self.is_postgres:
            return create_async_engine(self._url, poolclass=NullPool)
        # Alembic changes an SQLite table by copying and dropping it: foreign keys would take the rest along.
        return _sqlite_engine(self._url, begin="BEGIN IMMEDIATE", connections=1, foreign_keys=False)


def _unreachable(url: URL, problem: Exception) -> DatabaseUrlError:
    address = url.set(drivername=url.get_backend_name()).render_as_string(hide_password=True)
    return DatabaseUrlError(_UNREACHABLE.format(url=address, why=problem))


def _with_async_driver(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise DatabaseUrlError(_ADVICE.format(url=url.split(":", 1)[0])) from None
    backend = parsed.get_backend_name()
    if backend == "sqlite" and parsed.database and parsed.database != ":memory:":
        return parsed.set(drivername="sqlite+aiosqlite")
    if backend in ("postgresql", "postgres"):
        # libpq's word for encryption, as hosting companies hand it out, is another one in asyncpg.
        query = {"ssl" if name == "sslmode" else name: value for name, value in parsed.query.items()}
        return parsed.set(drivername="postgresql+asyncpg", query=query)
    raise DatabaseUrlError(_ADVICE.format(url=backend))


_UNREACHABLE = (
    "Không mở được cơ sở dữ liệu {url} ({why}). Hãy xem DATABASE_URL đã đúng chưa; nếu là PostgreSQL "
    "thì máy chủ có đang chạy và nhận tên, mật khẩu đó không."
)
# The URL itself may hold a password: only its scheme is shown.
_ADVICE = (
    "DATABASE_URL bắt đầu bằng '{url}', không phải cơ sở dữ liệu nào mở được. Hãy viết "
    "sqlite:///đường/dẫn/tệp.db hoặc postgresql://người_dùng:mật_khẩu@máy/tên (SQLite phải là một tệp)."
)


def _sqlite_engine(url: URL, *, begin: str, connections: int, foreign_keys: bool = True) -> AsyncEngine:
    connect = connector(Path(url.database or ""), begin=begin, foreign_keys=foreign_keys)
    return create_async_engine(
        url, connect_args={"async_creator_fn": connect}, pool_size=connections, max_overflow=0
    )


def _migrate(connection: SyncConnection, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    if revision == "base":
        command.downgrade(config, revision)
    else:
        command.upgrade(config, revision)
