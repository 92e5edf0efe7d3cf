"""The law and the town as files; a broken file is refused at the start with what to mend."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from casework.agencies import Desk
from casework.errors import RulebookError
from casework.rulebook import DATA, load_rulebook
from casework.working_days import DayOff, Unit

TOWN = Path("agencies/demo.toml")
TOPICS = Path("topics.toml")
HOLIDAYS = Path("holidays.toml")
LAW = Path("regulations/cam-ket-tra-loi.toml")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of casework/data that a test may break."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def change(data: Path, file: Path, old: str, new: str) -> None:
    text = (data / file).read_text(encoding="utf-8")
    assert old in text, f"the test is out of date: {old!r} is not in {file}"
    (data / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def refusal_of(data: Path, authority: str = "demo") -> str:
    with pytest.raises(RulebookError) as refusal:
        load_rulebook(authority, sure_from=0.6, data=data)
    return str(refusal.value)


def test_the_demo_town_loads(rulebook):
    assert rulebook.authority.short_name == "xã Sông Hiền"
    assert len(list(rulebook.topics)) == 17
    assert "transport" in rulebook.topics
    assert "quantum" not in rulebook.topics
    assert rulebook.topics.named("transport").name == "Giao thông"
    assert [agency.id for agency in rulebook.agencies][:2] == ["tiep-nhan", "tiep-cong-dan"]
    assert rulebook.agencies.desk(Desk.SEALED).id == "tiep-cong-dan"
    assert rulebook.places.get("dong-xoai").aliases == ("ấp Đồng Xoài",)
    assert rulebook.sure_from == 0.6


def test_every_term_of_the_demo_has_its_article(rulebook):
    laws = [law for law in rulebook.regulations if not law.is_of_conferences]
    rules = {rule.id: rule for law in laws for rule in law.deadlines}
    assert set(rules) == {"answer", "acknowledgement"}
    assert (rules["answer"].days, rules["answer"].unit) == (15, Unit.WORKING)
    assert (rules["acknowledgement"].days, rules["acknowledgement"].unit) == (10, Unit.WORKING)
    assert all(rule.article for rule in rules.values())


def test_a_topic_that_is_not_in_the_file_is_refused_with_what_to_add(rulebook):
    with pytest.raises(RulebookError, match=r"'quantum'.*topics\.toml"):
        rulebook.topics.named("quantum")


def test_a_town_may_be_named_by_the_path_of_its_file(tmp_path):
    file = shutil.copy(DATA / TOWN, tmp_path / "my-town.toml")
    assert load_rulebook(str(file), sure_from=0.6).authority.place == "song-hien"


def test_a_regulation_is_one_more_file(data):
    (data / "regulations" / "new.toml").write_text(
        'id = "new"\ntitle = "New"\neffective_from = 2026-01-01\neffective_to = 2026-12-31\n'
        '[[deadline]]\nid = "answer"\narticle = "a"\ndays = 5\nunit = "calendar"\n'
        'start = "registered"\nverified = true\n',
        encoding="utf-8",
    )
    laws = {law.id: law for law in load_rulebook("demo", sure_from=0.6, data=data).regulations}
    assert laws["new"].effective_to == date(2026, 12, 31)
    assert laws["new"].deadlines[0].unit is Unit.CALENDAR


def test_the_towns_own_calendar_overrides_the_public_one(data):
    public = (
        DayOff(day=date(2026, 1, 10), works=False, name="from outside"),
        DayOff(day=date(2026, 3, 3), works=False, name="from outside"),
    )
    calendar = load_rulebook("demo", holidays=public, sure_from=0.6, data=data).calendar
    assert calendar.works(date(2026, 1, 10))
    assert not calendar.works(date(2026, 3, 3))


def test_a_calendar_without_overrides_is_fine(data):
    (data / HOLIDAYS).write_text("confirmed_years = [2026]\n", encoding="utf-8")
    assert load_rulebook("demo", sure_from=0.6, data=data).calendar.works(date(2026, 1, 2))


def test_a_town_that_does_not_exist_is_refused(data):
    refusal = refusal_of(data, "atlantis")
    assert refusal.startswith("Không có tệp")
    assert "atlantis.toml" in refusal
    assert "AUTHORITY" in refusal


@pytest.mark.parametrize("file", [TOWN, TOPICS, HOLIDAYS, LAW], ids=str)
def test_a_file_that_is_not_toml_is_refused_by_its_name(data, file):
    (data / file).write_text("this is not = = toml", encoding="utf-8")
    assert f"{data / file} không đúng dạng TOML" in refusal_of(data)


@pytest.mark.parametrize("file", [TOWN, TOPICS, HOLIDAYS, LAW], ids=str)
def test_a_file_that_is_not_utf_8_is_refused_by_its_name(data, file):
    (data / file).write_bytes("name = 'xã'".encode("utf-16"))
    assert str(data / file) in refusal_of(data)


BROKEN = [
    (TOWN, "[authority]", "[autority]", "authority"),
    (TOWN, 'contact = "Văn', 'kontact = "Văn', "kontact"),
    (TOWN, 'level = "province"', 'level = "planet"', "planet"),
    (TOWN, 'level = "province"\n', "", "level"),
    (TOWN, 'parent = "an-khe"\n', 'parent = "an-khe"\ncolour = "red"\n', "colour"),
    (TOWN, 'desk = "triage"', 'desk = "kitchen"', "kitchen"),
    (TOWN, 'desk = "triage"\n', "", "desk = 'triage'"),
    (TOWN, 'desk = "sealed"\n', "", "desk = 'sealed'"),
    (TOWN, 'place = "song-hien"\ncontact', 'place = "mars"\ncontact', "địa bàn 'mars' của cơ quan chủ quản"),
    (
        TOWN,
        'place = "song-hien"\ndesk',
        'place = "mars"\ndesk',
        "cơ quan 'tiep-nhan': không có địa bàn",
    ),
    (TOWN, '"security"', '"sekurity"', "cơ quan 'cong-an': không có lĩnh vực 'sekurity'"),
    (TOWN, 'parent = "song-hien"', 'parent = "mars"', "'cho-moi': không có parent 'mars'"),
    (TOWN, 'parent = "an-khe"', 'parent = "cho-moi"', "'song-hien': parent 'cho-moi'"),
    (TOWN, 'id = "ben-da"', 'id = "cho-moi"', "cho-moi"),
    (TOWN, 'id = "cong-an"', 'id = "kinh-te"', "kinh-te"),
    (TOWN, 'topics = ["security"]', "topics = 3", "cong-an"),
    (LAW, "[[deadline]]", "[[terms]]", "deadline"),
    (LAW, 'unit = "working"', 'unit = "lunar"', "lunar"),
    (LAW, 'start = "registered"', 'start = "dreamt"', "dreamt"),
    (LAW, 'article = "cam', 'artikle = "cam', "artikle"),
    (LAW, 'title = "Cam', 'titel = "Cam', "title"),
    (LAW, "effective_from = 2025-07-01", 'effective_from = "2025-07-01"', "effective_from"),
    (LAW, "days = 15", "days = 0", "days"),
    (LAW, "days = 15", 'days = "15"', "days"),
    (TOPICS, 'name = "Đất đai"', 'nom = "Đất đai"', "nom"),
    (TOPICS, "[[topic]]", "[[tropic]]", "tropic"),
    (TOPICS, 'id = "construction"', 'id = "land"', "land"),
    (HOLIDAYS, "confirmed_years", "confirmed", "confirmed_years"),
    (HOLIDAYS, "works = false", "working = false", "working"),
    (HOLIDAYS, "works = false", 'works = "no"', "works"),
    (HOLIDAYS, "day = 2026-01-02", 'day = "2026-01-02"', "day"),
]


@pytest.mark.parametrize(
    ("file", "old", "new", "complaint"), BROKEN, ids=[f"{case[0].stem}: {case[3]}" for case in BROKEN]
)
def test_a_broken_entry_is_refused_with_the_file_and_what_to_mend(data, file, old, new, complaint):
    change(data, file, old, new)
    refusal = refusal_of(data)
    assert str(data / file) in refusal, f"The refusal does not name the file {file}: {refusal}"
    assert complaint in refusal


def test_a_topics_file_without_topics_is_refused(data):
    (data / TOPICS).write_text("", encoding="utf-8")
    assert str(data / TOPICS) in refusal_of(data)


def test_a_profile_that_the_town_names_must_be_there(data):
    (data / "regulations" / "s3-1573.toml").unlink()
    refusal = refusal_of(data)
    assert "không có quy định 's3-1573'" in refusal
    assert "dieu-43-2025" in refusal
