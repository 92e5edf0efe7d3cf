"""Keeping the calendar: an administrator sets a day, open terms are counted again, what moved is kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from casework.agencies import Role
from casework.agenda import Agenda
from casework.conference import Conference, Item
from casework.conference_file import ConferenceFile, require_role
from casework.deadlines import due_days, earliest
from casework.errors import TextMissingError
from casework.on_agenda import petition_of, running_items
from casework.petition import Petition, spoken_code
from casework.petitioner import Officer
from casework.ports import Work
from casework.regulation import StartEvent
from casework.working_days import DayOff, WorkingDays, day_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A term that ends on another day now. `what` is a petition's code, a conference's deadline, an item."""

    what: str
    before: date
    after: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarKeeping:
    """Changes days. The new calendar counts for everybody once the unit is committed: call `settle` then."""

    file: ConferenceFile
    agenda: Agenda

    async def change(
        self, work: Work, officer: Officer, day: DayOff
    ) -> tuple[tuple[Moved, ...], Callable[[], None]]:
        """Set one day and count every open term again; returns what moved, and `settle`."""
        require_role(officer, {Role.ADMINISTRATOR})
        if not day.name.strip() or not day.source.strip():
            raise TextMissingError("a changed day without name or source")
        before = self.file.rulebook.calendar
        after = before.with_days([day])
        await work.conferences.change_day(day)
        await work.audit.record(
            actor=officer.id,
            act="change-day",
            subject=day.day.isoformat(),
            detail=f"{'works' if day.works else 'off'}: {day.name} ({day.source})",
        )
        moved = [
            *await self._conferences(work, officer, after, day),
            *await self._petitions(work, officer, before, after),
        ]
        # The day is put into the calendar as it then is: another administrator's day must not be undone.
        rulebook = self.file.rulebook
        return tuple(moved), lambda: rulebook.keep_calendar(rulebook.calendar.with_days([day]))

    async def load(self, work: Work) -> None:
        """At the start: the days that were changed before."""
        days = await work.conferences.days_changed()
        self.file.rulebook.keep_calendar(self.file.rulebook.calendar.with_days(days))

    async def _conferences(
        self, work: Work, officer: Officer, after: WorkingDays, day: DayOff
    ) -> list[Moved]:
        moved: list[Moved] = []
        for seen in await work.conferences.running():
            conference = await work.conferences.with_id(seen.id)  # again, with its lock
            if conference is None or not conference.is_running:
                continue
            items = await work.conferences.items_of(conference.id)
            own = [
                *self._marks(conference, items, after),
                *await self._items(work, officer, conference, items, after),
            ]
            if own:
                detail = {one.what: f"{one.before} > {one.after}" for one in own} | {
                    "day": day.day.isoformat()
                }
                await self.file.note(work, conference.id, "calendar", actor_id=officer.id, detail=detail)
            moved += own
        return moved

    def _marks(self, conference: Conference, items: Sequence[Item], after: WorkingDays) -> list[Moved]:
        old = self.file.terms(conference, items)
        counted = self.file.terms(conference, items, calendar=after)
        new = {(due.regulation, due.rule.id): due.due for due in counted}
        return [
            Moved(
                what=f"{conference.number}: {due.rule.text or due.rule.id}",
                before=due.due,
                after=new[due.regulation, due.rule.id],
            )
            for due in old
            if new[due.regulation, due.rule.id] != due.due and due.rule.id not in conference.met
        ]

    async def _items(
        self,
        work: Work,
        officer: Officer,
        conference: Conference,
        items: Sequence[Item],
        after: WorkingDays,
    ) -> list[Moved]:
        moved = []
        for item in items:
            terms = self.file.answer_terms(conference, item, calendar=after)
            settled = item.verdict is not None and not item.awaits_answer
            fixed = settled or item.extended_to is not None or not item.due_article
            if not terms or fixed or item.due is None or item.due == terms[0].due:
                continue
            moved.append(Moved(what=item.title, before=item.due, after=terms[0].due))
            item.due = terms[0].due
            await work.conferences.save_item(item)
            await self._trace(work, officer, item)
            await self.agenda.keep_promise(work, item)
        return moved

    async def _trace(self, work: Work, officer: Officer, item: Item) -> None:
        """The petitions of an item, about to move, get both days into their history."""
        lead = await petition_of(work, item)
        for petition in (lead, *await work.petitions.joined_to(lead.id)) if lead else ():
            detail = {"before": str(petition.due or ""), "after": str(item.due or "")}
            await self.file.casefile.keep(work, petition, "term-moved", actor_id=officer.id, detail=detail)

    async def _petitions(
        self, work: Work, officer: Officer, before: WorkingDays, after: WorkingDays
    ) -> list[Moved]:
        """Petitions with a term of their own; those on an agenda have moved with their items."""
        moved = []
        promised = {item.petition_id for item in await running_items(work) if item.due_article}
        for seen in await work.petitions.open_ones():
            petition = await work.petitions.with_id(seen.id)  # again, with its lock
            if petition is None or not petition.is_open:
                continue
            due = petition.due
            if petition.id not in promised:  # else its day has moved with its item
                due = self._counted_again(petition, due, "answer", (before, after))
            acknowledge = self._counted_again(
                petition, petition.acknowledge_by, "acknowledgement", (before, after)
            )
            if due != petition.due and petition.due is not None and due is not None:
                moved.append(Moved(what=spoken_code(petition.code), before=petition.due, after=due))
            if (due, acknowledge) != (petition.due, petition.acknowledge_by):
                detail = {"before": str(petition.due or ""), "after": str(due or "")}
                petition.due, petition.acknowledge_by = due, acknowledge
                await self.file.casefile.keep(
                    work, petition, "term-moved", actor_id=officer.id, detail=detail
                )
        return moved

    def _counted_again(
        self,
        petition: Petition,
        kept: date | None,
        kind: str,
        calendars: tuple[WorkingDays, WorkingDays],
    ) -> date | None:
        """The day under the second calendar, if the kept one is what the first gives for the same start."""
        start = petition.term_from or day_of(petition.received_at)
        old, new = (
            earliest(due_days(self.file.rulebook.regulations, StartEvent.REGISTERED, start, calendar), kind)
            for calendar in calendars
        )
        return new.due if old is not None and new is not None and old.due == kept else kept
