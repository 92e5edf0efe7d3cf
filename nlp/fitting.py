"""How the model is fitted, and what it says of messages that it was not fitted on.

Imports scikit-learn; only training and evaluation come here, reading never does.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.model_selection import GroupKFold
from sklearn.svm import LinearSVC

from nlp.calibration import (
    Calibration,
    calibrate,
    promised,
    threshold_for_accuracy,
    threshold_for_recall,
    threshold_for_share,
)
from nlp.classify import HIGH, NORMAL, OFFTOPIC, PETITION, SEALED, URGENT
from nlp.corpus import FIELDS, Message
from nlp.features import Vocabulary, count, learn
from nlp.model import Head, Limits, Model
from nlp.normalise import fold

# Measured by cross-validation over batches; docs/reading.md has the figures. Hinge losses did two points
# better than logistic regression on the topic and train five times as fast.
_MINIMUM = 2  # texts in which an n-gram must stand
_STRENGTH = 0.4  # inverse of the regularisation
_TOLERANCE = 0.01
FOLDS = 5
_SEED = 7

Counts = Counter[str]


@dataclass(frozen=True, slots=True)
class Sample:
    """Messages with their n-grams, as written and with the accents taken away (half of all phones)."""

    messages: list[Message]
    written: list[Counts]
    stripped: list[Counts]

    def part(self, rows: Sequence[int] | NDArray[Any]) -> "Sample":
        """The messages at these positions."""
        return Sample(
            [self.messages[row] for row in rows],
            [self.written[row] for row in rows],
            [self.stripped[row] for row in rows],
        )

    def truth(self, field: str) -> NDArray[Any]:
        """The labels of one field, as strings."""
        return np.array([message.label(field) for message in self.messages])

    def counts_for(self, field: str) -> NDArray[Any]:
        """Which messages say something about a field: chatter has no topic."""
        return np.asarray((self.truth("nature") != OFFTOPIC) | (field != "topic"))


@dataclass(frozen=True, slots=True)
class OutOfFold:
    """Margins (messages, labels) of each message by a model that never saw its batch; labels are sorted."""

    labels: tuple[str, ...]
    written: NDArray[Any]
    stripped: NDArray[Any]


def sample(messages: list[Message]) -> Sample:
    """Count the n-grams of all messages."""
    return Sample(
        messages,
        [count(message.text) for message in messages],
        [count(fold(message.text)) for message in messages],
    )


def fit(
    known: Sample, *, families: dict[str, float] | None = None, fields: Sequence[str] = FIELDS
) -> tuple[Vocabulary, dict[str, Head]]:
    """A vocabulary and a head per field. Every message is learnt twice, the second time without accents.

    The topic's head learns from messages that have one: chatter taught it that *other* is likely whenever
    little is known (macro-F1 one point lower, and four on the development set).
    """
    seen = [
        written | _unshared(stripped) for written, stripped in zip(known.written, known.stripped, strict=True)
    ]
    vocabulary = learn(seen, minimum=_MINIMUM, families=families)
    rows = matrix(vocabulary, known.written + known.stripped)
    heads = {}
    for field in fields:
        learnt = np.concatenate([known.counts_for(field)] * 2)
        labels = np.concatenate([known.truth(field)] * 2)
        fitted = LinearSVC(C=_STRENGTH, tol=_TOLERANCE, random_state=_SEED)
        heads[field] = _head(fitted.fit(rows[learnt], labels[learnt]))
    return vocabulary, heads


def cross_validate(
    known: Sample,
    *,
    families: dict[str, float] | None = None,
    fields: Sequence[str] = FIELDS,
    always: Sample | None = None,
) -> dict[str, OutOfFold]:
    """Out-of-fold margins per field, from `FOLDS` models.

    A batch (one writer, one file) is never learnt and tested at once: messages of one writer resemble each
    other, and folds that mix them flatter by three points. `always` is learnt in every fold, never tested.
    """
    found = {field: _empty(known, field) for field in fields}
    batches = [message.batch for message in known.messages]
    folds = min(FOLDS, len(set(batches)))
    splits = GroupKFold(folds).split(np.zeros(len(batches)), groups=batches)
    for learnt, held in splits:
        part = known.part(learnt)
        vocabulary, heads = fit(_with(part, always), families=families, fields=fields)
        test = known.part(held)
        for field, head in heads.items():
            columns = [found[field].labels.index(label) for label in head.labels]
            found[field].written[np.ix_(held, columns)] = margins(vocabulary, head, test.written)
            found[field].stripped[np.ix_(held, columns)] = margins(vocabulary, head, test.stripped)
    return found


def calibrations(known: Sample, found: dict[str, OutOfFold]) -> dict[str, Calibration]:
    """One calibration per field, from written and stripped texts together."""
    honest = {}
    for field, of in found.items():
        rows = known.counts_for(field)
        truth = [of.labels.index(label) for label in known.truth(field)[rows]]
        margins = np.concatenate([of.written[rows], of.stripped[rows]])
        honest[field] = calibrate(margins, np.array(truth * 2))
    return honest


def assemble(known: Sample, found: dict[str, OutOfFold], *, always: Sample | None = None) -> Model:
    """The model on all messages, its probabilities and thresholds fitted on the out-of-fold margins."""
    vocabulary, heads = fit(_with(known, always))
    honest = calibrations(known, found)
    calibrated = {}
    for field, head in heads.items():
        shift = honest[field].shift[[found[field].labels.index(label) for label in head.labels]]
        scale = honest[field].scale
        calibrated[field] = Head(
            head.labels,
            (head.weights * scale).astype(np.float32),
            (head.bias * scale + shift).astype(np.float32),
        )
    return Model(vocabulary, calibrated, limits(known, found, honest))


def limits(known: Sample, found: dict[str, OutOfFold], honest: dict[str, Calibration]) -> Limits:
    """From which probabilities what is said, so that data/thresholds.toml is kept out of fold."""
    scores = {field: honest[field].probabilities(of.written) for field, of in found.items()}
    nature, urgency = known.truth("nature"), known.truth("urgency")
    chance = {label: scores["nature"][:, n] for n, label in enumerate(found["nature"].labels)}
    chance |= {label: scores["urgency"][:, n] for n, label in enumerate(found["urgency"].labels)}
    right = np.array(found["topic"].labels)[scores["topic"].argmax(axis=1)] == known.truth("topic")
    on_topic = known.counts_for("topic")
    sure = (scores["topic"].max(axis=1) * scores["nature"].max(axis=1))[on_topic]
    sealed = sum(chance[label] for label in SEALED if label in chance)
    urgent_from = threshold_for_recall(chance[URGENT], urgency == URGENT, promised("urgent_recall"))
    high = chance[HIGH] / np.maximum(chance[HIGH] + chance[NORMAL], 1e-9)
    is_high = (urgency == HIGH) & (chance[URGENT] < urgent_from)
    return Limits(
        urgent=urgent_from,
        high=threshold_for_recall(high, is_high, promised("high_recall")),
        sealed=threshold_for_recall(np.asarray(sealed), np.isin(nature, SEALED), promised("sealed_recall")),
        offtopic=threshold_for_share(chance[OFFTOPIC][nature == PETITION], promised("petitions_offtopic")),
        sure=threshold_for_accuracy(sure, right[on_topic], promised("automatic_accuracy")),
    )


def matrix(vocabulary: Vocabulary, texts: list[Counts]) -> csr_matrix:
    """Texts as a sparse matrix (texts, columns)."""
    weighed = [vocabulary.weigh(counts) for counts in texts]
    starts = np.cumsum([0, *(len(columns) for columns, _ in weighed)])
    columns = np.concatenate([columns for columns, _ in weighed])
    values = np.concatenate([values for _, values in weighed]).astype(np.float64)
    return csr_matrix((values, columns, starts), shape=(len(texts), len(vocabulary.columns)))


def margins(vocabulary: Vocabulary, head: Head, texts: list[Counts]) -> NDArray[Any]:
    """What a head says of each text (texts, labels)."""
    return np.asarray(matrix(vocabulary, texts) @ head.weights + head.bias)


def _empty(known: Sample, field: str) -> OutOfFold:
    labels = tuple(sorted(set(known.truth(field).tolist())))
    shape = (len(known.messages), len(labels))
    return OutOfFold(labels, np.full(shape, -3.0), np.full(shape, -3.0))


def _with(known: Sample, always: Sample | None) -> Sample:
    if always is None:
        return known
    return Sample(
        known.messages + always.messages, known.written + always.written, known.stripped + always.stripped
    )


def _unshared(stripped: Counts) -> Counts:
    """Syllables, words and concepts of a stripped text, which the written one need not have."""
    return Counter({gram: number for gram, number in stripped.items() if gram[0] in "ask"})


def _head(fitted: LinearSVC) -> Head:
    weights = np.asarray(fitted.coef_.T, dtype=np.float32)
    bias = np.asarray(fitted.intercept_, dtype=np.float32)
    return Head(tuple(str(label) for label in fitted.classes_), weights, bias)
