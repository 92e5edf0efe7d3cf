"""The due days of a conference, how each was counted, the calendar that an administrator changes."""

from datetime import date

import pytest

from casework.conference import Verdict
from casework.rulebook import Rulebook
from handlers.calendar_days import parsed_day
from tests.fakes.clock import SetClock
from tests.handlers.chat import SetReader
from tests.handlers.conference_steps import (
    S0,
    S1,
    S2,
    S3,
    S4,
    administrator,
    assigned,
    at,
    begun,
    concluded,
    decided,
    opened,
    recorded,
    town_under,
)
from tests.handlers.conference_town import Conferring


@pytest.fixture
async def town(rulebook: Rulebook, clock: SetClock, ear: SetReader) -> Conferring:
    """A commune under S3."""
    return await town_under(rulebook, clock, ear, S3)


async def test_every_due_day_is_listed_with_its_article(town: Conferring) -> None:
    await town.planned()
    await town.secretary.say("/han")
    assert town.secretary.heard == ["terms"]
    assert "thứ Năm, 19/3/2026" in town.secretary.text  # seven days before the conference
    assert "(Điều 7.2, Quy chế 1573-QĐ/TU)" in town.secretary.text
    assert "ban hành thông báo kết luận" in town.secretary.text  # the answers' term is not counted yet
    assert "1. Xem cách tính" in town.secretary.labels
    assert "2. Đã làm" in town.secretary.labels
    assert "1. Đã làm" not in town.secretary.labels  # drafts are the agencies'


async def test_a_day_is_explained_day_by_day(town: Conferring) -> None:
    await town.planned(held_on=date(2026, 4, 23))  # Hùng kings (27/4 observed), 30/4 and 1/5 follow
    await town.secretary.say("/han 1")
    for label in [label for label in town.secretary.labels if "Xem cách tính" in label]:
        await town.secretary.press(label)
        assert town.secretary.heard == ["term-explained"]
        if "ban hành thông báo" in town.secretary.text.lower():
            break
    assert "cuối tuần" in town.secretary.text
    assert "Ngày Quốc tế Lao động" in town.secretary.text
    assert "(nguồn: holidays)" in town.secretary.text
    assert "ngày thứ 1" in town.secretary.text


async def test_who_has_done_it_says_so_and_the_mark_is_met(town: Conferring) -> None:
    await town.planned()
    await town.secretary.say("/han 1")
    await town.secretary.press("2. Đã làm")
    assert town.secretary.heard == ["term-met"]
    assert town.conference().met
    (detail,) = recorded(town, "met")
    await town.secretary.press("Xem các thời hạn")
    assert "✅ đã làm" in town.secretary.text
    assert detail["deadline"] in town.conference().met


async def test_officers_look_but_only_secretaries_say_done(town: Conferring) -> None:
    await town.planned()
    await town.roads.say("/han 1")
    assert not any("Đã làm" in label for label in town.roads.labels)
    await town.roads.act("met:1:conclusion_notice")
    assert town.roads.heard == ["error-not-yours"]
    await town.lan.say("/han 1")
    assert town.lan.heard == ["error-not-yours"]


async def test_a_late_mark_is_red(town: Conferring) -> None:
    await town.planned()
    await at(town, date(2026, 5, 20))
    await town.secretary.say("/han 1")
    assert "🔴 quá hạn" in town.secretary.text


async def test_several_regulations_are_all_listed_and_the_earliest_is_marked(
    rulebook: Rulebook, clock: SetClock, ear: SetReader
) -> None:
    town = await town_under(rulebook, clock, ear, S0, S1, S2, S3, S4, "dieu-43-2025")
    await town.planned()
    await town.secretary.say("/han 1")
    pages = [town.secretary.text]
    while "Xem hạn tiếp theo" in town.secretary.labels:
        await town.secretary.press("Xem hạn tiếp theo")
        pages.append(town.secretary.text)
    everything = "\n".join(pages)
    assert everything.count("sớm nhất trong các quy định") >= 2
    for short in ("1548-QĐ/TU", "Sở Nội vụ"):
        assert short in everything
    assert len(town.secretary.labels) <= 12


async def test_a_petitions_own_term(town: Conferring) -> None:
    code = await town.lan.filed()
    await town.roads.say(f"/han {code}")
    assert town.roads.heard == ["petition-term"]
    assert "Căn cứ" in town.roads.text
    await town.schools.say(f"/han {code}")
    assert town.schools.heard == ["error-not-yours"]


@pytest.mark.parametrize("argument", ["explain:1:99", "explain:1:x", "explain:1", "met:1:nothing", "terms:x"])
async def test_old_buttons_of_terms_are_refused_politely(town: Conferring, argument: str) -> None:
    await town.planned()
    await town.secretary.act(argument)
    assert town.secretary.heard == ["stale-button"]


