"""Choices that were shown as letters, for channels without buttons: what each letter means in a chat."""

import json
from typing import Any

from sqlalchemy import bindparam, select

from storage.channel_tables import MENUS
from storage.connection import Connection
from storage.dialects import Upsert
from storage.notice_json import dumps

M = MENUS.c
_MENU = select(M.body).where(M.channel == bindparam("channel"), M.chat == bindparam("chat"))
_KEEP = Upsert(
    MENUS,
    lambda insert: insert.on_conflict_do_update(
        index_elements=["channel", "chat"], set_={"body": insert.excluded.body}
    ),
)


async def menu(connection: Connection, channel: str, chat: str) -> dict[str, Any] | None:
    """The chat's menu, if choices were ever shown there."""
    body = await connection.value(_MENU, {"channel": channel, "chat": chat})
    return None if body is None else json.loads(body)


async def keep(connection: Connection, channel: str, chat: str, body: dict[str, Any]) -> None:
    """Keep the chat's menu in place of the one before."""
    row = {"channel": channel, "chat": chat, "body": dumps(body)}
    await connection.change(_KEEP.on(connection), row)
