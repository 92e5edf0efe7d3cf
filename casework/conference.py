"""A dialogue conference: who holds it, where it stands, its items and its speakers."""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from casework.errors import WrongPhaseError
from casework.notices import Attachment
from casework.petition import Outcome
from casework.places import Level
from casework.regulation import Ground, Kind


class Form(StrEnum):
    """How people meet."""

    IN_PERSON = "in_person"
    ONLINE = "online"


class Head(StrEnum):
    """Whose conference it is; decides the letterhead and the host."""

    PARTY = "party"  # the secretary of the Party committee
    GOVERNMENT = "government"  # the chairman of the People's Committee


class Phase(StrEnum):
    """Where a conference stands."""

    PLANNED = "planned"
    COLLECTING = "collecting"  # announced, opinions are collected
    UNDERWAY = "underway"  # people are in the room
    HELD = "held"  # over, the conclusion is being written
    CONCLUDED = "concluded"  # the conclusion notice is issued
    CLOSED = "closed"  # the work has ended, the dossier is complete
    CANCELLED = "cancelled"


class Step(StrEnum):
    """What is done to a conference."""

    EDIT = "edit"
    OPEN = "open"  # announce it and open the collection
    ASSIGN = "assign"  # put petitions on the agenda, give them to agencies
    REGISTER = "register"  # take a speaker's registration
    POSTPONE = "postpone"
    CANCEL = "cancel"
    BEGIN = "begin"
    SPEAK = "speak"  # run the list, take opinions in the room
    DECIDE = "decide"  # say how an item ends
    END = "end"
    CONCLUDE = "conclude"
    CLOSE = "close"


_BEFORE = (Phase.PLANNED, Phase.COLLECTING)

MOVES: dict[tuple[Phase, Step], Phase] = {
    **{(phase, step): phase for phase in _BEFORE for step in (Step.EDIT, Step.ASSIGN, Step.POSTPONE)},
    **{(phase, Step.OPEN): Phase.COLLECTING for phase in _BEFORE},
    **{(phase, Step.REGISTER): phase for phase in (Phase.COLLECTING, Phase.UNDERWAY)},
    **{(phase, Step.CANCEL): Phase.CANCELLED for phase in _BEFORE},
    **{(phase, Step.BEGIN): Phase.UNDERWAY for phase in _BEFORE},
    (Phase.UNDERWAY, Step.EDIT): Phase.UNDERWAY,  # the chair may change on the day
    (Phase.UNDERWAY, Step.ASSIGN): Phase.UNDERWAY,
    (Phase.UNDERWAY, Step.SPEAK): Phase.UNDERWAY,
    (Phase.UNDERWAY, Step.DECIDE): Phase.UNDERWAY,
    (Phase.UNDERWAY, Step.END): Phase.HELD,
    (Phase.HELD, Step.ASSIGN): Phase.HELD,
    (Phase.HELD, Step.SPEAK): Phase.HELD,  # what was said is written down afterwards
    (Phase.HELD, Step.DECIDE): Phase.HELD,
    (Phase.HELD, Step.CONCLUDE): Phase.CONCLUDED,
    (Phase.CONCLUDED, Step.CLOSE): Phase.CLOSED,
}

ENDED_PHASES = frozenset({Phase.CLOSED, Phase.CANCELLED})
RUNNING_PHASES = frozenset(Phase) - ENDED_PHASES


class Verdict(StrEnum):
    """How the conference leaves an item."""

    ANSWERED_THERE = "answered_there"
    LATER = "later"  # by the agency, by a day
    SENT_UP = "sent_up"
    TRANSFERRED = "transferred"
    RECORDED = "recorded"


AWAITING_ANSWER = frozenset({Verdict.LATER, Verdict.SENT_UP, Verdict.TRANSFERRED})


@dataclass(frozen=True, slots=True, kw_only=True)
class ConclusionNotice:
    """The signed conclusion: its number on paper, its day, who signed, the text of each part by its id."""

    number: str
    issued_on: date
    signed_by: str
    parts: dict[str, str]


