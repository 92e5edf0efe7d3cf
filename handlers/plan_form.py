"""The form of a plan: its fields in the order in which they are asked, what may be answered, the plan."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from casework.conference import Form, Head
from casework.convening import Plan
from casework.places import Level
from casework.regulation import Ground, Kind
from handlers.dates import day_in, time_in

Fields = Mapping[str, str]

CHOICES: dict[str, type[StrEnum]] = {"kind": Kind, "head": Head, "form": Form, "ground": Ground}
LONGEST = {"group": 200, "reason": 500, "place": 200, "chair": 300, "scope": 1500, "title": 200}
HOURS = ("2", "3", "4", "8")
MOST_HOURS = 24.0
MOST_HOUR_WORDS = 5
MOST_PEOPLE = 100_000
_DECIMAL = re.compile(r"(\d{1,2})[.,](\d)(?!\d)")
_NUMBER = re.compile(r"\d[\d.]*")
_HALF = re.compile(r"rưỡi|ruoi")


def fields_of(form: Fields) -> tuple[str, ...]:
    """What has to be asked: some questions belong to one kind or form only."""
    possible = (
        ("kind", True),
        ("group", form.get("kind") == Kind.THEMATIC),
        ("reason", form.get("kind") == Kind.ADHOC),
        ("head", True),
        ("form", True),
        ("ground", form.get("form") != Form.ONLINE),
        ("day", True),
        ("time", True),
        ("hours", True),
        ("place", True),
        ("chair", True),
        ("scope", True),
        ("expected", True),
    )
    return tuple(name for name, asked in possible if asked)


def missing(form: Fields) -> str:
    """The first field that is not filled in, or empty."""
    return next((name for name in fields_of(form) if name not in form), "")


def before(form: Fields, field: str) -> str:
    """The question before this one, or empty."""
    asked = fields_of(form)
    place = asked.index(field) if field in asked else 0
    return asked[place - 1] if place else ""


def understood(field: str, text: str, today: date) -> dict[str, str]:
    """The fields that an answer fills in; none when it was not understood."""
    if field == "day":
        return _day_and_time(text, today)
    if field == "time":
        return _filled("time", time_in(text))
    if field == "hours":
        return _filled("hours", _hours(text))
    if field == "expected":
        count = number_in(text)
        return {} if count is None else {"expected": str(count)}
    if field in LONGEST:
        return _filled(field, " ".join(text.split()) if field != "scope" else text.strip())
    return {}


def number_in(text: str) -> int | None:
    """The first number in a text: 'khoảng 120 người', '1.200'."""
    found = _NUMBER.search(text)
    digits = found[0].replace(".", "") if found else ""
    if not digits.isascii() or not digits.isdecimal() or len(digits) > len(str(MOST_PEOPLE)):
        return None
    return int(digits) if int(digits) <= MOST_PEOPLE else None


def plan_of(form: Fields, *, title: str, level: Level) -> Plan:
    """The plan that a complete form makes."""
    asked = fields_of(form)
    chair, *co_chairs = [name.strip() for name in re.split(r"[;\n]", form["chair"]) if name.strip()] or [""]
    return Plan(
        title=form.get("title") or title,
        kind=Kind(form["kind"]),
        form=Form(form["form"]),
        head=Head(form["head"]),
        ground=Ground(form["ground"]) if "ground" in asked else Ground.COMMUNE,
        place=form["place"],
        held_on=date.fromisoformat(form["day"]),
        begins_at=form["time"],
        hours=float(form["hours"]),
        chair=chair,
        level=level,
        co_chairs=tuple(co_chairs),
        scope=form["scope"],
        group=form["group"] if "group" in asked else "",
        reason=form["reason"] if "reason" in asked else "",
        expected=int(form["expected"]),
    )


def _filled(field: str, value: str) -> dict[str, str]:
    return {field: value} if value else {}


def _day_and_time(text: str, today: date) -> dict[str, str]:
    found = day_in(text, today)
    if found is None:
        return {}
    day, rest = found
    return {"day": day.isoformat(), **_filled("time", time_in(rest))}


def _hours(text: str) -> str:
    """'3,5', '3 giờ', '3 giờ 30', '3 tiếng rưỡi' as a number of hours, or empty."""
    if len(text.split()) > MOST_HOUR_WORDS or day_in(text, date.min) is not None:
        return ""  # 'lúc 7h30 sáng ngày 18/12' says when, not how long
    decimal, clock, plain = _DECIMAL.search(text), time_in(text), _NUMBER.search(text)
    if decimal:
        hours = float(f"{decimal[1]}.{decimal[2]}")
    elif clock:
        hours = int(clock[:2]) + int(clock[3:]) / 60
    elif plain and plain[0].isdecimal():
        hours = int(plain[0]) + (0.5 if _HALF.search(text.lower()) else 0)
    else:
        return ""
    return f"{hours:g}" if 0 < hours <= MOST_HOURS else ""
