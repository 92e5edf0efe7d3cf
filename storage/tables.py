"""What is stored. Enumerations are short strings, moments UTC, personal texts sealed.

The classes declare; the code queries the Core tables at the end of this file, because rows through the
ORM were measured ten times slower on the hot lists.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, ForeignKey, Index, MetaData, Table, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from storage.columns import RowNumber, UtcMoment
from storage.sealing import Blinded, Sealed


class Row(SQLModel):
    """All tables of the store, with constraint names that migrations can refer to."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class PetitionerRow(Row, table=True):
    """A person."""

    __tablename__ = "petitioners"

    id: str = Field(primary_key=True)
    name: str = Field(sa_column=Column(Sealed("petitioners.name"), nullable=False))
    consented_at: datetime | None = Field(sa_type=UtcMoment)
    news_since: datetime | None = Field(sa_type=UtcMoment)


class ContactRow(Row, table=True):
    """A chat through which a person is reached."""

    __tablename__ = "contacts"
    __table_args__ = (UniqueConstraint("channel", "address"),)

    id: str = Field(primary_key=True)
    channel: str
    address: str
    petitioner_id: str = Field(foreign_key="petitioners.id", index=True)
    reachable: bool
    last_seen_at: datetime | None = Field(default=None, sa_type=UtcMoment)


class OfficerRow(Row, table=True):
    """A person enrolled for an agency; one enrolment per contact."""

    __tablename__ = "officers"

    id: str = Field(primary_key=True)
    contact_id: str = Field(foreign_key="contacts.id", unique=True)
    agency_id: str = Field(index=True)
    role: str = Field(max_length=20)
    name: str


class InvitationRow(Row, table=True):
    """A one-time code, as its hash."""

    __tablename__ = "invitations"

    code_hash: str = Field(primary_key=True)
    agency_id: str
    role: str = Field(max_length=20)
    name: str
    expires_at: datetime = Field(sa_type=UtcMoment)
    taken_at: datetime | None = Field(sa_type=UtcMoment)


class PetitionRow(Row, table=True):
    """A petition.

    `rank`, `due_order` (a far day instead of none) and `received_at` are the queue's order, all ascending;
    `queued` says whether an agency's queue shows it.
    """

    __tablename__ = "petitions"
    __table_args__ = (
        Index("ix_petitions_queue", "agency_id", "queued", "rank", "due_order", "received_at", "id"),
        Index("ix_petitions_petitioner", "petitioner_id", "received_at"),
        Index("ix_petitions_stage", "stage", "received_at", "id"),
    )

    id: str = Field(primary_key=True)
    code: str = Field(max_length=8, unique=True)
    petitioner_id: str = Field(foreign_key="petitioners.id")
    contact_id: str = Field(foreign_key="contacts.id")
    disclosure: str = Field(max_length=20)
    title: str = Field(sa_column=Column(Sealed("petitions.title"), nullable=False))
    nature: str = Field(max_length=20)
    topic: str
    urgency: str = Field(max_length=20)
    rank: int
    agency_id: str
    queued: bool
    place_id: str | None
    place_written: str = Field(sa_column=Column(Sealed("petitions.place_written"), nullable=False))
    proposal: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    stage: str = Field(max_length=20)
    received_at: datetime = Field(sa_type=UtcMoment)
    due: date | None
    due_order: date
    due_article: str
    acknowledge_by: date | None
    claimed_by: str | None
    outcome: str | None = Field(max_length=20)
    reopened: int
    satisfied: bool | None
    dedupe_key: str | None = Field(unique=True)
    latitude: float | None
    longitude: float | None
    joined_to: str | None = Field(default=None, index=True)
    term_from: date | None


class TraceRow(Row, table=True):
    """What makes a petition's matter recognisable."""

    __tablename__ = "traces"

    petition_id: str = Field(primary_key=True, foreign_key="petitions.id")
    content: str = Field(sa_column=Column(Sealed("traces.content"), nullable=False))


class TraceKeyRow(Row, table=True):
    """A key of a trace, blinded: whoever lacks the data key cannot tell which words it stands for."""

    __tablename__ = "trace_keys"
    __table_args__ = (Index("ix_trace_keys_key", "key", "received_at", "petition_id"),)

    number: int = Field(sa_column=Column(RowNumber, primary_key=True))
    key: str = Field(sa_column=Column(Blinded("trace_keys.key"), nullable=False))
    petition_id: str = Field(foreign_key="petitions.id")
    received_at: datetime = Field(sa_type=UtcMoment)


class StatementRow(Row, table=True):
    """A text in a petition's file, by a petitioner or an officer."""

    __tablename__ = "statements"
    __table_args__ = (Index("ix_statements_petition", "petition_id", "number"),)

    number: int = Field(sa_column=Column(RowNumber, primary_key=True))
    id: str = Field(unique=True)
    petition_id: str = Field(foreign_key="petitions.id")
    kind: str = Field(max_length=20)
    text: str = Field(sa_column=Column(Sealed("statements.text"), nullable=False))
    author_id: str
    at: datetime = Field(sa_type=UtcMoment)
    attachments: str = Field(sa_column=Column(Sealed("statements.attachments"), nullable=False))


