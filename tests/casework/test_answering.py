"""An agency's outcome reaches the person who asked, or comes back to the officer."""

from datetime import date

import pytest

from casework.agencies import Role
from casework.answering import DELIVERY
from casework.casefile import round_of
from casework.errors import ClaimedByAnotherError, IllegalMoveError, TextMissingError
from casework.notices import Attachment, MediaKind
from casework.petition import Act, Outcome, Stage, StatementKind
from casework.reading import Urgency

FINAL = [outcome for outcome in Outcome if outcome is not Outcome.BEING_RESOLVED]


@pytest.fixture
def answer(town, minh, pothole):
    """Minh answers the pothole."""

    async def record(outcome=Outcome.RESOLVED, text="Đã vá xong ngày 5/3."):
        return await town.do(town.answering.record, minh, pothole.code, outcome=outcome, text=text)

    return record


@pytest.mark.parametrize("outcome", FINAL)
async def test_an_answer_is_stored_and_its_notice_decides_the_stage(town, minh, pothole, answer, outcome):
    petition = await answer(outcome, "  Đã vá xong.  ")
    assert (petition.stage, petition.outcome, petition.claimed_by) == (Stage.ANSWERED, outcome, minh.id)
    stored = town.texts(pothole)[-1]
    assert (stored.kind, stored.text, stored.author_id) == (StatementKind.ANSWER, "Đã vá xong.", minh.id)
    assert town.history(pothole)[-1].detail == {"outcome": outcome}
    (notice,) = town.heard()
    assert (town.names[notice.contact_id], notice.sentence) == ("Lan", "notice-answered")
    assert notice.about == round_of(pothole)
    assert notice.words["outcome"] == outcome
    assert notice.words["text"] == "Đã vá xong."
    assert [choice.action for choice in notice.choices] == [
        f"thanks:{pothole.code}",
        f"reopen:{pothole.code}",
    ]


async def test_being_resolved_tells_the_citizen_and_leaves_the_petition_open(town, minh, pothole, answer):
    petition = await answer(Outcome.BEING_RESOLVED, "Đang chờ vật tư")
    assert (petition.stage, petition.outcome) == (Stage.CLAIMED, Outcome.BEING_RESOLVED)
    assert petition.is_open
    assert petition.due == date(2026, 3, 23)
    assert petition.claimed_by == minh.id
    assert town.texts(pothole)[-1].kind is StatementKind.REPORT
    (notice,) = town.heard()
    assert (notice.sentence, notice.about, notice.choices) == ("notice-report", None, ())
    assert (await answer(Outcome.RESOLVED)).stage is Stage.ANSWERED


async def test_an_urgent_answer_overtakes(town, minh, pothole, answer):
    await town.do(town.triage.correct, minh, pothole.code, urgency=Urgency.URGENT)
    await answer()
    assert [notice.urgent for notice in town.heard()] == [True]


async def test_an_answer_without_words_is_refused(town, pothole, answer):
    with pytest.raises(TextMissingError):
        await answer(text=" \n")
    assert (await town.now(pothole)).stage is Stage.ROUTED


async def test_an_answer_is_not_given_twice(answer):
    await answer()
    with pytest.raises(IllegalMoveError):
        await answer()


async def test_a_colleagues_petition_is_not_answered_except_by_the_head(town, minh, pothole):
    hoa = await town.officer("Hoa")
    head = await town.officer("Trưởng", role=Role.HEAD)
    await town.do(town.triage.claim, minh, pothole.code)
    words = {"outcome": Outcome.RESOLVED, "text": "Xong"}
    with pytest.raises(ClaimedByAnotherError):
        await town.do(town.answering.record, hoa, pothole.code, **words)
    petition = await town.do(town.answering.record, head, pothole.code, **words)
    assert (petition.stage, petition.claimed_by) == (Stage.ANSWERED, minh.id)
    assert town.texts(pothole)[-1].author_id == head.id


async def test_when_the_phone_rings_the_petition_is_notified(town, pothole, answer):
    await answer()
    town.heard()
    await town.do(town.answering.delivered, round_of(pothole))
    assert (await town.now(pothole)).stage is Stage.NOTIFIED
    assert (town.history(pothole)[-1].act, town.history(pothole)[-1].actor_id) == (Act.NOTIFY, DELIVERY)
    assert town.told() == []


