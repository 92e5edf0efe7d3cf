"""Regulation profiles: what is shipped is complete, and each broken entry is refused with its name."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from casework.conference import Form, Verdict
from casework.errors import RulebookError
from casework.regulation import Floor, Kind, Receives, StartEvent
from casework.regulation_file import LEFT_OUT, regulation_in
from casework.rulebook import DATA, load_regulations
from casework.working_days import Unit

FILES = sorted((DATA / "regulations").glob("*.toml"))
REGULATIONS = load_regulations()
PROFILES = [one for one in REGULATIONS if one.is_of_conferences]
ALL = [f"{regulation.id}: {rule.id}" for regulation in PROFILES for rule in regulation.deadlines]

WHOLE = """
id = "quy-che"
title = "Quy chế thử"
effective_from = 2026-01-01

[[deadline]]
id = "public_notice"
article = "Điều 1"
days = -7
unit = "calendar"
start = "conference_held"
unless = ["adhoc"]
text = "Thông báo"

[[deadline]]
id = "report_year"
article = "Điều 2"
days = 0
unit = "calendar"
start = "fixed_date"
day = 31
month = 12
text = "Báo cáo"

[[headcount]]
article = "Điều 3"
ground = "village"
least = 50

[[duration]]
article = "Điều 3"
most_hours = 4

[[season]]
article = "Điều 3"
quarter = 4

[[kind]]
id = "periodic"
article = "Điều 4"
text = "Định kỳ"

[[conclusion]]
id = "discussed"
article = "Điều 4"
text = "Nội dung"
without = "answered_there"

[[recipient]]
of = "conclusion_notice"
article = "Điều 5"
name = "Mặt trận Tổ quốc"

[[unregistered]]
article = "Điều 6"
floor = "in_scope"

[[extension]]
deadline = "public_notice"
article = "Điều 7"
grounds = "phức tạp"

