"""The buttons under a summary: send, change the words, the place, who sees the name; or drop it."""

from datetime import timedelta

from casework.errors import NotYoursError
from casework.petition import Petition, Stage, spoken_code
from casework.petitioner import Disclosure
from handlers.citizen_draft import add, consider
from handlers.citizen_summary import ask_place, filing_of
from handlers.citizen_welcome import welcome
from handlers.commands import action, step
from handlers.conversation import Draft, Step
from handlers.lengths import LONGEST_NOTE, excerpt
from handlers.turn import Turn, button, chosen

ALBUM = timedelta(seconds=10)
LONG_AS_A_PETITION = 80


async def own_draft(turn: Turn, draft_id: str) -> Draft | None:
    """The draft that a button belongs to. An old button is answered here, and None returned."""
    draft = turn.conversation.draft
    if draft is not None and draft.id == draft_id:
        return draft
    petition = await turn.work.petitions.filed_from(draft_id)
    if petition is not None and petition.petitioner_id != turn.petitioner.id:
        raise NotYoursError(f"contact {turn.contact.id} pressed a button of {petition.code}", code="")
    if petition is not None:
        view = button("button-view", f"mine:{petition.code}")
        add_more = button("button-add", f"add:{petition.code}")
        take_back = button("button-withdraw", f"withdraw:{petition.code}")
        choices = (view, add_more, take_back)
        turn.say("already-filed", {"code": spoken_code(petition.code)}, choices=choices)
        return None
    turn.say("stale-button")
    await show_again(turn)
    return None


async def show_again(turn: Turn) -> None:
    """Repeat the question that is open, so that nobody is left without a next step."""
    if turn.conversation.step is Step.CONSENT:
        welcome(turn)
    elif turn.conversation.step in (Step.PLACING, Step.CONFIRMING, Step.DESCRIBING):
        await consider(turn, "")


@action("file")
async def file(turn: Turn, draft_id: str) -> None:
    """The citizen confirms: the petition is filed and its receipt given."""
    draft = await own_draft(turn, draft_id)
    if draft is None:
        return
    if not turn.has_consented:
        welcome(turn)
        return
    reading = turn.readings.text(draft.text)
    petition = await turn.office.intake.receive(turn.work, filing_of(turn, draft, reading))
    file_away(turn, petition)
    give_receipt(turn, petition)


def file_away(turn: Turn, petition: Petition) -> None:
    """The draft is in the petition: end it, and remember its messages for later edits."""
    references = list(turn.conversation.draft.parts) if turn.conversation.draft else []
    turn.conversation.rest()
    turn.conversation.remember(references, petition.code, until=turn.office.clock.now() + ALBUM)


def give_receipt(turn: Turn, petition: Petition) -> None:
    """The code, where it went, when an answer is due."""
    agency = turn.office.rulebook.agencies.named(petition.agency_id)
    turn.say(
        "receipt-sealed" if petition.stage is Stage.SEALED else "receipt",
        {
            "code": spoken_code(petition.code),
            "agency": agency.name,
            "due": petition.due.isoformat() if petition.due else "",
            "acknowledge": petition.acknowledge_by.isoformat() if petition.acknowledge_by else "",
            "urgency": petition.urgency,
            "contact": turn.office.rulebook.authority.contact,
        },
        choices=(
            button("button-view", f"mine:{petition.code}"),
            button("button-add", f"add:{petition.code}"),
        ),
    )


@action("keep")
async def keep(turn: Turn, draft_id: str) -> None:
    """Not understood, and the citizen wants a person to look at it all the same."""
    draft = await own_draft(turn, draft_id)
    if draft is not None:
        draft.stands_as_petition = True
        await file(turn, draft_id)


@action("stands")
async def stands(turn: Turn, draft_id: str) -> None:
    """'Just a petition': the citizen's word stands against the machine's; a person sorts it."""
    draft = await own_draft(turn, draft_id)
    if draft is not None:
        draft.stands_as_petition = True
        await consider(turn, "")


@action("alone")
async def stands_alone(turn: Turn, draft_id: str) -> None:
    """A new matter, not the reply to an officer's question."""
    draft = await own_draft(turn, draft_id)
    if draft is not None:
        draft.stands_alone = True
        await consider(turn, "")


