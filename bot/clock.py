"""The one clock: the only place that asks the machine for the time."""

import time
from datetime import UTC, datetime
from typing import Final

# As early as this module is imported: a process that ran before this one had ended by then. In seconds of the
# event loop's clock, which is the monotonic one.
PROCESS_STARTED: Final = time.monotonic()


class SystemClock:
    """The machine's time, in UTC."""

    def now(self) -> datetime:
        """The present moment."""
        return datetime.now(UTC)  # noqa: TID251 - this is the clock
