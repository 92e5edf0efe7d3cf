"""Per head of the year: what was held, and what became of the items. Who held nothing has a row too."""

from casework.conference import Conference, Head
from casework.dossier import Folder, YearBook
from casework.places import Level
from casework.regulation import Kind
from papers.counts import counts
from papers.letterhead import head_title, person
from papers.words import BLANK, LEVELS, clean

_COUNTED = (
    "tong_y_kien",
    "so_tai_hoi_nghi",
    "so_can_tra_loi",
    "so_dung_han",
    "so_qua_han",
    "so_chua_tra_loi",
    "so_chua_tra_loi_qua_han",
)


def scorecard(book: YearBook, folders: tuple[Folder, ...]) -> list[dict[str, object]]:
    """One row for each head at each level at which a conference was planned; a target of one a year."""
    levels = sorted({folder.conference.level for folder in folders}, key=list(Level).index)
    known: list[Level | None] = [*levels] or [None]
    return [
        {"so": place, **_row(book, folders, head, level)}
        for place, (head, level) in enumerate(((head, level) for level in known for head in Head), start=1)
    ]


def is_held(conference: Conference) -> bool:
    """Whether people have met, and the meeting is over or under way."""
    return conference.has_begun


def _row(book: YearBook, folders: tuple[Folder, ...], head: Head, level: Level | None) -> dict[str, object]:
    own = [
        folder
        for folder in folders
        if folder.conference.head is head and folder.conference.level is level and is_held(folder.conference)
    ]
    figures = counts([entry for folder in own for entry in folder.entries], book.today)
    periodic = sum(folder.conference.kind is Kind.PERIODIC for folder in own)
    chairs = dict.fromkeys(person(folder.conference.chair) for folder in own)
    return {
        "chuc_danh": head_title(book.authority, head),
        "ho_ten": clean("; ".join(filter(None, chairs))) or BLANK,
        "cap": LEVELS[level].capitalize() if level else BLANK,
        "so_da_to_chuc": len(own),
        "so_dinh_ky": periodic,
        "chi_tieu": "Đạt" if periodic else "Chưa đạt",
        **{name: figures[name] for name in _COUNTED},
    }
