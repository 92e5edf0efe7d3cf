"""How well places are found, measured on labelled messages (data/devsets/places.jsonl).

A row has `id`, `text` and `expect`: the places in it as `written`, `kind`, `commune` and `province` (official
names of today or null) and `ambiguous`. Rows whose id begins with 'trap' hold names that are no places.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from casework.reading import PlaceKind, PlaceMention
from nlp.json_lines import read_lines
from nlp.places import PlaceFinder
from nlp.spelling import plain

DEVSET = Path(__file__).parent / "data" / "devsets" / "places.jsonl"
Row = dict[str, Any]
_AS_WRITTEN = frozenset({PlaceKind.VILLAGE, PlaceKind.STREET, PlaceKind.LANDMARK})


def rows(file: Path = DEVSET) -> list[Row]:
    """The labelled messages of a file, one JSON object a line."""
    return read_lines(file)


def measure(rows: Sequence[Row], finder: PlaceFinder) -> dict[str, float]:
    """Shares from 0 to 1; `finder` must have no places of its own.

    `communes_found`: of the communes that the text decides, those stated rightly. `communes_wrong`: of the
    communes stated, those that are another than is meant or are not meant at all. `left_open`: of the
    communes that the text does not decide, those mentioned without stating one; `offered`: those of them with
    choices. `districts`, `provinces`: with the right province. `villages`, `streets`, `landmarks`: exactly as
    written. `unexpected_names`: of these three, those found that nobody labelled. `traps_kept`: trap rows in
    which nothing but what is labelled is found. `about`: rows for which `find` names the first decided
    commune, or states none where there is none.
    """
    counts = _Counts()
    for row in rows:
        _compare(counts, row, finder.find_all(row["text"]))
        counts.add("about", _is_about(row, finder.find(row["text"])))
    return counts.shares()


class _Counts:
    def __init__(self) -> None:
        self._found: dict[str, list[bool]] = {}

    def add(self, name: str, right: bool) -> None:
        self._found.setdefault(name, []).append(right)

    def shares(self) -> dict[str, float]:
        return {name: round(sum(right) / len(right), 4) for name, right in sorted(self._found.items())}


def _compare(counts: _Counts, row: Row, found: Iterable[PlaceMention]) -> None:
    rest = list(found)
    for expected in row["expect"]:
        mention = next((one for one in rest if _is_written(one, expected)), None)
        if mention is not None:
            rest.remove(mention)
        _count(counts, expected, mention)
    if row["id"].startswith("trap"):
        counts.add("traps_kept", not rest)
    for mention in rest:
        if mention.commune is not None:
            counts.add("communes_wrong", right=True)
        if mention.kind in _AS_WRITTEN:
            counts.add("unexpected_names", right=True)


def _count(counts: _Counts, expected: Row, mention: PlaceMention | None) -> None:
    kind = PlaceKind(expected["kind"])
    if mention is not None and mention.commune is not None:
        counts.add("communes_wrong", mention.commune != expected["commune"] or not _is_in(mention, expected))
    if mention is not None and kind in _AS_WRITTEN:
        counts.add("unexpected_names", right=False)
    if kind is not PlaceKind.COMMUNE:
        counts.add(f"{kind.value}s", mention is not None and _is_in(mention, expected))
    elif expected["ambiguous"]:
        counts.add("left_open", mention is not None and mention.commune is None)
        counts.add("offered", mention is not None and len(mention.choices) > 1)
    else:
        right = mention is not None and mention.commune == expected["commune"] and _is_in(mention, expected)
        counts.add("communes_found", right)


def _is_written(mention: PlaceMention, expected: Row) -> bool:
    return mention.kind.value == expected["kind"] and plain(mention.written) == plain(expected["written"])


def _is_in(mention: PlaceMention, expected: Row) -> bool:
    return PlaceKind(expected["kind"]) in _AS_WRITTEN or mention.province == expected["province"]


def _is_about(row: Row, found: PlaceMention | None) -> bool:
    decided = [one for one in row["expect"] if one["commune"] is not None]
    if not decided:
        return found is None or found.commune is None
    return found is not None and (found.commune, found.province) == (
        decided[0]["commune"],
        decided[0]["province"],
    )
