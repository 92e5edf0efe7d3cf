"""The buttons under a summary: send, change the words, the place, who sees the name; or drop it."""

from datetime import timedelta

from casework.errors import NotYoursError
from casework.notices import iso
from casework.petition import Petition, Stage, spoken_code
from casework.petitioner import Disclosure
from handlers import said
from handlers.adding import say_added
from handlers.citizen_draft import add, consider
from handlers.citizen_split import divided
from handlers.citizen_summary import filing_of
from handlers.citizen_welcome import welcome
from handlers.collecting import tell_collecting
from handlers.commands import action, step
from handlers.conference_news import offer_of_news
from handlers.conversation import Draft, Step
from handlers.lengths import LONGEST_NOTE, excerpt
from handlers.turn import Turn, button, chosen

ALBUM = timedelta(seconds=10)


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
    await give_receipt(turn, petition)
    await tell_collecting(turn, petition)
    await next_matter(turn)


@action("filejoined")
async def file_joined(turn: Turn, argument: str) -> None:
    """The citizen says that it is the matter which others have raised already."""
    code, _, draft_id = argument.partition(":")
    draft = await own_draft(turn, draft_id)
    if draft is not None:
        draft.joins = code
        await file(turn, draft_id)


def file_away(turn: Turn, petition: Petition) -> None:
    """The draft is in the petition: end it, and remember its messages for later edits."""
    references = list(turn.conversation.draft.parts) if turn.conversation.draft else []
    turn.conversation.finish_draft()
    turn.conversation.poster = ""
    turn.conversation.remember(references, petition.code, until=turn.office.clock.now() + ALBUM)


async def next_matter(turn: Turn) -> None:
    """A message was divided: show the next of its matters."""
    if turn.conversation.has_draft:
        turn.say("next-matter", {"left": len(turn.conversation.waiting) + 1})
        await consider(turn, "")


async def give_receipt(turn: Turn, petition: Petition) -> None:
    """The code, where it went, when an answer is due, how many others have raised the matter."""
    lead = await turn.work.petitions.with_id(petition.joined_to) if petition.joined_to else None
    others = await turn.office.joining.people(turn.work, lead) - 1 if lead else 0
    agency = turn.office.rulebook.agencies.named(petition.agency_id)
    turn.say(
        "receipt-sealed" if petition.stage is Stage.SEALED else "receipt",
        {
            "code": spoken_code(petition.code),
            "agency": agency.name,
            "due": iso(petition.due),
            "acknowledge": iso(petition.acknowledge_by),
            "urgency": petition.urgency,
            "contact": turn.office.rulebook.authority.contact,
            "others": others,
        },
        choices=(
            button("button-view", f"mine:{petition.code}"),
            button("button-add", f"add:{petition.code}"),
            *offer_of_news(turn),
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


@action("split")
async def split(turn: Turn, draft_id: str) -> None:
    """Each matter becomes a draft of its own, confirmed one after the other."""
    draft = await own_draft(turn, draft_id)
    if draft is None:
        return
    first, *others = divided(draft, turn.readings.text(draft.text).parts)
    turn.conversation.draft, turn.conversation.waiting = first, others
    await consider(turn, "")


@action("whole")
async def keep_whole(turn: Turn, draft_id: str) -> None:
    """One matter, whatever the machine thinks."""
    draft = await own_draft(turn, draft_id)
    if draft is not None:
        draft.kept_whole = True
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
    say_added(turn, petition)
    await next_matter(turn)


@action("drop")
async def drop(turn: Turn, draft_id: str) -> None:
    """The citizen has changed their mind."""
    if await own_draft(turn, draft_id) is not None:
        turn.conversation.finish_draft()
        turn.say("dropped")
        await next_matter(turn)


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
    draft = turn.conversation.begin_draft()
    if said.gives_up(text) and not draft.is_empty:
        await consider(turn, "")  # the old words stay
        return
    before = dict(draft.parts)
    if text:
        draft.parts.clear()
        draft.stands_as_petition = False
    if add(turn, draft, text):
        await consider(turn, "")
    else:
        draft.parts = before


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
