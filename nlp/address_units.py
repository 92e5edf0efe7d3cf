"""The parts of addresses as they stand in a text: 'xã Tri Lễ', 'Quế Phong', 'Nghệ An', and which go together.

A part with its prefix counts by itself; a bare name counts where it fits the part next to it: Tri Lễ before
Quế Phong, for there is such a commune in that district.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from casework.reading import PlaceKind
from nlp import prefixes
from nlp.gazetteer import Commune, District, Named, Province
from nlp.names import Hit
from nlp.place_words import phrases
from nlp.prefixes import Prefix
from nlp.spelling import BREAK, Token, same

RANK = {PlaceKind.COMMUNE: 0, PlaceKind.DISTRICT: 1, PlaceKind.PROVINCE: 2}
# Above this share of words all in capitals, capitals say nothing about names.
_SHOUTED = 0.7
# Of ordinary Vietnamese about three tokens in four have a diacritic.
_ACCENTED = 0.3


@dataclass(frozen=True, slots=True)
class Unit:
    """One part of an address at tokens `first` to `stop`, its name from `name`; a bare name has `prefix` ''.

    Of `communes`, `districts` and `provinces` only those of its `kind` are filled: what the name may mean.
    `homonyms` are the districts of the same name as a bare commune.
    """

    first: int
    name: int
    stop: int
    kind: PlaceKind
    prefix: str
    communes: tuple[Commune, ...] = ()
    districts: tuple[District, ...] = ()
    provinces: tuple[Province, ...] = ()
    homonyms: tuple[District, ...] = ()


@dataclass(frozen=True)
class Line:
    """A text as tokens, with the names of the gazetteer that begin at each."""

    tokens: list[Token]
    hits: dict[int, list[Hit[Named]]]

    @cached_property
    def cased(self) -> bool:
        """Whether the writer uses capitals as names have them, neither none nor all."""
        words = [token for token in self.tokens if token.plain != BREAK and not token.plain[0].isdigit()]
        long = [token for token in words if len(token.plain) > 1]
        shouted = sum(token.shouted for token in long) > _SHOUTED * len(long)
        return not shouted and any(token.capital for token in words)

    @cached_property
    def accented(self) -> bool:
        """Whether the writer uses diacritics, so that a word without them is another word."""
        return sum(token.accented for token in self.tokens) > _ACCENTED * len(self.tokens)

    def capital(self, index: int) -> bool:
        """Whether there is a syllable here, no number, that begins with a capital."""
        if not 0 <= index < len(self.tokens):
            return False
        return self.tokens[index].capital and not self.tokens[index].plain[0].isdigit()

    def in_capitals(self, first: int, stop: int) -> bool:
        """Whether all these tokens begin with a capital."""
        return all(token.capital for token in self.tokens[first:stop])

    def words(self, unit: Unit) -> int:
        """Of how many syllables a unit's name is; a number has none."""
        return sum(not token.plain[0].isdigit() for token in self.tokens[unit.name : unit.stop])

    def prefix(self, start: int) -> tuple[Prefix, int] | None:
        """The prefix of any kind that begins at this token, and where its name begins."""
        if start not in self._prefixes:
            self._prefixes[start] = prefixes.at(self.tokens, start, any_kind=True)
        return self._prefixes[start]

    def units(self, start: int) -> list[Unit]:
        """What may be a part of an address that begins at this token, the longest name first."""
        if start not in self._units:
            self._units[start] = list(self._read(start))
        return self._units[start]

    @cached_property
    def _prefixes(self) -> dict[int, tuple[Prefix, int] | None]:
        return {}

    @cached_property
    def _units(self) -> dict[int, list[Unit]]:
        return {}

    def _read(self, start: int) -> Iterator[Unit]:
        found = self.prefix(start)
        if found is not None and found[0].level in RANK:
            if self.tokens[start - 1].plain != "tac" or start == 0:  # 'hợp tác xã' is no commune
                for hit in self.hits.get(found[1], ()):
                    yield from self._prefixed(found[0], hit)
        else:  # some names begin like a prefix: Sóc Trăng, Chợ Mới
            for hit in self.hits.get(start, ()):
                units = list(self._bare(hit))
                # 'Thái Nguyên' is the province, not the town of that name.
                town = PlaceKind.DISTRICT if units and units[-1].kind is PlaceKind.PROVINCE else None
                yield from (unit for unit in units if unit.kind is not town)

    def _prefixed(self, prefix: Prefix, hit: Hit[Named]) -> Iterator[Unit]:
        bare = list(self._bare(hit))
        kinds = {prefix.level}
        if prefix.kind == "thanh pho":  # of a province, or the town that was its seat
            kinds.add(PlaceKind.DISTRICT)
        for one in bare:
            if one.kind not in kinds:
                continue
            unit = replace(one, first=prefix.first, prefix=prefix.kind, homonyms=())
            if one.kind is PlaceKind.DISTRICT:
                districts = tuple(d for d in one.districts if d.kind == prefix.kind)
                lost = not districts and prefix.kind == "thanh pho"
                if not districts and not prefix.exact:  # 'thi xa yen binh' may be 'thì xã Yên Bình'
                    continue
                unit = replace(unit, districts=districts or one.districts)
                if lost and any(other.kind is PlaceKind.PROVINCE for other in bare):
                    continue
            yield unit

    def _bare(self, hit: Hit[Named]) -> Iterator[Unit]:
        written = self.tokens[hit.first : hit.stop]
        communes = _of_spelling(hit.meant.communes, written)
        districts = _of_spelling(hit.meant.districts, written)
        provinces = _of_spelling(hit.meant.provinces, written)
        place = hit.first, hit.first, hit.stop
        if communes:
            yield Unit(*place, PlaceKind.COMMUNE, "", communes=communes, homonyms=districts)
        if districts:
            yield Unit(*place, PlaceKind.DISTRICT, "", districts=districts)
        if provinces:
            yield Unit(*place, PlaceKind.PROVINCE, "", provinces=provinces)


