"""A long text as several messages, for channels that limit a message's length."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

# The "1." or "A." at the beginning of a line begins a list's item: it ends no sentence.
SENTENCE_END: Final = re.compile(r"(?m)^[ \t]*\w{1,2}\.(?=\s)|(?P<end>[.!?…]+[\"”’)\]]*)(?=\s)")
LINE_END: Final = re.compile(r"(?P<end>)(?=\n)")
WORD_END: Final = re.compile(r"(?P<end>)(?=\s)")
WORTH_ENDING: Final = 3  # a piece of less than a third of the limit is cut at the next weaker place instead
JOINER: Final = "\u200d"


def pieces(text: str, limit: int) -> list[str]:
    """The text in messages of at most `limit` characters, cut at sentence ends, else lines, else words.

    A character outside the basic plane (an emoji) counts as two, as in UTF-16: whichever way a channel
    counts, a piece fits. Nothing but the white space at a cut is lost.
    """
    if limit < 2:  # noqa: PLR2004 - the length of an emoji
        raise ValueError("A message must have room for one character.")
    return list(_cut(text.strip(), limit))


def length(text: str) -> int:
    """Characters as `pieces` counts them."""
    return len(text) + sum(char > "\uffff" for char in text)


def _cut(rest: str, limit: int) -> Iterator[str]:
    while length(rest) > limit:
        most = _most(rest, limit)
        at = _place(rest, most)
        yield rest[:at].rstrip()
        rest = rest[at:].lstrip()
    if rest:
        yield rest


def _most(text: str, limit: int) -> int:
    """How many code points of the text fit."""
    room, at = limit, 0
    while at < len(text) and room >= (cost := 2 if text[at] > "\uffff" else 1):
        room, at = room - cost, at + 1
    return at


def _place(text: str, most: int) -> int:
    window = text[: most + 1]  # one more: a sentence may end exactly at the limit
    for end, least in ((SENTENCE_END, most // WORTH_ENDING), (LINE_END, most // WORTH_ENDING), (WORD_END, 1)):
        ends = (match.end() for match in end.finditer(window) if match["end"] is not None)
        found = max((at for at in ends if at <= most), default=0)
        if found >= max(least, 1):
            return found
    return _whole_character(text, most)


def _whole_character(text: str, most: int) -> int:
    """At most `most`, but not inside a surrogate pair, before a combining mark, or in a joined emoji."""
    at = most
    while at > 1 and _belongs_to_previous(text[at - 1], text[at]):
        at -= 1
    return at if at > 1 or not _belongs_to_previous(text[0], text[1]) else most


def _belongs_to_previous(previous: str, char: str) -> bool:
    pair = "\ud800" <= previous <= "\udbff" and "\udc00" <= char <= "\udfff"
    joined = JOINER in (previous, char) or "\ufe00" <= char <= "\ufe0f"
    return pair or joined or unicodedata.combining(char) != 0
