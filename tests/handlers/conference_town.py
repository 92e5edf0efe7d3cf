"""A hall in which a conference is prepared: its secretary, its chair, agencies, citizens."""

from dataclasses import dataclass, replace
from typing import Any

from casework.agencies import Role
from casework.conference import Conference, Item
from casework.petitioner import Officer
from casework.rulebook import Rulebook
from tests.fakes.clock import MORNING, SetClock
from tests.fakes.plans import plan_of
from tests.handlers.chat import Chat, SetReader, TownHall


@dataclass
class Conferring:
    """The hall with everybody enrolled."""

    hall: TownHall
    secretary: Chat
    chair: Chat
    roads: Chat  # an officer of 'kinh-te'
    schools: Chat  # an officer of 'van-hoa-xa-hoi'
    lan: Chat  # a citizen

    async def planned(self, **changes: Any) -> Conference:
        """A planned conference, without the chat."""
        plan = plan_of(**changes)
        convening = self.hall.office.conferences.convening
        async with self.hall.store.work() as work:
            conference = await convening.create(work, await self.officer(work), plan)
            await work.commit()
        return conference

    async def officer(self, work: Any) -> Officer:
        """The secretary as an officer."""
        assert self.secretary.contact_id is not None
        officer = await work.people.officer_at(self.secretary.contact_id)
        assert officer is not None
        return officer

    def conference(self, number: int = 1) -> Conference:
        """The conference as it is kept."""
        return next(one for one in self.hall.store.shelves.conferences.values() if one.number == number)

    def items(self, number: int = 1) -> list[Item]:
        """Its agenda as it is kept."""
        own = self.conference(number).id
        return sorted(
            (one for one in self.hall.store.shelves.items.values() if one.conference_id == own),
            key=lambda one: one.number,
        )


async def conferring(
    rulebook: Rulebook, clock: SetClock, reader: SetReader, *, regulations: tuple[str, ...] = ()
) -> Conferring:
    """Everybody enrolled; `regulations` are the profiles under which the authority holds conferences."""
    clock.moment = MORNING
    if regulations:
        rulebook = replace(rulebook, authority=replace(rulebook.authority, regulations=regulations))
    hall = TownHall(rulebook, clock, reader)
    return Conferring(
        hall=hall,
        secretary=await hall.officer("Thư", "tiep-nhan", Role.SECRETARY),
        chair=await hall.officer("Chủ", "dang-uy", Role.CHAIR),
        roads=await hall.officer("Minh", "kinh-te"),
        schools=await hall.officer("Hoa", "van-hoa-xa-hoi"),
        lan=await (await hall.citizen("Lan")).act("news:on"),
    )
