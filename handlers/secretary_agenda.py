"""The agenda of a conference: its matters page by page, petitions to put on it, drafts that are missing."""

import re
from collections.abc import Sequence

from casework.conference import Conference, Item
from casework.conference import Step as ConferenceStep
from casework.conference_file import DRAFTS
from casework.drafting import waiting_for
from casework.errors import CodeMissingError
from casework.notices import Choice, Words
from casework.petition import parse_code, spoken_code
from handlers.changing import back
from handlers.commands import For, action, command
from handlers.conference_words import named_or_only, page_of, parsed_number, words_of, words_of_item
from handlers.lengths import excerpt
from handlers.turn import Turn, button

PAGE = 8
SHOWN_AGENCIES = 20
TITLE_ON_BUTTON = 28
TITLE_IN_LINE = 90
_CODE = re.compile(r"((?:\d[\s.\-–]*){8})(?!\d)\s*(.*)", re.DOTALL)


def _page_in(argument: str) -> tuple[str, int]:
    """The conference and the page that a button names; the first page where it names none."""
    number, _, page = argument.partition(":")
    known = page.isascii() and page.isdecimal()
    return number, int(page[:6]) if known else 0


@action("agenda", audience=For.SECRETARIES)
async def show_agenda(turn: Turn, argument: str) -> None:
    """One page of the agenda, each matter a line and a button."""
    number, page = _page_in(argument)
    conference = await turn.office.conferences.file.find(turn.work, parsed_number(number))
    items = await turn.work.conferences.items_of(conference.id)
    part = page_of(items, page, PAGE)
    choices = [_item_button(item) for item in part.shown]
    if part.following:
        choices.append(button("button-next-page", f"agenda:{conference.number}:{part.following}"))
    if conference.allows(ConferenceStep.ASSIGN):
        choices.append(button("button-candidates", f"cand:{conference.number}"))
    if waiting_for(items) and not conference.has_begun:
        choices.append(button("button-conference-act", f"who:{conference.number}", act="who"))
    turn.say(
        "agenda" if items else "agenda-empty",
        {
            "number": conference.number,
            "count": len(items),
            "lines": "\n\n".join(_line(turn, item) for item in part.shown),
        },
        choices=(*choices, back(conference.number)),
    )


def _line(turn: Turn, item: Item) -> str:
    words: Words = words_of_item(turn, item) | {
        "item": excerpt(item.title, TITLE_IN_LINE),
        "drafted": "yes" if item.draft else "no",
        "raised": "petition" if item.petition_id else "room",
    }
    return turn.word("agenda-line", words)


def _item_button(item: Item) -> Choice:
    title = excerpt(item.title, TITLE_ON_BUTTON)
    return button("button-agenda-item", f"item:{item.id}", index=item.number, title=title)


@action("cand", audience=For.SECRETARIES)
async def show_candidates(turn: Turn, argument: str) -> None:
    """Open petitions that are on no agenda."""
    number, page = _page_in(argument)
    conference = await turn.office.conferences.file.run(
        turn.work, turn.on_duty, parsed_number(number), ConferenceStep.ASSIGN
    )
    found = await turn.office.conferences.agenda.candidates(turn.work)
    agenda = button("button-conference-act", f"agenda:{conference.number}", act="agenda")
    if not found:
        turn.say("candidates-none", {"number": conference.number}, choices=(agenda, back(conference.number)))
        return
    part = page_of(found, page, PAGE)
    choices = [
        button(
            "button-add-to-agenda",
            f"puton:{conference.number}:{one.code}",
            code=spoken_code(one.code),
            title=excerpt(turn.office.casefile.mask(one.title), TITLE_ON_BUTTON),
        )
        for one in part.shown
    ]
    if part.following:
        choices.append(button("button-next-page", f"cand:{conference.number}:{part.following}"))
    lines = [
        turn.word(
            "candidate-line",
            {
                "code": spoken_code(one.code),
                "title": excerpt(turn.office.casefile.mask(one.title), TITLE_IN_LINE),
                "topic": one.topic,
                "agency": turn.office.rulebook.agencies.named(one.agency_id).name,
            },
        )
        for one in part.shown
    ]
    choices.append(button("button-add-all", f"addall:{conference.number}", count=len(found)))
    turn.say(
        "candidates",
        {"number": conference.number, "count": len(found), "lines": "\n\n".join(lines)},
        choices=(*choices, agenda),
    )


