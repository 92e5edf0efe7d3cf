"""Between the signed notice and the closed dossier: receipts, longer terms, answers, the close."""

from dataclasses import replace
from datetime import date

import pytest

from casework.conference import Phase, Verdict
from casework.errors import (
    DayRefusedError,
    DossierIncompleteError,
    NoExtensionError,
    NotDraftableError,
    NotYoursError,
    TextMissingError,
    UnknownConferenceError,
    WrongPhaseError,
)
from casework.petition import Outcome, Stage
from casework.regulation import Extension
from tests.casework.conference_town import town_under
from tests.fakes.plans import HELD

RECEIVED = date(2026, 3, 30)
S1 = "s1-hung-yen-1548"
S2 = "s2-dien-bien-snv"


async def concluded(hall, verdict=Verdict.LATER):
    """The notice is issued; Lan's petition (item 1) and Bà Sáu's opinion (item 2) lie with Phòng Kinh tế."""
    await hall.collecting()
    hall.garbage = await hall.matter()
    item = await hall.on_agenda(hall.garbage)
    await hall.begun()
    room = await hall.raised(contact_id=(await hall.citizen("Sáu")).id)
    for one in (item, room):
        await hall.decided(one, verdict)
    await hall.ended()
    await hall.signed()
    hall.heard()
    return item, room


@pytest.fixture
async def items(hall):
    return await concluded(hall)


async def receive(hall, officer=None, **words):
    return await hall.do(hall.following.receive, officer or hall.roads, 1, **words)


# --- receipts ---------------------------------------------------------------------------------------------


async def test_where_the_term_starts_on_receipt_the_receipt_moves_the_day_and_people_are_told(rulebook):
    hall = await town_under(rulebook, S1)
    item, room = await concluded(hall)
    assert hall.item(item).due == date(2026, 5, 12)  # as if received on the day of the notice
    hall.come_to(RECEIVED)
    conference = await receive(hall)
    assert conference.received == {"kinh-te": RECEIVED}
    assert {hall.item(one).due for one in (item, room)} == {date(2026, 5, 14)}
    assert hall.petition(hall.garbage).due == date(2026, 5, 14)
    notices = hall.heard()
    assert [(hall.names[one.contact_id], one.sentence) for one in notices] == [
        ("Lan", "notice-answer-day"),
        ("Sáu", "notice-answer-day"),
    ]
    assert (notices[0].words["due"], notices[0].words["article"]) == ("2026-05-14", "Điều 10.2")
    assert hall.last_line(conference).detail == {"agency": "kinh-te", "day": "2026-03-30"}


async def test_only_the_first_receipt_counts(rulebook):
    hall = await town_under(rulebook, S1)
    item, _ = await concluded(hall)
    hall.come_to(RECEIVED)
    await receive(hall)
    hall.come_to(date(2026, 4, 3))
    assert (await receive(hall)).received == {"kinh-te": RECEIVED}
    assert hall.item(item).due == date(2026, 5, 14)


async def test_where_the_term_does_not_depend_on_it_a_receipt_is_recorded_quietly(hall, items):
    hall.come_to(RECEIVED)
    await receive(hall)
    assert hall.item(items[0]).due == date(2026, 4, 6)
    assert hall.told() == []


async def test_another_agencys_receipt_is_recorded_by_a_secretary_only(rulebook):
    hall = await town_under(rulebook, S1)
    item, _ = await concluded(hall)
    hall.come_to(date(2026, 4, 1))
    with pytest.raises(NotYoursError):
        await receive(hall, hall.schools, agency_id="kinh-te")
    await receive(hall, hall.secretary, agency_id="van-hoa-xa-hoi")
    assert hall.item(item).due == date(2026, 5, 12)
    await receive(hall, hall.secretary, agency_id="kinh-te", day=RECEIVED)
    assert hall.item(item).due == date(2026, 5, 14)


@pytest.mark.parametrize("day", [date(2026, 3, 25), date(2026, 3, 31)], ids=["before it", "tomorrow"])
async def test_a_receipt_before_the_notice_or_in_the_future_is_refused(hall, items, day):
    hall.come_to(RECEIVED)
    with pytest.raises(DayRefusedError) as refusal:
        await receive(hall, day=day)
    assert refusal.value.words == {"day": day.isoformat(), "why": "receipt"}
    assert hall.numbered(1).received == {}


