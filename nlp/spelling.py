"""Names of places as rows of syllables, and when two written names are the same.

Text is cut into tokens: syllables, and `BREAK` where a name cannot go on (comma, full stop, bracket).
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from nlp.normalise import fold_syllable, respell

BREAK = "|"
# After these a full stop is no sentence's end ('P. 5', 'TP. Huế').
_ABBREVIATIONS = frozenset({"p", "q", "tp", "tt", "tx", "kp", "tdp", "ql", "tl"})
# These are abbreviations only with a full stop ('X. Tân Phú Trung'), so it becomes part of the token.
_DOTTED = frozenset({"x", "h", "d"})
# House numbers and dates ('25/7') are one piece.
_PIECE = re.compile(r"\d+(?:/\d+)+|[^\W_]+|[^\w\s'’`-]")
# What is written together with the number or name after it: 'p12', 'Q3', 'kp2', 'ql1a', 'tphcm'.
_GLUED = re.compile(r"(p|q|f|kp|tdp|ql|tl|đt|dt|hl|tổ|khu)([1-9]\d{0,3}[a-z]?)|(tp)(hcm|hn|huế|hue)")
# One name, several spellings: Đắk, Đăk, Đak, Đắc; Mỹ, Mĩ.
_DAK = frozenset(map(respell, ("đắk", "đăk", "đak", "đắc", "đăc")))
_Y = re.compile(r"(?:[bcdghklmnprstvx]+|qu)y")


@dataclass(frozen=True, slots=True)
class Token:
    """One syllable: `plain` is folded, `key` keeps the accents, `start` and `end` are places in the text.

    Of a break `plain` is `BREAK` and `key` the sign itself. `capital` says that the first letter is no small
    one, `shouted` that none is, where there are several.
    """

    plain: str
    key: str
    start: int
    end: int
    capital: bool
    shouted: bool = False

    @property
    def accented(self) -> bool:
        """Whether the writer put any diacritic on this syllable."""
        return self.plain not in {self.key, BREAK}


def tokens(text: str) -> list[Token]:
    """The tokens of a cleaned text, in order."""
    found: list[Token] = []
    for match in _PIECE.finditer(text):
        piece = match[0]
        if piece[0].isalnum():
            _add_syllables(found, piece, match.start())
        elif piece == "." and found and found[-1].end == match.start() and found[-1].plain != BREAK:
            _add_full_stop(found, match.start())
        else:
            found.append(Token(BREAK, piece, match.start(), match.end(), capital=False))
    return found


def _add_syllables(found: list[Token], piece: str, start: int) -> None:
    may_be_glued = len(piece) <= _LONGEST_GLUED and (not piece.isalpha() or piece[1:2] in {"p", "P"})
    glued = _GLUED.fullmatch(piece.lower()) if may_be_glued else None
    if glued is None:
        found.append(_syllable(piece, start))
        return
    size = len(glued[1] or glued[3])
    found.append(_syllable(piece[:size], start))
    found.append(_syllable(piece[size:], start + size))


_LONGEST_GLUED = 8


def _add_full_stop(found: list[Token], start: int) -> None:
    last = found[-1]
    if last.plain in _DOTTED:
        found[-1] = replace(last, plain=f"{last.plain}.", key=f"{last.key}.", end=start + 1)
    elif last.plain not in _ABBREVIATIONS:
        found.append(Token(BREAK, ".", start, start + 1, capital=False))


def _syllable(piece: str, start: int) -> Token:
    plain_form, key = _forms(piece)
    # A letter such as İ changes its length when folded; only the folded form is matched, never counted.
    capital = not piece[0].islower()
    shouted = capital and len(piece) > 1 and piece.isupper()
    return Token(plain_form, key, start, start + len(piece), capital, shouted)


@lru_cache(maxsize=16_384)
def _forms(piece: str) -> tuple[str, str]:
    """A syllable's folded and accented forms, in one spelling where several are usual."""
    if piece.isdecimal():
        number = piece.lstrip("0") or "0"
        return number, number
    small = piece.lower()
    plain_form, key = (small, small) if piece.isascii() else (fold_syllable(piece), respell(piece))
    if plain_form in {"dak", "dac"}:
        return "dak", "đăk" if key in _DAK else ("dak" if key == plain_form else key)
    if plain_form.endswith("y") and _Y.fullmatch(plain_form):
        return plain_form[:-1] + "i", key.replace("y", "i")
    return plain_form, key


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
    if not any(token.accented for token in written):
        return True
    keys = [key for _, key in syllables(name)]
    return len(keys) == len(written) and all(
        token.key == key or (lenient and not token.accented) for token, key in zip(written, keys, strict=True)
    )
