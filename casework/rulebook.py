"""The rulebook: topics, places, agencies, regulations and calendar of one installation, read from TOML.

A wrong file is refused at the start, with the file, the entry and what to mend.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from casework.agencies import Agencies, Agency, Authority, Desk
from casework.errors import RulebookError
from casework.places import Level, Place, Places
from casework.regulation import DeadlineRule, Regulation, StartEvent
from casework.topics import Topic, Topics
from casework.working_days import DayOff, Unit, WorkingDays

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """All that is law or town, and nothing that happens."""

    authority: Authority
    topics: Topics
    places: Places
    agencies: Agencies
    regulations: tuple[Regulation, ...]
    calendar: WorkingDays
    sure_from: float


def load_rulebook(
    authority: str, *, holidays: tuple[DayOff, ...] = (), sure_from: float, data: Path = DATA
) -> Rulebook:
    """The rulebook of data/agencies/<authority>.toml (or of the file itself when a path is given).

    `holidays` are public holidays from outside; data/holidays.toml overrides them and names the years
    whose official notice is known.
    """
    file = Path(authority) if authority.endswith(".toml") else data / "agencies" / f"{authority}.toml"
    town = _read(file)
    topics = Topics(tuple(Topic(**block) for block in _read(data / "topics.toml")["topic"]))
    try:
        places = Places(tuple(_place(block) for block in town["place"]))
        agencies = Agencies(tuple(_agency(block) for block in town["agency"]))
        head = Authority(**town["authority"])
    except (KeyError, TypeError, ValueError) as problem:
        raise RulebookError(
            f"{file}: {problem!r}. Compare it with casework/data/agencies/demo.toml."
        ) from None
    places.check()
    _check(file, head, places, agencies, topics)
    regulations = tuple(_regulation(path) for path in sorted((data / "regulations").glob("*.toml")))
    return Rulebook(
        authority=head,
        topics=topics,
        places=places,
        agencies=agencies,
        regulations=regulations,
        calendar=_calendar(data / "holidays.toml", holidays),
        sure_from=sure_from,
    )


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise RulebookError(f"{file} does not exist. Set AUTHORITY to a file that does.") from None
    except tomllib.TOMLDecodeError as problem:
        raise RulebookError(f"{file} is not TOML: {problem}") from None


def _place(block: dict[str, Any]) -> Place:
    aliases = tuple(block.get("aliases", ()))
    return Place(**{**block, "level": Level(block["level"]), "aliases": aliases})


def _agency(block: dict[str, Any]) -> Agency:
    fields = {
        "level": Level(block["level"]),
        "desk": Desk(block.get("desk", Desk.ANSWERING)),
        "topics": tuple(block.get("topics", ())),
    }
    return Agency(**{**block, **fields})


def _check(file: Path, head: Authority, places: Places, agencies: Agencies, topics: Topics) -> None:
    if places.get(head.place) is None:
        raise RulebookError(f"{file}: the authority's place '{head.place}' is not among its places.")
    for agency in agencies:
        if places.get(agency.place) is None:
            raise RulebookError(f"{file}: agency '{agency.id}' has the unknown place '{agency.place}'.")
        for topic in agency.topics:
            if topic not in topics:
                raise RulebookError(f"{file}: agency '{agency.id}' has the unknown topic '{topic}'.")
    for desk in (Desk.TRIAGE, Desk.SEALED):
        agencies.desk(desk)


def _regulation(file: Path) -> Regulation:
    block = _read(file)
    try:
        rules = tuple(
            DeadlineRule(**{**rule, "unit": Unit(rule["unit"]), "start": StartEvent(rule["start"])})
            for rule in block["deadline"]
        )
        return Regulation(
            id=block["id"],
            title=block["title"],
            effective_from=block["effective_from"],
            effective_to=block.get("effective_to"),
            deadlines=rules,
        )
    except (KeyError, TypeError, ValueError) as problem:
        raise RulebookError(f"{file}: {problem!r}. docs/recipes.md shows a regulation file.") from None


def _calendar(file: Path, holidays: tuple[DayOff, ...]) -> WorkingDays:
    block = _read(file)
    exceptions: dict[date, DayOff] = {holiday.day: holiday for holiday in holidays}
    for override in block.get("override", ()):
        day_off = DayOff(**override)
        exceptions[day_off.day] = day_off
    return WorkingDays(exceptions=exceptions, confirmed_years=frozenset(block["confirmed_years"]))
