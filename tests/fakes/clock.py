"""A clock that shows what it is set to."""

from datetime import UTC, datetime, timedelta

MORNING = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)  # a Monday, 08:00 in Việt Nam


class SetClock:
    """Stands still until it is moved."""

    def __init__(self, moment: datetime = MORNING) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def advance(self, **by: float) -> datetime:
        """Move on by a timedelta's words: `advance(hours=2)`."""
        self.moment += timedelta(**by)
        return self.moment
