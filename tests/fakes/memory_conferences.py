"""casework.conference_ports.Conferences in memory: what lies in the drawers is replaced, never changed."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date

from casework.conference import Conference, ConferenceEvent, Item, Speaker
from casework.working_days import DayOff


@dataclass
class ConferenceShelves:
    """What is kept of conferences."""

    conferences: dict[str, Conference] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    speakers: dict[str, Speaker] = field(default_factory=dict)
    conference_events: list[ConferenceEvent] = field(default_factory=list)
    changed_days: dict[date, DayOff] = field(default_factory=dict)


class MemoryConferences:
    def __init__(self, shelves: ConferenceShelves) -> None:
        self._shelves = shelves

    async def add(self, conference: Conference) -> None:
        kept = self._shelves.conferences
        clash = conference.id in kept or any(other.number == conference.number for other in kept.values())
        assert not clash, f"already kept: {conference.number}"
        kept[conference.id] = deepcopy(conference)

    async def save(self, conference: Conference) -> None:
        self._shelves.conferences[conference.id] = deepcopy(conference)

    async def next_number(self) -> int:
        return max((one.number for one in self._shelves.conferences.values()), default=0) + 1

    async def with_number(self, number: int) -> Conference | None:
        kept = self._shelves.conferences.values()
        return deepcopy(next((one for one in kept if one.number == number), None))

    async def with_id(self, conference_id: str) -> Conference | None:
        return deepcopy(self._shelves.conferences.get(conference_id))

    async def all(self) -> Sequence[Conference]:
        kept = self._shelves.conferences.values()
        return deepcopy(sorted(kept, key=lambda one: one.number, reverse=True))

    async def running(self) -> Sequence[Conference]:
        running = [one for one in self._shelves.conferences.values() if one.is_running]
        return deepcopy(sorted(running, key=lambda one: (one.held_on, one.number)))

    async def has_concluded(self) -> bool:
        return any(one.notice is not None for one in self._shelves.conferences.values())

    async def add_item(self, item: Item) -> None:
        assert item.id not in self._shelves.items, f"already kept: {item.id}"
        assert item.conference_id in self._shelves.conferences, f"no conference {item.conference_id}"
        self._shelves.items[item.id] = deepcopy(item)

    async def save_item(self, item: Item) -> None:
        self._shelves.items[item.id] = deepcopy(item)

    async def remove_item(self, item_id: str) -> None:
        self._shelves.items.pop(item_id, None)

    async def item(self, item_id: str) -> Item | None:
        return deepcopy(self._shelves.items.get(item_id))

    async def items_of(self, conference_id: str) -> Sequence[Item]:
        own = [item for item in self._shelves.items.values() if item.conference_id == conference_id]
        return deepcopy(sorted(own, key=lambda item: item.number))

    async def items_of_petition(self, petition_id: str) -> Sequence[Item]:
        return deepcopy([item for item in self._shelves.items.values() if item.petition_id == petition_id])

    async def add_speaker(self, speaker: Speaker) -> None:
        assert speaker.id not in self._shelves.speakers, f"already kept: {speaker.id}"
        assert speaker.conference_id in self._shelves.conferences, f"no conference {speaker.conference_id}"
        self._shelves.speakers[speaker.id] = deepcopy(speaker)

    async def save_speaker(self, speaker: Speaker) -> None:
        self._shelves.speakers[speaker.id] = deepcopy(speaker)

    async def speaker(self, speaker_id: str) -> Speaker | None:
        return deepcopy(self._shelves.speakers.get(speaker_id))

    async def speakers_of(self, conference_id: str) -> Sequence[Speaker]:
        own = [
            speaker for speaker in self._shelves.speakers.values() if speaker.conference_id == conference_id
        ]
        return deepcopy(sorted(own, key=lambda speaker: (speaker.position, speaker.id)))

    async def record(self, event: ConferenceEvent) -> None:
        assert event.conference_id in self._shelves.conferences, f"no conference {event.conference_id}"
        self._shelves.conference_events.append(deepcopy(event))

    async def record_of(self, conference_id: str) -> Sequence[ConferenceEvent]:
        recorded = self._shelves.conference_events
        return deepcopy([event for event in recorded if event.conference_id == conference_id])

    async def days_changed(self) -> Sequence[DayOff]:
        return [day for _, day in sorted(self._shelves.changed_days.items())]

    async def change_day(self, day: DayOff) -> None:
        self._shelves.changed_days[day.day] = day
