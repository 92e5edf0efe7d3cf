"""Due days: a pure function of rule, start and calendar, so that each can be explained and recomputed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from casework.regulation import DeadlineRule, Regulation, StartEvent
from casework.working_days import WorkingDays


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDay:
    """The last day of a term, with the rule, the first day and every day that was counted."""

    rule: DeadlineRule
    start: date
    counted: tuple[date, ...]
    provisional: bool

    @property
    def due(self) -> date:
        """The last day: the term ends with it, in Việt Nam's time."""
        return self.counted[-1]


def due_day(rule: DeadlineRule, start: date, calendar: WorkingDays) -> DueDay:
    """The due day of one rule."""
    counted = calendar.count(start, rule.days, rule.unit)
    return DueDay(
        rule=rule, start=start, counted=counted, provisional=calendar.is_provisional(start, counted[-1])
    )


def due_days(
    regulations: Iterable[Regulation], event: StartEvent, start: date, calendar: WorkingDays
) -> tuple[DueDay, ...]:
    """All due days that an event starts under the regulations in force, earliest first."""
    rules = [
        rule
        for regulation in regulations
        if regulation.binds_on(start)
        for rule in regulation.deadlines
        if rule.start is event
    ]
    return tuple(sorted((due_day(rule, start, calendar) for rule in rules), key=lambda due: due.due))


def earliest(dues: Iterable[DueDay], rule_id: str) -> DueDay | None:
    """The earliest due day of one kind, or None where no regulation sets a term."""
    return min((due for due in dues if due.rule.id == rule_id), key=lambda due: due.due, default=None)
