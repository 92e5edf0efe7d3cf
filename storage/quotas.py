"""Counters that are spent: a plan's messages of a month, the one use of a link."""

from sqlalchemy import bindparam, delete, select

from storage.channel_tables import QUOTAS
from storage.database import Database
from storage.dialects import Upsert

Q = QUOTAS.c
_SPEND = Upsert(
    QUOTAS,
    lambda insert: insert.on_conflict_do_update(
        index_elements=["name", "period"], set_={"used": Q.used + insert.excluded.used}
    ).returning(Q.used),
)
_USED = select(Q.used).where(Q.name == bindparam("name"), Q.period == bindparam("period"))
_FORGET = delete(QUOTAS).where(Q.name.startswith(bindparam("prefix")), Q.period < bindparam("before"))


class Quotas:
    """Each step is a transaction of its own: what was spent stays spent."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def spend(self, name: str, period: str, amount: int = 1) -> int:
        """Count up; returns how much of this period is used now, in whatever process it was."""
        async with self._database.writing() as connection:
            row = {"name": name, "period": period, "used": amount}
            used: int = await connection.value(_SPEND.on(connection), row)
            await connection.commit()
        return used

    async def used(self, name: str, period: str) -> int:
        """How much of this period is used."""
        async with self._database.reading() as connection:
            return await connection.value(_USED, {"name": name, "period": period}) or 0

    async def forget(self, prefix: str, before: str) -> int:
        """Drop counters whose name begins so and whose period sorts before; returns how many."""
        async with self._database.writing() as connection:
            dropped = await connection.change(_FORGET, {"prefix": prefix, "before": before})
            await connection.commit()
        return dropped
