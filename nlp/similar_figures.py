"""How well petitions about one matter are found, on groups of messages written for it.

Each group of data/devsets/similar.jsonl and similar_second.jsonl has reports of one matter and near misses:
the same trouble elsewhere, another trouble there, or a new event long after. The table of troubles was
written after reading the first file; the second was written later by somebody who had not seen the code.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from casework.candidates import CANDIDATES, NEWEST, shortlist
from nlp.json_lines import read_lines
from nlp.similar import ALIKE_DAYS, WEIGHTS, Matters
from nlp.similar_pairs import Trace

_FOLDER = Path(__file__).parent / "data" / "devsets"
DEVELOPMENT = (_FOLDER / "similar.jsonl", _FOLDER / "similar_second.jsonl")


@dataclass(frozen=True, slots=True)
class Told:
    """One message of a group, received on a day; a near miss is about another matter than its group."""

    group: str
    near_miss: bool
    day: float
    trace: Trace

    def is_about_the_same(self, other: "Told") -> bool:
        """Whether both are reports of one matter."""
        return self.group == other.group and not self.near_miss and not other.near_miss


Likeness = Callable[[Told, Told], float]


def read_groups(
    matters: Matters, topics: Callable[[str], Mapping[str, float]], files: Sequence[Path] = DEVELOPMENT
) -> list[list[Told]]:
    """The groups of files; topics come from the classifier, places from the texts, never from labels."""
    groups: dict[str, list[Told]] = defaultdict(list)
    for row in (row for file in files for row in read_lines(file)):
        trace = matters.trace(row["text"], topics(row["text"]))
        groups[row["group"]].append(Told(row["group"], row.get("near_miss", False), row["day"], trace))
    return list(groups.values())


def judged_pairs(groups: Sequence[Sequence[Told]]) -> Iterator[tuple[Told, Told]]:
    """The pairs inside groups that count: two near misses are not compared."""
    for group in groups:
        for one, other in combinations(group, 2):
            if not (one.near_miss and other.near_miss):
                yield one, other


def candidates(message: Told, backlog: Mapping[str, Sequence[Told]]) -> list[Told]:
    """What the look-up gives for a message: earlier ones (by key, oldest first) that share most keys."""
    found = [
        [one for one in backlog.get(key, ())[-NEWEST:] if message.day - one.day <= ALIKE_DAYS]
        for key in sorted(message.trace.keys)
    ]
    numbers = {id(one): one for petitions in found for one in petitions}
    best = shortlist(([id(one) for one in petitions] for petitions in found), CANDIDATES)
    return [numbers[number] for number in best]


def measure(groups: Sequence[Sequence[Told]], likeness: Likeness, join_from: float) -> dict[str, float]:
    """Figures within groups (each pair by itself) and in the backlog of all groups (as at run time).

    pairs_found: pairs of reports of one matter that are joined; near_misses_joined: pairs of a report and a
    near miss that are; pairs_sharing_a_key: pairs of reports that the look-up can find. In the backlog,
    message by message: repeats_found: messages with an earlier report of their matter for which one such is
    proposed; first_is_right: of messages with any proposal, those whose likeliest is right;
    wrong_joins_per_message: proposals of another matter, by message.
    """
    pairs = list(judged_pairs(groups))
    true = [pair for pair in pairs if pair[0].is_about_the_same(pair[1])]
    false = [pair for pair in pairs if not pair[0].is_about_the_same(pair[1])]
    return {
        "pairs_found": _share([likeness(*pair) >= join_from for pair in true]),
        "near_misses_joined": _share([likeness(*pair) >= join_from for pair in false]),
        "pairs_sharing_a_key": _share([bool(a.trace.keys & b.trace.keys) for a, b in true]),
        **_in_backlog(groups, likeness, join_from),
    }


def out_of_fold() -> dict[str, float]:
    """The figures that `python -m nlp.similar_fit` measured out of fold when it wrote the weights."""
    figures: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))["out_of_fold"]
    return figures


def _in_backlog(groups: Sequence[Sequence[Told]], likeness: Likeness, join_from: float) -> dict[str, float]:
    messages = sorted((one for group in groups for one in group), key=lambda one: one.day)
    backlog: dict[str, list[Told]] = defaultdict(list)
    seen: dict[str, list[Told]] = defaultdict(list)
    repeats, firsts, wrong = [], [], 0
    for message in messages:
        scored = [(likeness(message, one), one) for one in candidates(message, backlog)]
        proposed = sorted((pair for pair in scored if pair[0] >= join_from), key=lambda pair: -pair[0])
        right = [message.is_about_the_same(one) for _, one in proposed]
        wrong += right.count(False)
        firsts += right[:1]
        if any(message.is_about_the_same(one) for one in seen[message.group]):
            repeats.append(any(right))
        seen[message.group].append(message)
        for key in message.trace.keys:
            backlog[key].append(message)
    return {
        "repeats_found": _share(repeats),
        "first_is_right": _share(firsts),
        "wrong_joins_per_message": round(wrong / max(1, len(messages)), 4),
    }


def _share(right: Sequence[bool]) -> float:
    return round(sum(right) / len(right), 4) if right else 0.0
