"""A conference is planned, announced, postponed or cancelled; both states of each change are kept."""

from datetime import date

import pytest

from casework.conference import MOVES, Phase, Step, Verdict
from casework.errors import (
    DayRefusedError,
    NotAllowedByRuleError,
    NotYoursError,
    TextMissingError,
    UnknownConferenceError,
    WrongPhaseError,
)
from tests.casework.conference_town import TODAY, town_under
from tests.fakes.plans import HELD, plan_of

LATER = date(2026, 4, 2)


# --- the plan ---------------------------------------------------------------------------------------------


async def test_a_planned_conference_has_a_number_and_the_profiles_that_bind_on_its_day(hall):
    conference = await hall.planned()
    assert (conference.number, conference.phase) == (1, Phase.PLANNED)
    assert conference.regulations == ("s3-1573", "dieu-43-2025")
    assert conference.agency_id == "tiep-nhan"
    assert (await hall.planned()).number == 2
    assert hall.told() == []


async def test_the_plan_stands_in_the_record(hall):
    conference = await hall.planned()
    (line,) = hall.record(conference)
    assert (line.act, line.actor_id, line.at) == ("create", hall.secretary.id, hall.clock.now())
    assert line.detail == {
        "kind": "periodic",
        "day": "2026-03-26",
        "place": "Hội trường UBND xã",
        "chair": "Nguyễn Văn Chủ",
    }


async def test_a_profile_that_has_run_out_does_not_bind(rulebook):
    hall = await town_under(rulebook, "s3-1573", "s4-ban-dan-van-2023")
    assert (await hall.planned()).regulations == ("s3-1573",)


async def test_an_authority_without_profiles_may_hold_conferences_all_the_same(rulebook):
    hall = await town_under(rulebook)
    conference = await hall.planned()
    assert conference.regulations == ()
    assert hall.files.terms(conference) == ()


async def test_a_conference_in_the_past_is_refused_and_nothing_is_kept(hall):
    with pytest.raises(DayRefusedError) as refusal:
        await hall.planned(held_on=date(2026, 3, 1))
    assert refusal.value.words == {"day": "2026-03-01", "why": "past"}
    assert hall.store.shelves.conferences == {}


async def test_a_conference_may_be_planned_for_today(hall):
    assert (await hall.planned(held_on=TODAY)).held_on == TODAY


async def test_a_conference_on_a_holiday_is_kept_because_the_caution_only_warns(hall):
    holiday = date(2026, 4, 30)
    assert (await hall.planned(held_on=holiday)).held_on == holiday
    hall.come_to(date(2026, 4, 23))
    assert not hall.rulebook.calendar.works(holiday)
    assert hall.files.term(hall.numbered(1), "conclusion_notice").due == date(2026, 5, 8)


async def test_only_a_secretary_or_the_administrator_plans_a_conference(hall):
    for officer in (hall.chair, hall.roads):
        with pytest.raises(NotYoursError):
            await hall.do(hall.convening.create, officer, plan_of())


async def test_a_conference_that_does_not_exist_is_refused_by_its_number(hall):
    with pytest.raises(UnknownConferenceError) as refusal:
        await hall.do(hall.convening.begin, hall.secretary, 7)
    assert refusal.value.words == {"number": 7}


# --- phases -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("step", Step)
async def test_a_step_is_made_where_the_table_has_it_and_refused_elsewhere(hall, phase, step):
    conference = await hall.planned()
    conference.phase = phase
    if (phase, step) in MOVES:
        conference.move(step)
        assert conference.phase is MOVES[phase, step]
        return
    with pytest.raises(WrongPhaseError) as refusal:
        conference.move(step)
    assert conference.phase is phase
    assert refusal.value.words == {"number": 1, "phase": phase}


async def test_people_have_met_from_the_beginning_on(hall):
    conference = await hall.planned()
    begun = set()
    for conference.phase in Phase:
        begun |= {conference.phase} if conference.has_begun else set()
    assert begun == {Phase.UNDERWAY, Phase.HELD, Phase.CONCLUDED, Phase.CLOSED}


