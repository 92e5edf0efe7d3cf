"""An office's own template: what is accepted wins, what is wrong is refused with the tag's name."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from bot.commands import templates as command
from bot.settings import Settings
from casework.errors import TemplateError
from papers.bundle import dossier_zip
from papers.catalogue import PAPERS, SHIPPED
from papers.press import print_paper
from papers.template_check import check_template
from tests.papers.reading import DOCX, files_in, text_of
from tests.papers.seeded import folder_of


def template(*paragraphs: str, in_pieces: bool = False) -> bytes:
    """A template as an office would write it; Word likes to keep a tag in pieces."""
    document = Document()
    for text in paragraphs:
        paragraph = document.add_paragraph()
        for piece in text if in_pieces else (text,):
            paragraph.add_run(piece)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def repacked(content: bytes, **parts: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in {**files_in(content), **parts}.items():
            archive.writestr(name, part)
    return buffer.getvalue()


@pytest.mark.parametrize("paper", DOCX)
def test_every_shipped_template_passes_its_own_check(paper):
    check_template(paper, (SHIPPED / f"{paper}.docx").read_bytes())


def test_an_own_template_wins(tmp_path: Path):
    own = template(
        "Mẫu riêng của xã: {{ ten_hoi_nghi }}",
        "{%p for y in y_kien %}",
        "{{ y.so }}. {{ y.tieu_de }}",
        "{%p endfor %}",
    )
    (tmp_path / "minutes.docx").write_bytes(own)
    text = text_of(print_paper(folder_of(), "minutes", templates=tmp_path))
    assert text.startswith("Mẫu riêng của xã: Hội nghị đối thoại")
    assert "4. Cầu qua sông Hiền cần xây mới" in text
    assert "Mẫu riêng" not in text_of(print_paper(folder_of(), "plan", templates=tmp_path))
    papers = files_in(dossier_zip(folder_of(), folder_of(), templates=tmp_path))
    assert (
        "Mẫu riêng".encode() in files_in(papers["cong-khai/HN01-bien-ban-hoi-nghi.docx"])["word/document.xml"]
    )


def test_a_tag_in_pieces_is_one_tag(tmp_path: Path):
    own = template("{{ ten_hoi_nghi }} {% if la_dang %}Đảng{% else %}Chính quyền{% endif %}", in_pieces=True)
    check_template("plan", own)
    (tmp_path / "plan.docx").write_bytes(own)
    assert text_of(print_paper(folder_of(), "plan", templates=tmp_path)).endswith("2026 Chính quyền")


def test_what_jinja_can_do_with_tags_is_allowed(tmp_path: Path):
    own = template(
        "{% set ten = ten_hoi_nghi %}{{ ten | upper }}",
        "{%p for c in theo_co_quan %}",
        "{{ loop.index }}/{{ loop.length }} {{ c.ten }}",
        "{%p for y in c.y_kien if y.so > 1 %}",
        "{{ y.so }}: {% if loop.index % 2 %}lẻ{% else %}chẵn{% endif %} {{ (y_kien | first).tieu_de }}",
        "{%p else %}",
        "Không có ý kiến nào.",
        "{%p endfor %}",
        "{%p endfor %}",
        "{% for q in can_cu %}{{ q }}; {% endfor %}",
        "Hết.",
    )
    check_template("plan", own)
    (tmp_path / "plan.docx").write_bytes(own)
    text = text_of(print_paper(folder_of(), "plan", templates=tmp_path))
    assert text.startswith("HỘI NGHỊ ĐỐI THOẠI")
    assert "2: lẻ Đường liên thôn" in text
    assert "5: chẵn Đường liên thôn" in text
    assert text.endswith("Điều 43; \nHết.")


@pytest.mark.parametrize(
    ("lines", "tag"),
    [
        (("{{ ten_co_quna }}",), "ten_co_quna"),
        (("{%p for y in y_kien %}", "{{ y.noi_dng }}", "{%p endfor %}"), "y.noi_dng"),
        (("{{ y_kien.noi_dung }}",), "y_kien.noi_dung"),
        (("{%p for y in ykien %}", "{%p endfor %}"), "ykien"),
        (("{% if khong_co %}a{% else %}b{% endif %}",), "khong_co"),
        (("{%p if la_dang %}", "{{ khong_co }}", "{%p endif %}"), "khong_co"),
        (("{{ ten_hoi_nghi | dao_nguoc }}",), "dao_nguoc"),
        (("{%p for y in y_kien %}", "{{ y.so }}"), "for"),
        (("{{ ten_hoi_nghi",), "{{ ten_hoi_nghi"),
        (("{{ ten hoi nghi }}",), "{{ ten hoi nghi }}"),
        (("{% lap y_kien %}",), "lap"),
        (("{% for y in y_kien %}{{ y.so }}{% else %}{{ y.so }}{% endfor %}",), "y"),
        (("{% for a, b in y_kien %}{{ a }}{% endfor %}",), "a"),
        (("{% if y_kien %}{{ (y_kien | first).tieu }}{% endif %}",), "tieu"),
        (("{{ 3 % 'a' }}",), "%"),
        (("{%p for y in theo_linh_vuc %}", "{%p endfor %}", "{{ y.ten }}"), "y"),
        (("{{ ten_hoi_nghi.__class__ }}",), "ten_hoi_nghi.__class__"),
        (("{% for c in ten_hoi_nghi %}{{ c }}{% endfor %}",), "for … in ten_hoi_nghi"),
        (("{{ ten_hoi_nghi.upper() }}",), "(…)"),
        (("{{ 'a' * 1000000000 }}",), "*"),
        (("{% include 'x' %}",), "include"),
        (("{{ '%999999999d' % 1 }}",), "%"),
        (("{{ ten_hoi_nghi | center(999999999) }}",), "center"),
        (("{{ ten_hoi_nghi + 1 }}",), "can only concatenate"),
    ],
)
def test_a_wrong_tag_is_refused_by_its_name(lines, tag):
    with pytest.raises(TemplateError) as refusal:
        check_template("minutes", template(*lines))
    assert tag in str(refusal.value.words["tag"])
    assert refusal.value.words["paper"] == "minutes"
    assert tag in str(refusal.value)


def test_a_tag_of_another_kind_of_paper_is_unknown():
    check_template("year_report", template("{{ ky }}"))
    with pytest.raises(TemplateError, match="không có thẻ 'ky'"):
        check_template("minutes", template("{{ ky }}"))


def test_a_tag_that_breaks_the_document_is_refused():
    document = Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "{% for y in y_kien %}"
    table.cell(0, 1).text = "x"
    document.add_paragraph("{% endfor %}")
    buffer = BytesIO()
    document.save(buffer)
    with pytest.raises(TemplateError, match="không còn là văn bản"):
        check_template("minutes", buffer.getvalue())


def test_what_is_no_docx_is_refused():
    plain = template("x")
    outside = files_in(plain)["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"'
        b' Target="http://127.0.0.1/a.png" TargetMode="External"/></Relationships>',
    )
    wrong = {
        "không phải tệp docx": b"%PDF-1.7",
        "no docx": b"",
        "empty": zipfile_of({}),
        "xlsx": zipfile_of({"xl/workbook.xml": b"<x/>"}),
        "macros": repacked(plain, **{"word/vbaProject.bin": b"x"}),
        "elsewhere": repacked(plain, **{"word/_rels/document.xml.rels": outside}),
        "large": b"x" * 5_000_001,
        "bomb": zipfile_of({"word/document.xml": b" " * 30_000_001}),
        "cut": plain[:-200],
    }
    for name, content in wrong.items():
        with pytest.raises(TemplateError) as refusal:
            check_template("plan", content)
        assert refusal.value.words["tag"], name


def zipfile_of(files: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def test_a_template_that_came_there_unchecked_is_refused_in_print(tmp_path: Path):
    (tmp_path / "plan.docx").write_bytes(template("{{ khong_co }}"))
    with pytest.raises(TemplateError) as refusal:
        print_paper(folder_of(), "plan", templates=tmp_path)
    assert refusal.value.words == {"tag": "khong_co", "paper": "plan"}
    (tmp_path / "plan.docx").write_bytes(b"no docx at all")
    with pytest.raises(TemplateError, match="không phải tệp docx"):
        print_paper(folder_of(), "plan", templates=tmp_path)
    (tmp_path / "plan.docx").write_bytes(template("{% for y in y_kien %}"))
    with pytest.raises(TemplateError):
        print_paper(folder_of(), "plan", templates=tmp_path)


def test_spreadsheets_have_no_template():
    with pytest.raises(TemplateError, match="bảng tính"):
        check_template("annex", template("x"))
    with pytest.raises(TemplateError, match="Không có văn bản 'thu'"):
        check_template("thu", template("x"))


# --- the command line ----------------------------------------------------------------------------------


def test_export_put_list_remove(settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    file = tmp_path / "bien-ban.docx"
    assert command.export(settings, "minutes", file) == 0
    assert file.read_bytes() == (SHIPPED / "minutes.docx").read_bytes()
    assert command.put(settings, "minutes", file) == 0
    assert (settings.data_dir / "templates" / "minutes.docx").read_bytes() == file.read_bytes()
    assert command.list_all(settings) == 0
    told = capsys.readouterr().out
    assert "langnghe templates put minutes" in told
    assert "minutes              riêng" in told
    assert "plan                 có sẵn" in told
    assert all(paper in told for paper in PAPERS)
    assert command.remove(settings, "minutes") == 0
    assert not (settings.data_dir / "templates" / "minutes.docx").exists()
    assert command.remove(settings, "minutes") == 0
    assert "vẫn đang dùng mẫu có sẵn" in capsys.readouterr().out


def test_a_refused_template_leaves_the_one_before(settings: Settings, tmp_path: Path):
    good, bad = tmp_path / "good.docx", tmp_path / "bad.docx"
    good.write_bytes(template("{{ ten_hoi_nghi }}"))
    bad.write_bytes(template("{{ ten_hoi_ngi }}"))
    command.put(settings, "plan", good)
    with pytest.raises(TemplateError, match="ten_hoi_ngi"):
        command.put(settings, "plan", bad)
    folder = settings.data_dir / "templates"
    assert [path.name for path in folder.iterdir()] == ["plan.docx"]
    assert (folder / "plan.docx").read_bytes() == good.read_bytes()


def test_wrong_files_and_names_are_said_in_a_sentence(settings: Settings, tmp_path: Path):
    with pytest.raises(TemplateError, match="Không đọc được"):
        command.put(settings, "plan", tmp_path / "nowhere.docx")
    taken = tmp_path / "taken.docx"
    taken.write_bytes(b"mine")
    with pytest.raises(TemplateError, match="Không ghi được"):
        command.export(settings, "plan", taken)
    assert taken.read_bytes() == b"mine"
    with pytest.raises(TemplateError, match="bảng tính"):
        command.export(settings, "scorecard", tmp_path / "x.xlsx")
