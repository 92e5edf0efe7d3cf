"""How many items stand how: the figures of reports, from the record alone."""

from collections.abc import Sequence
from datetime import date

from casework.conference import AWAITING_ANSWER, Verdict
from casework.dossier import Entry
from casework.places import Level
from papers.items import answered_in_time, is_overdue
from papers.words import LEVELS, percent


def counts(entries: Sequence[Entry], today: date) -> dict[str, object]:
    """The figures that reports ask for, as tags."""
    items = [entry.item for entry in entries]
    by_verdict = {verdict: sum(item.verdict is verdict for item in items) for verdict in Verdict}
    later = [item for item in items if item.verdict in AWAITING_ANSWER and not item.is_withdrawn]
    answered = [item for item in later if item.answered_on is not None]
    in_time = sum(map(answered_in_time, answered))
    there = by_verdict[Verdict.ANSWERED_THERE]
    done = there + len(answered)
    resolved = sum(entry.is_resolved for entry in entries)
    return {
        "tong_y_kien": len(items),
        "so_tai_hoi_nghi": there,
        "so_tra_loi_sau": by_verdict[Verdict.LATER],
        "so_cap_tren": by_verdict[Verdict.SENT_UP],
        "so_chuyen": by_verdict[Verdict.TRANSFERRED],
        "so_ghi_nhan": by_verdict[Verdict.RECORDED],
        "so_chua_ket_luan": sum(item.verdict is None for item in items),
        "so_can_tra_loi": len(later),
        "so_dung_han": in_time,
        "so_qua_han": len(answered) - in_time,
        "so_chua_tra_loi": len(later) - len(answered),
        "so_chua_tra_loi_qua_han": sum(is_overdue(item, today) for item in later),
        "so_da_tra_loi": done,
        "so_da_giai_quyet": resolved,
        "so_chua_giai_quyet": len(items) - resolved,
        "ty_le_da_tra_loi": percent(done, len(items)),
        "theo_cap": [
            {"ten": LEVELS[level].capitalize(), "so_luong": sum(item.level is level for item in items)}
            for level in Level
            if any(item.level is level for item in items)
        ],
    }
