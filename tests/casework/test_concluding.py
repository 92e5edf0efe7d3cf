"""The chair signs, each petitioner's phone rings with what concerns them, agencies get tasks."""

from dataclasses import replace
from datetime import date

import pytest

from casework.conference import Phase, Verdict
from casework.errors import (
    DayRefusedError,
    NoExtensionError,
    NotYoursError,
    TextMissingError,
    UndecidedError,
    UnknownChoiceError,
    WrongPhaseError,
)
from casework.petition import Outcome, Stage
from casework.places import Level
from tests.casework.conference_town import GARBAGE, town_under
from tests.fakes.plans import HELD
from tests.fakes.readings import reading_of

DOCUMENT = "conclusion-document"


class Held:
    """A conference that is over, with a matter for each verdict."""

    def __init__(self, hall, there, later, room):
        self.hall, self.there, self.later, self.room = hall, there, later, room


async def held(hall):
    """Lan's garbage was answered there, Bình's school is for later, Bà Sáu's bridge goes up."""
    await hall.collecting()
    there = await hall.matter()
    later = await hall.matter(
        await hall.citizen("Bình"), "Trường dột.", reading=reading_of(topic="education")
    )
    items = [await hall.on_agenda(one) for one in (there, later)]
    await hall.begun()
    room = await hall.raised(agency_id="so-xay-dung", contact_id=(await hall.citizen("Sáu")).id)
    await hall.decided(items[0], Verdict.ANSWERED_THERE, "Từ mai có xe.")
    await hall.decided(items[1], Verdict.LATER, "Sẽ sửa.")
    await hall.decided(room, Verdict.SENT_UP)
    await hall.ended()
    hall.heard()
    return Held(hall, there, later, room)


@pytest.fixture
async def case(hall):
    return await held(hall)


def items_of(hall):
    return sorted(hall.store.shelves.items.values(), key=lambda item: item.number)


# --- the parts --------------------------------------------------------------------------------------------


async def test_the_parts_are_those_that_the_regulations_name_each_once(rulebook):
    hall = await town_under(rulebook, "s3-1573", "s2-dien-bien-snv")
    parts = hall.concluding.parts(await hall.planned())
    assert [part.id for part in parts] == ["discussed", "resolved", "unresolved", "assigned", "upward"]
    assert parts[0].article == "Điều 8.6"


async def test_each_part_speaks_of_the_items_that_belong_there(hall, case):
    conference = hall.numbered(1)

    def numbers(part):
        return [item.number for item in hall.concluding.items_in(conference, part, items_of(hall))]

    assert numbers("discussed") == [1, 2, 3]
    assert numbers("resolved") == [1]
    assert numbers("unresolved") == [2, 3]
    assert numbers("assigned") == [2, 3]
    assert hall.concluding.items_in(conference, "poetry", items_of(hall)) is None


async def test_what_was_sent_up_has_a_part_of_its_own_where_the_regulation_names_one(rulebook):
    hall = await town_under(rulebook, "s2-dien-bien-snv")
    await held(hall)
    found = hall.concluding.items_in(hall.numbered(1), "unresolved", items_of(hall))
    assert [item.number for item in found] == [2]
    (upward,) = hall.concluding.items_in(hall.numbered(1), "upward", items_of(hall))
    assert upward.number == 3


async def test_a_notice_leaves_out_what_was_clarified_there_where_the_regulation_says_so(rulebook):
    hall = await town_under(rulebook, "s1-hung-yen-1548")
    await held(hall)
    found = hall.concluding.items_in(hall.numbered(1), "discussed", items_of(hall))
    assert [item.number for item in found] == [2, 3]


async def test_who_has_a_matter_sent_up_reads_to_which_level(hall):
    await held(hall)
    hall.heard()
    await hall.signed()
    notices = [one for one in hall.heard() if one.sentence == "notice-concluded"]
    levels = {one.words["level"] for one in notices if one.words["verdict"] == Verdict.SENT_UP}
    assert levels == {"province"}


async def test_the_words_of_a_part_are_kept_and_what_stood_there_stays_in_the_record(hall, case):
    for text in (" Đã bàn ba việc. ", "Đã bàn ba việc lớn."):
        await hall.do(hall.concluding.write_part, hall.secretary, 1, "discussed", text)
    assert hall.numbered(1).parts == {"discussed": "Đã bàn ba việc lớn."}
    assert hall.last_line(hall.numbered(1)).detail == {
        "part": "discussed",
        "before": "Đã bàn ba việc.",
        "after": "Đã bàn ba việc lớn.",
    }
    with pytest.raises(UnknownChoiceError):
        await hall.do(hall.concluding.write_part, hall.secretary, 1, "poetry", "Thơ")


