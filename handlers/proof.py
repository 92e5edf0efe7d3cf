"""Photos and files that go with what an officer writes: they wait in the form until the words are there."""

from urllib.parse import quote, unquote

from casework.notices import Attachment, MediaKind
from handlers.turn import Turn

_KEPT = "photos"
MOST = 5


def keep_attachments(turn: Turn) -> None:
    """What came with this message waits with what came before; only what is in our own file store."""
    found = [
        f"{item.kind}:{item.content}:{quote(item.name)}" for item in turn.incoming.attachments if item.content
    ]
    kept = [*turn.conversation.form.get(_KEPT, "").split(), *found]
    turn.conversation.form[_KEPT] = " ".join(kept[:MOST])


def kept_attachments(turn: Turn) -> tuple[Attachment, ...]:
    """What waits, in the order it came."""
    words = [kept.split(":") for kept in turn.conversation.form.get(_KEPT, "").split()]
    return tuple(
        Attachment(kind=MediaKind(kind), content=content, name=unquote(name)) for kind, content, name in words
    )


def carried(turn: Turn) -> str:
    """What waits, to be handed on when the step begins again."""
    return turn.conversation.form.get(_KEPT, "")


def carry(turn: Turn, waiting: str) -> None:
    """What waited goes on waiting in the new step."""
    turn.conversation.form[_KEPT] = waiting
