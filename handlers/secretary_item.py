"""One matter of an agenda as the secretary sees it: what was written, the draft, what can be done."""

from dataclasses import replace

from casework.agencies import Desk
from casework.conference import Conference, Item
from casework.conference import Step as ConferenceStep
from casework.notices import Choice, iso
from casework.on_agenda import petition_of
from casework.petition import Stage, spoken_code
from handlers.citizen_own import file_lines
from handlers.commands import For, action
from handlers.conference_words import words_of_item
from handlers.lengths import LONGEST_TEXT, excerpt
from handlers.turn import Turn, button

SHOWN_SAID = 1000


@action("item", audience=For.SECRETARIES)
async def show_item(turn: Turn, item_id: str) -> None:
    """What was written (without names and numbers), the draft with its papers, where the matter stands."""
    conference, item = await turn.office.conferences.file.of_item(turn.work, item_id)
    code = await _show_petition(turn, item)
    if item.draft:
        turn.say("item-draft", words_of_item(turn, item) | {"text": excerpt(item.draft, LONGEST_TEXT)})
    for attachment in item.draft_attachments:
        turn.say("item-attachment", {"item": item.title}, attachment=attachment)
    turn.say(
        "item",
        words_of_item(turn, item)
        | {
            "number": conference.number,
            "code": code,
            "said": excerpt(item.said, SHOWN_SAID),
            "name": await turn.office.conferences.file.name_of(turn.work, item),
            "drafted": iso(item.drafted_on),
            "raised": "petition" if item.petition_id else "room",
        },
        choices=_choices(conference, item),
    )


async def _show_petition(turn: Turn, item: Item) -> str:
    """The words of the petition or of the room, masked; returns the petition's code as it is spoken."""
    petition = await petition_of(turn.work, item)
    mask = turn.office.casefile.mask
    if petition is None:
        turn.say("item-words", {"text": excerpt(mask(item.text or item.title), LONGEST_TEXT)})
        return ""
    if petition.stage is not Stage.SEALED:
        statements = await turn.work.petitions.file_of(petition.id)
        masked = [replace(statement, text=mask(statement.text)) for statement in statements]
        turn.say("item-words", {"text": "\n\n".join(file_lines(turn, masked))})
    return spoken_code(petition.code)


def _choices(conference: Conference, item: Item) -> tuple[Choice, ...]:
    assignable = conference.allows(ConferenceStep.ASSIGN)
    possible = (
        (conference.allows(ConferenceStep.DECIDE), "button-item-decide", f"decide:{item.id}"),
        (assignable, "button-give-to", f"give:{item.id}"),
        (assignable and item.verdict is None, "button-take-off", f"takeoff:{item.id}"),
    )
    return (
        *(button(label, verb) for allowed, label, verb in possible if allowed),
        button("button-conference-act", f"agenda:{conference.number}", act="agenda"),
    )


async def _assignable(turn: Turn, item_id: str) -> tuple[Conference, Item]:
    """An item whose place on the agenda can still change."""
    conference, item = await turn.office.conferences.file.of_item(turn.work, item_id)
    await turn.office.conferences.file.run(turn.work, turn.on_duty, conference.number, ConferenceStep.ASSIGN)
    return conference, item


@action("give", audience=For.SECRETARIES)
async def ask_agency(turn: Turn, item_id: str) -> None:
    """Ask which agency prepares the answer; one that keeps a closed desk cannot."""
    _, item = await _assignable(turn, item_id)
    turn.say(
        "ask-give",
        words_of_item(turn, item),
        choices=(
            *(
                button("button-refer-to", f"giveto:{item.id}:{agency.id}", agency=agency.name)
                for agency in turn.office.rulebook.agencies
                if agency.id != item.agency_id and agency.desk is not Desk.SEALED
            ),
            button("button-back-to-item", f"item:{item.id}"),
        ),
    )


@action("giveto", audience=For.SECRETARIES)
async def give(turn: Turn, argument: str) -> None:
    """Another agency prepares the answer."""
    item_id, _, agency_id = argument.partition(":")
    item = await turn.office.conferences.agenda.give(turn.work, turn.on_duty, item_id, agency_id)
    turn.say("given", words_of_item(turn, item), choices=(button("button-back-to-item", f"item:{item.id}"),))


@action("takeoff", audience=For.SECRETARIES)
async def ask_removal(turn: Turn, item_id: str) -> None:
    """The people will be told: ask once."""
    conference, item = await _assignable(turn, item_id)
    turn.say(
        "ask-take-off",
        words_of_item(turn, item) | {"number": conference.number},
        choices=(
            button("button-take-off-yes", f"takenoff:{item.id}"),
            button("button-back-to-item", f"item:{item.id}"),
        ),
    )


@action("takenoff", audience=For.SECRETARIES)
async def remove(turn: Turn, item_id: str) -> None:
    """Off the agenda; its petition goes on."""
    conference, _ = await turn.office.conferences.file.of_item(turn.work, item_id)
    item = await turn.office.conferences.agenda.remove(turn.work, turn.on_duty, item_id)
    turn.say(
        "taken-off",
        words_of_item(turn, item) | {"number": conference.number},
        choices=(button("button-conference-act", f"agenda:{conference.number}", act="agenda"),),
    )
