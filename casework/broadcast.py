"""One message to many: to whom, in which words, how far it has come."""

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import NamedTuple

from casework.errors import WrongBroadcastStateError
from casework.notices import Choice, Words
from casework.working_days import HANOI


class Reach(StrEnum):
    """Which people a broadcast is for. The first two need the consent to news, the others take part."""

    NEWS = "news"  # all who agreed to be told of conferences
    PLACE = "place"  # of these, who has a petition from a place or what lies in it
    PETITION = "petition"  # the petitioner, and all who joined
    CONFERENCE = "conference"  # everybody on a conference's agenda or list of speakers


BY_CONSENT = frozenset({Reach.NEWS, Reach.PLACE})


class State(StrEnum):
    """Where a broadcast stands. The last two are final."""

    DRAFT = "draft"  # previewed, nobody has been told
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    CANCELLED = "cancelled"


class Move(StrEnum):
    """What is done to a broadcast."""

    START = "start"
    PAUSE = "pause"
    RESUME = "resume"
    CANCEL = "cancel"
    FINISH = "finish"


MOVES: dict[tuple[State, Move], State] = {
    (State.DRAFT, Move.START): State.RUNNING,
    (State.RUNNING, Move.PAUSE): State.PAUSED,
    (State.PAUSED, Move.RESUME): State.RUNNING,
    **{(state, Move.CANCEL): State.CANCELLED for state in (State.DRAFT, State.RUNNING, State.PAUSED)},
    (State.RUNNING, Move.FINISH): State.DONE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """To whom; `of` is the id of the place, petition or conference.

    `apart` are contacts that are told in other words, and so not by the broadcast.
    """

    reach: Reach
    of: str = ""
    apart: tuple[str, ...] = ()


class Addressee(NamedTuple):
    """A person, and the contact in which they are told now: the chat used last, which may change."""

    petitioner_id: str
    contact_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be said, and by whom: a sentence with its words and choices.

    `urgent` is sent at night too. `report`: the officer is told when it has ended.
    """

    audience: Audience
    officer_id: str
    sentence: str
    words: Words
    choices: tuple[Choice, ...] = ()
    urgent: bool = False
    report: bool = True


@dataclass(slots=True, kw_only=True)
class Broadcast:
    """A message to many on its way.

    `cursor` is the last person who was looked at, in the order of ids; `fed` counts those who were given
    to the outbox, `total` those who would have been at the start. `flows`: its messages may be sent now
    (running, and not held back for the night).
    """

    id: str
    number: int
    wish: Wish
    created_at: datetime
    state: State = State.DRAFT
    flows: bool = False
    total: int = 0
    fed: int = 0
    cursor: str = ""
    exhausted: bool = False
    started_at: datetime | None = None
    ended_at: datetime | None = None

    def move(self, what: Move) -> None:
        """Make a step; one that is not possible now changes nothing and is refused."""
        after = MOVES.get((self.state, what))
        if after is None:
            raise WrongBroadcastStateError(
                f"broadcast {self.number}: {what} is not possible when {self.state}", state=self.state
            )
        self.state = after
        self.flows = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What became of a broadcast's messages.

    `unknown`: of the others, those that may have arrived twice, or not (the channel's answer was lost).
    """

    waiting: int = 0
    sent: int = 0
    failed: int = 0
    parked: int = 0
    unknown: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietHours:
    """When nobody is to be woken, in Việt Nam; the same hour twice: never quiet."""

    since: time = time(21)
    until: time = time(7)

    def covers(self, moment: datetime) -> bool:
        """Whether it is quiet then."""
        now = moment.astimezone(HANOI).time()
        if self.since <= self.until:
            return self.since <= now < self.until
        return now >= self.since or now < self.until
