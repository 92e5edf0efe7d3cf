"""The two spreadsheets: the annex of the result report, and the scorecard of the year's heads."""

from collections.abc import Iterable, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from casework.dossier import Folder, YearBook
from papers.counts import counts
from papers.fixed_zip import unzipped, zipped
from papers.items import Row
from papers.scorecard import is_held, scorecard
from papers.words import clean, counted, full_name, percent, short_day
from papers.year_contents import folders_of, period_of

CORE = "docProps/core.xml"
_FONT = "Times New Roman"
_THIN = Side(style="thin", color="000000")
_GRID = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LEFT = Alignment(vertical="center", wrap_text=True)

ANNEX_COLUMNS = (
    "Tên ĐVHC xã",
    "Ngày tổ chức hội nghị",
    "Tổng số đại biểu được mời",
    "Tổng số đại biểu dự hội nghị",
    "Tổng số ý kiến nhân dân",
    "",
    "Ghi chú",
)
ANNEX_BELOW = ("Đã giải quyết", "Chưa giải quyết")
_ANNEX_WIDTHS = (30, 20, 20, 20, 18, 18, 30)
_ANNEX_NOTE = (
    "Ý kiến đã trả lời tại hội nghị, ý kiến đã được trả lời hoặc giải quyết xong sau hội nghị tính là đã "
    "giải quyết."
)

SCORECARD_COLUMNS = {
    "so": "TT",
    "chuc_danh": "Người đứng đầu",
    "ho_ten": "Họ và tên người chủ trì",
    "cap": "Cấp",
    "so_da_to_chuc": "Số hội nghị đã tổ chức",
    "so_dinh_ky": "Trong đó: định kỳ",
    "chi_tieu": "Chỉ tiêu ≥ 01 cuộc định kỳ/năm",
    "tong_y_kien": "Tổng số ý kiến",
    "so_tai_hoi_nghi": "Trả lời tại hội nghị",
    "so_can_tra_loi": "Phải trả lời sau",
    "so_dung_han": "Đã trả lời đúng hạn",
    "so_qua_han": "Đã trả lời quá hạn",
    "so_chua_tra_loi": "Chưa trả lời",
    "so_chua_tra_loi_qua_han": "Trong đó: đã quá hạn",
}
_SCORECARD_WIDTHS = (5, 30, 22, 11, 10, 9, 12, 9, 10, 9, 10, 10, 9, 10)
_FIRST_SUM = "tong_y_kien"


def annex(book: YearBook, core: bytes) -> bytes:
    """The annex: one line a conference, held or not."""
    sheet = _sheet("Phụ lục", landscape=True)
    last = get_column_letter(len(ANNEX_COLUMNS))
    _line(sheet, f"A1:{last}1", "Phụ lục", bold=True)
    _line(sheet, f"A2:{last}2", "TỔNG HỢP", bold=True)
    _line(
        sheet,
        f"A3:{last}3",
        "Kết quả tổ chức hội nghị trao đổi, đối thoại giữa UBND cấp xã với nhân dân",
        bold=True,
    )
    _line(sheet, f"A4:{last}4", f"({period_of(book).capitalize()})", italic=True)
    _cells(sheet, 6, ANNEX_COLUMNS, bold=True)
    _cells(sheet, 7, ("", "", "", "", *ANNEX_BELOW, ""), bold=True)
    for column in "ABCDG":
        sheet.merge_cells(f"{column}6:{column}7")
    sheet.merge_cells("E6:F6")
    row = 7
    for row, folder in enumerate(folders_of(book), start=8):
        _cells(sheet, row, _annex_row(folder))
    _line(sheet, f"A{row + 1}:{last}{row + 1}", _ANNEX_NOTE, italic=True, left=True)
    _line(sheet, f"E{row + 3}:{last}{row + 3}", "Người tổng hợp", bold=True)
    sheet.row_dimensions[6].height = sheet.row_dimensions[7].height = 24
    sheet.print_title_rows = "6:7"
    return _finished(sheet, _ANNEX_WIDTHS, core)


