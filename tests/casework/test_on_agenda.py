"""A matter on an agenda when its petition is sealed, joined, separated or withdrawn."""

from datetime import date

import pytest

from casework.conference import SpeakerState, Verdict
from casework.errors import NotForDialogueError
from casework.petition import Stage
from tests.casework.conference_town import GARBAGE

ANSWER_DAY = date(2026, 4, 13)  # seven working days after the last day for the notice, 2026-04-02
OWN_DAY = date(2026, 3, 23)  # the petition's own term: fifteen working days from 2026-03-02


async def joined(hall, one, other, officer=None):
    return await hall.do(hall.joining.join_by_officer, officer or hall.roads, one.code, other.code)


async def two(hall):
    """Lan's matter and, a minute later, Bình's: the older one leads when they are joined."""
    older = await hall.matter()
    hall.clock.advance(minutes=1)
    return older, await hall.matter(await hall.citizen("Bình"), f"{GARBAGE} Lại nữa.")


async def withdrawn(hall, petition, contact=None):
    return await hall.do(hall.intake.withdraw, contact or hall.lan, petition.code)


def items(hall):
    return list(hall.store.shelves.items.values())


# --- sealed -----------------------------------------------------------------------------------------------


async def test_a_sealed_petition_leaves_the_speakers_list_with_its_name_and_words(hall):
    conference = await hall.collecting()
    petition = await hall.matter()
    await hall.on_agenda(petition)
    register = hall.running_list.register
    speaker = await hall.do(register, hall.lan, 1, name="Lan", matter=GARBAGE, petition_id=petition.id)
    other = await hall.do(register, await hall.citizen("Bình"), 1, name="Bình", matter="Đường")
    await hall.do(hall.triage.seal, hall.roads, petition.code, reason="Tố cáo")
    kept = hall.speaker(speaker)
    assert (kept.state, kept.name, kept.matter, kept.petition_id) == (SpeakerState.WITHDRAWN, "", "", None)
    assert hall.speaker(other).name == "Bình"
    assert items(hall) == []
    assert "Rác" not in repr(hall.record(conference))


async def test_a_sealed_petition_leaves_the_lists_of_conferences_that_are_over_too(hall):
    await hall.collecting()
    petition = await hall.matter()
    speaker = await hall.do(
        hall.running_list.register, hall.lan, 1, name="Lan", matter=GARBAGE, petition_id=petition.id
    )
    await hall.begun()
    await hall.do(hall.running_list.call_next, hall.secretary, 1)
    await hall.ended()
    await hall.signed()
    await hall.do(hall.triage.seal, hall.roads, petition.code, reason="Tố cáo")
    assert (hall.speaker(speaker).name, hall.speaker(speaker).matter) == ("", "")


async def test_nobody_registers_to_speak_about_a_sealed_petition(hall):
    await hall.collecting()
    petition = await hall.matter()
    await hall.do(hall.triage.seal, hall.roads, petition.code, reason="Tố cáo")
    assert hall.petition(petition).stage is Stage.SEALED
    with pytest.raises(NotForDialogueError):
        await hall.do(
            hall.running_list.register, hall.lan, 1, name="Lan", matter=GARBAGE, petition_id=petition.id
        )
    assert hall.store.shelves.speakers == {}


# --- joined and separated -----------------------------------------------------------------------------------


async def test_who_joins_a_matter_on_an_agenda_takes_its_day_and_is_told(hall):
    await hall.collecting()
    lead, other = await two(hall)
    await hall.on_agenda(lead)
    hall.heard()
    await joined(hall, lead, other)
    kept = hall.petition(other)
    assert (kept.due, kept.due_article) == (ANSWER_DAY, "Điều 9.3")
    (notice,) = [one for one in hall.heard() if one.sentence == "notice-on-agenda"]
    assert hall.names[notice.contact_id] == "Bình"
    assert notice.words["due"] == ANSWER_DAY.isoformat()
    assert [choice.action for choice in notice.choices] == [f"speak:1:{other.code}"]


