"""Words that stand before a place's name and say what it is: xã, phường, thôn, đường, chợ and their like."""

from collections.abc import Iterator
from dataclasses import dataclass

from casework.places import Level
from casework.reading import PlaceKind
from nlp.place_words import Phrase, reads, table
from nlp.spelling import Token, syllables


@dataclass(frozen=True, slots=True)
class Prefix:
    """A prefix that stands at tokens `first` up to the name. `kind` is its folded full form ('to' for 'tdp').

    `exact` says that it has all its diacritics.
    """

    kind: str
    level: PlaceKind
    first: int
    exact: bool


_Meaning = tuple[str, PlaceKind]


def _spellings() -> Iterator[tuple[Phrase, _Meaning]]:
    for level, kinds in table()["prefixes"].items():
        for kind, spellings in kinds.items():
            folded = " ".join(plain for plain, _ in syllables(kind))
            for spelling in spellings:
                yield syllables(spelling), (folded, PlaceKind(level))


def _by_folded(*levels: PlaceKind) -> dict[tuple[str, ...], list[tuple[Phrase, _Meaning]]]:
    found: dict[tuple[str, ...], list[tuple[Phrase, _Meaning]]] = {}
    for phrase, meaning in _spellings():
        if meaning[1] in levels:
            found.setdefault(tuple(plain for plain, _ in phrase), []).append((phrase, meaning))
    return found


_ALL = _by_folded(*PlaceKind)
# The levels of administration, which an authority's own places have.
_OF_LEVELS = _by_folded(*(PlaceKind(level.value) for level in Level))
_LONGEST = max(map(len, _ALL))


def _sizes(word: int) -> dict[str, tuple[int, ...]]:
    """Each first (0) or last (-1) word of prefixes with the lengths of those prefixes, longest first."""
    found: dict[str, set[int]] = {}
    for spelling in _ALL:
        found.setdefault(spelling[word], set()).add(len(spelling))
    return {plain: tuple(sorted(sizes, reverse=True)) for plain, sizes in found.items()}


_SIZES_BY_FIRST = _sizes(0)
_SIZES_BY_LAST = _sizes(-1)


def before(tokens: list[Token], name: int, *, any_kind: bool = False) -> Prefix | None:
    """The prefix right before the token at `name`, the longest that fits ('thị xã' over 'xã').

    A prefix may be written without its accents, but not with others ('phương Tân An' has none). Streets
    and landmarks are looked for only with `any_kind`.
    """
    if name < 1:
        return None
    known = _ALL if any_kind else _OF_LEVELS
    for size in _SIZES_BY_LAST.get(tokens[name - 1].plain, ()):
        written = tokens[name - size : name] if size <= name else []
        for phrase, (kind, level) in known.get(tuple(token.plain for token in written), ()):
            if reads(written, phrase):
                exact = all(token.key == key for token, (_, key) in zip(written, phrase, strict=True))
                return Prefix(kind, level, name - size, exact)
    return None


def at(tokens: list[Token], start: int, *, any_kind: bool = False) -> tuple[Prefix, int] | None:
    """The prefix that begins at the token at `start`, the longest that fits, and where its name begins."""
    if start >= len(tokens):
        return None
    for size in _SIZES_BY_FIRST.get(tokens[start].plain, ()):
        found = before(tokens, start + size, any_kind=any_kind) if start + size < len(tokens) else None
        if found is not None and found.first == start:
            return found, start + size
    return None


def near(tokens: list[Token], name: int, reach: int) -> bool:
    """Whether a prefix of any kind begins among the `reach` tokens before `name`."""
    return any(at(tokens, index, any_kind=True) is not None for index in range(max(0, name - reach), name))


def split(name: str) -> tuple[str, str]:
    """A configured name as (kind of its prefix, the rest): 'thôn Đông' → ('thon', 'Đông')."""
    words = name.split()
    for size in range(min(_LONGEST, len(words) - 1), 0, -1):
        written = syllables(" ".join(words[:size]))
        for phrase, (kind, _) in _OF_LEVELS.get(tuple(plain for plain, _ in written), ()):
            if phrase == written:
                return kind, " ".join(words[size:])
    return "", name
