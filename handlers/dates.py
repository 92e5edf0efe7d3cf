"""Days as people write them: 28/8/2025, 28-8-2025, 28.8, '28 tháng 8 năm 2025', with an hour or without."""

import re
from datetime import date

from casework.working_days import days_later

_DAY = re.compile(
    r"(?<!\d)(\d{1,2})\s*(?:[/.-]|tháng|thang)\s*(\d{1,2})(?:\s*(?:[/.-]|năm|nam)\s*(\d{4}))?(?!\d)"
)
_TIME = re.compile(
    r"(?<!\d)([01]?\d|2[0-3])\s*(?:giờ|gio|[:hg])\s*([0-5]\d|rưỡi|ruoi)?(?!\d)\s*(chiều|chieu|tối|toi)?"
)
_NOON = 12

_NEAR = {"hôm nay": 0, "hom nay": 0, "ngày mai": 1, "ngay mai": 1, "ngày kia": 2, "ngay kia": 2}


def day_in(text: str, today: date) -> tuple[date, str] | None:
    """The first day in a text, and the text without it; None when there is none that exists.

    Without a year it is the next such day from today on.
    """
    for word, later in _NEAR.items():
        at = text.lower().find(word)
        if at >= 0:
            return days_later(today, later), f"{text[:at]} {text[at + len(word) :]}".strip()
    for found in _DAY.finditer(text.lower()):
        day, month, year = int(found[1]), int(found[2]), found[3]
        for written in (int(year),) if year else (today.year, today.year + 1):
            parsed = _date(written, month, day)
            if parsed is not None and (year or parsed >= today):
                return parsed, f"{text[: found.start()]} {text[found.end() :]}".strip()
    return None


def time_in(text: str) -> str:
    """The first time of day in a text as 'HH:MM', or empty: '8 giờ', '8g30', '2 giờ rưỡi chiều'."""
    found = _TIME.search(text.lower())
    if not found:
        return ""
    hour = int(found[1]) + (_NOON if found[3] and int(found[1]) < _NOON else 0)
    minutes = found[2] or "00"
    return f"{hour:02}:{minutes if minutes.isdecimal() else '30'}"


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