_T = TypeVar("_T")


def _of_spelling(names: Mapping[str, list[_T]], written: list[Token]) -> tuple[_T, ...]:
    """What is known under the names that may be written so."""
    return tuple(one for name, known in names.items() if same(written, name, lenient=True) for one in known)


def lies_in(inner: Commune | District, outer: Province) -> bool:
    """Whether a commune or district lies, or lay, in the province that is meant by this name."""
    return outer.former in inner.was_in if outer.former else inner.province == outer.today


def fits(inner: Unit, outer: Unit) -> bool:
    """Whether something that the inner unit may mean lies in something that the outer one may mean."""
    if outer.kind is PlaceKind.PROVINCE:
        return any(lies_in(one, p) for one in inner.communes + inner.districts for p in outer.provinces)
    numbers = {district.number for district in outer.districts}
    return any(commune.districts & numbers for commune in inner.communes)


def address_at(line: Line, start: int) -> tuple[Unit, ...]:
    """The longest address that begins at this token, from its narrowest part on; empty when there is none."""
    found: tuple[Unit, ...] = ()
    for unit in line.units(start):
        grown = _grown(line, (unit,))
        if (len(grown), grown[-1].stop) > (len(found), found[-1].stop if found else 0) and _counts(
            line, grown
        ):
            found = grown
    return found


def _grown(line: Line, address: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """The address with the wider parts that follow it."""
    best = address
    for start in _next_starts(line.tokens, address[-1].stop):
        for unit in line.units(start):
            if RANK[unit.kind] > RANK[address[-1].kind] and _goes_on(line, address, unit):
                longer = _grown(line, (*address, unit))
                best = longer if len(longer) > len(best) else best
        if len(best) > len(address):
            break
    return best


def _next_starts(tokens: list[Token], stop: int) -> Iterator[int]:
    """Where the next part may begin: at once, after a comma or bracket, after 'ở', 'thuộc', 'của' or 'cũ'."""
    yield stop
    joins = phrases("around", "joins")
    for _ in range(2):
        if stop >= len(tokens):
            return
        size = joins.at(tokens, stop) or (tokens[stop].plain == BREAK and tokens[stop].key in ",;:(–/")
        if not size:
            return
        stop += size
        yield stop


def _goes_on(line: Line, address: tuple[Unit, ...], unit: Unit) -> bool:
    if all(fits(inner, unit) for inner in address):
        return bool(unit.prefix) or line.words(unit) > 1 or unit.kind is PlaceKind.PROVINCE
    if unit.prefix:
        return True  # it is said plainly: the name before is unknown here, and stays undecided
    apart = address[-1].prefix != "" and unit.first > address[-1].stop and not line.capital(unit.stop)
    return apart and unit.kind is PlaceKind.PROVINCE and is_proper(line, unit)


def is_proper(line: Line, unit: Unit) -> bool:
    """Whether a bare name is written as a name of two or more syllables."""
    return line.cased and line.words(unit) > 1 and line.in_capitals(unit.name, unit.stop)


def _counts(line: Line, address: tuple[Unit, ...]) -> bool:
    """Whether this is an address, and not words that happen to be names."""
    first = address[0]
    fitting = len(address) > 1 and all(fits(first, outer) for outer in address[1:])
    if first.prefix:
        return fitting or _stands(line, first)
    if not fitting or line.words(first) < 2 or prefixes.before(line.tokens, first.name, any_kind=True):  # noqa: PLR2004
        return False
    if follows_name(line, first) or first.name == address[1].name:
        return False
    if first.kind is PlaceKind.DISTRICT or address[1].kind is PlaceKind.DISTRICT:
        return True
    apart = address[1].first > first.stop or address[1].prefix != ""
    return apart and is_proper(line, first)


def follows_name(line: Line, unit: Unit) -> bool:
    """Whether the name is the end of a longer one, as in 'Nguyễn Thái Bình'."""
    if not line.cased or not line.capital(unit.first - 1) or line.tokens[unit.first - 1].plain == BREAK:
        return False
    return not phrases("around", "locative").ends_before(line.tokens, unit.first)


def _stands(line: Line, unit: Unit) -> bool:
    """Whether a name after its prefix is one, where nothing else helps.

    Some communes are called as things are (Lâm, Chờ, Trung Tâm): 'xa lam' is 'far from'.
    """
    tokens, words = line.tokens, line.words(unit)
    if words == 0:
        return unit.prefix in {"quan", "phuong"} and not phrases("named", "measures").at(tokens, unit.stop)
    if line.cased and line.in_capitals(unit.name, unit.stop):
        return True
    if words == 1 or phrases("common", "compounds").at(tokens, unit.first):
        return False
    return unit.kind is not PlaceKind.COMMUNE or not phrases("common", "names").at(tokens, unit.name)
