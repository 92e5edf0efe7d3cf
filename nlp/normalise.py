"""Letters made comparable: Unicode composed, invisible signs gone, chat short forms written out.

underthesea's text_normalize is not used: it also splits punctuation off and re-spells words that it takes
for mistakes, which moves what a citizen wrote; all that is needed from it, one spelling for hoà and hòa,
`respell` does in a few lines.
"""

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

_TEENCODE = Path(__file__).parent / "data" / "teencode.toml"

# Control, format (zero width, bidi), surrogate, private and unassigned characters carry no word.
INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# Letters of other alphabets that keyboards produce in place of đ; they look the same.
LOOKALIKES = str.maketrans({"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"})
_WORD = re.compile(r"\w+")
_SYLLABLES = 20_000  # remembered at most
_TEXTS = 8  # each step of a reading cleans the same text


@lru_cache(_TEXTS)
def clean(text: str) -> str:
    """The text in NFC, without invisible characters, every run of white space as one blank."""
    composed = unicodedata.normalize("NFC", text.translate(LOOKALIKES))
    seen = "".join(char for char in composed if char.isspace() or unicodedata.category(char) not in INVISIBLE)
    return " ".join(seen.split())


def fold(text: str) -> str:
    """Lower case without any diacritics: 'Đường hỏng' → 'duong hong'."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", bare).replace("đ", "d")


@lru_cache(_SYLLABLES)
def fold_syllable(syllable: str) -> str:
    """`fold` of one syllable; a language has a few thousand, so most are remembered."""
    return fold(syllable)


@lru_cache(_SYLLABLES)
def respell(word: str) -> str:
    """One spelling for one syllable, lower case: the tone goes last, so that 'hoà' and 'hòa' are equal.

    The result is for comparison only; it is not meant to be shown.
    """
    decomposed = unicodedata.normalize("NFD", word.lower())
    tone = "".join(char for char in decomposed if char in _TONES)
    rest = "".join(char for char in decomposed if char not in _TONES)
    return unicodedata.normalize("NFC", rest) + tone


def expand(text: str) -> str:
    """Write out chat short forms ('ko dc' → 'không được') where they mean one thing only.

    A short form right after a number stays: in '50 k' it is an amount.
    """
    words = _teencode()

    def whole(match: re.Match[str]) -> str:
        meant = words.get(match[0].lower())
        after_number = (
            text[max(0, match.start() - 2) : match.start()].rstrip()[-1:].isdigit() if meant else False
        )
        return match[0] if meant is None or after_number else meant

    return _WORD.sub(whole, text)


@cache
def _teencode() -> dict[str, str]:
    table: dict[str, str] = tomllib.loads(_TEENCODE.read_text(encoding="utf-8"))["words"]
    return table
