"""aiosqlite with one trip to its thread per statement instead of four, for statements that may take long.

SQLAlchemy opens a cursor, executes, fetches and closes, each a hand-over between threads. Here the cursor
does all four in one go, and gives out what it fetched. Short statements need no thread: `storage.inline`.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Self

from aiosqlite import Connection

LOCK_TIMEOUT_SECONDS = 15


class OneTripCursor:
    """What SQLAlchemy's asyncio adapter asks of a cursor; not for streaming large results."""

    arraysize = 1

    def __init__(self, connection: "OneTripConnection") -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, statement: str, parameters: Iterable[Any] = ()) -> Self:
        """Run a statement and fetch all it gives."""
        await self._run("execute", statement, parameters)
        return self

    async def executemany(self, statement: str, parameters: Iterable[Iterable[Any]]) -> Self:
        """Run a statement once for each set of parameters."""
        await self._run("executemany", statement, parameters)
        return self

    async def fetchall(self) -> list[Any]:
        """What the last statement gave."""
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        """Nothing to do: the real cursor is closed already."""

    async def _run(self, method: str, statement: str, parameters: Any) -> None:
        await self._connection.in_one_trip(partial(self._in_thread, method, statement, parameters))

    def _in_thread(self, method: str, statement: str, parameters: Any) -> None:
        cursor = self._connection.begun().cursor()
        try:
            getattr(cursor, method)(statement, parameters)
            self.description = cursor.description
            self._rows = cursor.fetchall() if cursor.description else []
            self.rowcount = cursor.rowcount
            self.lastrowid = cursor.lastrowid
        finally:
            cursor.close()


class OneTripConnection(Connection):
    """An aiosqlite connection whose transactions begin with their first statement, in the same trip.

    `begin` is how they begin: writers ask for the write lock at once (BEGIN IMMEDIATE).
    """

    def __init__(self, open_file: Callable[[], sqlite3.Connection], *, begin: str) -> None:
        super().__init__(open_file, iter_chunk_size=64)
        self._thread.daemon = True  # as SQLAlchemy does with the connections it makes
        self._begin = begin
        self._asked = 0  # counted on the event loop
        self._done = 0  # counted in the thread

    def cursor(self) -> OneTripCursor:  # type: ignore[override]
        """A new cursor; costs nothing until it executes."""
        return OneTripCursor(self)

    async def in_one_trip(self, step: Callable[[], None]) -> None:
        """Run a step in the connection's thread."""
        self._asked += 1
        run: Any = self._execute  # aiosqlite has no public way to run several calls in one trip
        await run(self._counted, step)

    def _counted(self, step: Callable[[], None]) -> None:
        try:
            step()
        finally:
            self._done += 1

    def begun(self) -> sqlite3.Connection:
        """The connection within a transaction; in its thread only."""
        if not self._conn.in_transaction:
            self._conn.execute(self._begin).close()
        return self._conn

    async def commit(self) -> None:
        """Commit, if anything was begun."""
        if self._may_be_in_transaction():
            await super().commit()

    async def rollback(self) -> None:
        """Roll back, if anything was begun."""
        if self._may_be_in_transaction():
            await super().rollback()

    def _may_be_in_transaction(self) -> bool:
        # A cancelled task leaves a step behind that may begin a transaction only after this question.
        return self._asked != self._done or self._conn.in_transaction


_PRAGMAS: Sequence[str] = ("journal_mode=WAL", "synchronous=NORMAL")


def open_sqlite(path: Path, *, foreign_keys: bool = True) -> sqlite3.Connection:
    """The file, opened as all connections open it; sqlite3 begins no transaction by itself."""
    connection = sqlite3.connect(
        path, timeout=LOCK_TIMEOUT_SECONDS, isolation_level=None, check_same_thread=False
    )
    for pragma in (*_PRAGMAS, f"foreign_keys={'ON' if foreign_keys else 'OFF'}"):
        connection.execute(f"PRAGMA {pragma}").close()
    return connection


def connector(path: Path, *, begin: str, foreign_keys: bool = True) -> Any:
    """What SQLAlchemy calls for each new connection to the file."""

    def connect(*_: Any, **__: Any) -> OneTripConnection:
        return OneTripConnection(partial(open_sqlite, path, foreign_keys=foreign_keys), begin=begin)

    return connect
