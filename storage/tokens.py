"""Tokens that a channel renews, when each refresh token can be used only once.

A refresh token is taken before it is exchanged, and the new pair is kept in one transaction that holds the
row's lock, before anybody uses it: two processes never spend the same token, and the network is never waited
for inside a transaction.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, select, update

from storage.connection import Connection, Row
from storage.database import Database
from storage.dialects import Upsert
from storage.token_tables import CHANNEL_TOKENS

T = CHANNEL_TOKENS.c
_THIS = (T.channel == bindparam("its_channel"), T.account == bindparam("its_account"))
_ROW = select(T.access, T.refresh, T.expires_at, T.renewing_until).where(*_THIS)
_LOCKED = _ROW.with_for_update()
_CHANGE = update(CHANNEL_TOKENS).where(*_THIS)
# A row that descends from the same configured token has gone on from there; another token begins anew.
_PLANT = Upsert(
    CHANNEL_TOKENS,
    lambda insert: insert.on_conflict_do_update(
        index_elements=["channel", "account"],
        set_={
            name: insert.excluded[name]
            for name in ("origin", "access", "refresh", "expires_at", "renewing_until")
        },
        where=CHANNEL_TOKENS.c.origin != insert.excluded.origin,
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Tokens:
    """A pair. `access` works until `expires_at`; `refresh` once."""

    access: str
    refresh: str
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredTokens:
    """The pair of one account."""

    database: Database
    channel: str
    account: str

    @property
    def _its(self) -> dict[str, Any]:
        return {"its_channel": self.channel, "its_account": self.account}

    async def plant(self, refresh: str, now: datetime) -> None:
        """Begin with a configured refresh token, unless the kept pair descends from it already."""
        row = {
            "channel": self.channel,
            "account": self.account,
            "origin": refresh,
            "access": "",
            "refresh": refresh,
            "expires_at": now,
            "renewing_until": None,
        }
        async with self.database.writing() as connection:
            await connection.change(_PLANT.on(connection), row)
            await connection.commit()

    async def current(self) -> Tokens | None:
        """The kept pair."""
        async with self.database.reading() as connection:
            row = await connection.row(_ROW, self._its)
        return None if row is None else _tokens(row)

    async def take(self, now: datetime, lease: timedelta) -> Tokens | None:
        """The pair, its refresh token to be exchanged by the caller alone; None while somebody else does."""
        async with self.database.writing() as connection:
            row = await connection.row(_LOCKED, self._its)
            if row is None or (row["renewing_until"] is not None and row["renewing_until"] > now):
                return None
            await self._change(connection, renewing_until=now + lease)
            await connection.commit()
        return _tokens(row)

    async def give_back(self, refresh: str) -> None:
        """The exchange did not happen: the next one may try."""
        async with self.database.writing() as connection:
            row = await connection.row(_LOCKED, self._its)
            if row is not None and row["refresh"] == refresh:
                await self._change(connection, renewing_until=None)
                await connection.commit()

    async def keep(self, used: str, new: Tokens) -> bool:
        """Put the new pair in place of the one whose refresh token was used; False when that is not there."""
        async with self.database.writing() as connection:
            row = await connection.row(_LOCKED, self._its)
            if row is None or row["refresh"] != used:
                return False
            await self._change(
                connection,
                access=new.access,
                refresh=new.refresh,
                expires_at=new.expires_at,
                renewing_until=None,
            )
            await connection.commit()
        return True

    async def _change(self, connection: Connection, **values: Any) -> None:
        await connection.change(_CHANGE, {**self._its, **values})


def _tokens(row: Row) -> Tokens:
    return Tokens(access=row["access"], refresh=row["refresh"], expires_at=row["expires_at"])
