"""A message as words with what stands between them, so that a place to cut it is a number."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nlp.normalise import clean, fold, respell

NOTHING, COMMA, SENTENCE, LINE = range(4)

_LETTERS = re.compile(r"\w+")
_ENDS_CLAUSE = frozenset(",:–—-")
_ENDS_SENTENCE = frozenset(".!?;…")
_CLOSING_SIGNS = "\"'”’»)]}"
# Written with a stop that ends no sentence: 'TP. Vinh', 'Q. 3', 'tr. 5', 'BS. Hoa'.
_ABBREVIATED = re.compile(
    r"\(?(?:[A-ZĐ]|TP|TT|Tp|Tx|TX|BS|Bs|ThS|TS|GS|Mr|Mrs|Đ/c|ĐC|St|tr|số|Số|khoản|Khoản|điểm|Điều)\."
)
_NUMBER = re.compile(r"\d{1,2}\.")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a cleaned text.

    `starts` and `ends` are offsets in `text`; `gaps[i]` says what stands before word i (`NOTHING` ...
    `LINE`; the first word has `LINE`); `folded[i]` is the word without diacritics and signs, empty for a
    word made of signs only. `accented`: the writer uses diacritics (without them 'còn' and 'con' are one
    word).
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    gaps: tuple[int, ...]
    folded: tuple[str, ...]
    accented: bool

    def __len__(self) -> int:
        return len(self.starts)

    def raw(self, index: int) -> str:
        """A word as it stands, with its signs."""
        return self.text[self.starts[index] : self.ends[index]]

    def piece(self, first: int, end: int) -> str:
        """The words from `first` up to `end` (exclusive), verbatim; empty when there are none."""
        return self.text[self.starts[first] : self.ends[end - 1]] if end > first else ""

    def holds(self, phrases: Iterable[str]) -> bool:
        """Whether any of the folded phrases stands anywhere."""
        joined = f" {' '.join(self.folded)} "
        return any(f" {phrase} " in joined for phrase in phrases)

    def begins_with(self, index: int, phrases: Mapping[str, str], longest: int = 5) -> int:
        """How many words the longest phrase (folded: as written) at a word has; 0 without one."""
        for length in range(min(longest, len(self) - index), 0, -1):
            phrase = phrases.get(" ".join(self.folded[index : index + length]))
            if phrase and (not self.accented or self._is_written(index, phrase.split())):
                return length
        return 0

    def _is_written(self, index: int, phrase: list[str]) -> bool:
        """With diacritics 'nhận tiền' is not 'nhân tiện'; a word may lack its own, but not 'còn'."""
        for offset, meant in enumerate(phrase):
            word = "".join(_LETTERS.findall(self.raw(index + offset).lower()))
            if respell(word) != respell(meant) and (not word.isascii() or word == "con"):
                return False
        return True


def read(text: str) -> Words:
    """The words of any text; `Words.text` equals `clean(text)`."""
    starts: list[int] = []
    ends: list[int] = []
    gaps: list[int] = []
    folded: list[str] = []
    cleaned: list[str] = []
    at = 0
    for line in filter(None, map(clean, unicodedata.normalize("NFC", text).splitlines())):
        cleaned.append(line)
        gap = LINE
        for match in re.finditer(r"\S+", line):
            starts.append(at + match.start())
            ends.append(at + match.end())
            gaps.append(gap)
            gap = _gap_after(match[0], gap)
        folded.extend(_comparable(line))
        at += len(line) + 1
    whole = " ".join(cleaned)
    accented = sum(char > "\x7f" for char in whole) * 15 > len(whole)
    return Words(whole, tuple(starts), tuple(ends), tuple(gaps), tuple(folded), accented)


def _comparable(line: str) -> list[str]:
    return [word if word.isalnum() else " ".join(_LETTERS.findall(word)) for word in fold(line).split()]


def _gap_after(word: str, before: int) -> int:
    bare = word.rstrip(_CLOSING_SIGNS)
    if not bare:
        return NOTHING
    if bare[-1] in _ENDS_SENTENCE:
        # A number that begins a clause and has a stop is the mark of a list's entry.
        marks = before >= COMMA and _NUMBER.fullmatch(bare)
        return NOTHING if marks or _ABBREVIATED.fullmatch(bare) else SENTENCE
    return COMMA if bare[-1] in _ENDS_CLAUSE else NOTHING
