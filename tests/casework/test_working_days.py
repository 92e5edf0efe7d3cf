"""Working days, with dates worked out by hand on the calendars of 2025 to 2028."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.working_days import (
    HANOI,
    DayOff,
    Unit,
    WorkingDays,
    day_in_quarter,
    day_in_year,
    day_of,
    days_between,
    days_later,
    half_year_end,
    quarter_of,
)

WORKING, CALENDAR = Unit.WORKING, Unit.CALENDAR


def last(calendar: WorkingDays, start: date, days: int, unit: Unit = WORKING) -> date:
    return calendar.count(start, days, unit)[-1]


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 3, 6), True),  # an ordinary Friday
        (date(2026, 3, 7), False),  # Saturday
        (date(2026, 3, 8), False),  # Sunday
        (date(2026, 3, 9), True),
        (date(2026, 1, 1), False),
        (date(2026, 1, 2), False),  # a Friday, exchanged
        (date(2026, 1, 10), True),  # the Saturday in its stead
        (date(2026, 2, 13), True),  # the last day before Tết
        (date(2026, 2, 16), False),
        (date(2026, 2, 17), False),
        (date(2026, 2, 20), False),
        (date(2026, 2, 23), True),  # the first day after it
        (date(2026, 4, 27), False),  # Giỗ Tổ fell on a Sunday
        (date(2026, 4, 30), False),
        (date(2026, 5, 1), False),
        (date(2026, 8, 31), False),  # a Monday, exchanged
        (date(2026, 9, 1), False),
        (date(2026, 9, 2), False),
        (date(2026, 9, 3), True),
        (date(2026, 11, 24), False),  # new in 2026
        (date(2026, 11, 25), True),
    ],
)
def test_offices_work_on_these_days_and_not_on_those(calendar, day, works):
    assert calendar.works(day) is works


@pytest.mark.parametrize("day", [date(2025, 4, 26), date(2026, 8, 22)])
def test_a_saturday_worked_in_exchange_for_a_bridge_day_counts(calendar, day):
    assert calendar.works(day), f"{day} is worked instead of a weekday that is off (see bot/holidays.py)"


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        pytest.param(date(2026, 3, 2), 15, date(2026, 3, 23), id="three ordinary weeks"),
        pytest.param(date(2026, 3, 2), 10, date(2026, 3, 16), id="two ordinary weeks"),
        pytest.param(date(2026, 3, 6), 1, date(2026, 3, 9), id="from Friday to Monday"),
        pytest.param(date(2026, 3, 7), 1, date(2026, 3, 9), id="registered on a Saturday"),
        pytest.param(date(2026, 2, 9), 15, date(2026, 3, 9), id="across Tết"),
        pytest.param(date(2026, 2, 18), 1, date(2026, 2, 23), id="registered within Tết"),
        pytest.param(date(2025, 12, 31), 1, date(2026, 1, 5), id="2/1 is exchanged"),
        pytest.param(date(2025, 12, 31), 6, date(2026, 1, 10), id="ends on the worked Saturday"),
        pytest.param(date(2025, 12, 31), 15, date(2026, 1, 22), id="across the exchange"),
        pytest.param(date(2026, 4, 24), 3, date(2026, 5, 4), id="Giỗ Tổ, 30/4 and 1/5"),
        pytest.param(date(2026, 11, 23), 1, date(2026, 11, 25), id="over 24/11"),
        pytest.param(date(2026, 11, 23), 15, date(2026, 12, 15), id="three weeks over 24/11"),
        pytest.param(date(2026, 12, 10), 15, date(2026, 12, 31), id="ends with the year"),
        pytest.param(date(2026, 12, 21), 15, date(2027, 1, 12), id="over the end of the year"),
        pytest.param(date(2028, 2, 28), 1, date(2028, 2, 29), id="onto the leap day"),
        pytest.param(date(2028, 2, 28), 2, date(2028, 3, 1), id="over the leap day"),
    ],
)
def test_a_term_of_working_days_ends_on(calendar, start, days, due):
    assert last(calendar, start, days) == due


def test_a_term_over_the_worked_saturday_of_august_2026_ends_a_day_earlier(calendar):
    assert last(calendar, date(2026, 8, 21), 1) == date(2026, 8, 22)
    assert last(calendar, date(2026, 8, 17), 10) == date(2026, 8, 28)


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        pytest.param(date(2026, 3, 9), -7, date(2026, 2, 26), id="seven days before a conference"),
        pytest.param(date(2026, 3, 9), -1, date(2026, 3, 6), id="the Friday before"),
        pytest.param(date(2026, 2, 25), -7, date(2026, 2, 9), id="back across Tết"),
        pytest.param(date(2026, 1, 5), -1, date(2025, 12, 31), id="back over the end of the year"),
        pytest.param(date(2026, 1, 12), -1, date(2026, 1, 10), id="back onto the worked Saturday"),
    ],
)
def test_a_term_counted_backwards_begins_on(calendar, start, days, due):
    assert last(calendar, start, days) == due


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        pytest.param(date(2026, 2, 9), 10, date(2026, 2, 19), id="Tết counts"),
        pytest.param(date(2026, 3, 6), 2, date(2026, 3, 8), id="weekends count"),
        pytest.param(date(2026, 3, 9), -7, date(2026, 3, 2), id="backwards"),
        pytest.param(date(2026, 2, 27), 2, date(2026, 3, 1), id="no leap day in 2026"),
        pytest.param(date(2028, 2, 27), 2, date(2028, 2, 29), id="the leap day of 2028"),
        pytest.param(date(2026, 12, 30), 3, date(2027, 1, 2), id="over the end of the year"),
    ],
)
def test_a_term_of_calendar_days_counts_every_day(calendar, start, days, due):
    assert last(calendar, start, days, CALENDAR) == due


def test_the_counted_days_are_kept_so_that_a_due_day_can_be_explained(calendar):
    assert calendar.count(date(2026, 11, 20), 3, WORKING) == (
        date(2026, 11, 23),
        date(2026, 11, 25),
        date(2026, 11, 26),
    )


def test_day_0_is_never_counted(calendar):
    assert date(2026, 3, 2) not in calendar.count(date(2026, 3, 2), 5, WORKING)
    assert calendar.count(date(2026, 3, 2), 0, WORKING) == ()


@pytest.mark.parametrize(
    ("start", "years", "due"),
    [
        pytest.param(date(2026, 3, 26), 5, date(2031, 3, 26), id="five years"),
        pytest.param(date(2026, 1, 1), 1, date(2027, 1, 1), id="ends on a holiday and is not moved"),
        pytest.param(date(2028, 2, 29), 1, date(2029, 2, 28), id="from the leap day into a common year"),
        pytest.param(date(2028, 2, 29), 4, date(2032, 2, 29), id="from a leap day to a leap day"),
        pytest.param(date(2027, 2, 28), 1, date(2028, 2, 28), id="into a leap year"),
        pytest.param(date(2026, 12, 31), -1, date(2025, 12, 31), id="backwards"),
    ],
)
def test_a_term_of_years_ends_on_the_same_day_of_a_later_year(calendar, start, years, due):
    assert calendar.count(start, years, Unit.YEARS) == (due,)


@pytest.mark.parametrize(
    ("day", "quarter", "half"),
    [
        (date(2026, 1, 1), 1, date(2026, 6, 30)),
        (date(2026, 3, 31), 1, date(2026, 6, 30)),
        (date(2026, 4, 1), 2, date(2026, 6, 30)),
        (date(2026, 6, 30), 2, date(2026, 6, 30)),
        (date(2026, 7, 1), 3, date(2026, 12, 31)),
        (date(2026, 9, 30), 3, date(2026, 12, 31)),
        (date(2026, 10, 1), 4, date(2026, 12, 31)),
        (date(2026, 12, 31), 4, date(2026, 12, 31)),
    ],
)
def test_a_day_lies_in_its_quarter_and_half_year(day, quarter, half):
    assert quarter_of(day) == quarter
    assert half_year_end(day) == half


def test_a_report_of_the_quarter_falls_into_its_last_month():
    assert day_in_quarter(date(2026, 1, 2), 15) == date(2026, 3, 15)
    assert day_in_quarter(date(2026, 6, 30), 15) == date(2026, 6, 15)
    assert day_in_quarter(date(2026, 11, 1), 15) == date(2026, 12, 15)


def test_a_report_of_the_year_falls_into_the_year_or_a_later_one():
    assert day_in_year(date(2026, 8, 1), month=11, of_month=30) == date(2026, 11, 30)
    assert day_in_year(date(2026, 8, 1), month=2, of_month=15, years_later=1) == date(2027, 2, 15)


def test_days_between_two_days_and_a_day_later_agree():
    assert days_between(date(2028, 2, 28), date(2028, 3, 1)) == 2
    assert days_between(date(2026, 3, 3), date(2026, 3, 2)) == -1
    assert days_later(date(2028, 2, 28), 2) == date(2028, 3, 1)
    assert days_later(date(2026, 1, 1), -1) == date(2025, 12, 31)


def test_a_calendar_with_other_days_leaves_the_first_one_as_it_was(calendar):
    flood = DayOff(day=date(2026, 3, 3), works=False, name="bão")
    other = calendar.with_days([flood])
    assert not other.works(flood.day)
    assert not other.works(date(2026, 9, 2))
    assert calendar.works(flood.day)
    assert other.confirmed_years == calendar.confirmed_years


def test_a_year_is_provisional_until_its_notice_is_known(calendar):
    assert not calendar.is_provisional(date(2026, 3, 2), date(2026, 12, 31))
    assert calendar.is_provisional(date(2026, 12, 21), date(2027, 1, 12))
    assert calendar.is_provisional(date(2027, 3, 1), date(2027, 3, 20))


def test_a_backward_term_that_touches_an_unknown_year_is_provisional_too(calendar):
    assert calendar.is_provisional(date(2027, 1, 5), date(2026, 12, 28))


def test_a_town_without_any_exceptions_works_from_monday_to_friday():
    bare = WorkingDays()
    assert [bare.works(date(2026, 3, day)) for day in range(2, 9)] == [True] * 5 + [False] * 2
    assert bare.is_provisional(date(2026, 3, 2), date(2026, 3, 3))


def test_a_day_off_can_be_added_for_one_town():
    flood = DayOff(day=date(2026, 3, 3), works=False, name="bão")
    assert last(WorkingDays(exceptions={flood.day: flood}), date(2026, 3, 2), 1) == date(2026, 3, 4)


def test_a_moment_belongs_to_the_day_in_viet_nam():
    assert day_of(datetime(2026, 3, 2, 16, 59, tzinfo=UTC)) == date(2026, 3, 2)
    assert day_of(datetime(2026, 3, 2, 17, 0, tzinfo=UTC)) == date(2026, 3, 3)
    assert day_of(datetime(2026, 3, 2, 23, 59, tzinfo=HANOI)) == date(2026, 3, 2)
    paris = timezone(timedelta(hours=2))
    assert day_of(datetime(2026, 7, 1, 19, 0, tzinfo=paris)) == date(2026, 7, 2)


def test_a_moment_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        day_of(datetime(2026, 3, 2, 8, 0))  # noqa: DTZ001 - the point of the test


@given(
    start=st.dates(date(2025, 1, 1), date(2028, 6, 1)),
    days=st.integers(-60, 60).filter(bool),
    unit=st.sampled_from((WORKING, CALENDAR)),
)
def test_no_working_day_is_skipped_and_none_is_invented(calendar, start, days, unit):
    counted = calendar.count(start, days, unit)
    assert len(counted) == abs(days)
    first, end = min(start, counted[-1]), max(start, counted[-1])
    between = [first + timedelta(days=n) for n in range((end - first).days + 1)]
    expected = [day for day in between if day != start and (unit is CALENDAR or calendar.works(day))]
    assert sorted(counted) == expected
