"""Places that the authority serves, as data: provinces, communes and villages with their other names.

Districts ended on 1/7/2025 (two levels of government); the level `district` is kept for data from before.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from casework.errors import RulebookError


class Level(StrEnum):
    """Administrative level of a place or an agency, from wide to narrow."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    VILLAGE = "village"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place with the names people write for it (`aliases`: old names, short names)."""

    id: str
    name: str
    level: Level
    parent: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Places:
    """The places of one authority, as a tree by `parent`."""

    entries: tuple[Place, ...]

    def __iter__(self) -> Iterator[Place]:
        return iter(self.entries)

    def get(self, place_id: str | None) -> Place | None:
        """The place with this id, or None."""
        return next((place for place in self.entries if place.id == place_id), None)

    def upwards(self, place_id: str | None) -> Iterator[Place]:
        """The place itself, then what it lies in, up to the province."""
        place = self.get(place_id)
        while place is not None:
            yield place
            place = self.get(place.parent)

    def inside(self, place_id: str) -> tuple[Place, ...]:
        """The places directly inside this one, in the order of the file."""
        return tuple(place for place in self.entries if place.parent == place_id)

    def path(self, place_id: str) -> str:
        """'thôn Đông, xã Sông Hiếu, tỉnh An Khê': as an address is written."""
        return ", ".join(place.name for place in self.upwards(place_id))

    def check(self) -> None:
        """Every parent exists and lies above; refuses a broken file with what to mend."""
        order = list(Level)
        for place in self.entries:
            parent = self.get(place.parent)
            if place.parent is not None and parent is None:
                raise RulebookError(f"Place '{place.id}': parent '{place.parent}' is not in the file.")
            if parent is not None and order.index(parent.level) >= order.index(place.level):
                raise RulebookError(f"Place '{place.id}': parent '{parent.id}' is not of a wider level.")
