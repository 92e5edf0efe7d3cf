"""`python -m nlp.evaluate [FILE.jsonl]`: every figure of the reader beside its target, and the model card.

Figures of labels are cross-validated over batches (data/model/metrics.json, written by nlp.train) and, with a
file of labelled messages, measured with the shipped model on it. Splitting, joining, places and privacy are
measured on their own development sets. `--card` writes docs/model-card.md.
"""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

CARD = Path(__file__).parent.parent / "docs" / "model-card.md"


def of_shipped_model(file: Path) -> dict[str, Any]:
    """The shipped model's figures on the messages of one file, as `nlp.metrics` names them."""
    from nlp import fitting
    from nlp.corpus import read
    from nlp.figures import confusions, figures
    from nlp.model import load
    from nlp.scoring import scored_by

    scored = scored_by(load(), fitting.sample(read(file)))
    return {
        "written": figures(scored["written"]),
        "stripped": figures(scored["stripped"]),
        "confusions": {"topic": confusions(scored["written"], "topic")},
    }


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    from nlp import metrics, model
    from nlp.model_card import written
    from nlp.targets import parts_of_reader, table
    from nlp.train import METRICS

    parser = argparse.ArgumentParser(prog="python -m nlp.evaluate", description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", help="labelled messages, one JSON object a line")
    parser.add_argument("--card", action="store_true", help="write docs/model-card.md")
    parser.add_argument("--json", action="store_true", help="all figures as JSON")
    chosen = parser.parse_args(arguments)
    crossed = metrics.read(model.DIRECTORY / METRICS)
    measured = of_shipped_model(chosen.file) if chosen.file else None
    parts = parts_of_reader()
    if chosen.json:
        sys.stdout.write(json.dumps({"cross_validated": crossed, "file": measured, "parts": parts}) + "\n")
        return 0
    lines = table(crossed, measured, parts)
    sys.stdout.write("\n".join(lines) + "\n")
    if chosen.card:
        CARD.write_text(written(crossed, measured, lines), encoding="utf-8")
        sys.stdout.write(f"Wrote {CARD.name}.\n")
    return 0


if __name__ == "__main__":
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # the same figures on every machine; see nlp.train
    sys.exit(main())
