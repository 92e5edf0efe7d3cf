"""Due days: a pure function of rule, start and calendar, so that each can be explained and recomputed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from casework.regulation import DeadlineRule, Kind, Regulation, StartEvent
from casework.working_days import Unit, WorkingDays, day_in_quarter, day_in_year, half_year_end


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDay:
    """The last day of a term, with the rule, the first day and every day that was counted."""

    rule: DeadlineRule
    start: date
    counted: tuple[date, ...]
    provisional: bool
    regulation: str = ""

    @property
    def due(self) -> date:
        """The last day: the term ends with it, in Việt Nam's time."""
        return self.counted[-1] if self.counted else self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """What is known of a conference, as far as terms ask: events with their days, kind, levels.

    `conference` is the day it is held, past or planned. `is_complex`: matters beyond competence, complex, or
    of several agencies are among its items.
    """

    conference: date
    events: Mapping[StartEvent, date]
    kind: Kind = Kind.PERIODIC
    is_complex: bool = False
    levels: int = 2


def due_day(rule: DeadlineRule, start: date, calendar: WorkingDays, *, regulation: str = "") -> DueDay:
    """The due day of one rule."""
    counted = calendar.count(start, rule.days, rule.unit)
    last = counted[-1] if counted else start
    provisional = rule.unit is Unit.WORKING and calendar.is_provisional(start, last)
    return DueDay(rule=rule, start=start, counted=counted, provisional=provisional, regulation=regulation)


def due_days(
    regulations: Iterable[Regulation], event: StartEvent, start: date, calendar: WorkingDays
) -> tuple[DueDay, ...]:
    """All due days that an event starts under the regulations in force, earliest first."""
    found = [
        due_day(rule, start, calendar, regulation=regulation.id)
        for regulation in regulations
        if regulation.binds_on(start)
        for rule in regulation.deadlines
        if rule.start is event
    ]
    return tuple(sorted(found, key=lambda due: due.due))


def timetable(
    regulations: Iterable[Regulation], happened: Happened, calendar: WorkingDays
) -> tuple[DueDay, ...]:
    """All due days of a conference whose start is known, earliest first.

    Which regulations bind is the caller's question; a rule that does not bind this kind is left out.
    """
    found = []
    for regulation in regulations:
        for rule in regulation.deadlines:
            start = _start(rule, happened) if _applies(rule, happened) else None
            if start is not None:
                found.append(due_day(rule, start, calendar, regulation=regulation.id))
    return tuple(sorted(found, key=lambda due: (due.due, due.rule.id, due.regulation)))


def earliest(dues: Iterable[DueDay], rule_id: str) -> DueDay | None:
    """The earliest due day of one kind, or None where no regulation sets a term."""
    return min((due for due in dues if due.rule.id == rule_id), key=lambda due: due.due, default=None)


def _applies(rule: DeadlineRule, happened: Happened) -> bool:
    known_complex = happened.is_complex or not rule.complex_only
    return known_complex and rule.binds(happened.kind, happened.levels)


def _start(rule: DeadlineRule, happened: Happened) -> date | None:
    """The day from which the rule counts; None while its event has not happened."""
    day = happened.conference
    match rule.start:
        case StartEvent.FIXED_DATE:
            return day_in_year(day, month=rule.month, of_month=rule.day, years_later=rule.years_later)
        case StartEvent.QUARTER_END:
            return day_in_quarter(day, rule.day)
        case StartEvent.HALF_YEAR_END:
            return half_year_end(day)
        case _:
            return happened.events.get(rule.start)
