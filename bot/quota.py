"""A plan's messages of a month: counted over restarts and processes, with a warning before they run out."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from casework.ports import Clock
from casework.working_days import day_of
from storage.quotas import Quotas

log = logging.getLogger(__name__)

WARN_AT_PERCENT: Final = (80, 95)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotaWarning:
    """So many of a plan's messages are used."""

    name: str
    percent: int
    used: int
    limit: int
    period: str


Warn = Callable[[QuotaWarning], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """One plan; `limit` 0: none is known, and nobody is warned. It never refuses: the channel does."""

    name: str
    limit: int
    quotas: Quotas
    clock: Clock
    warn: Warn | None = None

    @property
    def period(self) -> str:
        """The month that now is, in Việt Nam."""
        return f"{day_of(self.clock.now()):%Y-%m}"

    async def used(self) -> int:
        """How many this month."""
        return await self.quotas.used(self.name, self.period)

    async def spend(self, amount: int = 1) -> None:
        """Count what was sent. Never raises: a message that has left must not look as if it had not."""
        try:
            period = self.period
            used = await self.quotas.spend(self.name, period, amount)
            crossed = [
                percent
                for percent in WARN_AT_PERCENT
                if (used - amount) * 100 < percent * self.limit <= used * 100
            ]
            if crossed:
                await self._warn(crossed[-1], used, period)
        except Exception:
            log.exception("A message could not be counted against the plan '%s'.", self.name)

    async def _warn(self, percent: int, used: int, period: str) -> None:
        log.warning(
            "%s: %s of the plan's %s messages of %s are used (%s %%).",
            *(self.name, used, self.limit, period, percent),
        )
        if self.warn is not None:
            await self.warn(
                QuotaWarning(name=self.name, percent=percent, used=used, limit=self.limit, period=period)
            )
