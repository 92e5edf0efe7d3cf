"""What no channel could bring: the host office's list, a letter to print, 'told by phone'."""

from casework.dossier import LETTER, PrintOrder, Rendering
from casework.errors import UnknownChoiceError
from casework.ladder_ports import TellingWay, Untold
from casework.petition import Petition, spoken_code
from casework.triage import visible_name
from casework.working_days import day_of
from handlers.commands import For, action, command
from handlers.lengths import excerpt
from handlers.not_told import reason_words
from handlers.turn import Turn, button, chosen

PAGE = 5
SAID = 100
LONGEST_NUMBER = 15


@command("baogiay", summary="command-untold", audience=For.OFFICERS, aliases=("bao giay",))
async def list_by_command(turn: Turn, argument: str) -> None:
    """Who is to be told by phone or paper: the first page."""
    await show_list(turn, after=0)


@action("untold", audience=For.OFFICERS)
async def list_by_button(turn: Turn, argument: str) -> None:
    """The page after this number."""
    await show_list(turn, after=_number(argument or "0"))


async def show_list(turn: Turn, *, after: int) -> None:
    """One page, each a line and a button."""
    telling = turn.office.telling
    page, count = await telling.waiting(turn.work, turn.on_duty, after=after, limit=PAGE + 1)
    if not page and after:
        await show_list(turn, after=0)
        return
    if not page:
        turn.say("untold-empty")
        return
    shown = page[:PAGE]
    codes = [await _code_of(turn, untold) for untold in shown]
    lines = [
        turn.word(
            "untold-line",
            {
                "code": code,
                "since": turn.office.local_time(untold.since),
                "said": excerpt(untold.text, SAID),
            },
        )
        for code, untold in zip(codes, shown, strict=True)
    ]
    choices = [
        button("button-untold", f"letter:{untold.id}", code=code)
        for code, untold in zip(codes, shown, strict=True)
    ]
    if len(page) > PAGE:
        choices.append(button("button-queue-next", f"untold:{shown[-1].id}"))
    turn.say("untold-list", {"count": count, "lines": "\n\n".join(lines)}, choices=tuple(choices))


async def _code_of(turn: Turn, untold: Untold) -> str:
    petition = await turn.work.petitions.with_id(untold.petition_id)
    return spoken_code(petition.code) if petition else ""


@action("letter", audience=For.OFFICERS)
async def show_letter(turn: Turn, argument: str) -> None:
    """Whom to tell and why no channel worked; then the letter as it may be printed."""
    untold, petition = await turn.office.telling.open(turn.work, turn.on_duty, _number(argument))
    petitioner = await turn.work.people.petitioner(petition.petitioner_id)
    name = visible_name(petition, petitioner, turn.on_duty)
    rungs = [
        turn.word(
            "untold-rung",
            {"channel": failure.channel, "reason": reason_words(turn, failure.reason)},
        )
        for failure in untold.failures
    ]
    turn.say(
        "untold-whom",
        {
            "code": spoken_code(petition.code),
            "name": name,
            "hidden": petition.disclosure if petitioner.name else "unknown",
            "phone": await turn.work.ladder.phone_of(petition.petitioner_id),
            "handler": await _handler(turn, petition),
            "since": turn.office.local_time(untold.since),
            "rungs": "\n".join(rungs),
        },
    )
    authority = turn.office.rulebook.authority
    rendering = Rendering.FULL if name else Rendering.PUBLIC
    turn.say(
        "untold-paper",
        {"code": spoken_code(petition.code)},
        attachment=PrintOrder(paper=LETTER, number=untold.id, rendering=rendering).attachment(),
    )
    turn.say(
        "untold-letter",
        {
            "authority": authority.name,
            "contact": authority.contact,
            "day": day_of(turn.office.clock.now()).isoformat(),
            "code": spoken_code(petition.code),
            "name": name,
            "phone": await turn.office.telling.phone_on_paper(turn.work, petition),
            "text": untold.text,
        },
        choices=() if untold.told_at else (button("button-told", f"told:{untold.id}"),),
    )


async def _handler(turn: Turn, petition: Petition) -> str:
    officer = await turn.work.people.officer_with_id(petition.claimed_by) if petition.claimed_by else None
    return officer.name if officer else ""


@action("told", audience=For.OFFICERS)
async def ask_way(turn: Turn, argument: str) -> None:
    """Ask how it was told."""
    untold, petition = await turn.office.telling.open(turn.work, turn.on_duty, _number(argument))
    turn.say(
        "ask-told-way",
        {"code": spoken_code(petition.code)},
        choices=tuple(button("button-told-way", f"toldby:{untold.id}:{way}", way=way) for way in TellingWay),
    )


@action("toldby", audience=For.OFFICERS)
async def record_told(turn: Turn, argument: str) -> None:
    """Record who told it and how."""
    number, _, written = argument.partition(":")
    turn.office.telling.sees_sealed(turn.on_duty)  # who may not is told so, whatever the button says
    way = chosen(TellingWay, written)
    petition = await turn.office.telling.told(turn.work, turn.on_duty, _number(number), way)
    if petition is None:
        turn.say("told-before", choices=(button("button-untold-list", "untold:"),))
        return
    words: dict[str, str | int] = {"code": spoken_code(petition.code), "way": way}
    turn.say("told-recorded", words, choices=(button("button-untold-list", "untold:"),))


def _number(written: str) -> int:
    if not (written.isascii() and written.isdecimal() and len(written) <= LONGEST_NUMBER):
        raise UnknownChoiceError(f"not a number: {written[:40]!r}")
    return int(written)
