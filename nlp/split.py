"""One message with several petitions becomes several; a long story of one matter is never torn.

Places to cut are proposed by words alone; topics are asked for only where there is a sign of several matters.
"""

import itertools
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from nlp.split_boundary import Cut, Message, weigh
from nlp.split_frame import after_greeting, before_closing
from nlp.split_listing import entries, holds_several
from nlp.split_lists import find
from nlp.split_proposals import propose
from nlp.split_text import Words, read
from nlp.split_topics import Judge, judged_figures, judged_pieces, kind, merge
from nlp.split_words import WordTable

WEIGHTS = Path(__file__).parent / "data" / "split_weights.json"

_SHORTEST = 8  # words of a message that may hold two petitions
# A message of so many words is cut at most so often; each cut may cost one call of the judge.
_MOST_CUTS = ((48, 2), (100, 5), (400, 11), (1_000_000, 18))


@dataclass(frozen=True, slots=True)
class Weights:
    """Two logistic models of a cut, without and with topics, and from which logit on each decides.

    `cut_from` has one threshold for each kind of cut (`split_topics.kind`).
    """

    proposing: dict[str, float]
    judging: dict[str, float]
    propose_from: float
    cut_from: dict[str, float]

    @classmethod
    def load(cls, file: Path = WEIGHTS) -> Self:
        """The shipped weights; OSError, ValueError or KeyError when the file is missing or damaged."""
        table = json.loads(file.read_text(encoding="utf-8"))
        return cls(table["proposing"], table["judging"], table["propose_from"], table["cut_from"])


class Splitter:
    """Splits messages. Reads only, so several threads may share one (if they may share the judge)."""

    def __init__(
        self, judge: Judge, *, weights: Weights | None = None, table: WordTable | None = None
    ) -> None:
        """`judge` gives the topic probabilities of a piece; the rest is the shipped data by default."""
        self._judge = judge
        self._weights = weights or Weights.load()
        self._table = table or WordTable.load()

    def parts(self, text: str) -> tuple[str, ...]:
        """The petitions of any text, verbatim and in order; the whole cleaned text when there is only one.

        Marks of lists, and greetings and thanks that stand for themselves, belong to no part.
        """
        words = read(text)
        pieces = self._pieces(words) if len(words) >= _SHORTEST else []
        if len(pieces) < 2:  # noqa: PLR2004 - one piece is the whole
            return (words.text,)
        return tuple(words.piece(first, end) for first, end in pieces)

    def _pieces(self, words: Words) -> list[tuple[int, int]]:
        listing = find(words)
        if listing is not None:
            return entries(words, listing) if holds_several(words, listing, self._judge) else []
        bounds = self._bounds(words)
        return list(itertools.pairwise(bounds))

    def _bounds(self, words: Words) -> list[int]:
        first, end = after_greeting(words), before_closing(words)
        if end - first < _SHORTEST:
            return []
        message = Message.of(words, self._table)
        bounds = [
            first,
            *propose(
                message,
                first,
                end,
                self._weights.proposing,
                propose_from=self._weights.propose_from,
                most=most_cuts(len(words)),
            ),
            end,
        ]
        return self._kept(message, bounds)

    def _kept(self, message: Message, bounds: list[int]) -> list[int]:
        """The bounds without the cuts that do not hold when topics are known, the weakest undone first."""
        topics = judged_pieces(message, bounds, self._judge) if len(bounds) > 2 else []  # noqa: PLR2004
        while len(bounds) > 2:  # noqa: PLR2004 - first and end are no cuts
            margins = []
            for middle in range(1, len(bounds) - 1):
                cut = Cut(bounds[middle - 1], bounds[middle], bounds[middle + 1])
                found = judged_figures(message, cut, topics[middle - 1], topics[middle])
                margins.append(weigh(found, self._weights.judging) - self._weights.cut_from[kind(found)])
            weakest = min(range(len(margins)), key=lambda index: margins[index])
            if margins[weakest] >= 0:
                break
            merge(bounds, topics, weakest + 1)
        return bounds


def most_cuts(words: int) -> int:
    """How often a message of so many words may be cut."""
    return next(cuts for longest, cuts in _MOST_CUTS if words <= longest)
