"""What becomes of a matter on an agenda when its petition moves: to another agency, to an heir, or away."""

from casework.casefile import CaseFile
from casework.conference import Conference, ConferenceEvent, Item
from casework.petition import Petition
from casework.petitioner import Disclosure
from casework.ports import Work


async def pass_on_items(casefile: CaseFile, work: Work, petition: Petition, *, actor_id: str) -> None:
    """The petition lies in another agency now: what it has still to prepare or to answer goes with it."""
    for conference, item in await _running(work, petition):
        if item.verdict is not None and not item.awaits_answer:
            continue
        before, item.agency_id = item.agency_id, petition.agency_id
        if item.verdict is None:
            item.draft, item.drafted_on, item.drafted_by, item.draft_attachments = "", None, "", ()
        await work.conferences.save_item(item)
        detail = {"item": item.title, "before": before, "after": petition.agency_id}
        await _note(casefile, work, conference, "give", detail, actor_id=actor_id)


async def inherit_items(
    casefile: CaseFile, work: Work, petition: Petition, heir: Petition, *, actor_id: str
) -> None:
    """The leading petition is gone: the matter stays on the agenda for those who had joined it."""
    for conference, item in await _running(work, petition):
        person = await work.people.petitioner(heir.petitioner_id)
        item.petition_id, item.contact_id, item.title = heir.id, heir.contact_id, casefile.mask(heir.title)
        item.raised_by = person.name if heir.disclosure is Disclosure.PUBLIC else ""
        await work.conferences.save_item(item)
        await _note(casefile, work, conference, "inherit", {"item": item.title}, actor_id=actor_id)


async def drop_items(casefile: CaseFile, work: Work, petition: Petition, *, actor_id: str) -> None:
    """The petition is closed to everybody: no agenda, list or paper may show it, whatever its conference."""
    for item in await work.conferences.items_of_petition(petition.id):
        conference = await work.conferences.with_id(item.conference_id)
        await work.conferences.remove_item(item.id)
        if conference is not None:
            await _note(casefile, work, conference, "drop", {}, actor_id=actor_id)


async def is_awaited(work: Work, petition: Petition) -> bool:
    """Whether a running conference has promised the petition's day."""
    return any(item.due_article for _, item in await _running(work, petition))


async def _running(work: Work, petition: Petition) -> list[tuple[Conference, Item]]:
    found = []
    for item in await work.conferences.items_of_petition(petition.id):
        conference = await work.conferences.with_id(item.conference_id)
        if conference is not None and conference.is_running:
            found.append((conference, item))
    return found


async def _note(
    casefile: CaseFile,
    work: Work,
    conference: Conference,
    act: str,
    detail: dict[str, str],
    *,
    actor_id: str,
) -> None:
    await work.conferences.record(
        ConferenceEvent(
            conference_id=conference.id, act=act, actor_id=actor_id, at=casefile.clock.now(), detail=detail
        )
    )
