"""Rows to the nouns of casework and back."""

import json
from datetime import date
from typing import Any

from casework.agencies import Role
from casework.petition import OPEN_STAGES, Event, Outcome, Petition, Proposal, Stage, Statement, StatementKind
from casework.petitioner import Contact, Disclosure, Officer, Petitioner
from casework.reading import Nature, Trace, Urgency
from storage.connection import Row
from storage.notice_json import attachments_from_json, attachments_to_json, dumps

NO_DUE_DAY = date.max  # a petition without a due day stands last
QUEUED_STAGES = OPEN_STAGES | {Stage.SEALED}

# Columns whose stored value is the petition's own.
_AS_THEY_ARE = (
    *(
        "id",
        "code",
        "petitioner_id",
        "contact_id",
        "title",
        "topic",
        "agency_id",
        "place_id",
        "place_written",
    ),
    *("received_at", "due", "due_article", "acknowledge_by", "claimed_by", "reopened", "satisfied"),
    *("latitude", "longitude", "joined_to", "term_from"),
)


def petition_to_row(petition: Petition) -> dict[str, Any]:
    """The columns of a petition."""
    return {
        **{name: getattr(petition, name) for name in _AS_THEY_ARE},
        "disclosure": str(petition.disclosure),
        "nature": str(petition.nature),
        "urgency": str(petition.urgency),
        "rank": petition.urgency.rank,
        "stage": str(petition.stage),
        "queued": petition.stage in QUEUED_STAGES and petition.joined_to is None,
        "due_order": petition.due or NO_DUE_DAY,
        "outcome": petition.outcome and str(petition.outcome),
        "dedupe_key": petition.dedupe_key or None,
        "proposal": _proposal_to_json(petition.proposal),
    }


def petition_from_row(row: Row) -> Petition:
    """The petition again."""
    return Petition(
        **{name: row[name] for name in _AS_THEY_ARE},
        disclosure=Disclosure(row["disclosure"]),
        nature=Nature(row["nature"]),
        urgency=Urgency(row["urgency"]),
        stage=Stage(row["stage"]),
        outcome=Outcome(row["outcome"]) if row["outcome"] else None,
        dedupe_key=row["dedupe_key"] or "",
        proposal=_proposal_from_json(row["proposal"]),
    )


def _proposal_to_json(proposal: Proposal) -> dict[str, Any]:
    return {
        "nature": str(proposal.nature),
        "topic": proposal.topic,
        "topics": [list(pair) for pair in proposal.topics],
        "urgency": str(proposal.urgency),
        "agency_id": proposal.agency_id,
        "confidence": proposal.confidence,
    }


def _proposal_from_json(stored: dict[str, Any]) -> Proposal:
    return Proposal(
        nature=Nature(stored["nature"]),
        topic=stored["topic"],
        topics=tuple((topic, share) for topic, share in stored["topics"]),
        urgency=Urgency(stored["urgency"]),
        agency_id=stored["agency_id"],
        confidence=stored["confidence"],
    )


def trace_to_json(trace: Trace) -> str:
    """A trace as it is sealed."""
    return dumps({"keys": list(trace.keys), "content": trace.content})


def trace_from_json(stored: str) -> Trace:
    """The trace again."""
    fields = json.loads(stored)
    return Trace(tuple(fields["keys"]), fields["content"])


def statement_to_row(statement: Statement) -> dict[str, Any]:
    """The columns of a statement."""
    return {
        "id": statement.id,
        "petition_id": statement.petition_id,
        "kind": str(statement.kind),
        "text": statement.text,
        "author_id": statement.author_id,
        "at": statement.at,
        "attachments": attachments_to_json(statement.attachments),
    }


def statement_from_row(row: Row) -> Statement:
    """The statement again."""
    return Statement(
        id=row["id"],
        petition_id=row["petition_id"],
        kind=StatementKind(row["kind"]),
        text=row["text"],
        author_id=row["author_id"],
        at=row["at"],
        attachments=attachments_from_json(row["attachments"]),
    )


def event_to_row(event: Event) -> dict[str, Any]:
    """The columns of a line of history."""
    return {
        "petition_id": event.petition_id,
        "act": str(event.act),
        "actor_id": event.actor_id,
        "at": event.at,
        "stage": str(event.stage),
        "detail": dumps(event.detail),
    }


def event_from_row(row: Row) -> Event:
    """The line of history again."""
    return Event(
        petition_id=row["petition_id"],
        act=row["act"],
        actor_id=row["actor_id"],
        at=row["at"],
        stage=Stage(row["stage"]),
        detail=json.loads(row["detail"]),
    )


def petitioner_from_row(row: Row) -> Petitioner:
    """A person."""
    return Petitioner(
        id=row["id"], name=row["name"], consented_at=row["consented_at"], news_since=row["news_since"]
    )


def contact_from_row(row: Row) -> Contact:
    """A contact."""
    return Contact(
        id=row["id"],
        channel=row["channel"],
        address=row["address"],
        petitioner_id=row["petitioner_id"],
        reachable=row["reachable"],
    )


def officer_from_row(row: Row) -> Officer:
    """An officer."""
    return Officer(
        id=row["id"],
        contact_id=row["contact_id"],
        agency_id=row["agency_id"],
        role=Role(row["role"]),
        name=row["name"],
    )
