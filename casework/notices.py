"""What is said to a person, before it is worded: sentence ids, the words that fill them, choices, media.

A notice is stored together with the decision that causes it and sent later by delivery; it is worded in
the language of its reader only then.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

Words = dict[str, str | int]


def iso(day: date | None) -> str:
    """A day as words carry it (ISO 8601), empty where none is known: a sentence asks for that."""
    return "" if day is None else day.isoformat()


class MediaKind(StrEnum):
    """What an attachment is, as far as every channel can carry it."""

    PHOTO = "photo"
    LOCATION = "location"
    DOCUMENT = "document"
    VOICE = "voice"  # any recording of sound
    VIDEO = "video"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file (`content`: the key of its bytes in the file store), or a point (degrees).

    `name` is the file name of whatever is no photo. `reference` is the channel's own name for the media, from
    which the bytes are fetched when `content` is still empty; of a document that is printed when it is sent,
    the order.
    """

    kind: MediaKind
    content: str = ""
    reference: str = ""
    name: str = ""
    latitude: float | None = None
    longitude: float | None = None


WORDLESS: Final = {
    "🎤": MediaKind.VOICE,
    "🎬": MediaKind.VIDEO,
    "📄": MediaKind.DOCUMENT,
    "📷": MediaKind.PHOTO,
    "📍": MediaKind.LOCATION,
    "📎": None,  # several of them
}
"""What stands in the place of words that nobody wrote; sentences name it (`handlers.wording`)."""


def in_place_of_words(attachments: Iterable[Attachment]) -> str:
    """The mark of what was sent without words; '' for nothing. A point beside a file does not count."""
    kinds = {attachment.kind for attachment in attachments}
    kinds = kinds - {MediaKind.LOCATION} or kinds
    kind = next(iter(kinds)) if len(kinds) == 1 else None
    return next(mark for mark, its_kind in WORDLESS.items() if its_kind is kind) if kinds else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A button: what it says (a sentence id with words) and the action that comes back when it is taken.

    `action` is at most 64 bytes (Telegram's callback_data) and names its object, so that a stale button can
    be understood and refused days later.
    """

    sentence: str
    action: str
    words: Words = field(default_factory=dict)


class Doubt(StrEnum):
    """What to do when nobody knows whether a message arrived (the channels have no idempotency key)."""

    RESEND = "resend"  # better twice than never: answers and notices, recognisable by their code
    PARK = "park"  # better never than twice: a person decides


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A rung of the ladder that did not hold: the contact, its channel, and why."""

    contact_id: str
    channel: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One message to one contact, not yet worded.

    `urgent` overtakes ordinary traffic to other contacts, never an earlier message to the same contact.
    `about` names the petition (and its round) whose stage depends on the delivery of this notice, or None.
    `petition_id` names the petition whose petitioner must learn this, by another way if this one fails
    (`casework.telling`); `failures` are the ways that failed before.
    """

    contact_id: str
    sentence: str
    words: Words = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    doubt: Doubt = Doubt.RESEND
    urgent: bool = False
    about: str | None = None
    petition_id: str | None = None
    failures: tuple[Failure, ...] = ()