class EventRow(Row, table=True):
    """A line of a petition's history."""

    __tablename__ = "events"
    __table_args__ = (Index("ix_events_petition", "petition_id", "number"),)

    number: int = Field(sa_column=Column(RowNumber, primary_key=True))
    petition_id: str = Field(foreign_key="petitions.id")
    act: str = Field(max_length=40)
    actor_id: str
    at: datetime = Field(sa_type=UtcMoment)
    stage: str = Field(max_length=20)
    detail: str = Field(sa_column=Column(Sealed("events.detail"), nullable=False))


class ConversationRow(Row, table=True):
    """Where a contact is in its conversation."""

    __tablename__ = "conversations"

    contact_id: str = Field(primary_key=True, foreign_key="contacts.id")
    state: str = Field(sa_column=Column(Sealed("conversations.state"), nullable=False))
    wake_at: datetime | None = Field(sa_type=UtcMoment, index=True)


_UNDONE = text("done_at IS NULL")


class InboxRow(Row, table=True):
    """A raw update, stored before it is acknowledged; its payload is blanked when it is no longer needed."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("channel", "bot", "update_id"),
        Index("ix_inbox_undone", "channel", "chat", "id", sqlite_where=_UNDONE, postgresql_where=_UNDONE),
        Index("ix_inbox_chat", "channel", "chat"),
    )

    id: int = Field(sa_column=Column(RowNumber, primary_key=True))
    channel: str
    bot: str
    update_id: str
    chat: str
    payload: str | None = Field(sa_column=Column(Sealed("inbox.payload")))
    received_at: datetime = Field(sa_type=UtcMoment)
    done_at: datetime | None = Field(sa_type=UtcMoment)
    note: str


_UNSETTLED = text("settled_at IS NULL")
_SENT = text("message_id IS NOT NULL")


class OutboxRow(Row, table=True):
    """A message going out. `key` makes a replay harmless; `rank`: 0 urgent, 1 ordinary, 2 a broadcast."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index(
            "ix_outbox_line", "channel", "rank", "id", sqlite_where=_UNSETTLED, postgresql_where=_UNSETTLED
        ),
        Index("ix_outbox_contact", "contact_id", "id", sqlite_where=_UNSETTLED, postgresql_where=_UNSETTLED),
        Index("ix_outbox_broadcast", "broadcast", "status"),
        Index("ix_outbox_message", "contact_id", "message_id", sqlite_where=_SENT, postgresql_where=_SENT),
    )

    id: int = Field(sa_column=Column(RowNumber, primary_key=True))
    key: str = Field(unique=True)
    contact_id: str = Field(foreign_key="contacts.id")
    channel: str
    words: str = Field(sa_column=Column(Sealed("outbox.words"), nullable=False))
    rank: int
    doubt: str = Field(max_length=20)
    about: str | None
    status: str = Field(max_length=20)
    attempts: int
    repeated: bool
    not_before: datetime = Field(sa_type=UtcMoment)
    lease_until: datetime | None = Field(sa_type=UtcMoment)
    reason: str
    message_id: str | None
    created_at: datetime = Field(sa_type=UtcMoment)
    settled_at: datetime | None = Field(sa_type=UtcMoment)
    broadcast: str | None = None


class OutboxPartRow(Row, table=True):
    """An earlier part of a message that went out in several, by the channel's own id of it."""

    __tablename__ = "outbox_parts"

    contact_id: str = Field(primary_key=True, foreign_key="contacts.id")
    message_id: str = Field(primary_key=True)
    outbox_id: int = Field(sa_column=Column(RowNumber, ForeignKey("outbox.id"), primary_key=True))


class AuditRow(Row, table=True):
    """A link of the audit chain; never changed, never deleted."""

    __tablename__ = "audit"

    id: int = Field(sa_column=Column(RowNumber, primary_key=True))
    at: datetime = Field(sa_type=UtcMoment)
    actor: str
    act: str
    subject: str
    detail: str
    prev_hash: str = Field(max_length=64, unique=True)
    hash: str = Field(max_length=64)


def _table(name: str) -> Table:
    return Row.metadata.tables[name]


PETITIONERS = _table("petitioners")
CONTACTS = _table("contacts")
OFFICERS = _table("officers")
INVITATIONS = _table("invitations")
PETITIONS = _table("petitions")
TRACES = _table("traces")
TRACE_KEYS = _table("trace_keys")
STATEMENTS = _table("statements")
EVENTS = _table("events")
CONVERSATIONS = _table("conversations")
INBOX = _table("inbox")
OUTBOX = _table("outbox")
OUTBOX_PARTS = _table("outbox_parts")
AUDIT = _table("audit")
