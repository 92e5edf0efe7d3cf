"""Raw updates, stored before they are acknowledged and worked through one chat at a time."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from casework.petitioner import Contact
from casework.ports import Clock
from storage.dialects import Upsert, is_postgres, lock_chat
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
_CHATS = (
    select(B.channel, B.chat)
    .where(B.done_at.is_(None))
    .group_by(B.channel, B.chat)
    .order_by(func.min(B.id))
    .limit(bindparam("limit"))
)
_NEXT = (
    select(B.id, B.channel, B.bot, B.update_id, B.chat, B.payload, B.received_at)
    .where(B.channel == bindparam("channel"), B.chat == bindparam("chat"), B.done_at.is_(None))
    .order_by(B.id)
    .limit(1)
)
_CHAT_OF = select(B.channel, B.chat).where(B.id == bindparam("id"), B.done_at.is_(None))
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

    def __init__(self, connection: AsyncConnection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock
        self._forgets = False

    async def take(self, row_id: int) -> bool:
        """Begin with a row; False when it is done already or another process works on its chat."""
        chat = (await self._connection.execute(_CHAT_OF, {"id": row_id})).first()
        if chat is None or not await lock_chat(self._connection, chat.channel, chat.chat):
            return False
        if not is_postgres(self._connection):
            return True
        # Whoever held the lock before may have done the row.
        return (await self._connection.execute(_CHAT_OF, {"id": row_id})).first() is not None

    async def finish(self, row_id: int, note: str = "") -> None:
        """Mark a row done; `note` says what was odd about it."""
        values = {"done_at": self._clock.now(), "note": note, **({"payload": None} if self._forgets else {})}
        await self._connection.execute(_FINISH, {"row_id": row_id, **values})

    async def forget(self, contact: Contact) -> None:
        """Blank the payloads of the contact's chat: of done rows, and of this unit's when it is finished."""
        self._forgets = True
        await self._connection.execute(
            _FORGET_CHAT, {"its_channel": contact.channel, "its_chat": contact.address}
        )


async def keep_updates(connection: AsyncConnection, rows: Sequence[RawUpdate]) -> int:
    """Store a batch; returns how many were new."""
    if not rows:
        return 0
    values = [{**{name: getattr(row, name) for name in _RAW}, "note": ""} for row in rows]
    result = await connection.execute(_KEEP.on(connection), values if len(values) > 1 else values[0])
    return len(result.all())


async def waiting_chats(connection: AsyncConnection, limit: int) -> list[tuple[str, str]]:
    """(channel, chat) of chats with undone rows, the longest waiting first."""
    return [(row.channel, row.chat) for row in await connection.execute(_CHATS, {"limit": limit})]


async def next_update(connection: AsyncConnection, channel: str, chat: str) -> StoredUpdate | None:
    """The oldest undone row of a chat."""
    row = (await connection.execute(_NEXT, {"channel": channel, "chat": chat})).mappings().first()
    return StoredUpdate(**row) if row else None


async def forget_before(connection: AsyncConnection, moment: datetime) -> int:
    """Blank the payloads of rows done before a moment; returns how many were."""
    return (await connection.execute(_FORGET_BEFORE, {"moment": moment})).rowcount
