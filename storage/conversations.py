"""Where each contact is in its conversation."""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update

from storage.connection import Connection
from storage.dialects import Upsert, lock_chat
from storage.notice_json import dumps
from storage.tables import CONTACTS, CONVERSATIONS

V = CONVERSATIONS.c

_LOAD = select(V.state).where(V.contact_id == bindparam("contact_id"))
_SAVE = Upsert(
    CONVERSATIONS,
    lambda insert: insert.on_conflict_do_update(
        index_elements=["contact_id"],
        set_={"state": insert.excluded.state, "wake_at": insert.excluded.wake_at},
    ),
)
_DUE = (
    select(V.contact_id).where(V.wake_at <= bindparam("moment")).order_by(V.wake_at).limit(bindparam("limit"))
)
_WAKE = (
    update(CONVERSATIONS)
    .where(V.contact_id == bindparam("contact"), V.wake_at <= bindparam("moment"))
    .values(wake_at=None)
    .returning(V.contact_id)
)
_CHAT = select(CONTACTS.c.channel, CONTACTS.c.address).where(CONTACTS.c.id == bindparam("contact_id"))


class StoredConversations:
    """Implements casework.ports.Conversations, and the waking of those that go on by themselves."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def load(self, contact_id: str) -> dict[str, Any]:
        """The state, or an empty one."""
        stored = await self._connection.value(_LOAD, {"contact_id": contact_id})
        state: dict[str, Any] = json.loads(stored) if stored else {}
        return state

    async def save(self, contact_id: str, state: dict[str, Any], *, wake_at: datetime | None) -> None:
        """Keep the state (JSON values only); `wake_at` is when the conversation goes on by itself."""
        await self._connection.change(
            _SAVE.on(self._connection),
            {"contact_id": contact_id, "state": dumps(state), "wake_at": wake_at},
        )

    async def wake(self, contact_id: str, now: datetime) -> bool:
        """Take a due conversation up: clears its `wake_at`.

        False when it is no longer due, or another process works on the chat.
        """
        chat = await self._connection.row(_CHAT, {"contact_id": contact_id})
        if chat is None or not await lock_chat(self._connection, chat["channel"], chat["address"]):
            return False
        parameters = {"contact": contact_id, "moment": now}
        return await self._connection.row(_WAKE, parameters) is not None


async def due_conversations(connection: Connection, now: datetime, limit: int) -> list[str]:
    """The contacts whose conversations should go on by now, longest due first."""
    return [row["contact_id"] for row in await connection.rows(_DUE, {"moment": now, "limit": limit})]