def _annex_row(folder: Folder) -> tuple[str | int, ...]:
    conference = folder.conference
    name = full_name(folder.authority.short_name)
    name = name[:1].upper() + name[1:]
    if not is_held(conference):
        return (name, "", counted(conference.invited), "", "", "", "Chưa tổ chức")
    figures = counts(folder.entries, folder.today)
    return (
        name,
        short_day(conference.held_on),
        counted(conference.invited),
        counted(conference.attended),
        int(f"{figures['so_da_giai_quyet']}"),
        int(f"{figures['so_chua_giai_quyet']}"),
        "",
    )


def scorecard_sheet(book: YearBook, core: bytes) -> bytes:
    """The scorecard: one line a head, the sum, and the share that met the target."""
    sheet = _sheet("Người đứng đầu", landscape=True)
    heads = scorecard(book, folders_of(book))
    last = get_column_letter(len(SCORECARD_COLUMNS))
    body = full_name(book.authority.name)
    _line(sheet, f"A1:{last}1", body.upper(), bold=True)
    _line(
        sheet,
        f"A2:{last}2",
        "BẢNG THEO DÕI KẾT QUẢ ĐỐI THOẠI CỦA NGƯỜI ĐỨNG ĐẦU CẤP ỦY, CHÍNH QUYỀN",
        bold=True,
    )
    _line(
        sheet,
        f"A3:{last}3",
        f"({period_of(book).capitalize()}, số liệu đến {short_day(book.today)})",
        italic=True,
    )
    _cells(sheet, 5, SCORECARD_COLUMNS.values(), bold=True)
    for row, head in enumerate(heads, start=6):
        _cells(sheet, row, [head[name] for name in SCORECARD_COLUMNS])
    _cells(sheet, 6 + len(heads), _sums(heads), bold=True)
    met = sum(head["chi_tieu"] == "Đạt" for head in heads)
    line = f"Đạt chỉ tiêu: {met}/{len(heads)} người đứng đầu ({percent(met, len(heads))}); chỉ tiêu: 100%."
    _line(sheet, f"A{8 + len(heads)}:{last}{8 + len(heads)}", line, left=True)
    sheet.row_dimensions[5].height = 84
    for row in range(6, 6 + len(heads)):
        sheet.row_dimensions[row].height = 52
    sheet.print_title_rows = "5:5"
    return _finished(sheet, _SCORECARD_WIDTHS, core)


def _sums(heads: Sequence[Row]) -> list[object]:
    names = list(SCORECARD_COLUMNS)
    summed = {"so_da_to_chuc", "so_dinh_ky", *names[names.index(_FIRST_SUM) :]}
    return [
        "" if name == "so" else "Cộng" if name == "chuc_danh" else _sum(heads, name) if name in summed else ""
        for name in names
    ]


def _sum(heads: Sequence[Row], name: str) -> int:
    return sum(int(f"{head[name]}") for head in heads)


def _sheet(title: str, *, landscape: bool) -> Worksheet:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = title
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left, margins.right, margins.top, margins.bottom = (
        1.18,
        0.79,
        0.79,
        0.79,
    )  # inches: 30, 20, 20, 20 mm
    return sheet


def _line(
    sheet: Worksheet, span: str, text: str, *, bold: bool = False, italic: bool = False, left: bool = False
) -> None:
    """A line of text across columns."""
    sheet.merge_cells(span)
    cell = sheet[span.partition(":")[0]]
    _write(cell, text, bold=bold, italic=italic)
    cell.alignment = _LEFT if left else _CENTRED


def _cells(sheet: Worksheet, row: int, values: Iterable[object], *, bold: bool = False) -> None:
    """A row of the table."""
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(row=row, column=column)
        _write(cell, value, bold=bold)
        cell.border = _GRID
        cell.alignment = _CENTRED


def _write(cell: Cell, value: object, *, bold: bool = False, italic: bool = False) -> None:
    """A number as a number, everything else as text: never as a formula."""
    if isinstance(value, int):
        cell.value = value
    else:
        cell.value = clean(f"{value}")
        cell.data_type = "s"
    cell.font = Font(name=_FONT, size=13, bold=bold, italic=italic, color="000000")


def _finished(sheet: Worksheet, widths: Sequence[int], core: bytes) -> bytes:
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    buffer = BytesIO()
    sheet.parent.save(buffer)
    files = unzipped(buffer.getvalue())
    return zipped((name, core if name == CORE else part) for name, part in files.items())
