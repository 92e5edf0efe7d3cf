"""One petition: what was asked, where it stands, and the table of its legal moves."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from casework.errors import IllegalMoveError, MistypedCodeError
from casework.notices import Attachment
from casework.petitioner import Disclosure
from casework.reading import Nature, Urgency


class Stage(StrEnum):
    """Where a petition stands. Stages are past participles: each names what has been done."""

    ROUTED = "routed"  # in an agency's queue (the triage desk is an agency like others)
    CLAIMED = "claimed"  # an officer has taken it
    ASKED = "asked"  # the citizen was asked something
    ANSWERED = "answered"  # an answer is stored, its notice is on the way
    NOTIFIED = "notified"  # the citizen's phone has rung
    SEALED = "sealed"  # complaint or denunciation: outside the dialogue, in the closed store
    WITHDRAWN = "withdrawn"  # by the citizen


class Act(StrEnum):
    """What somebody does to a petition."""

    CLAIM = "claim"
    CORRECT = "correct"
    REFER = "refer"
    ASK = "ask"
    SUPPLEMENT = "supplement"
    REPORT = "report"
    ANSWER = "answer"
    NOTIFY = "notify"
    TELL = "tell"  # the office tells by phone, in person or by letter what no channel could bring
    RETURN = "return"
    REOPEN = "reopen"
    JOIN = "join"
    SEAL = "seal"
    UNSEAL = "unseal"
    WITHDRAW = "withdraw"


class Outcome(StrEnum):
    """How an agency's answer leaves the matter: the closed list. Closed is not the same as fixed."""

    ANSWERED = "answered"
    RESOLVED = "resolved"
    BEING_RESOLVED = "being_resolved"
    SENT_UP = "sent_up"
    TRANSFERRED = "transferred"
    OUTSIDE_SCOPE = "outside_scope"


_OPEN = (Stage.ROUTED, Stage.CLAIMED, Stage.ASKED)
_DONE = (Stage.ANSWERED, Stage.NOTIFIED)

MOVES: dict[tuple[Stage, Act], Stage] = {
    (Stage.ROUTED, Act.CLAIM): Stage.CLAIMED,
    **{(stage, Act.CLAIM): stage for stage in (Stage.CLAIMED, Stage.ASKED)},  # a colleague takes over
    **{(stage, Act.CORRECT): stage for stage in _OPEN},
    **{(stage, Act.REFER): Stage.ROUTED for stage in _OPEN},
    **{(stage, Act.ASK): Stage.ASKED for stage in _OPEN},
    **{(stage, Act.SUPPLEMENT): stage for stage in (Stage.ROUTED, Stage.CLAIMED, Stage.SEALED, *_DONE)},
    (Stage.ASKED, Act.SUPPLEMENT): Stage.CLAIMED,
    **{(stage, Act.REPORT): Stage.CLAIMED for stage in _OPEN},
    **{(stage, Act.ANSWER): Stage.ANSWERED for stage in _OPEN},
    (Stage.ANSWERED, Act.NOTIFY): Stage.NOTIFIED,
    **{(stage, Act.TELL): Stage.NOTIFIED for stage in (Stage.ANSWERED, Stage.CLAIMED)},
    (Stage.ANSWERED, Act.RETURN): Stage.CLAIMED,
    **{(stage, Act.REOPEN): Stage.ROUTED for stage in _DONE},
    **{(stage, Act.JOIN): stage for stage in _OPEN},
    **{(stage, Act.SEAL): Stage.SEALED for stage in _OPEN},
    (Stage.SEALED, Act.UNSEAL): Stage.ROUTED,
    **{(stage, Act.WITHDRAW): Stage.WITHDRAWN for stage in (*_OPEN, Stage.SEALED)},
}

OPEN_STAGES = frozenset(_OPEN)


