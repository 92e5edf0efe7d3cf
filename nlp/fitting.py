"""How the model is fitted and how well it does on messages it was not fitted on.

Imports scikit-learn; only training and evaluation come here, reading never does.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from nlp.classify import URGENT, soften
from nlp.corpus import FIELDS, Message
from nlp.features import Vocabulary, count, learn
from nlp.model import Head, Model
from nlp.normalise import fold

# Measured by cross-validation on the corpus; see data/metrics.json.
_MINIMUM = 2  # texts in which an n-gram must stand
_STRENGTH = 20.0  # inverse of the regularisation
_ROUNDS = 300
FOLDS = 5
_SEED = 7


@dataclass(frozen=True, slots=True)
class Sample:
    """Messages with their n-grams, as written and with the accents taken away (half of all phones)."""

    messages: list[Message]
    written: list[Counter[str]]
    stripped: list[Counter[str]]

    def part(self, rows: NDArray[Any]) -> "Sample":
        """The messages at these positions."""
        return Sample(
            [self.messages[row] for row in rows],
            [self.written[row] for row in rows],
            [self.stripped[row] for row in rows],
        )


@dataclass(frozen=True, slots=True)
class OutOfFold:
    """Logits (messages, labels) for each message by a model that never saw it, labels in sorted order."""

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


def fit(known: Sample) -> tuple[Vocabulary, dict[str, Head]]:
    """A vocabulary and a head per field. Every message is learnt twice, the second time without accents."""
    seen = [
        written | _syllables(stripped)
        for written, stripped in zip(known.written, known.stripped, strict=True)
    ]
    vocabulary = learn(seen, minimum=_MINIMUM)
    rows = matrix(vocabulary, known.written + known.stripped)
    heads = {}
    for field in FIELDS:
        labels = [message.label(field) for message in known.messages]
        fitted = LogisticRegression(C=_STRENGTH, max_iter=_ROUNDS).fit(rows, labels + labels)
        heads[field] = _head(fitted)
    return vocabulary, heads


def cross_validate(known: Sample) -> dict[str, OutOfFold]:
    """Out-of-fold logits per field, from `FOLDS` models; folds keep the shares of topics."""
    topics = [message.topic for message in known.messages]
    labels = {field: tuple(sorted({m.label(field) for m in known.messages})) for field in FIELDS}
    shape = len(known.messages)
    found = {
        field: OutOfFold(of, np.full((shape, len(of)), -30.0), np.full((shape, len(of)), -30.0))
        for field, of in labels.items()
    }
    splits = StratifiedKFold(FOLDS, shuffle=True, random_state=_SEED).split(np.zeros(shape), topics)
    for learnt, held in splits:
        vocabulary, heads = fit(known.part(learnt))
        test = known.part(held)
        for field, head in heads.items():
            columns = [found[field].labels.index(label) for label in head.labels]
            found[field].written[np.ix_(held, columns)] = logits(vocabulary, head, test.written)
            found[field].stripped[np.ix_(held, columns)] = logits(vocabulary, head, test.stripped)
    return found


def assemble(known: Sample, found: dict[str, OutOfFold], urgent_recall: float) -> Model:
    """The model on all messages, its probabilities made honest by the out-of-fold logits."""
    vocabulary, heads = fit(known)
    temperatures = {field: temperature(found[field], _truth(known, field)) for field in FIELDS}
    urgency = found["urgency"]
    urgent_from = threshold(
        soften(urgency.written, temperatures["urgency"])[:, urgency.labels.index(URGENT)],
        np.array([message.urgency == URGENT for message in known.messages]),
        urgent_recall,
    )
    calibrated = {
        field: Head(head.labels, head.weights, head.bias, temperatures[field])
        for field, head in heads.items()
    }
    return Model(vocabulary, calibrated, urgent_from)


def matrix(vocabulary: Vocabulary, texts: list[Counter[str]]) -> csr_matrix:
    """Texts as a sparse matrix (texts, columns)."""
    weighed = [vocabulary.weigh(counts) for counts in texts]
    starts = np.cumsum([0, *(len(columns) for columns, _ in weighed)])
    columns = np.concatenate([columns for columns, _ in weighed])
    values = np.concatenate([values for _, values in weighed]).astype(np.float64)
    return csr_matrix((values, columns, starts), shape=(len(texts), len(vocabulary.columns)))


def logits(vocabulary: Vocabulary, head: Head, texts: list[Counter[str]]) -> NDArray[Any]:
    """Uncalibrated logits (texts, labels)."""
    return np.asarray(matrix(vocabulary, texts) @ head.weights + head.bias)


def temperature(found: OutOfFold, truth: list[str]) -> float:
    """The divisor of the logits that makes the true labels likeliest, written and stripped together."""
    columns = [found.labels.index(label) for label in truth] * 2
    both = np.concatenate([found.written, found.stripped])

    def surprise(value: float) -> float:
        chosen = soften(both, value)[np.arange(len(columns)), columns]
        return float(-np.log(chosen + 1e-12).mean())

    return float(minimize_scalar(surprise, bounds=(0.1, 5.0), method="bounded").x)


def threshold(scores: NDArray[Any], urgent: NDArray[Any], recall: float) -> float:
    """The highest probability from which on `recall` of the urgent messages are found; at most one half."""
    if not urgent.any():
        return 0.5
    found = np.sort(scores[urgent])[::-1]
    return float(min(0.5, found[int(np.ceil(recall * len(found))) - 1]))


def _syllables(stripped: Counter[str]) -> Counter[str]:
    """Syllables and words of a stripped text: the n-grams that it does not share with the written one."""
    return Counter({gram: number for gram, number in stripped.items() if gram[0] in "as"})


def _truth(known: Sample, field: str) -> list[str]:
    return [message.label(field) for message in known.messages]


def _head(fitted: LogisticRegression) -> Head:
    weights = np.asarray(fitted.coef_.T, dtype=np.float32)
    bias = np.asarray(fitted.intercept_, dtype=np.float32)
    return Head(tuple(str(label) for label in fitted.classes_), weights, bias, 1.0)
