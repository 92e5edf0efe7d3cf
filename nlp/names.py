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
        if not tokens or not len(self._automaton):
            return []
        ends = {end: index for index, end in enumerate(accumulate(len(t.plain) + 1 for t in tokens))}
        line = " " + " ".join(token.plain for token in tokens) + " "
        longest: dict[int, Hit[T]] = {}
        for end, (size, meant) in self._automaton.iter(line):
            stop = ends[end] + 1
            hit = Hit(stop - size, stop, meant)
            if hit.first not in longest or longest[hit.first].stop < stop:
                longest[hit.first] = hit
        return [longest[first] for first in sorted(longest)]