class StatementKind(StrEnum):
    """What a text in the petition's file is."""

    ORIGINAL = "original"
    ADDITION = "addition"
    QUESTION = "question"
    REPLY = "reply"
    REPORT = "report"
    ANSWER = "answer"
    OBJECTION = "objection"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the machine proposed, kept as it was beside what people decided."""

    nature: Nature
    topic: str
    topics: tuple[tuple[str, float], ...]
    urgency: Urgency
    agency_id: str
    confidence: float


@dataclass(slots=True, kw_only=True)
class Petition:
    """A petition as filed. Texts and attachments stand in its statements, decisions in its history.

    `due` is the last day for the answer, counted from `term_from` (None: the day it was received),
    `acknowledge_by` for telling the citizen who handles it; either
    is None where no regulation in force sets a term. `joined_to` is the petition of somebody else about the
    same matter, with which this one is handled and answered. `title` says the matter in the citizen's words,
    or by a mark (`casework.notices.WORDLESS`) what was sent without any.
    """

    id: str
    code: str
    petitioner_id: str
    contact_id: str
    disclosure: Disclosure
    title: str
    nature: Nature
    topic: str
    urgency: Urgency
    agency_id: str
    place_id: str | None
    place_written: str
    proposal: Proposal
    stage: Stage
    received_at: datetime
    due: date | None
    due_article: str = ""
    acknowledge_by: date | None = None
    claimed_by: str | None = None
    outcome: Outcome | None = None
    reopened: int = 0
    satisfied: bool | None = None
    dedupe_key: str = ""
    latitude: float | None = None
    longitude: float | None = None
    joined_to: str | None = None
    term_from: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to answer."""
        return self.stage in OPEN_STAGES

    def allows(self, act: Act) -> bool:
        """Whether the act is possible from where the petition stands."""
        return (self.stage, act) in MOVES

    def require(self, act: Act) -> None:
        """Refuse an act that is not possible from where the petition stands."""
        if not self.allows(act):
            raise IllegalMoveError(
                f"petition {self.code}: {act} is not possible when {self.stage}",
                code=spoken_code(self.code),
                stage=self.stage,
            )

    def move(self, act: Act) -> None:
        """Make a legal move; an illegal one changes nothing and is refused."""
        self.require(act)
        self.stage = MOVES[self.stage, act]

    def is_overdue(self, today: date) -> bool:
        """Whether the answer's last day has passed without one."""
        return self.is_open and self.due is not None and self.due < today


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A text in the petition's file, by whom and when. `author_id` is a petitioner or an officer."""

    id: str
    petition_id: str
    kind: StatementKind
    text: str
    author_id: str
    at: datetime
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of a petition's history: who did what, when, and in which words (`detail`: old and new)."""

    petition_id: str
    act: str
    actor_id: str
    at: datetime
    stage: Stage
    detail: dict[str, str]


_DAMM = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip
CODE_DIGITS = 8


def _damm(digits: str) -> int:
    """Damm's check (H. M. Damm, 2004): catches each single wrong digit and each swap of neighbours."""
    row = 0
    for digit in digits:
        row = int(_DAMM[row][int(digit)])
    return row


def new_code() -> str:
    """A fresh code of eight digits, the last a check digit: digits can be read out on the telephone."""
    digits = str(secrets.randbelow(9 * 10 ** (CODE_DIGITS - 2)) + 10 ** (CODE_DIGITS - 2))
    return digits + str(_damm(digits))


def spoken_code(code: str) -> str:
    """'4829-1372': as people see and say it."""
    return f"{code[:4]}-{code[4:CODE_DIGITS]}"


def parse_code(written: str) -> str:
    """The code in what a person typed, with any separators; refuses one that fails its check digit."""
    digits = "".join(character for character in written if character.isdecimal())
    digits = "".join(str(int(digit)) for digit in digits)
    if len(digits) != CODE_DIGITS or _damm(digits) != 0:
        raise MistypedCodeError(f"not a code: {written[:40]!r}", written=written.strip()[:20])
    return digits
