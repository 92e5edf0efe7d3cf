"""Who speaks, what is stored and why: the first reply, and the question for consent."""

from casework.reading import Nature, Reading, Urgency
from handlers.commands import waking
from handlers.conversation import Step
from handlers.turn import Turn, button

CONSENT_CHOICES = (button("button-consent", "consent:yes"), button("button-no-consent", "consent:no"))
SURELY_URGENT = 0.5  # the help line must not frighten whom the reader's cautious threshold calls urgent


def welcome(turn: Turn) -> None:
    """Who speaks, what is stored and why, and the question for consent; help in danger comes before all."""
    authority = turn.office.rulebook.authority
    turn.conversation.step = Step.CONSENT
    draft = turn.conversation.draft
    reading = turn.readings.text(draft.text) if draft is not None and draft.text else None
    waits = turn.conversation.has_draft and (reading is None or reading.nature is not Nature.OFFTOPIC)
    if reading is not None and is_surely_urgent(reading):
        turn.say("danger")
    turn.say(
        "welcome-waiting" if waits else "welcome",
        {"authority": authority.name, "controller": authority.controller, "contact": authority.contact},
        choices=CONSENT_CHOICES,
    )


@waking(Step.CONSENT)
async def remind_of_consent(turn: Turn, _: str) -> None:
    """More text came in before consent: the question once more, with the promise that it is kept."""
    turn.say("consent-still-open", choices=CONSENT_CHOICES)


def is_surely_urgent(reading: Reading) -> bool:
    """Whether the text most likely tells of danger now."""
    return reading.urgency_scores.get(Urgency.URGENT, 0.0) >= SURELY_URGENT
