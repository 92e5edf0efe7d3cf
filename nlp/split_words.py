"""What single words say about where a matter begins: learnt from the corpus, kept in data/split_words.npz."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from nlp.split_text import Words

FILE = Path(__file__).parent / "data" / "split_words.npz"

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the table says about each word of a text; every array has one row a word.

    `topics` (words, topics): running sums of log-odds, one row more than words. `opens`: how much likelier
    the word begins a message than a later sentence; `begins`, `ends`: how much likelier it stands first or
    last in a message or sentence than inside one. `joins`: how strongly the word belongs to the one before.
    `rarity`: high for words that few messages have. `fresh`: running
    sums (one row more than words), higher for sentences that begin a message than for those that go on.
    """

    topics: Floats
    opens: Floats
    begins: Floats
    ends: Floats
    joins: Floats
    rarity: Floats
    fresh: Floats

    def overlap(self, first: int, middle: int, end: int) -> float:
        """How far the topics of two neighbouring pieces agree: 1 alike, 0 surely different."""
        left = _shares(self.topics[middle] - self.topics[first])
        right = _shares(self.topics[end] - self.topics[middle])
        return float(np.sqrt(left * right).sum())


@dataclass(frozen=True, slots=True)
class WordTable:
    """Log-odds of words and of pairs of words (folded): `topics` (entries, topics), the others (entries,)."""

    rows: dict[str, int]
    topics: Floats
    opens: Floats
    begins: Floats
    ends: Floats
    joins: Floats
    rarity: Floats
    fresh: Floats

    @classmethod
    def load(cls, file: Path = FILE) -> Self:
        """The shipped table; OSError or ValueError when the file is missing or damaged."""
        with np.load(file, allow_pickle=False) as arrays:
            words = bytes(arrays["words"]).decode("utf-8").split("\n")
            # A tenth is fine enough for log-odds, and an eighth of the size.
            numbers = {name: arrays[name].astype(np.float32) / _STEPS for name in _ARRAYS}
        return cls({word: row for row, word in enumerate(words)}, **numbers)

    def save(self, file: Path = FILE) -> None:
        """Write the table; the same table gives the same bytes."""
        words = np.frombuffer("\n".join(self.rows).encode("utf-8"), dtype=np.uint8)
        numbers = {
            name: np.clip(np.rint(getattr(self, name) * _STEPS), -127, 127).astype(np.int8)
            for name in _ARRAYS
        }
        np.savez_compressed(file, words=words, **numbers)

    def look_up(self, words: Words) -> Evidence:
        """The evidence for a text: pairs where the table has them, else single words."""
        count = len(words)
        # The last row of each array stands for what is not known.
        unknown = len(self.rows)
        single = np.array([self.rows.get(word, unknown) for word in words.folded], dtype=np.int64)
        after = np.array(
            [self.rows.get(f"{one} {two}", unknown) for one, two in _pairs(words.folded)], dtype=np.int64
        )
        with_next = np.append(after, unknown)[:count]
        with_previous = np.insert(after, 0, unknown)[:count]
        topics = _padded(self.topics)
        fresh = _padded(self.fresh)
        steps = topics[single] + topics[with_next]
        return Evidence(
            topics=np.vstack([np.zeros((1, topics.shape[1]), np.float32), np.cumsum(steps, axis=0)]),
            opens=_longest(self.opens, single, with_next),
            begins=_longest(self.begins, single, with_next),
            ends=_longest(self.ends, single, with_previous),
            joins=_padded(self.joins)[with_previous],
            rarity=_padded(self.rarity)[single],
            fresh=np.append(np.float32(0), np.cumsum(fresh[single] + fresh[with_next])),
        )


_STEPS = 20
_ARRAYS = ("topics", "opens", "begins", "ends", "joins", "rarity", "fresh")
# Words are not independent of one another: their sum is far too sure.
_SURENESS = 0.35
# A rare word is a name or a noun: rather not the first or last of a message.
_UNKNOWN = -1.0


def _pairs(folded: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    return itertools.pairwise(folded)


def _padded(values: Floats) -> Floats:
    return np.concatenate([values, np.zeros((1, *values.shape[1:]), np.float32)])


def _longest(values: Floats, single: NDArray[np.int64], pair: NDArray[np.int64]) -> Floats:
    known = pair < len(values)
    padded = np.append(values, np.float32(_UNKNOWN))
    return np.asarray(np.where(known, padded[pair], padded[single]), dtype=np.float32)


def _shares(logits: Floats) -> Floats:
    raised = np.exp((logits - logits.max()) * _SURENESS)
    return np.asarray(raised / raised.sum(), dtype=np.float32)
