"""What becomes of a matter on an agenda when its petition moves: to another agency, to others, or away."""

from collections.abc import Sequence

from casework.agencies import Role
from casework.casefile import CaseFile
from casework.conference import Conference, ConferenceEvent, Item, Phase, Speaker, SpeakerState, Step
from casework.notices import Choice, Notice, iso
from casework.petition import Petition, spoken_code
from casework.ports import Work


async def petition_of(work: Work, item: Item) -> Petition | None:
    """The petition that an item was made of, with its lock; None for an opinion from the room."""
    return await work.petitions.with_id(item.petition_id) if item.petition_id else None


async def running_items(work: Work) -> list[Item]:
    """Every item of every running conference."""
    return [
        item for one in await work.conferences.running() for item in await work.conferences.items_of(one.id)
    ]


async def running_with(work: Work, petition: Petition) -> list[tuple[Conference, Item]]:
    """The running conferences on whose agenda a petition is, each with the item."""
    found = []
    for item in await work.conferences.items_of_petition(petition.id):
        conference = await work.conferences.with_id(item.conference_id)
        if conference is not None and conference.is_running:
            found.append((conference, item))
    return found


async def pass_on_items(casefile: CaseFile, work: Work, petition: Petition, *, actor_id: str) -> None:
    """The petition lies in another agency now: what it has still to prepare or to answer goes with it."""
    agency = casefile.rulebook.agencies.named(petition.agency_id)
    for conference, item in await running_with(work, petition):
        if item.verdict is not None and not item.awaits_answer:
            continue
        before, item.agency_id = item.agency_id, agency.id
        if item.verdict is None:
            item.level = agency.level
            item.draft, item.drafted_on, item.drafted_by, item.draft_attachments = "", None, "", ()
        await work.conferences.save_item(item)
        detail = {"item": item.id, "before": before, "after": agency.id}
        await _note(casefile, work, conference, "give", detail, actor_id=actor_id)


async def inherit_items(
    casefile: CaseFile, work: Work, petition: Petition, heir: Petition, *, actor_id: str
) -> None:
    """The petition leads no more: the matter stays on the agenda for the one that leads now."""
    for conference, item in await running_with(work, petition):
        await _hand_on(casefile, work, conference, item, heir, actor_id=actor_id)


async def share_agenda(
    casefile: CaseFile,
    work: Work,
    lead: Petition,
    *,
    joining: Sequence[Petition],
    led: Sequence[Petition],
    actor_id: str,
) -> None:
    """The first of `joining` is joined to `lead`, with those that it led; `led` were joined to `lead` before.

    Together they are one matter of one agenda: who was not on it takes its day and is told of it.
    """
    petition = joining[0]
    own, leads = await running_with(work, petition), await running_with(work, lead)
    for conference, item in own:
        if not leads:
            await _hand_on(casefile, work, conference, item, lead, actor_id=actor_id)
        elif item.verdict is None:
            await work.conferences.remove_item(item.id)
            await _note(casefile, work, conference, "join", {"item": item.id}, actor_id=actor_id)
    newcomers = joining if leads else (lead, *led)
    known = {conference.id for conference, _ in own} if leads else set()
    for conference, item in leads or own:
        if item.answered_on is not None:
            continue
        for one in newcomers:
            await _promise(work, item, one)
            if conference.id not in known:
                await tell_on_agenda(casefile, work, conference, item, one)


async def tell_on_agenda(
    casefile: CaseFile, work: Work, conference: Conference, item: Item, petition: Petition
) -> None:
    """A petitioner hears which conference their petition goes to, and may register to speak there."""
    opens = conference.allows(Step.REGISTER)
    not_yet = "no" if conference.phase is Phase.PLANNED else "over"
    speak = Choice(sentence="button-register", action=f"speak:{conference.number}:{petition.code}")
    await casefile.tell_citizen(
        work,
        petition,
        "notice-on-agenda",
        {
            "title": conference.title,
            "day": conference.held_on.isoformat(),
            "time": conference.begins_at,
            "place": conference.place,
            "item": item.title,
            "register": "yes" if opens else not_yet,
        },
        choices=(speak,) if opens else (),
    )


