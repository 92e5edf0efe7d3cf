"""Concluding: the chair signs, each petitioner's phone rings with what concerns them, agencies get tasks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from casework.agencies import Role
from casework.agenda import Agenda
from casework.answering import Answering
from casework.conference import AWAITING_ANSWER, ConclusionNotice, Conference, Item, Step, Verdict
from casework.conference_file import (
    LONGER_NOTICE,
    NOTICE,
    SECRETARIES,
    ConferenceFile,
    agencies_with_tasks,
    require_role,
)
from casework.deadlines import DueDay
from casework.dossier import PrintOrder
from casework.errors import (
    DayRefusedError,
    TextMissingError,
    UndecidedError,
    UnknownChoiceError,
    WrongPhaseError,
)
from casework.notices import Choice, iso
from casework.on_agenda import petition_of
from casework.petition import Outcome, Petition
from casework.petitioner import Officer
from casework.places import Level
from casework.ports import Work
from casework.regulation import Clause, Extension

SIGNERS = frozenset({*SECRETARIES, Role.CHAIR})
_UNRESOLVED = frozenset(Verdict) - {Verdict.ANSWERED_THERE}
_IN_PART = {  # the parts of a conclusion that regulations name, and which items each speaks of
    "discussed": frozenset(Verdict),
    "resolved": frozenset({Verdict.ANSWERED_THERE}),
    "unresolved": _UNRESOLVED,
    "assigned": AWAITING_ANSWER,
    "upward": frozenset({Verdict.SENT_UP}),
}
LISTED = 15
TWO_LEVELS = 2  # of local government: without districts
_ENDING = {Verdict.ANSWERED_THERE: Outcome.RESOLVED, Verdict.RECORDED: Outcome.ANSWERED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Concluding:
    """What follows a conference."""

    file: ConferenceFile
    agenda: Agenda
    answering: Answering

    def parts(self, conference: Conference) -> tuple[Clause, ...]:
        """The parts that the binding profiles ask of a conclusion, each once, in order."""
        found: dict[str, Clause] = {}
        for regulation in self.file.profiles(conference):
            for clause in regulation.conclusion:
                found.setdefault(clause.id, clause)
        return tuple(found.values())

    def items_in(self, conference: Conference, part: str, items: Sequence[Item]) -> list[Item] | None:
        """The items of a part; what was sent up is among the unresolved where it has no part of its own.

        None for a part of which it is not known what belongs into it.
        """
        has_upward = any(clause.id == "upward" for clause in self.parts(conference))
        unresolved = _UNRESOLVED - {Verdict.SENT_UP} if has_upward else _UNRESOLVED
        verdicts = {**_IN_PART, "unresolved": unresolved}.get(part)
        left_out = {clause.without for clause in self.parts(conference) if clause.id == part} - {""}
        if verdicts is None:
            return None
        return [item for item in items if item.verdict in verdicts and item.verdict not in left_out]

    async def write_part(self, work: Work, officer: Officer, number: int, part: str, text: str) -> Conference:
        """The words of one part; what stood there stays in the record."""
        conference = await self.file.run(work, officer, number, Step.CONCLUDE)
        if part not in {clause.id for clause in self.parts(conference)}:
            raise UnknownChoiceError(f"no part {part[:40]!r}")
        detail = {"part": part, "before": conference.parts.get(part, ""), "after": text.strip()}
        conference.parts[part] = text.strip()
        await self.file.keep(work, conference, "write-part", actor_id=officer.id, detail=detail)
        return conference

    async def ask_signature(self, work: Work, officer: Officer, number: int) -> int:
        """Show the conclusion to the chair; returns how many chairs were told."""
        conference = await self.file.run(work, officer, number, Step.CONCLUDE)
        items = await _decided_items(work, conference)
        chairs = await self.file.chairs(work)
        term = self.notice_term(conference)
        await self.file.tell(
            work,
            chairs,
            "chair-sign",
            conference,
            {"count": len(items), "due": term.due.isoformat() if term else ""},
            choices=(Choice(sentence="button-read-conclusion", action=f"conclusion:{number}"),),
        )
        return len(chairs)

    def notice_term(self, conference: Conference) -> DueDay | None:
        """The day until which the notice must be issued, with its article."""
        longer = self.file.term(conference, LONGER_NOTICE) if conference.complex_reason else None
        return longer or self.file.term(conference, NOTICE)

    def knows_complex(self, conference: Conference) -> bool:
        """Whether a binding regulation gives complex matters a longer term for the notice."""
        return any(
            any(rule.id == LONGER_NOTICE for rule in one.deadlines)
            or any(extension.deadline == NOTICE for extension in one.extensions)
            for one in self.file.profiles(conference)
        )

    def higher_levels(self, conference: Conference) -> tuple[Level, ...]:
        """The levels to which a matter can be sent up, the nearest first; the province is the highest."""
        wide = tuple(Level)[: tuple(Level).index(conference.level)]
        three = self.file.rulebook.authority.levels > TWO_LEVELS
        found = tuple(level for level in reversed(wide) if three or level is not Level.DISTRICT)
        return found or (Level.PROVINCE,)

    def longer(self, conference: Conference) -> Extension:
        """The rule that lets the notice take the longer term; refused where none does."""
        conference.require(Step.CONCLUDE)
        return self.file.extension(conference, NOTICE)

    async def ready(self, work: Work, officer: Officer, number: int) -> Conference:
        """The conference whose conclusion this officer may sign now."""
        return (await self._ready(work, officer, number))[0]

    async def _ready(self, work: Work, officer: Officer, number: int) -> tuple[Conference, Sequence[Item]]:
        require_role(officer, SIGNERS)
        conference = await self.file.find(work, number)
        conference.require(Step.CONCLUDE)
        return conference, await _decided_items(work, conference)

    def check_issue(self, conference: Conference, day: date) -> None:
        """Refuse a day on which the notice cannot have been issued."""
        if day < conference.held_on:
            raise DayRefusedError(f"notice of {day}", day=day.isoformat(), why="before")
        if day > self.file.today:
            raise DayRefusedError(f"notice of {day}", day=day.isoformat(), why="future")

    async def sign(
        self,
        work: Work,
        officer: Officer,
        number: int,
        *,
        paper_number: str,
        issued_on: date | None = None,
        proposed: Mapping[str, str] | None = None,
    ) -> Conference:
        """Issue the conclusion notice. A secretary may record what the chair has signed on paper.

        `proposed` are words for parts that nobody has written, as the signer has read them.
        """
        conference, items = await self._ready(work, officer, number)
        day = issued_on or self.file.today
        self.check_issue(conference, day)
        conference.move(Step.CONCLUDE)
        conference.parts = {**(proposed or {}), **conference.parts}
        signer = officer.name if officer.role is Role.CHAIR else conference.chair
        conference.notice = ConclusionNotice(
            number=paper_number.strip(), issued_on=day, signed_by=signer, parts=dict(conference.parts)
        )
        conference.met[NOTICE] = day
        conference.papers[NOTICE] = day
        detail = {"number": paper_number, "day": day.isoformat(), "signed": signer}
        await self.file.keep(work, conference, "sign", actor_id=officer.id, detail=detail)
        for item in items:
            self.agenda.keep_day(conference, item)
            await work.conferences.save_item(item)
            await self._tell_petitioner(work, officer, conference, item)
        await self._send_document(work, conference, items)
        for agency_id in agencies_with_tasks(items):
            await self._tell_agency(work, conference, agency_id, items)
        others = [one for one in await self.file.secretaries(work) if one != officer.contact_id]
        await self.file.tell(
            work,
            others,
            "secretary-signed",
            conference,
            {"count": len(items), "signer": signer},
            choices=(Choice(sentence="button-recipients", action=f"recipients:{number}"),),
        )
        return conference

    async def _send_document(self, work: Work, conference: Conference, items: Sequence[Item]) -> None:
        """The notice itself, for the agencies with tasks and for those who prepare and sign."""
        contacts = [*await self.file.secretaries(work), *await self.file.chairs(work)]
        for agency_id in agencies_with_tasks(items):
            contacts += await self.file.officers_of(work, agency_id)
        order = PrintOrder(paper=NOTICE, number=conference.number)
        await self.file.tell(
            work, contacts, "conclusion-document", conference, attachments=(order.attachment(),)
        )

    async def issued(self, work: Work, number: int) -> Conference:
        """The conference, if its notice has been issued."""
        conference = await self.file.find(work, number)
        if conference.notice is None:
            raise WrongPhaseError(f"no notice of {number}", number=number, phase=conference.phase)
        return conference

    async def lengthen_notice(self, work: Work, officer: Officer, number: int, *, reason: str) -> Conference:
        """The notice takes the longer term, if a binding regulation has one; the reason is kept."""
        conference = await self.file.run(work, officer, number, Step.CONCLUDE)
        self.file.extension(conference, NOTICE)
        if not reason.strip():
            raise TextMissingError("a longer term without a reason")
        conference.complex_reason = reason.strip()
        await self.file.keep(work, conference, "lengthen", actor_id=officer.id, detail={"reason": reason})
        return conference

    async def _tell_petitioner(
        self, work: Work, officer: Officer, conference: Conference, item: Item
    ) -> None:
        """Only what concerns them. What was settled there is an answer, and the phone decides its stage."""
        petition = await petition_of(work, item)
        if petition is not None and petition.is_open:
            if item.verdict in _ENDING:
                await self._answered_there(work, officer, conference, item, petition)
                return
            if petition.agency_id != item.agency_id:
                await self.agenda.move(work, petition, item.agency_id, actor_id=officer.id)
            await self.agenda.keep_promise(work, item)
        elif item.verdict in _ENDING:
            await self._settle(work, item)
        if item.is_withdrawn:
            return
        await self.file.tell(
            work,
            await self.file.raised_by(work, item),
            "notice-concluded",
            conference,
            self.file.words_of_item(item),
        )

    async def _answered_there(
        self, work: Work, officer: Officer, conference: Conference, item: Item, petition: Petition
    ) -> None:
        outcome = await self._settle(work, item)
        await self.answering.conclude(
            work,
            officer,
            petition,
            outcome=outcome,
            text=item.said,
            sentence="notice-concluded-answered",
            words=self.file.words_of(conference) | self.file.words_of_item(item),
        )

    async def _settle(self, work: Work, item: Item) -> Outcome:
        """What was settled there needs no other answer."""
        assert item.verdict is not None
        outcome = _ENDING[item.verdict]
        item.outcome, item.answer, item.answered_on = outcome, item.said, self.file.today
        await work.conferences.save_item(item)
        return outcome

    async def _tell_agency(
        self, work: Work, conference: Conference, agency_id: str, items: Sequence[Item]
    ) -> None:
        tasks = [item for item in items if item.agency_id == agency_id and item.awaits_answer]
        lines = _lines(tasks)
        due = min((item.due for item in tasks if item.due), default=None)
        await self.file.tell(
            work,
            await self.file.officers_of(work, agency_id),
            "officer-tasks",
            conference,
            {"lines": lines, "count": len(tasks), "due": iso(due)},
            choices=(
                Choice(sentence="button-received", action=f"received:{conference.number}"),
                Choice(sentence="button-tasks", action=f"tasks:{conference.number}"),
            ),
        )


def _lines(items: Sequence[Item]) -> str:
    lines = [f"{item.number}. {item.title}" for item in items[:LISTED]]
    return "\n".join([*lines, *(["…"] if len(items) > LISTED else [])])


async def _decided_items(work: Work, conference: Conference) -> Sequence[Item]:
    items = await work.conferences.items_of(conference.id)
    undecided = [item for item in items if item.verdict is None]
    if undecided:
        raise UndecidedError(
            f"{len(undecided)} items are undecided",
            number=conference.number,
            count=len(undecided),
            lines=_lines(undecided),
        )
    return items
