"""The agenda: petitions and opinions from the room, and how the conference leaves each."""

from datetime import date

import pytest

from casework.conference import Phase, Verdict
from casework.errors import (
    AlreadyOnAgendaError,
    DayRefusedError,
    IllegalMoveError,
    NotDraftableError,
    NotYoursError,
    TextMissingError,
    UnknownAgencyError,
    UnknownConferenceError,
    UnknownPetitionError,
    WrongPhaseError,
)
from casework.petition import Stage, spoken_code
from casework.petitioner import Disclosure
from casework.places import Level
from casework.reading import Nature
from tests.casework.conference_town import GARBAGE, ROOM, town_under
from tests.fakes.plans import HELD
from tests.fakes.readings import reading_of

ANSWER_DAY = date(2026, 4, 13)  # seven working days after the last day for the notice, 2026-04-02


# --- petitions --------------------------------------------------------------------------------------------


async def test_a_petition_on_the_agenda_takes_the_day_that_the_regulation_promises(hall):
    await hall.collecting()
    petition = await hall.matter()
    item = await hall.on_agenda(petition)
    assert (item.number, item.agency_id, item.topic) == (1, "kinh-te", "transport")
    assert (item.title, item.contact_id) == (petition.title, hall.lan.id)
    assert (item.due, item.due_article) == (ANSWER_DAY, "Điều 9.3")
    kept = hall.petition(petition)
    assert (kept.due, kept.due_article) == (ANSWER_DAY, "Điều 9.3")
    assert (hall.history(petition)[-1].act, hall.history(petition)[-1].detail) == (
        "on-agenda",
        {"conference": "1"},
    )
    assert hall.record(hall.numbered(1))[-1].act == "assign"


async def test_petitioner_and_agency_are_told_of_the_conference(hall):
    await hall.collecting()
    petition = await hall.matter()
    hall.heard()
    item = await hall.on_agenda(petition)
    lan, minh = hall.heard()
    assert (hall.names[lan.contact_id], lan.sentence) == ("Lan", "notice-on-agenda")
    assert (lan.words["day"], lan.words["due"]) == ("2026-03-26", "2026-04-13")
    assert [choice.action for choice in lan.choices] == [f"speak:1:{petition.code}"]
    assert (hall.names[minh.contact_id], minh.sentence) == ("Minh", "officer-draft-wanted")
    assert minh.words["due"] == "2026-03-19"
    assert [choice.action for choice in minh.choices] == [f"draft:{item.id}"]


async def test_a_petition_is_put_on_the_agenda_once(hall):
    await hall.collecting()
    petition = await hall.matter()
    item = await hall.on_agenda(petition)
    hall.heard()
    assert (await hall.on_agenda(petition)).id == item.id
    assert len(hall.store.shelves.items) == 1
    assert hall.told() == []


async def test_a_petition_on_another_agenda_is_refused_with_that_conferences_number(hall):
    await hall.collecting()
    await hall.planned()
    petition = await hall.matter()
    await hall.on_agenda(petition, 1)
    with pytest.raises(AlreadyOnAgendaError) as refusal:
        await hall.on_agenda(petition, 2)
    assert refusal.value.words == {"code": spoken_code(petition.code), "number": 1}
    assert [item.conference_id for item in hall.store.shelves.items.values()] == [hall.numbered(1).id]


async def test_joined_petitions_come_with_the_one_that_leads_them(hall):
    await hall.collecting()
    lead, other = await hall.pair()
    hall.heard()
    item = await hall.on_agenda(other)
    assert item.petition_id == lead.id
    assert hall.petition(other).due == hall.petition(lead).due == ANSWER_DAY
    assert [name for name, sentence in hall.told() if sentence == "notice-on-agenda"] == ["Bình", "Lan"]


async def test_a_petitioners_name_is_looked_up_and_never_copied_onto_an_agenda(hall):
    await hall.collecting()
    open_one = await hall.matter(disclosure=Disclosure.PUBLIC)
    hidden = await hall.matter(text="Cống hôi thối.", disclosure=Disclosure.HANDLER)
    first, second = await hall.on_agenda(open_one), await hall.on_agenda(hidden)
    assert (first.raised_by, second.raised_by, second.number) == ("", "", 2)
    assert await hall.do(hall.files.name_of, first) == "Lan"
    assert await hall.do(hall.files.name_of, second) == ""


