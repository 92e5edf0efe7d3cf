"""The phrases of data/split.toml, folded, and where they stand in a message."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self

from nlp.normalise import fold
from nlp.split_text import NOTHING, SENTENCE, Words

_TABLE = Path(__file__).parent / "data" / "split.toml"
# May stand before an announcing phrase: 'và còn chuyện', 'dạ tiện đây', 'ủa mà còn'.
_SKIPPED = frozenset({"va", "da", "a", "roi", "cung", "thi", "nha", "ui", "u", "o", "ua"})

_REQUESTS = frozenset(
    {"xin", "hoi", "nho", "phan", "kien", "de", "gop", "cung", "muon", "noi", "nhan", "bao", "them"}
)
_SPEAKERS = frozenset({"em", "e", "toi", "tui", "t", "chau", "con", "minh", "dan"})
HEAD = 6  # words of a sentence among which a phrase may announce all of it


@dataclass(frozen=True, slots=True)
class Phrases:
    """One mapping per list of the file: the folded phrase to how it is written."""

    another: Mapping[str, str]
    ambiguous: Mapping[str, str]
    adding: Mapping[str, str]
    adding_anywhere: Mapping[str, str]
    linking: Mapping[str, str]
    continuing: Mapping[str, str]
    asking: Mapping[str, str]
    accusing: Mapping[str, str]
    opening: Mapping[str, str]
    thanking: Mapping[str, str]
    listing_details: Mapping[str, str]
    listing_one: Mapping[str, str]
    listing_matters: Mapping[str, str]
    final: Mapping[str, str]
    introducing: Mapping[str, str]
    greeting: Mapping[str, str]
    closing: Mapping[str, str]

    @classmethod
    @cache
    def load(cls) -> Self:
        """Read the file once."""
        table: dict[str, list[str]] = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
        return cls(**{name: {fold(phrase): phrase for phrase in listed} for name, listed in table.items()})


def asks(words: Words, index: int) -> bool:
    """Whether a request begins at a word."""
    return bool(words.begins_with(index, Phrases.load().asking, 2))


def opens_another(words: Words, cut: int) -> bool:
    """Whether the words at a place announce another matter; at the head of a sentence a few words later."""
    if words.gaps[cut] >= SENTENCE:
        return any(_announced(words, start) for start in _head(words, cut))
    return not late(words, cut) and any(_announced(words, start) for start in _starts(words, cut))


def adds(words: Words, cut: int) -> bool:
    """Whether the words at a place add something: 'ngoài ra', 'bà con cũng mong'."""
    phrases = Phrases.load()
    adding = phrases.adding if words.gaps[cut] > NOTHING else phrases.adding_anywhere
    starts = _head(words, cut) if words.gaps[cut] >= SENTENCE else _starts(words, cut)
    return not late(words, cut) and any(words.begins_with(start, adding) for start in starts)


def links(words: Words, cut: int) -> bool:
    """Whether a word stands at a place that may join two matters, and mostly joins two halves of one."""
    return not late(words, cut) and bool(words.begins_with(cut, Phrases.load().linking))


def late(words: Words, cut: int) -> bool:
    """'à còn chuyện' and 'em hỏi thêm' begin with their first word."""
    return words.gaps[cut] == NOTHING and (
        words.folded[cut - 1] in _SKIPPED
        or _speaks(words, cut - 1)
        or bool(words.begins_with(cut - 1, Phrases.load().linking))
    )


def _announced(words: Words, start: int) -> bool:
    length = words.begins_with(start, Phrases.load().another)
    if not length or words.accented or words.gaps[start] > NOTHING:
        return length > 0
    # Without diacritics and stops 'nhan tien' is 'nhận tiền' more often than 'nhân tiện'.
    after = start + length
    return not words.begins_with(start, Phrases.load().ambiguous) or (
        after < len(words) and words.folded[after] in _REQUESTS
    )


def _starts(words: Words, cut: int) -> range:
    skips = cut + 1 < len(words) and (words.folded[cut] in _SKIPPED or _speaks(words, cut))
    return range(cut, cut + 2 if skips else cut + 1)


def _head(words: Words, cut: int) -> range:
    """The first words of a sentence: 'Nhà tôi còn vướng việc nữa'."""
    end = cut + 1
    while end < min(len(words), cut + HEAD) and words.gaps[end] == NOTHING:
        end += 1
    return range(cut, end)


def _speaks(words: Words, index: int) -> bool:
    """Whether a pronoun stands before a request: 'em xin hỏi thêm'."""
    return (
        index + 1 < len(words) and words.folded[index] in _SPEAKERS and words.folded[index + 1] in _REQUESTS
    )
