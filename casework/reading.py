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


class PlaceKind(StrEnum):
    """What a named place is."""

    PROVINCE = "province"
    DISTRICT = "district"  # before 1/7/2025
    COMMUNE = "commune"
    VILLAGE = "village"  # thôn, bản, ấp, khu phố, tổ dân phố
    STREET = "street"  # streets, lanes, numbered roads
    LANDMARK = "landmark"  # a school, market, bridge, canal ... with a name of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class CommuneChoice:
    """A commune that a written name may mean: today's official names, and the name that led to it.

    `former` is the commune as it was called before 1/7/2025 ('xã Mỹ Thanh, huyện Bạch Thông, tỉnh Bắc
    Kạn'), empty when the name is today's. `place_id` is the authority's own place, when it is one.
    """

    commune: str
    province: str
    former: str = ""
    place_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place found in a text.

    `written` is how it stands there, `place_id` the authority's own place that it means (None when it is
    outside the authority's area or not certain), `commune` and `province` the official names of today as
    far as the text decides them, `former` the commune's name before 1/7/2025 when the text used it.
    `choices` are the communes it may mean when the text leaves several open: then `commune` is None and the
    citizen is asked, never guessed for.
    """

    written: str
    kind: PlaceKind = PlaceKind.COMMUNE
    place_id: str | None = None
    commune: str | None = None
    province: str | None = None
    former: str = ""
    choices: tuple[CommuneChoice, ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """What makes a matter recognisable when somebody else raises it.

    `keys` are short strings by which candidates are looked up, at most `candidates.KEYS`; `content` is the
    reader's own record (text), compared by `ports.Matters.likeness` and by nobody else.
    """

    keys: tuple[str, ...]
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What the reader proposes for one text.

    `topics` is ranked, probabilities sum to 1; `urgency_scores` and `nature_scores` give each label's
    probability; `confidence` (0..1) is that of topic and nature together, the figure that decides
    whether a person must sort the petition first. `place` is the one that the text is about, `places` all
    that are named. `parts` are the texts of the separate matters, one for most messages. `title` has at most
    90 characters and no personal data; it is empty for a text without words. `trace` lets the same matter
    be recognised.
    """

    nature: Nature
    nature_scores: dict[str, float]
    topic: str
    topics: tuple[tuple[str, float], ...]
    urgency: Urgency
    urgency_scores: dict[str, float]
    place: PlaceMention | None
    confidence: float
    places: tuple[PlaceMention, ...] = ()
    parts: tuple[str, ...] = ()
    title: str = ""
    trace: Trace = Trace((), "")
