"""Which communes, districts and provinces a text states as places, and which names it only mentions.

'Con tôi làm ở Bình Dương' is about no place in Bình Dương, and 'ông Thái Bình' about none at all.
"""

from collections.abc import Iterator
from dataclasses import replace

from casework.reading import PlaceKind
from nlp import prefixes
from nlp.address_units import Line, Unit, address_at, follows_name, is_proper
from nlp.addresses import Address
from nlp.place_words import phrases, table
from nlp.spelling import BREAK, plain

# How far before a bare province a prefix may stand ('xã X, nghệ an'), and words that tell of somewhere else.
_REACH = 5
_CLAUSE = 6
# A text that names more addresses is a list; the first are enough to know what it is about.
_MOST = 40
# An answer to 'where?' of at most so many syllables is a place and little else.
_SHORT = 8

_NUMBERED = frozenset(map(plain, table()["around"]["numbered"]))


def addresses(line: Line, *, answer: bool = False) -> list[Address]:
    """All stated ones, in order; no two share a token."""
    found: dict[int, Address] = {}
    start = 0
    while start < len(line.tokens) and len(found) < _MOST:
        address = address_at(line, start)
        if address:
            found[start] = address
        start = address[-1].stop if address else start + 1
    taken = {index for one in found.values() for index in range(one[0].first, one[-1].stop)}
    for unit in _alone(line, answer=answer):
        if len(found) < _MOST and taken.isdisjoint(range(unit.first, unit.stop)):
            found[unit.first] = (unit,)
            taken.update(range(unit.first, unit.stop))
    return [found[first] for first in sorted(found)]


def _alone(line: Line, *, answer: bool) -> Iterator[Unit]:
    """Bare names that are stated all the same; a name of several kinds is taken for the widest."""
    for first, hits in line.hits.items():
        if prefixes.before(line.tokens, first, any_kind=True) is not None:
            continue
        if not _may_stand_alone(line, first, hits[0].stop, answer=answer):
            continue
        unit = _widest(line, first)
        if unit is not None and (answer or _is_stated(line, unit)) and not follows_name(line, unit):
            yield unit


def _widest(line: Line, first: int) -> Unit | None:
    """The longest name here as the widest that it may be, a district together with communes of its name."""
    units = line.units(first)
    longest = {unit.kind: unit for unit in units if unit.stop == units[0].stop}
    district = longest.get(PlaceKind.DISTRICT)
    if district is not None and PlaceKind.PROVINCE not in longest and PlaceKind.COMMUNE in longest:
        return replace(district, communes=longest[PlaceKind.COMMUNE].communes)
    return longest.get(PlaceKind.PROVINCE) or district or longest.get(PlaceKind.COMMUNE)


def _may_stand_alone(line: Line, first: int, stop: int, *, answer: bool) -> bool:
    """Cheap to know, and false for nearly all names."""
    whole = first == 0 and stop == len(line.tokens)
    if answer and (whole or (stop - first > 1 and len(line.tokens) <= _SHORT and not line.capital(stop))):
        return True
    if stop - first < 2 or (line.cased and line.capital(stop)):  # noqa: PLR2004
        return False
    if line.in_capitals(first, stop) or _after_break(line, first):
        return True
    return phrases("around", "locative").ends_before(line.tokens, first) > 0


def _is_stated(line: Line, unit: Unit) -> bool:
    if _is_elsewhere(line, unit.first):
        return False
    is_name = is_proper(line, unit) or (unit.kind is PlaceKind.PROVINCE and not _is_ordinary(line, unit))
    if is_name and phrases("around", "locative").ends_before(line.tokens, unit.first):
        return True
    if is_proper(line, unit) and _after_numbered_village(line, unit.first):
        return True
    closing = unit.stop == len(line.tokens) or line.tokens[unit.stop].plain == BREAK
    return (
        unit.kind is PlaceKind.PROVINCE
        and _after_break(line, unit.first)
        and (closing or line.cased)
        and prefixes.near(line.tokens, unit.first, _REACH)
    )


def _after_numbered_village(line: Line, first: int) -> bool:
    """'xóm 3 Hương Đô': the commune's name follows without its prefix."""
    if first < 2 or not line.tokens[first - 1].plain[0].isdigit():  # noqa: PLR2004
        return False
    prefix = prefixes.before(line.tokens, first - 1)
    return prefix is not None and prefix.kind in _NUMBERED


def _is_ordinary(line: Line, unit: Unit) -> bool:
    return bool(phrases("common", "provinces").at(line.tokens, unit.name))


def _after_break(line: Line, first: int) -> bool:
    return first > 0 and line.tokens[first - 1].plain == BREAK and line.tokens[first - 1].key != "."


def _is_elsewhere(line: Line, first: int) -> bool:
    """Whether the words before say that somebody went, works or lives there."""
    words = phrases("around", "elsewhere")
    for index in range(first - 1, max(-1, first - 1 - _CLAUSE), -1):
        if line.tokens[index].plain == BREAK:
            return False
        if words.at(line.tokens, index):
            return True
    return False
