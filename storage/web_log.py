"""The web chat's history: what a browser that comes back may read again."""

import json
from typing import Any

from sqlalchemy import bindparam, delete, func, select, update

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
_LAST = WEB_MESSAGES.alias("last")
_SINCE = (
    select(W.id, W.body)
    .where(W.chat == bindparam("chat"), W.id > bindparam("after"))
    .order_by(W.id)
    .limit(bindparam("limit"))
)


_FORGET = delete(WEB_MESSAGES).where(
    W.chat == bindparam("its_chat"),
    W.id < select(func.max(_LAST.c.id)).where(_LAST.c.chat == bindparam("its_chat")).scalar_subquery(),
)
_BLANK = update(WEB_MESSAGES).where(W.chat == bindparam("its_chat"))


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
    return [(row["id"], body) for row in rows if (body := json.loads(row["body"]))]


async def forget(connection: Connection, chat: str) -> None:
    """Take a chat's lines away. The last one stays, blank: a page counts on from its number."""
    await connection.change(_FORGET, {"its_chat": chat})
    await connection.change(_BLANK, {"its_chat": chat, "body": dumps({})})
