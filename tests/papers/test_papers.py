"""Every paper prints, reads back, and says what the record holds and nothing else."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from casework.conference import Head, Speaker, SpeakerState, Verdict
from casework.dossier import Folder, in_public
from casework.errors import TemplateError
from casework.notices import Attachment, MediaKind, in_place_of_words
from papers.catalogue import NOT_IN_SOURCE, PAPERS, SHIPPED, Source
from papers.contents import contents, shared_contents
from papers.letterhead import letter_contents
from papers.make_templates import made
from papers.press import Printed, print_letter, print_paper, print_year
from papers.tags import CONFERENCE_TAGS, LETTER_TAGS, NUMBERS, YEAR_TAGS, Rows
from papers.words import BLANK, shown
from papers.year_contents import year_contents
from tests.papers.reading import (
    DOCX,
    OF_CONFERENCE,
    OF_YEAR,
    UNDER_A_HEAD,
    everything,
    files_in,
    opened,
    text_of,
)
from tests.papers.seeded import HOSTILE, LETTER, LONG, PEOPLE, bare_folder, folder_of, hide, year_of

ELEVEN = (
    "plan",
    "assignment",
    "survey",
    "digest",
    "answers",
    "invitation",
    "programme",
    "minutes",
    "conclusion_notice",
    "upward_proposal",
    "result_report",
)


def printed(paper: str, head: Head = Head.GOVERNMENT, *, folder: Folder | None = None) -> Printed:
    folder = folder or folder_of(head)
    match PAPERS[paper].source:
        case Source.TELLING:
            return print_letter(LETTER)
        case Source.YEAR:
            return print_year(year_of(folder), paper)
        case _:
            return print_paper(folder, paper)


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_the_eleven_papers_and_the_others_are_all_there():
    assert tuple(PAPERS)[:11] == ELEVEN
    assert {path.stem for path in SHIPPED.glob("*.docx")} == set(DOCX)
    assert all(paper.is_sheet for paper in PAPERS.values() if paper.id not in DOCX)


@pytest.mark.parametrize("paper", DOCX)
def test_shipped_templates_are_what_the_code_makes(paper):
    assert (SHIPPED / f"{paper}.docx").read_bytes() == made(paper), "Run: python -m papers.make_templates"


def test_a_letter_tells_one_person_what_no_channel_could_bring():
    text = flat(text_of(print_letter(LETTER)))
    for said in (
        "ỦY BAN NHÂN DÂN XÃ SÔNG HIỀN",
        "Kính gửi: Nguyễn Thị Thu Hằng",
        "đã giải quyết xong",
        "Văn phòng",
    ):
        assert said in text
    nameless = flat(text_of(print_letter(replace(LETTER, name=""))))
    assert "Kính gửi: Ông/bà gửi phản ánh 4829-1372 Phòng Kinh tế" in nameless
    assert LETTER.name not in nameless
    by_number = flat(text_of(print_letter(replace(LETTER, name="", phone="0912345678"))))
    assert "Kính gửi: Ông/bà gửi phản ánh 4829-1372 (điện thoại: 0912345678)" in by_number
    assert print_letter(LETTER).name == "thu-bao-ket-qua-4829-1372.docx"


@pytest.mark.parametrize("head", Head)
@pytest.mark.parametrize("paper", UNDER_A_HEAD)
def test_every_paper_bears_the_letterhead_of_its_head(paper, head):
    text = flat(text_of(printed(paper, head)))
    state = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "ỦY BAN NHÂN DÂN XÃ SÔNG HIỀN",
    )
    party = ("ĐẢNG CỘNG SẢN VIỆT NAM", "ĐẢNG BỘ TỈNH AN KHÊ THƯỢNG", "ĐẢNG ỦY XÃ SÔNG HIỀN *")
    there, not_there = (party, state) if head is Head.PARTY else (state, party)
    assert all(part in text for part in there)
    assert not any(part in text for part in not_there)


@pytest.mark.parametrize("paper", DOCX)
def test_no_tag_is_left_and_every_letter_is_right(paper):
    for folder in (folder_of(), bare_folder()):
        one = printed(paper, folder=folder)
        text = text_of(one).replace("{{ 7*7 }} {% if %}", "")  # a citizen wrote that
        assert "{{" not in text
        assert "{%" not in text
        assert "None" not in text
    assert "Sông Hiền" in text


@pytest.mark.parametrize("paper", DOCX)
def test_the_page_is_as_the_decree_has_it(paper):
    document = opened(printed(paper))
    section = document.sections[0]
    assert {round(section.page_width.mm), round(section.page_height.mm)} == {210, 297}
    assert 20 <= section.top_margin.mm <= 25
    assert 20 <= section.bottom_margin.mm <= 25
    assert 30 <= round(section.left_margin.mm) <= 35
    assert 15 <= round(section.right_margin.mm) <= 20
    assert section.different_first_page_header_footer
    assert not "".join(paragraph.text for paragraph in section.first_page_header.paragraphs)
    number = section.header.paragraphs[0]
    assert number.alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert "PAGE" in number._p.xml
    assert Pt(13) <= number.runs[0].font.size <= Pt(14)
    assert section.header_distance < Mm(20)
    normal = document.styles["Normal"]
    assert normal.font.name == "Times New Roman"
    assert normal.font.size in {Pt(13), Pt(14)}
    colours = {colour.get(qn("w:val")) for colour in document.element.body.iter(qn("w:color"))}
    assert colours <= {"000000", "auto"}


@pytest.mark.parametrize("paper", DOCX)
def test_tables_stay_inside_the_page(paper):
    document = opened(printed(paper))
    section = document.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    for table in document.tables:
        assert sum(column.width for column in table.columns) <= room + Mm(1)
        for row in table.rows:
            assert all(cell.width is not None for cell in row.cells)


@pytest.mark.parametrize("paper", OF_CONFERENCE)
def test_the_same_folder_gives_the_same_bytes(paper):
    assert print_paper(folder_of(), paper) == print_paper(folder_of(), paper)


@pytest.mark.parametrize("paper", OF_YEAR)
def test_the_same_year_gives_the_same_bytes(paper):
    assert print_year(year_of(), paper) == print_year(year_of(), paper)


def test_the_public_rendering_names_nobody():
    full = folder_of()
    names = [name.encode() for name in PEOPLE]
    said = b"".join(b"".join(files_in(one.content).values()) for one in everything(full, year_of()))
    assert all(name in said for name in names), "the full papers do name them"
    public = in_public(full, hide)
    for one in everything(public, year_of(public)):
        for name, content in files_in(one.content).items():
            assert not [person for person in names if person in content], f"{one.name}: {name}"
    assert "Không nêu tên" in text_of(print_paper(public, "minutes"))


def test_what_citizens_write_stays_text():
    text = text_of(print_paper(folder_of(), "digest"))
    assert '<b>&lt; "ngoặc" {{ 7*7 }} {% if %}' in text
    assert "=1+1 'nháy' ]]>" in text
    assert "49" not in text
    assert not re.search("[\x00-\x08\x0b-\x1f\u202e\ufffe]", text)
    assert "\x00" in HOSTILE
    assert LONG.strip() in text
    assert "Rác để ba ngày.\nMùi hôi nồng nặc.\n\nXin xử lý sớm." in text


def test_the_digest_has_themes_and_three_piles():
    text = text_of(print_paper(folder_of(), "digest"))
    assert "Giao thông (2 ý kiến)" in text
    assert "1. Nhóm trả lời tại hội nghị (3 ý kiến)" in text
    assert "2. Nhóm kiểm tra, trả lời sau (2 ý kiến)" in text
    assert "3. Nhóm ghi nhận, báo cáo cấp trên (1 ý kiến)" in text


def speakers(*given: tuple[str, int, int | None]) -> tuple[Speaker, ...]:
    """Name, place on the list, and the minute at which the floor was given."""
    return tuple(
        Speaker(
            id=name,
            conference_id="c1",
            position=position,
            name=name,
            matter="Việc",
            registered=True,
            state=SpeakerState.SPOKEN if minute is not None else SpeakerState.WAITING,
            began_at=datetime(2026, 8, 28, 1, minute, tzinfo=UTC) if minute is not None else None,
        )
        for name, position, minute in given
    )


def test_the_minutes_number_who_spoke_in_the_order_of_speaking():
    found = speakers(("Ba", 1, 20), ("Tư", -1, 10), ("Năm", 2, None), ("Sáu", 3, None))
    found[3].state = SpeakerState.WITHDRAWN
    tags = shared_contents(replace(folder_of(), speakers=found))
    assert [(row["so"], row["ten"]) for row in tags["phat_bieu"]] == [(1, "Tư"), (2, "Ba"), (3, "Năm")]


def test_a_matter_that_was_taken_back_is_nobodys_task_and_no_answer_is_missing():
    folder = folder_of()
    before = shared_contents(folder)
    for entry in folder.entries:
        entry.item.is_withdrawn = entry.item.verdict is Verdict.SENT_UP
    after = shared_contents(folder)
    assert int(after["so_chua_tra_loi"]) == int(before["so_chua_tra_loi"]) - 1
    assert "Sở Xây dựng tỉnh An Khê Thượng" not in [group["ten"] for group in after["viec_giao"]]
    assert "Người nêu đã rút" in {row["tinh_trang"] for row in after["y_kien"]}


def test_the_programme_bounds_the_opening_where_a_regulation_does():
    assert "dưới 10 phút" in text_of(print_paper(folder_of(profiles=("s2-dien-bien-snv",)), "programme"))
    assert "dưới 10 phút" not in text_of(print_paper(folder_of(), "programme"))


def test_the_notice_has_the_parts_the_tasks_and_the_recipients_of_the_regulation():
    text = text_of(print_paper(folder_of(), "conclusion_notice"))
    for part in (
        "Số: 45/TB-UBND",
        "Sông Hiền, ngày 04 tháng 9 năm 2026",
        "1. Những nội dung đã đối thoại",
        "4. Giao các cơ quan, đơn vị giải quyết và trả lời Nhân dân theo thời hạn quy định",
        "5. Nội dung khác",
        "Phòng Kinh tế xã Sông Hiền (1 nội dung)",
        "15/9/2026",
        "- Ban Tuyên giáo và Dân vận cấp ủy;",
        "- Lưu: VT.",
        "Trần Văn Bình",
    ):
        assert part in text, part
    assert "Rác sau chợ không được thu gom" not in text, "what was answered there is nobody's task"
    assert "Đèn đường đoạn chợ - bến xe" not in text, "what was only recorded is nobody's task"
    assert "Số 45-TB/ĐU" in text_of(print_paper(folder_of(Head.PARTY), "conclusion_notice"))


def test_a_regulation_with_five_parts_prints_five():
    text = text_of(print_paper(folder_of(profiles=("s2-dien-bien-snv",)), "conclusion_notice"))
    assert "5. Những vấn đề sẽ tổng hợp gửi cơ quan cấp trên trực tiếp" in text


def test_only_items_sent_up_go_up():
    text = text_of(print_paper(folder_of(), "upward_proposal"))
    assert "Cầu cũ chỉ chịu tải 5 tấn." in text
    assert "Kính gửi: Ủy ban nhân dân tỉnh An Khê Thượng" in text
    assert "trợ cấp" not in text
    assert "Kính gửi: Tỉnh ủy An Khê Thượng" in text_of(print_paper(folder_of(Head.PARTY), "upward_proposal"))


def test_the_result_says_what_was_in_time_and_prints_no_draft_as_a_result():
    text = text_of(print_paper(folder_of(), "result_report"))
    for part in (
        "Đã trả lời đúng hạn",
        "Đã trả lời quá hạn",
        "Chưa trả lời, đã quá hạn",
        "Đã giải quyết xong",
    ):
        assert part in text, part
    assert "Dự thảo" not in text
    assert "đã trả lời 3/6 ý kiến, kiến nghị (50%)" in text


def test_an_extended_term_and_one_that_still_runs_are_said():
    folder = folder_of()
    first, *others = folder.entries
    last = date(2026, 10, 9)
    waiting = replace(
        first.item, answer="", answered_on=None, outcome=None, extended_to=last, extension_reason="chờ vốn"
    )
    folder = replace(folder, entries=(replace(first, item=waiting), *others))
    text = text_of(print_paper(folder, "result_report"))
    assert "Gia hạn đến 09/10/2026 (chờ vốn)" in text
    assert "Chưa trả lời, trong hạn" in text


def test_the_outline_counts_what_is_known_and_leaves_blanks_for_the_rest():
    text = text_of(print_paper(folder_of(), "outline_report"))
    for part in (
        "I. ĐẶC ĐIỂM, TÌNH HÌNH",
        "II. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, HƯỚNG DẪN TRIỂN KHAI",
        "Số hội nghị đã tổ chức: 1; chưa tổ chức: 0.",
        "Tổng số người tham gia hội nghị: 104.",
        "Tổng số ý kiến của người dân: 6",
        "Tổng số ý kiến đã trả lời tại hội nghị: 1.",
        "báo cáo cơ quan có thẩm quyền cấp trên: 1.",
        "3. Tồn tại, hạn chế và nguyên nhân",
        "IV. ĐỀ XUẤT, KIẾN NGHỊ",
        "1. Thuận lợi (liên quan trực tiếp đến việc tổ chức hội nghị): ……",
        "sau đối thoại: ……",
    ):
        assert part in text, part


def test_nothing_is_invented_for_an_empty_conference():
    bare = bare_folder()
    text = text_of(print_paper(bare, "plan"))
    assert "Số lượng dự kiến: …… người" in text
    assert "Không có." in text_of(print_paper(bare, "upward_proposal"))
    assert "ngày …… tháng …… năm 2026" in text_of(print_paper(bare, "conclusion_notice"))
    report = text_of(print_year(year_of(bare), "year_report"))
    assert "Đã tổ chức 0 hội nghị" in report
    assert "(……)" in report, "no share of nothing"


@pytest.mark.parametrize("paper", sorted(NOT_IN_SOURCE))
def test_a_form_without_its_original_says_so_in_its_first_line(paper):
    first = opened(print_year(year_of(), paper)).paragraphs[0].text
    assert "chưa có mẫu gốc" in first
    assert paper.upper() in first


def test_a_period_holds_its_own_conferences():
    assert "Đã tổ chức 1 hội nghị" in text_of(print_year(year_of(half=1), "half_year_report"))
    assert "năm 2026" in text_of(print_year(year_of(), "year_report"))
    second = print_year(year_of(quarter=2), "bc01")
    assert second.name == "2026-quy-2-bao-cao-doi-thoai-bc01.docx"
    assert "quý II năm 2026" in text_of(second)
    assert "20/5/2026" in text_of(second)
    assert "Không có." in text_of(print_year(year_of(quarter=1), "bc01"))
    assert "6 tháng cuối năm 2026" in text_of(print_year(year_of(), "half_year_report")), (
        "printed in September"
    )


def test_papers_of_the_year_follow_the_government_unless_all_are_the_party_s():
    assert "CỘNG HÒA XÃ HỘI" in text_of(print_year(year_of(), "year_report"))
    assert "ĐẢNG CỘNG SẢN" in text_of(print_year(year_of(folder_of(Head.PARTY)), "year_report"))


def test_names_of_files_need_no_diacritics():
    assert print_paper(folder_of(), "conclusion_notice").name == "HN01-thong-bao-ket-luan.docx"
    assert print_year(year_of(), "scorecard").name == "2026-bang-theo-doi-nguoi-dung-dau.xlsx"


def test_a_paper_of_a_year_is_not_printed_from_one_conference_nor_the_other_way_round():
    with pytest.raises(TemplateError, match="print_year"):
        print_paper(folder_of(), "year_report")
    with pytest.raises(TemplateError, match="print_paper"):
        print_year(year_of(), "minutes")
    with pytest.raises(TemplateError, match="Không có văn bản 'nothing'"):
        print_paper(folder_of(), "nothing")


def shape(value: object) -> object:
    if isinstance(value, list):
        return shape(value[0]) if value else "empty"
    return {name: shape(below) for name, below in value.items()} if isinstance(value, dict) else ""


def meant(value: object) -> object:
    return {name: meant(below) for name, below in value.items()} if isinstance(value, dict) else ""


@pytest.mark.parametrize(
    ("tags", "declared"),
    [
        (contents(folder_of(), PAPERS["minutes"]), CONFERENCE_TAGS),
        (year_contents(year_of(), PAPERS["year_report"]), YEAR_TAGS),
        (letter_contents(LETTER), LETTER_TAGS),
    ],
    ids=["conference", "year", "letter"],
)
def test_the_tags_are_those_that_are_declared(tags, declared):
    assert {name: shape(value) for name, value in tags.items()} == {
        name: meant(value) for name, value in declared.items()
    }
    numbers = {name for name, value in tags.items() if isinstance(value, int) and not isinstance(value, bool)}
    assert numbers == NUMBERS & set(tags)
    assert all(
        isinstance(tags[name], list) for name, value in declared.items() if isinstance(value, Rows | tuple)
    )


def test_what_was_sent_without_words_is_named():
    kinds = [[MediaKind.VOICE], [MediaKind.PHOTO, MediaKind.LOCATION], [MediaKind.PHOTO, MediaKind.VOICE]]
    marks = [in_place_of_words([Attachment(kind=kind) for kind in sent]) for sent in kinds]
    assert [shown(mark) for mark in marks] == ["(đoạn ghi âm)", "(ảnh)", "(ảnh và tệp)"]
    assert shown(in_place_of_words([])) == BLANK
