"""Notices and attachments as JSON, and back: the one place that knows their stored form."""

import json
from dataclasses import asdict
from typing import Any

from casework.notices import Attachment, Choice, Doubt, Failure, MediaKind, Notice

_ATTACHMENT_FIELDS = ("content", "reference", "name", "latitude", "longitude")


def dumps(value: Any) -> str:
    """Canonical JSON: sorted, without spaces, Vietnamese letters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def notice_to_json(notice: Notice) -> str:
    """A notice, except its contact, which the row names."""
    return dumps(
        {
            "sentence": notice.sentence,
            "words": notice.words,
            "choices": [
                {"sentence": choice.sentence, "action": choice.action, "words": choice.words}
                for choice in notice.choices
            ],
            "attachments": [_attachment_to_dict(item) for item in notice.attachments],
            "doubt": notice.doubt,
            "urgent": notice.urgent,
            "about": notice.about,
            "petition_id": notice.petition_id,
            "failures": failures_to_list(notice.failures),
        }
    )


def notice_from_json(contact_id: str, text: str) -> Notice:
    """The notice again."""
    stored = json.loads(text)
    return Notice(
        contact_id=contact_id,
        sentence=stored["sentence"],
        words=stored["words"],
        choices=tuple(Choice(**choice) for choice in stored["choices"]),
        attachments=tuple(_attachment_from_dict(item) for item in stored["attachments"]),
        doubt=Doubt(stored["doubt"]),
        urgent=stored["urgent"],
        about=stored["about"],
        petition_id=stored.get("petition_id"),
        failures=failures_from_list(stored.get("failures", [])),
    )


def failures_to_list(failures: tuple[Failure, ...]) -> list[dict[str, str]]:
    """The rungs that did not hold."""
    return [asdict(failure) for failure in failures]


def failures_from_list(stored: list[dict[str, str]]) -> tuple[Failure, ...]:
    """The rungs again."""
    return tuple(Failure(**failure) for failure in stored)


def attachments_to_json(attachments: tuple[Attachment, ...]) -> str:
    """A statement's attachments."""
    return dumps([_attachment_to_dict(item) for item in attachments])


def attachments_from_json(text: str) -> tuple[Attachment, ...]:
    """A statement's attachments again."""
    return tuple(_attachment_from_dict(item) for item in json.loads(text))


def _attachment_to_dict(attachment: Attachment) -> dict[str, Any]:
    return {
        "kind": attachment.kind,
        **{name: getattr(attachment, name) for name in _ATTACHMENT_FIELDS},
    }


def _attachment_from_dict(stored: dict[str, Any]) -> Attachment:
    return Attachment(
        kind=MediaKind(stored["kind"]),
        **{name: stored[name] for name in _ATTACHMENT_FIELDS if name in stored},
    )
