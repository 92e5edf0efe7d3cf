"""`python -m nlp.ablation`: what each family of n-grams is worth, and what more text would be worth.

Cross-validates the topic without one family at a time, with others, and on parts of the corpus; writes
data/ablation.json for the model card. Twenty minutes on one core.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nlp.features import LONGEST, syllables
from nlp.normalise import clean, expand, fold, fold_syllable
from nlp.segment import words

if TYPE_CHECKING:
    from nlp.fitting import Sample

FILE = Path(__file__).parent / "data" / "ablation.json"
_NAMES = {"w": "folded words (1-3)", "a": "accented syllables (1-2)", "k": "thesaurus"}
# Families that were tried and left out, with the weights that did best.
_TRIED = {"c": ("folded characters (2-5)", 0.3), "s": ("underthesea's words", 0.5)}
_PARTS = (0.25, 0.5, 1.0)


def tables() -> list[str]:
    """The measured tables in Markdown; empty before the first measurement."""
    if not FILE.is_file():
        return []
    measured = json.loads(FILE.read_text(encoding="utf-8"))
    lines: list[str] = [
        "## Ablation",
        "",
        f"Topic macro-F1 on {measured['messages']} messages, cross-validated over batches.",
        "",
        "| features | as written | without diacritics |",
        "|---|---|---|",
        *(
            f"| {row['name']} | {row['written']:.4f} | {row['stripped']:.4f} |"
            for row in measured["features"]
        ),
        "",
        "## Learning curve",
        "",
        "| batches | messages | as written | without diacritics |",
        "|---|---|---|---|",
        *(
            f"| {row['batches']} | {row['messages']} | {row['written']:.4f} | {row['stripped']:.4f} |"
            for row in measured["curve"]
        ),
        "",
    ]
    return lines


def measure() -> dict[str, Any]:
    """All trials."""
    from nlp import fitting
    from nlp.corpus import read_all

    known = fitting.sample(read_all())
    return {
        "messages": len(known.messages),
        "curve": list(_curve(known)),
        "features": [{"name": name, **trial()} for name, trial in _trials(known)],
    }


def _trials(known: "Sample") -> Iterator[tuple[str, Callable[[], dict[str, float]]]]:
    from nlp.features import FAMILIES

    yield "as shipped: " + ", ".join(_NAMES.values()), partial(_measured, known, FAMILIES)
    for family, name in _NAMES.items():
        rest = {one: weight for one, weight in FAMILIES.items() if one != family}
        yield f"without {name}", partial(_measured, known, rest)
    wider = _with_tried(known)
    for family, (name, weight) in _TRIED.items():
        yield f"with {name}", partial(_measured, wider, FAMILIES | {family: weight})
    yield f"{_TRIED['s'][0]} alone", partial(_measured, wider, {"s": 1.2})


def _with_tried(known: "Sample") -> "Sample":
    """The same messages with the n-grams of the families that were left out."""
    from nlp.fitting import Sample

    return Sample(
        known.messages,
        [
            counts | _tried(message.text)
            for counts, message in zip(known.written, known.messages, strict=True)
        ],
        [
            counts | _tried(fold(message.text))
            for counts, message in zip(known.stripped, known.messages, strict=True)
        ],
    )


def _tried(text: str) -> Counter[str]:
    padded = [f" {fold_syllable(syllable)} " for syllable in syllables(text)]
    inside = [
        "c" + word[start : start + size]
        for word in padded
        for size in range(2, 6)
        for start in range(len(word) - size + 1)
    ]
    return Counter([*inside, *("s" + word for word in words(expand(clean(text[:LONGEST]))))])


def _curve(known: "Sample") -> Iterator[dict[str, float]]:
    """Whole batches: another writer is worth more than another message."""
    batches = sorted({message.batch for message in known.messages})
    for part in _PARTS:
        # Spread over the alphabet, so that each part holds early and late batches.
        wanted = max(6, round(part * len(batches)))
        taken = {batches[round(n * len(batches) / wanted)] for n in range(wanted)}
        rows = [n for n, message in enumerate(known.messages) if message.batch in taken]
        figures = _measured(known.part(rows), None)
        yield {"batches": len(taken), "messages": len(rows), **figures}


def _measured(known: "Sample", families: dict[str, float] | None) -> dict[str, float]:
    import numpy as np
    from sklearn.metrics import f1_score

    from nlp import fitting

    found = fitting.cross_validate(known, families=families, fields=("topic",))["topic"]
    truth = known.truth("topic")
    on = known.truth("nature") != "offtopic"
    return {
        spelling: round(
            float(
                f1_score(
                    truth[on],
                    np.array(found.labels)[getattr(found, spelling).argmax(axis=1)][on],
                    average="macro",
                )
            ),
            4,
        )
        for spelling in ("written", "stripped")
    }


def main() -> int:
    """Measure and keep."""
    FILE.write_text(json.dumps(measure(), indent=1) + "\n", encoding="utf-8")
    sys.stdout.write("\n".join(tables()) + "\n")
    return 0


if __name__ == "__main__":
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    sys.exit(main())