async def test_the_record_holds_no_words_of_petitions(hall):
    conference = await hall.collecting()
    petition = await hall.matter()
    item = await hall.on_agenda(petition)
    await hall.do(hall.running_list.register, hall.lan, 1, name="Lan", matter="Rác", petition_id=petition.id)
    await hall.do(hall.agenda.give, hall.secretary, item.id, "van-hoa-xa-hoi")
    await hall.begun()
    await hall.decided(item, Verdict.LATER)
    other = await hall.on_agenda(await hall.matter(text=f"{GARBAGE} Lại nữa."))
    await hall.do(hall.agenda.remove, hall.secretary, other.id)
    record = repr(hall.record(conference))
    assert "Rác" not in record
    assert "Lan" not in record.replace("id-Lan", "")
    assert {line.detail["item"] for line in hall.record(conference) if "item" in line.detail} == {
        item.id,
        other.id,
    }


async def test_the_level_of_the_agency_is_competent_until_somebody_says_otherwise(hall):
    await hall.collecting()
    item = await hall.on_agenda(await hall.matter())
    assert item.level is Level.COMMUNE
    given = await hall.do(hall.agenda.give, hall.secretary, item.id, "so-xay-dung")
    assert given.level is Level.PROVINCE
    await hall.begun()
    opinion = await hall.raised(agency_id="so-xay-dung")
    assert opinion.level is Level.PROVINCE
    assert (await hall.decided(opinion, Verdict.LATER, agency_id="kinh-te")).level is Level.COMMUNE
    moved = await hall.decided(opinion, Verdict.TRANSFERRED, agency_id="so-xay-dung")
    assert moved.level is Level.PROVINCE


async def test_no_draft_is_wanted_when_drafting_is_over(hall):
    await hall.collecting()
    late, on_time = await hall.matter(), await hall.matter(text=f"{GARBAGE} Lại nữa.")
    item = await hall.on_agenda(on_time)
    await hall.begun()
    await hall.ended()
    hall.heard()
    await hall.on_agenda(late)
    await hall.do(hall.agenda.give, hall.secretary, item.id, "van-hoa-xa-hoi")
    await hall.matter(text=f"{GARBAGE} Thêm nữa.")
    hall.heard()
    await hall.do(hall.agenda.assign_all, hall.secretary, 1)
    told = {sentence for _, sentence in hall.told()}
    assert not told & {"officer-draft-wanted", "officer-drafts-wanted"}


async def test_a_decided_matter_given_to_another_agency_wants_no_draft(hall):
    await hall.collecting()
    item = await hall.on_agenda(await hall.matter())
    await hall.begun()
    await hall.decided(item, Verdict.LATER)
    hall.heard()
    await hall.do(hall.agenda.give, hall.secretary, item.id, "van-hoa-xa-hoi")
    assert hall.told() == []


async def test_an_answered_or_sealed_petition_is_not_put_on_an_agenda(hall):
    await hall.collecting()
    answered = await hall.matter()
    await hall.answered(answered)
    with pytest.raises(IllegalMoveError):
        await hall.on_agenda(answered)
    sealed = await hall.matter(text="Tố cáo", reading=reading_of(nature=Nature.DENUNCIATION))
    assert hall.petition(sealed).stage is Stage.SEALED
    with pytest.raises(UnknownPetitionError):
        await hall.on_agenda(sealed)


async def test_a_regulation_without_a_term_for_answers_leaves_the_petitions_own(rulebook):
    hall = await town_under(rulebook, "dieu-43-2025")
    await hall.collecting()
    petition = await hall.matter()
    own = petition.due
    item = await hall.on_agenda(petition)
    assert (item.due, item.due_article) == (None, "")
    assert hall.petition(petition).due == own
    (_, minh) = hall.heard()[-2:]
    assert (minh.sentence, minh.words["due"]) == ("officer-draft-wanted", "")


async def test_petitions_that_no_conference_has_taken_are_candidates(hall):
    await hall.collecting()
    taken, free, answered = [await hall.matter(text=f"{GARBAGE} {n}") for n in range(3)]
    lead, _ = await hall.pair()
    await hall.on_agenda(taken)
    await hall.answered(answered)
    found = await hall.do(hall.agenda.candidates)
    assert {one.id for one in found} == {free.id, lead.id}


