"""`langnghe deadlines`: when everything is due under one regulation, with the article of each term."""

import argparse
import json
from itertools import pairwise

from bot.settings import SettingsError
from casework.deadlines import DueDay, Happened, timetable
from casework.errors import RulebookError
from casework.regulation import Kind, Regulation, StartEvent
from casework.rulebook import load_calendar, load_regulations
from casework.working_days import WorkingDays

YEARS_BEFORE = 1
YEARS_AFTER = 2


def deadlines(options: argparse.Namespace) -> int:
    """Print the due days, earliest first."""
    regulation = _named(options.profile)
    _check_order(options)
    dues = timetable((regulation,), happened(options), calendar_around(options))
    if options.json:
        print(json.dumps([described(due) for due in dues], ensure_ascii=False, indent=2))
    else:
        print("\n".join(_line(due) for due in dues))
    return 0


def happened(options: argparse.Namespace) -> Happened:
    """What the options say. Without --ended the work ends on the conference's day, the earliest."""
    days = {
        StartEvent.CONFERENCE_HELD: options.conference,
        StartEvent.NOTICE_ISSUED: options.notice,
        StartEvent.NOTICE_RECEIVED: options.received,
        StartEvent.WORK_ENDED: options.ended or options.conference,
    }
    return Happened(
        conference=options.conference,
        events={event: day for event, day in days.items() if day is not None},
        kind=Kind.ADHOC if options.adhoc else Kind.PERIODIC,
        is_complex=options.complex,
        levels=options.levels,
    )


def described(due: DueDay) -> dict[str, str | int | bool]:
    """One due day as JSON."""
    return {
        "id": due.rule.id,
        "due": due.due.isoformat(),
        "article": due.rule.article,
        "unit": due.rule.unit,
        "days": due.rule.days,
        "start": due.rule.start,
        "provisional": due.provisional,
    }


def calendar_around(options: argparse.Namespace) -> WorkingDays:
    """The calendar of the years that the terms can touch."""
    from bot.holidays import public_holidays

    given = [day for day in (options.conference, options.notice, options.received, options.ended) if day]
    holidays = public_holidays(min(given).year - YEARS_BEFORE, max(given).year + YEARS_AFTER)
    return load_calendar(holidays)


def _named(profile: str) -> Regulation:
    known = load_regulations()
    for regulation in known:
        if regulation.id == profile:
            return regulation
    names = ", ".join(one.id for one in known if one.is_of_conferences)
    raise RulebookError(f"Không có quy định '{profile}'. Hiện có: {names}.")


def _check_order(options: argparse.Namespace) -> None:
    """Events in an impossible order are a slip of the keyboard: nothing is counted from them."""
    order = (
        ("--conference", options.conference),
        ("--notice", options.notice),
        ("--received", options.received),
        ("--ended", options.ended),
    )
    given = [(name, day) for name, day in order if day is not None]
    for (earlier, first), (later, second) in pairwise(given):
        if second < first:
            raise SettingsError(f"{later} {second} trước {earlier} {first}. Hãy xem lại hai ngày này.")


def _line(due: DueDay) -> str:
    mark = " (tạm tính)" if due.provisional else ""
    return f"{due.due}  {due.rule.id:<28} {due.rule.article}{mark}"
