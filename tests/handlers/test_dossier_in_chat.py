"""The dossier: what is there, what is missing, papers as files, the close, reports of the year."""

from datetime import date
from typing import Any

import pytest

from casework.archiving import YEAR_PAPERS
from casework.conference import Phase, Verdict
from casework.dossier import PrintOrder, Rendering
from casework.notices import MediaKind
from casework.rulebook import Rulebook
from papers.catalogue import PAPERS, Source
from tests.fakes.clock import SetClock
from tests.handlers.chat import Chat, SetReader
from tests.handlers.conference_steps import S1, S2, S3, at, concluded_with, recorded, town_under
from tests.handlers.conference_town import Conferring


@pytest.fixture
async def town(rulebook: Rulebook, clock: SetClock, ear: SetReader) -> Conferring:
    """A commune under S3."""
    return await town_under(rulebook, clock, ear, S3)


def ordered(chat: Chat) -> PrintOrder:
    """What is to be printed for the last message."""
    (attachment,) = chat.seen[-1].attachments
    assert attachment.kind is MediaKind.DOCUMENT
    order = PrintOrder.in_attachment(attachment)
    assert order is not None
    return order


async def papers_kept(town: Conferring, *, but: str = "") -> None:
    """All papers that the profiles ask for have been issued."""
    for stand in town.hall.office.conferences.archiving.papers(town.conference()):
        if stand.is_missing and stand.paper != but:
            await town.secretary.act(f"keeppaper:1:{stand.paper}")
            assert town.secretary.heard == ["paper-kept"]


async def test_the_dossier_shows_what_is_there_and_what_is_missing_by_article(town: Conferring) -> None:
    await concluded_with(town)
    await town.secretary.say("/hoso")
    assert town.secretary.heard == ["dossier"]
    assert "❌ Kế hoạch – còn thiếu (Điều 15.2.2" in town.secretary.text
    await town.secretary.press("Xem văn bản tiếp theo")
    assert "✅ Thông báo kết luận – có từ thứ Năm, 2/4/2026" in town.secretary.text


async def test_a_paper_comes_as_a_file_and_goes_into_the_dossier(town: Conferring) -> None:
    await town.planned()
    await town.secretary.say("/hoso 1")
    await town.secretary.press("Kế hoạch")
    assert town.secretary.heard == ["paper-here"]
    assert ordered(town.secretary) == PrintOrder(paper="plan", number=1)
    await town.secretary.press("Lấy bản công khai")
    assert ordered(town.secretary).rendering is Rendering.PUBLIC
    await town.secretary.press("Đưa vào hồ sơ")
    assert town.secretary.heard == ["paper-kept"]
    assert town.conference().papers == {"plan": date(2026, 3, 2)}
    assert recorded(town, "paper") == [{"paper": "plan"}]
    await town.secretary.press("Xem hồ sơ")
    assert "✅ Kế hoạch – có từ thứ Hai, 2/3/2026" in town.secretary.text


async def test_officers_see_the_public_rendering_only(town: Conferring) -> None:
    await town.planned()
    await town.roads.say("/hoso 1")
    assert not any("zip" in label for label in town.roads.labels)
    await town.roads.press("Kế hoạch")
    assert ordered(town.roads).rendering is Rendering.PUBLIC
    assert town.roads.labels == ["Xem hồ sơ"]
    for action in ("zip:1", "keeppaper:1:plan", "closeconf:1", "reports:2026"):
        await town.roads.act(action)
        assert town.roads.heard == ["error-not-yours"]
    await town.chair.act("paper:1:plan")
    assert ordered(town.chair).rendering is Rendering.FULL
    await town.lan.say("/hoso 1")
    assert town.lan.heard == ["error-not-yours"]


async def test_everything_comes_as_one_file(town: Conferring) -> None:
    await town.planned()
    await town.secretary.say("/hoso 1")
    await town.secretary.press("Tải toàn bộ")
    assert town.secretary.heard == ["zip-here"]
    assert ordered(town.secretary) == PrintOrder(paper="zip", number=1)


@pytest.mark.parametrize(
    "action",
    ["paper:1:nothing", "paper:1", "keeppaper:1:nothing", "public:1:x", "dossier:x", "zip:", "report:1"],
)
async def test_old_buttons_of_the_dossier_are_refused_politely(town: Conferring, action: str) -> None:
    await town.planned()
    await town.secretary.act(action)
    assert town.secretary.heard == ["stale-button"]
    assert not town.conference().papers


