"""Numbered and bulleted lists: where their items stand, and whether they are several petitions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from nlp.split_phrases import Phrases
from nlp.split_text import COMMA, LINE, NOTHING, SENTENCE, Words

_DIGIT = re.compile(r"[(\[]?(\d{1,2})(?:[.)\]/:,\-]{1,2}|\ufe0f?\u20e3)")
_LETTER = re.compile(r"\(?([a-h])[.)/:\-]{1,2}")
_ROMAN = re.compile(r"(I|II|III|IV|V|VI|VII|VIII|IX|X)[.)/:\-]{1,2}")
_BULLET = re.compile(r"[^\w\s\"'“‘(\[,.!?;:]{1,3}")
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_ORDINALS = {
    word: value
    for value, group in enumerate(
        (
            ("nhat", "mot", "1"),
            ("hai", "2"),
            ("ba", "3"),
            ("tu", "bon", "4"),
            ("nam", "5"),
            ("sau", "6"),
            ("bay", "7"),
        ),
        1,
    )
    for word in group
}
# 'vấn đề 1', 'thứ nhất', 'vđ1': a noun that counts matters.
_COUNTING = frozenset(
    {"thu", "van de", "vd", "viec", "chuyen", "y", "y kien", "noi dung", "kien nghi", "phan anh", "de nghi"}
)
_COUNTED = frozenset({"cai", "viec", "chuyen", "dieu", "y"})
_GLUED = re.compile(r"(vd|y|viec|thu)(\d)")
# A number after one of these is a name or an amount: 'khoản 1.', 'tổ 2,', 'tháng 3'.
_NAMED = frozenset(
    [
        "khoan",
        "dieu",
        "diem",
        "muc",
        "so",
        "to",
        "khu",
        "pho",
        "thon",
        "ap",
        "thang",
        "ngay",
        "lan",
        "quy",
        "lop",
        "tang",
        "doi",
        "xom",
        "ban",
        "hem",
        "ngo",
        "duong",
        "nam",
        "vu",
        "cho",
        "may",
        "dot",
        "buoc",
        "nha",
        "phan",
        "thu",
        "phuong",
        "quan",
        "cap",
        "loai",
        "truong",
        "khoi",
        "chuong",
        "trang",
        "mau",
        "co",
        "den",
        "tu",
        "va",
        "hoac",
        "con",
        "mung",
    ]
)
_LABELS = frozenset({"ve", "chuyen", "viec", "van de", "phan"})
_SHORTEST_ITEM = 3


@dataclass(frozen=True, slots=True)
class Item:
    """One entry: its mark begins at word `mark`, its text at `first`."""

    kind: str
    value: int
    mark: int
    first: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A list: its items, and `end`, the word after its last item."""

    items: tuple[Item, ...]
    end: int

    def pieces(self) -> list[tuple[int, int]]:
        """First word and end (exclusive) of each item without its mark."""
        stops = [*(item.mark for item in self.items[1:]), self.end]
        return [(item.first, stop) for item, stop in zip(self.items, stops, strict=True)]


def find(words: Words) -> Listing | None:
    """The longest list of a text with two items or more; None when there is none."""
    marks = list(_marks(words))
    best: list[Item] = []
    for kind in sorted({mark.kind for mark in marks}):
        found = _sequence([mark for mark in marks if mark.kind == kind])
        if len(found) > len(best):
            best = found
    if len(best) < 2:  # noqa: PLR2004 - a list has two items
        return None
    best += _final(words, best[-1])
    listing = Listing(tuple(best), _end(words, best))
    return listing if all(stop - start >= 1 for start, stop in listing.pieces()) else None


def _marks(words: Words) -> Iterator[Item]:
    for i in range(len(words) - 1):
        item = _numbered(words, i) or _worded(words, i) or _bulleted(words, i) or _labelled(words, i)
        if item is not None and item.first < len(words):
            yield item


