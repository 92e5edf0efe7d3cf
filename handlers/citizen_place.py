"""Where it is: a button, a name, a pin; a name that several communes share becomes a question."""

from casework.errors import UnknownChoiceError
from handlers import said
from handlers.citizen_confirm import drop, own_draft
from handlers.citizen_draft import add, consider
from handlers.citizen_summary import ask_place, ask_which
from handlers.commands import action, step
from handlers.conversation import Draft, Step
from handlers.turn import Turn

LONG_AS_A_PETITION = 80


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
    place = turn.office.rulebook.places.get(place_id)
    _take_place(draft, place.id if place else None, place.name if place else "")
    await consider(turn, "")


@action("which")
async def commune_chosen(turn: Turn, argument: str) -> None:
    """One of the communes that share the name which was written, or none of them."""
    number, _, draft_id = argument.partition(":")
    draft = await own_draft(turn, draft_id)
    if draft is None:
        return
    if number == "none":
        draft.place_choices = ()
        ask_place(turn, draft)
        return
    try:
        place_id, address = draft.place_choices[int(number)]
    except (ValueError, IndexError):
        raise UnknownChoiceError(f"no commune {number[:10]!r}") from None
    _take_place(draft, place_id or None, address)
    draft.place_outside = not place_id
    await consider(turn, "")


@step(Step.PLACING)
async def place_told(turn: Turn, text: str) -> None:
    """The place in the citizen's own words, or as a pin; a long text is more of the petition too."""
    draft = turn.conversation.draft
    if draft is None:
        return
    mention = turn.readings.place(text) if text else None
    if mention is None and await _said_no_place(turn, draft, text):
        return
    long = len(text) > LONG_AS_A_PETITION
    story = text if long or mention is None else ""  # what names no place may be more of the story
    if (turn.incoming.attachments or story) and not add(turn, draft, story):
        return
    pin = next((item for item in turn.incoming.attachments if item.latitude is not None), None)
    if pin is not None and pin.latitude is not None and pin.longitude is not None:
        near = turn.office.rulebook.places.nearest(pin.latitude, pin.longitude)
        _take_place(draft, near.id if near else None, text)
    elif mention is not None and mention.choices:
        ask_which(turn, draft, mention)
        return
    elif mention is not None or (text and not long):
        _take_place(draft, mention.place_id if mention else None, "" if long else text)
        draft.place_outside = bool(mention and mention.commune and mention.place_id is None)
    else:
        ask_place(turn, draft)  # a photo, or more of the story: kept, and the question stays open
        return
    await consider(turn, "")


async def _said_no_place(turn: Turn, draft: Draft, text: str) -> bool:
    """'Thôi' leaves the petition, 'không biết' its place, 'vâng' the question open; True for one of them."""
    if turn.incoming.attachments:
        return False
    if said.knows_not(text) or said.sends(text):
        _take_place(draft, None, "")
        await consider(turn, "")
        return True
    if said.gives_up(text):
        await drop(turn, draft.id)
        return True
    if said.is_polite(text):
        ask_place(turn, draft)
        return True
    return False


def _take_place(draft: Draft, place_id: str | None, written: str) -> None:
    draft.place_asked, draft.place_outside = True, False
    draft.place_id, draft.place_written = place_id, written
