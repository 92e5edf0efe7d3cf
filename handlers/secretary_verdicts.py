"""All items of a conference: those without a verdict one after the other, and how each was left."""

from handlers.commands import For, action
from handlers.conference_words import parsed_number, words_of_item
from handlers.lengths import excerpt
from handlers.secretary_decide import show_item
from handlers.turn import Turn, button

PAGE = 8
LABEL = 32


@action("undecided", audience=For.SECRETARIES)
async def walk(turn: Turn, argument: str) -> None:
    """The first item without a verdict, after the one with this number."""
    number, _, after = argument.partition(":")
    conference = await turn.office.conferences.file.find(turn.work, parsed_number(number))
    items = [item for item in await turn.work.conferences.items_of(conference.id) if item.verdict is None]
    later = [item for item in items if item.number > (parsed_number(after) if after else 0)]
    if items:
        item = (later or items)[0]
        skip = [button("button-skip-item", f"undecided:{number}:{item.number}")] if len(items) > 1 else []
        await show_item(turn, item, *skip, left=len(items) - 1)
        return
    turn.say(
        "all-decided",
        {"number": conference.number},
        choices=(
            button("button-verdicts", f"verdicts:{conference.number}"),
            button("button-conclusion", f"conclusion:{conference.number}"),
        ),
    )


@action("verdicts", audience=For.SECRETARIES)
async def list_verdicts(turn: Turn, argument: str) -> None:
    """All items and how each was left; each may be changed until the notice is signed."""
    number, _, after = argument.partition(":")
    conference = await turn.office.conferences.file.find(turn.work, parsed_number(number))
    items = await turn.work.conferences.items_of(conference.id)
    rest = [item for item in items if item.number > (parsed_number(after) if after else 0)]
    shown = rest[:PAGE]
    choices = [
        button("button-item", f"decide:{one.id}", index=one.number, item=excerpt(one.title, LABEL))
        for one in shown
    ]
    if len(rest) > PAGE:
        choices.append(button("button-items-more", f"verdicts:{conference.number}:{shown[-1].number}"))
    turn.say(
        "verdicts",
        {
            "number": conference.number,
            "count": len(items),
            "left": max(0, len(rest) - PAGE),
            "lines": "\n".join(turn.word("verdict-line", words_of_item(turn, item)) for item in shown),
        },
        choices=(*choices, button("button-conclusion", f"conclusion:{conference.number}")),
    )
