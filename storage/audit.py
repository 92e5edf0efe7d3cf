"""The append-only record: each link's hash covers the link before it."""

import hashlib
from datetime import UTC
from typing import Any

from sqlalchemy import bindparam, func, select

from casework.ports import Clock
from storage.connection import Connection
from storage.dialects import is_postgres
from storage.notice_json import dumps
from storage.tables import AUDIT

FIRST_HASH = "0" * 64
PAGE = 1000
CHAIN_LOCK = 0x4C4E47484502  # any number that nobody else locks

_LAST = select(AUDIT.c.hash).order_by(AUDIT.c.id.desc()).limit(1)
_PAGE = select(AUDIT).where(AUDIT.c.id > bindparam("last")).order_by(AUDIT.c.id).limit(bindparam("limit"))
_ADD = AUDIT.insert().inline()


class StoredAudit:
    """Implements casework.ports.Audit."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    async def record(self, *, actor: str, act: str, subject: str, detail: str = "") -> None:
        """Add a link to the chain; other processes wait for the end of this transaction to add theirs."""
        if is_postgres(self._connection):
            await self._connection.value(select(func.pg_advisory_xact_lock(CHAIN_LOCK)))
        previous = await self._connection.value(_LAST) or FIRST_HASH
        link: dict[str, Any] = {
            "at": self._clock.now(),
            "actor": actor,
            "act": act,
            "subject": subject,
            "detail": detail,
        }
        await self._connection.change(_ADD, {**link, "prev_hash": previous, "hash": _hash(previous, link)})


def _hash(previous: str, link: dict[str, Any]) -> str:
    moment = link["at"].astimezone(UTC).isoformat()
    content = [previous, moment, link["actor"], link["act"], link["subject"], link["detail"]]
    return hashlib.sha256(dumps(content).encode()).hexdigest()


async def first_broken_link(connection: Connection) -> int | None:
    """The row id of the first link that does not fit the one before it; None when the chain is whole."""
    previous = FIRST_HASH
    last: int = 0
    while True:
        page = await connection.rows(_PAGE, {"last": last, "limit": PAGE})
        for row in page:
            last = row["id"]
            if row["prev_hash"] != previous or row["hash"] != _hash(previous, dict(row)):
                return last
            previous = row["hash"]
        if len(page) < PAGE:
            return None
