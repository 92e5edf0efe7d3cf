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
            "ended_at": broadcast.ended_at.isoformat() if broadcast.ended_at else None,
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
    message = notice_from_json("", stored["message"])
    return Broadcast(
        **{name: stored[name] for name in _PLAIN},
        state=State(stored["state"]),
        created_at=datetime.fromisoformat(stored["created_at"]),
        ended_at=datetime.fromisoformat(stored["ended_at"]) if stored["ended_at"] else None,
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
