"""The pace: as many as are permitted in any second of the channel's own clock, and nearly no fewer."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Iterator
from itertools import pairwise

import pytest

from bot.pacing import Pace
from tests.fakes.loop import PromptLoop

WORKERS = 8


@pytest.fixture
def loop() -> Iterator[PromptLoop]:
    loop = PromptLoop()
    yield loop
    loop.close()


async def go(count: int, pace: Pace, hand_over: Callable[[], Awaitable[None]]) -> None:
    left = iter(range(count))

    async def work() -> None:
        for _ in left:
            async with pace.turn():
                await hand_over()

    await asyncio.gather(*(work() for _ in range(WORKERS)))


def closest(moments: list[float], number: int) -> float:
    """The shortest time in which `number` and one more were counted."""
    moments = sorted(moments)
    shortest = min(later - one for one, later in zip(moments, moments[number:], strict=False))
    return round(shortest, 9)


@pytest.mark.parametrize("seed", range(20))
def test_a_slow_network_never_makes_a_second_hold_more_than_is_permitted(loop: PromptLoop, seed: int) -> None:
    chance, counted = random.Random(seed), []

    async def hand_over() -> None:
        await asyncio.sleep(chance.choice([0.002, 0.004, 0.15]))  # the way there, now and then slow
        counted.append(loop.time())
        await asyncio.sleep(0.002)

    loop.run_until_complete(go(300, Pace(30), hand_over))
    assert closest(counted, 30) >= 1.0


def test_a_busy_loop_costs_hardly_any_pace(loop: PromptLoop) -> None:
    async def hand_over() -> None:
        await asyncio.sleep(0.003)
        loop.busy(0.008)  # as a short transaction holds the loop

    loop.run_until_complete(go(400, Pace(40), hand_over))
    assert loop.time() < 400 / 40 * 1.03


def test_a_successor_leaves_the_first_second_to_a_process_that_was_killed(loop: PromptLoop) -> None:
    counted: list[float] = []

    async def hand_over() -> None:
        counted.append(loop.time())

    async def two_processes() -> None:
        first = Pace(30)
        await go(20, first, hand_over)
        loop.busy(0.5)  # nobody sends
        await go(20, first, hand_over)  # what was late is made up for: closer together than even
        await go(30, Pace(30, after=loop.time()), hand_over)

    loop.run_until_complete(two_processes())
    assert closest(counted, 30) >= 1.0


def test_who_waits_already_keeps_silent_when_the_channel_asks_for_it(loop: PromptLoop) -> None:
    pace, left = Pace(50), []

    async def hand_over() -> None:
        left.append(loop.time())
        if len(left) == 3:
            pace.hold(0.4)

    loop.run_until_complete(go(12, pace, hand_over))
    gaps = [later - one for one, later in pairwise(left)]
    assert max(gaps) == pytest.approx(0.4)
    assert gaps.index(max(gaps)) == 2
