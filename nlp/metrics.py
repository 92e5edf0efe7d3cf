"""The figures of a trained model as one JSON file, which the model card and `langnghe learn` read."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from nlp import fitting
from nlp.corpus import FIELDS
from nlp.figures import confusions, figures, per_label, topic_curve
from nlp.fitting import OutOfFold, Sample
from nlp.scoring import scored_out_of_fold


def of_cross_validation(known: Sample, found: dict[str, OutOfFold]) -> dict[str, Any]:
    """Every figure that cross-validation gives, for texts as written and without accents."""
    honest = fitting.calibrations(known, found)
    limits = fitting.limits(known, found, honest)
    scored = scored_out_of_fold(known, found, honest, limits)
    return {
        "limits": asdict(limits),
        "written": figures(scored["written"]),
        "stripped": figures(scored["stripped"]),
        "labels": {field: per_label(scored["written"], field) for field in FIELDS},
        "labels_stripped": {field: per_label(scored["stripped"], field) for field in FIELDS},
        "confusions": {field: confusions(scored["written"], field) for field in FIELDS},
        "topic_curve": [[round(number, 4) for number in row] for row in topic_curve(scored["written"])],
    }


def write(metrics: dict[str, Any], file: Path) -> None:
    """Keep them, one entry a line."""
    file.write_text(json.dumps(metrics, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def read(file: Path) -> dict[str, Any]:
    """The metrics again."""
    metrics: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return metrics