@action("puton", audience=For.SECRETARIES)
async def add_one(turn: Turn, argument: str) -> None:
    """Put one petition on the agenda."""
    number, _, code = argument.partition(":")
    await _add(turn, parsed_number(number), code)


@action("addall", audience=For.SECRETARIES)
async def add_all(turn: Turn, argument: str) -> None:
    """Put all candidates on the agenda."""
    number = parsed_number(argument)
    put, refused = await turn.office.conferences.agenda.assign_all(turn.work, turn.on_duty, number)
    turn.say(
        "assigned-all",
        {"number": number, "count": put, "refused": refused},
        choices=(button("button-conference-act", f"agenda:{number}", act="agenda"), back(number)),
    )


@command("gan", summary="command-assign", audience=For.SECRETARIES)
async def add_by_command(turn: Turn, argument: str) -> None:
    """`/gan CODE` puts a petition on the agenda of the only conference that runs, `/gan CODE 3` of HN3."""
    if not argument:
        raise CodeMissingError("/gan without a code", command="gan")
    found = _CODE.match(argument)
    code = parse_code(found[1] if found else argument)
    conference = await named_or_only(turn, found[2] if found else "")
    await _add(turn, conference.number, code)


async def _add(turn: Turn, number: int, code: str) -> None:
    item = await turn.office.conferences.agenda.assign(turn.work, turn.on_duty, number, code)
    turn.say(
        "assigned",
        words_of_item(turn, item) | {"number": number, "code": spoken_code(code)},
        choices=(
            button("button-agenda-item", f"item:{item.id}", index=item.number, title=_short(item)),
            button("button-candidates", f"cand:{number}"),
            button("button-conference-act", f"agenda:{number}", act="agenda"),
        ),
    )


def _short(item: Item) -> str:
    return excerpt(item.title, TITLE_ON_BUTTON)


@action("who", audience=For.SECRETARIES)
async def show_waiting(turn: Turn, argument: str) -> None:
    """Which agencies have not sent all drafts, and how many each."""
    conference = await turn.office.conferences.file.find(turn.work, parsed_number(argument))
    missing = waiting_for(await turn.work.conferences.items_of(conference.id))
    if not missing:
        turn.say("drafts-complete", {"number": conference.number}, choices=(back(conference.number),))
        return
    turn.say(
        "drafts-missing",
        words_of(turn, conference)
        | {
            "count": len(missing),
            "drafts": sum(missing.values()),
            "due": _drafts_due(turn, conference),
            "lines": "\n".join(_agency_lines(turn, list(missing.items()))),
        },
        choices=(
            button("button-remind-drafts", f"remind:{conference.number}", count=len(missing)),
            back(conference.number),
        ),
    )


def _drafts_due(turn: Turn, conference: Conference) -> str:
    due = turn.office.conferences.file.term(conference, DRAFTS)
    return due.due.isoformat() if due else ""


def _agency_lines(turn: Turn, missing: Sequence[tuple[str, int]]) -> list[str]:
    lines = [
        turn.word("drafts-line", {"agency": turn.office.rulebook.agencies.named(agency).name, "count": count})
        for agency, count in missing[:SHOWN_AGENCIES]
    ]
    if len(missing) > SHOWN_AGENCIES:
        lines.append(turn.word("drafts-more", {"count": len(missing) - SHOWN_AGENCIES}))
    return lines


@action("remind", audience=For.SECRETARIES)
async def remind(turn: Turn, argument: str) -> None:
    """Ask these agencies again."""
    number = parsed_number(argument)
    agencies, drafts = await turn.office.conferences.drafting.remind(turn.work, turn.on_duty, number)
    turn.say(
        "drafts-reminded",
        {"number": number, "count": agencies, "drafts": drafts},
        choices=(back(number),),
    )
