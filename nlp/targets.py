"""The targets of the reader, each beside what it reaches: one table."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import quantiles
from typing import Any

Figures = dict[str, Any]

# Measured in a process of its own, so that nothing else is loaded.
_WEIGHT = r"""
import json, re, time
from pathlib import Path
def held():  # not ru_maxrss: a child inherits its parent's highest mark
    return int(re.search(r"VmRSS:\s+(\d+)", Path("/proc/self/status").read_text())[1])
bare = held()
begun = time.perf_counter()
from casework.places import Places
from nlp.reader import Reader
reader = Reader.load(Places(()))
reader.read("Đường vào thôn hỏng nặng")
loaded = time.perf_counter() - begun
print(json.dumps({"memory_mb": (held() - bare) / 1024, "load_seconds": loaded}))
"""


@dataclass(frozen=True, slots=True)
class Target:
    """One line: where the figure stands, and the target as a bound (`at_least` or at most)."""

    name: str
    key: str
    bound: float
    at_least: bool = True

    def verdict(self, value: float | None) -> str:
        """The figure, with a mark when it misses its target."""
        if value is None:
            return "-"
        good = value >= self.bound if self.at_least else value <= self.bound
        return f"{value:.4g}" + ("" if good else " (missed)")


TARGETS = (
    Target("topic macro-F1", "written.topic_macro_f1", 0.87),
    Target("topic accuracy", "written.topic_accuracy", 0.87),
    Target("topic among the first three", "written.topic_top3", 0.975),
    Target("topic macro-F1 lost without diacritics", "lost", 0.03, at_least=False),
    Target("urgent: recall", "written.urgent_recall", 0.95),
    Target("urgent: precision", "written.urgent_precision", 0.70),
    Target("urgency macro-F1", "written.urgency_macro_f1", 0.88),
    Target("complaint or denunciation: recall", "written.sealed_recall", 0.95),
    Target("complaint or denunciation: precision", "written.sealed_precision", 0.90),
    Target("offtopic: recall", "written.offtopic_recall", 0.95),
    Target("petitions called offtopic", "written.petition_called_offtopic", 0.01, at_least=False),
    Target("texts over the automatic threshold", "written.automatic_share", 0.70),
    Target("topic accuracy over it", "written.automatic_accuracy", 0.96),
    Target(
        "expected calibration error of the topic", "written.topic_calibration_error", 0.05, at_least=False
    ),
)
PARTS = (
    Target("split: messages split exactly right", "split.exact", 0.85),
    Target("split: single petitions torn", "split.torn", 0.05, at_least=False),
    Target("similar: pairs found", "similar.pairs_found", 0.75),
    Target("similar: near misses joined", "similar.near_misses_joined", 0.08, at_least=False),
    Target("places: commune found", "places.communes_found", 0.95),
    Target("places: wrong commune stated", "places.communes_wrong", 0.01, at_least=False),
    Target("personal data found", "privacy.recall", 0.9),
    Target("texts without any left alone", "privacy.untouched", 0.9),
    Target("one text, milliseconds, median", "speed.median_ms", 5, at_least=False),
    Target("one text, milliseconds, 95th percentile", "speed.p95_ms", 15, at_least=False),
    Target("memory above a bare Python, MB", "weight.memory_mb", 250, at_least=False),
    Target("load time, seconds", "weight.load_seconds", 2, at_least=False),
)


def table(crossed: Figures, measured: Figures | None, parts: Figures) -> list[str]:
    """The lines of a Markdown table: figure, target, cross-validated or development set, the file."""
    return [
        "| figure | target | cross-validated | file |",
        "|---|---|---|---|",
        *(_line(one, _figure(crossed, one.key), _figure(measured, one.key)) for one in TARGETS),
        *(_line(one, _figure(parts, one.key), None) for one in PARTS),
    ]


def parts_of_reader() -> Figures:
    """Splitting, joining, places and privacy on their development sets; speed and weight on this machine."""
    from casework.places import Places
    from nlp import place_figures, privacy_figures, similar_figures, split_figures
    from nlp.corpus import read_all
    from nlp.places import PlaceFinder
    from nlp.reader import Reader

    reader = Reader.load(Places(()))
    return {
        "split": split_figures.out_of_fold(),
        "similar": similar_figures.out_of_fold(),
        "places": place_figures.measure(place_figures.rows(), PlaceFinder(Places(()))),
        "privacy": privacy_figures.measure(privacy_figures.rows()),
        "speed": speed(reader.read, [message.text for message in read_all()[::23]]),
        "weight": json.loads(subprocess.check_output([sys.executable, "-c", _WEIGHT], text=True)),  # noqa: S603
    }


def speed(read: Callable[[str], object], texts: list[str]) -> Figures:
    """Milliseconds for one text, warm, in this thread."""
    for text in texts[:20]:
        read(text)
    taken = []
    for text in texts:
        begun = time.perf_counter()
        read(text)
        taken.append(1000 * (time.perf_counter() - begun))
    cuts = quantiles(taken, n=20)
    return {"median_ms": cuts[9], "p95_ms": cuts[18], "texts": len(texts)}


def _line(target: Target, crossed: float | None, measured: float | None) -> str:
    wanted = f"{'≥' if target.at_least else '≤'} {target.bound:g}"
    return f"| {target.name} | {wanted} | {target.verdict(crossed)} | {target.verdict(measured)} |"


def _figure(figures: Figures | None, key: str) -> float | None:
    if figures is None:
        return None
    if key == "lost":
        return float(figures["written"]["topic_macro_f1"] - figures["stripped"]["topic_macro_f1"])
    for name in key.split("."):
        figures = figures[name]
    return float(figures)  # type: ignore[arg-type]
