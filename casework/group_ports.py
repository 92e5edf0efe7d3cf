"""Agencies' groups on a channel: which chat belongs to which agency, and the port that keeps it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyGroup:
    """A group chat that is told of an agency's work. `linked_by` is the officer who linked it."""

    contact_id: str
    agency_id: str
    linked_by: str
    linked_at: datetime


class Groups(Protocol):
    """The groups. One that the bot cannot write to any more is kept and not found by its agency."""

    async def at(self, contact_id: str) -> AgencyGroup | None:
        """The group at this contact, if it is linked."""
        ...

    async def of(self, agency_id: str) -> Sequence[AgencyGroup]:
        """The agency's groups that can be written to, oldest link first."""
        ...

    async def everywhere(self) -> Sequence[AgencyGroup]:
        """All groups that can be written to, oldest link first."""
        ...

    async def link(self, group: AgencyGroup) -> None:
        """Keep a link; replaces an earlier one of the same chat."""
        ...

    async def unlink(self, contact_id: str) -> None:
        """Forget a link."""
        ...
