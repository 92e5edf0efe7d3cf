"""Communes and provinces anywhere in Vietnam, for texts about places that are not the authority's own.

771 communes of today share their name with another, and old names come on top: a commune is decided only
when the prefix or the province next to it leaves one, never by likelihood.
"""

from dataclasses import dataclass

from casework.places import Level
from nlp import prefixes
from nlp.gazetteer import Commune, Province, gazetteer
from nlp.names import Hit, NameIndex
from nlp.spelling import BREAK, Token, same

# How far before a province in small letters a commune's or district's prefix may stand ('xã X, nghệ an').
_REACH = 5
# How far to look for capitals on either side of a name in small letters.
_AROUND = 40


@dataclass(frozen=True, slots=True)
class Found:
    """Official names as far as they are decided, and the tokens `first` to `stop` where they stand."""

    first: int
    stop: int
    commune: str | None
    province: str | None


class Country:
    """All names of communes and provinces. Building it takes about a second; reading is thread-safe."""

    def __init__(self) -> None:
        names = gazetteer()
        self._communes = NameIndex(names.communes)
        self._provinces = NameIndex(names.provinces)

    def provinces(self, tokens: list[Token]) -> list[Hit[Province]]:
        """Mentions of provinces: with a prefix, as a name in capitals, or after the name of a commune."""
        return [
            hit
            for hit in self._provinces.find(tokens)
            if same(tokens[hit.first : hit.stop], hit.meant.name) and _is_province(tokens, hit)
        ]

    def find(
        self, tokens: list[Token], provinces: list[Hit[Province]], *, answer: bool = False
    ) -> Found | None:
        """The first decided commune; without one the first undecided commune; else one of `provinces`.

        A province without 'tỉnh' or 'thành phố' is mostly where somebody went, not what the text is
        about; only an `answer` to 'where?' may give it so.
        """
        found = [
            one
            for hit in self._communes.find(tokens)
            if (one := _commune(tokens, hit, provinces)) is not None
        ]
        found.sort(key=lambda one: one.commune is None)
        if found:
            return found[0]
        for hit in provinces:
            prefix = prefixes.before(tokens, hit.first)
            if answer or prefix is not None or prefixes.near(tokens, hit.first, _REACH):
                return Found(prefix.first if prefix else hit.first, hit.stop, None, hit.meant.today)
        return None


def _is_province(tokens: list[Token], hit: Hit[Province]) -> bool:
    prefix = prefixes.before(tokens, hit.first)
    if prefix is not None:
        return prefix.level is Level.PROVINCE
    if prefixes.near(tokens, hit.first, _REACH) and not _capital(tokens, hit.first - 1):
        return True
    # 'hòa bình' is peace and Nguyễn Thái Bình a person: a name alone has capitals, its neighbours none.
    alone = not (_capital(tokens, hit.first - 1) or _capital(tokens, hit.stop))
    whole = len(tokens) == hit.stop - hit.first
    return whole or (alone and hit.stop - hit.first > 1 and _capitals(tokens[hit.first : hit.stop]))


def _capital(tokens: list[Token], index: int) -> bool:
    return 0 <= index < len(tokens) and tokens[index].plain != BREAK and tokens[index].capital


def _capitals(written: list[Token]) -> bool:
    return all(token.capital for token in written)


def _commune(tokens: list[Token], hit: Hit[list[Commune]], provinces: list[Hit[Province]]) -> Found | None:
    """What a commune's name means here; None when it is not a commune's name here."""
    prefix = prefixes.before(tokens, hit.first)
    follows = next((one for one in provinces if _joined(tokens, hit.stop, one)), None)
    province = follows or _only(provinces)
    known = [commune for commune in hit.meant if same(tokens[hit.first : hit.stop], commune.name)]
    if prefix is None:
        counts = follows is not None and _stands_bare(tokens, hit, provinces)
    else:
        counts = prefix.level is Level.COMMUNE and (province is not None or _is_name(tokens, hit))
    if not known or not counts:
        return None
    decided = _decide(known, prefix.kind if prefix else "", province.meant if province else None)
    first, stop = (prefix.first if prefix else hit.first), (follows.stop if follows else hit.stop)
    if decided is not None:
        return Found(first, stop, decided.official, decided.province)
    return Found(first, stop, None, province.meant.today if province else None)


def _stands_bare(tokens: list[Token], hit: Hit[list[Commune]], provinces: list[Hit[Province]]) -> bool:
    """Whether a name before a province can be a commune's without its prefix ('Diễn Châu, Nghệ An')."""
    written = tokens[hit.first : hit.stop]
    apart = tokens[hit.stop].plain == BREAK or prefixes.at(tokens, hit.stop) is not None
    listed = any(one.first == hit.first for one in provinces)
    return len(written) > 1 and _capitals(written) and apart and not listed


def _is_name(tokens: list[Token], hit: Hit[list[Commune]]) -> bool:
    """Whether a name after a prefix is written as one, where no province helps.

    Some communes are called as things are (Lâm, Chờ, Trung Tâm): 'xa lam' is 'far from'. In small
    letters a name counts only when its writer uses no capitals around it.
    """
    written = tokens[hit.first : hit.stop]
    if _capitals(written) and not written[0].plain.isdigit():
        return True
    around = tokens[max(1, hit.first - _AROUND) : hit.stop + _AROUND]
    return len(written) > 1 and not any(token.capital for token in around if token.plain != BREAK)


def _joined(tokens: list[Token], stop: int, province: Hit[Province]) -> bool:
    """Whether only a comma and 'tỉnh' or 'thành phố' stand between a name and the province."""
    prefix = prefixes.before(tokens, province.first)
    between = tokens[stop : prefix.first if prefix else province.first]
    return stop <= province.first and all(token.plain == BREAK for token in between) and len(between) <= 1


def _only(provinces: list[Hit[Province]]) -> Hit[Province] | None:
    """The province that the text names, when it is one; of several, none."""
    return provinces[0] if len({hit.meant.today for hit in provinces}) == 1 else None


def _decide(known: list[Commune], kind: str, province: Province | None) -> Commune | None:
    for pool in _pools(known, province):
        of_kind = [commune for commune in pool if commune.kind == kind] or pool
        meant = {(commune.official, commune.province): commune for commune in of_kind}
        if meant:
            return next(iter(meant.values())) if len(meant) == 1 else None
    return None


def _pools(known: list[Commune], province: Province | None) -> list[list[Commune]]:
    """What the name may mean, the likeliest group first; without a province there is only one group."""
    if province is None:
        return [known]
    here = [commune for commune in known if commune.province == province.today]
    new = [commune for commune in here if not commune.was_in]
    old = [commune for commune in here if commune.was_in]
    if province.former:
        return [[commune for commune in old if commune.was_in == province.former], new]
    return [new, old]
