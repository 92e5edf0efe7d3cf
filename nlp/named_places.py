"""Villages, streets and landmarks as they are written: 'thôn Nà Lìu', 'hẻm 45', 'cầu Khe Đá'.

Their names stand in no list, so where a name ends is seen by its capitals or numbers; in small letters by
the words around it.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from casework.reading import PlaceKind
from nlp.address_units import RANK, Line
from nlp.place_words import phrases, table
from nlp.prefixes import Prefix
from nlp.spelling import BREAK, plain

_OPEN = frozenset({PlaceKind.VILLAGE, PlaceKind.STREET, PlaceKind.LANDMARK})
_MOST = 80
# Syllables of a name in capitals; of one in small letters before a wider place; and of one without.
_LONGEST = 6
_LONGEST_SMALL = 4
_LONGEST_ALONE = 3


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place at tokens `first` (of its prefix) to `stop`."""

    first: int
    stop: int
    kind: PlaceKind


def named_places(line: Line, addresses: AbstractSet[int]) -> list[NamedPlace]:
    """All of them in order; `addresses` are the tokens that belong to communes, districts and provinces."""
    found: list[NamedPlace] = []
    start = 0
    while start < len(line.tokens) and len(found) < _MOST:
        one = None if start in addresses else _at(line, start, addresses)
        if one is not None:
            found.append(one)
        start = one.stop if one else start + 1
    return found


def _at(line: Line, start: int, addresses: AbstractSet[int]) -> NamedPlace | None:
    read = line.prefix(start)
    if read is None or read[0].level not in _OPEN or (line.accented and not read[0].exact):
        return None
    prefix, name = read
    if phrases("around", "offices").ends_before(line.tokens, start):
        return None
    if _is_number_word(line, name):  # 'tổ dân phố số 5'
        name += 1
    if name >= len(line.tokens) or name in addresses:
        return None
    stop = _end(line, prefix, name, addresses)
    if stop == name or _is_inside_name(line, start, stop):
        return None
    return NamedPlace(start, stop, prefix.level)


def _end(line: Line, prefix: Prefix, name: int, addresses: AbstractSet[int]) -> int:
    """Where the name ends that begins at `name`; `name` itself when it is none."""
    if line.tokens[name].plain[0].isdigit():
        return _number(line, prefix, name)
    if line.cased and line.capital(name):
        return _in_capitals(line, name, addresses)
    if prefix.kind in _NUMBERED:
        return name
    return _in_small_letters(line, prefix, name, addresses)


def _is_number_word(line: Line, index: int) -> bool:
    tokens = line.tokens[index : index + 2]
    return len(tokens) > 1 and tokens[0].plain == "so" and tokens[1].plain[0].isdigit()


def _is_inside_name(line: Line, start: int, stop: int) -> bool:
    """Whether prefix and name together are a place's name in the middle of a sentence ('ở Trường Sa')."""
    if not line.cased or not line.capital(start) or start == 0 or line.tokens[start - 1].plain == BREAK:
        return False
    return any(hit.stop == stop for hit in line.hits.get(start, ()))


def _number(line: Line, prefix: Prefix, name: int) -> int:
    after = name + 1
    if prefix.level is PlaceKind.LANDMARK:
        return name
    # 'bán 3 con gà', 'hẻm 20 cm' count something; 'tổ 3 nhà nào cũng' does not.
    counts = phrases("named", "measures" if _is_strong(line, prefix, name) else "amounts")
    return name if counts.at(line.tokens, after, exact=line.accented) else after


def _in_capitals(line: Line, name: int, addresses: AbstractSet[int]) -> int:
    if phrases("named", "no_names").at(line.tokens, name, exact=line.accented):
        return name
    stop = name
    while stop < min(len(line.tokens), name + _LONGEST) and not (
        stop > name and _is_end(line, stop, addresses)
    ):
        token = line.tokens[stop]
        if token.plain == BREAK or not (token.capital or token.plain[0].isdigit()):
            break
        stop += 1
    return stop


def _in_small_letters(line: Line, prefix: Prefix, name: int, addresses: AbstractSet[int]) -> int:
    if prefix.level is PlaceKind.STREET:
        return _street(line, name, addresses)
    stop = _until_end(line, name, addresses)
    goes_on = stop in addresses or stop + 1 in addresses
    if stop - name > (_LONGEST_SMALL if goes_on else _LONGEST_ALONE):
        return name
    around = phrases("around", "locative" if prefix.level is PlaceKind.VILLAGE else "beside")
    said = around.ends_before(line.tokens, prefix.first) or (goes_on and prefix.level is PlaceKind.VILLAGE)
    return stop if said or _is_school(prefix, line, name) else name


def _is_school(prefix: Prefix, line: Line, name: int) -> bool:
    return prefix.level is PlaceKind.LANDMARK and _is_strong(line, prefix, name)


def _street(line: Line, name: int, addresses: AbstractSet[int]) -> int:
    known = phrases("named", "streets").at(line.tokens, name)
    if known:
        return name + known
    if not phrases("named", "families").at(line.tokens, name, exact=line.accented):
        return name
    stop = _until_end(line, name, addresses)
    return stop if 1 < stop - name <= _LONGEST_SMALL else name


def _until_end(line: Line, name: int, addresses: AbstractSet[int]) -> int:
    """Where a name in small letters ends: before a break, an address or an ordinary word."""
    ends = phrases("named", "ends")
    stop = name
    while stop < len(line.tokens) and stop - name <= _LONGEST_SMALL:
        if _is_end(line, stop, addresses) or ends.at(line.tokens, stop, exact=line.accented):
            break
        stop += 1
    return stop


def _is_end(line: Line, index: int, addresses: AbstractSet[int]) -> bool:
    if index in addresses or line.tokens[index].plain == BREAK:
        return True
    found = line.prefix(index)
    if found is None or (line.accented and not found[0].exact):
        return False
    return found[0].level in RANK or _is_strong(line, found[0], found[1])


def _is_strong(line: Line, prefix: Prefix, name: int) -> bool:
    """Whether the prefix is no ordinary word, as it is written."""
    return " ".join(token.plain for token in line.tokens[prefix.first : name]) in _STRONG


_STRONG = frozenset(map(plain, table()["strong"]["words"]))
_NUMBERED = frozenset(map(plain, table()["strong"]["numbered"]))