async def test_nothing_is_received_before_a_notice_is_issued(hall):
    await hall.planned()
    with pytest.raises(DayRefusedError):
        await receive(hall)


async def test_a_recipient_on_paper_is_recorded_with_the_day(hall, items):
    hall.come_to(RECEIVED)
    conference = await hall.do(hall.following.deliver, hall.secretary, 1, "Ban Tuyên giáo và Dân vận cấp ủy")
    assert conference.delivered == {"Ban Tuyên giáo và Dân vận cấp ủy": RECEIVED}
    assert hall.last_line(conference).detail == {"to": "Ban Tuyên giáo và Dân vận cấp ủy"}
    with pytest.raises(NotYoursError):
        await hall.do(hall.following.deliver, hall.roads, 1, "Ban")


# --- longer terms -----------------------------------------------------------------------------------------


async def extend(hall, item, *, to=date(2026, 4, 30), reason="Nhiều ngành", officer=None):
    return await hall.do(hall.following.extend, officer or hall.roads, item.id, to=to, reason=reason)


async def test_a_longer_term_tells_the_petitioner_the_new_day_why_and_who_is_responsible(rulebook):
    hall = await town_under(rulebook, S2)
    item, _ = await concluded(hall)
    assert hall.item(item).due == date(2026, 4, 16)
    await extend(hall, item, reason=" Nhiều ngành ")
    kept = hall.item(item)
    assert (kept.due, kept.extended_to, kept.extension_reason, kept.due_article) == (
        date(2026, 4, 30),
        date(2026, 4, 30),
        "Nhiều ngành",
        "Mục V.3.2",
    )
    assert hall.petition(hall.garbage).due == date(2026, 4, 30)
    lan, secretary = hall.heard()
    assert (hall.names[lan.contact_id], lan.sentence) == ("Lan", "notice-extended")
    assert (lan.words["due"], lan.words["reason"], lan.words["officer"]) == (
        "2026-04-30",
        "Nhiều ngành",
        "Minh",
    )
    assert (hall.names[secretary.contact_id], secretary.sentence) == ("Thư", "secretary-extended")
    detail = hall.last_line(hall.numbered(1)).detail
    assert (detail["before"], detail["after"], detail["article"]) == ("2026-04-16", "2026-04-30", "Mục V.3.2")


async def test_a_longer_term_is_not_shortened_by_a_late_receipt(rulebook):
    hall = await town_under(rulebook, S2)
    item, _ = await concluded(hall)
    await extend(hall, item)
    hall.come_to(RECEIVED)
    await receive(hall)
    assert hall.item(item).due == date(2026, 4, 30)


async def test_where_the_regulation_has_no_longer_term_it_is_refused_by_name(hall, items):
    with pytest.raises(NoExtensionError) as refusal:
        await extend(hall, items[0])
    assert refusal.value.words == {"regulation": "Quy chế 1573-QĐ/TU"}
    assert hall.item(items[0]).due == date(2026, 4, 6)


async def test_a_longer_term_needs_a_reason_a_later_day_and_the_agency_itself(rulebook):
    hall = await town_under(rulebook, S2)
    item, _ = await concluded(hall)
    with pytest.raises(TextMissingError):
        await extend(hall, item, reason=" ")
    with pytest.raises(DayRefusedError) as refusal:
        await extend(hall, item, to=date(2026, 4, 16))
    assert refusal.value.words["why"] == "not-later"
    with pytest.raises(NotYoursError):
        await extend(hall, item, officer=hall.schools)
    assert hall.item(item).extended_to is None


async def test_a_longer_term_ends_where_the_regulation_bounds_it(rulebook):
    (profile,) = rulebook.profiles([S2])
    bound = Extension(deadline="agency_answer", article="Mục V.3.2", grounds="phức tạp", most_days=30)
    hall = await town_under(rulebook, replace(profile, extensions=(bound,)))
    item, _ = await concluded(hall)
    _, _, allowed = await hall.do(hall.following.extendable, hall.roads, item.id)
    assert allowed.last == date(2026, 5, 12)  # the 30th working day after the conference
    with pytest.raises(DayRefusedError) as refusal:
        await extend(hall, item, to=date(2026, 5, 13))
    assert refusal.value.words == {"day": "2026-05-13", "why": "too-late"}
    assert (await extend(hall, item, to=date(2026, 5, 12))).due == date(2026, 5, 12)


