"""Every term of the six profiles, against days worked out by hand from the articles."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import parser
from bot.commands.deadlines import calendar_around, described, happened
from casework.deadlines import timetable
from casework.rulebook import load_regulations

CASES = tomllib.loads((Path(__file__).parent / "conference_cases.toml").read_text(encoding="utf-8"))["case"]
PROFILES = {regulation.id: regulation for regulation in load_regulations()}


def name_of(case: dict[str, Any]) -> str:
    given = [f"{word}" for word in ("adhoc", "complex") if case.get(word)]
    days = [f"{word} {case[word]}" for word in ("notice", "received") if word in case]
    return " ".join([case["profile"], str(case["conference"]), *given, *days, case["id"]])


def listed(case: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """What the command line prints for the case, by the id of the deadline."""
    line = ["deadlines", "--profile", case["profile"], "--conference", str(case["conference"]), "--json"]
    line += [f"--{word}" for word in ("adhoc", "complex") if case.get(word)]
    for word in ("notice", "received"):
        line += [f"--{word}", str(case[word])] if word in case else []
    options = parser().parse_args(line)
    dues = timetable((PROFILES[case["profile"]],), happened(options), calendar_around(options))
    return {due.rule.id: described(due) for due in dues}


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_a_term_ends_on_the_day_that_its_article_says(case):
    found = listed(case).get(case["id"])
    if case.get("absent"):
        assert found is None, case["why"]
        return
    assert found is not None, f"{case['id']} is not in the list"
    assert found["due"] == case["due"].isoformat(), case["why"]
    assert case["article"] in found["article"]
    assert found["provisional"] is case.get("provisional", False), case["why"]


def test_there_are_enough_cases_of_every_profile():
    assert len(CASES) >= 120
    assert {case["profile"] for case in CASES} == {one for one in PROFILES if PROFILES[one].is_of_conferences}
