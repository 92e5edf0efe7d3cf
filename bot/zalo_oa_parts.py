"""What fits into a message of a Zalo Official Account, and how buttons are written.

https://developers.zalo.me/docs/official-account/tin-nhan/tin-tu-van
"""

from collections.abc import Sequence
from typing import Any, Final

from bot.channels.channel import Button
from bot.zalo_oa_events import PRESS_PREFIX
from casework.notices import Attachment, MediaKind

LONGEST_TEXT: Final = 2000
MOST_BUTTONS: Final = 5
LONGEST_TITLE: Final = 100
LARGEST_IMAGE: Final = 1024 * 1024
LARGEST_FILE: Final = 5 * 1024 * 1024
FILE_TYPES: Final = (".pdf", ".doc", ".docx")
IMAGE_STARTS: Final = {b"\xff\xd8\xff": "anh.jpg", b"\x89PNG\r\n": "anh.png"}


def takes(attachment: Attachment, content: bytes) -> bool:
    """Whether the account takes this file as it is."""
    if attachment.kind is MediaKind.PHOTO:
        return len(content) <= LARGEST_IMAGE and image_name(content) != ""
    return len(content) <= LARGEST_FILE and attachment.name.lower().endswith(FILE_TYPES)


def image_name(content: bytes) -> str:
    """A file name that fits a JPEG or PNG; empty for anything else."""
    return next((name for start, name in IMAGE_STARTS.items() if content.startswith(start)), "")


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
