"""One matter raised by several people: see who else, join, separate."""

from casework.errors import CodeMissingError
from casework.petition import parse_code, spoken_code
from handlers.commands import For, action, command
from handlers.lengths import excerpt
from handlers.officer_queue import TITLE_ON_BUTTON, show
from handlers.turn import Turn, button


@command("gop", summary="command-join", audience=For.OFFICERS)
async def join_by_command(turn: Turn, argument: str) -> None:
    """Petitions that may be about the same matter; with two codes, join them."""
    if not argument:
        raise CodeMissingError("/gop without a code", command="gop")
    one, _, other = argument.partition(" ")
    if other.strip():
        await _join(turn, parse_code(one), parse_code(other))
    else:
        await show_alike(turn, parse_code(one))


@action("alike", audience=For.OFFICERS)
async def show_alike(turn: Turn, code: str) -> None:
    """The likeliest first; each can be opened before it is joined."""
    petition = await turn.office.casefile.handled(turn.work, turn.on_duty, code)
    alike = await turn.office.joining.alike_to(turn.work, petition)
    if not alike:
        turn.say("alike-none", {"code": spoken_code(code)}, choices=(button("button-open", f"view:{code}"),))
        return
    lines = [
        turn.word(
            "alike-line",
            {
                "code": spoken_code(one.petition.code),
                "title": one.petition.title,
                "people": one.people,
                "percent": round(100 * one.likeness),
            },
        )
        for one in alike
    ]
    turn.say(
        "alike",
        {"code": spoken_code(code), "title": petition.title, "lines": "\n\n".join(lines)},
        choices=tuple(
            choice
            for one in alike
            for choice in (
                button(
                    "button-join",
                    f"joinwith:{code}:{one.petition.code}",
                    code=spoken_code(one.petition.code),
                    title=excerpt(one.petition.title, TITLE_ON_BUTTON),
                ),
                button("button-view-code", f"view:{one.petition.code}", code=spoken_code(one.petition.code)),
            )
        ),
    )


@action("joinwith", audience=For.OFFICERS)
async def join_by_button(turn: Turn, argument: str) -> None:
    """The officer confirms that both are one matter."""
    code, _, other = argument.partition(":")
    await _join(turn, code, other)


async def _join(turn: Turn, code: str, other: str) -> None:
    lead = await turn.office.joining.join_by_officer(turn.work, turn.on_duty, code, other)
    people = await turn.office.joining.people(turn.work, lead)
    turn.say("joined", {"code": spoken_code(lead.code), "people": people})
    await show(turn, lead.code, media=False)


@command("tach", summary="command-separate", audience=For.OFFICERS)
async def separate_by_command(turn: Turn, argument: str) -> None:
    """Not the same matter after all."""
    if not argument:
        raise CodeMissingError("/tach without a code", command="tach")
    await separate(turn, parse_code(argument))


@action("separate", audience=For.OFFICERS)
async def separate(turn: Turn, code: str) -> None:
    """The petition stands in the queue on its own again."""
    await turn.office.joining.separate(turn.work, turn.on_duty, code)
    turn.say("separated", {"code": spoken_code(code)})
    await show(turn, code, media=False)
