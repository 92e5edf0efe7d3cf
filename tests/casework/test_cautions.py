"""What the regulations have against a plan: each warning names its article, and nothing is forbidden."""

from dataclasses import replace
from datetime import date

import pytest

from casework.cautions import cautions
from casework.conference import Form
from casework.regulation import Duration, Ground, Kind
from tests.casework.conference_town import TODAY
from tests.fakes.plans import HELD, plan_of


@pytest.fixture
def warned(rulebook):
    """The warnings against a plan under one profile: (sentence, words)."""

    def of(profile: str, *, today: date = TODAY, **changes):
        found = cautions(plan_of(**changes), rulebook.profiles([profile]), rulebook.calendar, today)
        return [(one.sentence, one.words) for one in found]

    return of


@pytest.mark.parametrize(
    ("profile", "changes"),
    [
        ("s0-gia-lai-553", {"hours": 4, "expected": 100}),
        ("s1-hung-yen-1548", {"kind": Kind.THEMATIC, "form": Form.ONLINE}),
        ("s2-dien-bien-snv", {"held_on": date(2026, 10, 15)}),
        ("s3-1573", {}),
        ("dieu-43-2025", {"kind": Kind.ADHOC}),
    ],
)
def test_a_plan_that_agrees_with_the_regulation_is_not_warned_against(warned, profile, changes):
    assert warned(profile, **changes) == []


def test_a_conference_on_a_holiday_is_planned_with_a_warning_that_names_it(warned):
    ((sentence, words),) = warned("s3-1573", held_on=date(2026, 9, 2))
    assert sentence == "caution-holiday"
    assert words["day"] == "2026-09-02"
    assert words["name"]


def test_a_saturday_that_is_worked_is_no_holiday(warned):
    assert warned("s3-1573", held_on=date(2026, 8, 22)) == []


def test_an_ordinary_sunday_is_a_good_day_for_a_conference(warned):
    assert warned("s3-1573", held_on=date(2026, 3, 29)) == []


def test_a_kind_that_the_regulation_does_not_know_is_named_with_its_article(warned):
    assert warned("s3-1573", kind=Kind.THEMATIC) == [
        (
            "caution-kind",
            {"kind": "thematic", "article": "Điều 4.2", "regulation": "Quy chế 1573-QĐ/TU"},
        )
    ]


def test_a_form_that_the_regulation_does_not_know_is_named_with_its_article(warned):
    ((sentence, words),) = warned("s3-1573", form=Form.ONLINE)
    assert (sentence, words["form"], words["article"]) == ("caution-form", "online", "Điều 4.1")


def test_a_periodic_conference_out_of_its_quarter_is_warned_against(warned):
    ((sentence, words),) = warned("s2-dien-bien-snv")
    assert (sentence, words["quarter"], words["article"]) == ("caution-season", 4, "Mục IV.1")


def test_the_quarter_binds_only_periodic_conferences(warned):
    sentences = [sentence for sentence, _ in warned("s2-dien-bien-snv", kind=Kind.ADHOC)]
    assert sentences == ["caution-kind"]


@pytest.mark.parametrize(
    ("changes", "sentence", "count"),
    [
        ({"expected": 99}, "caution-too-few", 100),
        ({"expected": 151}, "caution-too-many", 150),
        ({"expected": 49, "ground": Ground.VILLAGE}, "caution-too-few", 50),
    ],
)
def test_too_few_or_too_many_people_are_warned_against(warned, changes, sentence, count):
    ((found, words),) = warned("s0-gia-lai-553", hours=4, **changes)
    assert (found, words["count"], words["article"]) == (sentence, count, "Điều 7.3")


@pytest.mark.parametrize(
    "changes",
    [
        {"expected": 150},
        {"expected": 0},  # nobody has counted yet
        {"expected": 20, "form": Form.ONLINE},  # rooms are counted, not screens
        {"expected": 500, "ground": Ground.VILLAGE},  # a village has no upper bound
    ],
)
def test_these_headcounts_are_fine(warned, changes):
    assert warned("s0-gia-lai-553", hours=4, **changes) == []


def test_a_conference_shorter_or_longer_than_the_regulation_says_is_warned_against(warned):
    ((short, few),) = warned("s0-gia-lai-553", hours=3.5)
    ((long, many),) = warned("s1-hung-yen-1548", hours=4.5)
    assert (short, few["hours"]) == ("caution-too-short", "4")
    assert (long, many["hours"], many["article"]) == ("caution-too-long", "4", "Điều 8.1")


def test_half_an_hour_is_written_with_a_comma(rulebook):
    (profile,) = rulebook.profiles(["s3-1573"])
    half = replace(profile, durations=(Duration(article="Điều 8", most_hours=2.5),))
    (caution,) = cautions(plan_of(), [half], rulebook.calendar, TODAY)
    assert caution.words["hours"] == "2,5"


def test_a_mark_before_the_conference_that_has_passed_already_is_named(warned):
    ((sentence, words),) = warned("dieu-43-2025", today=date(2026, 3, 20))
    assert sentence == "caution-too-late"
    assert (words["due"], words["article"]) == ("2026-03-19", "Điều 43")
    assert "Thông báo" in words["text"]


def test_a_mark_that_ends_today_is_not_too_late(warned):
    assert warned("dieu-43-2025", today=date(2026, 3, 19)) == []


def test_a_kind_that_is_exempt_from_the_mark_is_never_too_late(warned):
    short = {"held_on": HELD, "hours": 4, "today": date(2026, 3, 25)}
    assert [sentence for sentence, _ in warned("s0-gia-lai-553", **short)] == ["caution-too-late"]
    assert warned("s0-gia-lai-553", kind=Kind.ADHOC, **short) == []


def test_every_regulation_that_binds_is_asked(rulebook):
    plan = plan_of(kind=Kind.THEMATIC)
    found = cautions(plan, rulebook.profiles(["s3-1573", "dieu-43-2025"]), rulebook.calendar, TODAY)
    assert [one.words["article"] for one in found] == ["Điều 4.2", "Điều 43"]
