"""Thanks, 'vâng', 'ok', a thumb while nothing is being written: answered, and no petition begins."""

from casework.petition import Act, Petition, spoken_code
from handlers import said
from handlers.commands import ACTIONS
from handlers.turn import Turn, button


async def answer_small_talk(turn: Turn, text: str) -> bool:
    """Answer what asks for nothing; what judges the only answer is its button. False for the rest."""
    satisfied = said.is_satisfied(text)
    if satisfied is None and not said.is_polite(text):
        return False
    petitions = await turn.work.petitions.of_petitioner(turn.petitioner.id)
    unjudged = [one for one in petitions if one.allows(Act.REOPEN) and one.satisfied is None]
    if satisfied is not None and len(unjudged) == 1:
        await ACTIONS["thanks" if satisfied else "reopen"][1](turn, unjudged[0].code)
    elif unjudged:
        _ask_verdict(turn, unjudged[0])
    elif satisfied is not None:
        return False
    else:
        _say_all_is_well(turn, next((one for one in petitions if one.is_open), None))
    return True


def _say_all_is_well(turn: Turn, newest: Petition | None) -> None:
    turn.say(
        "small-talk",
        {"code": spoken_code(newest.code) if newest else ""},
        choices=(button("button-view", f"mine:{newest.code}"),) if newest else (),
    )


def _ask_verdict(turn: Turn, petition: Petition) -> None:
    turn.say(
        "small-talk-answered",
        {"code": spoken_code(petition.code)},
        choices=(
            button("button-satisfied", f"thanks:{petition.code}"),
            button("button-not-satisfied", f"reopen:{petition.code}"),
        ),
    )
