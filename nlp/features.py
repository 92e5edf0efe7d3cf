"""A text as weighted n-grams. Training and reading share this module, so that they can never differ.

Families, told apart by their first letter: `w` folded words (1-3), `a` accented syllables (1-2), `k` concepts
of the thesaurus. docs/model-card.md has the figures with and without each, and with the families that were
left out: `c` folded characters inside words (2-5), `s` words as underthesea segments them.
"""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from nlp.lexicon import concepts
from nlp.normalise import clean, expand, fold_syllable, respell

# How much each family weighs. Concepts help where words are rare, and blur where they are known. Chosen by
# cross-validation over batches.
FAMILIES = {"w": 1.2, "a": 1.2, "k": 0.4}
# Characters that are read for classification: the subject of a text is clear by then.
LONGEST = 2_000

_TOKEN = re.compile(r"[^\W_]+|[!?]")
_DIGITS = re.compile(r"\d+")


def count(text: str) -> Counter[str]:
    """N-grams of one text with how often each stands there; empty for a text without words."""
    tokens = syllables(text)
    folded = [fold_syllable(token) for token in tokens]
    respelled = [respell(token) for token in tokens]
    return Counter(
        chain(
            _rows("w", folded, 3),
            _rows("a", respelled, 2),
            ("k" + concept for concept in concepts(folded, respelled)),
        )
    )


def syllables(text: str) -> list[str]:
    """The syllables of a text's first pages in small letters, numbers as '0', short forms written out."""
    accented = expand(clean(text[:LONGEST])).lower()
    return _TOKEN.findall(_DIGITS.sub("0", accented))


def _rows(family: str, tokens: list[str], longest: int) -> list[str]:
    """Every run of 1 to `longest` tokens."""
    return [
        family + " ".join(tokens[start : start + size])
        for size in range(1, longest + 1)
        for start in range(len(tokens) - size + 1)
    ]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The n-grams that the model knows: each one's column, and `rarity` (idf), one float32 per column.

    `families` says how much each family of n-grams weighs.
    """

    columns: dict[str, int]
    rarity: NDArray[np.float32]
    families: dict[str, float]

    def weigh(self, counts: Counter[str]) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """Columns and values of one text: (1 + ln count) x rarity, each family scaled to its weight."""
        known = [
            (column, n, gram[0]) for gram, n in counts.items() if (column := self.columns.get(gram, -1)) >= 0
        ]
        if not known:
            return np.zeros(0, dtype=np.int32), np.zeros(0, dtype=np.float32)
        found, numbers, first = zip(*known, strict=True)
        columns = np.array(found, dtype=np.int32)
        values = (1 + np.log(np.array(numbers, dtype=np.float32))) * self.rarity[columns]
        kinds = np.array(first)
        for family, weight in self.families.items():
            mine = kinds == family
            length = float(np.linalg.norm(values[mine]))
            if length > 0:
                values[mine] *= weight / length
        return columns, values.astype(np.float32)

    def familiarity(self, counts: Counter[str]) -> float:
        """The share of a text's different words that the corpus has, 0 to 1; 0 for a text without words."""
        words = [gram for gram in counts if gram[0] == "w" and " " not in gram]
        return sum(word in self.columns for word in words) / len(words) if words else 0.0


def learn(texts: list[Counter[str]], *, minimum: int, families: dict[str, float] | None = None) -> Vocabulary:
    """The vocabulary of some texts: n-grams of some families that stand in at least `minimum` of them."""
    families = families or FAMILIES
    found = Counter(gram for counts in texts for gram in counts if gram[0] in families)
    grams = sorted(gram for gram, n in found.items() if n >= minimum)
    rarity = [np.log((1 + len(texts)) / (1 + found[gram])) + 1 for gram in grams]
    columns = {gram: column for column, gram in enumerate(grams)}
    return Vocabulary(columns, np.array(rarity, dtype=np.float32), families)
