"""The pace: as many as are permitted in any second of the channel's own clock, and nearly no fewer."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from itertools import pairwise

from bot.pacing import Pace

WORKERS = 8


async def go(count: int, pace: Pace, hand_over: Callable[[], Awaitable[None]]) -> None:
    left = iter(range(count))

    async def work() -> None:
        for _ in left:
            async with pace.turn():
                await hand_over()

    await asyncio.gather(*(work() for _ in range(WORKERS)))


async def test_a_slow_network_never_makes_a_second_hold_more_than_is_permitted():
    chance, counted = random.Random(5), []

    async def hand_over() -> None:
        await asyncio.sleep(chance.choice([0.002, 0.004, 0.15]))  # the way there, now and then slow
        counted.append(time.monotonic())
        await asyncio.sleep(0.002)

    await go(70, Pace(30), hand_over)
    counted.sort()
    closest = min(later - one for one, later in zip(counted, counted[30:], strict=False))
    assert closest >= 0.99, closest


async def test_a_busy_loop_costs_hardly_any_pace():
    async def hand_over() -> None:
        await asyncio.sleep(0.003)
        time.sleep(0.008)  # noqa: ASYNC251 - as a short transaction holds the loop

    began = time.monotonic()
    await go(60, Pace(40), hand_over)
    assert time.monotonic() - began < 60 / 40 * 1.3


async def test_a_successor_leaves_the_first_second_to_a_process_that_was_killed():
    counted = []

    async def hand_over() -> None:
        counted.append(time.monotonic())

    first = Pace(30)
    await go(20, first, hand_over)
    time.sleep(0.5)  # noqa: ASYNC251 - nobody sends
    await go(20, first, hand_over)  # what was late is made up for: closer together than even
    await go(30, Pace(30, after=time.monotonic()), hand_over)
    closest = min(later - one for one, later in zip(counted, counted[30:], strict=False))
    assert closest >= 1.0, closest


async def test_who_waits_already_keeps_silent_when_the_channel_asks_for_it():
    pace, left = Pace(50), []

    async def hand_over() -> None:
        left.append(time.monotonic())
        if len(left) == 3:
            pace.hold(0.4)

    await go(12, pace, hand_over)
    gaps = [later - one for one, later in pairwise(left)]
    assert max(gaps) >= 0.39
    assert gaps.index(max(gaps)) == 2
