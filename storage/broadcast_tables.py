"""What is stored of broadcasts: each whole, as sealed JSON, and beside it what delivery looks up."""

from sqlalchemy import Column
from sqlmodel import Field

from storage.sealing import Sealed
from storage.tables import Row


class BroadcastRow(Row, table=True):
    """A message to many; the outbox names it in `outbox.broadcast`. `flows`: its messages may be sent now."""

    __tablename__ = "broadcasts"

    id: str = Field(primary_key=True)
    number: int = Field(unique=True)
    state: str = Field(max_length=20)
    flows: bool
    body: str = Field(sa_column=Column(Sealed("broadcasts.body"), nullable=False))


BROADCASTS = Row.metadata.tables["broadcasts"]
