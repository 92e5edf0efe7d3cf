"""Agencies draft before the conference and answer after it; longer terms, receipts, the morning's words."""

from datetime import date, timedelta

import pytest

from casework.conference import Verdict
from casework.notices import Attachment, MediaKind
from casework.petition import Outcome
from casework.rulebook import Rulebook
from tests.fakes.clock import SetClock
from tests.handlers.chat import SetReader
from tests.handlers.conference_steps import (
    S0,
    S1,
    S2,
    S3,
    assigned,
    at,
    begun,
    concluded,
    concluded_with,
    decided,
    opened,
    raised,
    recorded,
    remind,
    town_under,
)
from tests.handlers.conference_town import Conferring


@pytest.fixture
async def town(rulebook: Rulebook, clock: SetClock, ear: SetReader) -> Conferring:
    """A commune under S3."""
    return await town_under(rulebook, clock, ear, S3)


# --- drafts ----------------------------------------------------------------------------------------------


async def test_an_agency_sends_its_drafts_and_hears_how_many_are_left(town: Conferring) -> None:
    await opened(town)
    for text in ("Ổ gà đầu thôn", "Ổ gà cuối thôn"):
        await assigned(town, await town.lan.filed(text))
    await town.roads.say("/duthao")
    assert town.roads.heard == ["tasks"]
    assert town.roads.text.count("Cần gửi dự thảo trả lời, hạn thứ Năm, 19/3/2026") == 2
    await town.roads.press("HN1, việc 1: Gửi dự thảo")
    assert "Ổ gà đầu thôn" in town.roads.text
    await town.roads.say("Sẽ vá trong tháng 4")
    assert town.roads.heard == ["draft-kept"]
    assert "còn 1 việc chưa gửi dự thảo" in town.roads.text
    await town.roads.press("Xem việc của cơ quan")
    await town.roads.press("HN1, việc 2: Gửi dự thảo")
    await town.roads.say("Đã vá", Attachment(kind=MediaKind.PHOTO, content="photo"))
    assert "đã gửi đủ dự thảo" in town.roads.text
    assert "kèm 1 ảnh" in town.roads.text
    assert town.secretary.seen[-1].sentence == "secretary-drafts"
    assert [item.draft for item in town.items()] == ["Sẽ vá trong tháng 4", "Đã vá"]


async def test_a_second_draft_replaces_the_first_and_both_are_recorded(town: Conferring) -> None:
    await opened(town)
    item = await assigned(town, await town.lan.filed())
    for text in ("Lần một", "Lần hai"):
        await town.roads.act(f"draft:{item.id}")
        await town.roads.say(text)
    assert town.items()[0].draft == "Lần hai"
    assert [detail["before"] for detail in recorded(town, "draft")] == ["", "Lần một"]


async def test_a_photo_alone_is_no_draft(town: Conferring) -> None:
    await opened(town)
    item = await assigned(town, await town.lan.filed())
    await town.roads.act(f"draft:{item.id}")
    await town.roads.photo()
    assert town.roads.heard == ["draft-needs-words"]
    await town.roads.say("a" * 3001)
    assert town.roads.heard == ["text-too-long"]
    await town.roads.press("Thôi")
    assert town.items()[0].draft == ""


async def test_only_the_agency_itself_drafts_and_only_in_time(town: Conferring) -> None:
    await opened(town)
    item = await assigned(town, await town.lan.filed())
    await town.schools.act(f"draft:{item.id}")
    assert town.schools.heard == ["error-not-yours"]
    await town.roads.act("draft:000000000000")
    assert town.roads.heard == ["error-unknown-conference"]
    await begun(town)
    await decided(town, item, Verdict.RECORDED, "Ghi nhận")
    await town.roads.act(f"draft:{item.id}")
    assert town.roads.heard == ["error-item-done"]


async def test_an_agency_without_tasks_is_told_so(town: Conferring) -> None:
    await opened(town)
    await town.schools.say("/duthao")
    assert town.schools.heard == ["tasks-none"]
    await town.schools.act("tasks:x")
    assert town.schools.heard == ["stale-button"]


