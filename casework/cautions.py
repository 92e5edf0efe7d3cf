"""What a regulation has against a plan: warnings with their article. The secretary decides."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from casework.conference import Form
from casework.deadlines import Happened, timetable
from casework.notices import Words
from casework.regulation import Duration, Ground, Headcount, Kind, Regulation, StartEvent
from casework.working_days import WorkingDays, quarter_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """A sentence id with its words; `article` names the article, and is empty where the calendar speaks."""

    sentence: str
    words: Words = field(default_factory=dict)


class Planned(Protocol):
    """What is checked: a plan or a conference."""

    @property
    def kind(self) -> Kind:
        """Why it is held."""
        ...

    @property
    def form(self) -> Form:
        """How people meet."""
        ...

    @property
    def ground(self) -> Ground:
        """Which people are counted."""
        ...

    @property
    def held_on(self) -> date:
        """Its day."""
        ...

    @property
    def hours(self) -> float:
        """How long it lasts."""
        ...

    @property
    def expected(self) -> int:
        """How many people should come; 0: nobody knows yet."""
        ...


def cautions(
    plan: Planned, regulations: Iterable[Regulation], calendar: WorkingDays, today: date
) -> tuple[Caution, ...]:
    """Everything that somebody should know before the plan is kept."""
    found = list(_day(plan, calendar))
    for regulation in regulations:
        found += _of(plan, regulation)
        found += _too_late(plan, regulation, calendar, today)
    return tuple(found)


def _day(plan: Planned, calendar: WorkingDays) -> Iterator[Caution]:
    exception = calendar.exceptions.get(plan.held_on)
    if exception is not None and not exception.works:
        yield Caution(
            sentence="caution-holiday", words={"day": plan.held_on.isoformat(), "name": exception.name}
        )


def _of(plan: Planned, regulation: Regulation) -> Iterator[Caution]:
    name = regulation.short
    if regulation.kinds and plan.kind not in {clause.id for clause in regulation.kinds}:
        words: Words = {"kind": plan.kind, "article": regulation.kinds[0].article, "regulation": name}
        yield Caution(sentence="caution-kind", words=words)
    if regulation.forms and plan.form not in {clause.id for clause in regulation.forms}:
        words = {"form": plan.form, "article": regulation.forms[0].article, "regulation": name}
        yield Caution(sentence="caution-form", words=words)
    for season in regulation.seasons:
        if quarter_of(plan.held_on) != season.quarter and plan.kind is Kind.PERIODIC:
            words = {"quarter": season.quarter, "article": season.article, "regulation": name}
            yield Caution(sentence="caution-season", words=words)
    for headcount in regulation.headcounts:
        yield from _headcount(plan, headcount, name)
    for duration in regulation.durations:
        yield from _duration(plan, duration, name)


def _duration(plan: Planned, rule: Duration, name: str) -> Iterator[Caution]:
    if rule.most_hours and plan.hours > rule.most_hours:
        words: Words = {"hours": _hours(rule.most_hours), "article": rule.article, "regulation": name}
        yield Caution(sentence="caution-too-long", words=words)
    if plan.hours < rule.least_hours:
        words = {"hours": _hours(rule.least_hours), "article": rule.article, "regulation": name}
        yield Caution(sentence="caution-too-short", words=words)


def _headcount(plan: Planned, rule: Headcount, name: str) -> Iterator[Caution]:
    counted = plan.expected and plan.form is Form.IN_PERSON and rule.ground is plan.ground
    if counted and plan.expected < rule.least:
        yield Caution(
            sentence="caution-too-few",
            words={"count": rule.least, "article": rule.article, "regulation": name},
        )
    if counted and rule.most and plan.expected > rule.most:
        yield Caution(
            sentence="caution-too-many",
            words={"count": rule.most, "article": rule.article, "regulation": name},
        )


def _too_late(plan: Planned, regulation: Regulation, calendar: WorkingDays, today: date) -> Iterator[Caution]:
    """Marks before the conference that have passed already."""
    events = {StartEvent.CONFERENCE_HELD: plan.held_on}
    happened = Happened(conference=plan.held_on, events=events, kind=plan.kind)
    for due in timetable((regulation,), happened, calendar):
        if due.rule.start is StartEvent.CONFERENCE_HELD and due.rule.days < 0 and due.due < today:
            words: Words = {
                "text": due.rule.text,
                "due": due.due.isoformat(),
                "article": due.rule.article,
                "regulation": regulation.short,
            }
            yield Caution(sentence="caution-too-late", words=words)


def _hours(hours: float) -> str:
    return f"{hours:g}".replace(".", ",")