async def test_when_the_phone_rings_twice_it_is_notified_once(town, pothole, answer):
    await answer()
    await town.do(town.answering.delivered, round_of(pothole))
    await town.do(town.answering.delivered, round_of(pothole))
    assert [event.act for event in town.history(pothole)].count(Act.NOTIFY) == 1


async def test_an_answer_that_can_not_arrive_comes_back_to_the_officer(town, minh, pothole, answer):
    await town.officer("Hoa")
    await answer()
    town.heard()
    await town.do(town.answering.undelivered, round_of(pothole))
    petition = await town.now(pothole)
    assert (petition.stage, petition.claimed_by) == (Stage.CLAIMED, minh.id)
    assert petition.is_open
    assert town.told() == [("Minh", "officer-undelivered")]
    assert (await answer()).stage is Stage.ANSWERED, "it can be answered again"


async def test_an_answer_that_arrived_does_not_come_back(town, pothole, answer):
    await answer()
    await town.do(town.answering.delivered, round_of(pothole))
    town.heard()
    await town.do(town.answering.undelivered, round_of(pothole))
    assert (await town.now(pothole)).stage is Stage.NOTIFIED
    assert town.told() == []


async def test_a_reopened_petition_is_not_marked_notified_by_a_late_delivery(town, lan, pothole, answer):
    await answer()
    await town.do(town.intake.reopen, lan, pothole.code, text="Chưa xong")
    town.heard()
    await town.do(town.answering.delivered, round_of(pothole))
    await town.do(town.answering.undelivered, round_of(pothole))
    assert (await town.now(pothole)).stage is Stage.ROUTED
    assert town.told() == []


async def test_the_delivery_of_an_unknown_petition_is_no_event(town):
    await town.do(town.answering.delivered, "gone")
    await town.do(town.answering.undelivered, "gone")
    assert town.store.notices == []


async def test_when_nobody_has_claimed_it_any_more_the_whole_agency_is_told(town, pothole, answer):
    await town.officer("Hoa")
    await answer()
    del town.store.shelves.officers["id-Minh"]
    town.heard()
    await town.do(town.answering.undelivered, round_of(pothole))
    assert town.told() == [("Hoa", "officer-undelivered")]


async def test_a_late_result_of_the_first_answer_does_not_count_for_the_second(town, lan, pothole, answer):
    await answer()
    first = round_of(await town.now(pothole))
    await town.do(town.intake.reopen, lan, pothole.code, text="Chưa xong")
    await answer()
    await town.do(town.answering.delivered, first)
    await town.do(town.answering.undelivered, first)
    assert (await town.now(pothole)).stage is Stage.ANSWERED
    await town.do(town.answering.delivered, round_of(await town.now(pothole)))
    assert (await town.now(pothole)).stage is Stage.NOTIFIED


async def test_photos_that_prove_the_answer_go_before_its_words(town, minh, pothole):
    photos = tuple(Attachment(kind=MediaKind.PHOTO, content=content) for content in ("a", "b"))
    await town.do(
        town.answering.record,
        minh,
        pothole.code,
        outcome=Outcome.RESOLVED,
        text="Đã vá.",
        attachments=photos,
    )
    notices = town.heard()
    assert [notice.sentence for notice in notices] == [
        "notice-answer-photo",
        "notice-answer-photo",
        "notice-answered",
    ]
    assert [notice.attachments for notice in notices[:2]] == [(photo,) for photo in photos]
    assert town.texts(pothole)[-1].attachments == photos


async def test_one_that_was_joined_and_answered_on_its_own_is_not_answered_again(town, minh, pothole):
    joined = await town.file(await town.citizen("Hùng"), joins=pothole.code)
    town.store.shelves.petitions[joined.id].stage = Stage.NOTIFIED
    town.heard()
    await town.do(town.answering.record, minh, pothole.code, outcome=Outcome.RESOLVED, text="Đã vá.")
    assert town.told() == [("Lan", "notice-answered")]
    assert (await town.now(joined)).outcome is None
