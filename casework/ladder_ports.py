"""The ways to a person and the proof of what arrived: what is kept of them, and the port that keeps it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from casework.notices import Failure
from casework.petitioner import Contact

LAST_RESORT = "zns"  # the channel of template messages to a phone number
BY_OFFICE = "office"  # what stands for a channel where a person told


class AttemptStatus(StrEnum):
    """How far one attempt to tell somebody has come."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    FAILED = "failed"
    PARKED = "parked"  # nobody knows whether it arrived
    TOLD = "told"  # by an officer


class TellingWay(StrEnum):
    """How the office told what no channel could bring."""

    PHONE = "phone"
    IN_PERSON = "in_person"
    LETTER = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One line of the proof in a petition's file.

    `sentence` is the notice's, `reason` why it failed or (told) the way, `by` the officer who told. All lines
    of one message on one channel share `message`, which the store gives; '' where no message was sent.
    """

    petition_id: str
    channel: str
    sentence: str
    status: AttemptStatus
    at: datetime
    reason: str = ""
    by: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Untold:
    """A notice that no channel could bring: somebody of the host office has to tell it.

    `text` is the notice as worded, `about` that of the notice; `id` is 0 before it is kept.
    """

    petition_id: str
    about: str | None
    sentence: str
    text: str
    since: datetime
    failures: tuple[Failure, ...]
    id: int = 0
    told_at: datetime | None = None


class Ladder(Protocol):
    """Contacts of one person, codes that join them, phone numbers, attempts, what waits to be told."""

    async def seen(self, contact_id: str, at: datetime) -> None:
        """A contact has written."""
        ...

    async def contacts_of(self, petitioner_id: str) -> Sequence[Contact]:
        """The chats of a person, the last used first; reachable or not."""
        ...

    async def last_used(self, contact_id: str) -> datetime | None:
        """When somebody last wrote in a chat; None when never, or not since this is kept."""
        ...

    async def best_contact(self, petitioner_id: str, fallback: str) -> str:
        """The id of the reachable chat that was used last; `fallback` when none is, or none was used."""
        ...

    async def last_resort(self, petitioner_id: str) -> Contact:
        """The contact that stands for the person's phone number; made when there is none.

        It is never reachable by itself: only the ladder's last rung writes to it.
        """
        ...

    async def join_petitioners(self, petitioner_id: str, into: str) -> None:
        """All chats, petitions and texts of one person become those of another record of the same person."""
        ...

    async def part_contact(self, contact_id: str, heir: Contact) -> None:
        """A chat no longer belongs to the person of `heir`: it begins anew, as if nobody had written there.

        The petitions that were sent from it, and what waits to be sent to it, are `heir`'s from now on.
        """
        ...

    async def keep_link(self, code_hash: str, contact_id: str, expires_at: datetime) -> None:
        """Keep a code that joins another chat to this one."""
        ...

    async def take_link(self, code_hash: str, now: datetime) -> str | None:
        """Use a code up: the contact that showed it; None when it is unknown, used or expired."""
        ...

    async def note_try(self, contact_id: str, at: datetime) -> None:
        """A wrong code was typed."""
        ...

    async def tries_since(self, contact_id: str, since: datetime) -> int:
        """How many wrong codes were typed in a chat after a moment."""
        ...

    async def phone_of(self, petitioner_id: str) -> str:
        """The number that a person has left to be told by; empty when there is none."""
        ...

    async def keep_phone(self, petitioner_id: str, phone: str, at: datetime) -> None:
        """Keep a number, with the moment of consent; an empty one erases it."""
        ...

    async def note_attempt(self, attempt: Attempt) -> None:
        """Add a line to the proof in a petition's file."""
        ...

    async def attempts_of(self, petition_id: str) -> Sequence[Attempt]:
        """The proof, oldest first."""
        ...

    async def add_untold(self, untold: Untold) -> None:
        """Put a notice on the host office's list."""
        ...

    async def untold(self, *, sealed: bool, after: int, limit: int) -> Sequence[Untold]:
        """What waits to be told, of sealed petitions or of the others; ids above `after`, oldest first."""
        ...

    async def count_untold(self, *, sealed: bool) -> int:
        """How much waits."""
        ...

    async def untold_with_id(self, untold_id: int) -> Untold | None:
        """One of the list, told or not."""
        ...

    async def settle_untold(self, untold_id: int, *, at: datetime, by: str, way: TellingWay) -> None:
        """Somebody has been told."""
        ...
