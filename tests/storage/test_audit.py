"""The audit: whoever changes or removes a link is found out."""

import asyncio

import pytest
from sqlalchemy import delete, select, update

from storage.tables import AUDIT


async def _record(desk, count):
    for number in range(count):
        async with desk.work() as work:
            await work.audit.record(actor="minh", act="open-sealed", subject=f"p{number}", detail="đã xem")
            await work.commit()


async def test_an_untouched_chain_is_whole(desk):
    assert await desk.verify_audit() is None
    await _record(desk, 3)
    assert await desk.verify_audit() is None


@pytest.mark.parametrize(
    "tampering",
    [
        update(AUDIT).where(AUDIT.c.subject == "p1").values(actor="ha"),
        delete(AUDIT).where(AUDIT.c.subject == "p1"),
    ],
    ids=["changed", "removed"],
)
async def test_a_touched_chain_names_its_first_broken_link(desk, database, tampering):
    await _record(desk, 3)
    async with database.writer.begin() as connection:
        ids = list(await connection.scalars(select(AUDIT.c.id).order_by(AUDIT.c.id)))
        changed = await connection.execute(tampering)
    assert changed.rowcount == 1
    assert await desk.verify_audit() in ids[1:]


async def test_a_unit_that_is_left_leaves_no_link(desk):
    async with desk.work() as work:
        await work.audit.record(actor="minh", act="open-sealed", subject="p0")
    await _record(desk, 1)
    assert await desk.verify_audit() is None


async def test_links_of_many_units_at_once_form_one_chain(desk, database):
    await asyncio.gather(*(_record(desk, 3) for _ in range(5)))
    async with database.reader.connect() as connection:
        assert len((await connection.scalars(select(AUDIT.c.id))).all()) == 15
    assert await desk.verify_audit() is None
