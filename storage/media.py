"""What is known of stored files; their bytes are in `files`."""

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import bindparam, select

from storage.channel_tables import MEDIA
from storage.connection import Connection
from storage.dialects import Upsert


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A stored file: `key` from Files.keep, `size` in bytes, `content_type` as "image/jpeg"."""

    key: str
    size: int
    content_type: str
    stored_at: datetime


_NOTE = Upsert(MEDIA, lambda insert: insert.on_conflict_do_nothing(index_elements=["key"]))
_WITH_KEY = select(MEDIA).where(MEDIA.c.key == bindparam("key"))


async def note(connection: Connection, media: Media) -> None:
    """Keep what is known of a file; what was noted first stays."""
    await connection.change(_NOTE.on(connection), asdict(media))


async def with_key(connection: Connection, key: str) -> Media | None:
    """What is known of the file with this key."""
    row = await connection.row(_WITH_KEY, {"key": key})
    return Media(**row) if row else None
