"""Whether two petitions are about one matter: the same problem at the same place within the same days.

It only proposes; the citizen or an officer confirms. A petition's `Trace` has keys for a database index: a
new petition looks its keys up, takes the candidates that share most (casework.candidates) and computes the
likeness of those only, so that the work does not grow with the backlog. docs/reading.md has the figures.
"""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Self

from casework.candidates import KEYS
from nlp.features import Vocabulary
from nlp.similar_names import Name, find, read
from nlp.similar_pairs import RARE_FROM, TOPICS, Trace, features
from nlp.similar_tables import table
from nlp.similar_words import Phrases, Rarity, amounts, tells_of_mending
from nlp.spelling import BREAK, Token

WEIGHTS = Path(__file__).parent / "data" / "similar_weights.json"
# How many days back candidates are looked for: what is older is a new event.
ALIKE_DAYS = 30
# The rarity of what the corpus never tells of.
_UNSEEN = 6.0
# Rarity from which on a word, or two together, is worth a key of its own.
_KEY_FROM = 5.5
_SHORTEST = 3  # letters of a rare word
# The rarity of a number beside a word, and what two words may add by standing together.
_COMMON, _TOGETHER = 4.0, 3.5


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model: weight per feature of nlp.similar_pairs, and the rarity of each trouble."""

    bias: float
    features: Mapping[str, float]
    join_from: float
    rarity: Mapping[str, float]

    @classmethod
    def load(cls, file: Path = WEIGHTS) -> Self:
        """What `python -m nlp.similar_fit` wrote."""
        read_in: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        return cls(read_in["bias"], read_in["features"], read_in["join_from"], read_in["rarity"])

    def likeness(self, figures: Mapping[str, float]) -> float:
        """The probability, 0..1, that the figures of a pair are those of one matter."""
        total = self.bias + sum(weight * figures[name] for name, weight in self.features.items())
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


_SHIPPED = Weights.load()
# From this likeness on joining is proposed.
JOIN_FROM = _SHIPPED.join_from


class Matters:
    """Makes traces and compares them. Reads only, so several threads may share it."""

    def __init__(self, vocabulary: Vocabulary, weights: Weights = _SHIPPED) -> None:
        self._weights = weights
        self._rarity = Rarity(vocabulary)
        self._troubles = Phrases(table("troubles"), self._rarity)

    def trace(self, text: str, topics: Mapping[str, float], place_id: str | None = None) -> Trace:
        """The trace of any text; `topics` as the classifier gives them, `place_id` an own place if known."""
        row = read(text)
        names = tuple(find(row))
        line = f" {' '.join(token.plain for token in row)} "
        troubles = self._weigh(self._troubles.find(row))
        likeliest = dict(sorted(topics.items(), key=lambda one: (-one[1], one[0]))[:TOPICS])
        said = amounts(row)
        rarity = self._word_rarity(row)
        return Trace(
            keys=frozenset(self._keys(row, rarity, names, troubles, said, likeliest, place_id)),
            names=names,
            troubles=troubles,
            rare={word: rare for word, rare in rarity.items() if rare > RARE_FROM},
            amounts=said,
            topics=likeliest,
            units=frozenset(unit for unit in ("phuong", "xa") if f" {unit} " in line),
            mended=tells_of_mending(line),
            line=line,
        )

    def troubles(self, text: str) -> dict[str, float]:
        """The troubles of data/similar.toml that a text tells of, each with how sure it is (0..1)."""
        return self._troubles.find(read(text))

    def likeness(self, one: Trace, other: Trace, days_apart: float) -> float:
        """How likely (0..1) both are about one matter, whichever came first."""
        return self._weights.likeness(features(one, other, abs(days_apart)))

    def _weigh(self, found: Mapping[str, float]) -> dict[str, float]:
        return {name: sure * self._weights.rarity.get(name, _UNSEEN) for name, sure in found.items()}

    def _word_rarity(self, row: list[Token]) -> dict[str, float]:
        return {token.plain: self._rarity.of(token.plain) for token in row if token.plain[0].isalpha()}

    def _keys(
        self,
        row: list[Token],
        rarity: Mapping[str, float],
        names: tuple[Name, ...],
        troubles: Mapping[str, float],
        said: Iterable[str],
        topics: Mapping[str, float],
        place_id: str | None,
    ) -> list[str]:
        """Keys, the most specific first, cut at `KEYS`."""
        main = sorted(troubles, key=lambda name: (-troubles[name], name))[:3]
        about = [*main, *list(topics)[:1]]
        found = [key for name in names for key in _name_keys(name, about)]
        if place_id is not None:
            found += [f"@{place_id} {subject}" for subject in about]
        # Where nobody names anything: only the newest are looked at, so that a broad key costs no more.
        found += [f"~{trouble}" for trouble in main]
        found += [f"{amount} {subject}" for amount in sorted(said) for subject in main[:1]]
        found += self._rare_keys(row, rarity)
        return list(dict.fromkeys(found))[:KEYS]

    def _rare_keys(self, row: list[Token], rarity: Mapping[str, float]) -> list[str]:
        """Rare words and pairs of words: names that nothing announces ('ai con học kim đồng')."""
        found = {word: rare for word, rare in rarity.items() if len(word) >= _SHORTEST}
        for one, other in pairwise(token.plain for token in row):
            # Two words that nobody else has together say less when each is common.
            most = min(rarity.get(one, _COMMON), rarity.get(other, _COMMON)) + _TOGETHER
            if BREAK not in {one, other} and most >= _KEY_FROM and (one in rarity or other in rarity):
                found[f"{one} {other}"] = min(most, self._rarity.of(f"{one} {other}"))
        return sorted((key for key in found if found[key] >= _KEY_FROM), key=lambda key: (-found[key], key))


def _name_keys(name: Name, about: Sequence[str]) -> list[str]:
    """'le loi 12', 'le loi' for names of two words; one word or a number only together with a subject."""
    short = " ".join(name.words[:2])
    if len(name.words) > 1:
        return [f"{short} {name.number}", short] if name.number else [short]
    kind = name.family if not name.words else ""
    return [f"{kind}{short}{name.number}+{subject}" for subject in about]
