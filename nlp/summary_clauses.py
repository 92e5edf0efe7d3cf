"""A text cut into clauses, each with how much it says about a citizen's matter."""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from nlp.folded import Folded
from nlp.normalise import fold

_FILE = Path(__file__).parent / "data" / "summary.toml"

# A full stop inside a number, a short form ('TP. Huế', 'P.5') or a name of one letter ends nothing.
_SENTENCE = re.compile(r"[!?…;\n]++|(?<!\b[a-z])(?<!\btp)(?<!\bq)(?<!\bbs)\.+(?=\s|$|[^\W\d])")
_CLAUSE = re.compile(r",(?!\d)|:(?!\d)|(?<=\s)[-–](?=\s)|[()\"“”]")
_WORD = re.compile(r"[^\W_]+")
# What each different phrase of a table is worth, and how many of them are counted.
_COUNTED = {"trouble": (2.2, 3), "request": (1.2, 2), "thing": (0.8, 3)}


@cache
def tables() -> dict[str, str]:
    """The word tables as written."""
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def phrases(name: str) -> frozenset[str]:
    """The folded phrases of a table."""
    return frozenset(" ".join(fold(one).split()) for one in tables()[name].split(",") if one.strip())


@cache
def opening() -> re.Pattern[str]:
    """The openings as one pattern, the longest first; {tôi} and {ai} are filled in."""
    return re.compile(rf"(?:{_alternatives('opening')})(?!\w)")


def _alternatives(name: str) -> str:
    listed = "|".join(sorted((re.escape(one) for one in phrases(name)), key=lambda one: (-len(one), one)))
    for slot, table in ((r"\{toi\}", "writer"), (r"\{ai\}", "addressee")):
        if slot in listed:
            listed = listed.replace(slot, f"(?:{_alternatives(table)})")
    return listed


@cache
def _signs() -> dict[str, list[str]]:
    """Each phrase of the tables that are counted, with the names of its tables."""
    known: dict[str, list[str]] = {}
    for name in _COUNTED:
        for phrase in phrases(name):
            known.setdefault(phrase, []).append(name)
    return known


@dataclass(frozen=True, slots=True)
class Clause:
    """From `start` to the end of its sentence at `stop`, which is `whole` from here."""

    start: int
    stop: int
    sentence: int
    whole: bool


# A row of words longer than this may hold the matter in its middle.
_LONG = 110
_FEW_WORDS = 6


class Matter:
    """A text with its clauses and the phrases in it that speak of a matter."""

    def __init__(self, text: Folded) -> None:
        self.text = text
        self._words = [match.span() for match in _WORD.finditer(text.plain)]
        self._starts = [start for start, _ in self._words]
        self._signs = list(self._find_signs())

    def clauses(self) -> Iterator[Clause]:
        """The clauses in order, and the other places where a title may begin."""
        plain = self.text.plain
        for number, (start, stop) in enumerate(_pieces(_SENTENCE, plain, 0, len(plain))):
            whole = True
            for first, end in _pieces(_CLAUSE, plain, start, stop):
                yield Clause(first, stop, number, whole=whole)
                # After a greeting ('Kính thưa bác sĩ, em muốn ...') the sentence only begins.
                whole = whole and self.begins(first, "courtesy")
                for place in self._fresh(first, end) if end - first > _LONG else ():
                    yield Clause(place, stop, number, whole=False)

    def weight(self, start: int, stop: int) -> float:
        """How much a stretch says about trouble, wishes and things; short rows of words say less."""
        inside: dict[str, set[str]] = {name: set() for name in _COUNTED}
        for first, end, name, phrase in self._signs[bisect_left(self._signs, (start,)) :]:
            if first >= stop:
                break
            if end <= stop:
                inside[name].add(phrase)
        words = bisect_left(self._starts, stop) - bisect_left(self._starts, start)
        worth = sum(each * min(len(inside[name]), most) for name, (each, most) in _COUNTED.items())
        return worth + 0.1 * min(words, 15) - (2.0 if words < _FEW_WORDS else 0.0)

    def begins(self, start: int, name: str) -> bool:
        """Whether a phrase of a table stands at this place."""
        index = bisect_left(self._starts, start)
        return any(phrase in phrases(name) for phrase, _ in self._rows(index, _longest(name)))

    def _fresh(self, start: int, stop: int) -> Iterator[int]:
        for place in self._starts[bisect_left(self._starts, start + 1) : bisect_left(self._starts, stop)]:
            # A capital inside a row of words belongs to a name ('xã Nông Cống').
            if self.text.shown[place].islower() and self.begins(place, "fresh"):
                yield place

    def _rows(self, index: int, longest: dict[str, int]) -> Iterator[tuple[str, int]]:
        """The rows of words from one on that may be phrases, with the last one's end."""
        if index == len(self._words):
            return
        row = self.text.plain[slice(*self._words[index])]
        size = longest.get(row, 0)
        if size:
            yield row, self._words[index][1]
        for start, end in self._words[index + 1 : index + size]:
            row = f"{row} {self.text.plain[start:end]}"
            yield row, end

    def _find_signs(self) -> Iterator[tuple[int, int, str, str]]:
        known = _signs()
        longest = _longest(*_COUNTED)
        for index, start in enumerate(self._starts):
            for phrase, end in self._rows(index, longest):
                for name in known.get(phrase, ()):
                    yield start, end, name, phrase


@cache
def _longest(*names: str) -> dict[str, int]:
    """The first word of each phrase of some tables to the most words that such a phrase has."""
    sizes: dict[str, int] = {}
    for phrase in (phrase for name in names for phrase in phrases(name)):
        first = phrase.split(" ", 1)[0]
        sizes[first] = max(sizes.get(first, 0), phrase.count(" ") + 1)
    return sizes


def _pieces(border: re.Pattern[str], plain: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Stretches with a word in them, between borders."""
    begin = start
    for match in (*border.finditer(plain, start, stop), None):
        end = match.start() if match else stop
        if word := _WORD.search(plain, begin, end):
            yield word.start(), end
        begin = match.end() if match else stop
