"""The pace of a channel that takes so many messages a second from everybody together.

Messages leave evenly. The span in which the channel counts is taken a little longer (`SLACK`), and so much
lateness is forgiven: of a timer here, or of an answer beyond the quickest one. What is later than that counts
from when it was late: nobody knows when exactly the channel counts a message, only that it is between its
leaving and its answer. So no span on the channel's own clock holds more than it permits. A process that was
killed may have sent up to its last moment: the first span after the start of its successor belongs to it.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

CATCH_UP = 1.0  # seconds that may be made up for, as far as the span allows
SLACK = 0.02  # seconds


@dataclass(slots=True)
class Turn:
    """A message that has left, by the plan at about `planned`; `answered` is None while it is on its way."""

    left: float
    planned: float
    answered: float | None = None


class Pace:
    """Lets messages leave, `per_second` of them, whoever asked first first."""

    def __init__(self, per_second: float, *, after: float = float("-inf")) -> None:
        """Nothing leaves within a span of `after`, a moment of the loop's clock."""
        most = max(1, int(per_second))
        self._span = most / per_second + SLACK
        self._gap = self._span / most
        self._turns: deque[Turn] = deque(maxlen=most)
        self._line = asyncio.Lock()
        self._next = after + self._span
        self._quickest = float("inf")

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait until a message may leave; the block ends with its answer."""
        async with self._line:
            turn = await self._leave()
        try:
            yield
        finally:
            turn.answered = asyncio.get_running_loop().time()
            self._quickest = min(self._quickest, turn.answered - turn.left)

    def hold(self, seconds: float) -> None:
        """Let nothing leave for a while, not even who waits already: the channel has asked for silence."""
        self._next = asyncio.get_running_loop().time() + seconds

    async def _leave(self) -> Turn:
        loop = asyncio.get_running_loop()
        # The moment itself may move while it is waited for.
        while (slot := max(self._next, self._guarded_until(loop.time()))) > loop.time():  # noqa: ASYNC110
            await asyncio.sleep(slot - loop.time())
        now = loop.time()
        turn = Turn(left=now, planned=max(slot, now - SLACK))
        self._turns.append(turn)
        self._next = max(self._next, now - CATCH_UP if len(self._turns) > 1 else now) + self._gap
        return turn

    def _guarded_until(self, now: float) -> float:
        """When the first of the last messages does not count any more."""
        if len(self._turns) < (self._turns.maxlen or 1):
            return 0.0
        first = self._turns[0]
        if first.answered is None:
            return now + self._gap
        return max(first.planned, first.answered - self._quickest - SLACK) + self._span
