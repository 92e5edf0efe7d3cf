"""A page under the decree on clerical work (docs/papers.md): what a shipped template is put together from."""

from collections.abc import Sequence
from io import BytesIO

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Mm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from papers.fixed_zip import core_properties, unzipped, zipped

FONT = "Times New Roman"
CORE = "docProps/core.xml"
_BODY_SIZE, _TABLE_SIZE, _PAGE_NUMBER_SIZE = 14, 12, 13
_SHORT_SIDE, _LONG_SIDE = 210, 297
_TOP, _BOTTOM, _LEFT, _RIGHT = 20, 20, 30, 20
_CENTRE, _JUSTIFIED, _AT_LEFT = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
    WD_ALIGN_PARAGRAPH.LEFT,
)
_LONG = (".noi_dung", ".cach_giai_quyet", ".da_tra_loi")


class Page:
    """A document that grows from top to bottom."""

    def __init__(self, *, landscape: bool = False) -> None:
        self.document = Document()
        self.width = (_LONG_SIDE if landscape else _SHORT_SIDE) - _LEFT - _RIGHT
        self._section(landscape=landscape)
        self._styles()
        self._page_number()

    def _section(self, *, landscape: bool) -> None:
        section = self.document.sections[0]
        sides = (_LONG_SIDE, _SHORT_SIDE) if landscape else (_SHORT_SIDE, _LONG_SIDE)
        section.page_width, section.page_height = Mm(sides[0]), Mm(sides[1])
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.top_margin, section.bottom_margin = Mm(_TOP), Mm(_BOTTOM)
        section.left_margin, section.right_margin = Mm(_LEFT), Mm(_RIGHT)
        section.header_distance = section.footer_distance = Mm(10)
        section.different_first_page_header_footer = True

    def _styles(self) -> None:
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = FONT, Pt(_BODY_SIZE)
        normal.font.color.rgb = RGBColor(0, 0, 0)
        fonts = normal.element.rPr.rFonts
        for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
            fonts.set(qn(script), FONT)
        normal.paragraph_format.space_after = Pt(0)
        compat = self.document.settings.element.find(qn("w:compat"))
        if compat is not None:  # a line that ends in a break inside a paragraph is not stretched
            compat.insert(0, OxmlElement("w:doNotExpandShiftReturn"))

    def _page_number(self) -> None:
        """Centred in the top margin; the first page has a header of its own, which stays empty."""
        paragraph = self.document.sections[0].header.paragraphs[0]
        paragraph.alignment = _CENTRE
        run = paragraph.add_run()
        run.font.size = Pt(_PAGE_NUMBER_SIZE)
        for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
            run._r.append(_field(kind, text))  # noqa: SLF001, python-docx has no field codes

    def text(self, text: str, *, bold: bool = False, italic: bool = False, indent: bool = True) -> Paragraph:
        """A paragraph of the content."""
        paragraph = self.document.add_paragraph()
        paragraph.alignment = _JUSTIFIED
        shape = paragraph.paragraph_format
        shape.first_line_indent = Mm(10) if indent else None
        shape.space_before = shape.space_after = Pt(3)
        write(paragraph, text, bold=bold, italic=italic)
        return paragraph

    def texts(self, *lines: str) -> None:
        """Several paragraphs."""
        for line in lines:
            self.text(line)

    def heading(self, text: str) -> None:
        """A heading, kept with what follows."""
        paragraph = self.text(text, bold=True)
        paragraph.alignment = _AT_LEFT
        paragraph.paragraph_format.keep_with_next = True

    def centred(
        self, text: str, *, size: float = _BODY_SIZE, bold: bool = True, italic: bool = False
    ) -> None:
        """A line in the middle, as titles are."""
        paragraph = self.document.add_paragraph()
        paragraph.alignment = _CENTRE
        write(paragraph, text, bold=bold, italic=italic, size=size)

    def rule(self, margin: float) -> None:
        """A thin line below the title; `margin` on both sides in millimetres."""
        line_in(self.document.add_paragraph(), margin, margin)

    def tag(self, code: str) -> None:
        """A tag that stands for itself: its paragraph vanishes when the template is filled in."""
        self.document.add_paragraph(f"{{%p {code} %}}")

    def dotted(self, *labels: str) -> None:
        """Lines to write on, to the right edge, each after its label."""
        for label in labels:
            paragraph = self.text(f"{label}\t", indent=False)
            paragraph.paragraph_format.tab_stops.add_tab_stop(
                Mm(self.width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
            )

    def table(
        self,
        widths: Sequence[float],
        header: Sequence[str],
        rows: str,
        cells: Sequence[str],
        *,
        centred: Sequence[int] = (0,),
    ) -> None:
        """A table with one line for each of `rows` ('y in y_kien'), or a word when there is none.

        `widths` are shares of the page's width. A line with a whole text may go on on the next page.
        """
        self.tag(f"if {rows.split(' in ')[1]}")
        table = self.document.add_table(rows=4, cols=len(widths))
        table.style = "Table Grid"
        self._fit(table, widths)
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001, on each page
        for place, (title, cell) in enumerate(zip(header, cells, strict=True)):
            fill(table.rows[0].cells[place], title, bold=True, centred=True)
            fill(table.rows[2].cells[place], cell, centred=place in centred)
        if not any(long in cell for cell in cells for long in _LONG):
            whole(table.rows[2])
        table.rows[1].cells[0].text = f"{{%tr for {rows} %}}"
        table.rows[3].cells[0].text = "{%tr endfor %}"
        self.tag("else")
        self.text("Không có.")
        self.tag("endif")

    def fixed_table(self, widths: Sequence[float], lines: Sequence[Sequence[str]]) -> None:
        """A table whose lines are known; the first is its header."""
        table = self.document.add_table(rows=len(lines), cols=len(widths))
        table.style = "Table Grid"
        self._fit(table, widths)
        for row, line in zip(table.rows, lines, strict=True):
            for place, (cell, text) in enumerate(zip(row.cells, line, strict=True)):
                fill(cell, text, bold=line is lines[0], centred=line is lines[0] or place == 0)

    def columns(self, widths: Sequence[float], rows: int = 1) -> Table:
        """A table without lines, for things that stand side by side."""
        table: Table = self.document.add_table(rows=rows, cols=len(widths))
        self._fit(table, widths)
        return table

    def _fit(self, table: Table, shares: Sequence[float]) -> None:
        """Fixed widths on columns and cells: Word heeds the one, LibreOffice the other."""
        table.autofit = False
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        for column, share in zip(table.columns, shares, strict=True):
            width: Length = Mm(round(self.width * share / sum(shares), 1))
            column.width = width
            for cell in column.cells:
                cell.width = width

    def saved(self, title: str) -> bytes:
        """The file; the same page always gives the same bytes."""
        buffer = BytesIO()
        self.document.save(buffer)
        files = unzipped(buffer.getvalue())
        core = core_properties(title, "", "2026-01-01")
        return zipped((name, core if name == CORE else part) for name, part in files.items())


def whole(row: _Row) -> None:
    """A row that stands on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001, python-docx has no such setting


def write(
    paragraph: Paragraph, text: str, *, bold: bool = False, italic: bool = False, size: float = 0
) -> None:
    """A run of text; what stands between '**' is bold."""
    for place, piece in enumerate(text.split("**")):
        if piece:
            run = paragraph.add_run(piece)
            run.bold, run.italic = bold or place % 2 == 1, italic
            run.font.size = Pt(size) if size else None


def fill(cell: _Cell, text: str, *, bold: bool = False, centred: bool = False) -> None:
    """A cell of a table, one paragraph a line."""
    for place, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        paragraph.alignment = _CENTRE if centred else _AT_LEFT
        write(paragraph, line, bold=bold, size=_TABLE_SIZE)


def stack(
    cell: _Cell, text: str, *, size: float, bold: bool = False, italic: bool = False, centred: bool = True
) -> Paragraph:
    """One more line in a cell."""
    first = cell.paragraphs[0]
    paragraph: Paragraph = first if not first.text and len(cell.paragraphs) == 1 else cell.add_paragraph()
    paragraph.alignment = _CENTRE if centred else _AT_LEFT
    write(paragraph, text, bold=bold, italic=italic, size=size)
    return paragraph


def line_in(paragraph: Paragraph, left: float, right: float) -> None:
    """A paragraph that is nothing but a thin line."""
    shape = paragraph.paragraph_format
    shape.left_indent, shape.right_indent = Mm(left), Mm(right)
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(3)
    borders = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "000000")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001, python-docx has no borders of paragraphs
    properties.insert_element_before(borders, "w:spacing", "w:ind", "w:jc")


def _field(kind: str, text: str) -> BaseOxmlElement:
    if kind:
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        return mark
    code = OxmlElement("w:instrText")
    code.set(qn("xml:space"), "preserve")
    code.text = text
    return code
