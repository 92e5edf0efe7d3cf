"""The rulebook: topics, places, agencies, regulations and calendar of one installation, read from TOML.

A wrong file is refused at the start, with the file, the entry and what to mend.
"""

import tomllib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
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
    with _reading(data / "topics.toml", "topic") as block:
        topics = Topics(tuple(Topic(**topic) for topic in block["topic"]))
        _check_unique(topic.id for topic in topics)
    with _reading(file, "authority", "place", "agency") as block:
        places = Places(tuple(_place(place) for place in block["place"]))
        agencies = Agencies(tuple(_agency(agency) for agency in block["agency"]))
        head = Authority(**block["authority"])
        _check_town(head, places, agencies, topics)
    return Rulebook(
        authority=head,
        topics=topics,
        places=places,
        agencies=agencies,
        regulations=tuple(_regulation(path) for path in sorted((data / "regulations").glob("*.toml"))),
        calendar=_calendar(data / "holidays.toml", holidays),
        sure_from=sure_from,
    )


@contextmanager
def _reading(file: Path, *known: str) -> Iterator[dict[str, Any]]:
    """The file's content, which may hold only what is known; whatever is wrong is refused with its name."""
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        _check_known(content, known)
        yield content
    except FileNotFoundError:
        raise RulebookError(f"{file} does not exist. Set AUTHORITY to a file that does.") from None
    except tomllib.TOMLDecodeError as problem:
        raise RulebookError(f"{file} is not TOML: {problem}") from None
    except UnicodeDecodeError:
        raise RulebookError(f"{file} is not UTF-8. Save it again as UTF-8.") from None
    except RulebookError as problem:
        raise RulebookError(f"{file}: {problem}") from None
    except KeyError as problem:
        raise RulebookError(f"{file}: {problem} is missing. docs/recipes.md shows such a file.") from None
    except (TypeError, ValueError) as problem:
        raise RulebookError(f"{file}: {problem}. docs/recipes.md shows such a file.") from None


def _check_known(content: dict[str, Any], known: tuple[str, ...]) -> None:
    for name in content:
        if name not in known:
            raise RulebookError(f"'{name}' is not known here. Known are: {', '.join(known)}.")


def _place(block: dict[str, Any]) -> Place:
    aliases = _texts(block, "aliases")
    return Place(**{**block, "level": Level(block["level"]), "aliases": aliases})


def _agency(block: dict[str, Any]) -> Agency:
    fields = {
        "level": Level(block["level"]),
        "desk": Desk(block.get("desk", Desk.ANSWERING)),
        "topics": _texts(block, "topics"),
    }
    return Agency(**{**block, **fields})


def _texts(block: dict[str, Any], name: str) -> tuple[str, ...]:
    values = block.get(name, [])
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise RulebookError(f"'{block.get('id')}': {name} must be a list of texts.")
    return tuple(values)


def _check_town(head: Authority, places: Places, agencies: Agencies, topics: Topics) -> None:
    _check_unique(place.id for place in places)
    _check_unique(agency.id for agency in agencies)
    places.check()
    if places.get(head.place) is None:
        raise RulebookError(f"the authority's place '{head.place}' is not among the places.")
    for agency in agencies:
        if places.get(agency.place) is None:
            raise RulebookError(f"agency '{agency.id}' has the unknown place '{agency.place}'.")
        for topic in agency.topics:
            if topic not in topics:
                raise RulebookError(f"agency '{agency.id}' has the unknown topic '{topic}'.")
    for desk in (Desk.TRIAGE, Desk.SEALED):
        agencies.desk(desk)


def _check_unique(ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for each in ids:
        if each in seen:
            raise RulebookError(f"the id '{each}' stands there twice.")
        seen.add(each)


def _regulation(file: Path) -> Regulation:
    with _reading(file, "id", "title", "effective_from", "effective_to", "deadline") as block:
        return Regulation(
            id=block["id"],
            title=block["title"],
            effective_from=_day(block, "effective_from"),
            effective_to=_day(block, "effective_to") if "effective_to" in block else None,
            deadlines=tuple(_deadline(rule) for rule in block["deadline"]),
        )


def _deadline(rule: dict[str, Any]) -> DeadlineRule:
    days = rule["days"]
    if not isinstance(days, int) or days == 0:
        raise RulebookError(f"deadline '{rule.get('id')}': days must be a whole number, and not 0.")
    return DeadlineRule(**{**rule, "unit": Unit(rule["unit"]), "start": StartEvent(rule["start"])})


def _day(block: dict[str, Any], name: str) -> date:
    value = block[name]
    if type(value) is not date:  # a datetime is a date too, and breaks at the first filing
        raise RulebookError(f"{name} must be a date without quotes, like 2025-07-01.")
    return value


def _calendar(file: Path, holidays: tuple[DayOff, ...]) -> WorkingDays:
    exceptions: dict[date, DayOff] = {holiday.day: holiday for holiday in holidays}
    with _reading(file, "confirmed_years", "override") as block:
        for override in block.get("override", ()):
            day_off = DayOff(**{**override, "day": _day(override, "day")})
            if not isinstance(day_off.works, bool):
                raise RulebookError(f"override {day_off.day}: works must be true or false.")
            exceptions[day_off.day] = day_off
        return WorkingDays(exceptions=exceptions, confirmed_years=frozenset(block["confirmed_years"]))