async def test_an_item_without_a_day_may_be_given_one_by_an_extension(rulebook):
    (profile,) = rulebook.profiles([S2])
    hall = await town_under(rulebook, profile)
    item, _ = await concluded(hall)
    hall.store.shelves.items[item.id].due = None
    await extend(hall, item)
    assert hall.last_line(hall.numbered(1)).detail["before"] == ""


async def test_what_was_settled_or_is_not_concluded_yet_has_no_term_to_lengthen(rulebook):
    hall = await town_under(rulebook, S2)
    await hall.planned()
    await hall.begun()
    room = await hall.raised()
    with pytest.raises(NotDraftableError):
        await extend(hall, room)
    await hall.decided(room, Verdict.LATER)
    with pytest.raises(NotDraftableError):
        await extend(hall, room)
    with pytest.raises(UnknownConferenceError):
        await hall.do(hall.following.extend, hall.roads, "nowhere", to=HELD, reason="x")


# --- answers ----------------------------------------------------------------------------------------------


async def answer(hall, item, *, outcome=Outcome.RESOLVED, text="Đã thay ván.", officer=None):
    return await hall.do(hall.following.answer, officer or hall.roads, item.id, outcome=outcome, text=text)


async def test_the_answer_to_an_opinion_reaches_who_spoke_and_the_secretary(hall, items):
    hall.come_to(RECEIVED)
    await answer(hall, items[1], text=" Đã thay ván. ")
    kept = hall.item(items[1])
    assert (kept.answer, kept.outcome, kept.answered_on) == ("Đã thay ván.", Outcome.RESOLVED, RECEIVED)
    assert not kept.awaits_answer
    sau, secretary = hall.heard()
    assert (hall.names[sau.contact_id], sau.sentence) == ("Sáu", "notice-item-answered")
    assert (sau.words["text"], sau.words["outcome"]) == ("Đã thay ván.", "resolved")
    assert (hall.names[secretary.contact_id], secretary.sentence) == ("Thư", "secretary-answered")
    assert hall.last_line(hall.numbered(1)).act == "answer"


async def test_being_resolved_is_told_and_keeps_the_opinion_open_with_its_day(hall, items):
    await answer(hall, items[1], outcome=Outcome.BEING_RESOLVED, text="Chờ gỗ.")
    kept = hall.item(items[1])
    assert (kept.outcome, kept.answered_on, kept.due) == (Outcome.BEING_RESOLVED, None, date(2026, 4, 6))
    assert kept.awaits_answer
    await answer(hall, items[1])
    assert not hall.item(items[1]).awaits_answer


async def test_an_agency_that_answers_twice_is_refused_and_the_first_answer_stands(hall, items):
    for item in items:
        await answer(hall, item)
        hall.heard()
        with pytest.raises(NotDraftableError) as refusal:
            await answer(hall, item, text="Khác.")
        assert refusal.value.words == {"title": item.title}
        assert hall.item(item).answer == "Đã thay ván."
    assert hall.told() == []


async def test_the_answer_to_a_petition_goes_the_petitions_own_way(hall, items):
    item = await answer(hall, items[0], text="Đã dọn.")
    assert (item.answer, item.answered_on) == ("Đã dọn.", HELD)
    petition = hall.petition(hall.garbage)
    assert (petition.stage, petition.outcome) == (Stage.ANSWERED, Outcome.RESOLVED)
    assert hall.told() == [("Lan", "notice-answered"), ("Thư", "secretary-answered")]


async def test_an_answer_in_the_petitions_own_queue_settles_the_item_too(hall, items):
    await hall.answered(hall.garbage)
    kept = hall.item(items[0])
    assert (kept.answer, kept.answered_on, kept.outcome) == ("Đã dọn xong.", HELD, Outcome.RESOLVED)


