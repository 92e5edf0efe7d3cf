"""How good labels are, as numbers: the figures of the model card, for any labelled messages.

Topic figures leave out off-topic messages, which have no topic.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import f1_score

from nlp.calibration import calibration_error, curve
from nlp.classify import OFFTOPIC, PETITION, SEALED, URGENT, choose_nature, choose_urgency
from nlp.corpus import Message
from nlp.model import Limits

Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Scored:
    """Messages with each field's labels and probabilities (messages, labels), and the model's limits."""

    messages: list[Message]
    labels: dict[str, tuple[str, ...]]
    scores: dict[str, NDArray[Any]]
    limits: Limits

    def truth(self, field: str) -> NDArray[Any]:
        """The labels that people gave."""
        return np.array([message.label(field) for message in self.messages])

    def chosen(self, field: str) -> NDArray[Any]:
        """The labels that the reader chooses."""
        scores = self.scores[field]
        choose = {"nature": choose_nature, "urgency": choose_urgency}.get(field)
        if choose is None:
            return np.asarray(np.array(self.labels[field])[scores.argmax(axis=1)])
        rows = (dict(zip(self.labels[field], row, strict=True)) for row in scores.tolist())
        return np.array([choose(row, self.limits) for row in rows])

    def on_topic(self) -> NDArray[Any]:
        """Which messages have a topic."""
        return np.asarray(self.truth("nature") != OFFTOPIC)


def figures(scored: Scored) -> Figures:
    """Every figure of issue and model card that needs no other spelling of the texts."""
    on = scored.on_topic()
    nature, said = scored.truth("nature"), scored.chosen("nature")
    urgent, called = scored.truth("urgency") == URGENT, scored.chosen("urgency") == URGENT
    sealed, sealed_by_machine = np.isin(nature, SEALED), np.isin(said, SEALED)
    found = {
        "messages": float(len(scored.messages)),
        **_measured(scored, "topic", on),
        "topic_top3": _share(_among_first(scored, 3)[on]),
        **_measured(scored, "nature"),
        "sealed_recall": _share(sealed_by_machine[sealed]),
        "sealed_precision": _share(sealed[sealed_by_machine]),
    }
    for label in (*SEALED, OFFTOPIC):
        found[f"{label}_recall"] = _share((said == label)[nature == label])
        found[f"{label}_precision"] = _share((nature == label)[said == label])
    found["petition_called_offtopic"] = _share((said == OFFTOPIC)[nature == PETITION])
    found |= _measured(scored, "urgency")
    found |= {"urgent_recall": _share(called[urgent]), "urgent_precision": _share(urgent[called])}
    return found | _trust(scored, on)


def per_label(scored: Scored, field: str) -> dict[str, Figures]:
    """Recall, precision, F1 and number of messages of each label."""
    truth, chosen = scored.truth(field), scored.chosen(field)
    if field == "topic":
        truth, chosen = truth[scored.on_topic()], chosen[scored.on_topic()]
    found = {}
    for label in scored.labels[field]:
        recall, precision = (
            _share((chosen == label)[truth == label]),
            _share((truth == label)[chosen == label]),
        )
        both = recall + precision
        found[label] = {
            "messages": float((truth == label).sum()),
            "recall": recall,
            "precision": precision,
            "f1": round(2 * recall * precision / both, 4) if both else 0.0,
        }
    return found


def confusions(scored: Scored, field: str, most: int = 15) -> list[tuple[str, str, int]]:
    """The commonest wrong pairs: (true, said, how often)."""
    on = scored.on_topic() if field == "topic" else np.ones(len(scored.messages), dtype=bool)
    pairs = zip(scored.truth(field)[on].tolist(), scored.chosen(field)[on].tolist(), strict=True)
    wrong = Counter(pair for pair in pairs if pair[0] != pair[1])
    return [(true, said, number) for (true, said), number in wrong.most_common(most)]


def topic_curve(scored: Scored) -> list[tuple[float, float, float, float]]:
    """The topic's calibration curve: per tenth (mean probability, accuracy, gap, share of the texts)."""
    on = scored.on_topic()
    return curve(
        scored.scores["topic"].max(axis=1)[on], (scored.chosen("topic") == scored.truth("topic"))[on]
    )


def _trust(scored: Scored, on: NDArray[Any]) -> Figures:
    right = (scored.chosen("topic") == scored.truth("topic"))[on]
    confidence = (scored.scores["topic"].max(axis=1) * scored.scores["nature"].max(axis=1))[on]
    automatic = confidence >= scored.limits.sure
    return {
        "automatic_share": _share(automatic),
        "automatic_accuracy": _share(right[automatic]),
        "topic_calibration_error": round(calibration_error(scored.scores["topic"].max(axis=1)[on], right), 4),
    }


def _measured(scored: Scored, field: str, rows: NDArray[Any] | None = None) -> Figures:
    truth, chosen = scored.truth(field), scored.chosen(field)
    if rows is not None:
        truth, chosen = truth[rows], chosen[rows]
    macro = float(f1_score(truth, chosen, average="macro", zero_division=0.0))
    return {f"{field}_macro_f1": round(macro, 4), f"{field}_accuracy": _share(truth == chosen)}


def _among_first(scored: Scored, places: int) -> NDArray[Any]:
    ranks = np.array(scored.labels["topic"])[np.argsort(-scored.scores["topic"], axis=1)[:, :places]]
    found: NDArray[Any] = (ranks == scored.truth("topic")[:, None]).any(axis=1)
    return found


def _share(right: NDArray[Any]) -> float:
    return round(float(right.mean()), 4) if right.size else 0.0