@action("addto")
async def add_to(turn: Turn, argument: str) -> None:
    """The draft belongs to an earlier petition."""
    code, _, draft_id = argument.partition(":")
    draft = await own_draft(turn, draft_id)
    if draft is None:
        return
    if not turn.has_consented:
        welcome(turn)
        return
    petition = await turn.office.intake.supplement(
        turn.work, turn.contact, code, text=draft.text, attachments=draft.attachments
    )
    file_away(turn, petition)
    turn.say("supplemented", {"code": spoken_code(petition.code)})


@action("drop")
async def drop(turn: Turn, draft_id: str) -> None:
    """The citizen has changed their mind."""
    if await own_draft(turn, draft_id) is not None:
        turn.conversation.rest()
        turn.say("dropped")


@action("rewrite")
async def rewrite(turn: Turn, draft_id: str) -> None:
    """The next text replaces what was written; photos stay."""
    draft = await own_draft(turn, draft_id)
    if draft is not None:
        turn.conversation.step = Step.REWRITING
        turn.say("ask-rewrite", {"text": excerpt(draft.text, LONGEST_NOTE)})


@step(Step.REWRITING)
async def rewritten(turn: Turn, text: str) -> None:
    """The new words; what was chosen (place, name) stays."""
    draft = turn.conversation.draft or Draft()
    turn.conversation.draft = draft
    before = dict(draft.parts)
    if text:
        draft.parts.clear()
        draft.stands_as_petition = False
    if add(turn, draft, text):
        await consider(turn, "")
    else:
        draft.parts = before


@action("replace")
async def replace(turn: Turn, draft_id: str) -> None:
    """The place was not the right one."""
    draft = await own_draft(turn, draft_id)
    if draft is not None:
        draft.place_asked = False
        ask_place(turn, draft)


@action("place")
async def place_chosen(turn: Turn, argument: str) -> None:
    """A place taken from the list."""
    place_id, _, draft_id = argument.partition(":")
    draft = await own_draft(turn, draft_id)
    if draft is None:
        return
    draft.place_asked = True
    place = turn.office.rulebook.places.get(place_id)
    draft.place_id, draft.place_written = (place.id, place.name) if place else (None, "")
    await consider(turn, "")


@step(Step.PLACING)
async def place_told(turn: Turn, text: str) -> None:
    """The place in the citizen's own words, or as a pin; a long text is more of the petition too."""
    draft = turn.conversation.draft
    if draft is None:
        return
    mention = turn.readings.place(text) if text else None
    long = len(text) > LONG_AS_A_PETITION
    story = text if long or mention is None else ""  # what names no place may be more of the story
    if (turn.incoming.attachments or story) and not add(turn, draft, story):
        return
    pin = next((item for item in turn.incoming.attachments if item.latitude is not None), None)
    if pin is not None and pin.latitude is not None and pin.longitude is not None:
        near = turn.office.rulebook.places.nearest(pin.latitude, pin.longitude)
        _take_place(draft, near.id if near else None, text)
    elif mention is not None or (text and not long):
        _take_place(draft, mention.place_id if mention else None, "" if long else text)
    else:
        ask_place(turn, draft)  # a photo, or more of the story: kept, and the question stays open
        return
    await consider(turn, "")


def _take_place(draft: Draft, place_id: str | None, written: str) -> None:
    draft.place_asked = True
    draft.place_id, draft.place_written = place_id, written


@action("privacy")
async def privacy(turn: Turn, draft_id: str) -> None:
    """Three levels, in plain words."""
    draft = await own_draft(turn, draft_id)
    if draft is not None:
        turn.say(
            "ask-disclosure",
            choices=tuple(
                button(f"button-disclosure-{level}", f"disclose:{level}:{draft.id}")
                for level in (Disclosure.HANDLER, Disclosure.SEALED, Disclosure.PUBLIC)
            ),
        )


@action("disclose")
async def disclose(turn: Turn, argument: str) -> None:
    """Who may see the name; a public name has to be known."""
    level, _, draft_id = argument.partition(":")
    draft = await own_draft(turn, draft_id)
    if draft is None:
        return
    draft.disclosure = chosen(Disclosure, level)
    if draft.disclosure is Disclosure.PUBLIC and not turn.petitioner.name:
        turn.conversation.step = Step.NAMING
        turn.say("ask-name")
    else:
        await consider(turn, "")