async def test_all_candidates_are_put_on_the_agenda_with_one_message_to_each_agency(hall):
    await hall.collecting()
    for text in (GARBAGE, "Cống hôi thối ở xóm trên."):
        await hall.matter(text=text)
    await hall.matter(text="Trường dột.", reading=reading_of(topic="education"))
    hall.heard()
    assert await hall.do(hall.agenda.assign_all, hall.secretary, 1) == (3, 0)
    notices = hall.heard()
    agencies = {hall.names[one.contact_id]: one for one in notices if one.sentence == "officer-drafts-wanted"}
    assert {name: notice.words["count"] for name, notice in agencies.items()} == {"Minh": 2, "Hoa": 1}
    assert agencies["Minh"].words["due"] == "2026-03-19"
    assert sum(one.sentence == "notice-on-agenda" for one in notices) == 3


async def test_a_candidate_that_cannot_be_put_on_is_counted_and_stops_nobody(hall, monkeypatch):
    await hall.collecting()
    await hall.matter()
    answered = await hall.matter(text="Cống hôi thối.")

    async def both(*_):
        return [hall.petition(one) for one in (answered, *hall.store.shelves.petitions.values())][:2]

    await hall.answered(answered)
    monkeypatch.setattr(type(hall.agenda), "candidates", both)
    put, refused = await hall.do(hall.agenda.assign_all, hall.secretary, 1)
    assert (put, refused) == (1, 1)


async def test_only_a_secretary_changes_the_agenda(hall):
    await hall.collecting()
    petition = await hall.matter()
    item = await hall.on_agenda(petition)
    with pytest.raises(NotYoursError):
        await hall.do(hall.agenda.assign, hall.roads, 1, petition.code)
    with pytest.raises(NotYoursError):
        await hall.do(hall.agenda.give, hall.roads, item.id, "cong-an")
    with pytest.raises(NotYoursError):
        await hall.do(hall.agenda.remove, hall.chair, item.id)
    with pytest.raises(NotYoursError):
        await hall.do(hall.agenda.decide, hall.roads, item.id, verdict=Verdict.RECORDED, said="ghi nhận")


async def test_an_item_that_does_not_exist_is_refused(hall):
    with pytest.raises(UnknownConferenceError):
        await hall.do(hall.agenda.give, hall.secretary, "nowhere", "kinh-te")


# --- another agency, and off again ------------------------------------------------------------------------


async def test_a_matter_given_to_another_agency_loses_its_draft_and_takes_its_petitions_along(hall):
    conference = await hall.collecting()
    lead, joined = await hall.pair()
    item = await hall.on_agenda(lead)
    await hall.do(hall.drafting.draft, hall.roads, item.id, text="Sẽ dọn.")
    hall.heard()
    await hall.do(hall.agenda.give, hall.secretary, item.id, "van-hoa-xa-hoi")
    kept = hall.item(item)
    assert (kept.agency_id, kept.draft, kept.drafted_on, kept.drafted_by) == ("van-hoa-xa-hoi", "", None, "")
    assert {hall.petition(one).agency_id for one in (lead, joined)} == {"van-hoa-xa-hoi"}
    assert hall.history(lead)[-1].detail == {"from": "kinh-te", "to": "van-hoa-xa-hoi"}
    assert hall.last_line(conference).detail == {
        "item": item.id,
        "before": "kinh-te",
        "after": "van-hoa-xa-hoi",
    }
    assert hall.told() == [("Hoa", "officer-draft-wanted")]


async def test_a_matter_given_to_its_own_agency_stays_where_it_is(hall):
    await hall.collecting()
    petition = await hall.matter()
    item = await hall.on_agenda(petition)
    acts = len(hall.history(petition))
    await hall.do(hall.agenda.give, hall.secretary, item.id, "kinh-te")
    assert len(hall.history(petition)) == acts


async def test_an_opinion_from_the_room_may_be_given_to_another_agency(hall):
    await hall.planned()
    await hall.begun()
    item = await hall.raised()
    await hall.do(hall.agenda.give, hall.secretary, item.id, "so-xay-dung")
    assert hall.item(item).agency_id == "so-xay-dung"


async def test_a_petition_that_was_answered_meanwhile_stays_with_who_answered_it(hall):
    await hall.collecting()
    petition = await hall.matter()
    item = await hall.on_agenda(petition)
    await hall.answered(petition)
    await hall.do(hall.agenda.give, hall.secretary, item.id, "van-hoa-xa-hoi")
    assert hall.item(item).agency_id == "van-hoa-xa-hoi"
    assert hall.petition(petition).agency_id == "kinh-te"


