"""The model card: what the reader was made of, how good it is, where it fails; Markdown from the metrics."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from string import Template
from typing import Any

from nlp import ablation
from nlp.corpus import read_all
from nlp.corpus_check import agreement, diversity

_TEMPLATE = Path(__file__).parent / "data" / "model-card.template.md"


def written(crossed: Mapping[str, Any], measured: Mapping[str, Any] | None, figures: Sequence[str]) -> str:
    """The whole card. `figures` is the table of targets, `measured` the metrics of a file, if any."""
    messages = read_all()
    found = diversity(messages)
    second = agreement(messages)
    return Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
        messages=found.messages,
        batches=found.batches,
        distinct=f"{found.distinct:.3f}",
        duplicates=len(found.duplicates),
        **{f"second_{field}": f"{share:.3f}" for field, share in second.items()},
        topics=_counted(found.topics),
        natures=_counted(found.natures),
        urgencies=_counted(found.urgencies),
        figures="\n".join(figures),
        labels="\n".join(_labels(crossed)),
        confusions=_pairs(crossed),
        file_confusions=_pairs(measured) if measured else "not measured",
        curve="\n".join(_curve(crossed)),
        limits=", ".join(f"{name} {limit:.3f}" for name, limit in crossed["limits"].items()),
        ablation="\n".join(ablation.tables()).strip(),
    )


def _counted(labels: Counter[str]) -> str:
    return ", ".join(f"{label} {number}" for label, number in sorted(labels.items()))


def _labels(crossed: Mapping[str, Any]) -> list[str]:
    lines = ["| | messages | recall | precision | F1 | F1 stripped |", "|---|---|---|---|---|---|"]
    for field, labels in crossed["labels"].items():
        for label, one in labels.items():
            shown = [one[name] for name in ("recall", "precision", "f1")]
            shown.append(crossed["labels_stripped"][field][label]["f1"])
            figures = " | ".join(f"{figure:.3f}" for figure in shown)
            lines.append(f"| {field}: {label} | {one['messages']:.0f} | {figures} |")
    return lines


def _pairs(figures: Mapping[str, Any]) -> str:
    return ", ".join(f"{true} → {said} {n}" for true, said, n in figures["confusions"]["topic"])


def _curve(crossed: Mapping[str, Any]) -> list[str]:
    return [
        "| said | right | gap | share of texts |",
        "|---|---|---|---|",
        *(
            f"| {sure:.3f} | {right:.3f} | {gap:+.3f} | {share:.3f} |"
            for sure, right, gap, share in crossed["topic_curve"]
        ),
    ]
