"""What an agency's group is reminded of in the morning, and how little it is told."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from casework.group_keeping import MOST_LINES, GroupKeeping
from casework.petition import Outcome, Stage, spoken_code
from casework.reading import Urgency
from casework.working_days import HANOI
from tests.fakes.readings import reading_of

MORNING = time(7, 30)


@pytest.fixture
def keeping(town):
    return GroupKeeping(casefile=town.casefile)


@pytest.fixture
async def group(town, keeping, minh):
    contact = await town.citizen("Nhóm Kinh tế")
    return await town.do(keeping.link, minh, contact.id)


def on_the_morning_of(town, day):
    town.clock.moment = datetime.combine(day, MORNING, HANOI)


async def remind(town, keeping, group):
    """The words of the message, or None when there was nothing to say."""
    town.heard()
    said = await town.do(keeping.remind, group)
    notices = town.heard()
    assert len(notices) == said
    return notices[0].words if notices else None


async def test_a_petition_is_named_on_the_friday_before_on_the_day_and_after_it(town, keeping, group, lan):
    petition = await town.file(lan)
    due = petition.due
    assert due.isoweekday() == 1, "a Monday"
    line = f"{spoken_code(petition.code)} · Giao thông · xã Sông Hiền · {due.day}/{due.month}"
    heard = {}
    for days in (-4, -3, 0, 1):
        on_the_morning_of(town, due + timedelta(days=days))
        words = await remind(town, keeping, group)
        heard[days] = [name for name, lines in (words or {}).items() if line in str(lines)]
    assert heard == {-4: [], -3: ["soon"], 0: ["today"], 1: ["late"]}


async def test_nothing_that_anybody_wrote_is_in_the_message(town, keeping, group, lan):
    reading = reading_of(title="ông Tư, 0912345678")
    petition = await town.file(lan, "Nhà ông Tư 0912345678 bị ngập", reading=reading)
    on_the_morning_of(town, petition.due)
    written = str(await remind(town, keeping, group))
    assert spoken_code(petition.code) in written
    for part in ("ông Tư", "0912", "Lan", "Chợ Mới"):
        assert part not in written


async def test_urgent_ones_come_first(town, keeping, group, lan):
    normal = await town.file(lan)
    urgent = await town.file(lan, "Cháy", reading=reading_of(urgency=Urgency.URGENT))
    on_the_morning_of(town, normal.due)
    lines = str((await remind(town, keeping, group))["today"]).splitlines()
    assert [spoken_code(one.code) in line for one, line in zip((urgent, normal), lines, strict=True)] == [
        True,
        True,
    ]
    assert lines[0].startswith("🔴")


async def test_what_is_answered_is_not_named(town, keeping, group, lan, minh):
    petition = await town.file(lan)
    await town.do(town.answering.record, minh, petition.code, outcome=Outcome.RESOLVED, text="Đã vá")
    on_the_morning_of(town, petition.due)
    assert await remind(town, keeping, group) is None


async def test_a_sealed_petition_is_in_no_groups_message(town, keeping, group, lan, minh):
    petition = await town.file(lan)
    await town.do(town.triage.seal, minh, petition.code, reason="tố cáo")
    town.heard()
    assert (await town.now(petition)).stage is Stage.SEALED
    await town.do(town.casefile.tell_groups, replace(petition, stage=Stage.SEALED), "group-new")
    assert town.heard() == []


async def test_very_many_are_cut_and_counted(town, keeping, group, lan):
    petitions = [await town.file(lan, f"Ổ gà số {number}") for number in range(MOST_LINES + 3)]
    on_the_morning_of(town, petitions[0].due)
    lines = str((await remind(town, keeping, group))["today"]).splitlines()
    assert (len(lines), lines[-1]) == (MOST_LINES + 1, "… (+3)")


async def test_on_a_day_off_only_what_is_due_that_very_day_is_said(town, keeping, group, lan):
    petition = await town.file(lan)
    sunday = petition.due + timedelta(days=(6 - petition.due.weekday()) % 7 or 7)
    on_the_morning_of(town, sunday)
    assert await remind(town, keeping, group) is None
    town.store.shelves.petitions[petition.id] = replace(petition, due=sunday)
    assert await remind(town, keeping, group) is not None
