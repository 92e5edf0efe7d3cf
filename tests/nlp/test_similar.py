"""Petitions about one matter are proposed for joining; other places, troubles and new events are not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework.candidates import KEYS, shortlist
from nlp.classify import Classifier
from nlp.model import load
from nlp.similar import JOIN_FROM, Matters
from nlp.similar_figures import measure, read_groups

HOLE = "Ngõ 7 Hoàng Diệu có ổ gà rất sâu, tối qua một cụ ngã xe gãy tay."
SAME_HOLE = "hem 7 hoang dieu cai o ga to dung, xe may lot banh hoai, va gium voi"


@pytest.fixture(scope="module")
def model():
    return load()


@pytest.fixture(scope="module")
def matters(model) -> Matters:
    return Matters(model.vocabulary)


@pytest.fixture(scope="module")
def likeness(matters):
    def of(one: str, other: str, days: float = 1, topic: str = "transport") -> float:
        return matters.likeness(matters.trace(one, {topic: 1.0}), matters.trace(other, {topic: 1.0}), days)

    return of


def test_the_same_hole_in_other_words_without_accents_is_joined(likeness):
    assert likeness(HOLE, SAME_HOLE) >= JOIN_FROM


@pytest.mark.parametrize(
    "other",
    [
        "Ngõ 19 Hoàng Diệu có ổ gà rất sâu, hôm kia có người ngã xe.",
        "ngo 7 ly thuong kiet co o ga rat sau, nga xe hoai",
        "Ngõ 7 Hoàng Diệu rác chất đống, hôi thối cả tuần không ai thu gom.",
    ],
)
def test_another_lane_another_street_or_another_trouble_is_not(likeness, other):
    assert likeness(HOLE, other) < JOIN_FROM


def test_a_new_hole_long_after_is_a_new_matter(likeness):
    again = "Ổ gà ngõ 7 Hoàng Diệu tháng trước đã vá xong, nay lại sụt chỗ mới."
    assert likeness(HOLE, again, days=60) < JOIN_FROM


def test_it_does_not_matter_which_came_first(likeness):
    assert likeness(HOLE, SAME_HOLE) == likeness(SAME_HOLE, HOLE)


def test_the_look_up_finds_the_same_lane_and_the_same_name_that_nothing_announces(matters):
    def keys(text: str) -> frozenset[str]:
        return matters.trace(text, {}).keys

    assert "hoang dieu" in keys(HOLE) & keys(SAME_HOLE)
    assert "hoa mai" in keys("Trường mầm non Hoa Mai thu tiền ti vi") & keys(
        "ai con hoc hoa mai dong tien tv chua"
    )


def test_without_any_name_the_known_place_and_the_trouble_are_the_key(matters):
    one, other = (matters.trace(t, {"utilities": 1.0}, "to-3") for t in ("mất nước rồi", "cup nuoc ca ngay"))
    assert "@to-3 no_water" in one.keys & other.keys


def test_the_candidate_that_shares_rare_keys_comes_first():
    assert shortlist([[1, 2, 3, 4, 5, 6], [4], [2, 5]], limit=2)[0] == 4


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_has_a_trace(matters, text):
    trace = matters.trace(text, {})
    assert len(trace.keys) <= KEYS
    assert 0 <= matters.likeness(trace, trace, 0) <= 1


@pytest.mark.parametrize("piece", ["ngõ 12 ", "a", "Ổ gà ", "1", "! ", "kp5 ", "\u0301"])
def test_a_very_long_text_is_read_in_its_first_pages_only(matters, piece):
    assert len(matters.trace(piece * (20_000 // len(piece)), {}).keys) <= KEYS


def test_floor_on_the_development_set(model, matters):
    """Fitted on these groups: out-of-fold figures are in data/similar_weights.json."""
    classifier = Classifier(model)
    groups = read_groups(matters, lambda text: classifier.judge(text).topic)
    figures = measure(groups, lambda a, b: matters.likeness(a.trace, b.trace, a.day - b.day), JOIN_FROM)
    assert figures["pairs_found"] >= 0.36
    assert figures["near_misses_joined"] < 0.08
    assert figures["pairs_sharing_a_key"] >= 0.9
