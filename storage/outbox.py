"""Messages on their way out, within one unit of work: put, and settled after an attempt.

queued -> sending -> sent
   ^         |-----> queued again, not before a moment (not sent, or unknown and worth repeating)
   |         |-----> failed (never will arrive)
   '---------'-----> parked (unknown whether it arrived, and better never than twice: a person decides)
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from uuid import uuid4

from sqlalchemy import BindParameter, Update, bindparam, literal, select, union_all, update

from casework.ladder_ports import AttemptStatus
from casework.notices import Doubt, Notice
from casework.ports import Clock
from storage import attempts
from storage.connection import Connection
from storage.dialects import Upsert
from storage.groups import StoredGroups
from storage.notice_json import notice_from_json, notice_to_json
from storage.tables import CONTACTS, OUTBOX, OUTBOX_PARTS

X, PART = OUTBOX.c, OUTBOX_PARTS.c
URGENT_RANK = 0
ORDINARY_RANK = 1
BROADCAST_RANK = 2


class Status(StrEnum):
    """Where a message is. The last three are final."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    PARKED = "parked"


_PUT_FIELDS = (
    *("key", "contact_id", "channel", "words", "rank", "doubt", "about", "status", "attempts", "repeated"),
    *("not_before", "reason", "created_at", "broadcast"),
)
PUT = Upsert(
    OUTBOX,
    lambda insert: insert.from_select(
        _PUT_FIELDS,
        select(
            *(
                CONTACTS.c.channel if name == "channel" else bindparam(name, type_=X[name].type)
                for name in _PUT_FIELDS
            )
        ).where(CONTACTS.c.id == bindparam("contact_id")),
    ).on_conflict_do_nothing(index_elements=["key"]),
)
_CONTACT = select(CONTACTS.c.id).where(CONTACTS.c.id == bindparam("id"))
_CHAT: BindParameter[str] = bindparam("contact")
_MESSAGE: BindParameter[str] = bindparam("message")
_WITH_ID = union_all(
    select(X.id).where(X.contact_id == _CHAT, X.message_id == _MESSAGE),
    select(PART.outbox_id).where(PART.contact_id == _CHAT, PART.message_id == _MESSAGE),
)
_SENT_AS = select(X.words).where(X.id.in_(_WITH_ID)).order_by(X.id.desc()).limit(1)
_PARTS = Upsert(
    OUTBOX_PARTS,
    lambda insert: insert.from_select(
        ("contact_id", "message_id", "outbox_id"),
        select(X.contact_id, bindparam("message"), X.id).where(X.id == bindparam("row_id")),
    ).on_conflict_do_nothing(),
)
_DOUBT = select(X.doubt).where(X.id == bindparam("row_id"))
_ROW = update(OUTBOX).where(X.id == bindparam("row_id"))
_SENDING = _ROW.where(X.status == Status.SENDING)
# That a message was sent is certain knowledge, even when its lease has run out meanwhile.
_SENT = _ROW.where(X.status != Status.SENT)
_HOLD = (
    update(OUTBOX)
    .where(X.contact_id == bindparam("contact"), X.status == Status.QUEUED)
    .values(status=Status.FAILED, reason=bindparam("why"), settled_at=bindparam("moment"))
    .returning(X.id, X.words)
)


def row_of(notice: Notice, *, key: str, now: datetime) -> dict[str, object]:
    """The fields of `PUT`: a message that waits to be sent."""
    return {
        "key": key,
        "contact_id": notice.contact_id,
        "words": notice_to_json(notice),
        "rank": URGENT_RANK if notice.urgent else ORDINARY_RANK,
        "doubt": str(notice.doubt),
        "about": notice.about,
        "status": Status.QUEUED,
        "attempts": 0,
        "repeated": False,
        "not_before": now,
        "reason": "",
        "created_at": now,
        "broadcast": None,
    }


