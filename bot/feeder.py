"""The feeder: brings the messages of running broadcasts to the outbox, some at a time, a few hundred ahead.

Each step is one short transaction that queues and moves the broadcast's cursor. So a kill at any moment
neither loses nor repeats a contact, conversations go on in between, and who refuses meanwhile is left out.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass

from casework.broadcast import State
from casework.broadcasting import Broadcasting
from storage.desk import Desk

log = logging.getLogger(__name__)

LOOK_EVERY_SECONDS = 0.5
AT_ONCE = 50  # so short that nobody who writes meanwhile notices
MOST_WAITING = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeder:
    """Keeps some messages of each running broadcast waiting, and ends it when all have gone out."""

    desk: Desk
    broadcasting: Broadcasting
    decided: Callable[[], None]

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            try:
                await self.look()
            except Exception:
                log.exception("A broadcast could not be fed; it is tried again.")
            await asyncio.sleep(LOOK_EVERY_SECONDS)

    async def look(self) -> int:
        """Feed each running broadcast once; returns how many messages were queued."""
        fed = 0
        for number in await self.desk.running_broadcasts():
            fed += await self._feed(number)
        if fed:
            self.decided()
        return fed

    async def _feed(self, number: int) -> int:
        async with self.desk.work() as work:
            broadcast = await work.broadcasts.with_number(number)
            if broadcast is None or broadcast.state is not State.RUNNING:
                return 0  # a secretary was faster
            waiting = await work.broadcasts.waiting(broadcast.id)
            if broadcast.exhausted and not waiting:
                report = await work.broadcasts.report(broadcast.id)
                await self.broadcasting.finish(work, broadcast, report)
                await work.commit()
                self.decided()
                log.info("Broadcast %s has ended: %s sent, %s failed.", number, report.sent, report.failed)
                return 0
            room = min(AT_ONCE, max(MOST_WAITING - waiting, 0))
            fed = await self.broadcasting.feed(work, broadcast, room)
            await work.commit()
        return fed
