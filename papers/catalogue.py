"""Every paper: its id, its Vietnamese title, what it is printed from."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from casework.dossier import LETTER
from casework.errors import TemplateError

SHIPPED = Path(__file__).parent / "templates"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Source(StrEnum):
    """What a paper is printed from."""

    CONFERENCE = "conference"
    YEAR = "year"
    EITHER = "either"  # one conference, or those of a year put together
    TELLING = "telling"  # one notice to one person


class Signer(StrEnum):
    """In whose name a paper is signed."""

    BODY = "body"  # on behalf of the committee
    HEAD = "head"  # by its head, who holds the conference


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A kind of paper. `symbol` is its sign in 'Số: …/KH-UBND'; a letter to a body has none."""

    id: str
    title: str
    symbol: str
    source: Source = Source.CONFERENCE
    signer: Signer = Signer.BODY
    is_sheet: bool = False

    @property
    def ending(self) -> str:
        """The ending of its file's name."""
        return "xlsx" if self.is_sheet else "docx"

    @property
    def content_type(self) -> str:
        """What a channel calls such a file."""
        return XLSX if self.is_sheet else DOCX

    @property
    def file(self) -> str:
        """The name of its template."""
        return f"{self.id}.docx"


def _paper(paper_id: str, title: str, symbol: str, source: Source, signer: Signer = Signer.BODY) -> Paper:
    return Paper(
        id=paper_id,
        title=title,
        symbol=symbol,
        source=source,
        signer=signer,
        is_sheet=paper_id in {"annex", "scorecard"},
    )


_OF_CONFERENCE = Source.CONFERENCE

PAPERS: dict[str, Paper] = {
    paper.id: paper
    for paper in (
        _paper("plan", "Kế hoạch", "KH", _OF_CONFERENCE),
        _paper("assignment", "Văn bản phân công nhiệm vụ", "TB", _OF_CONFERENCE),
        _paper("survey", "Phiếu lấy ý kiến", "", _OF_CONFERENCE),
        _paper("digest", "Báo cáo tổng hợp ý kiến, kiến nghị", "BC", _OF_CONFERENCE),
        _paper("answers", "Báo cáo trả lời ý kiến, kiến nghị", "BC", _OF_CONFERENCE),
        _paper("invitation", "Giấy mời", "GM", _OF_CONFERENCE),
        _paper("programme", "Chương trình hội nghị", "CTr", _OF_CONFERENCE),
        _paper("minutes", "Biên bản hội nghị", "BB", _OF_CONFERENCE),
        _paper("conclusion_notice", "Thông báo kết luận", "TB", _OF_CONFERENCE, Signer.HEAD),
        _paper("upward_proposal", "Văn bản kiến nghị cấp trên", "", _OF_CONFERENCE),
        _paper("result_report", "Báo cáo kết quả giải quyết", "BC", _OF_CONFERENCE),
        _paper("outline_report", "Báo cáo theo Đề cương", "BC", Source.EITHER),
        _paper("annex", "Phụ lục tổng hợp", "", Source.EITHER),
        _paper("half_year_report", "Báo cáo 6 tháng", "BC", Source.YEAR),
        _paper("year_report", "Báo cáo năm", "BC", Source.YEAR),
        _paper("dk01", "Đăng ký đối thoại DK01", "", Source.YEAR),
        _paper("dk02", "Đăng ký đối thoại DK02", "", Source.YEAR),
        _paper("bc01", "Báo cáo đối thoại BC01", "", Source.YEAR),
        _paper("bc02", "Báo cáo đối thoại BC02", "", Source.YEAR),
        _paper("bc03", "Báo cáo đối thoại BC03", "", Source.YEAR),
        _paper("scorecard", "Bảng theo dõi người đứng đầu", "", Source.YEAR),
        _paper(LETTER, "Thư báo kết quả", "", Source.TELLING),
    )
}

NOT_IN_SOURCE = frozenset({"dk01", "dk02", "bc01", "bc02", "bc03"})  # their original forms are not known


def paper_named(paper_id: str) -> Paper:
    """The paper with this id."""
    if paper_id not in PAPERS:
        known = ", ".join(PAPERS)
        raise TemplateError(f"Không có văn bản '{paper_id}'. Hiện có: {known}.", paper=paper_id, tag="")
    return PAPERS[paper_id]
