"""Thousands of names looked for in one pass over a text (Aho-Corasick), on whole syllables only."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Generic, TypeVar

import ahocorasick

from nlp.spelling import Token

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """A name at tokens `first` to `stop` (exclusive), with what is known under it."""

    first: int
    stop: int
    meant: T


class NameIndex(Generic[T]):
    """Folded names ('song hien') to anything; safe to read from several threads."""

    def __init__(self, names: Mapping[str, T]) -> None:
        self._automaton: Any = ahocorasick.Automaton()
        for name, meant in names.items():
            self._automaton.add_word(f" {name} ", (name.count(" ") + 1, meant))
        if names:
            self._automaton.make_automaton()

    def find(self, tokens: list[Token]) -> list[Hit[T]]:
        """Every name in the tokens, by place; of names that start together only the longest."""
        return [hits[0] for hits in self.by_start(tokens).values()]

    def by_start(self, tokens: list[Token]) -> dict[int, list[Hit[T]]]:
        """Every name in the tokens under the token where it begins, in order, the longest first."""
        if not tokens or not len(self._automaton):
            return {}
        ends = {end: index for index, end in enumerate(accumulate(len(t.plain) + 1 for t in tokens))}
        line = " " + " ".join(token.plain for token in tokens) + " "
        found: dict[int, list[Hit[T]]] = {}
        for end, (size, meant) in self._automaton.iter(line):
            stop = ends[end] + 1
            found.setdefault(stop - size, []).append(Hit(stop - size, stop, meant))
        # The automaton reports by end, so at one start the longest comes last.
        return {first: found[first][::-1] for first in sorted(found)}