async def test_what_is_joined_to_a_matter_off_the_agenda_brings_it_onto_the_agenda(hall):
    conference = await hall.collecting()
    lead, other = await two(hall)
    item = await hall.on_agenda(other)
    hall.heard()
    await joined(hall, lead, other)
    kept = hall.item(item)
    assert (kept.petition_id, kept.contact_id, kept.title) == (lead.id, hall.lan.id, lead.title)
    assert hall.petition(lead).due == hall.petition(other).due == ANSWER_DAY
    assert ("Lan", "notice-on-agenda") in hall.told()
    assert "inherit" in [line.act for line in hall.record(conference)]


async def test_two_matters_of_one_agenda_that_are_joined_are_one(hall):
    await hall.collecting()
    lead, other = await two(hall)
    first = await hall.on_agenda(lead)
    await hall.on_agenda(other)
    hall.heard()
    await joined(hall, lead, other)
    assert [one.id for one in items(hall)] == [first.id]
    assert "notice-on-agenda" not in {sentence for _, sentence in hall.told()}, "both know of it"


async def test_joining_on_no_agenda_changes_no_day(hall):
    lead, other = await two(hall)
    await joined(hall, lead, other)
    assert hall.petition(other).due == OWN_DAY


async def test_who_is_separated_again_has_a_term_of_their_own(hall):
    await hall.collecting()
    lead, other = await two(hall)
    await hall.on_agenda(lead)
    await joined(hall, lead, other)
    await hall.do(hall.joining.separate, hall.roads, other.code)
    kept = hall.petition(other)
    assert (kept.due, kept.joined_to) == (OWN_DAY, None)
    assert hall.petition(lead).due == ANSWER_DAY


# --- withdrawn ----------------------------------------------------------------------------------------------


async def test_a_withdrawn_petition_leaves_the_agenda_and_the_secretary_is_told(hall):
    conference = await hall.collecting()
    petition = await hall.matter()
    item = await hall.on_agenda(petition)
    hall.heard()
    await withdrawn(hall, petition)
    assert items(hall) == []
    assert ("Thư", "secretary-withdrawn") in hall.told()
    assert (hall.last_line(conference).act, hall.last_line(conference).detail) == (
        "withdraw",
        {"item": item.id},
    )


async def test_a_petition_that_others_have_joined_stays_on_the_agenda_for_them(hall):
    await hall.collecting()
    lead, other = await hall.pair()
    item = await hall.on_agenda(lead)
    hall.heard()
    await withdrawn(hall, lead)
    assert hall.item(item).petition_id == other.id
    assert "secretary-withdrawn" not in {sentence for _, sentence in hall.told()}


async def test_what_the_conference_has_decided_stays_but_waits_for_no_answer(hall):
    await hall.collecting()
    petition = await hall.matter()
    item = await hall.on_agenda(petition)
    await hall.begun()
    await hall.decided(item, Verdict.LATER)
    await withdrawn(hall, petition)
    assert hall.item(item).verdict is Verdict.LATER
    assert not hall.item(item).awaits_answer
    await hall.ended()
    hall.heard()
    await hall.signed()
    told = hall.told()
    assert not [sentence for name, sentence in told if name == "Lan"]
    assert ("Minh", "officer-tasks") not in told


# --- registration opens -------------------------------------------------------------------------------------


async def test_whose_matter_was_on_the_agenda_before_hears_that_registration_is_open(hall):
    await hall.planned()
    lead, other = await hall.pair()
    item = await hall.on_agenda(lead)
    planned = [one for one in hall.heard() if one.sentence == "notice-on-agenda"]
    assert {one.words["register"] for one in planned} == {"no"}
    await hall.do(hall.convening.open_collection, hall.secretary, 1, until=date(2026, 3, 20))
    notices = [one for one in hall.heard() if one.sentence == "notice-registration-open"]
    assert {hall.names[one.contact_id]: one.choices[0].action for one in notices} == {
        "Lan": f"speak:1:{lead.code}",
        "Bình": f"speak:1:{other.code}",
    }
    assert {(one.words["item"], one.words["until"]) for one in notices} == {(item.title, "2026-03-20")}
    await hall.do(hall.convening.open_collection, hall.secretary, 1, until=date(2026, 3, 23))
    assert "notice-registration-open" not in {sentence for _, sentence in hall.told()}, "once is enough"
