"""Who speaks, what is stored and why: the first reply, and the question for consent."""

from handlers.commands import waking
from handlers.conversation import Step
from handlers.turn import Turn, button


def welcome(turn: Turn) -> None:
    """Who speaks, what is stored and why, and the question for consent."""
    authority = turn.office.rulebook.authority
    turn.conversation.step = Step.CONSENT
    turn.say(
        "welcome-waiting" if turn.conversation.has_draft else "welcome",
        {"authority": authority.name, "controller": authority.controller, "contact": authority.contact},
        choices=(button("button-consent", "consent:yes"), button("button-no-consent", "consent:no")),
    )


@waking(Step.CONSENT)
async def remind_of_consent(turn: Turn, _: str) -> None:
    """More text came in before consent: the question once more, with the promise that it is kept."""
    turn.say(
        "consent-still-open",
        choices=(button("button-consent", "consent:yes"), button("button-no-consent", "consent:no")),
    )