async def test_many_tasks_are_paged(town: Conferring) -> None:
    await opened(town)
    for number in range(11):
        await assigned(town, await town.lan.filed(f"Ổ gà số {number} trên đường liên thôn"))
    await town.roads.say("/duthao")
    assert "11. (" not in town.roads.text
    await town.roads.press("Xem việc tiếp theo")
    assert "việc 11" in town.roads.text
    await town.roads.press("HN1, việc 11: Gửi dự thảo")
    assert town.roads.heard == ["ask-draft"]


# --- answers ---------------------------------------------------------------------------------------------


async def test_the_agency_answers_and_the_petitioner_judges(town: Conferring) -> None:
    code, _ = await concluded_with(town)
    await town.roads.say("/duthao")
    assert "Cần trả lời bằng văn bản, hạn" in town.roads.text
    await town.roads.press("HN1, việc 1: Trả lời")
    assert town.roads.heard == ["settle-item"]
    await town.roads.press("Đã giải quyết xong")
    await town.roads.say("Đã vá xong ngày 10/4")
    assert town.roads.heard == ["settlement-preview"]
    await town.roads.press("Gửi cho người dân")
    assert town.roads.heard == ["item-settled"]
    assert "không còn việc nào" in town.roads.text
    assert town.lan.seen[-1].sentence == "notice-answered"
    assert town.hall.petition(code).outcome is Outcome.RESOLVED
    assert town.items()[0].answered_on is not None
    await town.roads.press("Xem việc của cơ quan")
    assert "✅ Đã xong" in town.roads.text


async def test_an_opinion_from_the_room_is_answered_to_who_raised_it(town: Conferring) -> None:
    await opened(town)
    await begun(town)
    item = await raised(town)
    await decided(town, item)
    await concluded(town)
    await town.roads.act(f"settle:{item.id}")
    await town.roads.press("Đang giải quyết")
    await town.roads.say("Đang đặt mua bóng đèn")
    assert town.roads.heard == ["settlement-preview"]
    await town.roads.press("Gửi cho người dân")
    assert town.lan.seen[-1].sentence == "notice-item-answered"
    assert "việc chưa đóng lại" in town.lan.text
    assert town.items()[0].answered_on is None
    await town.roads.act(f"settle:{item.id}:resolved")
    await town.roads.say("Đã thay bóng")
    assert town.roads.heard == ["settlement-preview"]
    await town.roads.press("Gửi cho người dân")
    assert "Đã thay bóng" in town.lan.text
    assert town.secretary.seen[-1].sentence == "secretary-answered"
    assert [detail["text"] for detail in recorded(town, "answer")] == [
        "Đang đặt mua bóng đèn",
        "Đã thay bóng",
    ]


async def test_an_agency_that_answers_twice_is_refused(town: Conferring) -> None:
    await opened(town)
    await begun(town)
    item = await raised(town)
    await decided(town, item)
    await concluded(town)
    await town.roads.act(f"settle:{item.id}:resolved")
    await town.roads.say("Đã thay bóng")
    assert town.roads.heard == ["settlement-preview"]
    await town.roads.press("Gửi cho người dân")
    before = len(town.lan.seen)
    await town.roads.act(f"settle:{item.id}:answered")
    assert town.roads.heard == ["error-item-done"]
    await town.schools.act(f"settle:{item.id}")
    assert town.schools.heard == ["error-not-yours"]
    assert len(town.lan.seen) == before
    assert town.items()[0].answer == "Đã thay bóng"


async def test_a_forged_outcome_is_refused(town: Conferring) -> None:
    _, item = await concluded_with(town)
    await town.roads.act(f"settle:{item.id}:nonsense")
    assert town.roads.heard == ["stale-button"]
    assert town.roads.state["step"] == "idle"


async def test_a_late_answer_is_red(town: Conferring) -> None:
    await concluded_with(town)
    await at(town, date(2026, 6, 1))
    await town.roads.say("/duthao 1")
    assert "🔴 quá hạn" in town.roads.text


