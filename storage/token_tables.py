"""Credentials that a channel renews by itself."""

from datetime import datetime

from sqlalchemy import Column
from sqlmodel import Field

from storage.columns import UtcMoment
from storage.sealing import Blinded, Sealed
from storage.tables import Row


class ChannelTokenRow(Row, table=True):
    """An account's pair of tokens. `origin` is the configured refresh token that the pair descends from.

    `renewing_until`: somebody has taken the refresh token to exchange it; nobody else may, until then.
    """

    __tablename__ = "channel_tokens"

    channel: str = Field(primary_key=True)
    account: str = Field(primary_key=True)
    origin: str = Field(sa_column=Column(Blinded("channel_tokens.origin"), nullable=False))
    access: str = Field(sa_column=Column(Sealed("channel_tokens.access"), nullable=False))
    refresh: str = Field(sa_column=Column(Sealed("channel_tokens.refresh"), nullable=False))
    expires_at: datetime = Field(sa_type=UtcMoment)
    renewing_until: datetime | None = Field(sa_type=UtcMoment)


CHANNEL_TOKENS = Row.metadata.tables["channel_tokens"]
