"""The place that a text is about: the authority's own places first, then the rest of the country.

What is not certain is left open (a question to the citizen costs less than a petition in the wrong town).
"""

from casework.places import Level, Place, Places
from casework.reading import PlaceMention
from nlp import prefixes
from nlp.country import Country, Found
from nlp.gazetteer import Province
from nlp.names import Hit
from nlp.normalise import clean
from nlp.own_places import OwnHit, OwnPlaces
from nlp.spelling import BREAK, Token, plain, tokens

# Characters that are searched: an address stands in the first pages or nowhere.
LONGEST = 10_000


class PlaceFinder:
    """Finds one place per text. Safe to use from several threads; any text is allowed."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._own = OwnPlaces(places)
        self._country = Country()
        self._names = {plain(name) for one in places for name in (one.name, *one.aliases)}

    def find(self, text: str) -> PlaceMention | None:
        """The place that a message is about, or None."""
        return self._find(text, answer=False)

    def find_in_answer(self, text: str) -> PlaceMention | None:
        """The place in an answer to 'where?': there a village's bare name is enough."""
        return self._find(text, answer=True)

    def _find(self, text: str, *, answer: bool) -> PlaceMention | None:
        cleaned = clean(text[:LONGEST])
        found = tokens(cleaned)
        provinces = self._country.provinces(found)
        elsewhere = self._country.find(found, provinces, answer=answer)
        foreign = self._foreign(found, provinces)
        own = self._own.narrowest(
            [
                hit
                for hit in self._own.find(found, answer=answer)
                if _skip_break(found, hit.stop) not in foreign
            ]
        )
        if own is not None and not self._is_wider(own[1], elsewhere):
            return self._own_mention(cleaned, found, *own)
        if elsewhere is None:
            return None
        return PlaceMention(
            written=_slice(cleaned, found, elsewhere.first, elsewhere.stop),
            place_id=own[1].id if own else None,
            commune=elsewhere.commune,
            province=elsewhere.province,
        )

    def _foreign(self, found: list[Token], provinces: list[Hit[Province]]) -> set[int]:
        """Where provinces that are not the authority's own begin: an address before them is not its own.

        Empty when no province is configured, for then nothing says which is its own.
        """
        if not any(place.level is Level.PROVINCE for place in self._places):
            return set()
        starts = set()
        for hit in provinces:
            if not {plain(hit.meant.name), plain(hit.meant.today)} & self._names:
                prefix = prefixes.before(found, hit.first)
                starts |= {hit.first, prefix.first if prefix else hit.first}
        return starts

    def _is_wider(self, own: Place, elsewhere: Found | None) -> bool:
        """Whether only the authority's province is named, while a commune in it is decided otherwise."""
        if own.level is not Level.PROVINCE or elsewhere is None or elsewhere.commune is None:
            return False
        return plain(elsewhere.province or "") == plain(own.name)

    def _own_mention(self, text: str, found: list[Token], hit: OwnHit, place: Place) -> PlaceMention:
        names = {one.level: one.name for one in self._places.upwards(place.id)}
        return PlaceMention(
            written=_slice(text, found, hit.first, hit.stop),
            place_id=place.id,
            commune=names.get(Level.COMMUNE),
            province=names.get(Level.PROVINCE),
        )


def _slice(text: str, found: list[Token], first: int, stop: int) -> str:
    return text[found[first].start : found[stop - 1].end]


def _skip_break(found: list[Token], index: int) -> int:
    return index + 1 if index < len(found) and found[index].plain == BREAK else index
