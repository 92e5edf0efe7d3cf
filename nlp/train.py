"""`python -m nlp.train`: fit the model on data/corpus/ and write data/model/ (about ten minutes on one core).

The same corpus and the same versions of the libraries on the same kind of machine give the same bytes. The
cross-validated figures go to metrics.json beside the model's folder; `python -m nlp.evaluate` makes the model
card of them.
"""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nlp.corpus import Message

METRICS = "metrics.json"


def train(corpus: Path, model: Path, *, corrections: "list[Message] | None" = None) -> dict[str, Any]:
    """Fit on the messages in one folder, write the model into another; returns the metrics.

    `corrections` are learnt too, and never tested on: figures stay comparable from model to model.
    """
    from nlp import fitting
    from nlp.corpus import read_all
    from nlp.metrics import of_cross_validation, write
    from nlp.model import save

    known = fitting.sample(read_all(corpus))
    always = fitting.sample(corrections) if corrections else None
    found = fitting.cross_validate(known, always=always)
    save(fitting.assemble(known, found, always=always), model)
    metrics = of_cross_validation(known, found)
    write(metrics, model / METRICS)
    return metrics


def main(arguments: list[str] | None = None) -> int:
    """The command line."""
    from nlp import corpus, model

    parser = argparse.ArgumentParser(prog="python -m nlp.train", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=corpus.DIRECTORY, help="folder of *.jsonl")
    parser.add_argument("--model", type=Path, default=model.DIRECTORY, help="folder to write")
    chosen = parser.parse_args(arguments)
    train(chosen.corpus, chosen.model)
    size = sum(file.stat().st_size for file in chosen.model.iterdir())
    sys.stdout.write(f"Wrote {chosen.model} ({size / 1e6:.1f} MB). Measure it: python -m nlp.evaluate\n")
    return 0


if __name__ == "__main__":
    # Sums in several threads have no fixed order. Must be set before numpy is imported, hence the imports
    # inside the functions.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    sys.exit(main())
