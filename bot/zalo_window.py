"""When a Zalo Official Account may write to a person, and at whose cost.

Free for 48 hours after the person's last act, up to 8 messages; charged until 7 days have passed; then only
a template (ZNS). https://developers.zalo.me/docs/official-account/tin-nhan/tin-tu-van
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

FREE_FOR: Final = timedelta(hours=48)
FREE_MESSAGES: Final = 8
OPEN_FOR: Final = timedelta(days=7)


class Window(StrEnum):
    """What may be sent to a person now."""

    FREE = "free"  # a consultation message that costs nothing
    CHARGED = "charged"  # a consultation message that the account pays for
    TEMPLATE = "template"  # only a template
    CLOSED = "closed"  # the person has never done anything in this chat: nothing but a template to a number


def decide(last_act_at: datetime | None, now: datetime, sent_free: int) -> Window:
    """The window of a person who acted last at `last_act_at` and got `sent_free` messages since."""
    if last_act_at is None:
        return Window.CLOSED
    passed = now - last_act_at
    if passed < FREE_FOR and sent_free < FREE_MESSAGES:
        return Window.FREE
    return Window.CHARGED if passed < OPEN_FOR else Window.TEMPLATE
