"""Thanks, 'vâng', 'ok', a thumb while nothing is being written: answered, and no petition begins."""

from casework.petition import Act, Petition, spoken_code
from handlers import said
from handlers.commands import ACTIONS
from handlers.turn import Turn, button


async def answer_small_talk(turn: Turn, text: str) -> bool:
    """Answer what asks for nothing; what judges an answer is taken as its button. False for anything else."""
    petitions = await turn.work.petitions.of_petitioner(turn.petitioner.id)
    unjudged = next((one for one in petitions if one.allows(Act.REOPEN) and one.satisfied is None), None)
    satisfied = said.is_satisfied(text)
    if unjudged is not None and satisfied is not None:
        await ACTIONS["thanks" if satisfied else "reopen"][1](turn, unjudged.code)
        return True
    if not said.is_polite(text):
        return False
    if unjudged is not None:
        _ask_verdict(turn, unjudged)
        return True
    newest = next((one for one in petitions if one.is_open), None)
    turn.say(
        "small-talk",
        {"code": spoken_code(newest.code) if newest else ""},
        choices=(button("button-view", f"mine:{newest.code}"),) if newest else (),
    )
    return True


def _ask_verdict(turn: Turn, petition: Petition) -> None:
    turn.say(
        "small-talk-answered",
        {"code": spoken_code(petition.code)},
        choices=(
            button("button-satisfied", f"thanks:{petition.code}"),
            button("button-not-satisfied", f"reopen:{petition.code}"),
        ),
    )