async def tell_registration_open(casefile: CaseFile, work: Work, conference: Conference, item: Item) -> None:
    """Whose matter was put on the agenda before may register to speak now."""
    petition = await petition_of(work, item)
    for one in (petition, *await work.petitions.joined_to(petition.id)) if petition else ():
        speak = Choice(sentence="button-register", action=f"speak:{conference.number}:{one.code}")
        await casefile.tell_citizen(
            work,
            one,
            "notice-registration-open",
            {
                "title": conference.title,
                "day": conference.held_on.isoformat(),
                "time": conference.begins_at,
                "place": conference.place,
                "item": item.title,
                "until": iso(conference.collects_until),
            },
            choices=(speak,),
        )


async def withdraw_items(casefile: CaseFile, work: Work, petition: Petition, *, actor_id: str) -> None:
    """The petitioner wants it no more, and nobody else has joined it.

    What the conference has not decided leaves the agenda; what it has decided stays, but waits for nothing.
    """
    for conference, item in await running_with(work, petition):
        if item.verdict is None:
            await work.conferences.remove_item(item.id)
            await _tell_withdrawn(work, conference, item, petition)
        else:
            item.is_withdrawn = True
            await work.conferences.save_item(item)
        await _note(casefile, work, conference, "withdraw", {"item": item.id}, actor_id=actor_id)


async def drop_items(casefile: CaseFile, work: Work, petition: Petition, *, actor_id: str) -> None:
    """The petition is closed to everybody: no agenda, list or paper may show it, whatever its conference."""
    for item in await work.conferences.items_of_petition(petition.id):
        conference = await work.conferences.with_id(item.conference_id)
        await work.conferences.remove_item(item.id)
        if conference is not None:
            await _note(casefile, work, conference, "drop", {"item": item.id}, actor_id=actor_id)
    for conference in await work.conferences.all():
        speakers = await work.conferences.speakers_of(conference.id)
        for found in [one for one in speakers if one.petition_id == petition.id]:
            speaker = await work.conferences.speaker(found.id)  # again, with the lock of its conference
            if speaker is None or speaker.petition_id != petition.id:
                continue
            speaker.name, speaker.matter, speaker.petition_id = "", "", None
            speaker.state = SpeakerState.WITHDRAWN
            await work.conferences.save_speaker(speaker)
            await _note(casefile, work, conference, "drop", {"speaker": speaker.id}, actor_id=actor_id)


async def _hand_on(
    casefile: CaseFile, work: Work, conference: Conference, item: Item, to: Petition, *, actor_id: str
) -> None:
    """The item belongs to another petition now."""
    item.petition_id, item.contact_id, item.title = to.id, to.contact_id, casefile.mask(to.title)
    await work.conferences.save_item(item)
    await _note(casefile, work, conference, "inherit", {"item": item.id}, actor_id=actor_id)


async def _promise(work: Work, item: Item, petition: Petition) -> None:
    """The petition takes the day that the conference has promised."""
    if item.due is not None:
        petition.due, petition.due_article = item.due, item.due_article
        await work.petitions.save(petition)


async def _tell_withdrawn(work: Work, conference: Conference, item: Item, petition: Petition) -> None:
    for officer in await work.people.with_role(Role.SECRETARY):
        await work.outbox.put(
            Notice(
                contact_id=officer.contact_id,
                sentence="secretary-withdrawn",
                words={
                    "number": conference.number,
                    "item": item.title,
                    "code": spoken_code(petition.code),
                },
                choices=(
                    Choice(
                        sentence="button-conference-act",
                        action=f"agenda:{conference.number}",
                        words={"act": "agenda"},
                    ),
                ),
            )
        )


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


async def of_contact(work: Work, contact_id: str) -> tuple[list[Speaker], list[Item]]:
    """All registrations to speak and all items of one chat, at every conference; each is locked."""
    speakers: list[Speaker] = []
    items: list[Item] = []
    for conference in reversed(await work.conferences.all()):
        await work.conferences.with_id(conference.id)  # what is read after this stays as it is
        found = await work.conferences.speakers_of(conference.id)
        speakers += [one for one in found if one.contact_id == contact_id]
        items += [
            one for one in await work.conferences.items_of(conference.id) if one.contact_id == contact_id
        ]
    return speakers, items