async def test_an_agency_that_does_not_exist_gets_nothing(hall):
    await hall.collecting()
    item = await hall.on_agenda(await hall.matter())
    with pytest.raises(UnknownAgencyError):
        await hall.do(hall.agenda.give, hall.secretary, item.id, "atlantis")
    assert hall.item(item).agency_id == "kinh-te"


async def test_the_closed_desk_gets_nothing_from_an_agenda(hall):
    await hall.collecting()
    item = await hall.on_agenda(await hall.matter())
    with pytest.raises(UnknownAgencyError):
        await hall.do(hall.agenda.give, hall.secretary, item.id, "tiep-cong-dan")
    assert hall.item(item).agency_id == "kinh-te"


async def test_a_petition_taken_off_again_goes_on_with_a_term_from_today(hall):
    conference = await hall.collecting()
    lead, joined = await hall.pair()
    item = await hall.on_agenda(lead)
    hall.come_to(date(2026, 3, 16))
    hall.heard()
    await hall.do(hall.agenda.remove, hall.secretary, item.id)
    assert hall.store.shelves.items == {}
    assert {hall.petition(one).due for one in (lead, joined)} == {date(2026, 4, 6)}
    notices = hall.heard()
    assert sorted(hall.names[one.contact_id] for one in notices) == ["Bình", "Lan"]
    assert {(one.sentence, one.words["due"]) for one in notices} == {("notice-off-agenda", "2026-04-06")}
    assert hall.last_line(conference).act == "remove"


async def test_taking_off_what_no_open_petition_stands_behind_tells_nobody(hall):
    await hall.collecting()
    petition = await hall.matter()
    item = await hall.on_agenda(petition)
    await hall.answered(petition)
    await hall.begun()
    opinion = await hall.raised()
    hall.heard()
    for one in (item, opinion):
        await hall.do(hall.agenda.remove, hall.secretary, one.id)
    assert hall.told() == []
    assert hall.petition(petition).stage is Stage.ANSWERED


async def test_a_decided_matter_is_not_taken_off(hall):
    await hall.planned()
    await hall.begun()
    item = await hall.raised()
    await hall.decided(item, Verdict.RECORDED, "Ghi nhận.")
    with pytest.raises(NotDraftableError):
        await hall.do(hall.agenda.remove, hall.secretary, item.id)


# --- the room ---------------------------------------------------------------------------------------------


async def test_an_opinion_from_the_room_is_written_down_behind_the_petitions(hall):
    conference = await hall.collecting()
    await hall.on_agenda(await hall.matter())
    await hall.begun()
    item = await hall.raised(text=f"  {ROOM} ", name=" Bà Sáu ", contact_id=hall.lan.id)
    assert (item.number, item.petition_id, item.text, item.title) == (2, None, ROOM, ROOM)
    assert (item.raised_by, item.contact_id, item.due, item.verdict) == ("Bà Sáu", hall.lan.id, None, None)
    assert hall.last_line(conference).detail == {"item": item.id}


async def test_a_long_opinion_has_a_title_cut_at_a_word(hall):
    await hall.planned()
    await hall.begun()
    item = await hall.raised(text="một hai " * 30)
    assert len(item.title) <= 90
    assert item.title.endswith(("một…", "hai…"))
    assert (await hall.raised(title="Cầu treo")).title == "Cầu treo"


async def test_an_opinion_without_words_or_outside_the_conference_is_refused(hall):
    await hall.collecting()
    with pytest.raises(WrongPhaseError):
        await hall.raised()
    await hall.begun()
    with pytest.raises(TextMissingError):
        await hall.raised(text=" \n ")
    with pytest.raises(UnknownAgencyError):
        await hall.raised(agency_id="atlantis")
    assert hall.store.shelves.items == {}


# --- how an item is left ----------------------------------------------------------------------------------


@pytest.fixture
async def opinion(hall):
    """An opinion from the room, on the day of the conference."""
    await hall.planned()
    await hall.begun()
    return await hall.raised()


@pytest.mark.parametrize("verdict", [Verdict.LATER, Verdict.SENT_UP, Verdict.TRANSFERRED])
async def test_what_is_left_for_later_has_the_laws_day(hall, opinion, verdict):
    item = await hall.decided(opinion, verdict)
    assert (item.verdict, item.due, item.due_article) == (verdict, ANSWER_DAY, "Điều 9.3")
    assert item.awaits_answer


