"""A town that holds conferences: its secretary, its chair, its agencies, and the use cases of conferences."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from casework.agencies import Role
from casework.agenda import Agenda
from casework.archiving import Archiving
from casework.broadcasting import Broadcasting
from casework.calendar_keeping import CalendarKeeping
from casework.concluding import Concluding
from casework.conference import Conference, ConferenceEvent, Item, Speaker, Verdict
from casework.conference_file import ConferenceFile
from casework.convening import Convening
from casework.drafting import Drafting
from casework.following import Following
from casework.petition import Outcome, Petition
from casework.petitioner import Contact, Officer
from casework.regulation import Regulation
from casework.reminding import Reminding
from casework.rulebook import CalendarShelf, Rulebook
from casework.running_list import RunningList
from tests.casework.town import Town
from tests.fakes.clock import SetClock
from tests.fakes.memory import MemoryWork
from tests.fakes.plans import plan_of

TODAY = date(2026, 3, 2)  # the Monday on which the clock begins
GARBAGE = "Rác để ba ngày không ai lấy ở chợ, ruồi nhặng bay đầy hàng thịt."
ROOM = "Cầu treo qua suối đã mục hai tấm ván, học sinh đi học rất nguy hiểm."


class ConferenceTown(Town):
    """The town with everything that conferences need; `people` has to be called first."""

    secretary: Officer
    chair: Officer
    roads: Officer  # of 'kinh-te'
    schools: Officer  # of 'van-hoa-xa-hoi'
    lan: Contact

    def __post_init__(self) -> None:
        super().__post_init__()
        file = ConferenceFile(casefile=self.casefile)
        self.files = file
        self.agenda = Agenda(file=file)
        self.broadcasting = Broadcasting(file=file)
        self.convening = Convening(file=file, broadcasting=self.broadcasting)
        self.drafting = Drafting(file=file)
        self.running_list = RunningList(file=file)
        self.concluding = Concluding(file=file, agenda=self.agenda, answering=self.answering)
        self.following = Following(file=file, agenda=self.agenda, answering=self.answering)
        self.reminding = Reminding(file=file)
        self.keeping = CalendarKeeping(file=file, agenda=self.agenda)
        self.archiving = Archiving(file=file)

    async def people(self) -> None:
        """Everybody takes their place."""
        self.secretary = await self.officer("Thư", "tiep-nhan", Role.SECRETARY)
        self.chair = await self.officer("Chủ", "dang-uy", Role.CHAIR)
        self.roads = await self.officer("Minh")
        self.schools = await self.officer("Hoa", "van-hoa-xa-hoi")
        self.lan = await self.citizen("Lan")

    async def consents(self, contact: Contact, *, news: bool = True) -> None:
        """The person agrees to storage and, unless changed, to be told of conferences."""

        async def consent(work: MemoryWork) -> None:
            person = await work.people.petitioner(contact.petitioner_id)
            person.consented_at = self.clock.now()
            person.news_since = self.clock.now() if news else None
            await work.people.save_petitioner(person)

        await self.do(consent)

    # --- a conference on its way ---------------------------------------------------------------------

    async def planned(self, **changes: Any) -> Conference:
        return await self.do(self.convening.create, self.secretary, plan_of(**changes))

    async def collecting(self, **changes: Any) -> Conference:
        """Announced; nobody has heard of anything yet, as far as `told` is concerned."""
        conference = await self.planned(**changes)
        until = min(date(2026, 3, 20), conference.held_on)
        await self.do(self.convening.open_collection, self.secretary, conference.number, until=until)
        self.heard()
        return self.kept(conference)

    async def matter(self, contact: Contact | None = None, text: str = GARBAGE, **changes: Any) -> Petition:
        """A petition of Lan's, in Phòng Kinh tế's queue."""
        return await self.file(contact or self.lan, text, **changes)

    async def pair(self) -> tuple[Petition, Petition]:
        """Lan's matter, and Bình's a minute later, joined to it."""
        lead = await self.matter()
        self.clock.advance(minutes=1)
        joined = await self.matter(await self.citizen("Bình"))
        await self.do(self.joining.join_by_officer, self.roads, lead.code, joined.code)
        return lead, joined

    async def on_agenda(self, petition: Petition, number: int = 1) -> Item:
        return await self.do(self.agenda.assign, self.secretary, number, petition.code)

    async def answered(self, petition: Petition, officer: Officer | None = None) -> Petition:
        """The agency has answered a petition on its own way."""
        return await self.do(
            self.answering.record,
            officer or self.roads,
            petition.code,
            outcome=Outcome.RESOLVED,
            text="Đã dọn xong.",
        )

    async def begun(self, number: int = 1) -> Conference:
        """It is the morning of the conference, and people are in the room."""
        self.come_to(self.numbered(number).held_on)
        return await self.do(self.convening.begin, self.secretary, number)

    async def raised(self, number: int = 1, *, text: str = ROOM, **changes: Any) -> Item:
        fields: dict[str, Any] = {"name": "Bà Sáu", "topic": "transport", "agency_id": "kinh-te"}
        return await self.do(
            self.agenda.raise_in_room, self.secretary, number, text=text, **{**fields, **changes}
        )

    async def decided(self, item: Item, verdict: Verdict, said: str = "", **changes: Any) -> Item:
        return await self.do(
            self.agenda.decide, self.secretary, item.id, verdict=verdict, said=said, **changes
        )

    async def ended(self, number: int = 1) -> Conference:
        return await self.do(self.convening.end, self.secretary, number)

    async def signed(self, number: int = 1, **changes: Any) -> Conference:
        fields: dict[str, Any] = {"paper_number": "12/TB-UBND"}
        return await self.do(self.concluding.sign, self.chair, number, **{**fields, **changes})

    async def shelved(self, number: int = 1) -> None:
        """Every paper that the regulations ask for has been issued."""
        for stand in self.archiving.papers(self.numbered(number)):
            if stand.is_missing:
                await self.do(self.archiving.put_in, self.secretary, number, stand.paper)

    async def closed(self, number: int = 1) -> Conference:
        """The dossier is complete, and closed."""
        await self.shelved(number)
        return await self.do(self.following.close, self.secretary, number)

    def come_to(self, day: date) -> None:
        """Eight in the morning of this day."""
        today = self.files.today
        self.clock.advance(days=(day - today).days)

    # --- what is kept ----------------------------------------------------------------------------------

    def kept(self, conference: Conference) -> Conference:
        return self.store.shelves.conferences[conference.id]

    def numbered(self, number: int) -> Conference:
        return next(one for one in self.store.shelves.conferences.values() if one.number == number)

    def item(self, item: Item) -> Item:
        return self.store.shelves.items[item.id]

    def speaker(self, speaker: Speaker) -> Speaker:
        return self.store.shelves.speakers[speaker.id]

    def petition(self, petition: Petition) -> Petition:
        return self.store.shelves.petitions[petition.id]

    def record(self, conference: Conference) -> Sequence[ConferenceEvent]:
        events = self.store.shelves.conference_events
        return [event for event in events if event.conference_id == conference.id]

    def last_line(self, conference: Conference) -> ConferenceEvent:
        return self.record(conference)[-1]


def under(rulebook: Rulebook, *regulations: str | Regulation) -> Rulebook:
    """The rulebook of an authority that holds conferences under these profiles; its calendar is its own."""
    own = [one for one in regulations if isinstance(one, Regulation)]
    ids = tuple(one.id if isinstance(one, Regulation) else one for one in regulations)
    others = [one for one in rulebook.regulations if one.id not in {known.id for known in own}]
    return replace(
        rulebook,
        authority=replace(rulebook.authority, regulations=ids),
        regulations=(*others, *own),
        shelf=CalendarShelf(rulebook.calendar),
    )


async def town_under(rulebook: Rulebook, *regulations: str | Regulation) -> ConferenceTown:
    """A town of its own, with its people."""
    town = ConferenceTown(rulebook=under(rulebook, *regulations), clock=SetClock())
    await town.people()
    return town
