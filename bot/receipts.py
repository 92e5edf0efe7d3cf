"""Receipts of channels that send them: noted in the file of the petition that the message was about."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from casework.ladder_ports import AttemptStatus
from storage.desk import Desk


class Receipts(Protocol):
    """What a channel calls when it learns how far a message has come."""

    async def received(self, channel: str, message_id: str, at: datetime) -> None:
        """The message is on the person's device."""
        ...

    async def seen(self, channel: str, message_id: str, at: datetime) -> None:
        """The person has opened it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedReceipts:
    """Keeps them; a message about no petition, or a receipt known before, changes nothing."""

    desk: Desk

    async def received(self, channel: str, message_id: str, at: datetime) -> None:
        """The message is on the person's device."""
        await self.desk.note_receipt(channel, message_id, AttemptStatus.DELIVERED, at)

    async def seen(self, channel: str, message_id: str, at: datetime) -> None:
        """The person has opened it."""
        await self.desk.note_receipt(channel, message_id, AttemptStatus.READ, at)
