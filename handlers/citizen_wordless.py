"""What came without words: one question, what it is about; or one press adds it to an earlier petition."""

from casework.notices import MediaKind
from casework.petition import spoken_code
from handlers.adding import recent_petitions
from handlers.conversation import Draft, Step
from handlers.turn import Turn, button


async def ask_what(turn: Turn, draft: Draft) -> None:
    """Ask for words, naming what has arrived. A typed 'gửi' means the first button."""
    recent = await recent_petitions(turn) if draft.attachments else []
    sentence, kind = _question(draft)
    choices = (
        *(
            button("button-add-to", f"addto:{petition.code}:{draft.id}", code=spoken_code(petition.code))
            for petition in recent
        ),
        button("button-file-anyway", f"keep:{draft.id}"),
        button("button-drop", f"drop:{draft.id}"),
    )
    turn.conversation.step = Step.DESCRIBING
    turn.conversation.usual, turn.conversation.otherwise = choices[0].action, choices[-1].action
    turn.say(sentence, {"kind": kind, "recent": len(recent)}, choices=choices)


def _question(draft: Draft) -> tuple[str, str]:
    kinds = {attachment.kind for attachment in draft.attachments}
    if not kinds:
        return "ask-what", ""
    if kinds <= {MediaKind.PHOTO, MediaKind.LOCATION} and MediaKind.PHOTO in kinds:
        return "ask-what-photo", ""
    return "ask-what-media", kinds.pop() if len(kinds) == 1 else "several"
