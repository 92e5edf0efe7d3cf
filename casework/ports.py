"""What the use cases need from outside. storage, nlp and bot provide it; tests keep it in memory.

A unit of `Work` is one transaction: nothing in it is kept without `commit`, and nothing is sent in it.
"""

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from casework.agencies import Role
from casework.broadcast_ports import Broadcasts
from casework.conference_ports import Conferences
from casework.group_ports import Groups
from casework.ladder_ports import Ladder
from casework.petition import Event, Petition, Statement
from casework.petitioner import Contact, Officer, Petitioner
from casework.reading import PlaceMention, Reading, Trace
from casework.record_ports import Audit, Conversations, Outbox


class Clock(Protocol):
    """Time is a value: UTC, aware."""

    def now(self) -> datetime:
        """The present moment."""
        ...


class Matters(Protocol):
    """Recognises the same matter raised by several people, by what was kept of their texts. Quick work."""

    @property
    def days(self) -> int:
        """How many days back the same matter is looked for."""
        ...

    @property
    def propose_from(self) -> float:
        """The likeness from which joining is proposed to a person."""
        ...

    def likeness(self, one: Trace, other: Trace, *, days_apart: float) -> float:
        """How likely both are the same matter, 0 to 1."""
        ...


class Reader(Protocol):
    """Reads a text. CPU work: never called inside a transaction or on the event loop."""

    def read(self, text: str) -> Reading:
        """What a whole message says; never raises."""
        ...

    def read_place(self, text: str) -> PlaceMention | None:
        """The place in an answer to 'where?'."""
        ...

    def mask(self, text: str) -> str:
        """The text with names, numbers and addresses of persons hidden. Quick work."""
        ...

    @property
    def matters(self) -> Matters:
        """The judge of what is the same matter."""
        ...


class Transcriber(Protocol):
    """Writes down what is said in a recording or a film. Off unless an operator provides one."""

    async def transcribe(self, content: bytes) -> str:
        """The words, '' when there are none; never blocks the event loop."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueMark:
    """The last petition of a page, in the queue's order: the next page begins after it."""

    rank: int
    due: date
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A one-time code that binds an account to an agency and a role. Only its hash is stored."""

    code_hash: str
    agency_id: str
    role: Role
    name: str
    expires_at: datetime


class Petitions(Protocol):
    """The petitions and their files."""

    async def add(self, petition: Petition) -> None:
        """Keep a new petition."""
        ...

    async def save(self, petition: Petition) -> None:
        """Keep what changed."""
        ...

    async def with_code(self, code: str) -> Petition | None:
        """The petition with this code."""
        ...

    async def with_id(self, petition_id: str) -> Petition | None:
        """The petition with this id."""
        ...

    async def filed_from(self, dedupe_key: str) -> Petition | None:
        """The petition that was made of this draft, if it was."""
        ...

    async def of_petitioner(self, petitioner_id: str) -> Sequence[Petition]:
        """All petitions of a person, newest first."""
        ...

    async def queue(self, agency_id: str, *, after: QueueMark | None, limit: int) -> Sequence[Petition]:
        """Open (for the sealed desk: sealed) petitions, most urgent first, then earliest due, then oldest."""
        ...

    async def count_queue(self, agency_id: str) -> int:
        """How many petitions the queue holds."""
        ...

    async def joined_to(self, petition_id: str) -> Sequence[Petition]:
        """The petitions that were joined to this one, oldest first."""
        ...

    async def keep_trace(self, petition: Petition, trace: Trace) -> None:
        """Keep what makes its matter recognisable."""
        ...

    async def trace_of(self, petition_id: str) -> Trace | None:
        """What was kept of it."""
        ...

    async def sharing(
        self, keys: Sequence[str], *, since: datetime, limit: int
    ) -> Sequence[tuple[Petition, Trace]]:
        """Petitions received since then whose traces share keys, by `candidates.shortlist`."""
        ...

    async def open_ones(self) -> Sequence[Petition]:
        """Every petition that somebody has still to answer, oldest first (`OPEN_STAGES`, joined ones too)."""
        ...

    async def append(self, statement: Statement) -> None:
        """Add a text to a petition's file."""
        ...

    async def file_of(self, petition_id: str) -> Sequence[Statement]:
        """All texts of a petition, oldest first."""
        ...

    async def record(self, event: Event) -> None:
        """Add a line to a petition's history."""
        ...

    async def history_of(self, petition_id: str) -> Sequence[Event]:
        """The history of a petition, oldest first."""
        ...


class People(Protocol):
    """Contacts, petitioners, officers, invitations."""

    async def contact(self, channel: str, address: str, name: str) -> Contact:
        """The contact at this address; made, with a petitioner, when it writes for the first time."""
        ...

    async def contact_at(self, channel: str, address: str) -> Contact | None:
        """The contact at this address, if there is one."""
        ...

    async def contact_with_id(self, contact_id: str) -> Contact | None:
        """The contact with this id."""
        ...

    async def petitioner(self, petitioner_id: str) -> Petitioner:
        """The person behind a contact."""
        ...

    async def save_petitioner(self, petitioner: Petitioner) -> None:
        """Keep a name or a consent."""
        ...

    async def mark_reachable(self, contact_id: str, *, reachable: bool) -> None:
        """Note that a contact has blocked the bot, or writes again."""
        ...

    async def officer_at(self, contact_id: str) -> Officer | None:
        """The officer enrolled at this contact."""
        ...

    async def officer_with_id(self, officer_id: str) -> Officer | None:
        """The officer with this id."""
        ...

    async def officers_of(self, agency_id: str) -> Sequence[Officer]:
        """All officers of an agency."""
        ...

    async def with_role(self, role: Role) -> Sequence[Officer]:
        """All officers of a role, by name, then id."""
        ...

    async def news_contacts(self) -> Sequence[str]:
        """The ids of reachable contacts of people who wish to be told of conferences, no officers, by id."""
        ...

    async def invite(self, invitation: Invitation) -> None:
        """Keep an invitation."""
        ...

    async def take_invitation(self, code_hash: str, now: datetime) -> Invitation | None:
        """Use an invitation up; None when it is unknown, used or expired."""
        ...

    async def enrol(self, officer: Officer) -> None:
        """Bind an officer to a contact; replaces an earlier enrolment of the same contact."""
        ...


class Work(Protocol):
    """One transaction."""

    @property
    def petitions(self) -> Petitions:
        """The petitions."""
        ...

    @property
    def people(self) -> People:
        """The people."""
        ...

    @property
    def conferences(self) -> Conferences:
        """The conferences."""
        ...

    @property
    def broadcasts(self) -> Broadcasts:
        """The messages to many."""
        ...

    @property
    def ladder(self) -> Ladder:
        """The ways to a person, and the proof of what arrived."""
        ...

    @property
    def groups(self) -> Groups:
        """The agencies' groups."""
        ...

    @property
    def outbox(self) -> Outbox:
        """The way out."""
        ...

    @property
    def audit(self) -> Audit:
        """The record."""
        ...

    @property
    def conversations(self) -> Conversations:
        """The conversations."""
        ...

    async def forget_inbox(self, contact: Contact) -> None:
        """Blank the raw messages of a contact's chat, and what a web page may read again of it."""
        ...

    async def commit(self) -> None:
        """Keep everything done in this unit."""
        ...


class Store(Protocol):
    """Where units of work are opened. Leaving one without commit rolls it back."""

    def work(self) -> AbstractAsyncContextManager[Work]:
        """A new unit of work."""
        ...
