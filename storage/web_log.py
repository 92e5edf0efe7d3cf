"""The web chat's history: what a browser that comes back may read again."""

import json
from typing import Any

from sqlalchemy import bindparam, select

from storage.channel_tables import WEB_MESSAGES
from storage.connection import Connection
from storage.dialects import Upsert
from storage.notice_json import dumps

W = WEB_MESSAGES.c

_APPEND = Upsert(
    WEB_MESSAGES,
    lambda insert: insert.on_conflict_do_nothing(index_elements=["chat", "key"]).returning(W.id),
)
_WITH_KEY = select(W.id).where(W.chat == bindparam("chat"), W.key == bindparam("key"))
_SINCE = (
    select(W.id, W.body)
    .where(W.chat == bindparam("chat"), W.id > bindparam("after"))
    .order_by(W.id)
    .limit(bindparam("limit"))
)


async def append(connection: Connection, chat: str, body: dict[str, Any], *, key: str | None) -> int:
    """Add a line; returns its id, or that of the line which has this key already."""
    line = {"chat": chat, "key": key, "body": dumps(body)}
    added: int | None = await connection.value(_APPEND.on(connection), line)
    if added is None:
        added = await connection.value(_WITH_KEY, {"chat": chat, "key": key})
        assert added is not None
    return added


async def since(
    connection: Connection, chat: str, after_id: int, limit: int
) -> list[tuple[int, dict[str, Any]]]:
    """Up to `limit` lines after a line, oldest first (0: from the beginning)."""
    rows = await connection.rows(_SINCE, {"chat": chat, "after": after_id, "limit": limit})
    return [(row["id"], json.loads(row["body"])) for row in rows]
