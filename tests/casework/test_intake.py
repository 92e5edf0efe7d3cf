"""Taking petitions in, and what citizens do with their own afterwards."""

from contextlib import suppress
from datetime import UTC, date, datetime

import pytest

from casework import intake
from casework.admissibility import Admission
from casework.agencies import Role
from casework.casefile import first_words
from casework.errors import IllegalMoveError, NotYoursError, TextMissingError, UnknownPetitionError
from casework.notices import Attachment, MediaKind
from casework.petition import Act, Outcome, Stage, StatementKind, spoken_code
from casework.petitioner import Disclosure
from casework.reading import Nature, Urgency
from casework.routing import Reason
from tests.casework.town import POTHOLE, Town, filing_of
from tests.fakes.clock import SetClock
from tests.fakes.readings import reading_of

PHOTO = Attachment(kind=MediaKind.PHOTO, content="k1", reference="tg1")
PIN = Attachment(kind=MediaKind.LOCATION, latitude=14.812, longitude=108.331)
COMPLAINT = reading_of(nature=Nature.COMPLAINT, topic="land")


async def test_a_confirmed_text_becomes_a_petition_in_its_agencys_queue(town, lan, minh, clock):
    petition = await town.file(lan, attachments=(PHOTO, PIN))
    kept = await town.now(petition)
    assert kept.stage is Stage.ROUTED
    assert kept.agency_id == "kinh-te"
    assert (kept.petitioner_id, kept.contact_id) == (lan.petitioner_id, lan.id)
    assert kept.received_at == clock.now()
    assert kept.due == date(2026, 3, 23)
    assert kept.due_article.startswith("cam kết")
    assert kept.acknowledge_by == date(2026, 3, 16)
    assert kept.disclosure is Disclosure.HANDLER
    assert (kept.place_id, kept.place_written) == ("cho-moi", "thôn Chợ Mới")
    assert (kept.latitude, kept.longitude) == (14.812, 108.331)
    assert kept.title == POTHOLE
    assert (kept.claimed_by, kept.outcome, kept.reopened, kept.satisfied) == (None, None, 0, None)


async def test_the_machines_proposal_is_kept_with_its_three_best_topics(town, lan):
    proposal = (await town.file(lan)).proposal
    assert proposal.topics == (("transport", 0.8), ("construction", 0.1), ("environment", 0.06))
    assert (proposal.topic, proposal.agency_id, proposal.confidence) == ("transport", "kinh-te", 0.9)


async def test_the_citizens_words_and_photos_stand_in_the_file_as_they_were_sent(town, lan, clock):
    petition = await town.file(lan, f"  {POTHOLE}\n", attachments=(PHOTO,))
    (original,) = town.texts(petition)
    assert original.kind is StatementKind.ORIGINAL
    assert original.text == POTHOLE
    assert original.author_id == lan.petitioner_id
    assert original.attachments == (PHOTO,)
    assert original.at == clock.now()
    (event,) = town.history(petition)
    assert (event.act, event.actor_id, event.stage) == ("receive", lan.petitioner_id, Stage.ROUTED)
    assert event.detail == {"reason": Reason.TOPIC_AND_PLACE}


async def test_every_officer_of_the_agency_hears_of_a_new_petition_and_nobody_else(town, lan, minh):
    await town.officer("Hoa")
    await town.officer("An", agency_id="cong-an")
    await town.file(lan, reading=reading_of(urgency=Urgency.URGENT))
    notices = town.heard()
    assert [town.names[notice.contact_id] for notice in notices] == ["Hoa", "Minh"]
    for notice in notices:
        assert notice.sentence == "officer-new"
        assert notice.words["title"] == POTHOLE
        assert notice.words["due"] == "2026-03-23"
        assert notice.urgent
        assert notice.about is None
        assert [choice.sentence for choice in notice.choices] == ["button-open"]


async def test_an_ordinary_petition_does_not_overtake_others(town, lan, minh):
    await town.file(lan)
    assert [notice.urgent for notice in town.heard()] == [False]


