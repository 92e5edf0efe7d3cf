"""SQLite without threads: short statements run where they stand, on the event loop.

A statement of a conversation finds its rows by an index and takes some ten microseconds. Handing it to a
thread and back, and executing it through SQLAlchemy, took ten times as long, and all that time nobody else
could write. So Core statements are compiled once and handed to sqlite3 directly. What may take long (a whole
table, a migration) goes through the engines of `storage.database`, which have threads.
"""

import asyncio
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import ClauseElement, Dialect, Executable, SelectBase
from sqlalchemy.sql.dml import UpdateBase

from storage.connection import Parameters, Row
from storage.sqlite_driver import LOCK_TIMEOUT_SECONDS, open_sqlite

BUSY_PAUSE_SECONDS = 0.005
STATEMENTS = 512


class Prepared:
    """A Core statement as SQLite takes it: its text, how values go in and come out."""

    def __init__(self, statement: Executable, given: tuple[str, ...], dialect: Dialect) -> None:
        assert isinstance(statement, ClauseElement)
        compiled: Any = statement.compile(dialect=dialect, column_keys=given)
        self.sql: str = compiled.string
        self._binds: list[tuple[str, Any, Any]] = [
            _bind(compiled.binds[name], name, given, dialect) for name in compiled.positiontup
        ]
        returned: Any = statement.exported_columns if isinstance(statement, SelectBase | UpdateBase) else ()
        self._columns: list[tuple[str, Any]] = [
            (column.key, column.type.dialect_impl(dialect).result_processor(dialect, None))
            for column in returned
        ]

    def arguments(self, parameters: Parameters) -> list[Any]:
        """The values in the order of the statement's question marks."""
        return [
            (process(parameters[name]) if process else parameters[name]) if name else constant
            for name, process, constant in self._binds
        ]

    def row(self, values: Sequence[Any]) -> dict[str, Any]:
        """A fetched row, by column."""
        return {
            name: process(value) if process else value
            for (name, process), value in zip(self._columns, values, strict=True)
        }


def _bind(parameter: Any, name: str, given: Iterable[str], dialect: Dialect) -> tuple[str, Any, Any]:
    """(name, how its values go in, None), or ("", None, a constant of the statement)."""
    process = parameter.type.dialect_impl(dialect).bind_processor(dialect)
    if name in given:
        return name, process, None
    if parameter.required:
        raise KeyError(f"The statement needs a value for '{name}'.")
    constant = parameter.effective_value
    return "", None, process(constant) if process else constant


# Statements are module constants; the limit is for the few that are built when they are needed.
_prepared = lru_cache(STATEMENTS)(Prepared)


class InlineConnection:
    """A `storage.connection.Connection` on one SQLite file."""

    def __init__(self, path: Path, dialect: Dialect, *, begin: str = "") -> None:
        self.dialect = dialect
        self._path = path
        self._begin = begin  # how a transaction begins; empty: each statement stands alone
        self._open: sqlite3.Connection | None = None

    async def rows(
        self, statement: Executable, parameters: Parameters | Sequence[Parameters] | None = None
    ) -> list[Row]:
        """All rows that a statement gives."""
        found: list[Row] = []
        for one in _sets(parameters):
            prepared, cursor = await self._run(statement, one)
            found += map(prepared.row, cursor)
        return found

    async def row(self, statement: Executable, parameters: Parameters | None = None) -> Row | None:
        """The first row."""
        prepared, cursor = await self._run(statement, parameters or {})
        # All are fetched: a statement with RETURNING has done its work only then.
        found = cursor.fetchall()
        return prepared.row(found[0]) if found else None

    async def value(self, statement: Executable, parameters: Parameters | None = None) -> Any:
        """The first column of the first row; None without a row."""
        row = await self.row(statement, parameters)
        return next(iter(row.values())) if row else None

    async def change(
        self, statement: Executable, parameters: Parameters | Sequence[Parameters] | None = None
    ) -> int:
        """Run a statement that gives no rows; returns how many it changed."""
        return sum([(await self._run(statement, one))[1].rowcount for one in _sets(parameters)])

    async def commit(self) -> None:
        """Keep what was changed."""
        if self._open is not None and self._open.in_transaction:
            self._open.execute("COMMIT")

    def rollback(self) -> None:
        """Drop what was not committed."""
        if self._open is not None and self._open.in_transaction:
            self._open.execute("ROLLBACK")

    def close(self) -> None:
        """Close the file; the next statement opens it again."""
        if self._open is not None:
            self._open.close()
            self._open = None

    async def _run(self, statement: Executable, parameters: Parameters) -> tuple[Prepared, sqlite3.Cursor]:
        prepared = _prepared(statement, tuple(parameters), self.dialect)
        connection = self._opened()
        if self._begin and not connection.in_transaction:
            await self._patiently(connection, self._begin, ())
        arguments = prepared.arguments(parameters)
        return prepared, await self._patiently(connection, prepared.sql, arguments)

    async def _patiently(
        self, connection: sqlite3.Connection, sql: str, arguments: Sequence[Any]
    ) -> sqlite3.Cursor:
        """Execute; while another process holds the lock, let the event loop go on and try again."""
        loop = asyncio.get_running_loop()
        give_up = loop.time() + LOCK_TIMEOUT_SECONDS
        while True:
            try:
                return connection.execute(sql, arguments)
            except sqlite3.OperationalError as problem:
                busy = problem.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
                if not busy or loop.time() > give_up:
                    raise
            await asyncio.sleep(BUSY_PAUSE_SECONDS)

    def _opened(self) -> sqlite3.Connection:
        if self._open is None:
            self._open = open_sqlite(self._path)
            self._open.execute("PRAGMA busy_timeout=0")
        return self._open


def _sets(parameters: Parameters | Sequence[Parameters] | None) -> Sequence[Parameters]:
    if parameters is None:
        return ({},)
    return (parameters,) if isinstance(parameters, Mapping) else parameters
