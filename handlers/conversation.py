"""Where a contact is in the conversation: a small record, kept in the turn's own transaction."""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import uuid4

from casework.notices import Attachment, MediaKind
from casework.petitioner import Disclosure

REMEMBERED_MESSAGES = 30


class Step(StrEnum):
    """What the next free text means."""

    IDLE = "idle"
    CONSENT = "consent"  # the text waits until consent is given
    GATHERING = "gathering"  # a burst of messages is still coming in
    DESCRIBING = "describing"  # photos came without words
    PLACING = "placing"  # the question 'where?' is open
    CONFIRMING = "confirming"  # the summary is shown
    REWRITING = "rewriting"  # the next text replaces the draft's
    NAMING = "naming"  # the next text is the name to be called by
    PHONING = "phoning"  # the next text is the number to be told by when no channel works
    SUPPLEMENTING = "supplementing"  # the next text goes to petition `code`
    OBJECTING = "objecting"  # the next text says why the answer to `code` does not satisfy
    ANSWERING = "answering"  # officer: the next text is the answer
    PREVIEWING = "previewing"  # officer: the answer is shown as the citizen will see it
    ASKING = "asking"  # officer: the next text is a question to the citizen
    REFERRING = "referring"  # officer: the next text is the reason for passing on to `agency`
    PLANNING = "planning"  # secretary: the next text fills `form`'s open field of a conference
    CHANGING = "changing"  # secretary: the next text is the reason, day or name of a change (`form`)
    RECORDING = "recording"  # secretary: the next text is an opinion or a speaker in the room
    DECIDING = "deciding"  # secretary: the next text is what was answered or decided about an item
    CONCLUDING = "concluding"  # secretary: the next text is a part of the conclusion
    SIGNING = "signing"  # chair or secretary: the next text is the notice's number
    DRAFTING = "drafting"  # officer: the next text is the draft for an item
    SETTLING = "settling"  # officer: the next text is the answer to an opinion raised in the room
    EXTENDING = "extending"  # officer: the next text is the new day and the reason
    BROADCASTING = "broadcasting"  # secretary: the next text is a code, or what many are told (`form`)
    REGISTERING = "registering"  # citizen: the next text is what they wish to speak about


OPEN_STEPS = (Step.IDLE, Step.CONSENT, Step.GATHERING)  # where any text may begin something

_ABOUT_PETITION = frozenset(
    {
        Step.SUPPLEMENTING,
        Step.OBJECTING,
        Step.ANSWERING,
        Step.PREVIEWING,
        Step.ASKING,
        Step.REFERRING,
        Step.PLANNING,
        Step.CHANGING,
        Step.RECORDING,
        Step.DECIDING,
        Step.CONCLUDING,
        Step.SIGNING,
        Step.DRAFTING,
        Step.SETTLING,
        Step.EXTENDING,
        Step.BROADCASTING,
        Step.REGISTERING,
    }
)


