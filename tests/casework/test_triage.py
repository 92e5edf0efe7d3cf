"""What an officer does with a petition before it is answered."""

from datetime import date

import pytest

from casework.agencies import Role
from casework.errors import (
    ClaimedByAnotherError,
    IllegalMoveError,
    NotYoursError,
    RulebookError,
    TextMissingError,
    UnknownAgencyError,
    UnknownPetitionError,
)
from casework.petition import Act, Outcome, Stage, StatementKind, spoken_code
from casework.petitioner import Disclosure
from casework.reading import Nature, Urgency
from casework.triage import visible_name
from tests.fakes.readings import reading_of

COMPLAINT = reading_of(nature=Nature.COMPLAINT)


@pytest.fixture
async def hoa(town):
    """Minh's colleague."""
    return await town.officer("Hoa")


@pytest.fixture
async def sau(town):
    """The officer of the sealed desk."""
    return await town.officer("Sáu", agency_id="tiep-cong-dan")


@pytest.fixture
async def binh(town):
    """The officer of the triage desk."""
    return await town.officer("Bình", agency_id="tiep-nhan")


@pytest.fixture
async def claimed(town, minh, pothole):
    petition = await town.do(town.triage.claim, minh, pothole.code)
    town.heard()
    return petition


# --- claiming ------------------------------------------------------------------------------------------


async def test_claiming_tells_the_citizen_who_handles_it_and_nobody_else(town, minh, hoa, pothole):
    petition = await town.do(town.triage.claim, minh, pothole.code)
    assert (petition.stage, petition.claimed_by) == (Stage.CLAIMED, minh.id)
    (notice,) = town.heard()
    assert town.names[notice.contact_id] == "Lan"
    assert notice.sentence == "notice-claimed"
    assert notice.words == {
        "code": spoken_code(pothole.code),
        "agency": "Phòng Kinh tế xã Sông Hiền",
        "due": "2026-03-23",
        "contact": "Văn phòng UBND xã Sông Hiền, thôn Chợ Mới, giờ hành chính",
    }
    assert notice.about is None
    assert town.history(pothole)[-1].actor_id == minh.id


async def test_claiming_twice_is_claiming_once(town, minh, claimed):
    await town.do(town.triage.claim, minh, claimed.code)
    assert town.told() == []
    assert [event.act for event in town.history(claimed)] == ["receive", "claim"]


async def test_a_colleagues_petition_is_refused_with_the_colleagues_name(town, hoa, claimed):
    with pytest.raises(ClaimedByAnotherError) as refusal:
        await town.do(town.triage.claim, hoa, claimed.code)
    assert refusal.value.words == {"code": spoken_code(claimed.code), "officer": "Minh"}


async def test_the_name_of_a_colleague_who_has_left_is_empty(town, hoa, claimed):
    del town.store.shelves.officers["id-Minh"]
    with pytest.raises(ClaimedByAnotherError) as refusal:
        await town.do(town.triage.claim, hoa, claimed.code)
    assert refusal.value.words["officer"] == ""


async def test_a_colleague_takes_over_on_purpose_and_the_citizen_is_not_told_twice(town, hoa, claimed):
    petition = await town.do(town.triage.claim, hoa, claimed.code, take_over=True)
    assert petition.claimed_by == hoa.id
    assert town.told() == []
    assert [event.actor_id for event in town.history(claimed)[-2:]] == ["id-Minh", "id-Hoa"]


async def test_taking_over_what_waits_for_a_reply_leaves_it_waiting(town, minh, hoa, claimed):
    await town.do(town.triage.ask, minh, claimed.code, question="Ở đâu?")
    assert (await town.do(town.triage.claim, hoa, claimed.code, take_over=True)).stage is Stage.ASKED


async def test_another_agencys_officer_sees_nothing(town, claimed):
    an = await town.officer("An", agency_id="cong-an", role=Role.HEAD)
    for act in (
        town.do(town.triage.claim, an, claimed.code),
        town.do(town.triage.ask, an, claimed.code, question="?"),
        town.do(town.casefile.open, an, claimed.code),
    ):
        with pytest.raises(NotYoursError):
            await act


async def test_an_unknown_code_is_refused(town, minh):
    with pytest.raises(UnknownPetitionError):
        await town.do(town.triage.claim, minh, "48291370")


