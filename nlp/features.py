"""A text as weighted n-grams. Training and reading share this module, so that they can never differ.

Families, told apart by their first letter: `w` folded words (1-3), `c` folded characters inside words
(2-5), `a` accented syllables (1-2), `s` words as underthesea segments them, `k` concepts of the thesaurus.
docs/reading.md has the figures with and without each.
"""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from nlp.lexicon import concepts
from nlp.normalise import clean, expand, fold, respell
from nlp.segment import words

# How much each family weighs. Characters repeat what words say and are there for misspelt words; concepts
# help where words are rare, and blur where they are known. Chosen by cross-validation over batches.
FAMILIES = {"w": 1.2, "c": 0.3, "a": 1.2, "s": 0.5, "k": 0.4}
# Characters that are read for classification. Longer texts are cut: their subject is clear by then.
LONGEST = 6_000

_TOKEN = re.compile(r"[^\W_]+|[!?]")
_DIGITS = re.compile(r"\d+")


def count(text: str) -> Counter[str]:
    """N-grams of one text with how often each stands there; empty for a text without words."""
    accented = expand(clean(text[:LONGEST])).lower()
    tokens = _TOKEN.findall(_DIGITS.sub("0", accented))
    folded = [fold(token) for token in tokens]
    respelled = [respell(token) for token in tokens]
    return Counter(
        chain(
            _rows("w", folded, 3),
            _inside("c", folded),
            _rows("a", respelled, 2),
            _rows("s", words(accented), 1),
            ("k" + concept for concept in concepts(folded, respelled)),
        )
    )


def _rows(family: str, tokens: list[str], longest: int) -> list[str]:
    """Every run of 1 to `longest` tokens."""
    return [
        family + " ".join(tokens[start : start + size])
        for size in range(1, longest + 1)
        for start in range(len(tokens) - size + 1)
    ]


def _inside(family: str, tokens: list[str]) -> list[str]:
    """Every run of 2 to 5 characters in each word, with a blank as the word's edge."""
    padded = [f" {token} " for token in tokens]
    return [
        family + word[start : start + size]
        for word in padded
        for size in range(2, 6)
        for start in range(len(word) - size + 1)
    ]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The n-grams that the model knows: each one's column, and `rarity` (idf), one float32 per column."""

    columns: dict[str, int]
    rarity: NDArray[np.float32]

    def weigh(self, counts: Counter[str]) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """Columns and values of one text: (1 + ln count) x rarity, each family scaled to its weight."""
        known = sorted((self.columns[gram], gram[0], n) for gram, n in counts.items() if gram in self.columns)
        columns = np.array([column for column, _, _ in known], dtype=np.int32)
        values = (1 + np.log(np.array([n for _, _, n in known], dtype=np.float32))) * self.rarity[columns]
        for family, weight in FAMILIES.items():
            mine = np.array([first == family for _, first, _ in known], dtype=bool)
            length = float(np.linalg.norm(values[mine]))
            if length > 0:
                values[mine] *= weight / length
        return columns, values.astype(np.float32)

    def familiarity(self, counts: Counter[str]) -> float:
        """The share of a text's different words that the corpus has, 0 to 1; 0 for a text without words."""
        words = [gram for gram in counts if gram[0] == "w" and " " not in gram]
        return sum(word in self.columns for word in words) / len(words) if words else 0.0


def learn(texts: list[Counter[str]], *, minimum: int, families: str = "".join(FAMILIES)) -> Vocabulary:
    """The vocabulary of some texts: n-grams of some families that stand in at least `minimum` of them."""
    found = Counter(gram for counts in texts for gram in counts if gram[0] in families)
    grams = sorted(gram for gram, n in found.items() if n >= minimum)
    rarity = [np.log((1 + len(texts)) / (1 + found[gram])) + 1 for gram in grams]
    return Vocabulary({gram: column for column, gram in enumerate(grams)}, np.array(rarity, dtype=np.float32))
