"""What the ladder keeps: codes that join chats, phone numbers, attempts, what the office has to tell."""

from datetime import datetime

from sqlalchemy import Column, Index, text
from sqlmodel import Field

from storage.columns import RowNumber, UtcMoment
from storage.sealing import Sealed
from storage.tables import Row


class LinkRow(Row, table=True):
    """A one-time code that joins another chat to a contact, as its hash."""

    __tablename__ = "links"

    code_hash: str = Field(primary_key=True)
    contact_id: str = Field(foreign_key="contacts.id")
    expires_at: datetime = Field(sa_type=UtcMoment)
    taken_at: datetime | None = Field(sa_type=UtcMoment)


class LinkTryRow(Row, table=True):
    """A wrong code that was typed in a chat."""

    __tablename__ = "link_tries"
    __table_args__ = (Index("ix_link_tries_contact", "contact_id", "at"),)

    number: int = Field(sa_column=Column(RowNumber, primary_key=True))
    contact_id: str = Field(foreign_key="contacts.id")
    at: datetime = Field(sa_type=UtcMoment)


class PhoneRow(Row, table=True):
    """The number a person has left to be told by, and when: that moment is the consent."""

    __tablename__ = "phones"

    petitioner_id: str = Field(primary_key=True, foreign_key="petitioners.id")
    phone: str = Field(sa_column=Column(Sealed("phones.phone"), nullable=False))
    consented_at: datetime = Field(sa_type=UtcMoment)


class AttemptRow(Row, table=True):
    """A line of the proof in a petition's file; `outbox_id` is empty where a person told."""

    __tablename__ = "attempts"
    __table_args__ = (
        Index("ix_attempts_petition", "petition_id", "number"),
        Index("ix_attempts_outbox", "outbox_id", "number"),
        Index("ix_attempts_message", "channel", "message_id"),
    )

    number: int = Field(sa_column=Column(RowNumber, primary_key=True))
    petition_id: str = Field(foreign_key="petitions.id")
    outbox_id: int | None = Field(sa_column=Column(RowNumber))
    channel: str
    sentence: str
    status: str = Field(max_length=20)
    at: datetime = Field(sa_type=UtcMoment)
    reason: str
    by: str
    message_id: str | None


_WAITING = text("told_at IS NULL")


class UntoldRow(Row, table=True):
    """A notice that no channel could bring, until somebody of the office has told it."""

    __tablename__ = "untold"
    __table_args__ = (
        Index("ix_untold_waiting", "id", sqlite_where=_WAITING, postgresql_where=_WAITING),
        Index("ix_untold_petition", "petition_id"),
    )

    id: int = Field(sa_column=Column(RowNumber, primary_key=True))
    petition_id: str = Field(foreign_key="petitions.id")
    about: str | None
    sentence: str
    words: str = Field(sa_column=Column(Sealed("untold.words"), nullable=False))
    failures: str = Field(sa_column=Column(Sealed("untold.failures"), nullable=False))
    since: datetime = Field(sa_type=UtcMoment)
    told_at: datetime | None = Field(sa_type=UtcMoment)
    told_by: str | None
    told_how: str | None = Field(max_length=20)


LINKS = Row.metadata.tables["links"]
LINK_TRIES = Row.metadata.tables["link_tries"]
PHONES = Row.metadata.tables["phones"]
ATTEMPTS = Row.metadata.tables["attempts"]
UNTOLD = Row.metadata.tables["untold"]