async def test_an_answered_petition_can_not_be_claimed(town, minh, hoa, pothole):
    await town.do(town.answering.record, minh, pothole.code, outcome=Outcome.ANSWERED, text="Xong")
    with pytest.raises(IllegalMoveError):
        await town.do(town.triage.claim, hoa, pothole.code, take_over=True)


# --- the head ------------------------------------------------------------------------------------------


async def test_the_head_of_the_agency_may_act_for_a_colleague(town, claimed):
    head = await town.officer("Trưởng", role=Role.HEAD)
    petition = await town.do(town.triage.ask, head, claimed.code, question="Từ bao giờ?")
    assert petition.stage is Stage.ASKED
    assert petition.claimed_by == "id-Minh", "the petition stays with the colleague"


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.HEAD])
async def test_nobody_else_may(town, claimed, role):
    other = await town.officer("Hoa", role=role)
    with pytest.raises(ClaimedByAnotherError):
        await town.do(town.triage.ask, other, claimed.code, question="Từ bao giờ?")


# --- correcting ----------------------------------------------------------------------------------------


async def test_a_corrected_topic_stands_beside_the_machines_proposal(town, minh, pothole):
    petition = await town.do(town.triage.correct, minh, pothole.code, topic="security")
    assert petition.topic == "security"
    assert petition.proposal.topic == "transport"
    assert petition.urgency is Urgency.NORMAL
    assert town.history(pothole)[-1].detail == {"topic": "transport > security"}
    assert town.told() == []


async def test_a_corrected_urgency_moves_the_petition_up_in_the_queue(town, lan, minh, pothole):
    later = await town.file(lan, "Cầu sập")
    petition = await town.do(town.triage.correct, minh, later.code, urgency=Urgency.URGENT)
    assert (petition.urgency, petition.proposal.urgency) == (Urgency.URGENT, Urgency.NORMAL)
    assert town.history(later)[-1].detail == {"urgency": "normal > urgent"}
    async with town.store.work() as work:
        queue = await work.petitions.queue("kinh-te", after=None, limit=5)
    assert [petition.code for petition in queue] == [later.code, pothole.code]


async def test_both_may_be_corrected_at_once_by_any_officer_of_the_agency(town, hoa, claimed):
    petition = await town.do(
        town.triage.correct, hoa, claimed.code, topic="environment", urgency=Urgency.HIGH
    )
    assert (petition.topic, petition.urgency) == ("environment", Urgency.HIGH)
    assert petition.claimed_by == "id-Minh"


async def test_an_unknown_topic_is_refused_and_nothing_changes(town, minh, pothole):
    with pytest.raises(RulebookError):
        await town.do(town.triage.correct, minh, pothole.code, topic="quantum")
    assert (await town.now(pothole)).topic == "transport"


async def test_an_answered_petition_is_not_corrected(town, minh, pothole):
    await town.do(town.answering.record, minh, pothole.code, outcome=Outcome.ANSWERED, text="Xong")
    with pytest.raises(IllegalMoveError):
        await town.do(town.triage.correct, minh, pothole.code, topic="land")


async def test_the_right_agency_for_a_corrected_topic_is_suggested(town, minh, pothole):
    assert town.triage.suggested_agency(pothole) is None, "it lies in the right queue already"
    petition = await town.do(town.triage.correct, minh, pothole.code, topic="security")
    assert town.triage.suggested_agency(petition).id == "cong-an"
    petition.topic = "other"
    assert town.triage.suggested_agency(petition) is None
    petition.topic, petition.place_id = "transport", None
    assert town.triage.suggested_agency(petition) is None
    petition.place_id = "tan-hoa"
    assert town.triage.suggested_agency(petition).id == "so-xay-dung"


# --- passing on ----------------------------------------------------------------------------------------


async def test_passing_on_tells_the_citizen_why_and_the_new_agency_that(town, minh, hoa, claimed):
    await town.officer("An", agency_id="cong-an")
    petition = await town.do(
        town.triage.pass_on, minh, claimed.code, agency_id="cong-an", reason=" Việc của công an "
    )
    assert (petition.agency_id, petition.stage, petition.claimed_by) == ("cong-an", Stage.ROUTED, None)
    assert petition.due == date(2026, 3, 23), "the term runs on"
    assert town.history(claimed)[-1].detail == {"agency": "kinh-te > cong-an", "reason": "Việc của công an"}
    citizen, officer = town.heard()
    assert (town.names[citizen.contact_id], citizen.sentence) == ("Lan", "notice-passed-on")
    assert citizen.words["reason"] == "Việc của công an"
    assert citizen.words["agency"] == "Công an xã Sông Hiền"
    assert (town.names[officer.contact_id], officer.sentence) == ("An", "officer-new")
    with pytest.raises(NotYoursError):
        await town.do(town.casefile.open, minh, claimed.code)