async def test_the_same_draft_confirmed_twice_is_one_petition(town, lan, minh):
    filing = filing_of(lan, key="draft-7")
    first = await town.do(town.intake.receive, filing)
    second = await town.do(town.intake.receive, filing)
    assert second.code == first.code
    assert len(town.store.shelves.petitions) == 1
    assert len(town.texts(first)) == 1
    assert len(town.heard()) == 1


async def test_a_code_that_is_taken_is_not_given_again(town, lan, monkeypatch):
    first = await town.file(lan)
    codes = iter([first.code, first.code, "48291370"])
    monkeypatch.setattr(intake, "new_code", lambda: next(codes))
    assert (await town.file(lan)).code == "48291370"


@pytest.mark.parametrize("text", ["", "  \n "])
async def test_an_empty_draft_is_refused(town, lan, text):
    with pytest.raises(TextMissingError):
        await town.file(lan, text)
    assert not town.store.shelves.petitions


async def test_photos_without_words_go_to_a_person(town, lan):
    petition = await town.file(lan, " ", attachments=(PHOTO,))
    assert petition.agency_id == "tiep-nhan"
    assert town.history(petition)[0].detail == {"reason": Reason.WITHOUT_WORDS}
    assert petition.latitude is None


async def test_an_unsure_reading_lands_at_the_triage_desk(town, lan):
    binh = await town.officer("Bình", agency_id="tiep-nhan")
    petition = await town.file(lan, reading=reading_of(confidence=0.2))
    assert petition.agency_id == binh.agency_id
    assert town.told() == [("Bình", "officer-new")]


@pytest.mark.parametrize("nature", [Nature.COMPLAINT, Nature.DENUNCIATION])
async def test_a_suspected_complaint_or_denunciation_is_sealed(town, lan, minh, nature):
    await town.officer("Sáu", agency_id="tiep-cong-dan")
    await town.officer("Bình", agency_id="tiep-nhan")
    petition = await town.file(lan, "Tôi tố cáo ông X", reading=reading_of(nature=nature))
    assert petition.stage is Stage.SEALED
    assert petition.agency_id == "tiep-cong-dan"
    assert petition.nature is nature
    assert petition.due == date(2026, 3, 16), "only the first contact is promised"
    (notice,) = town.heard()
    assert town.names[notice.contact_id] == "Sáu"
    assert notice.sentence == "officer-new-sealed"
    assert notice.words["title"] == ""


@pytest.mark.parametrize("nature", [Nature.COMPLAINT, Nature.DENUNCIATION, Nature.OFFTOPIC])
async def test_what_the_citizen_keeps_against_the_reading_is_sorted_by_a_person(town, lan, nature):
    petition = await town.file(lan, reading=reading_of(nature=nature), stands_as_petition=True)
    assert petition.stage is Stage.ROUTED
    assert petition.agency_id == "tiep-nhan"
    assert petition.nature is Nature.PETITION
    assert petition.proposal.nature is nature
    assert petition.due == date(2026, 3, 23)
    assert town.history(petition)[0].detail == {"reason": Reason.KEPT_BY_CITIZEN}


async def test_insisting_on_what_nobody_doubts_changes_nothing(town, lan):
    assert (await town.file(lan, stands_as_petition=True)).agency_id == "kinh-te"


def plan_of(town: Town, contact, **changes):
    return town.intake.plan(filing_of(contact, **changes))


async def test_the_plan_shows_what_receiving_will_do(town, lan):
    plan = plan_of(town, lan)
    assert plan.admission is Admission.QUEUE
    assert plan.route.agency.id == "kinh-te"
    assert (plan.answer.due, plan.acknowledgement.due) == (date(2026, 3, 23), date(2026, 3, 16))
    sealed = plan_of(town, lan, reading=COMPLAINT)
    assert sealed.admission is Admission.SEAL
    assert sealed.route.reason is Reason.OTHER_LAW
    assert sealed.answer == sealed.acknowledgement
    assert plan_of(town, lan, reading=reading_of(nature=Nature.OFFTOPIC)).admission is Admission.SET_ASIDE
    assert not town.store.shelves.petitions


