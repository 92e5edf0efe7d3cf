"""An administrator sets a day: open terms are counted again, and what moved is kept."""

from datetime import date

import pytest

from casework.agencies import Role
from casework.conference import Verdict
from casework.errors import NotYoursError, TextMissingError
from casework.petition import spoken_code
from casework.working_days import DayOff
from tests.casework.conference_town import town_under

FLOOD = DayOff(day=date(2026, 3, 31), works=False, name="Bão số 3", source="12/CĐ-UBND")
EARLY_FLOOD = DayOff(day=date(2026, 3, 4), works=False, name="Bão số 2", source="11/CĐ-UBND")


@pytest.fixture
async def administrator(hall):
    return await hall.officer("Quản", "tiep-nhan", Role.ADMINISTRATOR)


@pytest.fixture
def change(hall, administrator):
    """The administrator sets a day, and the new calendar counts."""

    async def set_day(day=FLOOD):
        moved, settle = await hall.do(hall.keeping.change, administrator, day)
        settle()
        return {one.what: (one.before, one.after) for one in moved}

    return set_day


def term(hall, rule_id):
    return hall.files.term(hall.numbered(1), rule_id).due


async def test_a_day_off_moves_the_open_terms_of_a_conference_and_the_record_says_which(hall, change):
    conference = await hall.planned()
    moved = await change()
    (what,) = moved
    assert what.startswith("1: Ban hành thông báo kết luận")
    assert moved[what] == (date(2026, 4, 2), date(2026, 4, 3))
    assert term(hall, "conclusion_notice") == date(2026, 4, 3)
    line = hall.last_line(conference)
    assert line.act == "calendar"
    assert line.detail == {what: "2026-04-02 > 2026-04-03", "day": "2026-03-31"}


async def test_calendar_days_are_not_moved(hall, change):
    await hall.planned()
    await change()
    assert term(hall, "result_announced") == date(2026, 4, 5)


async def test_a_term_that_was_met_does_not_move(hall, change):
    conference = await hall.planned()
    await hall.do(hall.archiving.mark, hall.secretary, 1, "conclusion_notice")
    assert await change() == {}
    assert hall.last_line(conference).act == "met"


async def test_an_item_moves_with_its_petition(hall, change):
    await hall.collecting()
    petition = await hall.matter()
    item = await hall.on_agenda(petition)
    moved = await change()
    assert moved[item.title] == (date(2026, 4, 13), date(2026, 4, 14))
    assert hall.item(item).due == hall.petition(petition).due == date(2026, 4, 14)


async def test_what_is_settled_longer_or_named_by_the_chair_stays(rulebook):
    hall = await town_under(rulebook, "s2-dien-bien-snv")
    administrator = await hall.officer("Quản", "tiep-nhan", Role.ADMINISTRATOR)
    await hall.planned()
    await hall.begun()
    settled, named, longer, open_one = [await hall.raised(text=f"Việc {n}") for n in range(4)]
    await hall.decided(settled, Verdict.RECORDED, "Ghi nhận.")
    await hall.decided(named, Verdict.LATER, day=date(2026, 4, 10))
    for item in (longer, open_one):
        await hall.decided(item, Verdict.LATER)
    await hall.ended()
    await hall.signed()
    await hall.do(hall.following.extend, hall.roads, longer.id, to=date(2026, 4, 30), reason="Khó")
    moved, _ = await hall.do(hall.keeping.change, administrator, FLOOD)
    assert {one.what: one.after for one in moved if one.what.startswith("Việc")} == {
        "Việc 3": date(2026, 4, 17)
    }
    assert hall.item(named).due == date(2026, 4, 10)
    assert hall.item(longer).due == date(2026, 4, 30)


