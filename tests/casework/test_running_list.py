"""The speakers' list: who wishes to speak, who speaks now, who is refused and on which ground."""

from datetime import date

import pytest

from casework.conference import Phase, SpeakerState, Verdict
from casework.errors import (
    FloorClosedError,
    NotAllowedByRuleError,
    NotYoursError,
    TextMissingError,
    UnknownConferenceError,
    WrongPhaseError,
)
from casework.reading import Nature, PlaceMention
from casework.regulation import Floor
from casework.running_list import waiting
from tests.casework.conference_town import town_under
from tests.fakes.readings import reading_of


async def registered(hall, contact=None, *, name="Lan", matter="Rác ở chợ", **words):
    return await hall.do(
        hall.running_list.register, contact or hall.lan, 1, name=name, matter=matter, **words
    )


async def asks_for_the_floor(hall, name="Bà Sáu", *, matter="Cầu treo", in_scope=True):
    return await hall.do(
        hall.running_list.add_unregistered, hall.secretary, 1, name=name, matter=matter, in_scope=in_scope
    )


async def next_one(hall):
    speaker = await hall.do(hall.running_list.call_next, hall.secretary, 1)
    return speaker.name if speaker else None


def line(hall):
    return [one.name for one in waiting(list(hall.store.shelves.speakers.values()))]


# --- registering ------------------------------------------------------------------------------------------


async def test_a_citizen_registers_to_speak_and_the_secretary_is_told(hall):
    conference = await hall.collecting()
    speaker = await registered(hall, name=" Lan ", matter=" Rác ở chợ ", petition_id="p1")
    assert (speaker.name, speaker.matter, speaker.position) == ("Lan", "Rác ở chợ", 1)
    assert (speaker.registered, speaker.contact_id, speaker.petition_id) == (True, hall.lan.id, "p1")
    (notice,) = hall.heard()
    assert (hall.names[notice.contact_id], notice.sentence) == ("Thư", "secretary-registered")
    assert (notice.words["name"], notice.words["matter"], notice.words["count"]) == ("Lan", "Rác ở chợ", 1)
    assert hall.last_line(conference).detail == {"speaker": speaker.id}, "no words of a petition"


async def test_a_second_registration_replaces_the_first_and_keeps_its_place(hall):
    conference = await hall.collecting()
    speaker = await registered(hall)
    await registered(hall, await hall.citizen("Bình"), name="Bình")
    hall.heard()
    await registered(hall, matter="Trường dột")
    assert line(hall) == ["Lan", "Bình"]
    detail = {"speaker": speaker.id, "before": "Rác ở chợ", "after": "Trường dột"}
    assert hall.last_line(conference).detail == detail
    assert hall.told() == []


async def test_who_withdrew_and_registers_again_waits_at_the_end(hall):
    conference = await hall.collecting()
    await registered(hall)
    await registered(hall, await hall.citizen("Bình"), name="Bình")
    withdrawn = await hall.do(hall.running_list.withdraw, hall.lan, 1)
    assert (withdrawn.state, line(hall)) == (SpeakerState.WITHDRAWN, ["Bình"])
    assert hall.last_line(conference).act == "withdraw"
    await registered(hall)
    assert line(hall) == ["Bình", "Lan"]


async def test_who_has_spoken_may_register_for_another_matter(hall):
    await hall.collecting()
    await registered(hall)
    await hall.begun()
    assert [await next_one(hall), await next_one(hall)] == ["Lan", None]
    await registered(hall, matter="Trường dột")
    assert await next_one(hall) == "Lan"


async def test_withdrawing_after_the_turn_changes_nothing(hall):
    await hall.collecting()
    speaker = await registered(hall)
    await hall.begun()
    await next_one(hall)
    await hall.do(hall.running_list.withdraw, hall.lan, 1)
    assert hall.speaker(speaker).state is SpeakerState.SPEAKING


async def test_who_is_on_no_list_cannot_withdraw(hall):
    await hall.collecting()
    with pytest.raises(UnknownConferenceError):
        await hall.do(hall.running_list.withdraw, hall.lan, 1)


async def test_registering_needs_a_matter_and_an_announced_conference(hall):
    await hall.planned()
    with pytest.raises(WrongPhaseError):
        await registered(hall)
    await hall.do(hall.convening.open_collection, hall.secretary, 1, until=date(2026, 3, 20))
    with pytest.raises(TextMissingError):
        await registered(hall, matter=" ")


# --- people who have not registered -----------------------------------------------------------------------


async def under_way(rulebook, *profiles):
    hall = await town_under(rulebook, *profiles)
    await hall.planned()
    await hall.begun()
    return hall


async def test_where_only_registered_people_speak_others_are_refused_with_the_article(rulebook):
    hall = await under_way(rulebook, "s1-hung-yen-1548")
    with pytest.raises(FloorClosedError) as refusal:
        await asks_for_the_floor(hall)
    assert (refusal.value.words["article"], refusal.value.words["floor"]) == ("Điều 8.3", "registered_only")
    assert hall.store.shelves.speakers == {}


