"""One database, opened by its URL: engines, schema, end."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import URL, Connection, func, make_url, select
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from storage.sealing import Sealer, bind_sealer
from storage.sqlite_driver import connector

MIGRATIONS = Path(__file__).parent / "migrations"
READERS = 4
POSTGRES_CONNECTIONS = 10
MIGRATION_LOCK = 0x4C4E47484501  # any number that nobody else locks


class DatabaseUrlError(ValueError):
    """The database URL names nothing that can be opened; the text says what to write instead."""


class Database:
    """The engines of one database.

    On SQLite writers share one connection, whose transactions begin with BEGIN IMMEDIATE (otherwise most
    transactions of 50 concurrent writers fail), and readers have their own. On PostgreSQL both are one.
    """

    def __init__(self, url: URL, *, writer: AsyncEngine, reader: AsyncEngine) -> None:
        self._url = url
        self.writer = writer
        self.reader = reader

    @classmethod
    def open(cls, url: str, *, data_key: bytes) -> "Database":
        """The database at `sqlite:///path` or `postgresql://...`; nothing is connected yet.

        Raises DatabaseUrlError for another URL and SealError for a key that is not 32 bytes.
        """
        parsed = _with_async_driver(url)
        sealer = Sealer(data_key)
        if parsed.get_backend_name() == "sqlite":
            path = Path(parsed.database or "")
            path.parent.mkdir(parents=True, exist_ok=True)
            writer = _sqlite_engine(parsed, begin="BEGIN IMMEDIATE", connections=1)
            reader = _sqlite_engine(parsed, begin="BEGIN", connections=READERS)
        else:
            writer = reader = create_async_engine(
                parsed, pool_size=POSTGRES_CONNECTIONS, max_overflow=0, pool_pre_ping=True
            )
        for engine in (writer, reader):
            bind_sealer(engine.dialect, sealer)
        return cls(parsed, writer=writer, reader=reader)

    @property
    def is_postgres(self) -> bool:
        """Whether several machines may work on it."""
        return self._url.get_backend_name() == "postgresql"

    async def migrate(self, revision: str = "head") -> None:
        """Bring the schema to a revision ("head", "base" or an id); harmless when it is there already."""
        engine = self._migration_engine()
        try:
            async with engine.begin() as connection:
                if self.is_postgres:
                    await connection.execute(select(func.pg_advisory_xact_lock(MIGRATION_LOCK)))
                await connection.run_sync(_migrate, revision)
        finally:
            await engine.dispose()

    async def close(self) -> None:
        """Close all connections."""
        await self.writer.dispose()
        await self.reader.dispose()

    def _migration_engine(self) -> AsyncEngine:
        if self.is_postgres:
            return create_async_engine(self._url, poolclass=NullPool)
        # Alembic changes an SQLite table by copying and dropping it: foreign keys would take the rest along.
        return _sqlite_engine(self._url, begin="BEGIN IMMEDIATE", connections=1, foreign_keys=False)


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


# The URL itself may hold a password: only its scheme is shown.
_ADVICE = (
    "DATABASE_URL begins with '{url}', which names no database that can be opened. Write "
    "sqlite:///path/to/file.db or postgresql://user:password@host/name (an SQLite database must be a file: "
    "it is read and written through separate connections)."
)


def _sqlite_engine(url: URL, *, begin: str, connections: int, foreign_keys: bool = True) -> AsyncEngine:
    connect = connector(Path(url.database or ""), begin=begin, foreign_keys=foreign_keys)
    return create_async_engine(
        url, connect_args={"async_creator_fn": connect}, pool_size=connections, max_overflow=0
    )


def _migrate(connection: Connection, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    if revision == "base":
        command.downgrade(config, revision)
    else:
        command.upgrade(config, revision)
