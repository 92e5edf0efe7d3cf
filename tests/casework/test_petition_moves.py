"""The table of legal moves, written down here a second time, by hand."""

from itertools import product

import pytest

from casework.errors import IllegalMoveError
from casework.petition import MOVES, OPEN_STAGES, Act, Stage, spoken_code

ROUTED, CLAIMED, ASKED = Stage.ROUTED, Stage.CLAIMED, Stage.ASKED
ANSWERED, NOTIFIED = Stage.ANSWERED, Stage.NOTIFIED
SEALED, WITHDRAWN = Stage.SEALED, Stage.WITHDRAWN

LEGAL = {
    (ROUTED, Act.CLAIM): CLAIMED,
    (ROUTED, Act.CORRECT): ROUTED,
    (ROUTED, Act.REFER): ROUTED,
    (ROUTED, Act.ASK): ASKED,
    (ROUTED, Act.SUPPLEMENT): ROUTED,
    (ROUTED, Act.REPORT): CLAIMED,
    (ROUTED, Act.ANSWER): ANSWERED,
    (ROUTED, Act.JOIN): ROUTED,
    (ROUTED, Act.SEAL): SEALED,
    (ROUTED, Act.WITHDRAW): WITHDRAWN,
    (CLAIMED, Act.CLAIM): CLAIMED,
    (CLAIMED, Act.CORRECT): CLAIMED,
    (CLAIMED, Act.REFER): ROUTED,
    (CLAIMED, Act.ASK): ASKED,
    (CLAIMED, Act.SUPPLEMENT): CLAIMED,
    (CLAIMED, Act.REPORT): CLAIMED,
    (CLAIMED, Act.ANSWER): ANSWERED,
    (CLAIMED, Act.JOIN): CLAIMED,
    (CLAIMED, Act.SEAL): SEALED,
    (CLAIMED, Act.WITHDRAW): WITHDRAWN,
    (ASKED, Act.CLAIM): ASKED,
    (ASKED, Act.CORRECT): ASKED,
    (ASKED, Act.REFER): ROUTED,
    (ASKED, Act.ASK): ASKED,
    (ASKED, Act.SUPPLEMENT): CLAIMED,
    (ASKED, Act.REPORT): CLAIMED,
    (ASKED, Act.ANSWER): ANSWERED,
    (ASKED, Act.JOIN): ASKED,
    (ASKED, Act.SEAL): SEALED,
    (ASKED, Act.WITHDRAW): WITHDRAWN,
    (ANSWERED, Act.SUPPLEMENT): ANSWERED,
    (ANSWERED, Act.NOTIFY): NOTIFIED,
    (ANSWERED, Act.TELL): NOTIFIED,
    (CLAIMED, Act.TELL): NOTIFIED,
    (ANSWERED, Act.RETURN): CLAIMED,
    (ANSWERED, Act.REOPEN): ROUTED,
    (NOTIFIED, Act.SUPPLEMENT): NOTIFIED,
    (NOTIFIED, Act.REOPEN): ROUTED,
    (SEALED, Act.SUPPLEMENT): SEALED,
    (SEALED, Act.UNSEAL): ROUTED,
    (SEALED, Act.WITHDRAW): WITHDRAWN,
}
ILLEGAL = [pair for pair in product(Stage, Act) if pair not in LEGAL]


def test_the_table_holds_these_moves_and_no_others():
    assert MOVES == LEGAL


@pytest.mark.parametrize(("stage", "act"), LEGAL, ids=lambda value: value.value)
def test_a_legal_move_leads_to_its_stage(pothole, stage, act):
    pothole.stage = stage
    assert pothole.allows(act)
    pothole.move(act)
    assert pothole.stage is LEGAL[stage, act]


@pytest.mark.parametrize(("stage", "act"), ILLEGAL, ids=lambda value: value.value)
def test_an_illegal_move_is_refused_and_changes_nothing(pothole, stage, act):
    pothole.stage = stage
    assert not pothole.allows(act)
    with pytest.raises(IllegalMoveError) as refusal:
        pothole.move(act)
    assert pothole.stage is stage
    assert refusal.value.words == {"code": spoken_code(pothole.code), "stage": stage}
    assert refusal.value.sentence == "error-illegal-move"
    assert pothole.code in str(refusal.value)


def test_nothing_leads_out_of_a_withdrawn_petition():
    assert not [act for stage, act in MOVES if stage is WITHDRAWN]


@pytest.mark.parametrize("stage", Stage)
def test_somebody_still_has_to_answer_what_is_routed_claimed_or_asked(pothole, stage):
    pothole.stage = stage
    assert pothole.is_open is (stage in {ROUTED, CLAIMED, ASKED})
    assert (stage in OPEN_STAGES) is pothole.is_open


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_can_be_reached(stage):
    assert stage is ROUTED or stage in MOVES.values()
