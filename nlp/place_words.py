"""The word lists by which places are read, from data/place_words.toml."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from nlp.spelling import Token, syllables

_FILE = Path(__file__).parent / "data" / "place_words.toml"
Phrase = tuple[tuple[str, str], ...]


class Phrases:
    """Words or groups of words, found with their own accents or with none."""

    def __init__(self, written: Iterable[str]) -> None:
        self._known: dict[tuple[str, ...], set[Phrase]] = {}
        for phrase in map(syllables, written):
            self._known.setdefault(tuple(plain for plain, _ in phrase), set()).add(phrase)
        self.longest = max(map(len, self._known), default=0)
        self._first = {plain[0] for plain in self._known}
        self._last = {plain[-1] for plain in self._known}

    def at(self, tokens: list[Token], start: int, *, exact: bool = False) -> int:
        """How many tokens the longest phrase has that begins here; 0 when none does.

        With `exact` a word without its diacritics is another word, as in a text that has them elsewhere.
        """
        if start >= len(tokens) or tokens[start].plain not in self._first:
            return 0
        sizes = range(min(self.longest, len(tokens) - start), 0, -1)
        return next((size for size in sizes if self._is(tokens[start : start + size], exact=exact)), 0)

    def ends_before(self, tokens: list[Token], stop: int) -> int:
        """How many tokens the longest phrase has that ends right before `stop`; 0 when none does."""
        if stop < 1 or tokens[stop - 1].plain not in self._last:
            return 0
        sizes = range(min(self.longest, stop), 0, -1)
        return next((size for size in sizes if self._is(tokens[stop - size : stop], exact=False)), 0)

    def _is(self, written: list[Token], *, exact: bool) -> bool:
        known = self._known.get(tuple(token.plain for token in written), ())
        if exact:
            return tuple((token.plain, token.key) for token in written) in known
        return any(reads(written, phrase) for phrase in known)


def reads(written: list[Token], phrase: Phrase) -> bool:
    """Whether tokens that fold to a phrase may be it: each has the phrase's accents or none."""
    return all(
        token.key == key or not token.accented for token, (_, key) in zip(written, phrase, strict=True)
    )


@cache
def table() -> dict[str, Any]:
    """The whole file."""
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


@cache
def phrases(section: str, name: str) -> Phrases:
    """One list of the file."""
    return Phrases(table()[section][name])
