"""The word tables of data/privacy.toml, folded, and what the words before a name say about it."""

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from nlp.normalise import fold, respell

_FILE = Path(__file__).parent / "data" / "privacy.toml"
_LONGEST_CUE = 4
# Which of two equal phrases counts: 'bản' is a village, 'đ c' a title.
_KINDS = ("kin", "role", "intro", "thing")


@cache
def _tables() -> dict[str, dict[str, Any]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def words(*names: str) -> frozenset[str]:
    """The folded syllables of blank-separated tables, together."""
    tables = _tables()
    listed = {**tables["syllables"], **tables["names"]}
    return frozenset(syllable for name in names for syllable in fold(listed[name]).split())


@cache
def phrases(name: str) -> frozenset[str]:
    """The folded phrases of one comma-separated table, one blank between syllables."""
    return frozenset(fold(phrase) for phrase in _listed(name))


def _listed(name: str) -> list[str]:
    tables = _tables()
    listed: str = {**tables["phrases"], **tables["names"]}[name]
    return [" ".join(phrase.split()) for phrase in listed.split(",") if phrase.strip()]


@lru_cache(maxsize=8_192)
def key(syllable: str) -> str:
    """A syllable's spelling for comparison; kept, for texts repeat their words."""
    return respell(syllable)


def _keys(phrase: str) -> str:
    return " ".join(key(syllable) for syllable in phrase.split())


@cache
def spelled(name: str) -> frozenset[str]:
    """The syllables of one blank-separated table with their accents, as `key` gives them."""
    return frozenset(key(word) for word in _tables()["names"][name].split())


@cache
def spelled_phrases(name: str) -> frozenset[str]:
    """The phrases of one comma-separated table with their accents."""
    return frozenset(_keys(phrase) for phrase in _listed(name))


def alternatives(name: str) -> str:
    """A table's phrases as one pattern, the longest first."""
    return "|".join(re.escape(phrase) for phrase in sorted(phrases(name), key=lambda one: (-len(one), one)))


@cache
def _cues(*, accented: bool) -> dict[str, str]:
    """Phrase to its kind: intro, kin, role, or thing for what is never followed by a person."""
    tables = spelled_phrases if accented else phrases
    return {phrase: kind for kind in _KINDS for phrase in tables(kind)}


@cache
def cue_ends(*, intro: bool = False) -> frozenset[str]:
    """The folded syllables right before which a cue can end; `intro` leaves the other kinds out."""
    known = [phrase for phrase, kind in _cues(accented=False).items() if kind == "intro" or not intro]
    return frozenset(phrase.rsplit(" ", 1)[-1] for phrase in known) | (
        frozenset() if intro else words("owner")
    )


def cue(before: list[str], *, accented: bool) -> tuple[str, str]:
    """(kind, folded phrase) of the longest cue that ends a row of syllables; ('', '') when there is none.

    The syllables are spelled as `key` does when `accented`, otherwise folded. Words of belonging between a
    kinsman and the name are skipped: 'con tôi', 'mẹ cháu là'.
    """
    known = _cues(accented=accented)
    for size in range(min(_LONGEST_CUE, len(before)), 0, -1):
        phrase = " ".join(before[-size:])
        if phrase in known:
            return known[phrase], fold(phrase)
    stop = len(before)
    owners = spelled("owner") if accented else words("owner")
    while stop > 1 and len(before) - stop < _LONGEST_CUE and before[stop - 1] in owners:
        stop -= 1
        for size in (2, 1):
            phrase = " ".join(before[max(0, stop - size) : stop])
            if known.get(phrase) == "kin" or (known.get(phrase) == "role" and fold(before[-1]) == "la"):
                return "kin", fold(phrase)
    return "", ""
