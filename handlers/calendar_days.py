"""The calendar of working days: an administrator sets a day, and sees which terms have moved."""

import re
from datetime import date

from casework.calendar_keeping import Moved
from casework.notices import Words
from casework.working_days import DayOff, days_later
from handlers.commands import For, action, command
from handlers.dates import day_in
from handlers.lengths import excerpt
from handlers.turn import Turn, button

AHEAD_DAYS = 60
SHOWN = 15
LONGEST_NAME = 80
_WORKED = re.compile(r"^\s*(?:ngày\s+)?(?:làm\s*bù|đi\s*làm|lam\s*bu|di\s*lam)\b[\s:,-]*", re.IGNORECASE)
_OFF = re.compile(r"^\s*(?:ngày\s+)?(?:được\s*)?(?:nghỉ|nghi)\b[\s:,-]*", re.IGNORECASE)
# The day that waits to be confirmed lies beside whatever else is being filled in.
_DAY, _WORKS, _NAME, _SOURCE = _FIELDS = (
    "calendar-day",
    "calendar-works",
    "calendar-name",
    "calendar-source",
)


@command("lich", summary="command-calendar", audience=For.ADMINISTRATORS)
async def calendar(turn: Turn, argument: str) -> None:
    """What was set and what comes; with a day, a change to be confirmed."""
    if argument:
        await _preview(turn, argument)
    else:
        await show(turn)


@action("calendar", audience=For.ADMINISTRATORS)
async def calendar_by_button(turn: Turn, argument: str) -> None:
    """What was set and what comes."""
    _forget(turn)
    await show(turn)


async def show(turn: Turn) -> None:
    """Days set by administrators, the latest last, and the exceptions of the next weeks."""
    today = turn.office.conferences.file.today
    known = turn.office.rulebook.calendar
    ahead = (days_later(today, step) for step in range(AHEAD_DAYS + 1))
    coming = [known.exceptions[day] for day in ahead if day in known.exceptions]
    changed = await turn.work.conferences.days_changed()
    turn.say(
        "calendar",
        {
            "changed": "\n".join(_line(turn, day) for day in changed[-SHOWN:]),
            "coming": "\n".join(_line(turn, day) for day in coming[:SHOWN]),
            "days": AHEAD_DAYS,
        },
    )


def _line(turn: Turn, day: DayOff) -> str:
    return turn.word("calendar-line", _set_words(day))


def _set_words(day: DayOff) -> Words:
    return {
        "day": day.day.isoformat(),
        "works": "yes" if day.works else "no",
        "name": excerpt(day.name, LONGEST_NAME),
        "source": excerpt(day.source, LONGEST_NAME),
    }


def parsed_day(text: str, today: date) -> DayOff | None:
    """'31/8/2026 nghỉ Quốc khánh; 12729/VPCP' as a day; None when something is missing."""
    written, _, source = text.partition(";")
    found = day_in(written, today)
    if found is None:
        return None
    day, rest = found
    worked, off = _WORKED.match(rest), _OFF.match(rest)
    kind = worked or off
    if kind is None or not source.strip():
        return None
    name = rest[kind.end() :].strip() or rest.strip()  # 'làm bù' alone is a name too
    return DayOff(day=day, works=worked is not None, name=name, source=source.strip())


async def _preview(turn: Turn, text: str) -> None:
    today = turn.office.conferences.file.today
    day = parsed_day(text, today)
    if day is None:
        turn.say("calendar-help", {"text": excerpt(text, LONGEST_NAME)})
        return
    known = turn.office.rulebook.calendar
    words = _set_words(day)
    fields = (str(words[name]) for name in ("day", "works", "name", "source"))
    turn.conversation.form |= dict(zip(_FIELDS, fields, strict=True))
    turn.say(
        "calendar-preview",
        words | {"now": "yes" if known.works(day.day) else "no", "past": "yes" if day.day < today else ""},
        choices=(
            button("button-calendar-set", f"calendarset:{day.day.isoformat()}"),
            button("button-calendar-leave", "calendar:"),
        ),
    )


@action("calendarset", audience=For.ADMINISTRATORS)
async def set_day(turn: Turn, written: str) -> None:
    """Confirmed: every open term is counted again, and what moved is listed."""
    form = turn.conversation.form
    if not written or form.get(_DAY) != written:
        turn.say("stale-button")
        return
    day = DayOff(
        day=date.fromisoformat(written),
        works=form[_WORKS] == "yes",
        name=form[_NAME],
        source=form[_SOURCE],
    )
    moved, settle = await turn.office.conferences.calendar.change(turn.work, turn.on_duty, day)
    turn.after_commit.append(settle)
    _forget(turn)
    turn.say(
        "calendar-changed",
        _set_words(day)
        | {
            "count": len(moved),
            "lines": "\n".join(_moved(turn, one) for one in moved[:SHOWN]),
            "more": max(0, len(moved) - SHOWN),
        },
        choices=(button("button-calendar", "calendar:"),),
    )


def _forget(turn: Turn) -> None:
    for field in _FIELDS:
        turn.conversation.form.pop(field, None)


def _moved(turn: Turn, moved: Moved) -> str:
    words: Words = {
        "what": excerpt(moved.what, LONGEST_NAME),
        "before": moved.before.isoformat(),
        "after": moved.after.isoformat(),
    }
    return turn.word("calendar-moved", words)
