"""What the Official Account's rules have against a message: its shape, the person, the window, the hour."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tests.servers.zalo_oa.users import User

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
MESSAGES = {
    -32: "Your application reached the limit",
    -201: "Params is invalid",
    -210: "Attachment is invalid",
    -211: "Out of quota",
    -213: "User has not followed OA",
    -216: "Access token is invalid",
    -218: "Out of quota to this user",
    -220: "Access token is expired or removed",
    -227: "User is banned or has been inactive for more than 45 days",
    -230: "User has not interacted with the OA in the past 7 days",
    -232: "User has not interacted with the OA yet, or the latest interaction is overdue",
    -234: "This type of message can not be sent at night (from 22:00 to 06:00)",
    -244: "User has restricted this type of message from your OA",
    -108: "Phone number is invalid",
    -109: "Template id is invalid",
    -112: "Template data is invalid",
    -118: "Zalo account not existed",
    -124: "Access token invalid",
    -133: "Template is not allowed to be sent at night",
}
FREE_MESSAGES = 8


class ApiError(Exception):
    """The API refuses with this code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


def admit(user: User | None, now: datetime, *, night_rule: bool, credit: int) -> bool:
    """Whether a message to the person is free, or costs; ApiError when none may be sent."""
    if user is None:
        raise ApiError(-201)
    for stands, code in (
        (user.banned, -227),
        (user.restricted, -244),
        (not user.follows, -213),
        (night_rule and is_night(now), -234),
        (user.acted_at is None, -232),
    ):
        if stands:
            raise ApiError(code)
    assert user.acted_at is not None
    passed = now - user.acted_at
    if passed > timedelta(days=7):
        raise ApiError(-230)
    if passed <= timedelta(hours=48) and user.free_used < FREE_MESSAGES:
        return True
    if credit <= 0:
        raise ApiError(-211)
    return False


def is_night(now: datetime) -> bool:
    """From 22:00 to 06:00 in Việt Nam."""
    return not 6 <= now.astimezone(HANOI).hour < 22


def buttons_of(message: dict[str, Any]) -> tuple[tuple[str, str, str], ...]:
    """The buttons of a message, checked."""
    payload = (message.get("attachment") or {}).get("payload") or {}
    buttons = payload.get("buttons") or []
    if len(buttons) > 5 or any(not 0 < len(button["title"]) <= 100 for button in buttons):
        raise ApiError(-201)
    return tuple((button["title"], button["type"], button["payload"]) for button in buttons)


def text_of(message: dict[str, Any]) -> str:
    """The text of a message, checked."""
    text = message.get("text", "")
    if not isinstance(text, str) or len(text) > 2000 or not (text or message.get("attachment")):
        raise ApiError(-201)
    return text