async def test_a_closed_or_cancelled_conference_is_not_running(hall):
    conference = await hall.planned()
    ended = set()
    for conference.phase in Phase:
        ended |= set() if conference.is_running else {conference.phase}
    assert ended == {Phase.CLOSED, Phase.CANCELLED}


# --- the announcement -------------------------------------------------------------------------------------


async def test_opening_the_collection_tells_everybody_who_agreed_to_news_and_nobody_else(hall):
    await hall.consents(hall.lan)
    await hall.citizen("Bình")
    await hall.consents(await hall.citizen("Sáu"), news=False)
    conference = await hall.planned(group="nông dân")
    told = await hall.do(hall.convening.open_collection, hall.secretary, 1, until=date(2026, 3, 20))
    assert told == 1
    (notice,) = hall.heard()
    assert (hall.names[notice.contact_id], notice.sentence) == ("Lan", "notice-announced")
    assert notice.words["until"] == "2026-03-20"
    assert notice.words["scope"] == "Đường sá, rác thải, trường học"
    assert notice.words["group"] == "nông dân"
    assert [choice.action for choice in notice.choices] == ["speak:1", "news:off"]
    assert hall.kept(conference).phase is Phase.COLLECTING
    assert hall.kept(conference).collects_until == date(2026, 3, 20)
    assert hall.last_line(conference).detail == {"until": "2026-03-20", "told": "1"}


async def test_opening_it_a_second_time_only_moves_the_last_day_for_opinions(hall):
    await hall.consents(hall.lan)
    conference = await hall.collecting()
    assert await hall.do(hall.convening.open_collection, hall.secretary, 1, until=date(2026, 3, 24)) == 0
    assert hall.kept(conference).collects_until == date(2026, 3, 24)
    assert hall.told() == []


@pytest.mark.parametrize("until", [date(2026, 3, 1), date(2026, 3, 27)], ids=["past", "after the conference"])
async def test_a_collection_window_outside_today_and_the_conference_is_refused(hall, until):
    await hall.planned()
    with pytest.raises(DayRefusedError) as refusal:
        await hall.do(hall.convening.open_collection, hall.secretary, 1, until=until)
    assert refusal.value.words["why"] == "window"
    assert hall.numbered(1).phase is Phase.PLANNED


@pytest.mark.parametrize("until", [TODAY, HELD], ids=["today", "the day of the conference"])
async def test_the_window_may_end_on_its_outermost_days(hall, until):
    await hall.planned()
    await hall.do(hall.convening.open_collection, hall.secretary, 1, until=until)
    assert hall.numbered(1).collects_until == until


# --- another day ------------------------------------------------------------------------------------------


async def postponed(hall, *, day=LATER, reason="Bão số 3"):
    return await hall.do(hall.convening.postpone, hall.secretary, 1, day=day, reason=reason)


async def test_a_postponed_conference_keeps_both_days_in_the_record(hall):
    conference = await hall.collecting()
    await postponed(hall)
    assert (hall.kept(conference).held_on, hall.kept(conference).phase) == (LATER, Phase.COLLECTING)
    assert hall.last_line(conference).act == "postpone"
    assert hall.last_line(conference).detail == {
        "before": "2026-03-26",
        "after": "2026-04-02",
        "reason": "Bão số 3",
    }


async def test_everybody_who_was_told_of_the_first_day_is_told_of_the_other_once(hall):
    for name in ("Bình", "Sáu"):
        await hall.consents(await hall.citizen(name))
    await hall.consents(hall.lan)
    await hall.collecting()
    await hall.on_agenda(await hall.matter())
    await hall.do(hall.running_list.register, hall.lan, 1, name="Lan", matter="rác")
    hall.heard()
    await postponed(hall)
    notices = hall.heard()
    assert sorted(hall.names[one.contact_id] for one in notices) == ["Bình", "Chủ", "Lan", "Minh", "Sáu"]
    assert {one.sentence for one in notices} == {"notice-postponed"}
    assert notices[0].words["before"] == "2026-03-26"
    assert notices[0].words["day"] == "2026-04-02"
    assert notices[0].words["reason"] == "Bão số 3"