async def test_the_close_is_refused_with_what_is_missing(town: Conferring) -> None:
    await concluded_with(town)
    await town.secretary.act("closeconf:1")
    assert town.secretary.heard == ["error-dossier-incomplete"]
    assert "- Ổ gà trước cổng trường" in town.secretary.text  # still waits for its answer
    assert "- Biên bản hội nghị (Điều 15.2.2" in town.secretary.text
    assert town.conference().phase is Phase.CONCLUDED


async def test_a_complete_dossier_is_closed_and_kept_until_its_day(
    rulebook: Rulebook, clock: SetClock, ear: SetReader
) -> None:
    town = await town_under(rulebook, clock, ear, S2)
    await concluded_with(town, Verdict.ANSWERED_THERE, "Tuần sau vá")
    await papers_kept(town, but="minutes")
    await town.secretary.act("closeconf:1")
    assert "Biên bản hội nghị" in town.secretary.text
    await papers_kept(town)
    await town.secretary.act("dossier:1")
    await town.secretary.press("Đóng hồ sơ")
    assert town.secretary.heard == ["conference-closed"]
    assert town.conference().phase is Phase.CLOSED
    assert town.conference().keep_until == date(2031, 4, 2)
    await town.secretary.act("dossier:1")
    assert "lưu đến thứ Tư, 2/4/2031" in town.secretary.text
    await town.secretary.act("closeconf:1")
    assert town.secretary.heard == ["error-wrong-phase"]
    await town.secretary.say("/hethan")
    assert town.secretary.heard == ["expired-none"]
    await at(town, date(2031, 4, 3))
    await town.secretary.say("/hethan")
    assert town.secretary.heard == ["expired"]
    assert "HN1" in town.secretary.text
    assert town.conference().phase is Phase.CLOSED  # listed, not deleted


async def test_a_paper_of_the_year_covers_the_year_of_the_conference(
    rulebook: Rulebook, clock: SetClock, ear: SetReader
) -> None:
    town = await town_under(rulebook, clock, ear, S1)
    await town.planned()
    await town.secretary.act("paper:1:half_year_report")
    assert ordered(town.secretary) == PrintOrder(paper="half_year_report", year=2026, half=1)
    await town.secretary.act("paper:1:year_report")
    assert ordered(town.secretary) == PrintOrder(paper="year_report", year=2026)
    assert "Lấy bản công khai" not in town.secretary.labels


async def test_reports_of_a_year_a_half_and_a_quarter(town: Conferring) -> None:
    await town.secretary.say("/baocao")
    assert town.secretary.heard == ["ask-period"]
    await town.secretary.press("Quý I")
    await town.secretary.press("Biểu báo cáo BC02")
    assert town.secretary.heard == ["report-here"]
    assert "quý I/2026" in town.secretary.text
    assert ordered(town.secretary) == PrintOrder(paper="bc02", year=2026, quarter=1)
    await town.secretary.say("/baocao 2025")
    await town.secretary.press("6 tháng cuối năm")
    await town.secretary.press("Báo cáo 6 tháng")
    assert ordered(town.secretary) == PrintOrder(paper="half_year_report", year=2025, half=2)
    await town.chair.say("/baocao")
    await town.chair.press("Chọn năm 2025")
    await town.chair.press("Cả năm")
    await town.chair.press("Bảng theo dõi người đứng đầu")
    assert ordered(town.chair) == PrintOrder(paper="scorecard", year=2025)


@pytest.mark.parametrize(
    "argument", ["reports:x", "reports:99999", "period:2026:7:0", "period:2026", "report:2026:0:0:plan"]
)
async def test_old_buttons_of_reports_are_refused_politely(town: Conferring, argument: str) -> None:
    await town.secretary.act(argument)
    assert town.secretary.heard == ["stale-button"]


def test_papers_of_the_year_are_those_that_the_press_prints_from_a_year() -> None:
    assert set(YEAR_PAPERS) == {paper.id for paper in PAPERS.values() if paper.source is Source.YEAR}


def test_every_paper_has_its_own_title(town: Any) -> None:
    wording = town.hall.office.wording
    titles = {wording.say("paper-title", {"paper": paper}) for paper in PAPERS}
    assert len(titles) == len(PAPERS)
