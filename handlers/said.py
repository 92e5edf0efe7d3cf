"""Short words that people write where a button would do, with and without diacritics.

Only what is all that somebody wrote counts. 'Đúng' (right), 'đừng' (don't) and 'dừng' (stop) are the same
without diacritics, and are therefore told apart by them.
"""

import re

from handlers.cleaning import fold

# Questions how far it is, and the wish to take it back, as `Command.aliases`: the own petitions answer both.
ABOUT_OWN = (
    *("theo doi", "xem", "tra loi chua", "bao gio tra loi", "bao gio sua", "bao gio xong", "xong chua"),
    *("den dau roi", "rut lai", "rut lai phan anh", "toi muon rut lai", "toi muon rut lai phan anh"),
)
_BEFORE, _AFTER = frozenset({"da", "thua", "thoi"}), frozenset({"a", "nhe", "nha", "oi", "chau", "nua", "di"})
_CONSENTS = frozenset({"dong y", "toi dong y", "ok", "co", "vang", "u"})
_REFUSES = frozenset({"khong", "khong phai", "khong dong y", "toi khong dong y"})
_SENDS = frozenset({"gui"})
_AGREES = frozenset({"dong y", "ok", "vang"})
_GIVES_UP = frozenset({"thoi", "huy", "huy bo", "xoa", "khong gui", "khong can", "toi khong gui"})
_GIVES_UP_AS_WRITTEN = frozenset(
    {"đừng", "đừng gửi", "đừng gửi nữa", "dung gui", "dừng", "dừng lại", "bỏ", "bỏ đi", "bo", "bo di"}
)
_KNOWS_NOT = frozenset({"khong", "khong biet", "khong ro", "khong nho", "toi khong biet", "chiu", "quen roi"})
_SATISFIED = frozenset({"hai long", "toi hai long", "rat hai long", "toi rat hai long"})
_NOT_SATISFIED = frozenset(
    {"chua hai long", "khong hai long", "toi chua hai long", "toi khong hai long"}
    | {"chua duoc", "chua xong", "van chua xong", "chua sua", "van chua sua"}
)
_UNSATISFIED_WITH = re.compile(
    r"(?:(?:da|thua|toi|con|chau) )*(?:chua|khong) hai long\b|van chua (?:sua|xong|duoc)\b"
)
_POLITE = frozenset({"ok", "oke", "okie", "vang", "da", "da vang", "u", "uh", "uhm", "um", "biet roi", "the"})
_POLITE_TOO = frozenset({"duoc", "duoc roi", "tot", "tot qua", "tot lam", "khong", "khong co gi", "gui"})
_FRIENDLY = frozenset("👍🙏❤♥👏👌💐🌹😊🏻🏼🏽🏾🏿\ufe0f ")
_THANKS = re.compile(
    r"(?:(?:da|vang|ok|xin|toi|rat) )*cam on"
    r"(?: (?:nhieu|lam|nhe|nha|a|xa|thon|bot|cac|anh|chi|em|chau|con|co|chu|bac|ong|ba|can|bo|va))*"
)


def _bare(text: str) -> str:
    return " ".join(text.lower().replace(",", " ").split()).strip(" .!…")


def _words(text: str) -> str:
    """Without diacritics, and without what politeness puts before and after."""
    words = fold(_bare(text)).split()
    while len(words) > 1 and words[0] in _BEFORE:
        words = words[1:]
    while len(words) > 1 and words[-1] in _AFTER:
        words = words[:-1]
    return " ".join(words)


def consents(text: str) -> bool:
    """Yes to the question for consent."""
    return _words(text) in _CONSENTS


def refuses(text: str) -> bool:
    """No."""
    return _words(text) in _REFUSES


def sends(text: str) -> bool:
    """'Gửi': what the first button does."""
    return _words(text) in _SENDS


def agrees(text: str) -> bool:
    """Yes, as it is."""
    return _bare(text) in ("đúng", "đúng rồi", "dung roi") or _words(text) in _AGREES


def gives_up(text: str) -> bool:
    """'Thôi', 'hủy', 'xóa đi', 'đừng gửi': what was begun is to be left."""
    return _bare(text) in _GIVES_UP_AS_WRITTEN or _words(text) in _GIVES_UP


def knows_not(text: str) -> bool:
    """No answer to a question: 'không biết'."""
    return _words(text) in _KNOWS_NOT


def is_satisfied(text: str) -> bool | None:
    """'Hài lòng' or 'chưa hài lòng'; None for anything else."""
    words = _words(text)
    return True if words in _SATISFIED else False if words in _NOT_SATISFIED else None


def begins_unsatisfied(text: str) -> bool:
    """'Chưa hài lòng đâu, cống vẫn nghẹt': more words after the verdict."""
    return _UNSATISFIED_WITH.match(fold(_bare(text))) is not None


def asks_about_own(text: str) -> bool:
    """How far it is, or the wish to take it back."""
    return fold(text).strip(" .!?") in ABOUT_OWN


def is_polite(text: str) -> bool:
    """Thanks, 'vâng', 'ok', a thumb: nothing that anybody has to deal with."""
    if text and all(one in _FRIENDLY for one in text):
        return True
    return _words(text) in _POLITE | _POLITE_TOO or _THANKS.fullmatch(fold(_bare(text))) is not None
