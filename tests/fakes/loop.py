"""An event loop in which waiting takes no time: its clock jumps to the next timer."""

import asyncio


class PromptLoop(asyncio.SelectorEventLoop):
    """For coroutines that only compute and sleep; whoever waits for a socket would wait for ever."""

    def __init__(self) -> None:
        super().__init__()
        self._now = 0.0

    def time(self) -> float:
        """Seconds since the loop was made, by its own clock."""
        return self._now

    def busy(self, seconds: float) -> None:
        """Work without giving way: the clock goes on, and timers become late."""
        self._now += seconds

    def _run_once(self) -> None:
        waiting = [timer.when() for timer in self._scheduled if not timer.cancelled()]
        if waiting and not self._ready:
            self._now = max(self._now, min(waiting))
        super()._run_once()
