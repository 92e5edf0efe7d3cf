"""What broadcasts need from the store."""

from collections.abc import Sequence
from typing import Protocol

from casework.broadcast import Addressee, Broadcast, Report
from casework.notices import Notice


class Broadcasts(Protocol):
    """The broadcasts in a unit of work. One that is read alone is locked, as petitions are."""

    async def add(self, broadcast: Broadcast) -> None:
        """Keep a new broadcast."""
        ...

    async def save(self, broadcast: Broadcast) -> None:
        """Keep what changed; whether its messages are sent depends on `flows` from now on."""
        ...

    async def next_number(self) -> int:
        """The number for a new broadcast: 1, 2, 3..."""
        ...

    async def with_number(self, number: int) -> Broadcast | None:
        """The broadcast with this number."""
        ...

    async def recent(self, limit: int) -> Sequence[Broadcast]:
        """The latest, the newest first."""
        ...

    async def running(self) -> Sequence[int]:
        """The numbers of those that run."""
        ...

    async def willing(self, places: tuple[str, ...], *, after: str, limit: int) -> Sequence[Addressee]:
        """The next people after one, by id, of `People.news_contacts`.

        With places: only who has a petition from one of them that is not sealed.
        """
        ...

    async def queue(self, broadcast_id: str, notices: Sequence[Notice]) -> None:
        """Queue messages behind all ordinary ones; a contact that was told by this broadcast is left out."""
        ...

    async def withdraw(self, broadcast_id: str) -> None:
        """Fail what waits: it was cancelled."""
        ...

    async def waiting(self, broadcast_id: str) -> int:
        """How many of its messages wait or are on their way; quick."""
        ...

    async def report(self, broadcast_id: str) -> Report:
        """What became of its messages."""
        ...
