"""The other side of the outbox: what delivery may send now, one message per contact at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, and_, bindparam, case, exists, func, or_, select, true, update

from casework.notices import Doubt, Notice
from casework.petitioner import Contact
from storage import attempts
from storage.broadcast_tables import BROADCASTS
from storage.connection import Connection
from storage.dialects import is_postgres
from storage.mapping import contact_from_row
from storage.notice_json import notice_from_json
from storage.outbox import Status
from storage.tables import CONTACTS, OUTBOX

X = OUTBOX.c
LEASE_EXPIRED = "the attempt ended without a result"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutgoingRow:
    """A claimed message. `attempts` counts this attempt too.

    `repeated` says that an earlier attempt may have arrived: the reader may see the message twice.
    From `lease_until` on others may claim it.
    """

    id: int
    contact: Contact
    notice: Notice
    attempts: int
    created_at: datetime
    repeated: bool
    lease_until: datetime


_earlier = OUTBOX.alias("earlier")
_FLOWING = select(BROADCASTS.c.id).where(BROADCASTS.c.flows.is_(True))


def _flows(broadcast: ColumnElement[str | None]) -> ColumnElement[bool]:
    """Whether a message belongs to no broadcast, or to one that is not held back."""
    return or_(broadcast.is_(None), broadcast.in_(_FLOWING))


# The contact's earliest unsettled message: nothing overtakes a message to the same person, but for those of
# a broadcast that is held back, which nobody waits for.
_first_in_line = ~exists().where(
    _earlier.c.contact_id == X.contact_id,
    _earlier.c.settled_at.is_(None),
    or_(_earlier.c.status == Status.SENDING, and_(_earlier.c.id < X.id, _flows(_earlier.c.broadcast))),
)
_WAITING = (
    X.channel == bindparam("channel"),
    X.settled_at.is_(None),
    X.status == Status.QUEUED,
    _flows(X.broadcast),
)
_CLAIMABLE: Select[tuple[object, ...]] = (
    select(
        X.id.label("row_id"),
        X.words,
        X.attempts,
        X.created_at,
        X.repeated,
        *(column for column in CONTACTS.c if column.name != "channel"),
        CONTACTS.c.channel,
    )
    .join_from(OUTBOX, CONTACTS, CONTACTS.c.id == X.contact_id)
    .where(*_WAITING, X.not_before <= bindparam("moment"), _first_in_line)
    .order_by(X.rank, X.id)
    .limit(bindparam("limit"))
)
_CLAIMABLE_BY_ONE = _CLAIMABLE.with_for_update(of=OUTBOX, skip_locked=True)
_CLAIM = (
    update(OUTBOX)
    .where(X.id == bindparam("row_id"), X.status == Status.QUEUED)
    .values(status=Status.SENDING, attempts=X.attempts + 1, lease_until=bindparam("lease"))
)
# `attempts` tells one claim from the next.
_RENEW = (
    update(OUTBOX)
    .where(X.id == bindparam("row_id"), X.status == Status.SENDING, X.attempts == bindparam("attempt"))
    .values(lease_until=bindparam("lease"))
)
_NEXT_AT = select(func.min(X.not_before)).where(*_WAITING, _first_in_line)
_COUNTS = select(X.status, func.count().label("number")).group_by(X.status)
_parks = X.doubt == Doubt.PARK
_EXPIRE = (
    update(OUTBOX)
    .where(X.status == Status.SENDING, X.settled_at.is_(None))
    .values(
        status=case((_parks, Status.PARKED), else_=Status.QUEUED),
        settled_at=case((_parks, bindparam("moment", type_=X.settled_at.type)), else_=None),
        repeated=case((_parks, X.repeated), else_=true()),
        lease_until=None,
        reason=LEASE_EXPIRED,
    )
)
_EXPIRE_PASSED = _EXPIRE.where(X.lease_until < bindparam("moment"))


async def claim(
    connection: Connection, channel: str, now: datetime, limit: int, lease_seconds: float
) -> list[OutgoingRow]:
    """Mark up to `limit` messages as being sent and return them; the caller commits."""
    query = _CLAIMABLE_BY_ONE if is_postgres(connection) else _CLAIMABLE
    parameters = {"channel": channel, "moment": now, "limit": limit}
    rows = await connection.rows(query, parameters)
    lease = now + timedelta(seconds=lease_seconds)
    if rows:
        await connection.change(_CLAIM, [{"row_id": row["row_id"], "lease": lease} for row in rows])
    claimed = [
        OutgoingRow(
            id=row["row_id"],
            contact=contact_from_row(row),
            notice=notice_from_json(row["id"], row["words"]),
            attempts=row["attempts"] + 1,
            created_at=row["created_at"],
            repeated=row["repeated"],
            lease_until=lease,
        )
        for row in rows
    ]
    await attempts.note_sending(connection, ((row.id, row.notice) for row in claimed), now)
    return claimed


async def renew(connection: Connection, rows: Sequence[OutgoingRow], until: datetime) -> set[int]:
    """Let claims that still stand run until a moment; returns the ids of their rows."""
    return {
        row.id
        for row in rows
        if await connection.change(_RENEW, {"row_id": row.id, "attempt": row.attempts, "lease": until})
    }


async def expire_leases(connection: Connection, now: datetime, *, everybodys: bool) -> int:
    """Give up attempts whose lease has passed (all attempts with `everybodys`); returns how many.

    Nobody knows whether they arrived: RESEND rows are queued again, PARK rows are parked.
    """
    await attempts.note_expired(connection, now, LEASE_EXPIRED, everybodys=everybodys)
    statement = _EXPIRE if everybodys else _EXPIRE_PASSED
    return await connection.change(statement, {"moment": now})


async def next_at(connection: Connection, channel: str) -> datetime | None:
    """When the next message of a channel may be sent; None when none waits that could be."""
    moment: datetime | None = await connection.value(_NEXT_AT, {"channel": channel})
    return moment


async def counts(connection: Connection) -> dict[str, int]:
    """How many messages have each status; every status is named."""
    return {str(status): 0 for status in Status} | {
        row["status"]: row["number"] for row in await connection.rows(_COUNTS)
    }
