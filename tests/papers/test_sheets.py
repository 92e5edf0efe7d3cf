"""The annex and the scorecard, read back."""

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from casework.conference import Head
from casework.regulation import Kind
from papers.press import Printed, print_paper, print_year
from papers.sheets import SCORECARD_COLUMNS
from tests.papers.seeded import bare_folder, folder_of, year_of


def sheet_of(printed: Printed) -> Worksheet:
    return load_workbook(BytesIO(printed.content)).worksheets[0]


def line(sheet: Worksheet, row: int) -> list[object]:
    return [cell.value for cell in sheet[row]]


def test_the_annex_has_exactly_the_columns_of_the_form():
    sheet = sheet_of(print_paper(folder_of(), "annex"))
    assert [value for value in line(sheet, 6) if value] == [
        "Tên ĐVHC xã",
        "Ngày tổ chức hội nghị",
        "Tổng số đại biểu được mời",
        "Tổng số đại biểu dự hội nghị",
        "Tổng số ý kiến nhân dân",
        "Ghi chú",
    ]
    assert [value for value in line(sheet, 7) if value] == ["Đã giải quyết", "Chưa giải quyết"]
    merged = {str(span) for span in sheet.merged_cells.ranges}
    assert {"A6:A7", "B6:B7", "C6:C7", "D6:D7", "E6:F6", "G6:G7"} <= merged
    assert line(sheet, 8)[:6] == ["Xã Sông Hiền", "28/8/2026", "118", "104", 3, 3]
    texts = [cell.value for row in sheet.iter_rows() for cell in row if cell.value]
    assert texts[:3] == [
        "Phụ lục",
        "TỔNG HỢP",
        "Kết quả tổ chức hội nghị trao đổi, đối thoại giữa UBND cấp xã với nhân dân",
    ]
    assert texts[-1] == "Người tổng hợp"


def test_the_annex_of_a_year_has_a_line_for_each_and_says_who_held_none():
    sheet = sheet_of(print_year(year_of(), "annex"))
    assert [line(sheet, row)[1] for row in (8, 9)] == ["20/5/2026", "28/8/2026"]
    assert line(sheet, 10)[0] == "Xã Sông Hiền"
    assert line(sheet, 10)[6] == "Chưa tổ chức"


def test_the_scorecard_counts_per_head_and_measures_the_target():
    sheet = sheet_of(print_year(year_of(), "scorecard"))
    assert line(sheet, 5) == list(SCORECARD_COLUMNS.values())
    assert line(sheet, 6) == [
        *(1, "Bí thư Đảng ủy xã Sông Hiền", "Trần Văn Bình", "Cấp xã"),
        *(1, 1, "Đạt", 6, 1, 3, 1, 1, 1, 1),
    ]
    assert line(sheet, 7)[1] == "Chủ tịch Ủy ban nhân dân xã Sông Hiền"
    assert line(sheet, 8)[7:] == [12, 2, 6, 2, 2, 2, 2]
    assert sheet["A10"].value == "Đạt chỉ tiêu: 2/2 người đứng đầu (100%); chỉ tiêu: 100%."


def test_who_held_none_or_no_periodic_one_has_not_met_the_target():
    folder = folder_of()
    thematic = replace(folder, conference=replace(folder.conference, kind=Kind.THEMATIC))
    sheet = sheet_of(print_year(year_of(thematic), "scorecard"))
    assert line(sheet, 6)[4:7] == [0, 0, "Chưa đạt"]
    assert line(sheet, 7)[4:7] == [1, 0, "Chưa đạt"]
    empty = sheet_of(print_year(year_of(bare_folder(Head.PARTY)), "scorecard"))
    assert line(empty, 6)[4:8] == [0, 0, "Chưa đạt", 0]


@pytest.mark.parametrize("name", ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)"])
def test_a_name_is_never_a_formula(name):
    folder = folder_of()
    hostile = replace(folder, conference=replace(folder.conference, chair=name))
    sheet = sheet_of(print_year(year_of(hostile), "scorecard"))
    assert sheet["C7"].value == name
    assert sheet["C7"].data_type == "s"


def test_the_sheets_are_on_a4_with_a_vietnamese_font():
    for paper in ("annex", "scorecard"):
        sheet = sheet_of(print_year(year_of(), paper))
        assert str(sheet.page_setup.paperSize) == "9"
        assert sheet["A1"].font.name == "Times New Roman"
