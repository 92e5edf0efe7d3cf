"""One text read for its places, with what is known of the authority and the country."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from casework.places import Level, Place, Places
from casework.reading import CommuneChoice, PlaceKind, PlaceMention
from nlp.address_units import Line, Unit
from nlp.addresses import Address, Meaning, Text
from nlp.gazetteer import Named, gazetteer
from nlp.named_places import NamedPlace, named_places
from nlp.names import NameIndex
from nlp.normalise import clean
from nlp.own_places import OwnHit, OwnPlaces
from nlp.spelling import BREAK, Token, plain, tokens
from nlp.stated_places import addresses

# Characters that are searched: an address stands there or nowhere.
LONGEST = 3_000


class Known:
    """The authority's places and the names of the whole country; building it takes about a second."""

    def __init__(self, places: Places) -> None:
        self.places = places
        self.own = OwnPlaces(places)
        self.names: NameIndex[Named] = NameIndex(gazetteer().names)
        self.provinces = {
            plain(name) for one in places if one.level is Level.PROVINCE for name in (one.name, *one.aliases)
        }
        self._ids = {key: one.id for one in places if (key := self._key(one)) is not None}

    def id_of(self, commune: str, province: str | None) -> str | None:
        """The authority's own place of these official names, if it is one; `commune` '' for a province."""
        return self._ids.get((plain(commune), plain(province or "")))

    def _key(self, place: Place) -> tuple[str, str] | None:
        names = {one.level: plain(one.name) for one in self.places.upwards(place.id)}
        if place.level not in {Level.COMMUNE, Level.PROVINCE}:
            return None
        return names.get(Level.COMMUNE, ""), names.get(Level.PROVINCE, "")


@dataclass(frozen=True, slots=True)
class _Found:
    """A mention at tokens `first` to `stop`; `end` is where its address ends."""

    first: int
    stop: int
    end: int
    mention: PlaceMention


class PlaceReading:
    """The mentions in one text. `answer` says that the text answers 'where?'."""

    def __init__(self, known: Known, text: str, *, answer: bool = False) -> None:
        self._known = known
        self._text = clean(text[:LONGEST])
        found = tokens(self._text)
        self._line = Line(found, known.names.by_start(found))
        stated = Text(addresses(self._line, answer=answer), len(found))
        self._country = [one for address in stated.addresses for one in self._in_country(stated, address)]
        foreign = self._foreign(stated)
        self._own = [
            hit for hit in known.own.find(found, answer=answer) if _skip_break(found, hit.stop) not in foreign
        ]

    def all(self) -> tuple[PlaceMention, ...]:
        """Every place in the order of the text."""
        named = named_places(self._line, _tokens_of(self._country))
        inside = {index for one in named for index in range(one.first + 1, one.stop)}
        found = [
            _Found(hit.first, hit.stop, hit.stop, self._own_mention(hit, place))
            for hit, place in self._known.own.decided(self._own)
            if hit.first not in inside
        ]
        found += _apart(self._country, found)
        found += _apart([self._as_written(one) for one in named], found)
        return tuple(one.mention for one in sorted(found, key=lambda one: one.first))

    def one(self) -> PlaceMention | None:
        """The place that the text is about."""
        own = self._known.own.narrowest(self._own)
        elsewhere = min(self._country, key=lambda one: _openness(one.mention), default=None)
        if own is not None and not self._is_wider(own[1], elsewhere):
            return self._own_mention(*own)
        if elsewhere is None:
            return None
        place_id = elsewhere.mention.place_id or (own[1].id if own else None)
        written = self._written(elsewhere.first, elsewhere.end)
        return replace(elsewhere.mention, written=written, place_id=place_id)

    def _in_country(self, stated: Text, address: Address) -> Iterator[_Found]:
        for unit in address:
            meaning = stated.meaning(address, unit)
            yield _Found(unit.first, unit.stop, address[-1].stop, self._mention(unit, meaning))

    def _as_written(self, place: NamedPlace) -> _Found:
        mention = PlaceMention(written=self._written(place.first, place.stop), kind=place.kind)
        return _Found(place.first, place.stop, place.stop, mention)

    def _mention(self, unit: Unit, meaning: Meaning) -> PlaceMention:
        known = self._known
        choices = [replace(one, place_id=known.id_of(one.commune, one.province)) for one in meaning.choices]
        commune = "" if unit.kind is PlaceKind.PROVINCE else meaning.commune
        return PlaceMention(
            written=self._written(unit.first, unit.stop),
            kind=unit.kind,
            place_id=None if commune is None else known.id_of(commune, meaning.province),
            commune=meaning.commune,
            province=meaning.province,
            former=meaning.former,
            choices=tuple(sorted(choices, key=_is_elsewhere)),
        )

    def _foreign(self, stated: Text) -> set[int]:
        """Where addresses go on that are not the authority's own: a name before that is not its own.

        Empty when no province is configured, for then nothing says which is its own.
        """
        starts: set[int] = set()
        for address in stated.addresses if self._known.provinces else ():
            province = stated.meaning(address, address[-1]).province
            if (
                address[-1].kind is not PlaceKind.COMMUNE
                and province is not None
                and not self._is_own_province(province, address[-1])
            ):
                starts |= {index for unit in address for index in (unit.first, unit.name)}
        return starts

    def _is_own_province(self, official: str, unit: Unit) -> bool:
        own = self._known.provinces
        written = {plain(one.name) for one in unit.provinces}
        return plain(official) in own or any(name in own for name in written)

    def _is_wider(self, own: Place, elsewhere: _Found | None) -> bool:
        """Whether only the authority's province is named, while a commune in it is decided otherwise."""
        if own.level is not Level.PROVINCE or elsewhere is None:
            return False
        mention = elsewhere.mention
        if mention.commune is None and not mention.choices:
            return False
        return plain(mention.province or "") == plain(own.name)

    def _own_mention(self, hit: OwnHit, place: Place) -> PlaceMention:
        names = {one.level: one.name for one in self._known.places.upwards(place.id)}
        return PlaceMention(
            written=self._written(hit.first, hit.stop),
            kind=PlaceKind(place.level.value),
            place_id=place.id,
            commune=names.get(Level.COMMUNE),
            province=names.get(Level.PROVINCE),
        )

    def _written(self, first: int, stop: int) -> str:
        return self._text[self._line.tokens[first].start : self._line.tokens[stop - 1].end]


def _openness(mention: PlaceMention) -> int:
    """How much is left open: least for a commune that is decided, most for a province."""
    if mention.commune is not None:
        return 0
    return [PlaceKind.COMMUNE, PlaceKind.DISTRICT, PlaceKind.PROVINCE].index(mention.kind) + 1


def _is_elsewhere(choice: CommuneChoice) -> bool:
    return choice.place_id is None


def _apart(found: list[_Found], taken: list[_Found]) -> list[_Found]:
    """Those that share no token with what is taken."""
    tokens_taken = _tokens_of(taken)
    return [one for one in found if tokens_taken.isdisjoint(range(one.first, one.stop))]


def _tokens_of(found: list[_Found]) -> set[int]:
    return {index for one in found for index in range(one.first, one.stop)}


def _skip_break(found: list[Token], index: int) -> int:
    return index + 1 if index < len(found) and found[index].plain == BREAK else index
