"""Places that the authority serves, as data: provinces, communes and villages with their other names.

Districts ended on 1/7/2025 (two levels of government); the level `district` is kept for data from before.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from casework.errors import RulebookError

NEAR_KM = 5.0
POSTER = "xa-"  # what stands before a place's id in the link of a poster
_EARTH_RADIUS_KM = 6371.0


class Level(StrEnum):
    """Administrative level of a place or an agency, from wide to narrow."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    VILLAGE = "village"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place with the names people write for it (`aliases`: old names, short names).

    `latitude` and `longitude` (degrees, of its centre) let a pin on the map find it; both may be missing.
    """

    id: str
    name: str
    level: Level
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None


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

    def of_poster(self, mark: str) -> Place | None:
        """The place that a poster's link names ('xa-song-hien'), case aside; a province is too wide."""
        wanted = mark.strip().lower().removeprefix(POSTER) if mark.lower().startswith(POSTER) else ""
        known = (place for place in self.entries if place.level is not Level.PROVINCE)
        return next((place for place in known if place.id.lower() == wanted), None)

    def path(self, place_id: str) -> str:
        """'thôn Đông, xã Sông Hiếu, tỉnh An Khê': as an address is written."""
        return ", ".join(place.name for place in self.upwards(place_id))

    def nearest(self, latitude: float, longitude: float) -> Place | None:
        """The place whose centre is nearest to a pin, if one lies within `NEAR_KM`."""
        near = [
            (distance_km(latitude, longitude, place.latitude, place.longitude), place)
            for place in self.entries
            if place.latitude is not None and place.longitude is not None
        ]
        distance, place = min(near, key=lambda pair: pair[0], default=(math.inf, None))
        return place if distance <= NEAR_KM else None

    def check(self) -> None:
        """Every parent exists and lies above; refuses a broken file with what to mend."""
        order = list(Level)
        for place in self.entries:
            parent = self.get(place.parent)
            if place.parent is not None and parent is None:
                raise RulebookError(f"Địa bàn '{place.id}': không có parent '{place.parent}' trong tệp.")
            if parent is not None and order.index(parent.level) >= order.index(place.level):
                raise RulebookError(f"Địa bàn '{place.id}': parent '{parent.id}' không phải cấp cao hơn.")


def distance_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Kilometres between two points in degrees, along the great circle (haversine)."""
    phi, other_phi = math.radians(latitude), math.radians(other_latitude)
    half = math.sin((other_phi - phi) / 2) ** 2
    half += math.cos(phi) * math.cos(other_phi) * math.sin(math.radians(other_longitude - longitude) / 2) ** 2
    return 2 * _EARTH_RADIUS_KM * math.asin(math.sqrt(half))
