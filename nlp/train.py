"""`python -m nlp.train`: fit the model on data/corpus/ and write data/model/ (some minutes).

The same corpus and the same versions of the libraries on the same kind of machine give the same bytes.
"""

import argparse
import os
import sys
import tomllib
from pathlib import Path

_URGENCY = Path(__file__).parent / "data" / "urgency.toml"


def train(corpus: Path, model: Path) -> None:
    """Fit on the messages in one folder and write the model into another."""
    from nlp import fitting
    from nlp.corpus import read_all
    from nlp.model import save

    known = fitting.sample(read_all(corpus))
    save(fitting.assemble(known, fitting.cross_validate(known), urgent_recall()), model)


def urgent_recall() -> float:
    """The share of urgent messages that must be found, from data/urgency.toml."""
    wanted: float = tomllib.loads(_URGENCY.read_text(encoding="utf-8"))["urgent_recall"]
    return wanted


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
