"""What the events of a Zalo Official Account mean.

https://developers.zalo.me/docs/official-account/webhook

Buttons (`oa.query.show`, `oa.query.hide`) come back as a text, their payload: an action is sent with a prefix
that nobody types by chance.
"""

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from bot.bodies import storable
from bot.zalo_signature import is_timestamp, moment
from casework.notices import Attachment, MediaKind
from handlers.messages import Incoming, Kind
from storage.inbox import RawUpdate

CHANNEL: Final = "zalo_oa"
PRESS_PREFIX: Final = "#/"
LONGEST_ACTION: Final = 64  # bytes, as `casework.notices.Choice` promises
LONGEST_ID: Final = 200
RECEIPTS_CHAT: Final = "/receipts"  # behind the person's id: a receipt is no act and waits for no turn
SEEN, RECEIVED = "user_seen_message", "user_received_message"
FILES: Final = {
    "image": MediaKind.PHOTO,
    "audio": MediaKind.VOICE,
    "video": MediaKind.VIDEO,
    "file": MediaKind.DOCUMENT,
}
SAID: Final = frozenset(f"user_send_{kind}" for kind in ("text", "link", "location", *FILES))
# Kept raw and answered kindly, as on the other channels.
NOT_SAID: Final = frozenset(f"user_send_{kind}" for kind in ("gif", "sticker", "business_card"))

Fields = Mapping[str, Any]


class MalformedError(ValueError):
    """The event does not look like one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """These messages were seen, or had arrived (`seen` False), at a moment."""

    message_ids: tuple[str, ...]
    seen: bool
    at: datetime


def parsed(payload: str | bytes) -> Fields:
    """An event's fields; ValueError for anything that is no JSON object."""
    try:
        fields = json.loads(payload)
    except RecursionError:
        raise MalformedError("nested too deeply") from None
    if not isinstance(fields, dict):
        raise MalformedError("not an object")
    return fields


def raw_update(body: bytes, *, app_id: str, received_at: datetime) -> RawUpdate:
    """What is stored of a signed body, whatever it looks like."""
    try:
        fields, payload = parsed(body), body.decode()
    except ValueError:
        fields = {}
        payload = json.dumps({"unreadable": body.decode("utf-8", "replace")[:4000]})
    return RawUpdate(
        channel=CHANNEL,
        bot=app_id,
        update_id=_update_id(fields, body),
        chat=_chat(fields),
        payload=payload,
        received_at=received_at,
    )


def understood(payload: str) -> Incoming | None:
    """The event as an Incoming; None for one that asks for nothing, ValueError for a malformed one."""
    event = parsed(payload)
    name = event.get("event_name")
    if not isinstance(name, str):
        raise MalformedError("no event_name")
    if name == "follow":
        return _incoming(event, text="/start")
    if name == "unfollow":
        return _incoming(event, kind=Kind.BLOCKED)
    if name in NOT_SAID:
        return _incoming(event, kind=Kind.UNSUPPORTED, text=_text(_message(event)))
    return _said(event) if name in SAID else None


def receipt(payload: str) -> Receipt | None:
    """The receipt that the event is, if it is one; ValueError for a malformed one."""
    event = parsed(payload)
    if event.get("event_name") not in (SEEN, RECEIVED):
        return None
    message = _message(event)
    ids = message.get("msg_ids")
    if not isinstance(ids, list):
        ids = [message.get("msg_id")]
    return Receipt(
        message_ids=tuple(item for item in ids if isinstance(item, str) and 0 < len(item) <= LONGEST_ID),
        seen=event["event_name"] == SEEN,
        at=moment(timestamp_of(event)),
    )


def timestamp_of(event: Fields) -> str:
    """The event's own timestamp, in milliseconds; ValueError without one."""
    written = event.get("timestamp")
    text = str(written) if isinstance(written, str | int) and not isinstance(written, bool) else ""
    if not is_timestamp(text):
        raise MalformedError("no timestamp")
    return text


def _said(event: Fields) -> Incoming:
    message = _message(event)
    text = _text(message)
    if text.startswith(PRESS_PREFIX) and 0 < len(text.encode()) - len(PRESS_PREFIX) <= LONGEST_ACTION:
        return _incoming(event, kind=Kind.PRESS, action=text.removeprefix(PRESS_PREFIX))
    found: list[Attachment] = []
    for kind, payload in _attached(message):
        if kind == "link":
            link = storable(payload.get("url"))
            text = text if not link or link in text else f"{text}\n{link}".strip()
        elif kind == "location":
            found.append(_location(payload))
        elif kind in FILES and storable(payload.get("url")):
            name = storable(payload.get("name"))[:LONGEST_ID]
            found.append(Attachment(kind=FILES[kind], reference=storable(payload["url"]), name=name))
    if not text and not found:
        return _incoming(event, kind=Kind.UNSUPPORTED)
    return _incoming(event, text=text, attachments=tuple(found))


def _incoming(event: Fields, **fields: Any) -> Incoming:
    person = _person(event)
    if not person:
        raise MalformedError("nobody did it")
    message = event.get("message")
    reference = storable(message.get("msg_id")) if isinstance(message, dict) else ""
    return Incoming(channel=CHANNEL, address=person, reference=reference, **fields)


def _person(event: Fields) -> str:
    """The person's id: in an act the sender, in a receipt the recipient, at a follow the follower."""
    party = "recipient" if event.get("event_name") in (SEEN, RECEIVED) else "sender"
    for name in ("follower", party):
        who = event.get(name)
        if isinstance(who, dict):
            identity = storable(who.get("id"))
            return identity if len(identity) <= LONGEST_ID else ""
    return ""


def _chat(event: Fields) -> str:
    suffix = RECEIPTS_CHAT if event.get("event_name") in (SEEN, RECEIVED) else ""
    return _person(event) + suffix


def _update_id(event: Fields, body: bytes) -> str:
    """A message's own id, which a repetition has too; of other events a digest of what happened."""
    message = event.get("message")
    identity = message.get("msg_id") if isinstance(message, dict) else None
    plain = isinstance(identity, str) and identity.isascii() and identity.isprintable()
    if plain and identity and len(identity) <= LONGEST_ID and event.get("event_name") not in (SEEN, RECEIVED):
        return str(identity)
    return "event-" + hashlib.sha256(body).hexdigest()[:32]


def _message(event: Fields) -> Fields:
    message = event.get("message")
    if not isinstance(message, dict):
        raise MalformedError("no message")
    return message


def _attached(message: Fields) -> list[tuple[str, Fields]]:
    attachments = message.get("attachments", [])
    if not isinstance(attachments, list):
        raise MalformedError("attachments are no list")
    return [
        (str(item.get("type")), item["payload"])
        for item in attachments
        if isinstance(item, dict) and isinstance(item.get("payload"), dict)
    ]


def _location(payload: Fields) -> Attachment:
    point = payload.get("coordinates")
    if not isinstance(point, dict):
        raise MalformedError("a location without coordinates")
    latitude, longitude = _degrees(point.get("latitude"), 90), _degrees(point.get("longitude"), 180)
    return Attachment(kind=MediaKind.LOCATION, latitude=latitude, longitude=longitude)


def _degrees(value: Any, most: int) -> float:
    if not isinstance(value, str | int | float) or len(str(value)) > LONGEST_ACTION:
        raise MalformedError("a coordinate is no number")
    number = float(value)
    if not math.isfinite(number) or abs(number) > most:
        raise MalformedError("a coordinate is out of range")
    return number


def _text(message: Fields) -> str:
    return storable(message.get("text"))