async def test_a_report_in_the_petitions_own_queue_leaves_the_item_open(hall, items):
    item = await answer(hall, items[0], outcome=Outcome.BEING_RESOLVED, text="Đang dọn.")
    assert (item.outcome, item.answered_on) == (Outcome.BEING_RESOLVED, None)
    assert hall.petition(hall.garbage).is_open


async def test_an_answer_needs_words_and_comes_from_the_agency_that_was_asked(hall, items):
    with pytest.raises(TextMissingError):
        await answer(hall, items[1], text="\n")
    with pytest.raises(NotYoursError):
        await answer(hall, items[1], officer=hall.schools)
    assert hall.item(items[1]).answer == ""


async def test_an_item_is_not_answered_in_writing_before_the_notice(hall):
    await hall.planned()
    await hall.begun()
    room = await hall.raised()
    await hall.decided(room, Verdict.LATER)
    with pytest.raises(NotDraftableError):
        await answer(hall, room)


# --- the close --------------------------------------------------------------------------------------------


async def close(hall):
    return await hall.closed()


async def test_a_conference_is_not_closed_while_answers_or_papers_are_missing(hall, items):
    titles = {"minutes": "Biên bản"}
    with pytest.raises(DossierIncompleteError) as refusal:
        await hall.do(hall.following.close, hall.secretary, 1, titles=titles)
    missing = refusal.value.words["missing"].split("\n")
    assert missing[:2] == [f"- {items[0].title}", f"- {items[1].title}"]
    assert "- Biên bản" in missing
    assert "- plan" in missing
    for item in items:
        await answer(hall, item)
    with pytest.raises(DossierIncompleteError):
        await hall.do(hall.following.close, hall.secretary, 1)
    assert hall.numbered(1).phase is Phase.CONCLUDED


async def test_the_dossier_is_kept_for_five_years_from_its_close(hall, items):
    for item in items:
        await answer(hall, item)
    hall.come_to(RECEIVED)
    conference = await close(hall)
    assert (conference.phase, conference.ended_on) == (Phase.CLOSED, RECEIVED)
    assert conference.keep_until == date(2031, 3, 30)
    assert hall.last_line(conference).detail == {"keep-until": "2031-03-30"}
    with pytest.raises(WrongPhaseError):
        await close(hall)


async def test_of_several_terms_of_keeping_the_longest_counts(rulebook):
    (profile,) = rulebook.profiles(["s3-1573"])
    rules = [rule for rule in profile.deadlines if rule.id == "dossier_retention_until"]
    longer = replace(profile, id="long", deadlines=(replace(rules[0], days=20),))
    hall = await town_under(rulebook, "s3-1573", longer)
    for item in await concluded(hall):
        await answer(hall, item)
    assert (await close(hall)).keep_until == date(2046, 3, 26)


async def test_where_no_regulation_says_how_long_a_dossier_is_kept_nothing_expires(rulebook):
    hall = await town_under(rulebook)
    for item in await concluded(hall):
        await answer(hall, item)
    conference = await close(hall)
    assert conference.keep_until is None
    assert hall.last_line(conference).detail == {"keep-until": ""}


async def test_after_the_close_nothing_is_answered_or_lengthened(hall, items):
    for item in items:
        await answer(hall, item)
    await close(hall)
    hall.store.shelves.items[items[1].id].answered_on = None
    with pytest.raises(NotDraftableError):
        await answer(hall, items[1])


async def test_a_withdrawn_petition_does_not_keep_the_dossier_open(hall, items):
    await hall.do(hall.intake.withdraw, hall.lan, hall.garbage.code)
    await answer(hall, items[1])
    assert hall.petition(hall.garbage).stage is Stage.WITHDRAWN
    assert (await close(hall)).phase is Phase.CLOSED


async def test_a_petition_answered_before_the_conference_may_be_left_for_later_all_the_same(hall):
    await hall.collecting()
    petition = await hall.matter()
    item = await hall.on_agenda(petition)
    await hall.answered(petition)
    await hall.begun()
    await hall.decided(item, Verdict.LATER)
    await hall.ended()
    await hall.signed()
    hall.heard()
    assert (await answer(hall, item, text="Dọn thêm tuần sau.")).answered_on == HELD
    assert ("Lan", "notice-item-answered") in hall.told()
