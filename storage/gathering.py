"""Group commit: what arrives while a commit is under way goes into the next one, together.

With a commit for each arrival, a busy PostgreSQL server took longer for 200 a second than the channels wait
(bench/results.md): a transaction is several trips, and while turns are at work each trip waits its time.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from storage.inbox import RawUpdate

Keep = Callable[[Sequence[RawUpdate]], Awaitable[int]]


class _Batch:
    def __init__(self) -> None:
        self.rows: list[RawUpdate] = []
        self.new: int | None = None  # None: not committed
        self.failed = False


class Gathering:
    """Keeps rows with `keep`, which commits a batch; a caller goes on when its rows are committed."""

    def __init__(self, keep: Keep) -> None:
        self._keep = keep
        self._open = _Batch()
        self._turn = asyncio.Lock()

    async def keep(self, rows: Sequence[RawUpdate]) -> int:
        """Returns how many were new in the commit that kept these rows, which others may share.

        Whoever comes first to its turn commits for all who have joined meanwhile. When that fails, each of
        the others tries alone: one bad row must not take the others with it. When it is cancelled, the next
        one commits the batch.
        """
        batch = self._open
        batch.rows += rows
        async with self._turn:
            if batch.failed:
                return await self._keep(rows)
            if batch.new is None:
                self._open = _Batch() if self._open is batch else self._open
                try:
                    batch.new = await self._keep(batch.rows)
                except Exception:
                    batch.failed = True
                    raise
            return batch.new
