"""data/similar.toml: the words that name things, the troubles, and what surrounds names."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from nlp.normalise import fold
from nlp.spelling import Token, syllables

_FILE = Path(__file__).parent / "data" / "similar.toml"
# The family of words that only look like the word before a name ('hàng xóm').
_NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Kind:
    """A word before names: its (plain, accented) syllables, and its family ('' when it names nothing)."""

    written: tuple[tuple[str, str], ...]
    family: str


@cache
def table(name: str) -> dict[str, Any]:
    """One table of data/similar.toml."""
    found: dict[str, Any] = _all()[name]
    return found


@cache
def word_set(name: str) -> frozenset[str]:
    """A list of words of the table `names`, folded."""
    return frozenset(fold(word) for word in table("names")[name])


def kind_at(row: list[Token], index: int) -> Kind | None:
    """The longest word before names that begins at this token; its accents may be missing, never others."""
    for kind in _kinds().get(row[index].plain, ()):
        here = row[index : index + len(kind.written)]
        if len(here) == len(kind.written) and all(
            token.plain == plain and (token.key == key or not token.accented)
            for token, (plain, key) in zip(here, kind.written, strict=True)
        ):
            return kind
    return None


@cache
def _all() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def _kinds() -> dict[str, tuple[Kind, ...]]:
    by_first: dict[str, list[Kind]] = {}
    for family, forms in table("families").items():
        for form in forms:
            kind = Kind(syllables(form), "" if family == _NOTHING else family)
            by_first.setdefault(kind.written[0][0], []).append(kind)
    return {
        first: tuple(sorted(kinds, key=lambda kind: -len(kind.written))) for first, kinds in by_first.items()
    }
