"""The conferences of a year as the tags of its reports. They hold figures and no item's text."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from casework.conference import Head
from casework.dossier import Folder, YearBook
from casework.regulation import Kind, Regulation
from casework.working_days import half_of
from papers.catalogue import Paper
from papers.counts import counts
from papers.items import Row
from papers.letterhead import letterhead, recipients
from papers.scorecard import is_held, scorecard
from papers.words import BLANK, FORMS, HEADS, KINDS, LEVELS, clean, counted, percent, short_day, shown

_QUARTERS = {1: "I", 2: "II", 3: "III", 4: "IV"}
_HALVES = {1: "6 tháng đầu năm", 2: "6 tháng cuối năm"}


def book_of(folder: Folder) -> YearBook:
    """A book of one conference, for papers that a commune writes about its own."""
    year = folder.conference.held_on.year
    return YearBook(year=year, folders=(folder,), authority=folder.authority, today=folder.today)


def halved(book: YearBook, on: date) -> YearBook:
    """The book of the half-year that holds this day."""
    return replace(book, half=half_of(on), quarter=0)


def folders_of(book: YearBook) -> tuple[Folder, ...]:
    """The conferences of the period, cancelled ones left out, by their days."""
    within = [folder for folder in book.folders if book.covers(folder.conference)]
    return tuple(sorted(within, key=lambda folder: (folder.conference.held_on, folder.conference.number)))


def period_of(book: YearBook) -> str:
    """'quý II năm 2026', '6 tháng đầu năm 2026', 'năm 2026'."""
    if book.quarter:
        return f"quý {_QUARTERS[book.quarter]} năm {book.year}"
    return f"{_HALVES[book.half]} {book.year}" if book.half else f"năm {book.year}"


def head_of(book: YearBook) -> Head:
    """Whose letterhead the papers of the year bear: the Party's only where all conferences are its own."""
    heads = {folder.conference.head for folder in book.folders}
    return Head.PARTY if heads == {Head.PARTY} else Head.GOVERNMENT


def year_contents(book: YearBook, paper: Paper) -> dict[str, object]:
    """All tags of one paper of the year."""
    folders = folders_of(book)
    conferences = [_conference(place, folder) for place, folder in enumerate(folders, start=1)]
    held = [folder for folder in folders if is_held(folder.conference)]
    heads = scorecard(book, folders)
    return {
        **_letterhead(book, folders, paper),
        **counts([entry for folder in held for entry in folder.entries], book.today),
        **_held(held),
        "nam": f"{book.year}",
        "nam_sau": f"{book.year + 1}",
        "ky": period_of(book),
        "can_cu": [clean(regulation.title) for regulation in _regulations(folders)],
        "hoi_nghi": conferences,
        "hoi_nghi_cap_uy": _of(Head.PARTY, folders, conferences),
        "hoi_nghi_chinh_quyen": _of(Head.GOVERNMENT, folders, conferences),
        "so_chua_to_chuc": len(folders) - len(held),
        "chua_to_chuc": [row for row in conferences if row["so_da_to_chuc"] == 0],
        "theo_linh_vuc": _themes(held),
        "nguoi_dung_dau_nam": heads,
        "so_nguoi_dung_dau": len(heads),
        "so_dat_chi_tieu": sum(row["chi_tieu"] == "Đạt" for row in heads),
        "ty_le_dat_chi_tieu": percent(sum(row["chi_tieu"] == "Đạt" for row in heads), len(heads)),
    }


def _letterhead(book: YearBook, folders: tuple[Folder, ...], paper: Paper) -> dict[str, object]:
    head = head_of(book)
    issued = folders[0].conference.papers.get(paper.id) if len(folders) == 1 else None
    tags = letterhead(paper, book.authority, head, issued, book.today.year)
    tags["noi_nhan"] = recipients(paper, _regulations(folders), book.authority, head)
    return tags


def _regulations(folders: Iterable[Folder]) -> list[Regulation]:
    """The regulations that bind any of them, each once."""
    return list({one.id: one for folder in folders for one in folder.regulations}.values())


def _of(head: Head, folders: tuple[Folder, ...], conferences: list[Row]) -> list[Row]:
    """The rows of one head's conferences, numbered anew."""
    own = [row for folder, row in zip(folders, conferences, strict=True) if folder.conference.head is head]
    return [{**row, "so": place} for place, row in enumerate(own, start=1)]


def _held(held: list[Folder]) -> dict[str, object]:
    kinds = Counter(folder.conference.kind for folder in held)
    attended = [folder.conference.attended for folder in held]
    return {
        "so_da_to_chuc": len(held),
        "so_dinh_ky": kinds[Kind.PERIODIC],
        "so_chuyen_de": kinds[Kind.THEMATIC],
        "so_dot_xuat": kinds[Kind.ADHOC],
        "tong_da_du": counted(sum(attended)) if all(attended) else BLANK,
    }


def _themes(held: list[Folder]) -> list[Row]:
    """Themes with their figures, most items first."""
    themes = Counter(shown(entry.topic) for folder in held for entry in folder.entries)
    return [{"ten": name, "so_luong": count} for name, count in themes.most_common()]


def _conference(place: int, folder: Folder) -> Row:
    conference = folder.conference
    held = is_held(conference)
    figures = counts(folder.entries, folder.today)
    names = ("tong_y_kien", "so_tai_hoi_nghi", "so_can_tra_loi", "so_cap_tren", "so_da_tra_loi")
    resolved = ("so_da_giai_quyet", "so_chua_giai_quyet")
    return {
        "so": place,
        "so_hoi_nghi": f"{conference.number:02}",
        "ten": shown(conference.title),
        "nguoi_dung_dau": HEADS[conference.head],
        "chu_tri": shown(conference.chair),
        "cap": LEVELS[conference.level].capitalize(),
        "loai": KINDS[conference.kind].capitalize(),
        "hinh_thuc": FORMS[conference.form].capitalize(),
        "ngay": short_day(conference.held_on),
        "dia_diem": shown(conference.place),
        "doi_tuong": shown(conference.group),
        "pham_vi": shown(conference.scope),
        "du_kien": counted(conference.expected),
        "da_moi": counted(conference.invited),
        "da_du": counted(conference.attended),
        "so_da_to_chuc": int(held),
        "trang_thai": "Đã tổ chức" if held else "Chưa tổ chức",
        **{name: figures[name] if held else BLANK for name in (*names, *resolved)},
    }
