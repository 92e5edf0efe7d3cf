"""A corpus that is enough to train on and quick to train on."""

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path

from nlp.corpus import Message, read_all

BATCHES = 5


def shortest(each: int, *, after: int = 0) -> list[Message]:
    """The shortest messages of each topic and nature: `each` of them, the first `after` left out."""
    taken: Counter[tuple[str, str]] = Counter()
    found = []
    for message in sorted(read_all(), key=lambda one: (len(one.text), one.id)):
        taken[message.topic, message.nature] += 1
        if after < taken[message.topic, message.nature] <= after + each:
            found.append(message)
    return found


def write_small_corpus(folder: Path, each: int = 3) -> None:
    """Some files, for what one file holds is never learnt and tested at once."""
    messages = shortest(each)
    for batch in range(BATCHES):
        lines = [json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in messages[batch::BATCHES]]
        (folder / f"batch{batch}.jsonl").write_text("".join(lines), encoding="utf-8")
