"""An item on the agenda as the tags of a row; piles, themes and agencies as groups of rows."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from casework.conference import Item, Verdict
from casework.dossier import Entry, Pile
from papers.words import BLANK, LEVELS, OUTCOMES, UNNAMED, URGENCIES, VERDICTS, clean, short_day, shown

Row = dict[str, object]

PILES = {
    Pile.THERE: "Trả lời tại hội nghị",
    Pile.LATER: "Kiểm tra, trả lời sau",
    Pile.UPWARD: "Ghi nhận, báo cáo cấp trên",
}
_ROOM = "Nêu tại hội nghị"
_WITHDRAWN = "Người nêu đã rút"
_BEFORE = "Gửi trước hội nghị"


def rows(entries: Iterable[Entry], today: date) -> list[Row]:
    """One row an item, in the agenda's order."""
    return [row(entry, today) for entry in entries]


def row(entry: Entry, today: date) -> Row:
    """The tags of one item."""
    item = entry.item
    return {
        "so": item.number,
        "tieu_de": shown(item.title),
        "noi_dung": shown(words_of(entry)),
        "nguoi_neu": clean(entry.by) or UNNAMED,
        "noi_neu": shown(entry.place),
        "nguon": _BEFORE if item.petition_id else _ROOM,
        "linh_vuc": shown(entry.topic),
        "muc_do": URGENCIES[entry.petition.urgency] if entry.petition else BLANK,
        "co_quan": shown(entry.agency),
        "cap_giai_quyet": LEVELS[item.level].capitalize(),
        "nhom": PILES[entry.pile],
        "du_thao": shown(item.draft),
        "tra_loi_tai_hoi_nghi": shown(item.said),
        "xu_ly": VERDICTS[item.verdict] if item.verdict else BLANK,
        "han": _limit_shown(item),
        "can_cu_han": clean(item.due_article),
        "gia_han": _extension(item),
        "tra_loi": shown(item.answer),
        "ngay_tra_loi": short_day(item.answered_on) if item.answered_on else "",
        "ket_qua": OUTCOMES[item.outcome] if item.outcome else "",
        "tinh_trang": standing(item, today),
        "da_tra_loi": shown(item.answer or item.said),
        "cach_giai_quyet": shown(item.answer or item.said or item.draft),
    }


def words_of(entry: Entry) -> str:
    """What was raised: said in the room, or written before; the title where neither is kept."""
    return entry.item.text or "\n".join(text for text in entry.texts if text.strip()) or entry.item.title


def limit(item: Item) -> date | None:
    """The last day for the answer, extended or not."""
    return item.extended_to or item.due


def answered_in_time(item: Item) -> bool:
    """Whether a written answer came by its day; without a day it cannot be late."""
    last = limit(item)
    return item.answered_on is not None and (last is None or item.answered_on <= last)


def is_overdue(item: Item, today: date) -> bool:
    """Whether the day has passed and nobody has answered."""
    last = limit(item)
    return item.awaits_answer and last is not None and last < today


def standing(item: Item, today: date) -> str:
    """Where an item stands, in a few words."""
    if item.verdict is Verdict.ANSWERED_THERE:
        return VERDICTS[Verdict.ANSWERED_THERE]
    if item.is_withdrawn:
        return _WITHDRAWN
    if item.answered_on is not None:
        return f"Đã trả lời {'đúng hạn' if answered_in_time(item) else 'quá hạn'}"
    if is_overdue(item, today):
        return "Chưa trả lời, đã quá hạn"
    if item.awaits_answer:
        return "Chưa trả lời, trong hạn"
    return VERDICTS[item.verdict] if item.verdict else BLANK


def _limit_shown(item: Item) -> str:
    """The last day; nothing where the conference has left no answer to be given."""
    last = limit(item)
    if last is None and item.verdict is not None and not item.awaits_answer:
        return ""
    return short_day(last)


def _extension(item: Item) -> str:
    if item.extended_to is None:
        return ""
    reason = f" ({clean(item.extension_reason)})" if item.extension_reason.strip() else ""
    return f"Gia hạn đến {short_day(item.extended_to)}{reason}"


def grouped(entries: Iterable[Entry], name_of: Callable[[Entry], str], today: date) -> list[Row]:
    """Groups in the order of their first item, each with its rows and how many they are."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(shown(name_of(entry)), []).append(entry)
    return [
        {"ten": name, "so_luong": len(members), "y_kien": rows(members, today)}
        for name, members in groups.items()
    ]


def piles(entries: Iterable[Entry], today: date) -> Mapping[Pile, list[Row]]:
    """The rows of each of the three piles."""
    found: dict[Pile, list[Row]] = {pile: [] for pile in Pile}
    for entry in entries:
        found[entry.pile].append(row(entry, today))
    return found
