"""What was understood of a citizen's text: labels with probabilities, never a decision.

The labels are defined in docs/labels.md. A person confirms them (Luật Trí tuệ nhân tạo 134/2025: the
machine proposes, it does not replace human authority).
"""

from dataclasses import dataclass
from enum import StrEnum


class Nature(StrEnum):
    """What kind of message it is in law."""

    PETITION = "petition"
    COMPLAINT = "complaint"
    DENUNCIATION = "denunciation"
    OFFTOPIC = "offtopic"


class Urgency(StrEnum):
    """How soon somebody must act, by the harm that is stated, never by tone."""

    URGENT = "urgent"
    HIGH = "high"
    NORMAL = "normal"

    @property
    def rank(self) -> int:
        """0 is the most urgent: queues are sorted by it, ascending."""
        return list(Urgency).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place found in a text.

    `written` is how it stands there, `place_id` the authority's own place that it means (None when it is
    outside the authority's area or not certain), `commune` and `province` the official names as far as
    the text decides them.
    """

    written: str
    place_id: str | None = None
    commune: str | None = None
    province: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the reader proposes for one text.

    `topics` is ranked, probabilities sum to 1; `urgency_scores` and `nature_scores` give each label's
    probability; `confidence` (0..1) is that of topic and nature together, the figure that decides
    whether a person must sort the petition first.
    """

    nature: Nature
    nature_scores: dict[str, float]
    topic: str
    topics: tuple[tuple[str, float], ...]
    urgency: Urgency
    urgency_scores: dict[str, float]
    place: PlaceMention | None
    confidence: float
