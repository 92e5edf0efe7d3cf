"""What goes with a text, in words: '2 ảnh, 1 ghi âm'."""

from collections import Counter
from collections.abc import Iterable

from casework.notices import Attachment, MediaKind
from handlers.turn import Turn

_IN_ORDER = (MediaKind.PHOTO, MediaKind.VIDEO, MediaKind.VOICE, MediaKind.DOCUMENT)


def attached(turn: Turn, attachments: Iterable[Attachment]) -> str:
    """How many of each kind; empty when there is nothing but words and points."""
    counts = Counter(one.kind for one in attachments)
    return ", ".join(
        turn.word("attached", {"kind": kind, "count": counts[kind]}) for kind in _IN_ORDER if counts[kind]
    )