@dataclass(slots=True)
class Draft:
    """What the citizen has written so far. `parts` maps message references to texts, in order.

    `place_choices` are the communes that were offered when a name was shared by several: (the authority's
    own place id or '', address). `kept_whole`: several matters, and the citizen wants one petition. `joins`
    is the code of somebody else's petition that the citizen says is about the same matter. `told_concluded`:
    the citizen has been shown what a conference concluded about the matter. `poster` is the place whose
    poster the citizen came by: where it is, unless they say otherwise.
    """

    id: str = field(default_factory=lambda: uuid4().hex[:12])
    parts: dict[str, str] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()
    place_id: str | None = None
    place_written: str = ""
    place_asked: bool = False
    disclosure: Disclosure = Disclosure.HANDLER
    stands_as_petition: bool = False
    stands_alone: bool = False
    place_outside: bool = False
    place_choices: tuple[tuple[str, str], ...] = ()
    kept_whole: bool = False
    joins: str = ""
    told_concluded: bool = False
    poster: str = ""

    @property
    def text(self) -> str:
        """The whole text, one message a paragraph."""
        return "\n".join(part for part in self.parts.values() if part)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to file."""
        return not self.text.strip() and not self.attachments


@dataclass(slots=True)
class Conversation:
    """The record.

    `code`, `agency`, `outcome`, `text` and `form` (fields filled in one by one) belong to the step that needs
    them.
    `waiting` are the further matters of a message that was divided; each becomes the draft in its turn.
    `usual` is the action of the first button under the open question, what a typed 'gửi' means; `otherwise`
    that of a typed 'không'.
    `filed` remembers which of the last messages went into which petition, so that a later edit finds it;
    `other_name` is what a chat that was joined to another one called the person, until they choose.
    `latest` is the petition that was last added to, until the moment `latest_until` (ISO); what else comes of
    `album` goes there too. `poster` is the place whose poster was scanned last, for the next petition.
    `called` is what the channel calls the person here, kept from consent on: it tells two chats apart.
    """

    step: Step = Step.IDLE
    draft: Draft | None = None
    waiting: list[Draft] = field(default_factory=list)
    code: str = ""
    agency: str = ""
    outcome: str = ""
    text: str = ""
    form: dict[str, str] = field(default_factory=dict)
    filed: dict[str, str] = field(default_factory=dict)
    usual: str = ""
    otherwise: str = ""
    latest: str = ""
    latest_until: str = ""
    album: str = ""
    poster: str = ""
    other_name: str = ""
    called: str = ""
    wake_at: datetime | None = None

    @property
    def has_draft(self) -> bool:
        """Whether the person has written something that is not filed yet."""
        return self.draft is not None and not self.draft.is_empty

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being written: the next text may be anything."""
        return self.step in (Step.IDLE, Step.GATHERING) and not self.has_draft

    @property
    def holds_only_files(self) -> bool:
        """Whether what is being written has no words yet."""
        return self.draft is not None and bool(self.draft.attachments) and not self.draft.text.strip()

    @property
    def is_about_petition(self) -> bool:
        """Whether the next text belongs to something begun: a filed petition, or a conference."""
        return self.step in _ABOUT_PETITION

    def begin_draft(self) -> Draft:
        """The draft that is being written; a new one when there is none."""
        if self.draft is None:
            self.draft = Draft(poster=self.poster)
        return self.draft

    def come_from(self, place_id: str) -> None:
        """A poster was scanned: what is being written, or else the next petition, comes from its place."""
        self.poster = place_id
        if self.draft is not None:
            self.draft.poster = place_id

    def rest(self) -> None:
        """Back to idle: nothing is expected any more. What was written and not filed is dropped."""
        self.waiting = []
        self.finish_draft()

    def finish_draft(self) -> None:
        """The draft is filed or dropped; the next matter of a divided message takes its place."""
        self.draft = self.waiting.pop(0) if self.waiting else None
        self.finish_step()

    def forget(self) -> None:
        """Forget which messages went where, where the person came from, what the channel calls them."""
        self.filed.clear()
        self.poster = self.called = ""
        self.latest = self.latest_until = self.album = ""

    def finish_step(self) -> None:
        """What was begun about a petition is over; an open draft stays open."""
        self.step = Step.CONFIRMING if self.has_draft else Step.IDLE
        self.code = self.agency = self.outcome = self.text = ""
        self.form = {}
        self.wake_at = None

    def expect(self, step: Step, *, code: str = "", agency: str = "", outcome: str = "") -> None:
        """The next text belongs to this step."""
        self.step = step
        self.code, self.agency, self.outcome, self.text = code, agency, outcome, ""
        self.form = {}

    def ask(self, step: Step, **form: str) -> None:
        """The next text belongs to this step, with these fields of its form."""
        self.expect(step)
        self.form = form

    def remember(self, references: list[str], code: str, *, until: datetime, album: str = "") -> None:
        """Note that these messages are in petition `code`; only the newest are kept.

        Until `until`, photos without words are taken to belong to it too.
        """
        self.latest, self.latest_until, self.album = code, until.isoformat(), album
        self.filed.update(dict.fromkeys(filter(None, references), code))
        while len(self.filed) > REMEMBERED_MESSAGES:
            del self.filed[next(iter(self.filed))]

    def to_state(self) -> dict[str, Any]:
        """As JSON; the store keeps `wake_at` itself."""
        state = asdict(self)
        del state["wake_at"]
        # As pairs: a store may sort the names of an object, and the order of messages is the person's.
        state["filed"] = list(self.filed.items())
        if self.draft is not None:
            state["draft"]["parts"] = list(self.draft.parts.items())
        for kept, draft in zip(state["waiting"], self.waiting, strict=True):
            kept["parts"] = list(draft.parts.items())
        return state

    @classmethod
    def from_state(cls, state: dict[str, Any]) -> "Conversation":
        """The record that `to_state` gave; an empty state is a new conversation."""
        if not state:
            return cls()
        draft = state["draft"]
        fields = {
            "step": Step(state["step"]),
            "filed": dict(state["filed"]),
            "draft": _draft(draft) if draft else None,
            "waiting": [_draft(one) for one in state.get("waiting", ())],
        }
        return cls(**{**state, **fields})


def _draft(state: dict[str, Any]) -> Draft:
    attachments = tuple(
        Attachment(**{**item, "kind": MediaKind(item["kind"])}) for item in state["attachments"]
    )
    fields = {
        "parts": dict(state["parts"]),
        "attachments": attachments,
        "disclosure": Disclosure(state["disclosure"]),
        "place_choices": tuple((place, name) for place, name in state.get("place_choices", ())),
    }
    return Draft(**{**state, **fields})
