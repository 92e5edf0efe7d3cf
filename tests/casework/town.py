"""A small town for the tests: its rulebook, its people, its use cases over a store in memory."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import uuid4

from casework.agencies import Role
from casework.answering import Answering
from casework.casefile import CaseFile
from casework.intake import Filing, Intake
from casework.joining import Joining
from casework.notices import Notice
from casework.petition import Event, Petition, Statement
from casework.petitioner import Contact, Officer
from casework.ports import Work
from casework.rulebook import Rulebook
from casework.triage import Triage
from tests.fakes.clock import SetClock
from tests.fakes.matters import SharedWords, stars
from tests.fakes.memory import MemoryStore, MemoryWork
from tests.fakes.readings import reading_of

P = ParamSpec("P")
T = TypeVar("T")

POTHOLE = "Ổ gà trước cổng trường thôn Chợ Mới, mưa là ngập, trẻ con té hoài."


@dataclass
class Town:
    """Who lives and works here. `do` runs one use case in one unit of work and commits it."""

    rulebook: Rulebook
    clock: SetClock
    store: MemoryStore = field(default_factory=MemoryStore)
    names: dict[str, str] = field(default_factory=dict)
    _heard: int = 0

    def __post_init__(self) -> None:
        casefile = CaseFile(rulebook=self.rulebook, clock=self.clock, mask=stars)
        self.casefile = casefile
        self.joining = Joining(casefile=casefile, matters=SharedWords())
        self.intake = Intake(casefile=casefile, joining=self.joining)
        self.triage = Triage(casefile=casefile)
        self.answering = Answering(casefile=casefile)

    async def do(
        self, use_case: Callable[Concatenate[Work, P], Awaitable[T]], *args: P.args, **words: P.kwargs
    ) -> T:
        async with self.store.work() as work:
            result = await use_case(work, *args, **words)
            await work.commit()
        return result

    async def citizen(self, name: str) -> Contact:
        async def arrive(work: MemoryWork) -> Contact:
            return await work.people.contact("web", name, name)

        contact = await self.do(arrive)
        self.names[contact.id] = name
        return contact

    async def officer(self, name: str, agency_id: str = "kinh-te", role: Role = Role.OFFICER) -> Officer:
        contact = await self.citizen(name)
        officer = Officer(id=f"id-{name}", contact_id=contact.id, agency_id=agency_id, role=role, name=name)

        async def enrol(work: MemoryWork) -> None:
            await work.people.enrol(officer)

        await self.do(enrol)
        return officer

    async def file(self, contact: Contact, text: str = POTHOLE, **changes: Any) -> Petition:
        """A receipt for a text about the road in thôn Chợ Mới, unless changed."""
        return await self.do(self.intake.receive, filing_of(contact, text, **changes))

    async def now(self, petition: Petition) -> Petition:
        """The petition as it is kept."""
        return self.store.shelves.petitions[petition.id]

    def texts(self, petition: Petition) -> Sequence[Statement]:
        return [text for text in self.store.shelves.statements if text.petition_id == petition.id]

    def history(self, petition: Petition) -> Sequence[Event]:
        return [event for event in self.store.shelves.events if event.petition_id == petition.id]

    def heard(self) -> list[Notice]:
        """Notices since the last look, oldest first."""
        notices = self.store.notices[self._heard :]
        self._heard = len(self.store.notices)
        return notices

    def told(self) -> list[tuple[str, str]]:
        """Who was told what since the last look: (name, sentence id), sorted by name."""
        return sorted((self.names[notice.contact_id], notice.sentence) for notice in self.heard())


def filing_of(contact: Contact, text: str = POTHOLE, **changes: Any) -> Filing:
    fields: dict[str, Any] = {
        "key": uuid4().hex,
        "contact": contact,
        "text": text,
        "reading": reading_of(),
        "place_id": "cho-moi",
        "place_written": "thôn Chợ Mới",
    }
    return Filing(**{**fields, **changes})