async def test_no_conference_or_several_are_asked_for_by_number(town: Conferring) -> None:
    await town.secretary.say("/han")
    assert town.secretary.heard == ["error-unknown-conference"]
    await town.secretary.say("/han 7")
    assert town.secretary.heard == ["error-unknown-conference"]


# --- the calendar ----------------------------------------------------------------------------------------


async def test_the_calendar_shows_what_comes(town: Conferring) -> None:
    admin = await administrator(town)
    await at(town, date(2026, 4, 20))
    await admin.say("/lich")
    assert admin.heard == ["calendar"]
    assert "thứ Năm, 30/4/2026: nghỉ" in admin.text
    assert "Chưa có ngày nào do người quản trị đặt" in admin.text


async def test_a_changed_day_recomputes_and_the_record_shows_what_moved(town: Conferring) -> None:
    admin = await administrator(town)
    code = await town.lan.filed()
    await opened(town)
    await assigned(town, code)
    before = town.items()[0].due
    await admin.say("/lich 31/3/2026 nghỉ bão số 1; 12/CĐ-UBND")
    assert admin.heard == ["calendar-preview"]
    assert "bão số 1" in admin.text
    assert town.items()[0].due == before  # nothing has changed yet
    await admin.press("Đồng ý")
    assert admin.heard == ["calendar-changed"]
    assert "→" in admin.text
    after = town.items()[0].due
    assert before is not None
    assert after is not None
    assert after > before
    assert town.hall.petition(code).due == after
    (detail,) = recorded(town, "calendar")
    assert f"{before} > {after}" in detail.values()
    assert not town.hall.rulebook.calendar.works(date(2026, 3, 31))
    await admin.press("Xem lịch")
    assert "bão số 1" in admin.text


async def test_a_saturday_may_be_worked(town: Conferring) -> None:
    admin = await administrator(town)
    await admin.say("/lich 28/3/2026 làm bù ngày 31/3; 12/CĐ-UBND")
    await admin.press("Đồng ý")
    assert town.hall.rulebook.calendar.works(date(2026, 3, 28))
    assert "Không hạn nào" in admin.text


async def test_what_was_answered_or_extended_does_not_move(town: Conferring) -> None:
    admin = await administrator(town)
    code = await town.lan.filed()
    await opened(town)
    item = await assigned(town, code)
    await begun(town)
    await decided(town, item, Verdict.ANSWERED_THERE, "Tuần sau vá")
    await concluded(town)
    before = town.items()[0].due
    await admin.say("/lich 6/4/2026 nghỉ bão; 1/CĐ")
    await admin.press("Đồng ý")
    assert town.items()[0].due == before


@pytest.mark.parametrize(
    "written", ["31/8/2026", "nghỉ Tết; 1/TB", "31/8/2026 nghỉ Tết", "31/2/2026 nghỉ; 1", "x"]
)
async def test_a_wrong_input_is_explained_with_an_example(town: Conferring, written: str) -> None:
    admin = await administrator(town)
    await admin.say(f"/lich {written}")
    assert admin.heard == ["calendar-help"]
    assert "/lich 31/8/2026 nghỉ Quốc khánh; 12729/VPCP" in admin.text


async def test_the_calendar_can_be_left_as_it_is(town: Conferring) -> None:
    admin = await administrator(town)
    await admin.say("/lich 31/3/2026 nghỉ bão; 12/CĐ")
    old = admin.action("Đồng ý")
    await admin.press("Không đổi")
    assert admin.heard == ["calendar"]
    await admin.act(old)
    assert admin.heard == ["stale-button"]
    assert town.hall.rulebook.calendar.works(date(2026, 3, 31))


async def test_only_administrators_change_the_calendar(town: Conferring) -> None:
    for chat in (town.secretary, town.chair, town.roads, town.lan):
        await chat.say("/lich 31/3/2026 nghỉ bão; 12/CĐ")
        assert chat.heard == ["error-not-yours"]


def test_a_day_is_read_as_people_write_it() -> None:
    today = date(2026, 3, 2)
    off = parsed_day("ngày 31 tháng 8 năm 2026 nghỉ: Quốc khánh; 12729/VPCP-KGVX", today)
    assert off is not None
    assert (off.day, off.works, off.source) == (date(2026, 8, 31), False, "12729/VPCP-KGVX")
    worked = parsed_day("22/8 lam bu; VPCP", today)
    assert worked is not None
    assert (worked.day, worked.works, worked.name) == (date(2026, 8, 22), True, "lam bu")