# --- the signature ----------------------------------------------------------------------------------------


async def test_the_chair_is_shown_the_conclusion_with_the_day_for_the_notice(hall, case):
    assert await hall.do(hall.concluding.ask_signature, hall.secretary, 1) == 1
    (notice,) = hall.heard()
    assert (hall.names[notice.contact_id], notice.sentence) == ("Chủ", "chair-sign")
    assert (notice.words["count"], notice.words["due"]) == (3, "2026-04-02")
    assert [choice.action for choice in notice.choices] == ["conclusion:1"]


async def test_where_no_regulation_sets_a_day_for_the_notice_none_is_named(rulebook):
    hall = await town_under(rulebook, "dieu-43-2025")
    await held(hall)
    await hall.do(hall.concluding.ask_signature, hall.secretary, 1)
    assert [notice.words["due"] for notice in hall.heard()] == [""]


async def test_undecided_items_are_listed_and_nothing_is_signed(hall):
    await hall.planned()
    await hall.begun()
    for number in range(17):
        await hall.raised(text=f"Việc {number}")
    await hall.ended()
    for act in (hall.concluding.ask_signature, hall.concluding.ready):
        with pytest.raises(UndecidedError) as refusal:
            await hall.do(act, hall.secretary, 1)
    assert (refusal.value.words["number"], refusal.value.words["count"]) == (1, 17)
    lines = refusal.value.words["lines"].split("\n")
    assert (lines[0], lines[14:]) == ("1. Việc 0", ["15. Việc 14", "…"])
    with pytest.raises(UndecidedError):
        await hall.signed()
    assert hall.numbered(1).phase is Phase.HELD


async def test_the_chairs_signature_issues_the_notice(hall, case):
    await hall.do(hall.concluding.write_part, hall.secretary, 1, "discussed", "Ba việc.")
    hall.come_to(date(2026, 3, 30))
    conference = await hall.signed(paper_number=" 12/TB-UBND ")
    notice = conference.notice
    assert (notice.number, notice.issued_on, notice.signed_by) == ("12/TB-UBND", date(2026, 3, 30), "Chủ")
    assert notice.parts == {"discussed": "Ba việc."}
    assert conference.phase is Phase.CONCLUDED
    assert conference.met["conclusion_notice"] == conference.papers["conclusion_notice"] == date(2026, 3, 30)
    assert hall.last_line(conference).detail["day"] == "2026-03-30"


async def test_a_secretary_may_record_what_the_chair_has_signed_on_paper(hall, case):
    hall.come_to(date(2026, 3, 31))
    conference = await hall.do(
        hall.concluding.sign, hall.secretary, 1, paper_number="12", issued_on=date(2026, 3, 30)
    )
    assert (conference.notice.signed_by, conference.notice.issued_on) == (
        "Nguyễn Văn Chủ",
        date(2026, 3, 30),
    )
    assert ("Thư", "secretary-signed") not in hall.told(), "who signs need not be told"


async def test_nobody_else_signs(hall, case):
    with pytest.raises(NotYoursError):
        await hall.do(hall.concluding.sign, hall.roads, 1, paper_number="12")
    assert hall.numbered(1).notice is None


@pytest.mark.parametrize(
    ("day", "why"),
    [(date(2026, 3, 25), "before"), (date(2026, 3, 28), "future")],
    ids=["before the conference", "tomorrow"],
)
async def test_a_notice_of_an_impossible_day_is_refused(hall, case, day, why):
    hall.come_to(date(2026, 3, 27))
    with pytest.raises(DayRefusedError) as refusal:
        await hall.signed(issued_on=day)
    assert refusal.value.words == {"day": day.isoformat(), "why": why}
    assert hall.numbered(1).phase is Phase.HELD
    assert hall.heard() == []


async def test_the_notice_may_be_issued_on_the_day_of_the_conference(hall, case):
    assert (await hall.signed()).notice.issued_on == HELD


async def test_a_conference_is_concluded_once_and_not_while_people_are_in_the_room(hall):
    await hall.planned()
    await hall.begun()
    with pytest.raises(WrongPhaseError):
        await hall.signed()
    await hall.ended()
    await hall.signed()
    with pytest.raises(WrongPhaseError):
        await hall.signed()


# --- who is told what -------------------------------------------------------------------------------------


async def test_everybody_hears_only_what_concerns_them(hall, case):
    await hall.signed()
    told = hall.told()
    assert [name for name, said in told if said == DOCUMENT] == ["Chủ", "Hoa", "Thư"]
    assert [one for one in told if one[1] != DOCUMENT] == [
        ("Bình", "notice-concluded"),
        ("Hoa", "officer-tasks"),
        ("Lan", "notice-concluded-answered"),
        ("Sáu", "notice-concluded"),
        ("Thư", "secretary-signed"),
    ]


