"""`python -m nlp.evaluate [FILE.jsonl]`: how good the reading is, with accents and without.

Without a file: cross-validated on data/corpus/, and the figures go to data/metrics.json. With a file of
labelled messages: the shipped model is measured on it. Topic figures leave out off-topic messages, which
have no topic.
"""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from nlp.corpus import Message
    from nlp.fitting import OutOfFold, Sample

Figures = dict[str, float | int]
_METRICS = Path(__file__).parent / "data" / "metrics.json"


def cross_validated() -> dict[str, Figures]:
    """The figures of models that never saw the messages they are measured on."""
    from nlp import fitting
    from nlp.corpus import FIELDS, read_all

    known = fitting.sample(read_all())
    found = fitting.cross_validate(known)
    divisors = {f: fitting.temperature(found[f], [m.label(f) for m in known.messages]) for f in FIELDS}
    return _both(known, found, divisors, None)


def of_shipped_model(file: Path) -> dict[str, Figures]:
    """The figures of the shipped model on the messages of one file."""
    from nlp import fitting
    from nlp.corpus import read
    from nlp.model import load

    model = load()
    known = fitting.sample(read(file))
    found = {
        field: fitting.OutOfFold(
            head.labels,
            fitting.logits(model.vocabulary, head, known.written),
            fitting.logits(model.vocabulary, head, known.stripped),
        )
        for field, head in model.heads.items()
    }
    divisors = {field: head.temperature for field, head in model.heads.items()}
    return _both(known, found, divisors, model.urgent_from)


def _both(
    known: "Sample", found: "dict[str, OutOfFold]", divisors: dict[str, float], urgent_from: float | None
) -> dict[str, Figures]:
    from nlp.classify import soften

    figures = {}
    for spelling in ("written", "stripped"):
        scores = {f: soften(getattr(found[f], spelling), divisors[f]) for f in found}
        labels = {f: found[f].labels for f in found}
        figures[spelling] = _figures(known.messages, scores, labels, urgent_from)
    return figures


def _figures(
    messages: "list[Message]",
    scores: "dict[str, NDArray[Any]]",
    labels: dict[str, tuple[str, ...]],
    urgent_from: float | None,
) -> Figures:
    import numpy as np

    from nlp.classify import URGENT

    truth = {field: np.array([m.label(field) for m in messages]) for field in labels}
    chosen = {field: np.array(labels[field])[scores[field].argmax(axis=1)] for field in labels}
    on_topic = truth["nature"] != "offtopic"
    urgent = scores["urgency"][:, labels["urgency"].index(URGENT)]
    limit = _limit(urgent, truth["urgency"] == URGENT) if urgent_from is None else urgent_from
    rest = scores["urgency"].copy()
    rest[:, labels["urgency"].index(URGENT)] = np.where(urgent >= limit, 2.0, -1.0)
    chosen["urgency"] = np.array(labels["urgency"])[rest.argmax(axis=1)]
    ranks = np.array(labels["topic"])[np.argsort(-scores["topic"], axis=1)[:, :3]]
    top = scores["topic"].max(axis=1)
    right = chosen["topic"] == truth["topic"]
    return {
        "messages": len(messages),
        **_measured("topic", truth["topic"][on_topic], chosen["topic"][on_topic]),
        "topic_top3": _share((ranks == truth["topic"][:, None]).any(axis=1)[on_topic]),
        "topic_mean_probability_minus_accuracy": round(float(top.mean() - right.mean()), 4),
        **_measured("nature", truth["nature"], chosen["nature"]),
        **_measured("urgency", truth["urgency"], chosen["urgency"]),
        "urgent_recall": _share((chosen["urgency"] == URGENT)[truth["urgency"] == URGENT]),
        "urgent_precision": _share((truth["urgency"] == URGENT)[chosen["urgency"] == URGENT]),
        "urgent_from": round(limit, 4),
    }


def _measured(field: str, truth: "NDArray[Any]", chosen: "NDArray[Any]") -> Figures:
    from sklearn.metrics import f1_score

    macro = float(f1_score(truth, chosen, average="macro"))
    return {f"{field}_accuracy": _share(truth == chosen), f"{field}_macro_f1": round(macro, 4)}


def _share(right: "NDArray[Any]") -> float:
    return round(float(right.mean()), 4) if right.size else 0.0


def _limit(scores: "NDArray[Any]", urgent: "NDArray[Any]") -> float:
    from nlp.fitting import threshold
    from nlp.train import urgent_recall

    return threshold(scores, urgent, urgent_recall())


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m nlp.evaluate", description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", help="labelled messages, one JSON object a line")
    file: Path | None = parser.parse_args(arguments).file
    figures = of_shipped_model(file) if file else cross_validated()
    if file is None:
        _METRICS.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    names = next(iter(figures.values()))
    lines = [f"{'':40}{''.join(f'{spelling:>12}' for spelling in figures)}"]
    lines += [f"{name:40}{''.join(f'{one[name]:>12}' for one in figures.values())}" for name in names]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # the same figures on every machine; see nlp.train
    sys.exit(main())
