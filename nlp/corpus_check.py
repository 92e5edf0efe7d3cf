"""`python -m nlp.corpus_check [FOLDER]`: is the corpus as diverse as it claims? Fails on templates.

Prints how many runs of four words are used once only, near-duplicates, the balance of labels, and how far a
second, blind annotator agreed. Exit status 1 when a limit is broken.
"""

import argparse
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from nlp.corpus import DIRECTORY, FIELDS, Message, read_all
from nlp.json_lines import read_lines
from nlp.normalise import fold

SECOND_LABELS = Path(__file__).parent / "data" / "devsets" / "second_labels.jsonl"
RUN = 4  # words
ALIKE = 0.5  # share of common runs from which two messages are near-duplicates
_SHORTEST = 5  # runs; two people do write 'alo alo có ai không'
_COMMON = 40  # a run in more messages than this ('kính đề nghị các cấp') says nothing about two of them

# Limits: a corpus filled from templates of 10 words has about half its runs repeated.
LEAST_DISTINCT = 0.9
MOST_DUPLICATES = 0.005
LEAST_OF_A_TOPIC = 0.03
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Diversity:
    """`distinct`: share of the runs of four words that stand in one message only; ids of near-duplicates."""

    messages: int
    distinct: float
    duplicates: list[tuple[str, str]]
    topics: Counter[str]
    natures: Counter[str]
    urgencies: Counter[str]
    batches: int

    def faults(self) -> list[str]:
        """What breaks a limit, in words."""
        found = []
        if self.distinct < LEAST_DISTINCT:
            found.append(f"only {self.distinct:.3f} of the runs of {RUN} words stand in one message only")
        if len(self.duplicates) > MOST_DUPLICATES * self.messages:
            found.append(f"{len(self.duplicates)} pairs are near-duplicates: {self.duplicates[:5]}")
        rare = [topic for topic, n in self.topics.items() if n < LEAST_OF_A_TOPIC * self.messages]
        return found + [f"topic {topic} has only {self.topics[topic]} messages" for topic in sorted(rare)]


def diversity(messages: list[Message]) -> Diversity:
    """Measure a corpus."""
    runs = [_runs(message.text) for message in messages]
    holders: dict[str, list[int]] = defaultdict(list)
    for place, mine in enumerate(runs):
        for run in mine:
            holders[run].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for places in holders.values():
        if 1 < len(places) <= _COMMON:
            shared.update(combinations(places, 2))
    duplicates = [
        (messages[one].id, messages[other].id)
        for (one, other), common in sorted(shared.items())
        if common >= ALIKE * (shorter := min(len(runs[one]), len(runs[other]))) and shorter >= _SHORTEST
    ]
    once = sum(len(places) == 1 for places in holders.values())
    return Diversity(
        messages=len(messages),
        distinct=once / max(1, len(holders)),
        duplicates=duplicates,
        topics=Counter(message.topic for message in messages),
        natures=Counter(message.nature for message in messages),
        urgencies=Counter(message.urgency for message in messages),
        batches=len({message.batch for message in messages}),
    )


def agreement(messages: list[Message], file: Path = SECOND_LABELS) -> dict[str, float]:
    """Per field, the share of the second annotator's labels that are those of the corpus."""
    known = {message.id: message for message in messages}
    rows = [row for row in read_lines(file) if row["id"] in known]
    return {
        field: round(sum(row[field] == known[row["id"]].label(field) for row in rows) / max(1, len(rows)), 4)
        for field in FIELDS
    }


def _runs(text: str) -> set[str]:
    words = _WORD.findall(fold(text))
    return {" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m nlp.corpus_check", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=DIRECTORY)
    messages = read_all(parser.parse_args(arguments).folder)
    found = diversity(messages)
    lines = [
        f"{found.messages} messages in {found.batches} batches",
        f"runs of {RUN} words in one message only: {found.distinct:.4f} (at least {LEAST_DISTINCT})",
        f"near-duplicates: {len(found.duplicates)} pairs {found.duplicates[:10]}",
        *(
            f"{name}: " + ", ".join(f"{label} {n}" for label, n in counted.most_common())
            for name, counted in (
                ("topics", found.topics),
                ("natures", found.natures),
                ("urgencies", found.urgencies),
            )
        ),
        f"agreement of a second annotator: {agreement(messages)}",
        *(f"FAULT: {fault}" for fault in found.faults()),
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if found.faults() else 0


if __name__ == "__main__":
    sys.exit(main())