async def test_passing_on_without_a_reason_is_refused(town, minh, pothole):
    with pytest.raises(TextMissingError):
        await town.do(town.triage.pass_on, minh, pothole.code, agency_id="cong-an", reason=" ")


async def test_passing_on_to_nowhere_is_refused(town, minh, pothole):
    with pytest.raises(UnknownAgencyError):
        await town.do(town.triage.pass_on, minh, pothole.code, agency_id="nowhere", reason="x")


async def test_a_colleagues_petition_is_not_passed_on(town, hoa, claimed):
    with pytest.raises(ClaimedByAnotherError):
        await town.do(town.triage.pass_on, hoa, claimed.code, agency_id="cong-an", reason="x")


async def test_passing_on_to_the_sealed_desk_seals(town, minh, sau, claimed):
    petition = await town.do(
        town.triage.pass_on, minh, claimed.code, agency_id="tiep-cong-dan", reason="Đây là tố cáo"
    )
    assert (petition.stage, petition.agency_id, petition.claimed_by) == (Stage.SEALED, sau.agency_id, None)
    assert town.history(claimed)[-1].act == Act.SEAL
    assert town.history(claimed)[-1].detail == {"reason": "Đây là tố cáo"}


# --- asking --------------------------------------------------------------------------------------------


async def test_a_question_waits_with_the_officer_and_the_term_runs_on(town, minh, hoa, pothole):
    petition = await town.do(town.triage.ask, minh, pothole.code, question=" Từ bao giờ? ")
    assert (petition.stage, petition.claimed_by) == (Stage.ASKED, minh.id)
    assert petition.due == date(2026, 3, 23)
    question = town.texts(pothole)[-1]
    assert (question.kind, question.text, question.author_id) == (
        StatementKind.QUESTION,
        "Từ bao giờ?",
        minh.id,
    )
    (notice,) = town.heard()
    assert (town.names[notice.contact_id], notice.sentence) == ("Lan", "notice-asked")
    assert notice.words["question"] == "Từ bao giờ?"
    assert [choice.action for choice in notice.choices] == [f"reply:{pothole.code}"]


async def test_the_reply_goes_to_the_officer_who_asked(town, lan, minh, hoa, pothole):
    await town.do(town.triage.ask, minh, pothole.code, question="Từ bao giờ?")
    town.heard()
    petition = await town.do(town.intake.supplement, lan, pothole.code, text="Từ tháng hai")
    assert petition.stage is Stage.CLAIMED
    assert town.told() == [("Minh", "officer-supplemented")]


async def test_an_empty_question_is_refused(town, minh, pothole):
    with pytest.raises(TextMissingError):
        await town.do(town.triage.ask, minh, pothole.code, question="\n")


# --- sealing -------------------------------------------------------------------------------------------


async def test_sealing_takes_a_petition_out_of_the_dialogue(town, minh, hoa, sau, claimed):
    petition = await town.do(town.triage.seal, minh, claimed.code, reason="Đây là tố cáo")
    assert (petition.stage, petition.nature) == (Stage.SEALED, Nature.COMPLAINT)
    assert petition.proposal.nature is Nature.PETITION
    notices = town.heard()
    assert [(town.names[n.contact_id], n.sentence) for n in notices] == [
        ("Lan", "notice-sealed"),
        ("Sáu", "officer-new-sealed"),
    ]
    for notice in notices:
        assert notice.words.get("title", "") == ""
        assert claimed.title not in str(notice)
        assert "tố cáo" not in str(notice.words)


async def test_what_is_sealed_is_open_to_the_sealed_desk_alone_and_each_look_is_recorded(
    town, minh, binh, sau, claimed
):
    await town.do(town.triage.seal, minh, claimed.code, reason="x")
    for closed in (minh, binh):
        with pytest.raises(NotYoursError):
            await town.do(town.casefile.open, closed, claimed.code)
    assert town.store.audit == []
    await town.do(town.casefile.open, sau, claimed.code)
    await town.do(town.casefile.open, sau, claimed.code)
    assert town.store.audit == [(sau.id, "open-sealed", claimed.id, "")] * 2


