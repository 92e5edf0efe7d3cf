"""What the Zalo Bot Platform's webhook says: how a body is kept, and what it means.

A body is `{ok, result: {event_name, message}}` or, as other descriptions have it, `{event_name, message}`.
The documentation names five events. Public clients (OpenClaw's Zalo extension among them) also handle
`message.link.received`, as words with an address in them, and events without any `message`: `unsupported` of
protected accounts, a bot that was added to a group. None of them shows a field for a quoted message.
"""

import hashlib
import json
import re
from collections import OrderedDict
from datetime import datetime, timedelta
from typing import Any, Final

from bot.bodies import storable
from casework.notices import Attachment, MediaKind
from casework.ports import Clock
from handlers.messages import Incoming, Kind
from storage.inbox import RawUpdate

CHANNEL: Final = "zalo_bot"
TEXT: Final = "message.text.received"
LINK: Final = "message.link.received"
IMAGE: Final = "message.image.received"
VOICE: Final = "message.voice.received"
WITHOUT_WORDS: Final = ("message.sticker.received", "message.unsupported.received")
ONCE_IN: Final = timedelta(hours=1)
CHATS_REMEMBERED: Final = 10_000
GROUP: Final = "GROUP"
_ID: Final = re.compile(r"[A-Za-z0-9_.=+/@-]{1,128}")  # without ":", which joins two of them


def bot_of(token: str) -> str:
    """A name for the bot that gives nothing of its token away: what stands before the colon, or a hash."""
    number, colon, _ = token.partition(":")
    return number if colon else hashlib.sha256(token.encode()).hexdigest()[:16]


class Events:
    """Reads the events of one bot."""

    def __init__(self, *, bot: str, clock: Clock, voices: bool = False) -> None:
        """`voices`: a recording is handed on as an attachment; else its sender is asked to write."""
        self._bot = bot
        self._voices = voices
        self._clock = clock
        self._told: OrderedDict[str, tuple[str, datetime]] = OrderedDict()

    def raw(self, body: bytes) -> RawUpdate:
        """What is stored of a body, whatever it looks like; the same message has the same id."""
        payload = body.decode("utf-8", "replace")
        try:
            message = _message(json.loads(payload))
        except (ValueError, RecursionError):  # kept as it came, so that somebody can look at it
            message = {}
        chat, number = _chat(message), _id(message.get("message_id"))
        known = f"{chat}:{number}" if chat and number else ""
        return RawUpdate(
            channel=CHANNEL,
            bot=self._bot,
            update_id=known or f"odd-{hashlib.sha256(body).hexdigest()[:32]}",
            chat=chat,
            payload=payload,
            received_at=self._clock.now(),
        )

    def understand(self, payload: str) -> Incoming | None:
        """A stored body as an Incoming; None for what asks for nothing; ValueError for a malformed one."""
        try:
            body = json.loads(payload)
        except RecursionError:
            raise ValueError("nested too deep") from None
        name, message = _name(body), _message(body)
        if name and "message" not in _event(body):
            return None  # nobody to answer
        chat = _chat(message)
        if not name or not chat:
            raise ValueError("an event without a name or a chat")
        sender = _fields(message.get("from"))
        if sender.get("is_bot") is True:
            return None
        if _fields(message.get("chat")).get("chat_type") == GROUP:
            # groups chat among themselves: only a command is meant for the bot
            asked = storable(message.get("text")).startswith("/")
            return Incoming(channel=CHANNEL, address=chat, kind=Kind.GROUP) if asked else None
        return self._from_person(name, chat, message, payload)

    def _from_person(self, event: str, chat: str, message: dict[str, Any], payload: str) -> Incoming | None:
        sender = _fields(message.get("from"))
        fields: dict[str, Any] = {
            "channel": CHANNEL,
            "address": chat,
            "name": storable(sender.get("display_name")) or storable(sender.get("name")),
            "reference": _id(message.get("message_id")),
        }
        if event in WITHOUT_WORDS:
            first = self._not_yet_told(chat, payload)
            return Incoming(kind=Kind.UNSUPPORTED, **fields) if first else None
        self._told.pop(chat, None)
        if event in (TEXT, LINK):
            return _words(message, fields)
        if event == IMAGE:
            return _photo(message, fields)
        return self._voice(message, fields) if event == VOICE else None

    def _voice(self, message: dict[str, Any], fields: dict[str, Any]) -> Incoming:
        address = storable(message.get("voice_url"))
        if not self._voices or not address:
            return Incoming(kind=Kind.UNSUPPORTED, **fields)
        return Incoming(attachments=(Attachment(kind=MediaKind.VOICE, reference=address),), **fields)

    def _not_yet_told(self, chat: str, payload: str) -> bool:
        """Whether this event is the first of its kind since words or a photo came, within the hour.

        Ten stickers get one answer. The same event read again (a turn that is played again) counts as first.
        """
        mark, now = hashlib.sha256(payload.encode("utf-8", "replace")).hexdigest(), self._clock.now()
        told = self._told.get(chat)
        if told is not None and told[0] != mark and now - told[1] < ONCE_IN:
            return False
        self._told[chat] = (mark, now)
        while len(self._told) > CHATS_REMEMBERED:
            self._told.popitem(last=False)
        return True


def _words(message: dict[str, Any], fields: dict[str, Any]) -> Incoming:
    """Words, and below them the address of a link whose text does not hold it."""
    text = storable(message.get("text"))
    link = storable(_fields(message.get("link")).get("url"))
    if link and link not in text:
        text = f"{text}\n{link}".strip()
    return Incoming(text=text, **fields)


def _photo(message: dict[str, Any], fields: dict[str, Any]) -> Incoming:
    address = storable(message.get("photo")) or storable(message.get("photo_url"))
    text = storable(message.get("caption")) or storable(message.get("text"))
    if address:
        fields["attachments"] = (Attachment(kind=MediaKind.PHOTO, reference=address),)
    elif not text:
        return Incoming(kind=Kind.UNSUPPORTED, **fields)
    return Incoming(text=text, **fields)


def _event(body: Any) -> dict[str, Any]:
    fields = _fields(body)
    wrapped = _fields(fields.get("result"))
    return wrapped if "event_name" in wrapped or "message" in wrapped else fields


def _name(body: Any) -> str:
    return storable(_event(body).get("event_name"))


def _message(body: Any) -> dict[str, Any]:
    return _fields(_event(body).get("message"))


def _chat(message: dict[str, Any]) -> str:
    return _id(_fields(message.get("chat")).get("id"))


def _id(value: Any) -> str:
    """An id of the platform, a string; empty when it is none."""
    written = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return written if _ID.fullmatch(written) else ""


def _fields(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
