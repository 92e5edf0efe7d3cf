"""The authority's own places in a text: few names, so spelling is read generously and guesses are refused.

Villages share names with each other, with streets and with people. A name counts when the words around it
allow it, and is left undecided when two places of the authority fit equally.
"""

from collections import defaultdict
from dataclasses import dataclass

from casework.places import Level, Place, Places
from nlp import prefixes
from nlp.names import Hit, NameIndex
from nlp.prefixes import Prefix
from nlp.spelling import BREAK, Token, plain, same

_LEVELS = list(Level)


@dataclass(frozen=True, slots=True)
class OwnName:
    """One way to write a place: its name without prefix, and which prefix it has in the configuration."""

    place: Place
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class OwnHit:
    """Places that fit tokens `first` to `stop`; more than one when the name alone does not decide."""

    first: int
    stop: int
    places: tuple[Place, ...]


class OwnPlaces:
    """Finds configured places by name and alias, with or without accents and prefix."""

    def __init__(self, places: Places) -> None:
        names: dict[str, list[OwnName]] = defaultdict(list)
        for place in places:
            for written in (place.name, *place.aliases):
                kind, name = prefixes.split(written)
                if plain(name):
                    names[plain(name)].append(OwnName(place, name, kind))
        self._places = places
        self._index = NameIndex(names)

    def find(self, tokens: list[Token], *, answer: bool = False) -> list[OwnHit]:
        """Every mention, in the order of the text.

        `answer` says that the text answers 'where?': a bare name of any length counts then.
        """
        found = [self._read(tokens, hit, answer=answer) for hit in self._index.find(tokens)]
        return [hit for hit in found if hit is not None]

    def decided(self, hits: list[OwnHit]) -> list[tuple[OwnHit, Place]]:
        """The mentions that mean one place, each with that place; what else is mentioned helps to decide."""
        mentioned = {place.id for hit in hits if len(hit.places) == 1 for place in hit.places}
        return [(hit, place) for hit in hits if (place := self._decide(hit, mentioned)) is not None]

    def narrowest(self, hits: list[OwnHit]) -> tuple[OwnHit, Place] | None:
        """The mention of the narrowest place that the mentions together decide, and that place."""
        return max(self.decided(hits), key=lambda one: _LEVELS.index(one[1].level), default=None)

    def lies_in(self, place: Place, tokens: list[Token], start: int) -> bool:
        """False when the address goes on, after `start`, with a commune or province of another name."""
        if start < len(tokens) and tokens[start].plain == BREAK:
            start += 1
        found = prefixes.at(tokens, start)
        above = [one for one in self._places.upwards(place.id) if one.id != place.id]
        same_level = [one for one in above if found is not None and one.level.value == found[0].level.value]
        if found is None or not same_level:
            return True
        return any(_stands(tokens, found[1], one) for one in same_level)

    def _read(self, tokens: list[Token], hit: Hit[list[OwnName]], *, answer: bool) -> OwnHit | None:
        prefix = prefixes.before(tokens, hit.first)
        written = tokens[hit.first : hit.stop]
        if prefix is None and not (answer or _stands_alone(tokens, hit)):
            return None
        fitting = {
            own.place.id: own.place
            for own in hit.meant
            if same(written, own.name, lenient=True) and _allows(prefix, own)
        }
        places = tuple(p for p in fitting.values() if self.lies_in(p, tokens, hit.stop))
        first = prefix.first if prefix else hit.first
        return OwnHit(first, hit.stop, places) if places else None

    def _decide(self, hit: OwnHit, mentioned: set[str]) -> Place | None:
        """One place: the only one that fits, the only one inside what is mentioned, or their commune."""
        inside = [
            place
            for place in hit.places
            if any(one.id in mentioned for one in self._places.upwards(place.id) if one.id != place.id)
        ]
        fitting = inside or list(hit.places)
        if len(fitting) == 1:
            return fitting[0]
        above = {self._places.get(place.parent) for place in fitting}
        common = above.pop() if len(above) == 1 else None
        return common if common is not None and common.level is Level.COMMUNE else None


def _allows(prefix: Prefix | None, own: OwnName) -> bool:
    """Whether the written prefix fits: the same level; for 'thôn 3' and 'tổ 3' even the same word."""
    if prefix is None:
        return True
    same_word = prefix.kind == own.kind or not own.name.isdigit()
    return prefix.level.value == own.place.level.value and same_word


def _stands_alone(tokens: list[Token], hit: Hit[list[OwnName]]) -> bool:
    """Whether a name without prefix can be a place's: two syllables or more, not part of a longer name."""
    capitals = [token.capital for token in tokens[hit.first : hit.stop]]
    neighbours = [
        tokens[index].plain != BREAK and tokens[index].capital
        for index in (hit.first - 1, hit.stop)
        if 0 <= index < len(tokens)
    ]
    return len(capitals) > 1 and not any(neighbours) and (all(capitals) or not any(capitals))


def _stands(tokens: list[Token], start: int, place: Place) -> bool:
    """Whether one of the place's names stands at this token."""
    for written in (place.name, *place.aliases):
        name = prefixes.split(written)[1]
        size = len(plain(name).split())
        here = tokens[start : start + size]
        if [token.plain for token in here] == plain(name).split() and same(here, name, lenient=True):
            return True
    return False
