"""Which secret opens which web chat. A chat's first secret is its address; whoever holds one may change it.

Only hashes come here. Rows exist for chats whose secret was changed; a void one stays, or it would open the
chat again.
"""

from sqlalchemy import bindparam, select, update

from storage.channel_tables import WEB_MESSAGES, WEB_SECRETS
from storage.connection import Connection
from storage.dialects import Upsert

S = WEB_SECRETS.c

_ROW = select(S.chat, S.void).where(S.hash == bindparam("hash"))
_VOID = update(WEB_SECRETS).where(S.chat == bindparam("its_chat"))
_ADD = WEB_SECRETS.insert().inline()
# Changes nothing, but holds the chat's first row: of two devices that change the secret, one comes second.
_HOLD = Upsert(
    WEB_SECRETS,
    lambda insert: insert.on_conflict_do_update(index_elements=["hash"], set_={"chat": insert.excluded.chat}),
)
_IN_USE = select(WEB_MESSAGES.c.id).where(WEB_MESSAGES.c.chat == bindparam("chat")).limit(1)


async def chat_of(connection: Connection, secret: str) -> str | None:
    """The chat that a secret opens; None when it is void."""
    row = await connection.row(_ROW, {"hash": secret})
    if row is None:
        return secret
    return None if row["void"] else row["chat"]


async def change(connection: Connection, used: str, new: str) -> str | None:
    """Make `new` the chat's only secret; None when `used` is void, or `new` opens something else.

    A page that did not hear the answer asks again, with a secret that is void by then: the same answer.
    """
    row = await connection.row(_ROW, {"hash": used})
    chat: str = used if row is None else row["chat"]
    await connection.change(_HOLD.on(connection), {"hash": chat, "chat": chat, "void": False})
    known = await connection.row(_ROW, {"hash": new})
    if known is not None:
        return chat if known["chat"] == chat and not known["void"] and new != used else None
    if await chat_of(connection, used) is None or await connection.value(_IN_USE, {"chat": new}):
        return None
    await connection.change(_VOID, {"its_chat": chat, "void": True})
    await connection.change(_ADD, {"hash": new, "chat": chat, "void": False})
    return chat
