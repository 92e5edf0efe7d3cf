"""Convening: a conference is planned, checked against its regulations, announced, postponed or cancelled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from casework.agenda import Agenda
from casework.broadcast import Audience, Reach, Wish
from casework.broadcasting import NO_MORE_NEWS, Broadcasting
from casework.conference import Conference, Form, Head, Phase, Step
from casework.conference_file import SECRETARIES, ConferenceFile, require_role
from casework.errors import DayRefusedError, NotAllowedByRuleError, TextMissingError
from casework.notices import Choice, Words
from casework.on_agenda import petition_of, tell_registration_open
from casework.petitioner import Officer
from casework.places import Level
from casework.ports import Work
from casework.regulation import Clause, Ground, Kind, StartEvent
from casework.running_list import finish_speaking

DATED_PAPERS = (
    "plan",
    "invitation",
    "programme",
)  # they name the day: a postponed conference issues them anew


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a secretary has decided about a conference. `begins_at` is 'HH:MM', `hours` its length."""

    title: str
    kind: Kind
    form: Form
    head: Head
    ground: Ground
    place: str
    held_on: date
    begins_at: str
    hours: float
    chair: str
    level: Level = Level.COMMUNE
    co_chairs: tuple[str, ...] = ()
    scope: str = ""
    group: str = ""
    reason: str = ""
    expected: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Convening:
    """Plans conferences and changes what was planned; both states stay in the record."""

    file: ConferenceFile
    broadcasting: Broadcasting

    async def create(self, work: Work, officer: Officer, plan: Plan) -> Conference:
        """Keep a planned conference with the regulations that bind on its day."""
        require_role(officer, SECRETARIES)
        self.check_day(plan.held_on)
        conference = Conference(
            id=uuid4().hex,
            number=await work.conferences.next_number(),
            agency_id=officer.agency_id,
            regulations=tuple(one.id for one in self.file.rulebook.binding_on(plan.held_on)),
            created_at=self.file.casefile.clock.now(),
            **{name: getattr(plan, name) for name in Plan.__slots__},
        )
        await work.conferences.add(conference)
        await self.file.note(work, conference.id, "create", actor_id=officer.id, detail=_planned(conference))
        return conference

    def check_day(self, day: date) -> None:
        """Refuse a day that is over."""
        if day < self.file.today:
            raise DayRefusedError(f"{day} is past", day=day.isoformat(), why="past")

    async def open_collection(self, work: Work, officer: Officer, number: int, *, until: date) -> int:
        """Announce the conference to all who agreed to messages; returns how many.

        A second time only moves the last day for opinions: nobody is told twice.
        """
        conference = await self.file.run(work, officer, number, Step.OPEN)
        if not self.file.today <= until <= conference.held_on:
            raise DayRefusedError(f"opinions until {until}", day=until.isoformat(), why="window")
        first = conference.phase is Phase.PLANNED
        conference.move(Step.OPEN)
        conference.collects_until = until
        told = await self._announce(work, officer, conference, until) if first else 0
        for item in await work.conferences.items_of(conference.id) if first else ():
            await tell_registration_open(self.file.casefile, work, conference, item)
        detail = {"until": until.isoformat(), "told": str(told)}
        await self.file.keep(work, conference, "open", actor_id=officer.id, detail=detail)
        return told

    async def _announce(self, work: Work, officer: Officer, conference: Conference, until: date) -> int:
        words: Words = {"until": until.isoformat(), "scope": conference.scope, "group": conference.group}
        wish = Wish(
            audience=Audience(reach=Reach.NEWS),
            officer_id=officer.id,
            sentence="notice-announced",
            words={**self.file.words_of(conference), **words},
            choices=(
                Choice(sentence="button-register", action=f"speak:{conference.number}"),
                NO_MORE_NEWS,
            ),
        )
        return await self.broadcasting.announce(work, officer, wish)

    async def postpone(
        self, work: Work, officer: Officer, number: int, *, day: date, reason: str, begins_at: str = ""
    ) -> Conference:
        """Another day: everybody who was told of the first one is told of this one.

        The terms of its items are counted anew; the hour stays where `begins_at` is empty.
        """
        conference = await self.file.run(work, officer, number, Step.POSTPONE)
        self.check_day(day)
        if day == conference.held_on:
            raise DayRefusedError(f"postponed to the same {day}", day=day.isoformat(), why="same")
        if not reason.strip():
            raise TextMissingError("postponed without a reason")
        before = conference.held_on
        self._forget_marks(conference)
        conference.move(Step.POSTPONE)
        conference.held_on = day
        conference.begins_at = begins_at or conference.begins_at
        conference.regulations = tuple(one.id for one in self.file.rulebook.binding_on(day))
        if conference.collects_until is not None:
            conference.collects_until = min(conference.collects_until, day)
        detail = {"before": before.isoformat(), "after": day.isoformat(), "reason": reason}
        await self.file.keep(work, conference, "postpone", actor_id=officer.id, detail=detail)
        agenda = Agenda(file=self.file)
        for item in await work.conferences.items_of(conference.id):
            agenda.set_due(conference, item)
            await work.conferences.save_item(item)
            await agenda.keep_promise(work, item)
        told = await self._involved(work, conference)
        words: Words = {"before": before.isoformat(), "reason": reason}
        await self._tell_all(work, officer, conference, "notice-postponed", words, told)
        return conference

    def _forget_marks(self, conference: Conference) -> None:
        """What was done for the first day (an invitation, a public notice) has to be done for the new one."""
        for paper in DATED_PAPERS:
            conference.papers.pop(paper, None)
        for due in self.file.terms(conference):
            if due.rule.start is StartEvent.CONFERENCE_HELD and due.rule.days < 0:
                conference.met.pop(due.rule.id, None)

    async def cancel(self, work: Work, officer: Officer, number: int, *, reason: str) -> Conference:
        """It will not be held: its petitions go on as any others, and their terms begin anew today."""
        conference = await self.file.run(work, officer, number, Step.CANCEL)
        if not reason.strip():
            raise TextMissingError("cancelled without a reason")
        told = await self._involved(work, conference)
        detail = {"before": conference.phase, "reason": reason}
        conference.move(Step.CANCEL)
        await self.file.keep(work, conference, "cancel", actor_id=officer.id, detail=dict(detail))
        agenda = Agenda(file=self.file)
        for item in await work.conferences.items_of(conference.id):
            await agenda.free(work, item, actor_id=officer.id)
        await self._tell_all(work, officer, conference, "notice-cancelled", {"reason": reason}, told)
        return conference

    def grounds(self, conference: Conference) -> tuple[Clause, ...]:
        """On which grounds somebody else may chair; none: no regulation that binds names any."""
        return tuple(clause for one in self.file.profiles(conference) for clause in one.deputy)

    async def change_chair(
        self, work: Work, officer: Officer, number: int, *, chair: str, ground: str, reason: str
    ) -> Conference:
        """Somebody else chairs. Where a regulation names the grounds, `ground` must be the id of one."""
        conference = await self.file.run(work, officer, number, Step.EDIT)
        named = self.grounds(conference)
        clause = next((clause for clause in named if clause.id == ground), None)
        if named and clause is None:
            raise NotAllowedByRuleError(
                f"another chair on the ground {ground!r}", article=named[0].article, text=named[0].text
            )
        if not chair.strip() or not reason.strip():
            raise TextMissingError("another chair without a name or reason")
        detail = {
            "before": conference.chair,
            "after": chair,
            "reason": reason,
            "article": clause.article if clause else "",
        }
        conference.chair = chair
        await self.file.keep(work, conference, "change-chair", actor_id=officer.id, detail=detail)
        return conference

    async def set_people(
        self,
        work: Work,
        officer: Officer,
        number: int,
        *,
        expected: int | None = None,
        invited: int | None = None,
        attended: int | None = None,
    ) -> Conference:
        """How many people are expected, were invited, have come."""
        require_role(officer, SECRETARIES)
        conference = await self.file.find(work, number)
        detail = {}
        for name, count in (("expected", expected), ("invited", invited), ("attended", attended)):
            if count is not None and count >= 0:
                setattr(conference, name, count)
                detail[name] = str(count)
        await self.file.keep(work, conference, "count", actor_id=officer.id, detail=detail)
        return conference

    async def begin(self, work: Work, officer: Officer, number: int) -> Conference:
        """People are in the room. Not before its day."""
        conference = await self.file.run(work, officer, number, Step.BEGIN)
        if self.file.today < conference.held_on:
            day = conference.held_on.isoformat()
            raise DayRefusedError(f"begun before {day}", day=day, why="early")
        conference.move(Step.BEGIN)
        await self.file.keep(work, conference, "begin", actor_id=officer.id)
        return conference

    async def end(self, work: Work, officer: Officer, number: int) -> Conference:
        """The conference is over; what was decided can still be written down."""
        conference = await self.file.run(work, officer, number, Step.END)
        conference.move(Step.END)
        await finish_speaking(work, await work.conferences.speakers_of(conference.id))
        await self.file.keep(work, conference, "end", actor_id=officer.id)
        return conference

    async def audience(self, work: Work, conference: Conference) -> tuple[str, ...]:
        """The contacts of everybody who knows of the conference: people, speakers, petitioners, agencies."""
        contacts = await work.people.news_contacts() if conference.collects_until is not None else ()
        return tuple(dict.fromkeys([*contacts, *await self._involved(work, conference)]))

    async def _involved(self, work: Work, conference: Conference) -> tuple[str, ...]:
        """The same, without those who have only been told of it."""
        contacts: list[str] = []
        for speaker in await work.conferences.speakers_of(conference.id):
            contacts += [speaker.contact_id] if speaker.contact_id else []
        for item in await work.conferences.items_of(conference.id):
            contacts += await self.file.raised_by(work, item)
            contacts += await self.file.officers_of(work, item.agency_id)
        contacts += await self.file.chairs(work)
        return tuple(dict.fromkeys(contacts))

    async def _tell_all(
        self,
        work: Work,
        officer: Officer,
        conference: Conference,
        sentence: str,
        words: Words,
        told: Sequence[str],
    ) -> None:
        """One message each; who has a matter on the agenda reads the last day for its answer (`due`).

        Who was only told of the conference hears by a broadcast: these may be thousands.
        """
        dues: dict[str, str] = {}
        petitions: dict[str, str] = {}
        for item in await work.conferences.items_of(conference.id):
            petition = await petition_of(work, item)
            if petition is not None and petition.is_open and petition.due is not None:
                raised = await self.file.raised_by(work, item)
                petitions = raised | petitions
                for contact_id in raised:
                    dues[contact_id] = max(dues.get(contact_id, ""), petition.due.isoformat())
        for contact_id in told:
            due = dues.get(contact_id, "")
            whom = {contact_id: petitions.get(contact_id, "")}
            await self.file.tell(work, whom, sentence, conference, {**words, "due": due})
        if conference.collects_until is not None:
            wish = Wish(
                audience=Audience(reach=Reach.NEWS, apart=tuple(told)),
                officer_id=officer.id,
                sentence=sentence,
                words={**self.file.words_of(conference), **words, "due": ""},
            )
            await self.broadcasting.announce(work, officer, wish)


def _planned(conference: Conference) -> dict[str, str]:
    return {
        "kind": conference.kind,
        "day": conference.held_on.isoformat(),
        "place": conference.place,
        "chair": conference.chair,
    }
