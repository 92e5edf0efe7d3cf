"""A bell between loops of one process: rung when there is work, so that nobody has to poll fast."""

import asyncio


class Signal:
    """Like asyncio.Event, with a wait that gives up: another process may have left work without ringing."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def set(self) -> None:
        """Ring."""
        self._event.set()

    def clear(self) -> None:
        """Forget earlier rings; call before looking for work."""
        self._event.clear()

    async def wait(self, seconds: float) -> None:
        """Until rung, at most `seconds`."""
        try:
            async with asyncio.timeout(max(seconds, 0)):
                await self._event.wait()
        except TimeoutError:
            return
