"""What a person who files a petition learns of conferences: one that collects, one that has concluded."""

from casework.conference import Conference, Item, Phase
from casework.notices import iso
from casework.petition import Petition, Stage
from handlers.conference_words import words_of, words_of_item
from handlers.lengths import excerpt
from handlers.turn import Turn, button

SHOWN = 1200  # of what was said and of what was answered: both fit into one message


async def tell_collecting(turn: Turn, petition: Petition) -> None:
    """After the receipt: the next conference for which opinions are collected, and by when."""
    if petition.stage is Stage.SEALED or turn.conversation.has_draft:
        return
    conference = await _collecting(turn)
    if conference is None or conference.collects_until is None:
        return
    turn.say(
        "collecting",
        words_of(turn, conference) | {"until": conference.collects_until.isoformat()},
        choices=(button("button-register", f"speak:{conference.number}"),),
    )


async def _collecting(turn: Turn) -> Conference | None:
    today = turn.office.conferences.file.today
    return next(
        (
            one
            for one in await turn.work.conferences.running()
            if one.phase is Phase.COLLECTING
            and one.collects_until is not None
            and today <= one.collects_until
        ),
        None,
    )


def tell_concluded(turn: Turn, conference: Conference, item: Item) -> None:
    """What was concluded about the matter of somebody else, without personal data."""
    mask = turn.office.casefile.mask
    turn.say(
        "matter-concluded",
        words_of(turn, conference)
        | words_of_item(turn, item)
        | {
            "item": mask(item.title),
            "said": excerpt(mask(item.said), SHOWN),
            "answer": excerpt(mask(item.answer), SHOWN) if item.answer != item.said else "",
            "answered": iso(item.answered_on),
        },
    )