async def test_a_conference_that_was_not_announced_is_postponed_without_telling_the_town(hall):
    await hall.consents(hall.lan)
    await hall.planned()
    await postponed(hall)
    assert hall.told() == [("Chủ", "notice-postponed")]
    assert hall.numbered(1).collects_until is None


async def test_the_window_for_opinions_never_ends_after_the_conference(hall):
    await hall.collecting()
    await postponed(hall, day=date(2026, 3, 12))
    assert hall.numbered(1).collects_until == date(2026, 3, 12)


async def test_a_conference_that_moves_out_of_a_profiles_time_is_no_longer_bound_by_it(rulebook):
    hall = await town_under(rulebook, "s3-1573", "s4-ban-dan-van-2023")
    hall.come_to(date(2023, 11, 1))
    assert (await hall.planned(held_on=date(2023, 12, 20))).regulations == ("s4-ban-dan-van-2023",)
    assert (await postponed(hall, day=date(2026, 3, 26))).regulations == ("s3-1573",)


async def test_another_day_that_is_past_or_has_no_reason_is_refused(hall):
    await hall.planned()
    with pytest.raises(DayRefusedError):
        await postponed(hall, day=date(2026, 3, 1))
    with pytest.raises(TextMissingError):
        await postponed(hall, reason="  ")
    assert hall.numbered(1).held_on == HELD


async def test_a_conference_that_has_begun_cannot_be_postponed_or_cancelled(hall):
    await hall.planned()
    await hall.begun()
    with pytest.raises(WrongPhaseError):
        await postponed(hall)
    with pytest.raises(WrongPhaseError):
        await hall.do(hall.convening.cancel, hall.secretary, 1, reason="mưa")


# --- not at all -------------------------------------------------------------------------------------------


async def test_a_conference_cancelled_after_invitations_tells_all_who_were_invited(hall):
    await hall.consents(hall.lan)
    conference = await hall.collecting()
    binh = await hall.citizen("Bình")
    await hall.do(hall.running_list.register, binh, 1, name="Bình", matter="rác")
    hall.heard()
    await hall.do(hall.convening.cancel, hall.secretary, 1, reason="Dịch bệnh")
    assert hall.told() == [(name, "notice-cancelled") for name in ("Bình", "Chủ", "Lan")]
    assert hall.kept(conference).phase is Phase.CANCELLED
    assert hall.last_line(conference).detail == {"before": "collecting", "reason": "Dịch bệnh"}


async def test_a_cancelled_plan_that_was_never_announced_stays_among_its_preparers(hall):
    await hall.consents(hall.lan)
    await hall.planned()
    await hall.do(hall.convening.cancel, hall.secretary, 1, reason="Dịch bệnh")
    assert hall.told() == [("Chủ", "notice-cancelled")]


async def test_the_petitions_of_a_cancelled_conference_go_on_with_a_term_from_today(hall):
    await hall.collecting()
    petition = await hall.matter()
    await hall.on_agenda(petition)
    answered = await hall.matter(text="Đèn đường hỏng.")
    await hall.on_agenda(answered)
    await hall.answered(answered)
    hall.come_to(date(2026, 3, 16))
    await hall.do(hall.convening.cancel, hall.secretary, 1, reason="Dịch bệnh")
    kept = hall.petition(petition)
    assert (kept.term_from, kept.due) == (date(2026, 3, 16), date(2026, 4, 6))
    assert hall.history(petition)[-1].act == "off-agenda"
    assert hall.history(answered)[-1].act == "answer"


async def test_a_petition_of_a_cancelled_conference_may_go_to_another_one(hall):
    await hall.collecting()
    petition = await hall.matter()
    await hall.on_agenda(petition)
    await hall.do(hall.convening.cancel, hall.secretary, 1, reason="Dịch bệnh")
    await hall.planned()
    assert (await hall.on_agenda(petition, 2)).petition_id == petition.id


async def test_an_opinion_without_petition_needs_nothing_when_a_conference_is_cancelled(hall):
    conference = await hall.planned()
    await hall.begun()
    await hall.raised()
    hall.kept(conference).phase = Phase.COLLECTING  # written down too early
    await hall.do(hall.convening.cancel, hall.secretary, 1, reason="Dịch bệnh")
    assert hall.kept(conference).phase is Phase.CANCELLED