async def test_inside_the_announced_content_the_floor_is_open_and_outside_it_is_not(hall):
    conference = await hall.planned()
    await hall.begun()
    speaker = await asks_for_the_floor(hall)
    assert hall.last_line(conference).detail == {
        "speaker": speaker.id,
        "matter": "Cầu treo",
        "article": "Điều 8.3",
    }
    with pytest.raises(FloorClosedError) as refusal:
        await asks_for_the_floor(hall, in_scope=False)
    assert refusal.value.words["scope"] == "Đường sá, rác thải, trường học"
    with pytest.raises(TextMissingError):
        await asks_for_the_floor(hall, matter="")
    assert line(hall) == ["Bà Sáu"]


@pytest.mark.parametrize("profile", ["s0-gia-lai-553", "s2-dien-bien-snv", "dieu-43-2025"])
async def test_after_the_answers_or_as_the_chair_decides_anybody_may_speak(rulebook, profile):
    hall = await under_way(rulebook, profile)
    assert not (await asks_for_the_floor(hall, in_scope=False)).registered


async def test_of_several_rules_the_strictest_binds(rulebook):
    hall = await under_way(rulebook, "s0-gia-lai-553", "s3-1573", "s1-hung-yen-1548")
    assert hall.running_list.rule(hall.numbered(1)).floor is Floor.REGISTERED_ONLY


async def test_where_the_text_is_silent_the_chair_decides(rulebook):
    hall = await under_way(rulebook, "dieu-43-2025")
    rule = hall.running_list.rule(hall.numbered(1))
    assert (rule.floor, rule.article) == (Floor.CHAIR_DECIDES, "")


# --- the list in the room ---------------------------------------------------------------------------------


async def test_speakers_are_called_in_their_order_and_told_their_turn_and_the_next_one(hall):
    conference = await hall.collecting()
    await registered(hall)
    await registered(hall, await hall.citizen("Bình"), name="Bình")
    await hall.begun()
    await asks_for_the_floor(hall)
    hall.heard()
    assert await next_one(hall) == "Lan"
    assert hall.told() == [("Bình", "notice-next-turn"), ("Lan", "notice-your-turn")]
    first = next(one for one in hall.store.shelves.speakers.values() if one.name == "Lan")
    assert (first.state, first.began_at) == (SpeakerState.SPEAKING, hall.clock.now())
    assert hall.last_line(conference).detail == {"speaker": first.id}
    assert await next_one(hall) == "Bình"
    assert hall.told() == [("Bình", "notice-your-turn")], "Bà Sáu has no phone here"
    assert hall.speaker(first).state is SpeakerState.SPOKEN
    assert await next_one(hall) == "Bà Sáu"
    assert await next_one(hall) is None
    assert hall.told() == []


async def test_registered_people_come_before_others_unless_the_secretary_puts_somebody_first(hall):
    await hall.collecting()
    await hall.begun()
    old = await asks_for_the_floor(hall)
    await registered(hall)
    await registered(hall, await hall.citizen("Bình"), name="Bình")
    assert line(hall) == ["Lan", "Bình", "Bà Sáu"]
    await hall.do(hall.running_list.put_first, hall.secretary, old.id)
    assert line(hall) == ["Bà Sáu", "Lan", "Bình"]
    binh = next(one for one in hall.store.shelves.speakers.values() if one.name == "Bình")
    await hall.do(hall.running_list.put_first, hall.secretary, binh.id)
    assert line(hall) == ["Bình", "Bà Sáu", "Lan"]
    assert hall.last_line(hall.numbered(1)).act == "order"


async def test_nobody_is_called_before_the_conference_or_after_it(hall):
    await hall.collecting()
    await registered(hall)
    with pytest.raises(WrongPhaseError):
        await next_one(hall)
    await hall.begun()
    await hall.ended()
    with pytest.raises(WrongPhaseError):
        await next_one(hall)


async def test_who_still_speaks_has_spoken_when_the_conference_ends(hall):
    await hall.collecting()
    speaker = await registered(hall)
    await hall.begun()
    await next_one(hall)
    await hall.ended()
    assert hall.speaker(speaker).state is SpeakerState.SPOKEN


async def test_a_speaker_who_does_not_wait_or_does_not_exist_is_not_put_first(hall):
    await hall.collecting()
    speaker = await registered(hall)
    await hall.do(hall.running_list.withdraw, hall.lan, 1)
    for speaker_id in (speaker.id, "nobody"):
        with pytest.raises(UnknownConferenceError):
            await hall.do(hall.running_list.put_first, hall.secretary, speaker_id)


async def test_only_a_secretary_runs_the_list(hall):
    await hall.collecting()
    speaker = await registered(hall)
    await hall.begun()
    for act in (hall.running_list.put_first, hall.running_list.refuse):
        words = ["drunk"] if act == hall.running_list.refuse else []
        with pytest.raises(NotYoursError):
            await hall.do(act, hall.roads, speaker.id, *words)
    with pytest.raises(NotYoursError):
        await hall.do(hall.running_list.call_next, hall.chair, 1)


