"""How well messages are split, on messages written for it (data/devsets/split.jsonl).

`python -m nlp.split_figures` prints the shipped splitter's figures and its mistakes.
"""

import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from nlp.json_lines import read_lines
from nlp.normalise import fold
from nlp.split import WEIGHTS, Splitter

DEVELOPMENT = Path(__file__).parent / "data" / "devsets" / "split.jsonl"

# What may stand at the head of a part on one side and be left out on the other.
_MARK = re.compile(r"(?:(?:vd|van de|thu|viec|y|so) ?)?(?:\d{1,2}|[ivx]{1,4}|[a-h]) ")

Row = Mapping[str, Any]


class Parting(Protocol):
    """What divides texts."""

    def parts(self, text: str) -> tuple[str, ...]:
        """The petitions of a text."""
        ...


def read_rows(file: Path = DEVELOPMENT) -> list[Row]:
    """Rows with id, text and parts."""
    return [*read_lines(file)]


def comparable(part: str) -> str:
    """The words of a part, folded, without signs and without the mark of a list at its head."""
    words = " ".join(re.findall(r"[^\W_]+", fold(part)))
    mark = _MARK.match(words)
    return words[mark.end() :] if mark else words


def is_right(row: Row, parts: Sequence[str]) -> bool:
    """Whether a row was split as it should be; of one petition, whether it was left whole."""
    if len(row["parts"]) == 1:
        return len(parts) == 1
    return list(map(comparable, parts)) == list(map(comparable, row["parts"]))


def measure(rows: Sequence[Row], splitter: Parting) -> dict[str, float]:
    """exact: messages of several petitions split exactly right; torn: single ones split; boundary_f1."""
    right: list[bool] = []
    torn: list[bool] = []
    hits = found = wanted = 0
    for row in rows:
        parts = splitter.parts(row["text"])
        (right if len(row["parts"]) > 1 else torn).append(is_right(row, parts))
        ours, theirs = _beginnings(parts), _beginnings(row["parts"])
        hits, found, wanted = hits + len(ours & theirs), found + len(ours), wanted + len(theirs)
    return {
        "exact": _share(right),
        "torn": round(1 - _share(torn), 4),
        "boundary_f1": round(2 * hits / max(1, found + wanted), 4),
        "messages": float(len(rows)),
    }


def out_of_fold() -> dict[str, float]:
    """The figures that `python -m nlp.split_fit` measured with models that had not seen the message."""
    figures: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))["out_of_fold"]
    return figures


def _beginnings(parts: Sequence[str]) -> set[str]:
    """How every part but the first begins: a cut by what follows it."""
    return {" ".join(comparable(part).split()[:6]) for part in parts[1:]}


def _share(right: Sequence[bool]) -> float:
    return round(sum(right) / len(right), 4) if right else 0.0


def main() -> int:
    """Print the figures of the shipped splitter (fitted on these messages) and what it got wrong."""
    from nlp.classify import Classifier
    from nlp.model import load

    classifier = Classifier(load())
    splitter = Splitter(lambda text: classifier.judge(text).topic)
    rows = read_rows()
    for row in rows:
        parts = splitter.parts(row["text"])
        if not is_right(row, parts):
            sys.stdout.write(f"{row['id']} ({len(row['parts'])} parts): {' | '.join(parts)}\n")
    sys.stdout.write(json.dumps({"fitted": measure(rows, splitter), "out_of_fold": out_of_fold()}) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