async def test_a_conference_is_not_cancelled_without_a_reason(hall):
    await hall.planned()
    with pytest.raises(TextMissingError):
        await hall.do(hall.convening.cancel, hall.secretary, 1, reason="\n")
    assert hall.numbered(1).phase is Phase.PLANNED


# --- another chair ----------------------------------------------------------------------------------------


async def another_chair(hall, ground="", *, chair="Trần Thị Phó", reason="Đi cứu lũ"):
    return await hall.do(
        hall.convening.change_chair, hall.secretary, 1, chair=chair, ground=ground, reason=reason
    )


async def test_the_chair_may_change_on_the_day_on_a_ground_that_the_regulation_names(rulebook):
    hall = await town_under(rulebook, "s1-hung-yen-1548")
    conference = await hall.planned()
    await hall.begun()
    await another_chair(hall, "force_majeure")
    assert (hall.kept(conference).chair, hall.kept(conference).phase) == ("Trần Thị Phó", Phase.UNDERWAY)
    assert hall.last_line(conference).act == "change-chair"
    assert hall.last_line(conference).detail == {
        "before": "Nguyễn Văn Chủ",
        "after": "Trần Thị Phó",
        "reason": "Đi cứu lũ",
        "article": "Điều 2.1",
    }


@pytest.mark.parametrize("ground", ["", "tired"])
async def test_another_chair_on_no_ground_of_the_regulation_is_refused_with_its_article(rulebook, ground):
    hall = await town_under(rulebook, "s1-hung-yen-1548")
    await hall.planned()
    with pytest.raises(NotAllowedByRuleError) as refusal:
        await another_chair(hall, ground)
    assert refusal.value.words["article"] == "Điều 2.1"
    assert "bất khả kháng" in refusal.value.words["text"]
    assert hall.numbered(1).chair == "Nguyễn Văn Chủ"


async def test_where_no_regulation_names_grounds_a_name_and_a_reason_are_enough(hall):
    conference = await hall.planned()
    await another_chair(hall)
    assert hall.last_line(conference).detail["article"] == ""
    for changes in ({"chair": " "}, {"reason": ""}):
        with pytest.raises(TextMissingError):
            await another_chair(hall, **changes)
    assert hall.kept(conference).chair == "Trần Thị Phó"


async def test_the_chair_cannot_change_once_people_have_gone_home(hall):
    await hall.planned()
    await hall.begun()
    await hall.ended()
    with pytest.raises(WrongPhaseError):
        await another_chair(hall)


# --- the day ----------------------------------------------------------------------------------------------


async def test_only_what_was_counted_is_set_and_recorded(hall):
    conference = await hall.planned()
    await hall.do(hall.convening.set_people, hall.secretary, 1, invited=130)
    await hall.do(hall.convening.set_people, hall.secretary, 1, expected=140, attended=0)
    kept = hall.kept(conference)
    assert (kept.expected, kept.invited, kept.attended) == (140, 130, 0)
    assert hall.last_line(conference).detail == {"expected": "140", "attended": "0"}
    with pytest.raises(NotYoursError):
        await hall.do(hall.convening.set_people, hall.roads, 1, attended=1)


async def test_a_conference_does_not_begin_before_its_day(hall):
    await hall.collecting()
    hall.come_to(date(2026, 3, 25))
    with pytest.raises(DayRefusedError) as refusal:
        await hall.do(hall.convening.begin, hall.secretary, 1)
    assert refusal.value.words == {"day": "2026-03-26", "why": "early"}
    assert (await hall.begun()).phase is Phase.UNDERWAY


async def test_a_conference_that_was_never_announced_may_begin(hall):
    await hall.planned()
    assert (await hall.begun()).phase is Phase.UNDERWAY


async def test_a_conference_that_is_over_lets_what_was_said_be_written_down(hall):
    conference = await hall.planned()
    await hall.begun()
    assert (await hall.ended()).phase is Phase.HELD
    assert [line.act for line in hall.record(conference)] == ["create", "begin", "end"]
    item = await hall.raised()
    assert (await hall.decided(item, Verdict.LATER)).verdict is Verdict.LATER
