"""Nature, topic and urgency of a text, as probabilities from linear models over n-grams."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.features import count
from nlp.model import Head, Model

URGENT = "urgent"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Each label's probability (they sum to 1 per field), the urgency chosen, the share of known words."""

    nature: dict[str, float]
    topic: dict[str, float]
    urgency: dict[str, float]
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
        urgency = _scores(heads["urgency"], columns, values)
        return Judgement(
            nature=_scores(heads["nature"], columns, values),
            topic=_scores(heads["topic"], columns, values),
            urgency=urgency,
            chosen_urgency=choose_urgency(urgency, self._model.urgent_from),
            familiarity=self._model.vocabulary.familiarity(counts),
        )


def choose_urgency(scores: dict[str, float], urgent_from: float) -> str:
    """Urgent from a probability below one half on (see data/urgency.toml), else the likeliest other."""
    if scores.get(URGENT, 0.0) >= urgent_from:
        return URGENT
    return max((label for label in scores if label != URGENT), key=lambda label: scores[label])


def soften(logits: NDArray[Any], temperature: float) -> NDArray[Any]:
    """Logits (..., labels) to probabilities, made less (above 1) or more sure by the temperature."""
    scaled = logits / temperature
    raised = np.exp(scaled - scaled.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True))


def _scores(head: Head, columns: NDArray[np.int32], values: NDArray[np.float32]) -> dict[str, float]:
    logits = values.astype(np.float64) @ head.weights[columns].astype(np.float64) + head.bias
    return dict(zip(head.labels, soften(logits, head.temperature).tolist(), strict=True))
