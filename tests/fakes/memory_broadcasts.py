"""casework.broadcast_ports.Broadcasts in memory. What is sent is up to the test: see `rows`."""

from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from casework.broadcast import Addressee, Broadcast, Report, State
from casework.notices import Notice
from casework.petition import Stage
from casework.ports import People


@dataclass
class BroadcastShelves:
    """What is kept of broadcasts; `rows` are (broadcast, contact): what became of the message."""

    broadcasts: dict[str, Broadcast] = field(default_factory=dict)
    rows: dict[tuple[str, str], str] = field(default_factory=dict)


class MemoryBroadcasts:
    def __init__(self, shelves: Any, people: People) -> None:
        self._shelves = shelves
        self._people = people

    async def add(self, broadcast: Broadcast) -> None:
        assert await self.with_number(broadcast.number) is None
        await self.save(broadcast)

    async def save(self, broadcast: Broadcast) -> None:
        self._shelves.broadcasts[broadcast.id] = deepcopy(broadcast)

    async def next_number(self) -> int:
        return max((one.number for one in self._shelves.broadcasts.values()), default=0) + 1

    async def with_number(self, number: int) -> Broadcast | None:
        kept = self._shelves.broadcasts.values()
        return deepcopy(next((one for one in kept if one.number == number), None))

    async def recent(self, limit: int) -> Sequence[Broadcast]:
        kept = sorted(self._shelves.broadcasts.values(), key=lambda one: one.number, reverse=True)
        return deepcopy(kept[:limit])

    async def running(self) -> Sequence[int]:
        kept = self._shelves.broadcasts.values()
        return sorted(one.number for one in kept if one.state is State.RUNNING)

    async def willing(self, places: tuple[str, ...], *, after: str, limit: int) -> Sequence[Addressee]:
        own = {
            petition.petitioner_id
            for petition in self._shelves.petitions.values()
            if petition.place_id in places and petition.stage is not Stage.SEALED
        }
        news = await self._people.news_contacts()
        people = sorted([Addressee(await self._owner(one), one) for one in news])
        later = [one for one in people if one.petitioner_id > after]
        return [one for one in later if not places or one.petitioner_id in own][:limit]

    async def _owner(self, contact_id: str) -> str:
        contact = await self._people.contact_with_id(contact_id)
        return contact.petitioner_id if contact else ""

    async def queue(self, broadcast_id: str, notices: Sequence[Notice]) -> None:
        for notice in notices:
            row = (broadcast_id, notice.contact_id)
            if row not in self._shelves.rows:
                self._shelves.rows[row] = "queued"
                self._shelves.notices[f"{broadcast_id}:{notice.contact_id}"] = notice

    async def withdraw(self, broadcast_id: str) -> None:
        for (broadcast, contact_id), status in list(self._shelves.rows.items()):
            if broadcast == broadcast_id and status == "queued":
                self._shelves.rows[broadcast, contact_id] = "failed"

    async def waiting(self, broadcast_id: str) -> int:
        return (await self.report(broadcast_id)).waiting

    async def report(self, broadcast_id: str) -> Report:
        became = Counter(
            status for (broadcast, _), status in self._shelves.rows.items() if broadcast == broadcast_id
        )
        return Report(waiting=became["queued"], sent=became["sent"], failed=became["failed"])
