"""`python -m nlp.split_fit`: fit the table of words and the weights of a cut, print out-of-fold figures.

Learnt from data/devsets/split.jsonl, from messages of the corpus (one matter each) and from such messages put
together. Topics are judged by a classifier that has not seen the messages which are learnt from, since
it is too sure of those that it has. The same files give the same bytes. Some minutes on one core.
"""

import json
import os
import random
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nlp.corpus import Message
    from nlp.split import Splitter, Weights
    from nlp.split_figures import Row
    from nlp.split_learning import Sample
    from nlp.split_topics import Judge
    from nlp.split_words import WordTable

_FOLDS = 5
_SEED = 5
_SINGLES = 2_500
_PUT_TOGETHER = 1_500
_TESTED = 1_000
# What the development set and put-together messages weigh against real messages of one matter.
_DEVELOPMENT = 5.0
_TOGETHER = 0.3
_PROPOSE_FROM = -3.5
# From which logit on each kind of cut is made: chosen out of fold, so that fewer than 5 % of the single
# messages of the development set and 2 % of the corpus are torn.
_CUT_FROM = {
    "another": -2.0,
    "another_inside": -1.0,
    "adding": -0.8,
    "adding_inside": -0.3,
    "linking": 0.0,
    "linking_inside": -0.1,
    "silent": 0.4,
    "silent_inside": 0.9,
}


@dataclass(frozen=True, slots=True)
class _Material:
    """What all fits share: a table and a judge that have not seen the held messages."""

    table: "WordTable"
    judge: "Judge"
    singles: "list[Sample]"
    together: "list[Sample]"
    tested: "list[Message]"

    def weights(self, rows: "Sequence[Row]") -> "Weights":
        """The weights learnt with these rows of the development set."""
        from nlp.split import Weights
        from nlp.split_learning import fit_judging, fit_proposing

        told = _samples(rows, self.table)
        groups = [(self.singles, 1.0), (self.together, _TOGETHER), (told, _DEVELOPMENT)]
        proposing = fit_proposing(groups)
        judging = fit_judging(groups, proposing, _PROPOSE_FROM, self.judge)
        return Weights(proposing, judging, _PROPOSE_FROM, _CUT_FROM)

    def splitter(self, weights: "Weights") -> "Splitter":
        """A splitter that has seen nothing of the held messages but these weights."""
        from nlp.split import Splitter

        return Splitter(self.judge, weights=weights, table=self.table)


class _ByFold:
    """Splits each message with the splitter of the fold that it was not in."""

    def __init__(self, splitters: "Mapping[str, Splitter]") -> None:
        self._splitters = splitters

    def parts(self, text: str) -> tuple[str, ...]:
        return self._splitters[text].parts(text)


def out_of_fold(material: _Material, rows: "Sequence[Row]") -> dict[str, float]:
    """The figures of models that have not seen the message, and the share of corpus messages torn."""
    from nlp.split_figures import measure

    splitters: dict[str, Splitter] = {}
    for fold in range(_FOLDS):
        held = rows[fold::_FOLDS]
        learnt = [row for row in rows if row not in held]
        splitter = material.splitter(material.weights(learnt))
        splitters |= {row["text"]: splitter for row in held}
    figures = measure(rows, _ByFold(splitters))
    torn = [len(splitter.parts(message.text)) > 1 for message in material.tested]
    return figures | {"corpus_torn": round(sum(torn) / len(torn), 4)}


def material(messages: "Sequence[Message]") -> _Material:
    """Learn the table and the judge from two thirds of the writers; the rest is to learn cutting from."""
    from nlp.split_learning import sample
    from nlp.split_lists import find
    from nlp.split_samples import put_together, told
    from nlp.split_text import read
    from nlp.split_word_fit import fit_words

    batches = sorted({message.batch for message in messages})[::3]
    kept = [message for message in messages if message.batch not in batches]
    held = [message for message in messages if message.batch in batches]
    random.Random(_SEED).shuffle(held)  # noqa: S311 - samples, not secrets
    table = fit_words(kept)
    learnt = held[:_SINGLES]
    whole = [told(one.text, [one.text]) for one in learnt if find(read(one.text)) is None]
    several = put_together(learnt, _PUT_TOGETHER, _SEED)
    return _Material(
        table,
        _judge(kept, held),
        [sample(one, table) for one in whole if len(one.words) > 0],
        [sample(one, table) for one in several],
        held[_SINGLES : _SINGLES + _TESTED],
    )


def _samples(rows: "Sequence[Row]", table: "WordTable") -> "list[Sample]":
    from nlp.split_learning import sample
    from nlp.split_lists import find
    from nlp.split_samples import told
    from nlp.split_text import read

    return [sample(told(row["text"], row["parts"]), table) for row in rows if find(read(row["text"])) is None]


def _judge(kept: "Sequence[Message]", held: "Sequence[Message]") -> "Judge":
    """Topics by a model of some messages, calibrated on the others."""
    import numpy as np

    from nlp import fitting
    from nlp.calibration import calibrate
    from nlp.features import count

    vocabulary, heads = fitting.fit(fitting.sample(list(kept)), fields=("topic",))
    head = heads["topic"]
    test = fitting.sample(list(held))
    margins = fitting.margins(vocabulary, head, test.written)
    honest = calibrate(margins, np.array([head.labels.index(one.topic) for one in held]))
    known: dict[str, dict[str, float]] = {}

    def judge(text: str) -> dict[str, float]:
        if text not in known:
            found = honest.probabilities(fitting.margins(vocabulary, head, [count(text)]))[0]
            known[text] = dict(zip(head.labels, found.tolist(), strict=True))
        return known[text]

    return judge


def main() -> int:
    """Fit, measure, write."""
    from nlp.corpus import read_all
    from nlp.split import WEIGHTS
    from nlp.split_figures import read_rows
    from nlp.split_word_fit import fit_words

    messages, rows = read_all(), read_rows()
    held_out = material(messages)
    figures = out_of_fold(held_out, rows)
    weights = held_out.weights(rows)
    content: dict[str, Any] = {
        "propose_from": weights.propose_from,
        "cut_from": weights.cut_from,
        "proposing": weights.proposing,
        "judging": weights.judging,
        "out_of_fold": figures,
    }
    WEIGHTS.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    fit_words(messages).save()
    sys.stdout.write("".join(f"{name:20}{figure:8.3f}\n" for name, figure in figures.items()))
    return 0


if __name__ == "__main__":
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # sums in several threads have no fixed order; see nlp.train
    sys.exit(main())