class StoredOutbox:
    """Implements casework.ports.Outbox, and what delivery does with its rows.

    `origin` names the inbox row (or other cause) of this unit: the same origin never queues twice.
    """

    def __init__(self, connection: Connection, clock: Clock, origin: str | None) -> None:
        self._connection = connection
        self._clock = clock
        self._origin = origin
        self._count = 0

    async def put(self, notice: Notice) -> None:
        """Queue a message; it is sent only after the commit. LookupError when the contact is unknown."""
        key = f"{self._origin}:{self._count}" if self._origin else uuid4().hex
        values = row_of(notice, key=key, now=self._clock.now())
        self._count += 1
        added = await self._connection.change(PUT.on(self._connection), values)
        if added:
            await attempts.note_queued(self._connection, key, notice)
        elif await self._connection.row(_CONTACT, {"id": notice.contact_id}) is None:
            raise LookupError(f"no contact {notice.contact_id}")

    async def sent_as(self, contact_id: str, message_id: str) -> Notice | None:
        """The message that a contact was sent, by the channel's own id of any part; None for none of ours."""
        row = await self._connection.row(_SENT_AS, {"contact": contact_id, "message": message_id})
        return notice_from_json(contact_id, row["words"]) if row else None

    async def settle_sent(self, row_id: int, message_ids: Sequence[str]) -> bool:
        """The channel has it, its parts under these ids; False when that was known."""
        *earlier, last = message_ids
        if not await self._settle(_SENT, row_id, Status.SENT, message_id=last, reason=""):
            return False
        for message_id in earlier:
            values = {"row_id": row_id, "message": message_id}
            await self._connection.change(_PARTS.on(self._connection), values)
        return True

    async def settle_retry(self, row_id: int, not_before: datetime, reason: str) -> bool:
        """Not sent: try again, not before a moment. False when the row is not being sent."""
        return await self._queue_again(row_id, not_before, reason)

    async def settle_failed(self, row_id: int, reason: str) -> bool:
        """Not sent, and never will be. False when the row is not being sent."""
        return await self._settle(_SENDING, row_id, Status.FAILED, reason=reason)

    async def settle_unknown(self, row_id: int, not_before: datetime, reason: str) -> bool:
        """Nobody knows: RESEND rows are queued again and marked as repeated, PARK rows wait for a person."""
        doubt = await self._connection.value(_DOUBT, {"row_id": row_id})
        if doubt == Doubt.PARK:
            return await self._settle(_SENDING, row_id, Status.PARKED, reason=reason)
        return await self._queue_again(row_id, not_before, reason, repeated=True)

    async def hold_contact(self, contact_id: str, reason: str) -> list[Notice]:
        """Fail all queued messages of an unreachable contact; returns them, in their order."""
        now = self._clock.now()
        held = await self._connection.rows(_HOLD, {"contact": contact_id, "why": reason, "moment": now})
        held = sorted(held, key=lambda row: int(row["id"]))
        for row in held:
            await attempts.note_next(self._connection, row["id"], AttemptStatus.FAILED, now, reason=reason)
        return [notice_from_json(contact_id, row["words"]) for row in held]

    async def move_contact(self, contact_id: str, new_address: str) -> None:
        """The chat has a new address. When that is a contact already, it gets the unsettled messages."""
        place = select(CONTACTS.c.channel).where(CONTACTS.c.id == contact_id).scalar_subquery()
        other = await self._connection.value(
            select(CONTACTS.c.id).where(CONTACTS.c.channel == place, CONTACTS.c.address == new_address)
        )
        if other is None:
            change = update(CONTACTS).where(CONTACTS.c.id == contact_id).values(address=new_address)
        else:
            unsettled = (X.contact_id == contact_id, X.settled_at.is_(None))
            change = update(OUTBOX).where(*unsettled).values(contact_id=literal(other))
            await self._move_group(contact_id, str(other))
        await self._connection.change(change)

    async def _move_group(self, contact_id: str, other: str) -> None:
        """An agency's group stays linked under its new address."""
        groups = StoredGroups(self._connection)
        group = await groups.at(contact_id)
        if group is not None:
            await groups.unlink(contact_id)
            await groups.link(replace(group, contact_id=other))

    async def _queue_again(self, row_id: int, not_before: datetime, reason: str, **values: object) -> bool:
        changes = {"status": Status.QUEUED, "not_before": not_before, "lease_until": None, "reason": reason}
        return await self._change(_SENDING, row_id, {**changes, **values})

    async def _settle(self, which: Update, row_id: int, status: Status, **values: object) -> bool:
        changes = {"status": status, "settled_at": self._clock.now(), "lease_until": None}
        return await self._change(which, row_id, {**changes, **values})

    async def _change(self, which: Update, row_id: int, values: dict[str, object]) -> bool:
        if await self._connection.change(which, {"row_id": row_id, **values}) != 1:
            return False
        await attempts.note_next(
            self._connection,
            row_id,
            AttemptStatus(str(values["status"])),
            self._clock.now(),
            reason=str(values["reason"]),
            message_id=str(values["message_id"]) if "message_id" in values else None,
        )
        return True
