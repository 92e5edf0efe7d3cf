"""What every act on a conference needs: who may touch it, its due days, its record, telling people."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from casework.agencies import Role
from casework.casefile import CaseFile
from casework.conference import Conference, ConferenceEvent, Item, Step
from casework.deadlines import DueDay, Happened, earliest, timetable
from casework.errors import NoExtensionError, NotYoursError, UnknownConferenceError
from casework.notices import Attachment, Choice, Notice, Words, iso
from casework.on_agenda import petition_of
from casework.petitioner import Disclosure, Officer
from casework.ports import Work
from casework.regulation import Extension, Receives, Recipient, Regulation, StartEvent
from casework.rulebook import Rulebook
from casework.working_days import WorkingDays, day_of

SECRETARIES = frozenset({Role.SECRETARY, Role.ADMINISTRATOR})
ANSWER = "agency_answer"
DRAFTS = "agency_drafts"
NOTICE = "conclusion_notice"
LONGER_NOTICE = "conclusion_notice_extended"
RETENTION = "dossier_retention_until"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConferenceFile:
    """The common ground of convening, the agenda, the list of speakers, concluding and reminding."""

    casefile: CaseFile

    @property
    def rulebook(self) -> Rulebook:
        """The law and the town."""
        return self.casefile.rulebook

    @property
    def today(self) -> date:
        """The day in Việt Nam."""
        return day_of(self.casefile.clock.now())

    async def find(self, work: Work, number: int) -> Conference:
        """The conference with this number."""
        conference = await work.conferences.with_number(number)
        if conference is None:
            raise UnknownConferenceError(f"no conference {number}", number=number)
        return conference

    async def run(self, work: Work, officer: Officer, number: int, step: Step) -> Conference:
        """The conference, for a secretary who wants to do this step to it."""
        require_role(officer, SECRETARIES)
        conference = await self.find(work, number)
        conference.require(step)
        return conference

    async def of_item(self, work: Work, item_id: str) -> tuple[Conference, Item]:
        """An item and its conference."""
        item = await work.conferences.item(item_id)
        conference = await work.conferences.with_id(item.conference_id) if item else None
        if item is None or conference is None:
            raise UnknownConferenceError(f"no item {item_id}", number="")
        return conference, item

    def profiles(self, conference: Conference) -> tuple[Regulation, ...]:
        """The regulations that bind it."""
        return self.rulebook.profiles(conference.regulations)

    def terms(
        self, conference: Conference, items: Iterable[Item] = (), *, calendar: WorkingDays | None = None
    ) -> tuple[DueDay, ...]:
        """All its due days whose start is known, earliest first."""
        complex_items = bool(conference.complex_reason) or any(item.is_complex for item in items)
        return timetable(
            self.profiles(conference),
            self._happened(conference, is_complex=complex_items),
            calendar or self.rulebook.calendar,
        )

    def term(self, conference: Conference, rule_id: str) -> DueDay | None:
        """The earliest due day of one kind."""
        return earliest(self.terms(conference), rule_id)

    def answer_terms(
        self, conference: Conference, item: Item, *, calendar: WorkingDays | None = None
    ) -> tuple[DueDay, ...]:
        """The due days for the written answer to an item; until the notice is issued, as if on its last day.

        So a petitioner can be told a day that will not be passed, and a receipt of the notice is counted from
        the day on which the agency got it.
        """
        calendar = calendar or self.rulebook.calendar
        happened = self._happened(conference, is_complex=item.is_complex)
        profiles = self.profiles(conference)
        notice = earliest(timetable(profiles, happened, calendar), _notice_rule(conference, item))
        issued = happened.events.get(StartEvent.NOTICE_ISSUED) or (notice.due if notice else None)
        received = conference.received.get(item.agency_id) or issued
        events = dict(happened.events)
        if issued and received:
            events |= {StartEvent.NOTICE_ISSUED: issued, StartEvent.NOTICE_RECEIVED: received}
        found = timetable(profiles, replace(happened, events=events), calendar)
        return tuple(due for due in found if due.rule.id == ANSWER)

    def _happened(self, conference: Conference, *, is_complex: bool) -> Happened:
        events = {StartEvent.CONFERENCE_HELD: conference.held_on}
        if conference.notice is not None:
            events[StartEvent.NOTICE_ISSUED] = conference.notice.issued_on
        if conference.ended_on is not None:
            events[StartEvent.WORK_ENDED] = conference.ended_on
        return Happened(
            conference=conference.held_on,
            events=events,
            kind=conference.kind,
            is_complex=is_complex,
            levels=self.rulebook.authority.levels,
        )

    async def keep(
        self,
        work: Work,
        conference: Conference,
        act: str,
        *,
        actor_id: str,
        detail: dict[str, str] | None = None,
    ) -> None:
        """Save the conference with a line of its record."""
        await work.conferences.save(conference)
        await self.note(work, conference.id, act, actor_id=actor_id, detail=detail)

    async def note(
        self,
        work: Work,
        conference_id: str,
        act: str,
        *,
        actor_id: str,
        detail: dict[str, str] | None = None,
    ) -> None:
        """Add a line to a conference's record."""
        await work.conferences.record(
            ConferenceEvent(
                conference_id=conference_id,
                act=act,
                actor_id=actor_id,
                at=self.casefile.clock.now(),
                detail=detail or {},
            )
        )

    async def tell(
        self,
        work: Work,
        contact_ids: Iterable[str],
        sentence: str,
        conference: Conference,
        words: Words | None = None,
        *,
        choices: tuple[Choice, ...] = (),
        attachments: tuple[Attachment, ...] = (),
    ) -> None:
        """Queue one message to each contact, once; a mapping also names the petition each is told about."""
        petitions = contact_ids if isinstance(contact_ids, Mapping) else {}
        for contact_id in dict.fromkeys(contact_ids):
            await work.outbox.put(
                Notice(
                    contact_id=contact_id,
                    sentence=sentence,
                    words={**self.words_of(conference), **(words or {})},
                    choices=choices,
                    attachments=attachments,
                    petition_id=petitions.get(contact_id) or None,
                )
            )

    def words_of(self, conference: Conference) -> Words:
        """What sentences say of a conference."""
        return {
            "number": conference.number,
            "title": conference.title,
            "day": conference.held_on.isoformat(),
            "time": conference.begins_at,
            "place": conference.place,
            "contact": self.rulebook.authority.contact,
        }

    def words_of_item(self, item: Item) -> Words:
        """What sentences say of an item."""
        return {
            "item": item.title,
            "verdict": item.verdict or "",
            "said": item.said,
            "agency": self.rulebook.agencies.named(item.agency_id).name,
            "due": iso(item.due),
            "article": item.due_article,
            "level": item.level,
        }

    def extension(self, conference: Conference, deadline: str) -> Extension:
        """The rule that lets this term be longer, if every regulation that sets the term has one."""
        found: list[Extension] = []
        for regulation in self.profiles(conference):
            if not any(rule.id == deadline for rule in regulation.deadlines):
                continue
            own = [one for one in regulation.extensions if one.deadline == deadline]
            if not own:
                raise NoExtensionError(
                    f"{regulation.id} lets no {deadline} be longer", regulation=regulation.short
                )
            found += own
        if not found:
            raise NoExtensionError(f"nothing lets {deadline} be longer", regulation="")
        return found[0]

    def paper_recipients(self, conference: Conference) -> tuple[Recipient, ...]:
        """Who gets the notice on paper, each once."""
        found: dict[str, Recipient] = {}
        for regulation in self.profiles(conference):
            for one in regulation.recipients:
                if one.of == NOTICE and one.receives is Receives.BODY:
                    found.setdefault(one.name, one)
        return tuple(found.values())

    async def secretaries(self, work: Work) -> list[str]:
        """The contacts of all secretaries."""
        return [officer.contact_id for officer in await work.people.with_role(Role.SECRETARY)]

    async def chairs(self, work: Work) -> list[str]:
        """The contacts of all who sign."""
        return [officer.contact_id for officer in await work.people.with_role(Role.CHAIR)]

    async def officers_of(self, work: Work, agency_id: str) -> list[str]:
        """The contacts of an agency's officers."""
        return [officer.contact_id for officer in await work.people.officers_of(agency_id)]

    async def name_of(self, work: Work, item: Item) -> str:
        """The name that may stand beside an item now; empty when the petitioner keeps it hidden."""
        petition = await petition_of(work, item)
        if petition is None:
            return item.raised_by
        person = await work.people.petitioner(petition.petitioner_id)
        return person.name if petition.disclosure is Disclosure.PUBLIC else ""

    async def raised_by(self, work: Work, item: Item) -> dict[str, str]:
        """The contacts of those whose matter it is (the petitioner, all who joined, or the speaker).

        Each with the id of their petition; empty for an opinion from the room.
        """
        petition = await petition_of(work, item)
        if petition is None:
            return {item.contact_id: ""} if item.contact_id else {}
        found: dict[str, str] = {}
        for one in (petition, *await work.petitions.joined_to(petition.id)):
            contact_id = await work.ladder.best_contact(one.petitioner_id, one.contact_id)
            found.setdefault(contact_id, one.id)
        return found


def require_role(officer: Officer, roles: Iterable[Role]) -> None:
    """Refuse who has none of these roles."""
    if officer.role not in set(roles):
        raise NotYoursError(f"officer {officer.id} is {officer.role}")


def agencies_of(items: Sequence[Item]) -> tuple[str, ...]:
    """The agencies on an agenda, in the order of their first item."""
    return tuple(dict.fromkeys(item.agency_id for item in items))


def agencies_with_tasks(items: Sequence[Item]) -> tuple[str, ...]:
    """Those of them that have still something to answer in writing."""
    return agencies_of([item for item in items if item.awaits_answer])


def _notice_rule(conference: Conference, item: Item) -> str:
    return LONGER_NOTICE if item.is_complex and conference.complex_reason else NOTICE
