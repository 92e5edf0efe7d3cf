"""Counts on the corpus where words stand and which topics they go with: the table of split_words."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from nlp.corpus import Message
from nlp.split_text import SENTENCE, Words, read
from nlp.split_words import WordTable

_SEEN_FROM = 6  # times in the corpus
_PAIRS_SEEN_FROM = 8
_DOUBT = 4  # each word counts as if seen so many times more, as often as the average word

Counts = Counter[str]


@dataclass(slots=True)
class _Tally:
    """Words and pairs: everywhere, first and last in a sentence, and in first and later sentences."""

    seen: Counts = field(default_factory=Counter)
    first: Counts = field(default_factory=Counter)
    later: Counts = field(default_factory=Counter)
    last: Counts = field(default_factory=Counter)
    in_first: Counts = field(default_factory=Counter)
    in_later: Counts = field(default_factory=Counter)

    def add(self, words: Words) -> None:
        self.seen.update(_grams(words.folded))
        for start, end in _sentences(words):
            opening = start == 0
            (self.first if opening else self.later).update(_edge(words.folded[start : start + 2], 0))
            self.last.update(_edge(words.folded[max(start, end - 2) : end], -1))
            if end - start < len(words):
                (self.in_first if opening else self.in_later).update(_grams(words.folded[start:end]))


def fit_words(messages: Iterable[Message]) -> WordTable:
    """The table of some messages."""
    tally = _Tally()
    by_topic: dict[str, Counts] = defaultdict(Counter)
    for message in messages:
        words = read(message.text)
        tally.add(words)
        by_topic[message.topic].update(set(_grams(words.folded)))
        by_topic[message.topic][""] += 1
    kept = sorted(
        gram for gram, n in tally.seen.items() if n >= (_PAIRS_SEEN_FROM if " " in gram else _SEEN_FROM)
    )
    return WordTable(
        rows={gram: row for row, gram in enumerate(kept)},
        topics=_topics(kept, by_topic),
        opens=_odds(kept, tally.first, tally.later),
        begins=_odds(kept, tally.first + tally.later, tally.seen),
        ends=_odds(kept, tally.last, tally.seen),
        joins=_lifts(kept, tally.seen),
        fresh=_odds(kept, tally.in_first, tally.in_later),
        rarity=_rarity(kept, by_topic),
    )


def _grams(folded: tuple[str, ...]) -> list[str]:
    return [word for word in folded if word] + [f"{a} {b}" for a, b in pairwise(folded) if a and b]


def _edge(folded: tuple[str, ...], which: int) -> list[str]:
    return [folded[which], " ".join(folded)] if folded else []


def _sentences(words: Words) -> Iterator[tuple[int, int]]:
    starts = [at for at in range(len(words)) if words.gaps[at] >= SENTENCE]
    yield from zip(starts, [*starts[1:], len(words)], strict=True)


def _topics(kept: list[str], by_topic: dict[str, Counts]) -> NDArray[np.float32]:
    found = np.zeros((len(kept), len(by_topic)), np.float32)
    for column, topic in enumerate(sorted(by_topic)):
        counts = by_topic[topic]
        norm = sum(counts.values())
        found[:, column] = [math.log((counts[gram] + 0.5) / norm) for gram in kept]
    return np.asarray(found - found.mean(axis=1, keepdims=True))


def _odds(kept: list[str], some: Counts, others: Counts) -> NDArray[np.float32]:
    share = _words(some) / max(1, _words(others))
    return np.array(
        [math.log((some[gram] + _DOUBT * share) / ((others[gram] + _DOUBT) * share)) for gram in kept],
        np.float32,
    )


def _lifts(kept: list[str], seen: Counts) -> NDArray[np.float32]:
    """How much oftener two words meet than by chance; 0 for a single word."""
    everything = _words(seen)
    pairs = (gram.partition(" ") for gram in kept)
    return np.array(
        [
            math.log(seen[f"{one} {two}"] * everything / (seen[one] * seen[two])) if two else 0.0
            for one, _, two in pairs
        ],
        np.float32,
    )


def _rarity(kept: list[str], by_topic: dict[str, Counts]) -> NDArray[np.float32]:
    messages = sum(counts[""] for counts in by_topic.values())
    within = [sum(counts[gram] for counts in by_topic.values()) for gram in kept]
    return np.array([math.log(messages / number) for number in within], np.float32)


def _words(counts: Counts) -> int:
    return max(1, sum(number for gram, number in counts.items() if " " not in gram))
