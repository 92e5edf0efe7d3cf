"""The dossier of a conference as one zip: full and public papers, a list of them, checksums."""

import csv
import hashlib
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from casework.dossier import Folder, YearBook, papers_of
from casework.regulation import PaperRule, Regulation
from papers.catalogue import PAPERS, Paper, Source
from papers.contents import shared_contents
from papers.fixed_zip import zipped
from papers.press import HALF_YEAR, Printed, print_with, print_year
from papers.words import short_day
from papers.year_contents import halved

FULL, PUBLIC = "day-du", "cong-khai"
INDEX = "muc-luc.csv"
CHECKSUMS = "SHA256SUMS"
_COLUMNS = ("Văn bản", "Điều khoản", "Quy định", "Tệp", "Ngày ban hành", "Tình trạng")


def zip_name(number: int) -> str:
    """The name of a conference's dossier as a file."""
    return f"HN{number:02}-ho-so.zip"


def dossier_zip(
    full: Folder, public: Folder, *, year: YearBook | None = None, templates: Path | None = None
) -> bytes:
    """Every paper that binding regulations name, for those who handle it and for everybody.

    Papers of the year need `year`; without it the list says that they are not among the files.
    """
    printed = {
        place: dict(_papers(folder, year, templates)) for place, folder in ((FULL, full), (PUBLIC, public))
    }
    files = [
        (f"{place}/{paper.name}", paper.content)
        for place, papers in printed.items()
        for paper in papers.values()
    ]
    files.append((INDEX, _index(full, printed[FULL]).encode("utf-8-sig")))
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files)
    return zipped([*files, (CHECKSUMS, sums.encode())], compressed=False)


def _papers(folder: Folder, year: YearBook | None, templates: Path | None) -> Iterator[tuple[str, Printed]]:
    """The printed papers by their ids."""
    shared = shared_contents(folder)
    for paper in papers_of(folder):
        kind = PAPERS.get(paper)
        if kind is None:
            continue
        if kind.source is not Source.YEAR:
            yield paper, print_with(folder, kind, shared, templates=templates)
        elif year is not None:
            yield paper, print_year(_fitting(kind, year, folder), paper, templates=templates)


def _fitting(kind: Paper, year: YearBook, folder: Folder) -> YearBook:
    """The half of the year that holds the conference, for the report of the half-year."""
    return halved(year, folder.conference.held_on) if kind.id == HALF_YEAR and not year.half else year


def _index(folder: Folder, printed: dict[str, Printed]) -> str:
    """The list of papers as a spreadsheet that any office program opens."""
    buffer = StringIO()
    sheet = csv.writer(buffer, lineterminator="\r\n")
    sheet.writerow(_COLUMNS)
    for regulation in folder.regulations:
        for rule in regulation.papers:
            sheet.writerow(_line(folder, regulation, rule, printed.get(rule.id)))
    return buffer.getvalue()


def _line(folder: Folder, regulation: Regulation, rule: PaperRule, paper: Printed | None) -> tuple[str, ...]:
    issued = folder.conference.papers.get(rule.id)
    missing = "Không bắt buộc" if rule.optional else "Còn thiếu"
    known = PAPERS.get(rule.id)
    apart = "Cần số liệu cả năm, in riêng" if known else ""
    return (
        known.title if known else rule.id,
        rule.article,
        regulation.short or regulation.title,
        f"{FULL}/{paper.name}" if paper else apart,
        short_day(issued) if issued else "",
        "Đã ban hành" if issued else missing,
    )