async def test_what_was_answered_there_is_the_answer_to_the_petition(hall, case):
    await hall.signed()
    petition = hall.petition(case.there)
    assert (petition.stage, petition.outcome) == (Stage.ANSWERED, Outcome.RESOLVED)
    item = items_of(hall)[0]
    assert (item.outcome, item.answer, item.answered_on) == (Outcome.RESOLVED, "Từ mai có xe.", HELD)
    notice = next(one for one in hall.heard() if one.contact_id == hall.lan.id)
    assert notice.words["said"] == "Từ mai có xe."
    assert notice.about, "the delivery decides the stage"
    assert [choice.action for choice in notice.choices] == [
        f"thanks:{petition.code}",
        f"reopen:{petition.code}",
    ]


async def test_what_is_left_for_later_tells_who_answers_and_by_which_day(hall, case):
    await hall.signed()
    notice = next(one for one in hall.heard() if hall.names[one.contact_id] == "Bình")
    assert (notice.words["verdict"], notice.words["due"], notice.words["article"]) == (
        "later",
        "2026-04-06",
        "Điều 9.3",
    )
    assert notice.words["agency"] == "Phòng Văn hóa - Xã hội xã Sông Hiền"
    petition = hall.petition(case.later)
    assert (petition.stage, petition.due) == (Stage.ROUTED, date(2026, 4, 6))


async def test_an_agency_gets_its_tasks_with_the_earliest_day(hall, case):
    await hall.signed()
    notice = next(one for one in hall.heard() if one.sentence == "officer-tasks")
    assert (notice.words["lines"], notice.words["count"], notice.words["due"]) == (
        f"2. {hall.petition(case.later).title}",
        1,
        "2026-04-06",
    )
    assert [choice.action for choice in notice.choices] == ["received:1", "tasks:1"]


async def test_the_day_that_the_chair_has_named_stays_if_it_is_earlier(hall):
    await hall.planned()
    await hall.begun()
    early, late = await hall.raised(), await hall.raised()
    await hall.decided(early, Verdict.LATER, day=date(2026, 4, 1))
    await hall.decided(late, Verdict.LATER, day=date(2026, 4, 10))
    await hall.ended()
    await hall.signed()
    assert (hall.item(early).due, hall.item(early).due_article) == (date(2026, 4, 1), "")
    assert (hall.item(late).due, hall.item(late).due_article) == (date(2026, 4, 6), "Điều 9.3")


async def test_a_petition_given_to_another_agency_by_the_conference_lies_there_now(hall):
    await hall.collecting()
    petition = await hall.matter()
    item = await hall.on_agenda(petition)
    await hall.begun()
    await hall.decided(item, Verdict.TRANSFERRED, agency_id="so-xay-dung")
    await hall.ended()
    await hall.signed()
    assert hall.petition(petition).agency_id == "so-xay-dung"
    assert hall.petition(petition).stage is Stage.ROUTED


async def test_all_who_joined_get_the_answer_that_was_given_there(hall):
    await hall.collecting()
    lead, joined = await hall.pair()
    item = await hall.on_agenda(lead)
    await hall.begun()
    await hall.decided(item, Verdict.RECORDED, "Ghi nhận.")
    await hall.ended()
    hall.heard()
    await hall.signed()
    assert [one for one in hall.told() if one[1] != DOCUMENT] == [
        ("Bình", "notice-concluded-answered"),
        ("Lan", "notice-concluded-answered"),
        ("Thư", "secretary-signed"),
    ]
    assert {hall.petition(one).outcome for one in (lead, joined)} == {Outcome.ANSWERED}


async def test_what_was_joined_and_withdrawn_gets_no_answer(hall):
    await hall.collecting()
    lead, joined = await hall.pair()
    item = await hall.on_agenda(lead)
    hall.petition(joined).stage = Stage.WITHDRAWN
    await hall.begun()
    await hall.decided(item, Verdict.RECORDED, "Ghi nhận.")
    await hall.ended()
    hall.heard()
    await hall.signed()
    assert ("Bình", "notice-concluded-answered") not in hall.told()
    assert hall.petition(joined).stage is Stage.WITHDRAWN


async def test_a_petition_answered_before_the_conference_is_told_what_was_concluded(hall):
    await hall.collecting()
    petition = await hall.matter()
    item = await hall.on_agenda(petition)
    await hall.answered(petition)
    await hall.begun()
    await hall.decided(item, Verdict.RECORDED, "Đã trả lời trước hội nghị.")
    await hall.ended()
    hall.heard()
    await hall.signed()
    assert ("Lan", "notice-concluded") in hall.told()
    assert hall.petition(petition).outcome is Outcome.RESOLVED
    assert hall.item(item).answered_on == HELD


