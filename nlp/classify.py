"""Nature, topic and urgency of a text, as probabilities from linear models over n-grams."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.features import count
from nlp.model import Limits, Model

URGENT, HIGH, NORMAL = "urgent", "high", "normal"
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
        heads = model.heads
        # One look-up for all heads: their labels stand side by side.
        self._weights = np.concatenate([head.weights for head in heads.values()], axis=1)
        self._bias = np.concatenate([head.bias for head in heads.values()])

    def judge(self, text: str) -> Judgement:
        """The probabilities for any text; one without known words gets the corpus' overall shares."""
        counts = count(text)
        columns, values = self._model.vocabulary.weigh(counts)
        scores = self._scores(columns, values)
        nature, urgency = scores["nature"], scores["urgency"]
        limits = self._model.limits
        return Judgement(
            nature=nature,
            topic=scores["topic"],
            urgency=urgency,
            chosen_nature=choose_nature(nature, limits),
            chosen_urgency=choose_urgency(urgency, limits),
            familiarity=self._model.vocabulary.familiarity(counts),
        )

    def _scores(self, columns: NDArray[np.int32], values: NDArray[np.float32]) -> dict[str, dict[str, float]]:
        """Per field, each label's probability."""
        logits = values @ self._weights[columns] + self._bias
        scores: dict[str, dict[str, float]] = {}
        first = 0
        for field, head in self._model.heads.items():
            chances = soften(logits[first : first + len(head.labels)]).tolist()
            scores[field] = dict(zip(head.labels, chances, strict=True))
            first += len(head.labels)
        return scores


def choose_nature(scores: dict[str, float], limits: Limits) -> str:
    """Complaint or denunciation from a joint probability on, then off topic, else a petition.

    A missed complaint would travel in the open, so the limits stand where enough are found
    (data/thresholds.toml), not at one half.
    """
    if sum(scores.get(label, 0.0) for label in SEALED) >= limits.sealed:
        return max(SEALED, key=lambda label: scores.get(label, 0.0))
    return OFFTOPIC if scores.get(OFFTOPIC, 0.0) >= limits.offtopic else PETITION


def choose_urgency(scores: dict[str, float], limits: Limits) -> str:
    """Urgent, then high, from the limits on that data/thresholds.toml demands; else normal."""
    if scores.get(URGENT, 0.0) >= limits.urgent:
        return URGENT
    high, normal = scores.get(HIGH, 0.0), scores.get(NORMAL, 0.0)
    return HIGH if high >= limits.high * (high + normal) else NORMAL


def soften(logits: NDArray[Any]) -> NDArray[Any]:
    """Logits (..., labels) to probabilities."""
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True))
