"""An open store: database, desk, files."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.settings import Settings, data_key
from casework.ports import Clock
from storage.database import Database
from storage.desk import Desk
from storage.files import Files

ASIDE = "aside"  # the folder, inside DATA_DIR, of files that the virus scanner could not be asked about


@dataclass(frozen=True, slots=True, kw_only=True)
class Storage:
    """An open database with its desk and files; `aside` holds files that nobody could scan."""

    database: Database
    desk: Desk
    files: Files
    aside: Files


@asynccontextmanager
async def open_storage(settings: Settings, clock: Clock) -> AsyncIterator[Storage]:
    """The database of these settings, migrated; closed at the end."""
    database = Database.open(settings.database_url, data_key=data_key(settings))
    await database.migrate()
    try:
        yield Storage(
            database=database,
            desk=Desk(database, clock),
            files=Files(settings.data_dir / "files"),
            aside=Files(settings.data_dir / ASIDE),
        )
    finally:
        await database.close()