@dataclass(slots=True, kw_only=True)
class Conference:
    """A conference from its plan to its closed dossier.

    `regulations` are the ids of the profiles that bind, fixed when it was created. `met` maps ids of
    deadlines to the day on which the host met them; `received` agencies to the day on which they got the
    notice; `delivered` names of other recipients to the day on which they got it; `papers` ids of papers to
    the day on which they were issued. `begins_at` is 'HH:MM' in Việt Nam, `hours` the planned length.
    `complex_reason`: why the notice takes the longer term, or empty.
    """

    id: str
    number: int
    agency_id: str
    title: str
    kind: Kind
    form: Form
    head: Head
    level: Level
    ground: Ground
    place: str
    held_on: date
    begins_at: str
    hours: float
    chair: str
    regulations: tuple[str, ...]
    created_at: datetime
    co_chairs: tuple[str, ...] = ()
    scope: str = ""
    group: str = ""
    reason: str = ""
    expected: int = 0
    invited: int = 0
    attended: int = 0
    phase: Phase = Phase.PLANNED
    collects_until: date | None = None
    complex_reason: str = ""
    parts: dict[str, str] = field(default_factory=dict)
    notice: ConclusionNotice | None = None
    met: dict[str, date] = field(default_factory=dict)
    received: dict[str, date] = field(default_factory=dict)
    delivered: dict[str, date] = field(default_factory=dict)
    papers: dict[str, date] = field(default_factory=dict)
    ended_on: date | None = None
    keep_until: date | None = None
    reminded_on: date | None = None

    @property
    def is_running(self) -> bool:
        """Whether somebody still has to do something for it."""
        return self.phase in RUNNING_PHASES

    @property
    def has_begun(self) -> bool:
        """Whether people have met."""
        return self.phase not in {Phase.PLANNED, Phase.COLLECTING, Phase.CANCELLED}

    def allows(self, step: Step) -> bool:
        """Whether a step is possible in this phase."""
        return (self.phase, step) in MOVES

    def require(self, step: Step) -> None:
        """Refuse a step that is not possible in this phase."""
        if not self.allows(step):
            raise WrongPhaseError(
                f"conference {self.number}: {step} is not possible when {self.phase}",
                number=self.number,
                phase=self.phase,
            )

    def move(self, step: Step) -> None:
        """Make a step; an impossible one changes nothing and is refused."""
        self.require(step)
        self.phase = MOVES[self.phase, step]


@dataclass(slots=True, kw_only=True)
class Item:
    """A matter on the agenda: a petition, or an opinion raised in the room (`petition_id` None).

    `title` is the petition's; `text` is what was said and `raised_by` the name that was given, both of a room
    opinion only. `level` is who is competent. `is_withdrawn`: the petitioner has taken the petition back.
    `draft` is the agency's prepared answer, `said` what was answered or decided at the conference, `answer`
    the final written answer. `due` is the day for it, with its article; `extended_to` with its reason.
    """

    id: str
    conference_id: str
    number: int
    agency_id: str
    topic: str
    title: str
    petition_id: str | None = None
    contact_id: str | None = None
    text: str = ""
    raised_by: str = ""
    level: Level = Level.COMMUNE
    is_complex: bool = False
    draft: str = ""
    draft_attachments: tuple[Attachment, ...] = ()
    drafted_on: date | None = None
    drafted_by: str = ""
    verdict: Verdict | None = None
    said: str = ""
    due: date | None = None
    due_article: str = ""
    extended_to: date | None = None
    extension_reason: str = ""
    answer: str = ""
    answered_on: date | None = None
    outcome: Outcome | None = None
    is_withdrawn: bool = False

    @property
    def awaits_answer(self) -> bool:
        """Whether somebody has still to answer it in writing."""
        return self.verdict in AWAITING_ANSWER and self.answered_on is None and not self.is_withdrawn


class SpeakerState(StrEnum):
    """Where a speaker stands."""

    WAITING = "waiting"
    SPEAKING = "speaking"
    SPOKEN = "spoken"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(slots=True, kw_only=True)
class Speaker:
    """Somebody who wishes to speak. `registered` is False for who asks in the room.

    `refusal` is the id of the reason's clause in a binding regulation.
    """

    id: str
    conference_id: str
    position: int
    name: str
    matter: str
    registered: bool
    contact_id: str | None = None
    petition_id: str | None = None
    state: SpeakerState = SpeakerState.WAITING
    refusal: str = ""
    began_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConferenceEvent:
    """One line of a conference's record: who did what, when, in which words (both states of a change)."""

    conference_id: str
    act: str
    actor_id: str
    at: datetime
    detail: dict[str, str]
