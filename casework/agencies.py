"""Agencies that answer petitions, as data: an agency is a block in data/agencies/<authority>.toml."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from casework.errors import RulebookError, UnknownAgencyError
from casework.places import Level


class Desk(StrEnum):
    """What an agency's queue holds."""

    ANSWERING = "answering"  # petitions of its topics
    TRIAGE = "triage"  # petitions that a person must sort first: an ordinary destination
    SEALED = "sealed"  # complaints and denunciations: closed to everybody else


class Role(StrEnum):
    """What an enrolled person may do within the agency."""

    OFFICER = "officer"
    HEAD = "head"
    SECRETARY = "secretary"
    CHAIR = "chair"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """An agency or a unit of one, with the place it serves and the topics it answers for."""

    id: str
    name: str
    level: Level
    place: str
    desk: Desk = Desk.ANSWERING
    topics: tuple[str, ...] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """The body in whose name the bot speaks and whose place a citizen is asked about first.

    `superior` is the body above it, `party_name` and `party_superior` the Party committee and the one above:
    they stand in letterheads. `town` is the place in 'Sông Hiền, ngày...'. `regulations` are the ids of the
    profiles under which it holds conferences, `levels` (2 or 3) those of local government.
    """

    name: str
    short_name: str
    place: str
    contact: str
    controller: str
    superior: str = ""
    party_name: str = ""
    party_superior: str = ""
    town: str = ""
    regulations: tuple[str, ...] = ()
    levels: int = 2


@dataclass(frozen=True, slots=True)
class Agencies:
    """All agencies of one installation, in the order of the file."""

    entries: tuple[Agency, ...]

    def __iter__(self) -> Iterator[Agency]:
        return iter(self.entries)

    def named(self, agency_id: str) -> Agency:
        """The agency with this id."""
        for agency in self.entries:
            if agency.id == agency_id:
                return agency
        known = ", ".join(agency.id for agency in self.entries)
        raise UnknownAgencyError(f"Không có cơ quan '{agency_id}'. Hiện có: {known}.", agency=agency_id)

    def desk(self, desk: Desk) -> Agency:
        """The first agency that keeps this desk."""
        for agency in self.entries:
            if agency.desk is desk:
                return agency
        raise RulebookError(f"Tệp các cơ quan chưa có cơ quan nào ghi desk = '{desk}'. Hãy thêm một cơ quan.")
