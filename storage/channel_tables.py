"""What channels keep: stored files, the web chat's lines and secrets, menus, quotas, agencies' groups."""

from datetime import datetime

from sqlalchemy import Column, Index, UniqueConstraint
from sqlmodel import Field

from storage.columns import RowNumber, UtcMoment
from storage.sealing import Sealed
from storage.tables import Row


class MediaRow(Row, table=True):
    """What is known of a stored file; `key` is the SHA-256 of its bytes, `size` counts bytes."""

    __tablename__ = "media"

    key: str = Field(primary_key=True, max_length=64)
    size: int
    content_type: str
    stored_at: datetime = Field(sa_type=UtcMoment)


class WebMessageRow(Row, table=True):
    """A line of a web chat's history; a key is used once per chat."""

    __tablename__ = "web_messages"
    __table_args__ = (UniqueConstraint("chat", "key"), Index("ix_web_messages_chat", "chat", "id"))

    id: int = Field(sa_column=Column(RowNumber, primary_key=True))
    chat: str
    key: str | None
    body: str = Field(sa_column=Column(Sealed("web_messages.body"), nullable=False))


class WebSecretRow(Row, table=True):
    """A secret of a web chat whose secrets were changed; `hash` is all that is kept of it.

    A secret without a row opens the chat at its own hash. So does a chat's first one, until it is void.
    """

    __tablename__ = "web_secrets"

    hash: str = Field(primary_key=True)
    chat: str = Field(index=True)
    void: bool


class MenuRow(Row, table=True):
    """What the letters mean that were shown last in a chat of a channel without buttons."""

    __tablename__ = "menus"

    channel: str = Field(primary_key=True)
    chat: str = Field(primary_key=True)
    body: str = Field(sa_column=Column(Sealed("menus.body"), nullable=False))


class QuotaRow(Row, table=True):
    """How much of a limit is used in a period (`storage.quotas`); periods sort as text."""

    __tablename__ = "quotas"

    name: str = Field(primary_key=True)
    period: str = Field(primary_key=True)
    used: int


class AgencyGroupRow(Row, table=True):
    """A group chat that is told of an agency's work."""

    __tablename__ = "agency_groups"

    contact_id: str = Field(primary_key=True, foreign_key="contacts.id")
    agency_id: str = Field(index=True)
    linked_by: str
    linked_at: datetime = Field(sa_type=UtcMoment)


MEDIA = Row.metadata.tables["media"]
WEB_MESSAGES = Row.metadata.tables["web_messages"]
WEB_SECRETS = Row.metadata.tables["web_secrets"]
MENUS = Row.metadata.tables["menus"]
QUOTAS = Row.metadata.tables["quotas"]
AGENCY_GROUPS = Row.metadata.tables["agency_groups"]
