"""The proof in a petition's file: every attempt to bring a notice, written where the outbox changes."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Insert, String, bindparam, cast, exists, literal, null, select

from casework.ladder_ports import Attempt, AttemptStatus
from casework.notices import Doubt, Notice
from storage.channel_tables import WEB_MESSAGES
from storage.connection import Connection, Row
from storage.ladder_tables import ATTEMPTS
from storage.tables import OUTBOX

A, X = ATTEMPTS.c, OUTBOX.c

_FIELDS = (
    *("petition_id", "outbox_id", "channel", "sentence"),
    *("status", "at", "reason", "by", "message_id"),
)


def _given(name: str, column: str) -> Any:
    return bindparam(name, type_=A[column].type)


_NOBODY = literal("", String())
_QUEUED = ATTEMPTS.insert().from_select(
    _FIELDS,
    select(
        _given("petition", "petition_id"),
        X.id,
        X.channel,
        _given("said", "sentence"),
        literal(str(AttemptStatus.QUEUED), String()),
        X.created_at,
        _NOBODY,
        _NOBODY,
        null(),
    ).where(X.key == bindparam("row_key")),
    include_defaults=False,
)
# The first line of a message says which petition and which notice it was.
_first = ATTEMPTS.alias("first")
_is_first = (_first.c.status == str(AttemptStatus.QUEUED), _first.c.reason == "")
# What every later line of a message takes over from an earlier one.
_GOES_ON = (
    _first.c.petition_id,
    _first.c.outbox_id,
    _first.c.channel,
    _first.c.sentence,
    _given("new_status", "status"),
    _given("moment", "at"),
)
_NEXT = ATTEMPTS.insert().from_select(
    _FIELDS,
    select(*_GOES_ON, _given("why", "reason"), _NOBODY, _given("message", "message_id")).where(
        _first.c.outbox_id == bindparam("row_id"), *_is_first
    ),
    include_defaults=False,
)
_latest_key = ATTEMPTS.alias("known")


def _receipt(which: ColumnElement[bool]) -> Insert:
    """A line for each sent message of a channel among these, unless there is one already."""
    return ATTEMPTS.insert().from_select(
        _FIELDS,
        select(*_GOES_ON, _NOBODY, _NOBODY, null()).where(
            _first.c.channel == bindparam("channel"),
            which,
            _first.c.status == str(AttemptStatus.SENT),
            ~exists().where(
                _latest_key.c.outbox_id == _first.c.outbox_id, _latest_key.c.status == bindparam("new_status")
            ),
        ),
        include_defaults=False,
    )


_RECEIPT = _receipt(_first.c.message_id == bindparam("message"))
# The web chat's ids are the numbers of its lines.
_SEEN_ON_PAGE = _receipt(
    _first.c.message_id.in_(
        select(cast(WEB_MESSAGES.c.id, String)).where(
            WEB_MESSAGES.c.chat == bindparam("page"), WEB_MESSAGES.c.id <= bindparam("upto")
        )
    )
)
_LEASES = select(X.id, X.doubt).where(
    X.status == str(AttemptStatus.SENDING),
    X.settled_at.is_(None),
    exists().where(_first.c.outbox_id == X.id, *_is_first),
)
_LEASES_PASSED = _LEASES.where(X.lease_until < bindparam("moment"))
_ADD = ATTEMPTS.insert().inline()
_OF = select(ATTEMPTS).where(A.petition_id == bindparam("petition")).order_by(A.number)


async def note_queued(connection: Connection, key: str, notice: Notice) -> None:
    """A notice about a petition has been put into the outbox, under this key."""
    if notice.petition_id is not None:
        values = {"row_key": key, "petition": notice.petition_id, "said": notice.sentence}
        await connection.change(_QUEUED, values)


async def note_next(
    connection: Connection,
    row_id: int,
    status: AttemptStatus,
    at: datetime,
    *,
    reason: str = "",
    message_id: str | None = None,
) -> None:
    """How far an outbox row has come; nothing is written for one that is about no petition."""
    values = {"row_id": row_id, "new_status": str(status), "moment": at, "why": reason, "message": message_id}
    await connection.change(_NEXT, values)


async def note_sending(connection: Connection, rows: Iterable[tuple[int, Notice]], at: datetime) -> None:
    """These outbox rows are being sent."""
    for row_id, notice in rows:
        if notice.petition_id is not None:
            await note_next(connection, row_id, AttemptStatus.SENDING, at)


async def note_expired(connection: Connection, now: datetime, reason: str, *, everybodys: bool) -> None:
    """Attempts whose lease has passed; to be called before the rows are changed."""
    statement = _LEASES if everybodys else _LEASES_PASSED
    for row in await connection.rows(statement, {} if everybodys else {"moment": now}):
        status = AttemptStatus.PARKED if row["doubt"] == Doubt.PARK else AttemptStatus.QUEUED
        await note_next(connection, row["id"], status, now, reason=reason)


async def note_receipt(
    connection: Connection, channel: str, message_id: str, status: AttemptStatus, at: datetime
) -> bool:
    """A channel says that a message was delivered or read; False when that was known, or is no notice."""
    values = {"channel": channel, "message": message_id, "new_status": str(status), "moment": at}
    return await connection.change(_RECEIPT, values) > 0


async def note_seen_on_page(connection: Connection, channel: str, page: str, upto: int, at: datetime) -> None:
    """Somebody has had a web chat in sight up to this line: what was sent there so far is read."""
    values = {
        "channel": channel,
        "page": page,
        "upto": upto,
        "new_status": str(AttemptStatus.READ),
        "moment": at,
    }
    await connection.change(_SEEN_ON_PAGE, values)


async def add(connection: Connection, attempt: Attempt) -> None:
    """A line that comes from no outbox row."""
    row = {
        "petition_id": attempt.petition_id,
        "outbox_id": None,
        "channel": attempt.channel,
        "sentence": attempt.sentence,
        "status": str(attempt.status),
        "at": attempt.at,
        "reason": attempt.reason,
        "by": attempt.by,
        "message_id": None,
    }
    await connection.change(_ADD, row)


async def of_petition(connection: Connection, petition_id: str) -> list[Attempt]:
    """The proof, oldest first."""
    return [_attempt(row) for row in await connection.rows(_OF, {"petition": petition_id})]


def _attempt(row: Row) -> Attempt:
    return Attempt(
        petition_id=row["petition_id"],
        channel=row["channel"],
        sentence=row["sentence"],
        status=AttemptStatus(row["status"]),
        at=row["at"],
        reason=row["reason"],
        by=row["by"],
        message="" if row["outbox_id"] is None else str(row["outbox_id"]),
    )
