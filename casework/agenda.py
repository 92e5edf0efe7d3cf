"""The agenda: petitions and opinions from the room, and how the conference leaves each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from casework.agencies import Agency, Desk
from casework.casefile import first_words
from casework.conference import AWAITING_ANSWER, Conference, Item, Step, Verdict
from casework.conference_file import ConferenceFile, agencies_of
from casework.drafting import DRAFTED_IN, tell_draft_wanted, tell_drafts_wanted
from casework.errors import (
    AlreadyOnAgendaError,
    CaseworkError,
    DayRefusedError,
    NotDraftableError,
    TextMissingError,
    UnknownAgencyError,
)
from casework.notices import iso
from casework.on_agenda import petition_of, running_items, running_with, tell_on_agenda
from casework.petition import Act, Petition, spoken_code
from casework.petitioner import Officer
from casework.places import Level
from casework.ports import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """What a conference speaks about."""

    file: ConferenceFile

    async def candidates(self, work: Work) -> Sequence[Petition]:
        """Open petitions that are on no running conference's agenda, oldest first."""
        taken = {item.petition_id for item in await running_items(work)}
        return [
            petition
            for petition in await work.petitions.open_ones()
            if petition.joined_to is None and petition.id not in taken
        ]

    async def assign(self, work: Work, officer: Officer, number: int, code: str) -> Item:
        """Put a petition on the agenda; its people and its agency are told. Twice is once."""
        conference = await self.file.run(work, officer, number, Step.ASSIGN)
        item, is_new = await self._assign(work, officer, conference, code)
        if is_new:
            await tell_draft_wanted(self.file, work, conference, item)
        return item

    async def assign_all(self, work: Work, officer: Officer, number: int) -> tuple[int, int]:
        """Put every candidate on the agenda; how many are, and how many could not. An agency is told once."""
        conference = await self.file.run(work, officer, number, Step.ASSIGN)
        put: list[Item] = []
        refused = 0
        for petition in await self.candidates(work):
            try:
                item, _ = await self._assign(work, officer, conference, petition.code)
            except CaseworkError:
                refused += 1
            else:
                put.append(item)
        for agency_id in agencies_of(put) if conference.phase in DRAFTED_IN else ():
            count = sum(item.agency_id == agency_id for item in put)
            await tell_drafts_wanted(self.file, work, conference, agency_id, count)
        return len(put), refused

    async def _assign(
        self, work: Work, officer: Officer, conference: Conference, code: str
    ) -> tuple[Item, bool]:
        """The item of a petition, and whether it is new."""
        petition = await self.file.casefile.leading(work, code)
        petition.require(Act.REFER)
        other = next((one for one, _ in await running_with(work, petition)), None)
        items = await work.conferences.items_of(conference.id)
        if other is not None and other.id != conference.id:
            raise AlreadyOnAgendaError(
                f"petition {code} is on {other.number}", code=spoken_code(code), number=other.number
            )
        known = next((item for item in items if item.petition_id == petition.id), None)
        if known is not None:
            return known, False
        item = self._item_of(conference, petition, number=_next(items))
        self.set_due(conference, item)
        await work.conferences.add_item(item)
        await self.keep_promise(work, item)
        petition.due, petition.due_article = (
            item.due or petition.due,
            item.due_article or petition.due_article,
        )
        detail = {"conference": str(conference.number)}
        await self.file.casefile.keep(work, petition, "on-agenda", actor_id=officer.id, detail=detail)
        await self.file.note(work, conference.id, "assign", actor_id=officer.id, detail={"item": item.id})
        for one in (petition, *await work.petitions.joined_to(petition.id)):
            await tell_on_agenda(self.file.casefile, work, conference, item, one)
        return item, True

    async def give(self, work: Work, officer: Officer, item_id: str, agency_id: str) -> Item:
        """Another agency prepares the answer; its petition goes there too."""
        conference, item = await self.file.of_item(work, item_id)
        await self.file.run(work, officer, conference.number, Step.ASSIGN)
        agency = self.open_agency(agency_id)
        before, item.agency_id, item.level = item.agency_id, agency.id, agency.level
        item.draft, item.drafted_on, item.drafted_by, item.draft_attachments = "", None, "", ()
        petition = await petition_of(work, item)
        if petition is not None and petition.agency_id != agency.id:
            await self.move(work, petition, agency.id, actor_id=officer.id)
        await work.conferences.save_item(item)
        detail = {"item": item.id, "before": before, "after": agency.id}
        await self.file.note(work, conference.id, "give", actor_id=officer.id, detail=detail)
        await tell_draft_wanted(self.file, work, conference, item)
        return item

    async def remove(self, work: Work, officer: Officer, item_id: str) -> Item:
        """Take a matter off again; its petition goes on with its own term, from today."""
        conference, item = await self.file.of_item(work, item_id)
        await self.file.run(work, officer, conference.number, Step.ASSIGN)
        if item.verdict is not None:
            raise NotDraftableError(f"item {item_id} is decided", title=item.title)
        await work.conferences.remove_item(item.id)
        petition = await self.free(work, item, actor_id=officer.id)
        if petition is not None:
            due = iso(petition.due)
            await self.file.tell(
                work,
                await self.file.raised_by(work, item),
                "notice-off-agenda",
                conference,
                {"due": due, "item": item.title},
            )
        await self.file.note(work, conference.id, "remove", actor_id=officer.id, detail={"item": item.id})
        return item

    async def free(self, work: Work, item: Item, *, actor_id: str) -> Petition | None:
        """An item's petition goes on as any other, with those joined to it; None if none is open."""
        petition = await petition_of(work, item)
        if petition is None or not petition.is_open:
            return None
        for one in (petition, *await work.petitions.joined_to(petition.id)):
            self.file.casefile.set_term(one)
            await self.file.casefile.keep(work, one, "off-agenda", actor_id=actor_id)
        return petition

    async def raise_in_room(
        self,
        work: Work,
        officer: Officer,
        number: int,
        *,
        name: str,
        text: str,
        topic: str,
        agency_id: str,
        title: str = "",
        contact_id: str | None = None,
    ) -> Item:
        """An opinion that somebody speaks out at the conference, written down by the secretary."""
        conference = await self.file.run(work, officer, number, Step.SPEAK)
        if not text.strip():
            raise TextMissingError("an opinion without words")
        items = await work.conferences.items_of(conference.id)
        agency = self.open_agency(agency_id)
        item = Item(
            id=uuid4().hex[:12],
            conference_id=conference.id,
            number=_next(items),
            agency_id=agency.id,
            level=agency.level,
            topic=topic,
            title=title or first_words(text),
            text=text.strip(),
            raised_by=name.strip(),
            contact_id=contact_id,
        )
        await work.conferences.add_item(item)
        await self.file.note(work, conference.id, "raise", actor_id=officer.id, detail={"item": item.id})
        return item

    async def decide(
        self,
        work: Work,
        officer: Officer,
        item_id: str,
        *,
        verdict: Verdict,
        said: str,
        agency_id: str = "",
        day: date | None = None,
        is_complex: bool | None = None,
        level: Level | None = None,
    ) -> Item:
        """How the conference leaves an item: until the notice is issued this may change, with a trace.

        `day` is the day that the chair names; where the law's is earlier, the law's stands.
        """
        conference, item = await self.file.of_item(work, item_id)
        await self.file.run(work, officer, conference.number, Step.DECIDE)
        if verdict in {Verdict.ANSWERED_THERE, Verdict.RECORDED} and not said.strip():
            raise TextMissingError("decided without words")
        if day is not None:
            self.check_named(conference, day)
        agency = self.open_agency(agency_id or item.agency_id)
        detail = {"item": item.id, "before": item.verdict or "", "after": verdict, "said": said.strip()}
        item.verdict, item.said, item.agency_id = verdict, said.strip(), agency.id
        item.is_complex = item.is_complex if is_complex is None else is_complex
        item.level = level or (item.level if verdict is Verdict.SENT_UP else agency.level)
        item.due, item.due_article = None, ""
        if verdict in AWAITING_ANSWER:
            self.set_due(conference, item, named=day)
        await work.conferences.save_item(item)
        await self.file.note(work, conference.id, "decide", actor_id=officer.id, detail=detail)
        return item

    def check_named(self, conference: Conference, day: date) -> None:
        """Refuse a day for an answer that lies before the conference or is over."""
        if day < conference.held_on:
            raise DayRefusedError(f"{day} is before the conference", day=day.isoformat(), why="before")
        if day < self.file.today:
            raise DayRefusedError(f"{day} is past", day=day.isoformat(), why="past")

    def open_agency(self, agency_id: str) -> Agency:
        """An agency that may answer in public; the closed desk may not."""
        agency = self.file.rulebook.agencies.named(agency_id)
        if agency.desk is Desk.SEALED:
            raise UnknownAgencyError(f"agency {agency_id} keeps the closed desk", agency=agency_id)
        return agency

    def set_due(self, conference: Conference, item: Item, *, named: date | None = None) -> None:
        """The earliest of the law's days and the day that the chair has named."""
        terms = self.file.answer_terms(conference, item)
        item.due, item.due_article = (terms[0].due, terms[0].rule.article) if terms else (None, "")
        if named is not None and (item.due is None or named < item.due):
            item.due, item.due_article = named, ""

    def keep_day(self, conference: Conference, item: Item) -> None:
        """The day for the answer, now that notice or receipt is known; a named day stays if earlier."""
        if not item.awaits_answer or item.extended_to is not None:
            return
        named = item.due if item.due is not None and not item.due_article else None
        self.set_due(conference, item, named=named)

    async def keep_promise(self, work: Work, item: Item) -> None:
        """The petition of an item, and those joined to it, take the item's day."""
        petition = await petition_of(work, item)
        if petition is not None and petition.is_open and item.due is not None:
            for one in (petition, *await work.petitions.joined_to(petition.id)):
                one.due, one.due_article = item.due, item.due_article
                await work.petitions.save(one)

    async def move(self, work: Work, petition: Petition, agency_id: str, *, actor_id: str) -> None:
        """Let a petition, and what is joined to it, lie in another agency."""
        for one in (petition, *await work.petitions.joined_to(petition.id)):
            if one.allows(Act.REFER):
                one.move(Act.REFER)
                before, one.agency_id, one.claimed_by = one.agency_id, agency_id, None
                detail = {"from": before, "to": agency_id}
                await self.file.casefile.keep(work, one, Act.REFER, actor_id=actor_id, detail=detail)

    def _item_of(self, conference: Conference, petition: Petition, *, number: int) -> Item:
        return Item(
            id=uuid4().hex[:12],
            conference_id=conference.id,
            number=number,
            agency_id=petition.agency_id,
            level=self.file.rulebook.agencies.named(petition.agency_id).level,
            topic=petition.topic,
            title=self.file.casefile.mask(petition.title),
            petition_id=petition.id,
            contact_id=petition.contact_id,
        )


def _next(items: Sequence[Item]) -> int:
    return max((item.number for item in items), default=0) + 1