async def test_a_look_at_an_ordinary_petition_is_not_audited(town, minh, pothole):
    await town.do(town.casefile.open, minh, pothole.code)
    assert town.store.audit == []


async def test_a_sealed_petition_is_neither_claimed_nor_answered_nor_asked_about(town, lan, sau):
    petition = await town.file(lan, reading=COMPLAINT)
    for act in (
        town.do(town.triage.claim, sau, petition.code),
        town.do(town.triage.ask, sau, petition.code, question="?"),
        town.do(town.answering.record, sau, petition.code, outcome=Outcome.ANSWERED, text="x"),
        town.do(town.triage.pass_on, sau, petition.code, agency_id="kinh-te", reason="x"),
    ):
        with pytest.raises(IllegalMoveError):
            await act


async def test_what_was_sealed_by_mistake_goes_to_the_triage_desk(town, lan, sau, binh):
    petition = await town.file(lan, reading=COMPLAINT)
    town.heard()
    back = await town.do(town.triage.unseal, sau, petition.code)
    assert (back.stage, back.nature, back.agency_id) == (Stage.ROUTED, Nature.PETITION, "tiep-nhan")
    assert town.told() == [("Bình", "officer-new"), ("Lan", "notice-unsealed")]
    assert town.store.audit == [
        (sau.id, "open-sealed", petition.id, ""),
        (sau.id, "unseal", petition.id, ""),
    ]


async def test_what_comes_out_of_the_closed_store_gets_the_term_of_an_answer(town, lan, sau, binh):
    petition = await town.file(lan, reading=COMPLAINT)
    back = await town.do(town.triage.unseal, sau, petition.code)
    assert back.due == date(2026, 3, 23), "15 working days for an answer, not 10 for the first contact"
    assert back.due_article.startswith("cam kết")


async def test_only_the_sealed_desk_brings_a_petition_back(town, lan, minh, sau):
    petition = await town.file(lan, reading=COMPLAINT)
    with pytest.raises(NotYoursError):
        await town.do(town.triage.unseal, minh, petition.code)


async def test_what_is_not_sealed_can_not_be_unsealed(town, minh, pothole):
    with pytest.raises(IllegalMoveError):
        await town.do(town.triage.unseal, minh, pothole.code)


# --- names ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("disclosure", "before", "handler", "colleague"),
    [
        (Disclosure.PUBLIC, "Lan", "Lan", "Lan"),
        (Disclosure.HANDLER, "", "Lan", ""),
        (Disclosure.SEALED, "", "", ""),
    ],
)
async def test_the_name_is_seen_as_far_as_the_petitioner_allows(
    town, lan, minh, hoa, disclosure, before, handler, colleague
):
    person = town.store.shelves.petitioners[lan.petitioner_id]
    petition = await town.file(lan, disclosure=disclosure)
    assert visible_name(petition, person, minh) == before
    petition = await town.do(town.triage.claim, minh, petition.code)
    assert visible_name(petition, person, minh) == handler
    assert visible_name(petition, person, hoa) == colleague


async def test_the_name_goes_back_into_hiding_when_the_petition_is_passed_on(town, lan, minh, claimed):
    person = town.store.shelves.petitioners[lan.petitioner_id]
    petition = await town.do(
        town.triage.pass_on, minh, claimed.code, agency_id="cong-an", reason="Việc của công an"
    )
    assert visible_name(petition, person, minh) == ""


async def test_no_notice_to_an_officer_carries_the_petitioners_name(town, lan, minh, hoa):
    petition = await town.file(lan, disclosure=Disclosure.PUBLIC)
    await town.do(town.intake.supplement, lan, petition.code, text="Thêm")
    await town.do(town.intake.withdraw, lan, petition.code)
    assert all("Lan" not in str(notice.words) for notice in town.heard())


async def test_a_colleague_who_takes_over_takes_the_joined_ones_too_and_tells_nobody_again(
    town, hoa, claimed
):
    joined = await town.file(await town.citizen("Hùng"), joins=claimed.code)
    town.heard()
    await town.do(town.triage.claim, hoa, claimed.code, take_over=True)
    assert (await town.now(joined)).claimed_by == hoa.id
    assert town.told() == []
