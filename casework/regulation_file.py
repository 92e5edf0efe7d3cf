"""One regulation profile from its file (data/regulations/*.toml)."""

from calendar import monthrange
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from casework.errors import RulebookError
from casework.regulation import (
    DATED,
    Clause,
    DeadlineRule,
    Doer,
    Duration,
    Extension,
    Floor,
    Ground,
    Headcount,
    Kind,
    PaperRule,
    Receives,
    Recipient,
    Regulation,
    Season,
    StartEvent,
    Unregistered,
)
from casework.rulebook_file import check_unique, day_in, reading
from casework.working_days import Unit

Entry = TypeVar("Entry")

MONTHS = 12
COMMON_YEAR = 2025
DAYS_OF_ALL_QUARTERS = 30  # June and September have no more
QUARTERS = range(1, 5)
FORMS = ("in_person", "online")  # casework.conference.Form, which stands above this module
LEFT_OUT = ("", "answered_there")  # verdicts of casework.conference that a part of a conclusion may leave out

_CLAUSES = {
    "kinds": "kind",
    "forms": "form",
    "exclusions": "exclusion",
    "refusals": "refusal",
    "deputy": "deputy",
    "conclusion": "conclusion",
}
_HEAD = ("id", "title", "short", "effective_from", "effective_to", "deadline")
_RULES = ("headcount", "duration", "season", "recipient", "unregistered", "extension", "paper")


def regulation_in(file: Path) -> Regulation:
    """The profile, or a refusal that names the entry to mend."""
    with reading(file, *_HEAD, *_RULES, *_CLAUSES.values()) as block:
        deadlines = _each(block, "deadline", _deadline)
        papers = _each(block, "paper", PaperRule)
        extensions = _each(block, "extension", Extension)
        check_unique(rule.id for rule in deadlines)
        check_unique(paper.id for paper in papers)
        for extension in extensions:
            if extension.deadline not in {rule.id for rule in deadlines}:
                raise RulebookError(f"extension của '{extension.deadline}': không có deadline này.")
        clauses = {field: _each(block, name, Clause) for field, name in _CLAUSES.items()}
        seasons = _each(block, "season", Season)
        _check_clauses(clauses["kinds"], clauses["forms"], seasons)
        _check_left_out(clauses)
        return Regulation(
            id=block["id"],
            title=block["title"],
            short=block.get("short", block["title"]),
            effective_from=day_in(block, "effective_from"),
            effective_to=day_in(block, "effective_to") if "effective_to" in block else None,
            deadlines=deadlines,
            headcounts=_each(block, "headcount", _headcount),
            durations=_each(block, "duration", Duration),
            seasons=seasons,
            recipients=_each(block, "recipient", _recipient),
            unregistered=_each(block, "unregistered", _unregistered),
            extensions=extensions,
            papers=papers,
            **clauses,
        )


def _each(block: dict[str, Any], name: str, made: Callable[..., Entry]) -> tuple[Entry, ...]:
    """Every entry of this name, in the order of the file."""
    return tuple(made(**entry) for entry in block.get(name, ()))


def _deadline(**rule: Any) -> DeadlineRule:
    days = rule["days"]
    start = StartEvent(rule["start"])
    if not isinstance(days, int) or (days == 0 and start not in DATED):
        raise RulebookError(f"deadline '{rule.get('id')}': days phải là số nguyên khác 0.")
    _check_dated(rule, start)
    fields = {
        "unit": Unit(rule["unit"]),
        "start": start,
        "doer": Doer(rule.get("doer", Doer.HOST)),
        "unless": tuple(Kind(kind) for kind in rule.get("unless", ())),
    }
    return DeadlineRule(**{**rule, **fields})


def _check_dated(rule: dict[str, Any], start: StartEvent) -> None:
    """A day that no year has would break only when somebody needs it."""
    day, month = rule.get("day", 0), rule.get("month", 0)
    exists = {
        StartEvent.FIXED_DATE: 1 <= month <= MONTHS and 1 <= day <= _days(month),
        StartEvent.QUARTER_END: 1 <= day <= DAYS_OF_ALL_QUARTERS,
    }
    if not exists.get(start, True):
        raise RulebookError(f"deadline '{rule.get('id')}': không có ngày {day}/{month}.")


def _days(month: int) -> int:
    return monthrange(COMMON_YEAR, month)[1]


def _check_clauses(kinds: Iterable[Clause], forms: Iterable[Clause], seasons: Iterable[Season]) -> None:
    """Ids that code compares with must be among those that it knows."""
    for clause in kinds:
        Kind(clause.id)
    for clause in forms:
        if clause.id not in FORMS:
            raise RulebookError(f"form '{clause.id}' không dùng được ở đây. Hãy dùng: {', '.join(FORMS)}.")
    for season in seasons:
        if season.quarter not in QUARTERS:
            raise RulebookError(f"season: không có quý {season.quarter}.")


def _check_left_out(clauses: dict[str, tuple[Clause, ...]]) -> None:
    """Only parts of a conclusion leave items out, by a verdict that is known."""
    for name, entries in clauses.items():
        for clause in entries:
            if clause.without not in LEFT_OUT or (clause.without and name != "conclusion"):
                raise RulebookError(
                    f"{name} '{clause.id}': without = '{clause.without}' không dùng được ở đây."
                )


def _headcount(**rule: Any) -> Headcount:
    return Headcount(**{**rule, "ground": Ground(rule["ground"])})


def _recipient(**rule: Any) -> Recipient:
    return Recipient(**{**rule, "receives": Receives(rule.get("receives", Receives.BODY))})


def _unregistered(**rule: Any) -> Unregistered:
    return Unregistered(**{**rule, "floor": Floor(rule["floor"])})