def _numbered(words: Words, i: int) -> Item | None:
    raw = words.raw(i)
    named = i > 0 and words.gaps[i] == NOTHING and words.folded[i - 1] in _NAMED
    if named:
        return None
    if match := _DIGIT.fullmatch(raw):
        return Item("digit", int(match[1]), i, i + 1)
    if match := _LETTER.fullmatch(raw.lower()):
        return Item("letter", ord(match[1]) - ord("a") + 1, i, i + 1) if words.gaps[i] >= COMMA else None
    if match := _ROMAN.fullmatch(raw):
        return Item("roman", _ROMANS.index(match[1]) + 1, i, i + 1)
    if raw.isdecimal() and len(raw) == 1 and words.gaps[i] >= COMMA:
        return Item("digit", int(raw), i, i + 1)
    return None


def _worded(words: Words, i: int) -> Item | None:
    folded, gap = words.folded, words.gaps[i]
    if match := _GLUED.fullmatch(folded[i]):
        return Item("counted", int(match[2]), i, i + 1)
    if folded[i] in _COUNTED and folded[i + 1 : i + 2] == ("thu",) and gap >= COMMA:
        value = _ORDINALS.get(folded[i + 2]) if i + 2 < len(words) else None
        return Item("counted", value, i, i) if value else None
    for length in (2, 1):
        value = _ORDINALS.get(folded[i + length]) if i + length < len(words) else None
        if value and " ".join(folded[i : i + length]) in _COUNTING:
            # 'chiều thứ hai' is a day.
            digit = folded[i + length].isdecimal()
            return (
                Item("counted", value, i, i + length + (1 if digit else 0) if digit else i)
                if gap >= COMMA or digit or value == 1
                else None
            )
    value = None if folded[i].isdecimal() else _ORDINALS.get(folded[i])
    if value and gap >= COMMA and (folded[i + 1] == "la" or words.raw(i)[-1] in ",:."):
        return Item("word", value, i, i)
    return None


def _bulleted(words: Words, i: int) -> Item | None:
    raw = words.raw(i)
    if not words.folded[i] and _BULLET.fullmatch(raw) and (words.gaps[i] >= COMMA):
        return Item(f"bullet {raw}", 0, i, i + 1)
    if words.gaps[i] == LINE and raw[0] in "-*+•–" and words.folded[i]:
        return Item(f"bullet {raw[0]}", 0, i, i)
    return None


def _labelled(words: Words, i: int) -> Item | None:
    """'Chuyện đường: ...' at the beginning of a line."""
    if words.gaps[i] != LINE or words.folded[i] not in _LABELS:
        return None
    for j in range(i + 1, min(i + 6, len(words) - 1)):
        if words.gaps[j] >= SENTENCE:
            return None
        if words.raw(j)[-1] == ":":
            return Item(f"label {words.folded[i]}", 0, i, j + 1)
    return None


def _sequence(marks: Sequence[Item]) -> list[Item]:
    """The marks that count 1, 2, 3 ... with no number left out; all bullets."""
    if marks and marks[0].value == 0:
        return list(marks)
    best: list[Item] = []
    run: list[Item] = []
    for mark in marks:
        if run and mark.value == run[-1].value + 1 and mark.mark > run[-1].first:
            run.append(mark)
        elif mark.value == 1 and not (run and mark.mark == run[-1].mark + 1):
            run = [mark]
        if len(run) > len(best):
            best = list(run)
    return best


def _final(words: Words, last: Item) -> list[Item]:
    """People count 'thứ nhất, thứ hai' and then say 'cuối cùng'."""
    if last.kind not in {"counted", "word"}:
        return []
    heads = (at for at in range(last.first + 1, len(words)) if words.gaps[at] >= SENTENCE)
    final = next((at for at in heads if words.begins_with(at, Phrases.load().final)), None)
    return [Item(last.kind, last.value + 1, final, final)] if final else []


def _end(words: Words, items: Sequence[Item]) -> int:
    """After the last item: the end of its line where each item has a line, else the end of the text."""
    own_lines = all(words.gaps[item.mark] == LINE for item in items[1:])
    if not own_lines:
        return len(words)
    # An item may run over several lines only when an earlier one does.
    several = any(LINE in words.gaps[one.mark + 1 : two.mark] for one, two in pairwise(items))
    for i in range(items[-1].first + 1, len(words)):
        if words.gaps[i] == LINE and not several:
            return i
    return len(words)