async def test_items_of_a_conference_without_a_term_for_answers_stay(rulebook):
    hall = await town_under(rulebook, "dieu-43-2025")
    administrator = await hall.officer("Quản", "tiep-nhan", Role.ADMINISTRATOR)
    await hall.collecting()
    await hall.on_agenda(await hall.matter())
    moved, _ = await hall.do(hall.keeping.change, administrator, FLOOD)
    assert [one.what for one in moved] == []


async def test_a_petition_with_a_term_of_its_own_moves_with_a_line_of_history(hall, change):
    petition = await hall.matter()
    moved = await change(EARLY_FLOOD)
    assert moved == {spoken_code(petition.code): (date(2026, 3, 23), date(2026, 3, 24))}
    kept = hall.petition(petition)
    assert (kept.due, kept.acknowledge_by) == (date(2026, 3, 24), date(2026, 3, 17))
    assert (hall.history(petition)[-1].act, hall.history(petition)[-1].detail) == (
        "term-moved",
        {"before": "2026-03-23", "after": "2026-03-24"},
    )


async def test_a_term_that_began_anew_is_counted_from_its_own_first_day(hall, change):
    await hall.collecting()
    petition = await hall.matter()
    item = await hall.on_agenda(petition)
    hall.come_to(date(2026, 3, 16))
    await hall.do(hall.agenda.remove, hall.secretary, item.id)
    moved = await change()
    assert moved[spoken_code(petition.code)] == (date(2026, 4, 6), date(2026, 4, 7))


async def test_a_day_that_was_worked_anyway_moves_nothing(hall, change):
    await hall.planned()
    petition = await hall.matter()
    sunday = DayOff(day=date(2026, 3, 29), works=False, name="Chủ nhật", source="lịch")
    assert await change(sunday) == {}
    assert hall.history(petition)[-1].act != "term-moved"


async def test_only_the_acknowledgement_of_a_petition_on_an_agenda_may_move(hall, change):
    await hall.collecting()
    petition = await hall.matter()
    await hall.on_agenda(petition)
    assert await change(EARLY_FLOOD) == {}
    kept = hall.petition(petition)
    assert (kept.due, kept.acknowledge_by) == (date(2026, 4, 13), date(2026, 3, 17))


async def test_a_change_is_audited_and_kept_for_the_next_start(hall, rulebook, change, administrator):
    await change()
    await change(DayOff(day=date(2026, 4, 4), works=True, name="Làm bù", source="13/CĐ-UBND"))
    assert hall.store.audit == [
        (administrator.id, "change-day", "2026-03-31", "off: Bão số 3 (12/CĐ-UBND)"),
        (administrator.id, "change-day", "2026-04-04", "works: Làm bù (13/CĐ-UBND)"),
    ]
    other = await town_under(rulebook, *rulebook.authority.regulations)
    other.store.shelves = hall.store.shelves
    assert other.rulebook.calendar.works(FLOOD.day)
    await other.do(other.keeping.load)
    assert not other.rulebook.calendar.works(FLOOD.day)
    assert other.rulebook.calendar.works(date(2026, 4, 4))


async def test_until_the_unit_is_kept_the_old_calendar_counts(hall, administrator):
    _, settle = await hall.do(hall.keeping.change, administrator, FLOOD)
    assert hall.rulebook.calendar.works(FLOOD.day)
    settle()
    assert not hall.rulebook.calendar.works(FLOOD.day)


@pytest.mark.parametrize("words", [{"name": " "}, {"source": ""}])
async def test_a_changed_day_needs_a_name_and_a_source(hall, administrator, words):
    day = DayOff(**{"day": FLOOD.day, "works": False, "name": "Bão", "source": "12", **words})
    with pytest.raises(TextMissingError):
        await hall.do(hall.keeping.change, administrator, day)
    assert hall.store.shelves.changed_days == {}


async def test_only_the_administrator_changes_the_calendar(hall):
    with pytest.raises(NotYoursError):
        await hall.do(hall.keeping.change, hall.secretary, FLOOD)
    assert hall.store.audit == []
