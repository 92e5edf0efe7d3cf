"""A poster for a village hall: QR codes that open the chat with the place already known, on one A4 page.

It is no paper under the decree on clerical work: no letterhead, no number, large letters, three sentences.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import segno
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from papers.page import Page, stack, write

MOST_WAYS = 3
_MARGIN, _WIDTH, _TOP = 18, 174, 12  # millimetres
_CODE_SIDES = {1: 74, 2: 64, 3: 56}  # millimetres, by the number of codes that stand side by side
_SCALE, _QUIET = 20, 4  # dots a module; the light border that a camera needs, in modules
_STEPS = (
    "**1.** Mở máy ảnh của điện thoại, đưa vào một mã vuông ở trên, rồi bấm vào dòng chữ hiện ra.",
    "**2.** Viết việc gì, ở đâu. Không dấu cũng được, gửi kèm ảnh càng tốt.",
    "**3.** Giữ mã số nhận được. Cơ quan trả lời vào đúng nơi bà con đã nhắn.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WayIn:
    """A channel on the poster: its name, the address of its QR code, and what stands in print below it."""

    name: str
    link: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """What is printed. `place` is where it hangs, `contact` who helps by telephone or in person."""

    authority: str
    place: str
    contact: str
    ways: Sequence[WayIn]


def print_poster(poster: Poster) -> bytes:
    """The poster as a docx; the same poster gives the same bytes.

    ValueError without a way in, or with more than fit side by side.
    """
    if not 0 < len(poster.ways) <= MOST_WAYS:
        raise ValueError(f"a poster has 1 to {MOST_WAYS} QR codes, not {len(poster.ways)}")
    page = Page()
    section = page.document.sections[0]
    section.left_margin = section.right_margin = Mm(_MARGIN)
    section.top_margin = section.bottom_margin = Mm(_TOP)
    page.width = _WIDTH
    page.centred(poster.authority.upper(), size=19)
    _gap(page, 6)
    page.centred("GỬI PHẢN ÁNH, KIẾN NGHỊ", size=36)
    page.centred("bằng tin nhắn trên điện thoại", size=24, bold=False)
    _gap(page, 9)
    page.centred(poster.place, size=28)
    _gap(page, 9)
    _codes(page, poster.ways)
    _gap(page, 9)
    for step in _STEPS:
        _step(page, step)
    _gap(page, 9)
    page.centred(f"Cần người giúp: {poster.contact}", size=16)
    page.centred("Nguy hiểm đến tính mạng: gọi ngay 113, 114 hoặc 115.", size=16, bold=False)
    return page.saved(f"Áp phích {poster.place}")


def code_image(link: str) -> bytes:
    """The QR code of a link as PNG: readable when a quarter of it is dirty or torn (level Q)."""
    buffer = BytesIO()
    segno.make(link, error="q", micro=False).save(buffer, kind="png", scale=_SCALE, border=_QUIET)
    return buffer.getvalue()


def _codes(page: Page, ways: Sequence[WayIn]) -> None:
    table = page.columns([1] * len(ways))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for cell, way in zip(table.rows[0].cells, ways, strict=True):
        paragraph = stack(cell, way.name, size=20, bold=True)
        picture = cell.add_paragraph()
        picture.alignment = paragraph.alignment
        picture.add_run().add_picture(BytesIO(code_image(way.link)), width=Mm(_CODE_SIDES[len(ways)]))
        stack(cell, way.note, size=14)


def _step(page: Page, text: str) -> None:
    paragraph = page.text("", indent=False)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    paragraph.paragraph_format.space_after = Pt(6)
    write(paragraph, text, size=19)


def _gap(page: Page, points: float) -> None:
    page.document.add_paragraph().paragraph_format.line_spacing = Pt(points)
