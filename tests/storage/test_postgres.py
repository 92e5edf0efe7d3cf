"""PostgreSQL: few trips to the server, and a server that comes back is used again."""

from collections.abc import Iterator

import asyncpg
import pytest
from sqlalchemy import event

from storage import postgres
from storage.database import Database
from storage.desk import Desk
from tests.fakes.clock import MORNING
from tests.journeys.conftest import eventually
from tests.storage.cases import update
from tests.storage.conftest import ENGINES

pytestmark = pytest.mark.parametrize("database_url", ENGINES[1:], indirect=True)


@pytest.fixture
def besides(database: Database) -> Iterator[list[str]]:
    """What the server is asked besides the prepared statements themselves, in order: each is a trip."""
    seen: list[str] = []

    def note(query):
        seen.append(query.query)

    def listen(connection, _record, _proxy):
        connection.driver_connection.add_query_logger(note)

    event.listen(database.writer.sync_engine, "checkout", listen)
    yield seen
    event.remove(database.writer.sync_engine, "checkout", listen)


async def test_a_look_up_is_one_trip(desk: Desk, besides: list[str]) -> None:
    await desk.due_conversations(MORNING, 1)
    besides.clear()
    await desk.due_conversations(MORNING, 1)
    assert besides == []


async def test_a_unit_of_work_has_two_trips_of_its_own(desk: Desk, besides: list[str]) -> None:
    await desk.keep_updates([update(1)])
    [row] = await desk.waiting_updates(1)
    besides.clear()
    async with desk.work() as work:
        assert await work.inbox.take(row)
        await work.inbox.finish(row.id)
        await work.commit()
    begin, commit = besides
    assert begin.startswith("BEGIN")
    assert commit == "COMMIT;"


async def test_look_ups_leave_nothing_behind_for_the_next_unit_of_work(desk: Desk) -> None:
    await desk.keep_updates([update(1)])
    [row] = await desk.waiting_updates(1)
    async with desk.work() as work:  # on the connection that has just looked
        assert await work.inbox.take(row)
        await work.inbox.finish(row.id)
    assert await desk.waiting_updates(1) == [row], "what is not committed is rolled back"


@pytest.fixture
def used(database: Database) -> Iterator[set[asyncpg.Connection]]:
    """The connections that are used from now on."""
    found: set[asyncpg.Connection] = set()

    def note(connection, _record, _proxy):
        found.add(connection.driver_connection)

    engines = [engine.sync_engine for engine in (database.writer, database._arriving) if engine]
    for engine in engines:
        event.listen(engine, "checkout", note)
    yield found
    for engine in engines:
        event.remove(engine, "checkout", note)


@pytest.mark.parametrize("asked", [False, True], ids=["seen to be closed", "asked after a pause"])
async def test_connections_that_have_died_are_replaced(
    desk: Desk, database_url: str, used: set[asyncpg.Connection], monkeypatch: pytest.MonkeyPatch, asked: bool
) -> None:
    if asked:
        monkeypatch.setattr(postgres, "IDLE_SECONDS", 0)
    assert await desk.keep_updates([update(1)]) == 1
    [row] = await desk.waiting_updates(1)
    other = await asyncpg.connect(database_url)
    await other.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    await other.close()
    assert len(used) == 2

    async def noticed():
        return asked or all(one.is_closed() for one in used)

    await eventually(noticed)
    assert await desk.waiting_updates(1) == [row]
    assert await desk.keep_updates([update(2)]) == 1
    async with desk.work() as work:
        assert await work.inbox.take(row)
        await work.commit()
