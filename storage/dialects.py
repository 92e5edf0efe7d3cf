"""Where the two engines differ in SQL: inserts that expect a conflict, and locks."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Executable, Table, func, select
from sqlalchemy.dialects import postgresql, sqlite

from storage.connection import Connection

Insert = sqlite.Insert | postgresql.Insert


class Upsert:
    """An insert that expects a conflict, written once and prepared for both engines.

    `build` gets an insert into the table and adds what happens at a conflict.
    """

    def __init__(self, table: Table, build: Callable[[Any], Executable]) -> None:
        self._statements: dict[str, Executable] = {
            "sqlite": build(sqlite.insert(table)),
            "postgresql": build(postgresql.insert(table)),
        }

    def on(self, connection: Connection) -> Executable:
        """The statement for the engine of this connection."""
        return self._statements[connection.dialect.name]


def is_postgres(connection: Connection) -> bool:
    """Whether other processes may work on the same rows at the same time."""
    return connection.dialect.name == "postgresql"


async def lock_chat(connection: Connection, channel: str, chat: str) -> bool:
    """Claim one chat until the end of the transaction; False when another process works on it.

    On SQLite the transaction is the only writer already.
    """
    if not is_postgres(connection):
        return True
    number = func.hashtextextended(f"{channel}:{chat}", 0)
    return bool(await connection.value(select(func.pg_try_advisory_xact_lock(number))))