async def test_where_no_regulation_binds_no_day_is_promised(rulebook):
    town = Town(rulebook=rulebook, clock=SetClock(datetime(2010, 1, 4, tzinfo=UTC)))
    lan = await town.citizen("Lan")
    await town.officer("Minh")
    petition = await town.file(lan)
    assert (petition.due, petition.due_article, petition.acknowledge_by) == (None, "", None)
    assert town.heard()[0].words["due"] == ""
    petition.stage = Stage.NOTIFIED
    town.store.shelves.petitions[petition.id] = petition
    reopened = await town.do(town.intake.reopen, lan, petition.code, text="Chưa xong")
    assert reopened.due is None


async def test_nothing_is_kept_of_a_unit_that_was_left_without_commit(town, lan):
    async with town.store.work() as work:
        await town.intake.receive(work, filing_of(lan))
    assert not town.store.shelves.petitions
    assert not town.store.notices


# --- supplements ---------------------------------------------------------------------------------------


def at_stage(town: Town, petition, stage: Stage, claimed_by: str | None = None) -> None:
    kept = town.store.shelves.petitions[petition.id]
    kept.stage, kept.claimed_by = stage, claimed_by


@pytest.mark.parametrize(
    ("stage", "then", "kind"),
    [
        (Stage.ROUTED, Stage.ROUTED, StatementKind.ADDITION),
        (Stage.CLAIMED, Stage.CLAIMED, StatementKind.ADDITION),
        (Stage.ASKED, Stage.CLAIMED, StatementKind.REPLY),
        (Stage.ANSWERED, Stage.ANSWERED, StatementKind.ADDITION),
        (Stage.NOTIFIED, Stage.NOTIFIED, StatementKind.ADDITION),
        (Stage.SEALED, Stage.SEALED, StatementKind.ADDITION),
    ],
)
async def test_the_citizen_adds_words_at_every_stage_but_withdrawn(town, lan, pothole, stage, then, kind):
    at_stage(town, pothole, stage, claimed_by="id-Minh")
    petition = await town.do(
        town.intake.supplement, lan, pothole.code, text=" Nay sâu hơn ", attachments=(PHOTO,)
    )
    assert petition.stage is then
    added = town.texts(pothole)[-1]
    assert (added.kind, added.text, added.attachments) == (kind, "Nay sâu hơn", (PHOTO,))
    assert town.history(pothole)[-1].act == Act.SUPPLEMENT
    assert town.told() == [("Minh", "officer-supplemented")]


async def test_a_photo_alone_is_an_addition(town, lan, pothole):
    await town.do(town.intake.supplement, lan, pothole.code, text="", attachments=(PHOTO,))
    assert town.texts(pothole)[-1].attachments == (PHOTO,)


async def test_an_empty_addition_is_refused(town, lan, pothole):
    with pytest.raises(TextMissingError):
        await town.do(town.intake.supplement, lan, pothole.code, text=" ")


async def test_a_withdrawn_petition_takes_no_more_words(town, lan, pothole):
    at_stage(town, pothole, Stage.WITHDRAWN)
    with pytest.raises(IllegalMoveError):
        await town.do(town.intake.supplement, lan, pothole.code, text="Còn nữa")
    assert len(town.texts(pothole)) == 1


async def test_an_addition_to_a_sealed_petition_carries_no_text_to_the_officers(town, lan):
    await town.officer("Sáu", agency_id="tiep-cong-dan")
    petition = await town.file(lan, "Tôi tố cáo ông X", reading=COMPLAINT)
    town.heard()
    await town.do(town.intake.supplement, lan, petition.code, text="Ông X nhận tiền")
    (notice,) = town.heard()
    assert notice.words["title"] == ""
    assert "Ông X" not in str(notice)


