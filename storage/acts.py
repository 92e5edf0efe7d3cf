"""When a person last did something in a chat, for channels that may answer only for a while after."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select

from storage.database import Database
from storage.tables import INBOX

_LAST = select(func.max(INBOX.c.received_at)).where(
    INBOX.c.channel == bindparam("channel"), INBOX.c.chat == bindparam("chat")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LastActs:
    """The last acts of one channel's people, from the inbox."""

    database: Database
    channel: str

    async def at(self, chat: str) -> datetime | None:
        """The moment of the last stored update of a chat; None when there is none."""
        async with self.database.reading() as connection:
            moment: datetime | None = await connection.value(_LAST, {"channel": self.channel, "chat": chat})
        return moment
