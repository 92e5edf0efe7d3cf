"""Arrivals share commits: none is lost, none fails with a bad one, each waits until it is kept."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import pytest
from sqlalchemy import select

from storage.gathering import Gathering
from storage.inbox import RawUpdate
from storage.tables import INBOX
from tests.fakes.clock import MORNING


def update(number: int) -> RawUpdate:
    return RawUpdate(
        channel="web", bot="web", update_id=str(number), chat="lan", payload="{}", received_at=MORNING
    )


class Ledger:
    """Takes batches when it is let; refuses those with the number 13."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.open = asyncio.Event()

    async def keep(self, rows: Sequence[RawUpdate]) -> int:
        await self.open.wait()
        numbers = [int(row.update_id) for row in rows]
        if 13 in numbers:
            raise ValueError("thirteen")
        self.batches.append(numbers)
        return len(numbers)


async def test_who_comes_during_a_commit_shares_the_next_one() -> None:
    ledger = Ledger()
    gathering = Gathering(ledger.keep)
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(gathering.keep([update(20)]))]
        await asyncio.sleep(0)
        tasks += [group.create_task(gathering.keep([update(number)])) for number in range(21, 70)]
        await asyncio.sleep(0)
        assert not any(task.done() for task in tasks)
        ledger.open.set()
    assert ledger.batches == [[20], list(range(21, 70))]


async def test_a_row_that_cannot_be_kept_does_not_take_the_others_with_it() -> None:
    ledger = Ledger()
    ledger.open.set()
    gathering = Gathering(ledger.keep)
    results = await asyncio.gather(
        *(gathering.keep([update(number)]) for number in (1, 13, 2, 3)), return_exceptions=True
    )
    failed = [number for number, result in zip((1, 13, 2, 3), results, strict=True) if result != 1]
    kept = [number for batch in ledger.batches for number in batch]
    assert 13 in failed
    assert len(failed) <= 2  # who committed for all is told of the failure, and its channel calls again
    assert sorted(kept + failed) == [1, 2, 3, 13]


async def test_who_gives_up_waiting_leaves_the_commit_to_the_next_one() -> None:
    ledger = Ledger()
    gathering = Gathering(ledger.keep)
    async with asyncio.TaskGroup() as group:
        hasty = group.create_task(gathering.keep([update(1)]))
        await asyncio.sleep(0)
        others = [group.create_task(gathering.keep([update(number)])) for number in (2, 3)]
        await asyncio.sleep(0)
        hasty.cancel()
        await asyncio.sleep(0)
        ledger.open.set()
        assert await asyncio.gather(*others) == [2, 2]
    assert ledger.batches == [[2, 3]]


async def test_arrivals_at_once_are_kept_once_each(desk, database) -> None:
    async with asyncio.timeout(30):
        await asyncio.gather(*(desk.keep_updates([update(number % 100)]) for number in range(200)))
    async with database.reading() as connection:
        assert len(await connection.rows(select(INBOX.c.id))) == 100


async def test_after_a_failure_the_next_one_is_kept(desk) -> None:
    naive = replace(update(1), received_at=MORNING.replace(tzinfo=None))
    with pytest.raises(Exception, match="time zone"):
        await desk.keep_updates([naive])
    assert await desk.keep_updates([update(1)]) == 1