# --- the receipt of the notice (S1) ------------------------------------------------------------------------


async def test_under_s1_the_day_runs_from_the_agencys_receipt(
    rulebook: Rulebook, clock: SetClock, ear: SetReader
) -> None:
    town = await town_under(rulebook, clock, ear, S1)
    code, item = await concluded_with(town)
    as_if_received_at_once = item.due
    assert as_if_received_at_once is not None
    await at(town, date(2026, 4, 6))
    await town.roads.say("/duthao")
    await town.roads.press("Đã nhận thông báo HN1")
    assert town.roads.heard == ["receipt-kept"]
    due = town.items()[0].due
    assert due == date(2026, 5, 21)  # 30 working days from 6/4, without 27/4, 30/4 and 1/5
    assert due > as_if_received_at_once
    assert town.hall.petition(code).due == due
    assert town.lan.seen[-1].sentence == "notice-answer-day"
    assert "21/5/2026" in town.lan.text
    await town.roads.say("/han 1")
    assert "21/5/2026" in town.roads.text


async def test_the_first_receipt_counts(rulebook: Rulebook, clock: SetClock, ear: SetReader) -> None:
    town = await town_under(rulebook, clock, ear, S1)
    await concluded_with(town)
    await at(town, date(2026, 4, 6))
    await town.roads.act("received:1")
    due = town.items()[0].due
    heard = len(town.lan.seen)
    await at(town, date(2026, 4, 10))
    await town.roads.act("received:1")
    assert town.items()[0].due == due
    assert len(town.lan.seen) == heard
    assert len(recorded(town, "receive")) == 1


async def test_a_notice_that_is_not_issued_is_not_received(town: Conferring) -> None:
    await opened(town)
    await town.roads.act("received:1")
    assert town.roads.heard == ["error-day"]
    await town.roads.act("received:1:van-hoa-xa-hoi")
    assert town.roads.heard == ["error-not-yours"]


async def test_a_secretary_records_the_receipt_of_another_agency(town: Conferring) -> None:
    await concluded_with(town)
    await town.secretary.act("received:1:kinh-te")
    assert town.secretary.heard == ["receipt-kept"]
    assert "kinh-te" in town.conference().received


# --- longer terms ------------------------------------------------------------------------------------------


async def test_s2_lets_an_answer_take_longer_with_a_reason(
    rulebook: Rulebook, clock: SetClock, ear: SetReader
) -> None:
    town = await town_under(rulebook, clock, ear, S2)
    code, item = await concluded_with(town)
    await town.roads.act(f"settle:{item.id}")
    await town.roads.press("Gia hạn trả lời")
    assert town.roads.heard == ["ask-extension"]
    assert "Mục V.3.2" in town.roads.text
    assert "liên quan đến nhiều ngành" in town.roads.text
    await town.roads.say("30/4/2026")
    assert town.roads.heard == ["ask-day-and-reason"]
    await town.roads.say("đến ngày 30/4/2026, phải hỏi Sở Xây dựng")
    assert town.roads.heard == ["item-extended"]
    kept = town.items()[0]
    assert (kept.due, kept.extension_reason) == (date(2026, 4, 30), "phải hỏi Sở Xây dựng")
    assert town.hall.petition(code).due == date(2026, 4, 30)
    assert town.lan.seen[-1].sentence == "notice-extended"
    assert "phải hỏi Sở Xây dựng" in town.lan.text
    assert "Minh" in town.lan.text
    assert town.secretary.seen[-1].sentence == "secretary-extended"
    (detail,) = recorded(town, "extend")
    assert detail["after"] == "2026-04-30"
    assert detail["before"]


async def test_a_longer_term_is_later(rulebook: Rulebook, clock: SetClock, ear: SetReader) -> None:
    town = await town_under(rulebook, clock, ear, S2)
    _, item = await concluded_with(town)
    await town.roads.act(f"extend:{item.id}")
    await town.roads.say("3/4/2026 bận")
    assert town.roads.heard == ["error-day"]
    assert town.items()[0].extended_to is None
    await town.roads.say("30/4/2026 phải hỏi Sở")  # the question is still open
    assert town.roads.heard == ["item-extended"]


