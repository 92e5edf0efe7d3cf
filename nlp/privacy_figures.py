"""`python -m nlp.privacy_figures [FILE.jsonl]`: how much personal data is found, and what is mistaken for it.

Each row has `text` and `spans` (start, end, kind). A span counts as found when one of its kind shares at
least half of the letters that the two cover together.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from nlp.json_lines import read_lines
from nlp.privacy import KINDS, Personal, find

_FILE = Path(__file__).parent / "data" / "devsets" / "privacy.jsonl"
_SHARED = 0.5


def measure(rows: Iterable[Mapping[str, Any]]) -> dict[str, float]:
    """'recall' and 'precision' in all and per kind ('phone recall'), and 'untouched'.

    'untouched' is the share of the texts without personal data in which nothing is found. A figure
    that nothing stands behind is 1.
    """
    meant: Counter[str] = Counter()
    said: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    right: Counter[str] = Counter()
    clean = untouched = 0
    for row in rows:
        gold = [Personal(one["start"], one["end"], one["kind"]) for one in row["spans"]]
        found = find(row["text"])
        clean += not gold
        untouched += not gold and not found
        meant.update(one.kind for one in gold)
        said.update(one.kind for one in found)
        hit.update(one.kind for one in gold if any(_fits(one, other) for other in found))
        right.update(one.kind for one in found if any(_fits(one, other) for other in gold))
    figures = {
        "recall": _share(hit.total(), meant.total()),
        "precision": _share(right.total(), said.total()),
        "untouched": _share(untouched, clean),
    }
    for kind in KINDS:
        figures[f"{kind} recall"] = _share(hit[kind], meant[kind])
        figures[f"{kind} precision"] = _share(right[kind], said[kind])
    return figures


def _fits(one: Personal, other: Personal) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return one.kind == other.kind and shared >= _SHARED * (
        max(one.end, other.end) - min(one.start, other.start)
    )


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 1.0


def rows(file: Path = _FILE) -> list[dict[str, Any]]:
    """The labelled messages of a file."""
    return read_lines(file)


def main(arguments: list[str] | None = None) -> int:
    """Print the figures of the even, the odd and all rows of a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", default=_FILE, help="one JSON object a line")
    file: Path = parser.parse_args(arguments).file
    every = rows(file)
    halves = {"even": every[1::2], "odd": every[::2], "all": every}
    figures = {name: measure(part) for name, part in halves.items()}
    lines = [f"{'':24}{''.join(f'{name:>8}' for name in figures)}"]
    lines += [f"{name:24}{''.join(f'{one[name]:>8}' for one in figures.values())}" for name in figures["all"]]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
