"""Raw updates, stored before they are acknowledged and worked through one chat at a time."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import bindparam, func, select, update

from casework.petitioner import Contact
from casework.ports import Clock
from storage.connection import Connection
from storage.dialects import Upsert, lock_chat
from storage.tables import INBOX

B = INBOX.c


@dataclass(frozen=True, slots=True, kw_only=True)
class RawUpdate:
    """What a channel delivered. `update_id` is unique within (channel, bot); `payload` is its JSON."""

    channel: str
    bot: str
    update_id: str
    chat: str
    payload: str
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredUpdate:
    """A raw update that waits to be worked on; `id` grows with arrival."""

    id: int
    channel: str
    bot: str
    update_id: str
    chat: str
    payload: str
    received_at: datetime


_RAW = tuple(field.name for field in fields(RawUpdate))
_KEEP = Upsert(
    INBOX,
    lambda insert: insert.on_conflict_do_nothing(index_elements=["channel", "bot", "update_id"]).returning(
        B.id
    ),
)
_FIRST_OF_CHATS = (
    select(func.min(B.id))
    .where(B.done_at.is_(None))
    .group_by(B.channel, B.chat)
    .order_by(func.min(B.id))
    .limit(bindparam("limit"))
)
_WAITING = (
    select(B.id, B.channel, B.bot, B.update_id, B.chat, B.payload, B.received_at)
    .where(B.id.in_(_FIRST_OF_CHATS))
    .order_by(B.id)
)
_UNDONE = select(B.id).where(B.id == bindparam("id"), B.done_at.is_(None))
_FINISH = update(INBOX).where(B.id == bindparam("row_id"))
_FORGET_CHAT = (
    update(INBOX)
    .where(B.channel == bindparam("its_channel"), B.chat == bindparam("its_chat"), B.done_at.is_not(None))
    .values(payload=None)
)
_FORGET_BEFORE = (
    update(INBOX).where(B.done_at < bindparam("moment"), B.payload.is_not(None)).values(payload=None)
)


class StoredInbox:
    """One raw update within one unit of work."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock
        self._forgets = False

    async def take(self, update: StoredUpdate) -> bool:
        """Begin with a row; False when it is done already or another process works on its chat.

        It is looked at after the lock: whoever held that before may have done the row.
        """
        return (
            await lock_chat(self._connection, update.channel, update.chat)
            and await self._connection.row(_UNDONE, {"id": update.id}) is not None
        )

    async def finish(self, row_id: int, note: str = "") -> None:
        """Mark a row done; `note` says what was odd about it."""
        values = {"done_at": self._clock.now(), "note": note, **({"payload": None} if self._forgets else {})}
        await self._connection.change(_FINISH, {"row_id": row_id, **values})

    async def forget(self, contact: Contact) -> None:
        """Blank the payloads of the contact's chat: of done rows, and of this unit's when it is finished."""
        self._forgets = True
        await self._connection.change(
            _FORGET_CHAT, {"its_channel": contact.channel, "its_chat": contact.address}
        )


async def keep_updates(connection: Connection, rows: Sequence[RawUpdate]) -> int:
    """Store a batch; returns how many were new."""
    if not rows:
        return 0
    values = [{**{name: getattr(row, name) for name in _RAW}, "note": ""} for row in rows]
    return len(await connection.rows(_KEEP.on(connection), values if len(values) > 1 else values[0]))


async def waiting_updates(connection: Connection, limit: int) -> list[StoredUpdate]:
    """The oldest undone row of each chat, the longest waiting first."""
    return [StoredUpdate(**row) for row in await connection.rows(_WAITING, {"limit": limit})]


async def forget_before(connection: Connection, moment: datetime) -> int:
    """Blank the payloads of rows done before a moment; returns how many were."""
    return await connection.change(_FORGET_BEFORE, {"moment": moment})
