"""What is stored of conferences: each noun whole, as sealed JSON, and beside it what is looked up."""

from datetime import date, datetime

from sqlalchemy import Column, Index
from sqlmodel import Field

from storage.columns import RowNumber, UtcMoment
from storage.sealing import Sealed
from storage.tables import Row


class ConferenceRow(Row, table=True):
    """A conference."""

    __tablename__ = "conferences"

    id: str = Field(primary_key=True)
    number: int = Field(unique=True)
    phase: str = Field(max_length=20)
    held_on: date
    body: str = Field(sa_column=Column(Sealed("conferences.body"), nullable=False))


class ItemRow(Row, table=True):
    """A matter on an agenda. `added` grows with each; `number` is its place on the agenda."""

    __tablename__ = "items"
    __table_args__ = (
        Index("ix_items_conference", "conference_id", "number"),
        Index("ix_items_petition", "petition_id", "added"),
    )

    added: int = Field(sa_column=Column(RowNumber, primary_key=True))
    id: str = Field(unique=True)
    conference_id: str = Field(foreign_key="conferences.id")
    number: int
    petition_id: str | None
    body: str = Field(sa_column=Column(Sealed("items.body"), nullable=False))


class SpeakerRow(Row, table=True):
    """A place in a speakers' list."""

    __tablename__ = "speakers"
    __table_args__ = (Index("ix_speakers_conference", "conference_id", "position"),)

    id: str = Field(primary_key=True)
    conference_id: str = Field(foreign_key="conferences.id")
    position: int
    body: str = Field(sa_column=Column(Sealed("speakers.body"), nullable=False))


class ConferenceEventRow(Row, table=True):
    """A line of a conference's record."""

    __tablename__ = "conference_events"
    __table_args__ = (Index("ix_conference_events_conference", "conference_id", "number"),)

    number: int = Field(sa_column=Column(RowNumber, primary_key=True))
    conference_id: str = Field(foreign_key="conferences.id")
    act: str = Field(max_length=40)
    actor_id: str
    at: datetime = Field(sa_type=UtcMoment)
    detail: str = Field(sa_column=Column(Sealed("conference_events.detail"), nullable=False))


class ChangedDayRow(Row, table=True):
    """A day that an administrator has set: worked or not."""

    __tablename__ = "changed_days"

    day: date = Field(primary_key=True)
    works: bool
    name: str
    source: str


_TABLES = Row.metadata.tables

CONFERENCES = _TABLES["conferences"]
ITEMS = _TABLES["items"]
SPEAKERS = _TABLES["speakers"]
CONFERENCE_EVENTS = _TABLES["conference_events"]
CHANGED_DAYS = _TABLES["changed_days"]
