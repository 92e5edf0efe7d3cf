"""Claimed messages stay ours while this process lives: their leases are renewed until their fate is known."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from casework.ports import Clock
from storage.desk import Desk
from storage.outgoing import OutgoingRow

log = logging.getLogger(__name__)

LEASE_SECONDS = 120.0
RENEW_EVERY = LEASE_SECONDS / 4


@dataclass(slots=True, kw_only=True)
class Leases:
    """The rows that one delivery has in hand.

    A lease is for the death of a process, not for its slowness: a row waits for those before it, then for its
    channel and, several times, for the database, and under load that has taken longer than any fixed term.
    """

    desk: Desk
    clock: Clock
    _held: dict[int, OutgoingRow] = field(default_factory=dict)

    async def claim(self, channel: str, limit: int) -> list[OutgoingRow]:
        """Up to so many messages to send, in hand until `let_go`."""
        rows = await self.desk.claim_outgoing(channel, self.clock.now(), limit, LEASE_SECONDS)
        self._held.update((row.id, row) for row in rows)
        return rows

    def let_go(self, row: OutgoingRow) -> None:
        """Its fate is kept, or cannot be: then its lease decides."""
        self._held.pop(row.id, None)

    def is_ours(self, row: OutgoingRow) -> bool:
        """Whether nobody else can have claimed it meanwhile: a process that was halted may come too late."""
        held = self._held.get(row.id)
        return held is not None and self.clock.now() < held.lease_until

    async def run(self) -> None:
        """Until cancelled: renew in good time."""
        while True:
            await asyncio.sleep(RENEW_EVERY)
            try:
                await self.renew()
            except Exception:
                log.exception("Leases could not be renewed; it is tried again.")

    async def renew(self) -> None:
        """Whatever is in hand and still ours gets a whole term."""
        held: Sequence[OutgoingRow] = [row for row in self._held.values() if self.is_ours(row)]
        if not held:
            return
        until = self.clock.now() + timedelta(seconds=LEASE_SECONDS)
        renewed = await self.desk.renew_leases(held, until)
        for row in held:
            if row.id in renewed and row.id in self._held:
                self._held[row.id] = replace(row, lease_until=until)
