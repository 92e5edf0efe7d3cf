"""How long a conference has lasted, against its plan and the regulations."""

from datetime import timedelta

from casework.pace import pace_of
from casework.working_days import HANOI
from tests.casework.conference_town import town_under
from tests.fakes.plans import HELD


async def pace(hall):
    async with hall.store.work() as work:
        return await pace_of(hall.files, work, hall.numbered(1))


async def test_a_conference_has_no_pace_before_it_begins(hall):
    await hall.planned()
    assert await pace(hall) is None


async def test_the_secretary_sees_when_the_plan_is_passed(hall):
    await hall.planned()
    await hall.begun()
    hall.clock.advance(hours=3, minutes=30)
    found = await pace(hall)
    assert (found.elapsed, found.is_over_plan) == (timedelta(hours=3, minutes=30), False)
    assert found.planned_end.astimezone(HANOI).isoformat() == f"{HELD}T11:30:00+07:00"
    assert (found.rule, found.is_over_rule) == (None, False)
    hall.clock.advance(minutes=1)
    assert (await pace(hall)).is_over_plan


async def test_the_strictest_bound_on_the_length_counts_with_the_chairs_own_hours(rulebook):
    hall = await town_under(rulebook, "s0-gia-lai-553", "s1-hung-yen-1548")
    await hall.planned()
    await hall.begun()
    hall.clock.advance(hours=5)
    found = await pace(hall)
    assert (found.rule.article, found.is_over_rule) == ("Điều 8.1", False)
    hall.clock.advance(minutes=1)
    assert (await pace(hall)).is_over_rule


async def test_the_time_stands_still_when_the_conference_has_ended(hall):
    await hall.planned(begins_at="")
    await hall.begun()
    hall.clock.advance(hours=2)
    await hall.ended()
    hall.clock.advance(hours=20)
    found = await pace(hall)
    assert found.elapsed == timedelta(hours=2)
    assert found.planned_end.isoformat() == f"{HELD}T03:30:00+07:00"