@pytest.mark.parametrize("stage", [stage for stage in Stage if stage is not Stage.WITHDRAWN])
async def test_changed_words_stand_beside_the_old_ones_and_answer_no_question(town, lan, pothole, stage):
    at_stage(town, pothole, stage, claimed_by="id-Minh")
    petition = await town.do(town.intake.amend, lan, pothole.code, text="(sửa lại) Ổ gà rất sâu")
    assert petition.stage is stage, "a question to the citizen stays open"
    assert [(text.kind, text.text) for text in town.texts(pothole)] == [
        (StatementKind.ORIGINAL, POTHOLE),
        (StatementKind.ADDITION, "(sửa lại) Ổ gà rất sâu"),
    ]
    assert town.history(pothole)[-1].act == "amend"
    assert town.told() == [("Minh", "officer-supplemented")]


async def test_a_withdrawn_petition_is_not_amended(town, lan, pothole):
    at_stage(town, pothole, Stage.WITHDRAWN)
    with pytest.raises(IllegalMoveError):
        await town.do(town.intake.amend, lan, pothole.code, text="x")
    assert len(town.texts(pothole)) == 1


# --- withdrawing ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("stage", [Stage.ROUTED, Stage.CLAIMED, Stage.ASKED])
async def test_a_citizen_takes_an_unanswered_petition_back(town, lan, pothole, stage):
    at_stage(town, pothole, stage, claimed_by="id-Minh")
    petition = await town.do(town.intake.withdraw, lan, pothole.code)
    assert petition.stage is Stage.WITHDRAWN
    assert town.told() == [("Minh", "officer-withdrawn")]
    assert town.history(pothole)[-1].stage is Stage.WITHDRAWN


@pytest.mark.parametrize("stage", [Stage.ANSWERED, Stage.NOTIFIED, Stage.WITHDRAWN])
async def test_an_answered_petition_can_not_be_withdrawn(town, lan, pothole, stage):
    at_stage(town, pothole, stage)
    with pytest.raises(IllegalMoveError):
        await town.do(town.intake.withdraw, lan, pothole.code)
    assert town.told() == []


async def test_withdrawing_a_sealed_petition_carries_no_text_to_the_officers(town, lan):
    await town.officer("Sáu", agency_id="tiep-cong-dan")
    petition = await town.file(lan, "Tôi tố cáo ông X", reading=COMPLAINT)
    town.heard()
    await town.do(town.intake.withdraw, lan, petition.code)
    (notice,) = town.heard()
    assert "ông X" not in str(notice), "The title of a sealed petition went out in a notice"


# --- reopening and thanking ----------------------------------------------------------------------------


@pytest.mark.parametrize("stage", [Stage.ANSWERED, Stage.NOTIFIED])
async def test_an_unsatisfied_citizen_opens_the_petition_again_and_a_new_term_runs(
    town, lan, pothole, clock, stage
):
    at_stage(town, pothole, stage)
    clock.advance(days=21)  # Monday 23/3/2026
    petition = await town.do(town.intake.reopen, lan, pothole.code, text=" Vẫn còn hố ")
    assert petition.stage is Stage.ROUTED
    assert (petition.reopened, petition.satisfied) == (1, False)
    assert petition.due == date(2026, 4, 13)
    objection = town.texts(pothole)[-1]
    assert (objection.kind, objection.text) == (StatementKind.OBJECTION, "Vẫn còn hố")
    assert town.history(pothole)[-1].detail == {"times": "1"}
    assert town.told() == [("Minh", "officer-reopened")]


async def test_each_reopening_is_counted(town, lan, minh, pothole):
    for times in (1, 2, 3):
        await town.do(town.answering.record, minh, pothole.code, outcome=Outcome.RESOLVED, text="Đã vá xong")
        petition = await town.do(town.intake.reopen, lan, pothole.code, text="Chưa xong")
        assert petition.reopened == times


async def test_an_objection_without_words_is_refused(town, lan, pothole):
    at_stage(town, pothole, Stage.NOTIFIED)
    with pytest.raises(TextMissingError):
        await town.do(town.intake.reopen, lan, pothole.code, text=" ")


async def test_an_unanswered_petition_can_not_be_reopened(town, lan, pothole):
    with pytest.raises(IllegalMoveError):
        await town.do(town.intake.reopen, lan, pothole.code, text="Chưa xong")
    assert (await town.now(pothole)).reopened == 0