async def test_an_opinion_that_was_settled_in_the_room_needs_no_other_answer(hall):
    await hall.planned()
    await hall.begun()
    opinion = await hall.raised()
    await hall.decided(opinion, Verdict.RECORDED, "Ghi nhận.")
    await hall.ended()
    await hall.signed()
    kept = hall.item(opinion)
    assert (kept.outcome, kept.answer, kept.answered_on) == (Outcome.ANSWERED, "Ghi nhận.", HELD)
    assert ("Minh", "officer-tasks") not in hall.told()


async def test_bodies_that_get_the_notice_on_paper_are_named_once(rulebook):
    hall = await town_under(rulebook, "s3-1573", "s0-gia-lai-553")
    conference = await hall.planned()
    names = [one.name for one in hall.concluding.file.paper_recipients(conference)]
    assert names == [
        "Ban Tuyên giáo và Dân vận cấp ủy",
        "Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội cùng cấp",
        "Ban dân vận cùng cấp",
        "Mặt trận Tổ quốc cùng cấp",
    ]


# --- the longer term --------------------------------------------------------------------------------------


async def test_the_notice_may_take_the_longer_term_with_a_reason(hall, case):
    assert hall.concluding.knows_complex(hall.numbered(1))
    assert hall.concluding.notice_term(hall.numbered(1)).due == date(2026, 4, 2)
    assert hall.concluding.longer(hall.numbered(1)).article == "Điều 9.2"
    await hall.do(hall.concluding.lengthen_notice, hall.secretary, 1, reason=" Nhiều cơ quan ")
    assert hall.numbered(1).complex_reason == "Nhiều cơ quan"
    assert hall.concluding.notice_term(hall.numbered(1)).due == date(2026, 4, 9)
    assert hall.last_line(hall.numbered(1)).act == "lengthen"
    with pytest.raises(TextMissingError):
        await hall.do(hall.concluding.lengthen_notice, hall.secretary, 1, reason=" ")


@pytest.mark.parametrize("profiles", [("s1-hung-yen-1548",), ("s3-1573", "s1-hung-yen-1548")])
async def test_one_regulation_without_a_longer_term_is_enough_to_refuse_it(rulebook, profiles):
    hall = await town_under(rulebook, *profiles)
    await held(hall)
    with pytest.raises(NoExtensionError) as refusal:
        await hall.do(hall.concluding.lengthen_notice, hall.secretary, 1, reason="Phức tạp")
    assert refusal.value.words == {"regulation": "Quy chế 1548-QĐ/TU"}
    assert hall.numbered(1).complex_reason == ""


async def test_where_no_regulation_sets_the_term_nothing_lets_it_be_longer(rulebook):
    hall = await town_under(rulebook, "dieu-43-2025")
    await held(hall)
    assert not hall.concluding.knows_complex(hall.numbered(1))
    with pytest.raises(NoExtensionError) as refusal:
        hall.concluding.longer(hall.numbered(1))
    assert refusal.value.words == {"regulation": ""}


async def test_an_item_whose_words_are_asked_for_before_a_verdict_says_so(hall):
    await hall.collecting()
    item = await hall.on_agenda(await hall.matter(text=GARBAGE))
    words = hall.files.words_of_item(item)
    assert (words["verdict"], words["said"], words["due"]) == ("", "", "2026-04-13")


@pytest.mark.parametrize(
    ("level", "levels", "found"),
    [
        (Level.COMMUNE, 2, [Level.PROVINCE]),
        (Level.COMMUNE, 3, [Level.DISTRICT, Level.PROVINCE]),
        (Level.VILLAGE, 2, [Level.COMMUNE, Level.PROVINCE]),
        (Level.DISTRICT, 3, [Level.PROVINCE]),
        (Level.PROVINCE, 2, [Level.PROVINCE]),
    ],
)
async def test_a_matter_is_sent_up_to_a_level_that_there_is_the_nearest_first(rulebook, level, levels, found):
    authority = replace(rulebook.authority, levels=levels)
    hall = await town_under(replace(rulebook, authority=authority), "s3-1573")
    conference = await hall.planned(level=level)
    assert list(hall.concluding.higher_levels(conference)) == found


async def test_what_follows_a_notice_waits_until_it_is_issued(hall, case):
    with pytest.raises(WrongPhaseError) as refusal:
        await hall.do(hall.concluding.issued, 1)
    assert refusal.value.words == {"number": 1, "phase": "held"}
    await hall.signed()
    assert (await hall.do(hall.concluding.issued, 1)).notice is not None
