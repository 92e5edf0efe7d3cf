"""Drafting: agencies prepare their answers before the conference, and the secretary sees who has not yet."""

from collections.abc import Sequence
from dataclasses import dataclass

from casework.conference import Conference, Item, Phase
from casework.conference_file import DRAFTS, SECRETARIES, ConferenceFile, require_role
from casework.errors import NotDraftableError, NotYoursError, TextMissingError, WrongPhaseError
from casework.notices import Attachment, Choice
from casework.petitioner import Officer
from casework.ports import Work

DRAFTED_IN = frozenset({Phase.PLANNED, Phase.COLLECTING, Phase.UNDERWAY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafting:
    """Takes agencies' prepared answers."""

    file: ConferenceFile

    async def draft(
        self,
        work: Work,
        officer: Officer,
        item_id: str,
        *,
        text: str,
        attachments: tuple[Attachment, ...] = (),
    ) -> Item:
        """An agency's prepared answer; a second one replaces the first, which stays in the record."""
        conference, item = await self.file.of_item(work, item_id)
        if item.agency_id != officer.agency_id:
            raise NotYoursError(f"officer {officer.id} drafted for item {item_id}")
        if item.verdict is not None or conference.phase not in DRAFTED_IN:
            raise NotDraftableError(f"item {item_id} is past drafting", title=item.title)
        if not text.strip():
            raise TextMissingError("a draft without words")
        detail = {"item": item.id, "before": item.draft, "after": text.strip()}
        item.draft, item.draft_attachments = text.strip(), attachments or item.draft_attachments
        item.drafted_on, item.drafted_by = self.file.today, officer.id
        await work.conferences.save_item(item)
        await self.file.note(work, conference.id, "draft", actor_id=officer.id, detail=detail)
        waiting = waiting_for(await work.conferences.items_of(conference.id))
        agency = self.file.rulebook.agencies.named(officer.agency_id).name
        if officer.agency_id not in waiting:
            await self.file.tell(
                work,
                await self.file.secretaries(work),
                "secretary-drafts",
                conference,
                {"agency": agency, "count": len(waiting)},
            )
        return item

    async def remind(self, work: Work, officer: Officer, number: int) -> tuple[int, int]:
        """Ask the agencies again for what is missing; how many agencies, and how many drafts."""
        require_role(officer, SECRETARIES)
        conference = await self.file.find(work, number)
        if conference.phase not in DRAFTED_IN:
            raise WrongPhaseError(f"no drafts for {number} any more", number=number, phase=conference.phase)
        missing = waiting_for(await work.conferences.items_of(conference.id))
        for agency_id, count in missing.items():
            await tell_drafts_wanted(self.file, work, conference, agency_id, count)
        detail = {agency_id: str(count) for agency_id, count in missing.items()}
        await self.file.note(work, conference.id, "remind", actor_id=officer.id, detail=detail)
        return len(missing), sum(missing.values())


async def tell_draft_wanted(file: ConferenceFile, work: Work, conference: Conference, item: Item) -> None:
    """One message to an agency about a draft; none where nothing can be drafted any more."""
    if item.verdict is not None or conference.phase not in DRAFTED_IN:
        return
    drafts = file.term(conference, DRAFTS)
    await file.tell(
        work,
        await file.officers_of(work, item.agency_id),
        "officer-draft-wanted",
        conference,
        {"item": item.title, "due": drafts.due.isoformat() if drafts else ""},
        choices=(Choice(sentence="button-draft", action=f"draft:{item.id}"),),
    )


async def tell_drafts_wanted(
    file: ConferenceFile, work: Work, conference: Conference, agency_id: str, count: int
) -> None:
    """One message to an agency about all the drafts that are wanted of it."""
    drafts = file.term(conference, DRAFTS)
    await file.tell(
        work,
        await file.officers_of(work, agency_id),
        "officer-drafts-wanted",
        conference,
        {"count": count, "due": drafts.due.isoformat() if drafts else ""},
        choices=(Choice(sentence="button-drafts", action=f"tasks:{conference.number}"),),
    )


def waiting_for(items: Sequence[Item]) -> dict[str, int]:
    """Agencies that have not sent all their drafts, with how many are missing."""
    missing: dict[str, int] = {}
    for item in items:
        if item.petition_id is not None and not item.draft and item.verdict is None:
            missing[item.agency_id] = missing.get(item.agency_id, 0) + 1
    return missing