async def test_a_reopened_petition_can_be_claimed_again_by_the_officer_who_answered_it(
    town, lan, minh, pothole
):
    await town.do(town.triage.claim, minh, pothole.code)
    await town.do(town.answering.record, minh, pothole.code, outcome=Outcome.ANSWERED, text="Sẽ làm")
    await town.do(town.intake.reopen, lan, pothole.code, text="Chưa xong")
    petition = await town.do(town.triage.claim, minh, pothole.code)
    assert petition.stage is Stage.CLAIMED, "claimed, yet the queue goes on saying that nobody has taken it"


async def test_a_reopened_petition_is_nobodys_and_has_no_outcome_until_it_is_answered_again(
    town, lan, minh, pothole
):
    await town.officer("Hoa")
    await town.do(town.answering.record, minh, pothole.code, outcome=Outcome.RESOLVED, text="Xong")
    town.heard()
    petition = await town.do(town.intake.reopen, lan, pothole.code, text="Chưa xong", attachments=(PHOTO,))
    assert (petition.claimed_by, petition.outcome) == (None, None)
    assert town.texts(pothole)[-1].attachments == (PHOTO,)
    assert town.told() == [("Hoa", "officer-reopened"), ("Minh", "officer-reopened")]


async def test_an_unanswered_petition_is_not_thanked_for(town, lan, pothole):
    with pytest.raises(IllegalMoveError):
        await town.do(town.intake.thank, lan, pothole.code)


async def test_a_satisfied_citizen_is_noted_and_the_stage_stays(town, lan, pothole):
    at_stage(town, pothole, Stage.NOTIFIED)
    petition = await town.do(town.intake.thank, lan, pothole.code)
    assert petition.satisfied is True
    assert petition.stage is Stage.NOTIFIED
    assert town.history(pothole)[-1].act == "satisfied"
    assert town.told() == []


async def test_an_old_thanks_button_does_not_cancel_a_later_objection(town, lan, pothole):
    at_stage(town, pothole, Stage.NOTIFIED)
    await town.do(town.intake.reopen, lan, pothole.code, text="Chưa xong")
    with suppress(IllegalMoveError):  # refused or ignored, either is polite
        await town.do(town.intake.thank, lan, pothole.code)
    assert (await town.now(pothole)).satisfied is False


# --- whose petition it is ------------------------------------------------------------------------------


@pytest.mark.parametrize("act", ["supplement", "amend", "withdraw", "reopen", "thank"])
async def test_nobody_touches_somebody_elses_petition(town, pothole, act):
    stranger = await town.citizen("Tý")
    words = {"text": "x"} if act in {"supplement", "amend", "reopen"} else {}
    with pytest.raises(NotYoursError) as refusal:
        await town.do(getattr(town.intake, act), stranger, pothole.code, **words)
    assert refusal.value.words == {"code": spoken_code(pothole.code)}
    assert len(town.texts(pothole)) == 1
    assert town.told() == []


@pytest.mark.parametrize("role", Role)
async def test_not_even_an_officer_acts_as_the_petitioner(town, pothole, role):
    officer = await town.officer("Hoa", role=role)
    contact = town.store.shelves.contacts[officer.contact_id]
    with pytest.raises(NotYoursError):
        await town.do(town.casefile.own, contact, pothole.code)


async def test_an_unknown_code_is_refused_with_the_code(town, lan):
    with pytest.raises(UnknownPetitionError) as refusal:
        await town.do(town.casefile.own, lan, "48291370")
    assert refusal.value.words == {"code": "4829-1370"}


# --- titles --------------------------------------------------------------------------------------------


def test_a_title_is_the_first_words_in_one_line():
    assert first_words(" Ổ gà\n\n  trước   trường ") == "Ổ gà trước trường"


def test_a_long_title_is_cut_at_a_word():
    title = first_words("nước " * 40)
    assert title == "nước " * 16 + "nước…"
    assert len(title) <= 90


def test_a_title_of_ninety_characters_is_left_alone():
    assert first_words("x" * 90) == "x" * 90
    assert first_words("x" * 91) == "x" * 89 + "…"
