"""What storage asks of a connection: the same few words on both engines."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from sqlalchemy import Dialect, Executable
from sqlalchemy.ext.asyncio import AsyncConnection

Row = Mapping[str, Any]
Parameters = Mapping[str, Any]


class Connection(Protocol):
    """Runs Core statements in one transaction, which begins with the first of them.

    `storage.inline.InlineConnection` is the one for SQLite; `PooledConnection` is for PostgreSQL and for
    statements that may take long.
    """

    @property
    def dialect(self) -> Dialect:
        """The engine's way of speaking SQL."""
        ...

    async def rows(
        self, statement: Executable, parameters: Parameters | Sequence[Parameters] | None = None
    ) -> Sequence[Row]:
        """All rows that a statement gives; with several sets of parameters, those of all."""
        ...

    async def row(self, statement: Executable, parameters: Parameters | None = None) -> Row | None:
        """The first row."""
        ...

    async def value(self, statement: Executable, parameters: Parameters | None = None) -> Any:
        """The first column of the first row; None without a row."""
        ...

    async def change(
        self, statement: Executable, parameters: Parameters | Sequence[Parameters] | None = None
    ) -> int:
        """Run a statement that gives no rows; returns how many it changed (for one set of parameters)."""
        ...

    async def commit(self) -> None:
        """Keep what was changed."""
        ...


class PooledConnection:
    """A connection of an SQLAlchemy engine."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self.dialect: Dialect = connection.dialect

    async def rows(
        self, statement: Executable, parameters: Parameters | Sequence[Parameters] | None = None
    ) -> Sequence[Row]:
        """All rows that a statement gives."""
        found: Any = (await self._connection.execute(statement, parameters)).mappings().all()
        return list(found)

    async def row(self, statement: Executable, parameters: Parameters | None = None) -> Row | None:
        """The first row."""
        found: Any = (await self._connection.execute(statement, parameters)).mappings().first()
        return found if found is None else dict(found)

    async def value(self, statement: Executable, parameters: Parameters | None = None) -> Any:
        """The first column of the first row; None without a row."""
        return await self._connection.scalar(statement, parameters)

    async def change(
        self, statement: Executable, parameters: Parameters | Sequence[Parameters] | None = None
    ) -> int:
        """Run a statement that gives no rows; returns how many it changed."""
        return (await self._connection.execute(statement, parameters)).rowcount

    async def commit(self) -> None:
        """Keep what was changed."""
        await self._connection.commit()