@pytest.mark.parametrize(("profile", "short"), [(S0, "553"), (S1, "1548-QĐ/TU"), (S3, "1573")])
async def test_elsewhere_no_answer_takes_longer(
    rulebook: Rulebook, clock: SetClock, ear: SetReader, profile: str, short: str
) -> None:
    town = await town_under(rulebook, clock, ear, profile)
    _, item = await concluded_with(town)
    await town.roads.act(f"extend:{item.id}")
    assert town.roads.heard == ["error-no-extension"]
    assert short in town.roads.text
    assert town.roads.state["step"] == "idle"


async def test_where_one_of_two_regulations_refuses_nothing_takes_longer(
    rulebook: Rulebook, clock: SetClock, ear: SetReader
) -> None:
    town = await town_under(rulebook, clock, ear, S2, S1)
    _, item = await concluded_with(town)
    await town.roads.act(f"extend:{item.id}")
    assert town.roads.heard == ["error-no-extension"]
    assert "1548-QĐ/TU" in town.roads.text


# --- the morning -------------------------------------------------------------------------------------------


async def test_the_morning_comes_once_a_day(town: Conferring) -> None:
    await opened(town)
    await assigned(town, await town.lan.filed())
    await at(town, date(2026, 3, 17))
    assert await remind(town) == 1
    assert town.chair.seen[-1].sentence == "morning-chair"
    assert "còn 9 ngày" in town.chair.text
    assert "1 việc chưa có dự thảo" in town.chair.text
    assert "Sắp đến hạn" in town.chair.text
    assert town.secretary.seen[-1].sentence == "morning-secretary"
    assert town.roads.seen[-1].sentence == "morning-agency"
    assert "19/3 · Phòng Kinh tế" in town.roads.text
    assert await remind(town) == 0
    await town.roads.press("Xem việc của cơ quan")
    assert town.roads.heard == ["tasks"]
    await town.chair.press("Xem các thời hạn")
    assert town.chair.heard == ["terms"]


async def test_agencies_that_have_nothing_to_do_are_left_alone(town: Conferring) -> None:
    await opened(town)
    await assigned(town, await town.lan.filed())
    await at(town, date(2026, 3, 17))
    await remind(town)
    assert not town.schools.seen[-1].sentence.startswith("morning")
    assert not town.lan.seen[-1].sentence.startswith("morning")


async def test_sundays_are_quiet_unless_something_is_due(town: Conferring) -> None:
    await opened(town)
    await at(town, date(2026, 3, 15))  # a Sunday
    assert await remind(town) == 0
    assert not town.chair.seen[-1].sentence.startswith("morning")


async def test_a_sunday_on_which_something_is_due_is_not_quiet(
    rulebook: Rulebook, clock: SetClock, ear: SetReader
) -> None:
    town = await town_under(rulebook, clock, ear, S1)
    await opened(town, held_on=date(2026, 3, 29))  # seven days before it is a Sunday too
    await at(town, date(2026, 3, 22))
    assert await remind(town) == 1
    assert "Hạn hôm nay" in town.chair.text


async def test_what_is_late_is_said_every_working_morning(town: Conferring) -> None:
    await concluded_with(town)
    due = town.items()[0].due
    assert due is not None
    await at(town, due + timedelta(days=4))
    await remind(town)
    assert "Quá hạn" in town.chair.text
    assert "Phòng Kinh tế" in town.chair.text


async def test_a_morning_with_forty_late_agencies_fits_into_one_message(town: Conferring) -> None:
    await opened(town)
    agencies = [agency.id for agency in town.hall.rulebook.agencies if agency.desk == "answering"]
    await begun(town)
    for number in range(40):
        item = await raised(town, f"Việc thứ {number} " + "rất dài " * 30, agencies[number % len(agencies)])
        await decided(town, item)
    await concluded(town)
    await at(town, date(2026, 6, 1))
    assert await remind(town) == 1
    assert "Quá hạn" in town.chair.text
