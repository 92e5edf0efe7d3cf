"""Nature, topic and urgency of a text, as probabilities from linear models over n-grams."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.features import count
from nlp.model import Head, Limits, Model

URGENT = "urgent"
SEALED = ("complaint", "denunciation")
OFFTOPIC, PETITION = "offtopic", "petition"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Each label's probability (they sum to 1 per field), what is chosen, the share of known words."""

    nature: dict[str, float]
    topic: dict[str, float]
    urgency: dict[str, float]
    chosen_nature: str
    chosen_urgency: str
    familiarity: float


class Classifier:
    """Classifies texts. Reads only, so several threads may share it."""

    def __init__(self, model: Model) -> None:
        self._model = model

    def judge(self, text: str) -> Judgement:
        """The probabilities for any text; one without known words gets the corpus' overall shares."""
        counts = count(text)
        columns, values = self._model.vocabulary.weigh(counts)
        heads = self._model.heads
        nature, urgency = (_scores(heads[field], columns, values) for field in ("nature", "urgency"))
        limits = self._model.limits
        return Judgement(
            nature=nature,
            topic=_scores(heads["topic"], columns, values),
            urgency=urgency,
            chosen_nature=choose_nature(nature, limits),
            chosen_urgency=choose_urgency(urgency, limits),
            familiarity=self._model.vocabulary.familiarity(counts),
        )


def choose_nature(scores: dict[str, float], limits: Limits) -> str:
    """Complaint or denunciation from a joint probability on, then off topic, else a petition.

    A missed complaint would travel in the open, so the limits stand where enough are found
    (data/thresholds.toml), not at one half.
    """
    if sum(scores.get(label, 0.0) for label in SEALED) >= limits.sealed:
        return max(SEALED, key=lambda label: scores.get(label, 0.0))
    return OFFTOPIC if scores.get(OFFTOPIC, 0.0) >= limits.offtopic else PETITION


def choose_urgency(scores: dict[str, float], limits: Limits) -> str:
    """Urgent from a probability below one half on (see data/thresholds.toml), else the likeliest other."""
    if scores.get(URGENT, 0.0) >= limits.urgent:
        return URGENT
    return max((label for label in scores if label != URGENT), key=lambda label: scores[label])


def soften(logits: NDArray[Any]) -> NDArray[Any]:
    """Logits (..., labels) to probabilities."""
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True))


def _scores(head: Head, columns: NDArray[np.int32], values: NDArray[np.float32]) -> dict[str, float]:
    logits = values.astype(np.float64) @ head.weights[columns].astype(np.float64) + head.bias
    return dict(zip(head.labels, soften(logits).tolist(), strict=True))
