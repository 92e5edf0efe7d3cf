"""Working days as a value: which days count, and why a day does not.

Day 0 is the day of the event; the n-th counted day is the last day of the term (Alaveteli's rule, and
docs/regulations: "chậm nhất n ngày sau"). Nothing else in the project does date arithmetic.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
_SATURDAY = 5
_HALF = 2  # quarters


class Unit(StrEnum):
    """What a term counts."""

    WORKING = "working"
    CALENDAR = "calendar"
    YEARS = "years"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOff:
    """A weekday that nobody works, or a Saturday or Sunday that is worked in its stead, with its source."""

    day: date
    works: bool
    name: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """A calendar: exceptions to 'Monday to Friday', and the years whose official notice is known."""

    exceptions: Mapping[date, DayOff] = field(default_factory=dict)
    confirmed_years: frozenset[int] = frozenset()

    def with_days(self, days: Iterable[DayOff]) -> "WorkingDays":
        """The same calendar with some days set otherwise."""
        changed = {day.day: day for day in days}
        return replace(self, exceptions={**self.exceptions, **changed})

    def works(self, day: date) -> bool:
        """Whether offices work on this day."""
        exception = self.exceptions.get(day)
        return exception.works if exception else day.weekday() < _SATURDAY

    def is_provisional(self, first: date, last: date) -> bool:
        """Whether a term touches a year whose official holiday notice is not known yet."""
        years = range(min(first, last).year, max(first, last).year + 1)
        return any(year not in self.confirmed_years for year in years)

    def count(self, start: date, days: int, unit: Unit) -> tuple[date, ...]:
        """The counted days of a term, in order; the last is the due day.

        Negative `days` count backwards from `start` ('chậm nhất 7 ngày trước').
        """
        if unit is Unit.YEARS:
            return (_years_later(start, days),)
        step = timedelta(days=1 if days > 0 else -1)
        counted: list[date] = []
        day = start
        while len(counted) < abs(days):
            day += step
            if unit is Unit.CALENDAR or self.works(day):
                counted.append(day)
        return tuple(counted)


def quarter_of(day: date) -> int:
    """The quarter of the year, 1 to 4."""
    return (day.month + 2) // 3


def half_of(day: date) -> int:
    """The half of the year, 1 or 2."""
    return 1 if quarter_of(day) <= _HALF else 2


def day_in_year(day: date, *, month: int, of_month: int, years_later: int = 0) -> date:
    """A day of the year of `day`, or of a later one."""
    return date(day.year + years_later, month, of_month)


def day_in_quarter(day: date, of_month: int) -> date:
    """A day of the last month of the quarter that holds `day`."""
    return date(day.year, 3 * quarter_of(day), of_month)


def half_year_end(day: date) -> date:
    """30 June or 31 December, the last day of the half-year that holds `day`."""
    return date(day.year, 6, 30) if half_of(day) == 1 else date(day.year, 12, 31)


def days_between(first: date, last: date) -> int:
    """Calendar days from one day to another; negative when the other is earlier."""
    return (last - first).days


def days_later(day: date, days: int) -> date:
    """The day so many calendar days later (or earlier)."""
    return day + timedelta(days=days)


def _years_later(day: date, years: int) -> date:
    """The same day years later; for 29 February, in a common year the last of February (Civil Code)."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 2, 28)


def day_of(moment: datetime) -> date:
    """The day in Việt Nam to which a moment belongs; a moment without a time zone is refused."""
    if moment.tzinfo is None:
        raise ValueError("A moment without a time zone: take moments from the clock.")
    return moment.astimezone(HANOI).date()