# --- refusals ---------------------------------------------------------------------------------------------


async def test_the_floor_is_refused_only_on_a_ground_of_the_regulation_and_the_person_is_told(hall):
    conference = await hall.collecting()
    speaker = await registered(hall)
    hall.heard()
    with pytest.raises(NotAllowedByRuleError):
        await hall.do(hall.running_list.refuse, hall.secretary, speaker.id, "ugly")
    await hall.do(hall.running_list.refuse, hall.secretary, speaker.id, "no_interest")
    assert (hall.speaker(speaker).state, hall.speaker(speaker).refusal) == (
        SpeakerState.REFUSED,
        "no_interest",
    )
    (notice,) = hall.heard()
    assert (hall.names[notice.contact_id], notice.sentence) == ("Lan", "notice-floor-refused")
    assert notice.words["article"] == "Điều 3.3"
    assert notice.words["text"].startswith("Người không có quyền lợi")
    assert hall.last_line(conference).detail == {
        "speaker": speaker.id,
        "ground": "no_interest",
        "article": "Điều 3.3",
    }


async def test_somebody_without_a_phone_is_refused_in_the_room(hall):
    await hall.planned()
    await hall.begun()
    speaker = await asks_for_the_floor(hall)
    await hall.do(hall.running_list.refuse, hall.secretary, speaker.id, "drunk")
    assert hall.told() == []
    assert line(hall) == []


async def test_who_was_refused_cannot_register_again(hall):
    await hall.collecting()
    speaker = await registered(hall)
    await hall.do(hall.running_list.refuse, hall.secretary, speaker.id, "no_interest")
    with pytest.raises(NotAllowedByRuleError) as refusal:
        await registered(hall)
    assert refusal.value.words["article"] == "Điều 3.3"
    assert hall.speaker(speaker).state is SpeakerState.REFUSED


async def test_a_refusal_whose_ground_no_longer_binds_still_stands(hall):
    await hall.collecting()
    speaker = await registered(hall)
    await hall.do(hall.running_list.refuse, hall.secretary, speaker.id, "no_interest")
    hall.speaker(speaker).refusal = "gone"
    with pytest.raises(NotAllowedByRuleError) as refusal:
        await registered(hall)
    assert refusal.value.words == {"article": "", "text": ""}


async def test_each_ground_is_offered_once_with_the_refusals_before_the_exclusions(rulebook):
    hall = await town_under(rulebook, "s2-dien-bien-snv", "s3-1573")
    grounds = hall.running_list.grounds(await hall.planned())
    ids = [clause.id for clause in grounds]
    assert len(ids) == len(set(ids))
    assert ids[:2] == ["drunk", "stimulants"]
    assert "under_18" in ids
    assert all(clause.article and clause.text for clause in grounds)


# --- who withdraws consent --------------------------------------------------------------------------------


async def test_who_withdraws_consent_is_named_in_no_conference_any_more(hall):
    over = await hall.collecting()
    speaker = await registered(hall)
    await hall.begun()
    await next_one(hall)
    said = await hall.raised(name="Lan", contact_id=hall.lan.id)
    neighbour = await hall.raised(name="Bà Sáu")
    await hall.decided(said, Verdict.RECORDED, "Ghi nhận.")
    await hall.decided(neighbour, Verdict.RECORDED, "Ghi nhận.")
    await hall.ended()
    await hall.signed()
    hall.numbered(1).phase = Phase.CLOSED
    await hall.do(hall.running_list.forget, hall.lan)
    assert (hall.speaker(speaker).name, hall.speaker(speaker).contact_id) == ("", None)
    assert hall.speaker(speaker).state is SpeakerState.SPOKEN
    assert (hall.item(said).raised_by, hall.item(said).contact_id) == ("", None)
    assert hall.item(neighbour).raised_by == "Bà Sáu"
    assert "Lan" not in repr([line.detail for line in hall.record(over)])


async def test_who_withdraws_consent_waits_on_no_list(hall):
    await hall.collecting()
    await registered(hall)
    await hall.do(hall.running_list.forget, hall.lan)
    assert line(hall) == []


# --- who answers an opinion from the room -----------------------------------------------------------------


def agency_for(hall, **changes):
    return hall.running_list.agency_for(reading_of(**changes)).id


async def test_an_opinion_without_a_place_is_about_the_town_and_goes_to_the_agency_of_its_topic(hall):
    assert agency_for(hall) == "kinh-te"
    assert agency_for(hall, topic="education") == "van-hoa-xa-hoi"


async def test_an_opinion_about_a_known_place_goes_to_who_serves_it(hall):
    mention = PlaceMention(written="thôn Bến Đá", place_id="ben-da")
    assert agency_for(hall, place=mention) == "kinh-te"


async def test_an_opinion_about_another_commune_or_of_another_nature_is_sorted_by_a_person(hall):
    mention = PlaceMention(written="xã Khác", place_id=None, commune="xã Khác")
    assert agency_for(hall, place=mention) == "tiep-nhan"
    assert agency_for(hall, nature=Nature.DENUNCIATION) == "tiep-nhan"
