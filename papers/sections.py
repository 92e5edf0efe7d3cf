"""What shipped templates have in common: both letterheads, titles, the signature with the recipients."""

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.table import _Cell

from papers.page import Page, line_in, stack, whole

_SIDES = (63, 97)  # the body's name and the national title, in shares of the width
_SIGNING_ROOM = Pt(50)


def letterhead(page: Page, *, numbered: bool = True, about: str = "", dated: bool = True) -> None:
    """The Party's letterhead or the State's; `about` is the subject of a letter, below its number."""
    page.tag("if la_dang")
    _of_party(page, numbered, about, dated)
    page.tag("else")
    _of_state(page, numbered, about, dated)
    page.tag("endif")


def _of_state(page: Page, numbered: bool, about: str, dated: bool) -> None:
    table = page.columns(_SIDES, rows=2 if dated else 1)
    ours, nation = table.rows[0].cells
    unit = page.width / sum(_SIDES)
    stack(ours, "{%p if co_quan_cap_tren %}", size=12)
    stack(ours, "{{ co_quan_cap_tren }}", size=12)
    stack(ours, "{%p endif %}", size=12)
    stack(ours, "{{ ten_co_quan }}", size=12, bold=True)
    _rule(ours, 21 * unit)
    stack(nation, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=12, bold=True)
    stack(nation, "Độc lập - Tự do - Hạnh phúc", size=13, bold=True)
    _rule(nation, (97 * unit - 59) / 2 - 2)
    if dated:
        _number_and_date(table.rows[1].cells, numbered, about, size=13)


def _of_party(page: Page, numbered: bool, about: str, dated: bool) -> None:
    table = page.columns(_SIDES, rows=1)
    ours, party = table.rows[0].cells
    unit = page.width / sum(_SIDES)
    stack(ours, "{%p if co_quan_cap_tren %}", size=13)
    stack(ours, "{{ co_quan_cap_tren }}", size=12)
    stack(ours, "{%p endif %}", size=13)
    stack(ours, "{{ ten_co_quan }}", size=13, bold=True)
    stack(ours, "*", size=14, bold=True)
    stack(party, "ĐẢNG CỘNG SẢN VIỆT NAM", size=15, bold=True)
    _rule(party, (97 * unit - 71) / 2 - 2)
    if dated:
        stack(party, "", size=13)
        _number_and_date((ours, party), numbered, about, size=14)


def _number_and_date(cells: tuple[_Cell, ...], numbered: bool, about: str, *, size: float) -> None:
    left, right = cells
    if numbered:
        stack(left, "{{ so_ky_hieu }}", size=size).paragraph_format.space_before = Pt(4)
    if about:
        stack(left, about, size=12)
    place = stack(right, "{{ dia_danh }}, {{ ngay_ban_hanh }}", size=size, italic=True)
    place.paragraph_format.space_before = Pt(4)


def _rule(cell: _Cell, margin: float) -> None:
    line_in(cell.add_paragraph(), margin, margin)


def title(page: Page, name: str, subject: str, *, below: str = "") -> None:
    """What kind of paper it is and what it is about."""
    page.centred("", size=8)
    page.centred(name, size=15)
    page.centred(subject)
    if below:
        page.centred(below, bold=False, italic=True)
    page.rule(page.width / 2 - 22)
    page.centred("", size=6)


def signature(page: Page) -> None:
    """Recipients at the left, whoever signs at the right."""
    page.centred("", size=8)
    row = page.columns((80, 80)).rows[0]
    whole(row)
    left, right = row.cells
    stack(left, "Nơi nhận:", size=12, bold=True, italic=True, centred=False)
    stack(left, "{%p for n in noi_nhan %}", size=11, centred=False)
    stack(left, "{{ n }}", size=11, centred=False)
    stack(left, "{%p endfor %}", size=11, centred=False)
    stack(right, "{%p if thay_mat %}", size=14)
    stack(right, "{{ thay_mat }}", size=14, bold=True)
    stack(right, "{%p endif %}", size=14)
    stack(right, "{{ chuc_vu_ky }}", size=14, bold=True)
    stack(right, "{{ nguoi_ky }}", size=14, bold=True).paragraph_format.space_before = _SIGNING_ROOM


def two_signatures(page: Page, left_title: str, right_title: str) -> None:
    """Two people side by side, each with room to sign."""
    page.centred("", size=8)
    row = page.columns((80, 80)).rows[0]
    whole(row)
    for cell, name in zip(row.cells, (left_title, right_title), strict=True):
        stack(cell, name, size=14, bold=True)
        stack(cell, "(Ký, ghi rõ họ tên)", size=13, italic=True)
        stack(cell, "", size=3).paragraph_format.space_after = _SIGNING_ROOM


def grounds(page: Page) -> None:
    """'Căn cứ …;' for each regulation that binds."""
    page.tag("for c in can_cu")
    paragraph = page.text("Căn cứ {{ c }};", italic=True)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    page.tag("endfor")


def numbers_of_items(page: Page) -> None:
    """The figures that most reports begin with."""
    page.texts(
        "Tổng số ý kiến, kiến nghị: {{ tong_y_kien }}, trong đó:",
        "- Đã trả lời tại hội nghị: {{ so_tai_hoi_nghi }} ý kiến;",
        "- Giao kiểm tra, trả lời sau: {{ so_tra_loi_sau }} ý kiến;",
        "- Kiến nghị cấp trên: {{ so_cap_tren }} ý kiến;",
        "- Chuyển cơ quan có thẩm quyền: {{ so_chuyen }} ý kiến;",
        "- Ghi nhận: {{ so_ghi_nhan }} ý kiến.",
    )


def answers_in_time(page: Page) -> None:
    """How written answers stand."""
    page.texts(
        "Số ý kiến phải trả lời bằng văn bản sau hội nghị: {{ so_can_tra_loi }}; đã trả lời đúng hạn "
        "{{ so_dung_han }}, đã trả lời nhưng quá hạn {{ so_qua_han }}, chưa trả lời {{ so_chua_tra_loi }} "
        "(trong đó đã quá hạn {{ so_chua_tra_loi_qua_han }}).",
        "Tính chung, đã trả lời {{ so_da_tra_loi }}/{{ tong_y_kien }} ý kiến, kiến nghị "
        "({{ ty_le_da_tra_loi }}).",
    )


def no_original(page: Page, form: str) -> None:
    """The first line of a form whose original is not known."""
    page.text(
        f"(Biểu {form}: chưa có mẫu gốc. Biểu này do phần mềm gợi ý; cơ quan có mẫu gốc thì thay bằng "
        "mẫu của mình.)",
        italic=True,
        indent=False,
    )
