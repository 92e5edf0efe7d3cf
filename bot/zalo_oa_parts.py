"""What fits into a message of a Zalo Official Account, and how buttons are written.

https://developers.zalo.me/docs/official-account/tin-nhan/tin-tu-van
"""

from collections.abc import Sequence
from typing import Any, Final

from bot.channels.channel import Button
from bot.media_kinds import JPEG, PNG, photo_format
from bot.zalo_oa_events import PRESS_PREFIX
from casework.notices import Attachment, MediaKind

LONGEST_TEXT: Final = 2000
MOST_BUTTONS: Final = 5
LONGEST_TITLE: Final = 100
LARGEST_IMAGE: Final = 1024 * 1024
LARGEST_FILE: Final = 5 * 1024 * 1024
FILE_TYPES: Final = (".pdf", ".doc", ".docx")


def takes(attachment: Attachment, content: bytes) -> bool:
    """Whether the account takes this file as it is."""
    if attachment.kind is MediaKind.PHOTO:
        return len(content) <= LARGEST_IMAGE and image_name(content) != ""
    return len(content) <= LARGEST_FILE and attachment.name.lower().endswith(FILE_TYPES)


def image_name(content: bytes) -> str:
    """A file name that fits a JPEG or PNG; empty for anything else."""
    found = photo_format(content)
    return f"anh{found.suffix}" if found in (JPEG, PNG) else ""


def fit_as_buttons(buttons: Sequence[Button]) -> bool:
    """Whether these choices can be buttons; more, or longer ones, become letters."""
    return len(buttons) <= MOST_BUTTONS and all(len(button.label) <= LONGEST_TITLE for button in buttons)


def keyboard(buttons: Sequence[Button]) -> dict[str, Any]:
    """The buttons under a text; a tap comes back as a text, the payload."""
    shown = [
        {"title": button.label, "type": "oa.query.hide", "payload": PRESS_PREFIX + button.action}
        for button in buttons
    ]
    return {"type": "template", "payload": {"buttons": shown}}
