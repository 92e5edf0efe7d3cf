"""The dossier zip: both renderings, the list, the checksums, the same bytes."""

import csv
import hashlib
from dataclasses import replace
from datetime import date
from io import StringIO

from casework.dossier import in_public, papers_of
from papers.bundle import CHECKSUMS, FULL, INDEX, PUBLIC, dossier_zip, zip_name
from papers.catalogue import PAPERS
from tests.papers.reading import files_in
from tests.papers.seeded import PEOPLE, folder_of, hide, year_of

EVERY_PROFILE = (
    "s0-gia-lai-553",
    "s1-hung-yen-1548",
    "s2-dien-bien-snv",
    "s3-1573",
    "s4-ban-dan-van-2023",
    "dieu-43-2025",
)


def files_of(*profiles: str, with_year: bool = True) -> dict[str, bytes]:
    full = folder_of(profiles=profiles) if profiles else folder_of()
    year = year_of() if with_year else None
    return files_in(dossier_zip(full, in_public(full, hide), year=year))


def rows(files: dict[str, bytes]) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(files[INDEX].decode("utf-8-sig"))))


def test_every_paper_that_is_asked_for_is_there_twice():
    files = files_of(*EVERY_PROFILE)
    asked = papers_of(folder_of(profiles=EVERY_PROFILE))
    assert set(asked) <= set(PAPERS)
    for place in (FULL, PUBLIC):
        assert sum(name.startswith(f"{place}/") for name in files) == len(asked)
    assert f"{FULL}/HN01-thong-bao-ket-luan.docx" in files
    assert zip_name(1) == "HN01-ho-so.zip"


def test_the_public_half_names_nobody_and_the_full_half_does():
    files = files_of(*EVERY_PROFILE)
    names = [person.encode() for person in PEOPLE]

    def said(place: str) -> bytes:
        papers = (content for name, content in files.items() if name.startswith(f"{place}/"))
        return b"".join(part for paper in papers for part in files_in(paper).values())

    assert all(name in said(FULL) for name in names)
    assert not [name for name in names if name in said(PUBLIC)]


def test_checksums_verify():
    files = files_of()
    lines = files.pop(CHECKSUMS).decode().splitlines()
    assert len(lines) == len(files)
    for line in lines:
        digest, name = line.split("  ", 1)
        assert hashlib.sha256(files[name]).hexdigest() == digest, name


def test_the_list_says_by_which_article_and_what_is_missing():
    found = {row["Văn bản"]: row for row in rows(files_of())}
    plan = found["Kế hoạch"]
    assert plan["Điều khoản"] == "Điều 15.2.2"
    assert plan["Quy định"] == "Quy chế 1573-QĐ/TU"
    assert plan["Tệp"] == "day-du/HN01-ke-hoach.docx"
    assert plan["Ngày ban hành"] == "21/7/2026"
    assert plan["Tình trạng"] == "Đã ban hành"
    assert found["Biên bản hội nghị"]["Tình trạng"] == "Còn thiếu"
    assert found["Văn bản kiến nghị cấp trên"]["Tình trạng"] == "Không bắt buộc"


def test_papers_of_the_year_need_the_year_and_the_list_says_so():
    files = files_of("s0-gia-lai-553", with_year=False)
    assert not [name for name in files if "bao-cao-nam" in name]
    year = next(row for row in rows(files) if row["Văn bản"] == "Báo cáo năm")
    assert year["Tệp"] == "Cần số liệu cả năm, in riêng"
    assert [name for name in files_of("s0-gia-lai-553") if "bao-cao-nam" in name]


def test_the_report_of_the_half_year_is_that_of_the_conference():
    files = files_of("s0-gia-lai-553")
    assert f"{FULL}/2026-6-thang-2-bao-cao-6-thang.docx" in files


def test_the_same_record_gives_the_same_bytes():
    full = folder_of()
    public = in_public(full, hide)
    assert dossier_zip(full, public, year=year_of()) == dossier_zip(full, public, year=year_of())
    later = replace(full, today=date(2026, 10, 1))
    assert dossier_zip(full, public) != dossier_zip(later, public)


def test_a_paper_that_no_program_knows_is_listed_and_not_printed():
    full = folder_of()
    rule, *others = full.regulations[0].papers
    strange = replace(full.regulations[0], papers=(replace(rule, id="so-luu-niem"), *others))
    files = files_in(dossier_zip(replace(full, regulations=(strange,)), full))
    assert any(row["Văn bản"] == "so-luu-niem" and row["Tệp"] == "" for row in rows(files))
