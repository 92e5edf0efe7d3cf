"""Working days as a value: which days count, and why a day does not.

Day 0 is the day of the event; the n-th counted day is the last day of the term (Alaveteli's rule, and
docs/regulations: "chậm nhất n ngày sau"). Nothing else in the project does date arithmetic.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
_SATURDAY = 5


class Unit(StrEnum):
    """What a term counts."""

    WORKING = "working"
    CALENDAR = "calendar"


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
        step = timedelta(days=1 if days > 0 else -1)
        counted: list[date] = []
        day = start
        while len(counted) < abs(days):
            day += step
            if unit is Unit.CALENDAR or self.works(day):
                counted.append(day)
        return tuple(counted)


def day_of(moment: datetime) -> date:
    """The day in Việt Nam to which a moment belongs; a moment without a time zone is refused."""
    if moment.tzinfo is None:
        raise ValueError("A moment without a time zone: take moments from the clock.")
    return moment.astimezone(HANOI).date()
