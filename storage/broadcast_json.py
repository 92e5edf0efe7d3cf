"""Broadcasts as JSON, and back: the message in the stored form of notices."""

import json
from datetime import datetime
from typing import Any

from casework.broadcast import Audience, Broadcast, Reach, State, Wish
from casework.notices import Notice
from storage.notice_json import dumps, notice_from_json, notice_to_json

_PLAIN = ("id", "number", "flows", "total", "fed", "cursor", "exhausted")


def broadcast_to_json(broadcast: Broadcast) -> str:
    """A broadcast as it is sealed."""
    wish = broadcast.wish
    message = Notice(contact_id="", sentence=wish.sentence, words=wish.words, choices=wish.choices)
    return dumps(
        {
            **{name: getattr(broadcast, name) for name in _PLAIN},
            "state": broadcast.state,
            "created_at": broadcast.created_at.isoformat(),
            "started_at": _iso(broadcast.started_at),
            "ended_at": _iso(broadcast.ended_at),
            "reach": wish.audience.reach,
            "of": wish.audience.of,
            "apart": list(wish.audience.apart),
            "officer_id": wish.officer_id,
            "urgent": wish.urgent,
            "report": wish.report,
            "message": notice_to_json(message),
        }
    )


def broadcast_from_json(text: str) -> Broadcast:
    """The broadcast again."""
    stored: dict[str, Any] = json.loads(text)
    state = State(stored["state"])
    # Kept from a later version on: before, a message was begun soon after it was written.
    started_at = stored.get("started_at", None if state is State.DRAFT else stored["created_at"])
    message = notice_from_json("", stored["message"])
    return Broadcast(
        **{name: stored[name] for name in _PLAIN},
        state=state,
        created_at=datetime.fromisoformat(stored["created_at"]),
        started_at=_moment(started_at),
        ended_at=_moment(stored["ended_at"]),
        wish=Wish(
            audience=Audience(reach=Reach(stored["reach"]), of=stored["of"], apart=tuple(stored["apart"])),
            officer_id=stored["officer_id"],
            sentence=message.sentence,
            words=message.words,
            choices=message.choices,
            urgent=stored["urgent"],
            report=stored["report"],
        ),
    )


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
