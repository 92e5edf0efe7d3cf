"""The rulebook: topics, places, agencies, regulations and calendar of one installation, read from TOML.

A wrong file is refused at the start, with the file, the entry and what to mend.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from casework.agencies import Agencies, Agency, Authority, Desk
from casework.errors import RulebookError
from casework.places import Level, Place, Places
from casework.regulation import Regulation
from casework.regulation_file import regulation_in
from casework.rulebook_file import check_unique, day_in, reading, texts_in
from casework.topics import Topic, Topics
from casework.working_days import DayOff, WorkingDays

DATA = Path(__file__).parent / "data"


@dataclass(slots=True)
class CalendarShelf:
    """Where the calendar lies: an administrator may change a day while the bot runs."""

    current: WorkingDays


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulebook:
    """All that is law or town. Only the calendar changes while the bot runs (`keep_calendar`)."""

    authority: Authority
    topics: Topics
    places: Places
    agencies: Agencies
    regulations: tuple[Regulation, ...]
    shelf: CalendarShelf
    sure_from: float

    @property
    def calendar(self) -> WorkingDays:
        """The working days as they are known now."""
        return self.shelf.current

    def keep_calendar(self, calendar: WorkingDays) -> None:
        """From now on this calendar counts."""
        self.shelf.current = calendar

    def profiles(self, ids: Iterable[str]) -> tuple[Regulation, ...]:
        """The regulations with these ids, in this order; one whose file is gone is refused."""
        by_id = {regulation.id: regulation for regulation in self.regulations}
        named = tuple(ids)
        for name in named:
            if name not in by_id:
                known = ", ".join(by_id)
                raise RulebookError(f"không có quy định '{name}' trong data/regulations. Hiện có: {known}.")
        return tuple(by_id[name] for name in named)

    def binding_on(self, day: date) -> tuple[Regulation, ...]:
        """The profiles that bind a conference of the authority on this day."""
        return tuple(one for one in self.profiles(self.authority.regulations) if one.binds_on(day))


def load_regulations(data: Path = DATA) -> tuple[Regulation, ...]:
    """Every regulation profile that is shipped."""
    found = tuple(regulation_in(path) for path in sorted((data / "regulations").glob("*.toml")))
    check_unique(regulation.id for regulation in found)
    return found


def load_rulebook(
    authority: str, *, holidays: tuple[DayOff, ...] = (), sure_from: float, data: Path = DATA
) -> Rulebook:
    """The rulebook of data/agencies/<authority>.toml (or of the file itself when a path is given).

    `holidays` are public holidays from outside; data/holidays.toml overrides them and names the years
    whose official notice is known.
    """
    file = Path(authority) if authority.endswith(".toml") else data / "agencies" / f"{authority}.toml"
    with reading(data / "topics.toml", "topic") as block:
        topics = Topics(tuple(Topic(**topic) for topic in block["topic"]))
        check_unique(topic.id for topic in topics)
    with reading(file, "authority", "place", "agency") as block:
        places = Places(tuple(_place(place) for place in block["place"]))
        agencies = Agencies(tuple(_agency(agency) for agency in block["agency"]))
        head = _authority(block["authority"])
        _check_town(head, places, agencies, topics)
    rulebook = Rulebook(
        authority=head,
        topics=topics,
        places=places,
        agencies=agencies,
        regulations=load_regulations(data),
        shelf=CalendarShelf(_calendar(data / "holidays.toml", holidays)),
        sure_from=sure_from,
    )
    rulebook.profiles(head.regulations)
    return rulebook


def load_calendar(holidays: tuple[DayOff, ...] = (), data: Path = DATA) -> WorkingDays:
    """The public holidays with what data/holidays.toml says of them."""
    return _calendar(data / "holidays.toml", holidays)


def _authority(block: dict[str, Any]) -> Authority:
    return Authority(**{**block, "regulations": texts_in(block, "regulations")})


def _place(block: dict[str, Any]) -> Place:
    aliases = texts_in(block, "aliases")
    return Place(**{**block, "level": Level(block["level"]), "aliases": aliases})


def _agency(block: dict[str, Any]) -> Agency:
    fields = {
        "level": Level(block["level"]),
        "desk": Desk(block.get("desk", Desk.ANSWERING)),
        "topics": texts_in(block, "topics"),
    }
    return Agency(**{**block, **fields})


def _check_town(head: Authority, places: Places, agencies: Agencies, topics: Topics) -> None:
    check_unique(place.id for place in places)
    check_unique(agency.id for agency in agencies)
    places.check()
    if places.get(head.place) is None:
        raise RulebookError(f"địa bàn '{head.place}' của cơ quan chủ quản không có trong danh mục địa bàn.")
    for agency in agencies:
        if places.get(agency.place) is None:
            raise RulebookError(f"cơ quan '{agency.id}': không có địa bàn '{agency.place}'.")
        for topic in agency.topics:
            if topic not in topics:
                raise RulebookError(f"cơ quan '{agency.id}': không có lĩnh vực '{topic}'.")
    for desk in (Desk.TRIAGE, Desk.SEALED):
        agencies.desk(desk)


def _calendar(file: Path, holidays: tuple[DayOff, ...]) -> WorkingDays:
    exceptions: dict[date, DayOff] = {holiday.day: holiday for holiday in holidays}
    with reading(file, "confirmed_years", "override") as block:
        for override in block.get("override", ()):
            day_off = DayOff(**{**override, "day": day_in(override, "day")})
            if not isinstance(day_off.works, bool):
                raise RulebookError(f"override {day_off.day}: works phải là true hoặc false.")
            exceptions[day_off.day] = day_off
        return WorkingDays(exceptions=exceptions, confirmed_years=frozenset(block["confirmed_years"]))
