"""Names of places as rows of syllables, and when two written names are the same.

Text is cut into tokens: syllables, and `BREAK` where a name cannot go on (comma, full stop, bracket).
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from nlp.normalise import fold, respell

BREAK = "|"
# After these a full stop is no sentence's end ('P. 5', 'TP. Huế').
_ABBREVIATIONS = frozenset({"p", "q", "t", "tp", "tt", "tx", "kp", "tdp"})
_PIECE = re.compile(r"[^\W_]+|[^\w\s'’`-]")


@dataclass(frozen=True, slots=True)
class Token:
    """One syllable: `plain` is folded, `key` keeps the accents, `start` and `end` are places in the text."""

    plain: str
    key: str
    start: int
    end: int
    capital: bool

    @property
    def accented(self) -> bool:
        """Whether the writer put any diacritic on this syllable."""
        return self.plain != self.key


def tokens(text: str) -> list[Token]:
    """The tokens of a cleaned text, in order."""
    found: list[Token] = []
    for match in _PIECE.finditer(text):
        piece = match[0]
        if piece[0].isalnum():
            found.append(_syllable(piece, match.start()))
        elif not (piece == "." and found and found[-1].plain in _ABBREVIATIONS):
            found.append(Token(BREAK, BREAK, match.start(), match.end(), capital=False))
    return found


def _syllable(piece: str, start: int) -> Token:
    # A letter such as İ changes its length when folded; only the folded form is matched, never counted.
    return Token(fold(piece), respell(piece), start, start + len(piece), capital=not piece[0].islower())


@lru_cache(maxsize=4_096)
def syllables(name: str) -> tuple[tuple[str, str], ...]:
    """A name as (plain, accented) syllables, breaks left out. Kept, for a text repeats its names."""
    return tuple((token.plain, token.key) for token in tokens(name) if token.plain != BREAK)


def plain(name: str) -> str:
    """The key under which a name is looked up: its folded syllables, one blank between."""
    return " ".join(syllable for syllable, _ in syllables(name))


def same(written: list[Token], name: str, *, lenient: bool = False) -> bool:
    """Whether tokens that fold to this name may be it, by the accents that were written.

    Nothing accented: yes. Otherwise all syllables must be equal; `lenient` forgives a syllable left
    without accents among others that have theirs ('xã Sông Hien'), never a different accent.
    """
    keys = [key for _, key in syllables(name)]
    if not any(token.accented for token in written):
        return True
    return all(
        token.key == key or (lenient and not token.accented) for token, key in zip(written, keys, strict=True)
    )
