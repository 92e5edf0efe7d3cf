"""What the use cases of conferences need from the store."""

from collections.abc import Sequence
from typing import Protocol

from casework.conference import Conference, ConferenceEvent, Item, Speaker
from casework.working_days import DayOff


class Conferences(Protocol):
    """The conferences in a unit of work. What is read may be changed next: it is locked, as petitions are."""

    async def add(self, conference: Conference) -> None:
        """Keep a new conference."""
        ...

    async def save(self, conference: Conference) -> None:
        """Keep what changed."""
        ...

    async def next_number(self) -> int:
        """The number for a new conference: 1, 2, 3..."""
        ...

    async def with_number(self, number: int) -> Conference | None:
        """The conference with this number."""
        ...

    async def with_id(self, conference_id: str) -> Conference | None:
        """The conference with this id."""
        ...

    async def all(self) -> Sequence[Conference]:
        """All, the latest number first."""
        ...

    async def running(self) -> Sequence[Conference]:
        """Those in `RUNNING_PHASES`, by the day they are held, then number."""
        ...

    async def has_concluded(self) -> bool:
        """Whether any conclusion notice was ever issued."""
        ...

    async def add_item(self, item: Item) -> None:
        """Put a matter on an agenda."""
        ...

    async def save_item(self, item: Item) -> None:
        """Keep what changed."""
        ...

    async def remove_item(self, item_id: str) -> None:
        """Take a matter off the agenda."""
        ...

    async def item(self, item_id: str) -> Item | None:
        """The item with this id."""
        ...

    async def items_of(self, conference_id: str) -> Sequence[Item]:
        """The agenda, by number."""
        ...

    async def items_of_petition(self, petition_id: str) -> Sequence[Item]:
        """Where a petition is or was on the agenda, in the order it was put there."""
        ...

    async def add_speaker(self, speaker: Speaker) -> None:
        """Keep a registration."""
        ...

    async def save_speaker(self, speaker: Speaker) -> None:
        """Keep what changed."""
        ...

    async def speaker(self, speaker_id: str) -> Speaker | None:
        """The speaker with this id."""
        ...

    async def speakers_of(self, conference_id: str) -> Sequence[Speaker]:
        """The speakers' list, by position, then id."""
        ...

    async def record(self, event: ConferenceEvent) -> None:
        """Add a line to the record."""
        ...

    async def record_of(self, conference_id: str) -> Sequence[ConferenceEvent]:
        """The record, oldest first."""
        ...

    async def days_changed(self) -> Sequence[DayOff]:
        """The days that an administrator has set, by day."""
        ...

    async def change_day(self, day: DayOff) -> None:
        """Set one day; what was set for it before is replaced."""
        ...
