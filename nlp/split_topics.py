"""A closer look at proposed cuts: whether the topics of the two sides differ."""

import itertools
from collections.abc import Callable, Mapping, Sequence

from nlp.split_boundary import Cut, Figures, Message, figures

Topics = Mapping[str, float]
Judge = Callable[[str], Topics]
Look = Callable[[Figures], float]

_LONGEST = 600  # characters of a piece that are judged


def judged_pieces(message: Message, bounds: Sequence[int], judge: Judge) -> list[Topics]:
    """The topics of each piece between neighbouring bounds: one call a piece."""
    words = message.words
    pieces = itertools.pairwise(bounds)
    return [judge(words.piece(first, end)[:_LONGEST]) for first, end in pieces]


def judged_figures(message: Message, cut: Cut, left: Topics, right: Topics) -> Figures:
    """The figures of a cut together with what the topics of its two sides say."""
    found = figures(message, cut)
    alike = likeness(left, right)
    sure = min(max(left.values(), default=0.0), max(right.values(), default=0.0))
    return found | {
        "alike": alike,
        "alike_another": alike * found["another"],
        "alike_adding": alike * found["adding"],
        "alike_linking": alike * found["linking"],
        "alike_hard": alike * (found["sentence"] + found["line"]),
        "alike_sentences": alike * found["sentences"],
        "alike_neighbours_ask": alike * found["neighbours_ask"],
        "sure": sure,
        "sure_apart": sure * (1 - alike),
    }


def kind(found: Figures) -> str:
    """What kind of cut it is, as the thresholds of data/split_weights.json name them."""
    announced = next((name for name in ("another", "adding", "linking") if found[name]), "silent")
    return announced if found["sentence"] or found["line"] else f"{announced}_inside"


def merge(bounds: list[int], topics: list[Topics], middle: int) -> None:
    """Undo the cut at position `middle` of the bounds; topics are averaged by length, without a call."""
    left, right = bounds[middle] - bounds[middle - 1], bounds[middle + 1] - bounds[middle]
    one, other = topics[middle - 1], topics[middle]
    topics[middle - 1 : middle + 1] = [
        {name: (share * left + other.get(name, 0.0) * right) / (left + right) for name, share in one.items()}
    ]
    del bounds[middle]


def likeness(left: Topics, right: Topics) -> float:
    """How far two topic distributions agree (Bhattacharyya): 1 alike, 0 surely different."""
    return sum(float((share * right.get(name, 0.0)) ** 0.5) for name, share in left.items())
