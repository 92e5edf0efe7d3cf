"""Archiving: a conference's folder from its record, the books of a year, dossiers to be destroyed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from casework.conference import Conference, Item, Phase, Step
from casework.conference_file import SECRETARIES, ConferenceFile, require_role
from casework.dossier import Entry, Folder, PaperStand, PrintOrder, Rendering, YearBook, stands
from casework.errors import UnknownChoiceError
from casework.on_agenda import petition_of
from casework.petition import Petition, StatementKind
from casework.petitioner import Disclosure, Officer
from casework.ports import Work
from casework.working_days import half_of

YEAR_PAPERS = ("half_year_report", "year_report", "dk01", "dk02", "bc01", "bc02", "bc03", "scorecard")
HALF_YEAR = "half_year_report"
_CITIZENS_OWN = frozenset({StatementKind.ORIGINAL, StatementKind.ADDITION, StatementKind.REPLY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Archiving:
    """Gathers what papers are printed from."""

    file: ConferenceFile

    def papers(self, conference: Conference) -> tuple[PaperStand, ...]:
        """Every paper that binding regulations name, each once, in their order."""
        return stands(conference, self.file.profiles(conference))

    def order(
        self, conference: Conference, paper: str, *, rendering: Rendering = Rendering.FULL
    ) -> PrintOrder:
        """The order that prints a paper of a dossier; a paper of a year covers the year of the conference."""
        if paper not in {stand.paper for stand in self.papers(conference)}:
            raise UnknownChoiceError(f"conference {conference.number} has no paper {paper[:40]!r}")
        if paper not in YEAR_PAPERS:
            return PrintOrder(paper=paper, number=conference.number, rendering=rendering)
        half = half_of(conference.held_on) if paper == HALF_YEAR else 0
        return PrintOrder(paper=paper, year=conference.held_on.year, half=half)

    async def folder(self, work: Work, conference: Conference) -> Folder:
        """Everything about one conference, with names instead of ids."""
        items = await work.conferences.items_of(conference.id)
        agencies = {agency.id: agency.name for agency in self.file.rulebook.agencies}
        return Folder(
            conference=conference,
            authority=self.file.rulebook.authority,
            host=agencies.get(conference.agency_id, self.file.rulebook.authority.name),
            entries=tuple([await self._entry(work, conference, item, agencies) for item in items]),
            speakers=tuple(await work.conferences.speakers_of(conference.id)),
            record=tuple(await work.conferences.record_of(conference.id)),
            terms=self.file.terms(conference, items),
            regulations=self.file.profiles(conference),
            agencies=agencies,
            today=self.file.today,
        )

    async def year_book(self, work: Work, year: int, *, quarter: int = 0, half: int = 0) -> YearBook:
        """The conferences that were to be held in a year, or in a part of it, by day."""
        book = YearBook(
            year=year,
            folders=(),
            authority=self.file.rulebook.authority,
            today=self.file.today,
            quarter=quarter,
            half=half,
        )
        found = [
            await self.folder(work, conference)
            for conference in await work.conferences.all()
            if book.covers(conference)
        ]
        return replace(book, folders=tuple(sorted(found, key=lambda folder: folder.conference.held_on)))

    async def put_in(self, work: Work, officer: Officer, number: int, paper: str) -> Conference:
        """A paper has been issued: it belongs to the dossier from today."""
        require_role(officer, SECRETARIES)
        conference = await self.file.find(work, number)
        if conference.phase is Phase.CANCELLED:
            conference.require(Step.CLOSE)  # a dossier that will never be: refused in words
        if paper not in {stand.paper for stand in self.papers(conference)}:
            raise UnknownChoiceError(f"conference {number} has no paper {paper[:40]!r}")
        conference.papers[paper] = self.file.today
        await self.file.keep(work, conference, "paper", actor_id=officer.id, detail={"paper": paper})
        return conference

    async def mark(self, work: Work, officer: Officer, number: int, deadline: str) -> Conference:
        """The host has met a deadline today; what was met before keeps its day."""
        require_role(officer, SECRETARIES)
        conference = await self.file.find(work, number)
        named = {rule.id for one in self.file.profiles(conference) for rule in one.deadlines}
        if deadline not in named:
            raise UnknownChoiceError(f"conference {number} has no deadline {deadline[:40]!r}")
        if deadline in conference.met:
            return conference
        conference.met[deadline] = self.file.today
        await self.file.keep(work, conference, "met", actor_id=officer.id, detail={"deadline": deadline})
        return conference

    async def to_destroy(self, work: Work) -> Sequence[Conference]:
        """Closed dossiers whose term of keeping has passed: a list for people, nothing is deleted."""
        today = self.file.today
        return [
            conference
            for conference in await work.conferences.all()
            if conference.keep_until is not None and conference.keep_until < today
        ]

    async def _entry(self, work: Work, conference: Conference, item: Item, agencies: dict[str, str]) -> Entry:
        petition = await petition_of(work, item)
        known = self.file.rulebook.places.get(petition.place_id) if petition else None
        written = petition.place_written if petition else ""
        return Entry(
            item=item,
            petition=petition,
            texts=await self._texts(work, item, petition),
            by=await self.file.name_of(work, item),
            place=known.name if known else written,
            agency=agencies.get(item.agency_id, item.agency_id),
            topic=self.file.rulebook.topics.named(item.topic).name,
            is_known_place=known is not None,
            home=conference.level,
        )

    async def _texts(self, work: Work, item: Item, petition: Petition | None) -> tuple[str, ...]:
        """The citizen's own words; who keeps the name hidden is not named by them either."""
        if petition is None:
            return (item.text,) if item.text else ()
        statements = await work.petitions.file_of(petition.id)
        texts = [one.text for one in statements if one.kind in _CITIZENS_OWN and one.text]
        if petition.disclosure is Disclosure.PUBLIC:
            return tuple(texts)
        return tuple(map(self.file.casefile.mask, texts))
