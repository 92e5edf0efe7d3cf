"""How Alembic runs: on the connection that Database.migrate hands over, or on DATABASE_URL's own."""

import asyncio
import os
from importlib import import_module
from typing import Any

from alembic import context
from sqlalchemy import Connection
from sqlalchemy.types import TypeDecorator

from storage.database import Database
from storage.tables import Row

for others in ("conference_tables", "channel_tables", "broadcast_tables", "token_tables", "ladder_tables"):
    import_module(f"storage.{others}")  # declares the rest of the tables

NO_KEY = bytes(32)  # the schema holds nothing sealed


def plain_type(kind: str, item: Any, _: Any) -> Any:
    """Write our own column types into migrations as what they are in the database."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl!r}"
    return False


def run_on(connection: Connection) -> None:
    """Run the migrations asked for."""
    context.configure(
        connection=connection, target_metadata=Row.metadata, render_as_batch=True, render_item=plain_type
    )
    with context.begin_transaction():
        context.run_migrations()


async def run_on_url() -> None:
    """Open the database that the environment names: for `alembic revision` and its like."""
    database = Database.open(os.environ["DATABASE_URL"], data_key=NO_KEY)
    async with database.writer.begin() as connection:
        await connection.run_sync(run_on)
    await database.close()


given = context.config.attributes.get("connection")
if given is None:
    asyncio.run(run_on_url())
else:
    run_on(given)
