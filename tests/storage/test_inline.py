"""SQLite on the event loop: patient with other processes, strict with what is missing."""

import asyncio
import sqlite3

import pytest
from sqlalchemy import bindparam, select

import storage.database
from storage.database import Database
from storage.tables import CONTACTS
from tests.storage.cases import new_contact
from tests.storage.conftest import ENGINES, KEY

sqlite_only = pytest.mark.parametrize("database_url", ENGINES[:1], indirect=True)


@sqlite_only
async def test_a_lock_of_another_process_is_waited_for_while_the_loop_goes_on(desk, database_url):
    other = sqlite3.connect(database_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    meeting = asyncio.get_running_loop().create_task(new_contact(desk))
    await asyncio.sleep(0.05)
    assert not meeting.done()
    other.execute("COMMIT")
    other.close()
    assert (await meeting).address == "lan"


@sqlite_only
async def test_a_lock_that_is_never_given_back_ends_in_an_error(desk, database_url, monkeypatch):
    monkeypatch.setattr("storage.inline.LOCK_TIMEOUT_SECONDS", 0.05)
    other = sqlite3.connect(database_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        await new_contact(desk)
    other.close()
    assert (await new_contact(desk)).address == "lan"


@sqlite_only
async def test_a_unit_within_a_unit_fails_instead_of_waiting_for_ever(desk, monkeypatch):
    monkeypatch.setattr(storage.database, "TURN_TIMEOUT_SECONDS", 0.05)
    async with desk.work():
        with pytest.raises(TimeoutError):
            async with desk.work():
                pass
    assert (await new_contact(desk)).address == "lan"


async def test_a_statement_without_its_value_is_refused(database):
    query = select(CONTACTS.c.id).where(CONTACTS.c.address == bindparam("address"))
    async with database.reading() as connection:
        with pytest.raises(Exception, match="address"):
            await connection.rows(query, {})


@sqlite_only
async def test_what_is_not_committed_is_seen_by_nobody_else(database, desk):
    async with desk.work() as work:
        await work.people.contact("telegram", "lan", "Lan")
        async with database.reading() as connection:
            assert await connection.rows(select(CONTACTS.c.id)) == []


@sqlite_only
async def test_a_closed_database_opens_again_when_it_is_used(database_url, clock):
    database = Database.open(database_url, data_key=KEY)
    for _ in range(2):
        async with database.reading() as connection:
            assert await connection.value(select(CONTACTS.c.id)) is None
        await database.close()
