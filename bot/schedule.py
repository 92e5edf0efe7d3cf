"""The schedule: what the bot does by itself at a time of day in Việt Nam."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time

from casework.calendar_keeping import CalendarKeeping
from casework.group_keeping import GroupKeeping
from casework.ports import Clock
from casework.reminding import Reminding
from casework.working_days import HANOI
from storage.desk import Desk

log = logging.getLogger(__name__)

LOOK_EVERY_SECONDS = 30.0
EVENING = time(18)  # a bot that starts in the evening keeps the morning's words for the next morning


@dataclass(slots=True, kw_only=True)
class Schedule:
    """Sends the morning's reminders once a day; a morning that the bot slept through is made up for."""

    desk: Desk
    reminding: Reminding
    calendar: CalendarKeeping
    groups: GroupKeeping
    clock: Clock
    morning: time
    decided: Callable[[], None]
    _done: date | None = None

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            try:
                await self._refresh()
                await self.look()
            except Exception:
                log.exception("The morning's reminders could not be queued; they are tried again.")
            await asyncio.sleep(LOOK_EVERY_SECONDS)

    async def _refresh(self) -> None:
        """Days that an administrator has changed in another process."""
        async with self.desk.work() as work:
            await self.calendar.load(work)

    async def look(self) -> int:
        """Remind if it is time; returns how many conferences and groups there was something to say to."""
        now = self.clock.now().astimezone(HANOI)
        if self._done == now.date() or not self.morning <= now.time() < EVENING:
            return 0
        async with self.desk.work() as work:
            running = [one.id for one in await work.conferences.running()]
            groups = await work.groups.everywhere()
        told = 0
        for conference_id in running:  # each in a unit of its own: one that fails holds up no other
            async with self.desk.work(f"morning-{now.date()}-{conference_id}") as work:
                told += await self.reminding.remind(work, conference_id)
                await work.commit()
        for group in groups:  # a unit of the same origin queues no second message
            async with self.desk.work(f"morning-{now.date()}-{group.contact_id}") as work:
                told += await self.groups.remind(work, group)
                await work.commit()
        self._done = now.date()
        if told:
            log.info("The morning's reminders are queued: %s.", told)
            self.decided()
        return told
