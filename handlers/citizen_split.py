"""Several matters in one message: shown as they would be divided; the citizen says yes or no."""

from handlers.conversation import Draft, Step
from handlers.lengths import excerpt
from handlers.turn import Turn, button

LONGEST_PART = 200


def ask_split(turn: Turn, draft: Draft, parts: tuple[str, ...]) -> None:
    """The question, with each matter as a numbered line."""
    turn.conversation.step = Step.CONFIRMING
    turn.conversation.usual, turn.conversation.otherwise = f"split:{draft.id}", f"whole:{draft.id}"
    lines = [
        turn.word("split-line", {"number": number, "text": excerpt(part, LONGEST_PART)})
        for number, part in enumerate(parts, start=1)
    ]
    turn.say(
        "ask-split",
        {"count": len(parts), "lines": "\n".join(lines)},
        choices=(
            button("button-split", turn.conversation.usual, count=len(parts)),
            button("button-whole", turn.conversation.otherwise),
        ),
    )


def divided(draft: Draft, parts: tuple[str, ...]) -> list[Draft]:
    """One draft for each matter; photos go with all of them, for nobody knows which they show."""
    return [
        Draft(
            parts={f"{draft.id}-{number}": part},
            attachments=draft.attachments,
            disclosure=draft.disclosure,
            stands_alone=draft.stands_alone,
            poster=draft.poster,
        )
        for number, part in enumerate(parts)
    ]
