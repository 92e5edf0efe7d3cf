"""Printed papers read back: their text as a person sees it, their files."""

import zipfile
from collections.abc import Iterator
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentType
from docx.table import Table
from docx.text.paragraph import Paragraph

from papers.catalogue import PAPERS, Source
from papers.press import Printed, print_paper, print_year
from tests.papers.seeded import Folder, YearBook

DOCX = [paper.id for paper in PAPERS.values() if not paper.is_sheet]
UNDER_A_HEAD = [paper for paper in DOCX if PAPERS[paper].source is not Source.TELLING]
OF_CONFERENCE = [paper.id for paper in PAPERS.values() if paper.source in {Source.CONFERENCE, Source.EITHER}]
OF_YEAR = [paper.id for paper in PAPERS.values() if paper.source in {Source.YEAR, Source.EITHER}]


def opened(printed: Printed) -> DocumentType:
    return Document(BytesIO(printed.content))


def text_of(printed: Printed) -> str:
    """All text of a docx, cells too, a line for each paragraph."""
    return "\n".join(_texts(opened(printed)))


def _texts(document: DocumentType) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from _cells(block)


def _cells(table: Table) -> Iterator[str]:
    for row in table.rows:
        for cell in row.cells:
            yield from (paragraph.text for paragraph in cell.paragraphs)


def files_in(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def everything(folder: Folder, book: YearBook) -> list[Printed]:
    return [print_paper(folder, paper) for paper in OF_CONFERENCE] + [
        print_year(book, paper) for paper in OF_YEAR
    ]
