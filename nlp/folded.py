"""A text and its folded shadow of equal length: what is found in the shadow has a place in the text."""

import unicodedata
from dataclasses import dataclass, field

from nlp.normalise import INVISIBLE, LOOKALIKES, fold

# Seen as one sign by a reader and by the patterns.
_SAME = {"’": "'", "‘": "'", "`": "'", "ʼ": "'", "–": "-", "—": "-", "‑": "-", "_": "_"}


class _Folding(dict[int, str]):
    """`str.translate` table that learns letters as it meets them; each letter becomes exactly one."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char.isdecimal():
            plain = str(unicodedata.decimal(char))
        elif char.isspace():
            plain = "\n" if char in "\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029" else " "
        else:
            folded = fold(char.translate(LOOKALIKES))
            plain = _SAME.get(char, folded if len(folded) == 1 else char)
        self[code] = plain
        return plain


_FOLDING = _Folding()


@dataclass(frozen=True, slots=True)
class Folded:
    """`shown` is the text composed and without invisible signs; `plain` its folded shadow, letter by letter.

    `starts` has the place in the original text of each shown letter, and its length at the end; it is
    empty when nothing was taken out or composed, so that places are equal.
    """

    shown: str
    plain: str
    starts: list[int] = field(default_factory=list)

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original text behind a stretch of `shown` (not empty)."""
        return (self.starts[start], self.starts[end]) if self.starts else (start, end)


def folded(text: str) -> Folded:
    """Any text as `Folded`; linear in its length."""
    if unicodedata.is_normalized("NFC", text) and not _hides_something(text):
        return Folded(text, text.translate(_FOLDING))
    letters: list[str] = []
    starts: list[int] = []
    for place, char in enumerate(text):
        if not char.isspace() and unicodedata.category(char) in INVISIBLE:
            continue
        # What composes with the letter before it is the same letter to a reader ('e' + '́').
        composed = unicodedata.normalize("NFC", letters[-1] + char) if letters else ""
        if len(composed) == 1:
            letters[-1] = composed
            continue
        letters.append(char)
        starts.append(place)
    shown = "".join(letters)
    return Folded(shown, shown.translate(_FOLDING), [*starts, len(text)])


def _hides_something(text: str) -> bool:
    return not text.isprintable() and any(
        not char.isspace() and unicodedata.category(char) in INVISIBLE for char in set(text)
    )
