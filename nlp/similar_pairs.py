"""Two traces as numbers: the features from which the likeness of two petitions is computed."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from nlp import similar_places
from nlp.similar_names import Name

# Of the topics only the likeliest are compared: the rest of the probability is noise.
TOPICS = 3
# Rarity from which on a shared word says something, and how many such words count.
RARE_FROM, _RARE_WORDS = 4.0, 6
# Days apart: up to the first two reports of one trouble are at home, from the second on it is a new event.
_SAME_DAYS, _NEW_DAYS = 10.0, 30.0


@dataclass(frozen=True, slots=True)
class Trace:
    """What is kept of one text to compare it with others.

    `keys` are short strings by which candidates are looked up, at most `KEYS` of them (casework.candidates).
    `troubles` and `rare` carry weights (rarity in the corpus), `topics` probabilities, `line` is the folded
    text with one blank between words and at both ends.
    """

    keys: frozenset[str]
    names: tuple[Name, ...]
    troubles: Mapping[str, float]
    rare: Mapping[str, float]
    amounts: frozenset[str]
    topics: Mapping[str, float]
    units: frozenset[str]
    mended: bool
    line: str


def features(one: Trace, other: Trace, days_apart: float) -> dict[str, float]:
    """Named figures, the same whichever text comes first."""
    places = similar_places.compare(one.names, one.line, other.names, other.line)
    trouble = _cosine(one.troubles, other.troubles)
    both = one.troubles.keys() & other.troubles.keys()
    surest = max((min(one.troubles[name], other.troubles[name]) for name in both), default=0.0) / 8
    rare = sorted((one.rare[word] for word in one.rare.keys() & other.rare.keys()), reverse=True)[
        :_RARE_WORDS
    ]
    rarity = sum(weight - RARE_FROM for weight in rare) / 20
    named = bool(one.names) and bool(other.names)
    late = min(max(days_apart - _SAME_DAYS, 0.0) / (_NEW_DAYS - _SAME_DAYS), 1.0)
    return {
        "link": places.link,
        "links": places.links,
        "wide": places.wide,
        "conflict": places.conflict,
        "guess": places.guess,
        "numbers": places.numbers,
        "unlinked": float(named and places.link == 0),
        "unnamed": float(not named),
        "unit": float(len(one.units) == len(other.units) == 1 and one.units != other.units),
        "trouble": trouble,
        "surest": surest,
        "other_trouble": float(bool(one.troubles) and bool(other.troubles) and not both),
        "untold": float(not one.troubles or not other.troubles),
        "link_trouble": places.link * trouble,
        "links_surest": places.links * surest,
        "conflict_trouble": max(places.conflict, places.guess) * trouble,
        "rare": rarity,
        "rare_trouble": rarity * trouble,
        "amounts": min(2.0, len(one.amounts & other.amounts)),
        "topic": math.log(sum(p * other.topics.get(name, 0.0) for name, p in one.topics.items()) + 0.01) / 5,
        "late": late,
        "mended": float((one.mended or other.mended) and days_apart > _SAME_DAYS / 2),
    }


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    product = sum(weight * other[name] for name, weight in one.items() if name in other)
    if product == 0:
        return 0.0
    return product / math.sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