[[paper]]
id = "plan"
article = "Điều 8"
"""


def read(tmp_path: Path, content: str):
    file = tmp_path / "quy-che.toml"
    file.write_text(content, encoding="utf-8")
    return regulation_in(file)


def test_a_whole_profile_is_read_as_it_stands(tmp_path):
    found = read(tmp_path, WHOLE)
    assert (found.short, found.effective_to) == ("Quy chế thử", None)
    notice, report = found.deadlines
    assert (notice.unit, notice.start, notice.unless) == (
        Unit.CALENDAR,
        StartEvent.CONFERENCE_HELD,
        (Kind.ADHOC,),
    )
    assert (report.days, report.day, report.month) == (0, 31, 12)
    assert found.recipients[0].receives is Receives.BODY
    assert found.conclusion[0].without == "answered_there"
    assert found.unregistered[0].floor is Floor.IN_SCOPE
    assert found.is_of_conferences


BROKEN = [
    ('id = "quy-che"\n', "", "'id'"),
    ('title = "Quy chế thử"\n', "", "'title'"),
    ("effective_from = 2026-01-01", 'effective_from = "2026"', "effective_from"),
    ("effective_from = 2026-01-01", "effective_from = 2026-01-01\neffective_to = 5", "effective_to"),
    ("[[headcount]]", "[[headcounts]]", "headcounts"),
    ("effective_from", 'colour = "red"\neffective_from', "colour"),
    ("days = -7", "days = 0", "deadline 'public_notice'"),
    ("days = -7", 'days = "-7"', "deadline 'public_notice'"),
    ("days = -7", "days = 1.5", "deadline 'public_notice'"),
    ("days = -7\n", "", "'days'"),
    ('unit = "calendar"\nstart = "conference_held"', 'unit = "lunar"\nstart = "conference_held"', "lunar"),
    ('start = "conference_held"\n', "", "'start'"),
    ('start = "conference_held"', 'start = "dreamt"', "dreamt"),
    ('unless = ["adhoc"]', 'unless = ["sometimes"]', "sometimes"),
    ('unless = ["adhoc"]', 'doer = "nobody"', "nobody"),
    ('unless = ["adhoc"]', 'until = "later"', "until"),
    ('id = "report_year"', 'id = "public_notice"', "'public_notice' có hai lần"),
    ('ground = "village"', 'ground = "moon"', "moon"),
    ("least = 50", "fewest = 50", "fewest"),
    ("most_hours = 4", "longest = 4", "longest"),
    ("quarter = 4", "month = 4", "month"),
    ('without = "answered_there"', 'without = "forgotten"', "conclusion 'discussed'"),
    ('text = "Định kỳ"', 'text = "Định kỳ"\nwithout = "answered_there"', "kinds 'periodic'"),
    ('text = "Định kỳ"', 'words = "Định kỳ"', "words"),
    ('name = "Mặt trận Tổ quốc"', 'name = "Mặt trận Tổ quốc"\nreceives = "pigeons"', "pigeons"),
    ('floor = "in_scope"', 'floor = "ground"', "ground"),
    ('deadline = "public_notice"', 'deadline = "nothing"', "extension của 'nothing'"),
    ('grounds = "phức tạp"\n', "", "grounds"),
    ('id = "plan"\n', 'id = "plan"\narticle = "a"\n[[paper]]\nid = "plan"\n', "'plan' có hai lần"),
    ('id = "plan"\n', "", "id"),
]


@pytest.mark.parametrize(("old", "new", "complaint"), BROKEN, ids=[f"{one[2]} {one[1]!r}" for one in BROKEN])
def test_a_broken_entry_is_refused_with_the_file_and_its_name(tmp_path, old, new, complaint):
    assert old in WHOLE, "the test is out of date"
    with pytest.raises(RulebookError) as refusal:
        read(tmp_path, WHOLE.replace(old, new, 1))
    assert "quy-che.toml" in str(refusal.value)
    assert complaint in str(refusal.value)


def test_a_profile_without_deadlines_orders_no_conferences(tmp_path):
    bare = read(tmp_path, WHOLE[: WHOLE.index("[[deadline]]")])
    assert bare.deadlines == ()
    assert not bare.is_of_conferences


def test_a_profile_binds_from_its_first_to_its_last_day(tmp_path):
    found = read(tmp_path, WHOLE.replace("\n\n", "\neffective_to = 2026-12-31\n\n", 1))
    assert [found.binds_on(date(2025, 12, 31)), found.binds_on(date(2027, 1, 1))] == [False, False]
    assert [found.binds_on(date(2026, 1, 1)), found.binds_on(date(2026, 12, 31))] == [True, True]


# --- what is shipped --------------------------------------------------------------------------------------


def test_the_six_profiles_of_conferences_are_shipped():
    assert [one.id for one in PROFILES] == [
        "dieu-43-2025",
        "s0-gia-lai-553",
        "s1-hung-yen-1548",
        "s2-dien-bien-snv",
        "s3-1573",
        "s4-ban-dan-van-2023",
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_profile_is_named_like_its_file_and_has_a_title(file):
    found = regulation_in(file)
    assert found.id == file.stem
    assert found.title
    assert found.short


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_entry_of_a_profile_has_its_article(file):
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    for name, entries in content.items():
        for entry in entries if isinstance(entries, list) else ():
            assert entry.get("article", "").strip(), f"{file.name}: [[{name}]] {entry} has no article."


@pytest.mark.parametrize("profile", PROFILES, ids=lambda one: one.id)
def test_every_deadline_of_a_conference_says_in_vietnamese_what_has_to_be_done(profile):
    for rule in profile.deadlines:
        assert rule.text, f"{profile.id}: {rule.id} has no text."
        assert any(ord(letter) > 127 for letter in rule.text), f"{profile.id}: {rule.id} is not Vietnamese."


@pytest.mark.parametrize("profile", PROFILES, ids=lambda one: one.id)
def test_every_profile_says_how_long_a_dossier_is_kept_and_what_it_holds(profile):
    assert "dossier_retention_until" in {rule.id for rule in profile.deadlines}
    assert "conclusion_notice" in {paper.id for paper in profile.papers}


@pytest.mark.parametrize("profile", PROFILES, ids=lambda one: one.id)
def test_every_kind_and_form_of_a_profile_is_one_that_a_plan_can_have(profile):
    assert {clause.id for clause in profile.kinds} <= set(Kind)
    assert {clause.id for clause in profile.forms} <= set(Form)
    assert profile.kinds
    assert profile.forms


def test_what_a_part_of_a_conclusion_may_leave_out_is_a_verdict():
    assert set(LEFT_OUT) - {""} <= set(Verdict)


@pytest.mark.parametrize("profile", PROFILES, ids=lambda one: one.id)
def test_no_clause_of_a_profile_stands_there_twice(profile):
    for clauses in (
        profile.kinds,
        profile.forms,
        profile.exclusions,
        profile.refusals,
        profile.deputy,
        profile.conclusion,
    ):
        ids = [clause.id for clause in clauses]
        assert len(ids) == len(set(ids))
        assert all(clause.text for clause in clauses)


@pytest.mark.parametrize("profile", PROFILES, ids=lambda one: one.id)
def test_every_dated_term_names_a_day_of_every_year(profile):
    for rule in profile.deadlines:
        if rule.start is StartEvent.FIXED_DATE:
            assert date(2025, rule.month, rule.day), rule.id
        if rule.start is StartEvent.QUARTER_END:
            assert 1 <= rule.day <= 30, rule.id


def test_a_figure_that_was_not_compared_with_the_law_says_so():
    unverified = {
        f"{one.id}: {rule.id}" for one in REGULATIONS for rule in one.deadlines if not rule.verified
    }
    assert {"dieu-43-2025: public_notice", "dieu-43-2025: result_announced"} <= unverified
    assert len(ALL) == len(set(ALL))
