"""Archiving: a conference's folder from its record, the books of a year, dossiers to be destroyed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from casework.conference import Conference, Item, Phase, Step, Verdict
from casework.conference_file import SECRETARIES, ConferenceFile, require_role
from casework.dossier import Entry, Folder, PrintOrder, Rendering, YearBook
from casework.errors import UnknownChoiceError
from casework.petition import StatementKind
from casework.petitioner import Disclosure, Officer
from casework.ports import Work
from casework.regulation import PaperRule, Regulation
from casework.working_days import half_of, quarter_of

YEAR_PAPERS = ("half_year_report", "year_report", "dk01", "dk02", "bc01", "bc02", "bc03", "scorecard")
HALF_YEAR = "half_year_report"
_CITIZENS_OWN = frozenset({StatementKind.ORIGINAL, StatementKind.ADDITION, StatementKind.REPLY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How one head has kept the year's promises: conferences held, items by how they ended."""

    chair: str
    held: int
    items: int
    answered_there: int
    on_time: int
    late: int
    open: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperStand:
    """Where a paper of a dossier stands: `sources` are the articles that name it, `since` its day, if any."""

    paper: str
    sources: tuple[str, ...]
    since: date | None
    optional: bool

    @property
    def is_missing(self) -> bool:
        """Whether the dossier is incomplete without it."""
        return self.since is None and not self.optional


@dataclass(frozen=True, slots=True, kw_only=True)
class Archiving:
    """Gathers what papers are printed from."""

    file: ConferenceFile

    def papers(self, conference: Conference) -> tuple[PaperStand, ...]:
        """Every paper that binding regulations name, each once, in their order."""
        named: dict[str, list[tuple[PaperRule, Regulation]]] = {}
        for regulation in self.file.profiles(conference):
            for rule in regulation.papers:
                named.setdefault(rule.id, []).append((rule, regulation))
        return tuple(
            PaperStand(
                paper=paper,
                sources=tuple(f"{rule.article} {one.short}".strip() for rule, one in rules),
                since=conference.papers.get(paper),
                optional=all(rule.optional for rule, _ in rules),
            )
            for paper, rules in named.items()
        )

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
            entries=tuple([await self._entry(work, item, agencies) for item in items]),
            speakers=tuple(await work.conferences.speakers_of(conference.id)),
            record=tuple(await work.conferences.record_of(conference.id)),
            terms=self.file.terms(conference, items),
            regulations=self.file.profiles(conference),
            agencies=agencies,
            today=self.file.today,
        )

    async def year_book(self, work: Work, year: int, *, quarter: int = 0, half: int = 0) -> YearBook:
        """The conferences that were to be held in a year, or in a part of it, by day."""
        found = [
            await self.folder(work, conference)
            for conference in await work.conferences.all()
            if _falls_into(conference.held_on, year, quarter=quarter, half=half)
            and conference.phase is not Phase.CANCELLED
        ]
        return YearBook(
            year=year,
            folders=tuple(sorted(found, key=lambda folder: folder.conference.held_on)),
            authority=self.file.rulebook.authority,
            today=self.file.today,
            quarter=quarter,
            half=half,
        )

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

    async def _entry(self, work: Work, item: Item, agencies: dict[str, str]) -> Entry:
        petition = await work.petitions.with_id(item.petition_id) if item.petition_id else None
        texts = [item.text] if item.text else []
        by, place = item.raised_by, ""
        if petition is not None:
            statements = await work.petitions.file_of(petition.id)
            texts = [one.text for one in statements if one.kind in _CITIZENS_OWN and one.text]
            person = await work.people.petitioner(petition.petitioner_id)
            by = person.name if petition.disclosure is Disclosure.PUBLIC else ""
            known = self.file.rulebook.places.get(petition.place_id)
            place = known.name if known else petition.place_written
        return Entry(
            item=item,
            petition=petition,
            texts=tuple(texts),
            by=by,
            place=place,
            agency=agencies.get(item.agency_id, item.agency_id),
            topic=self.file.rulebook.topics.named(item.topic).name,
        )


def scores(book: YearBook) -> tuple[Score, ...]:
    """One line per head who chaired in the year, by name. An answer on its last day is on time."""
    heads = sorted({folder.conference.chair for folder in book.folders})
    return tuple(_score(head, _items_of(head, book.folders), book) for head in heads)


def _items_of(head: str, folders: Iterable[Folder]) -> list[Item]:
    return [entry.item for folder in folders if folder.conference.chair == head for entry in folder.entries]


def _score(head: str, items: Sequence[Item], book: YearBook) -> Score:
    answered = [item for item in items if item.answered_on and item.verdict is not Verdict.ANSWERED_THERE]
    in_time = [item for item in answered if item.due is None or (item.answered_on or item.due) <= item.due]
    return Score(
        chair=head,
        held=sum(one.conference.chair == head and one.conference.has_begun for one in book.folders),
        items=len(items),
        answered_there=sum(item.verdict is Verdict.ANSWERED_THERE for item in items),
        on_time=len(in_time),
        late=len(answered) - len(in_time) + sum(item.is_late(book.today) for item in items),
        open=sum(item.awaits_answer for item in items),
    )


def _falls_into(day: date, year: int, *, quarter: int, half: int) -> bool:
    return day.year == year and quarter in (0, quarter_of(day)) and half in (0, half_of(day))
