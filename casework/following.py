"""Following up: receipts of the notice, longer terms where a regulation allows them, answers, the close."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from casework.agenda import Agenda
from casework.answering import Answering
from casework.casefile import first_lines
from casework.conference import Conference, Item, Phase, Step
from casework.conference_file import ANSWER, RETENTION, SECRETARIES, ConferenceFile, require_role
from casework.dossier import stands
from casework.errors import (
    DayRefusedError,
    DossierIncompleteError,
    NotDraftableError,
    NotYoursError,
    TextMissingError,
    UnknownChoiceError,
)
from casework.notices import Attachment, iso
from casework.on_agenda import petition_of
from casework.petition import Outcome
from casework.petitioner import Officer
from casework.ports import Work
from casework.regulation import Extension

MOST_LACKING = 20  # lines of a refusal to close


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """How far a term may be made longer: the rule, and the last day where the rule sets one."""

    rule: Extension
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """What is done between the signed notice and the closed dossier."""

    file: ConferenceFile
    agenda: Agenda
    answering: Answering

    async def receive(
        self, work: Work, officer: Officer, number: int, *, agency_id: str = "", day: date | None = None
    ) -> Conference:
        """An agency has got the notice; the first receipt counts. A secretary may record another agency's."""
        conference = await self.file.find(work, number)
        agency_id = agency_id or officer.agency_id
        if agency_id != officer.agency_id:
            require_role(officer, SECRETARIES)
        day = day or self.file.today
        if conference.notice is None or not conference.notice.issued_on <= day <= self.file.today:
            raise DayRefusedError(f"received on {day}", day=day.isoformat(), why="receipt")
        if agency_id in conference.received:
            return conference
        conference.received[agency_id] = day
        detail = {"agency": agency_id, "day": day.isoformat()}
        await self.file.keep(work, conference, "receive", actor_id=officer.id, detail=detail)
        for item in await work.conferences.items_of(conference.id):
            if item.agency_id == agency_id and item.awaits_answer:
                before = item.due
                self.agenda.keep_day(conference, item)
                await work.conferences.save_item(item)
                await self.agenda.keep_promise(work, item)
                if item.due != before:
                    await self._tell_day(work, conference, item)
        return conference

    async def deliver(self, work: Work, officer: Officer, number: int, recipient: str) -> Conference:
        """A recipient on paper has got the notice."""
        require_role(officer, SECRETARIES)
        conference = await self.file.find(work, number)
        named = {one.name for one in self.file.paper_recipients(conference)}
        if conference.notice is None or recipient not in named:
            raise UnknownChoiceError(f"conference {number} is not sent to {recipient[:40]!r}")
        if recipient in conference.delivered:
            return conference
        conference.delivered[recipient] = self.file.today
        await self.file.keep(work, conference, "deliver", actor_id=officer.id, detail={"to": recipient})
        return conference

    async def extendable(
        self, work: Work, officer: Officer, item_id: str
    ) -> tuple[Conference, Item, Allowed]:
        """An item whose term this officer may make longer, and how far; a refusal where nobody may."""
        conference, item = await self.waiting(work, officer, item_id)
        extension = self.file.extension(conference, ANSWER)
        terms = self.file.answer_terms(conference, item)
        last = None
        if extension.most_days and terms:
            first, calendar = terms[0], self.file.rulebook.calendar
            last = calendar.count(first.start, extension.most_days, first.rule.unit)[-1]
        return conference, item, Allowed(rule=extension, last=last)

    async def waiting(self, work: Work, officer: Officer, item_id: str) -> tuple[Conference, Item]:
        """An item of the officer's agency that waits for its written answer, and its conference."""
        conference, item = await self.file.of_item(work, item_id)
        if item.agency_id != officer.agency_id:
            raise NotYoursError(f"officer {officer.id} looks after no item {item_id}")
        if not item.awaits_answer or conference.notice is None or not conference.is_running:
            raise NotDraftableError(f"item {item_id} waits for no answer", title=item.title)
        return conference, item

    async def extend(self, work: Work, officer: Officer, item_id: str, *, to: date, reason: str) -> Item:
        """A later day for one answer, only as a binding regulation allows; the petitioner is told why."""
        conference, item, allowed = await self.extendable(work, officer, item_id)
        if not reason.strip():
            raise TextMissingError("a longer term without a reason")
        extension = allowed.rule
        _check_extension(item, allowed, to)
        before = item.due
        item.extended_to, item.extension_reason = to, reason.strip()
        item.due, item.due_article = to, extension.article
        await work.conferences.save_item(item)
        await self.agenda.keep_promise(work, item)
        detail = {
            "item": item.id,
            "before": iso(before),
            "after": to.isoformat(),
            "reason": reason,
            "article": extension.article,
        }
        await self.file.note(work, conference.id, "extend", actor_id=officer.id, detail=detail)
        words = self.file.words_of_item(item) | {"reason": reason.strip(), "officer": officer.name}
        await self.file.tell(
            work, await self.file.raised_by(work, item), "notice-extended", conference, words
        )
        await self.file.tell(work, await self.file.secretaries(work), "secretary-extended", conference, words)
        return item

    async def answer(
        self,
        work: Work,
        officer: Officer,
        item_id: str,
        *,
        outcome: Outcome,
        text: str,
        attachments: tuple[Attachment, ...] = (),
    ) -> Item:
        """The written answer to an opinion from the room; to a petition it goes the petition's own way."""
        conference, item = await self.waiting(work, officer, item_id)
        if not text.strip():
            raise TextMissingError("an answer without words")
        petition = await petition_of(work, item)
        if petition is not None and petition.is_open:  # one that was answered otherwise stays as it is
            await self.answering.record(
                work, officer, petition.code, outcome=outcome, text=text, attachments=attachments
            )
            kept = await work.conferences.item(item_id)
            return kept or item
        item.outcome, item.answer = outcome, text.strip()
        if outcome is not Outcome.BEING_RESOLVED:
            item.answered_on = self.file.today
        await work.conferences.save_item(item)
        detail = {"item": item.id, "outcome": outcome, "text": item.answer}
        await self.file.note(work, conference.id, "answer", actor_id=officer.id, detail=detail)
        words = self.file.words_of_item(item) | {"text": item.answer, "outcome": outcome}
        asked = await self.file.raised_by(work, item)
        for attachment in attachments:
            await self.file.tell(
                work, asked, "notice-item-photo", conference, words, attachments=(attachment,)
            )
        await self.file.tell(work, asked, "notice-item-answered", conference, words)
        await self.file.tell(work, await self.file.secretaries(work), "secretary-answered", conference, words)
        return item

    async def number_notice(self, work: Work, officer: Officer, number: int, paper_number: str) -> Conference:
        """The number that a notice was given after it was signed, or a mistyped one put right."""
        require_role(officer, SECRETARIES)
        conference = await self.file.find(work, number)
        if not paper_number.strip():
            raise TextMissingError("a notice without its number")
        if conference.notice is None or conference.phase is not Phase.CONCLUDED:
            conference.require(Step.CLOSE)
        assert conference.notice is not None
        detail = {"before": conference.notice.number, "after": paper_number.strip()}
        conference.notice = replace(conference.notice, number=paper_number.strip())
        await self.file.keep(work, conference, "number", actor_id=officer.id, detail=detail)
        return conference

    async def close(
        self, work: Work, officer: Officer, number: int, *, titles: Mapping[str, str] | None = None
    ) -> Conference:
        """The work has ended: nothing waits, no paper is missing; the term of keeping begins.

        `titles` maps ids of papers to their titles, for saying which are missing.
        """
        conference = await self.file.run(work, officer, number, Step.CLOSE)
        open_items = [item for item in await work.conferences.items_of(conference.id) if item.awaits_answer]
        missing = [
            (titles or {}).get(stand.paper, stand.paper)
            for stand in stands(conference, self.file.profiles(conference))
            if stand.is_missing
        ]
        if open_items or missing:
            lines = [f"- {line}" for line in (*(item.title for item in open_items), *missing)]
            raise DossierIncompleteError(
                f"conference {number} lacks {len(lines)}",
                number=number,
                missing=first_lines(lines, MOST_LACKING),
            )
        conference.move(Step.CLOSE)
        conference.ended_on = self.file.today
        kept = [due.due for due in self.file.terms(conference) if due.rule.id == RETENTION]
        conference.keep_until = max(kept, default=None)  # the longest term: nothing is destroyed too early
        detail = {"keep-until": iso(conference.keep_until)}
        await self.file.keep(work, conference, "close", actor_id=officer.id, detail=detail)
        return conference

    async def _tell_day(self, work: Work, conference: Conference, item: Item) -> None:
        await self.file.tell(
            work,
            await self.file.raised_by(work, item),
            "notice-answer-day",
            conference,
            self.file.words_of_item(item),
        )


def _check_extension(item: Item, allowed: Allowed, to: date) -> None:
    if item.due is not None and to <= item.due:
        raise DayRefusedError(f"extended to {to}", day=to.isoformat(), why="not-later")
    if allowed.last is not None and to > allowed.last:
        raise DayRefusedError(f"extended to {to}", day=to.isoformat(), why="too-late")