@pytest.mark.parametrize("verdict", [Verdict.ANSWERED_THERE, Verdict.RECORDED])
async def test_what_was_settled_there_has_no_day_and_needs_words(hall, opinion, verdict):
    with pytest.raises(TextMissingError):
        await hall.decided(opinion, verdict, "  ")
    item = await hall.decided(opinion, verdict, " Đã trả lời. ")
    assert (item.said, item.due, item.awaits_answer) == ("Đã trả lời.", None, False)


async def test_the_chair_may_name_an_earlier_day_but_no_later_one_than_the_law(hall, opinion):
    earlier = await hall.decided(opinion, Verdict.LATER, day=date(2026, 4, 1))
    assert (earlier.due, earlier.due_article) == (date(2026, 4, 1), "")
    later = await hall.decided(opinion, Verdict.LATER, day=date(2026, 5, 1))
    assert (later.due, later.due_article) == (ANSWER_DAY, "Điều 9.3")


async def test_where_the_law_sets_no_day_the_chairs_day_stands(rulebook):
    hall = await town_under(rulebook, "dieu-43-2025")
    await hall.planned()
    await hall.begun()
    item = await hall.decided(await hall.raised(), Verdict.LATER, day=date(2026, 5, 1))
    assert (item.due, item.due_article) == (date(2026, 5, 1), "")


async def test_a_day_before_the_conference_is_refused(hall, opinion):
    with pytest.raises(DayRefusedError) as refusal:
        await hall.decided(opinion, Verdict.LATER, day=date(2026, 3, 25))
    assert refusal.value.words == {"day": "2026-03-25", "why": "before"}
    assert hall.item(opinion).verdict is None


async def test_a_day_that_is_over_is_refused(hall, opinion):
    hall.come_to(date(2026, 3, 30))
    with pytest.raises(DayRefusedError) as refusal:
        await hall.decided(opinion, Verdict.LATER, day=date(2026, 3, 27))
    assert refusal.value.words == {"day": "2026-03-27", "why": "past"}
    assert hall.item(opinion).verdict is None


async def test_nothing_is_left_to_the_closed_desk(hall, opinion):
    with pytest.raises(UnknownAgencyError):
        await hall.decided(opinion, Verdict.LATER, agency_id="tiep-cong-dan")
    with pytest.raises(UnknownAgencyError):
        await hall.raised(agency_id="tiep-cong-dan")
    assert hall.item(opinion).verdict is None


async def test_a_verdict_may_change_until_the_notice_and_both_stand_in_the_record(hall, opinion):
    await hall.decided(opinion, Verdict.LATER)
    await hall.decided(opinion, Verdict.RECORDED, "Ghi nhận.")
    decided = [line.detail for line in hall.record(hall.numbered(1)) if line.act == "decide"]
    assert [(line["before"], line["after"]) for line in decided] == [("", "later"), ("later", "recorded")]
    assert hall.item(opinion).due is None


async def test_the_conference_says_who_answers_which_level_is_competent_and_what_is_complex(hall, opinion):
    await hall.decided(
        opinion, Verdict.SENT_UP, agency_id="so-xay-dung", is_complex=True, level=Level.PROVINCE
    )
    await hall.decided(opinion, Verdict.SENT_UP)  # what is not said again stays
    kept = hall.item(opinion)
    assert (kept.agency_id, kept.is_complex, kept.level) == ("so-xay-dung", True, Level.PROVINCE)


async def test_a_complex_matter_counts_from_the_longer_notice(hall, opinion):
    await hall.ended()
    await hall.do(hall.concluding.lengthen_notice, hall.secretary, 1, reason="Nhiều cơ quan")
    item = await hall.decided(opinion, Verdict.LATER, is_complex=True)
    assert item.due == date(2026, 4, 20)  # 7 working days after 2026-04-09


async def test_nothing_is_decided_after_the_notice(hall, opinion):
    await hall.decided(opinion, Verdict.LATER)
    await hall.ended()
    await hall.signed()
    with pytest.raises(WrongPhaseError):
        await hall.decided(opinion, Verdict.RECORDED, "Ghi nhận.")
    assert hall.numbered(1).phase is Phase.CONCLUDED


async def test_a_postponed_conference_counts_its_items_anew(hall):
    await hall.collecting()
    petition = await hall.matter()
    item = await hall.on_agenda(petition)
    await hall.do(hall.convening.postpone, hall.secretary, 1, day=date(2026, 4, 2), reason="Bão")
    assert hall.item(item).due == date(2026, 4, 20)
    assert hall.petition(petition).due == date(2026, 4, 20)
    assert hall.numbered(1).held_on > HELD
