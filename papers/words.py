"""How things are said on paper: dates, blanks, names of verdicts; texts without what a file cannot hold."""

import re
import unicodedata
from datetime import date, datetime

from casework.conference import Form, Head, SpeakerState, Verdict
from casework.notices import WORDLESS, MediaKind
from casework.petition import Outcome
from casework.places import Level
from casework.reading import Urgency
from casework.regulation import Kind
from casework.working_days import HANOI

BLANK = "……"
UNNAMED = "Không nêu tên"

KINDS = {Kind.PERIODIC: "định kỳ", Kind.THEMATIC: "theo chuyên đề", Kind.ADHOC: "đột xuất"}
FORMS = {Form.IN_PERSON: "trực tiếp", Form.ONLINE: "trực tuyến"}
LEVELS = {
    Level.PROVINCE: "cấp tỉnh",
    Level.DISTRICT: "cấp huyện",
    Level.COMMUNE: "cấp xã",
    Level.VILLAGE: "thôn, tổ dân phố",
}
HEADS = {Head.PARTY: "Người đứng đầu cấp ủy", Head.GOVERNMENT: "Người đứng đầu chính quyền"}
VERDICTS = {
    Verdict.ANSWERED_THERE: "Đã trả lời tại hội nghị",
    Verdict.LATER: "Giao kiểm tra, trả lời sau",
    Verdict.SENT_UP: "Kiến nghị cấp trên",
    Verdict.TRANSFERRED: "Chuyển cơ quan có thẩm quyền",
    Verdict.RECORDED: "Ghi nhận",
}
OUTCOMES = {
    Outcome.ANSWERED: "Đã trả lời",
    Outcome.RESOLVED: "Đã giải quyết xong",
    Outcome.BEING_RESOLVED: "Đang giải quyết",
    Outcome.SENT_UP: "Đã kiến nghị cấp trên",
    Outcome.TRANSFERRED: "Đã chuyển cơ quan có thẩm quyền",
    Outcome.OUTSIDE_SCOPE: "Không thuộc phạm vi giải quyết",
}
IN_PLACE_OF_WORDS = {
    MediaKind.VOICE: "(đoạn ghi âm)",
    MediaKind.VIDEO: "(đoạn video)",
    MediaKind.DOCUMENT: "(tài liệu)",
    MediaKind.PHOTO: "(ảnh)",
    MediaKind.LOCATION: "(vị trí trên bản đồ)",
    None: "(ảnh và tệp)",
}
URGENCIES = {Urgency.URGENT: "Khẩn cấp", Urgency.HIGH: "Cần sớm", Urgency.NORMAL: "Thường"}
STATES = {
    SpeakerState.WAITING: "Chờ phát biểu",
    SpeakerState.SPEAKING: "Đang phát biểu",
    SpeakerState.SPOKEN: "Đã phát biểu",
    SpeakerState.REFUSED: "Từ chối",
    SpeakerState.WITHDRAWN: "Xin rút",
}

# No file of this kind can hold them: control characters but line feed and tab, halves of surrogate pairs,
# non-characters; nor should it hold what turns the direction of the text that follows.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_LINES = re.compile(r"\r\n?|\x0b|\x0c|\u2028|\u2029|\x85")


def clean(text: str) -> str:
    """The text as a file can hold it: NFC, line feeds only, nothing invisible that would break it."""
    lines = _LINES.sub("\n", text)
    return _UNPRINTABLE.sub("", unicodedata.normalize("NFC", lines)).strip()


def shown(value: str | float | None) -> str:
    """A value, or the blank that somebody fills in by hand. A zero counted is a zero."""
    if value in WORDLESS:
        return IN_PLACE_OF_WORDS[WORDLESS[value]]
    return BLANK if value in (None, "") else clean(f"{value}")


def counted(value: int) -> str:
    """A number that somebody enters (people invited, present): 0 stands for 'not known'."""
    return f"{value}" if value else BLANK


def day(value: date | None) -> str:
    """'ngày 28 tháng 8 năm 2025'; January and February and days below ten have two digits."""
    if value is None:
        return f"ngày {BLANK} tháng {BLANK} năm {BLANK}"
    return f"ngày {value.day:02} tháng {_month(value)} năm {value.year}"


def open_day(value: date | None, year: int) -> str:
    """The day of a paper; before it is issued, only its year is known."""
    return day(value) if value else f"ngày {BLANK} tháng {BLANK} năm {year}"


def short_day(value: date | None) -> str:
    """'28/8/2025', for tables."""
    return f"{value.day:02}/{_month(value)}/{value.year}" if value else BLANK


def _month(value: date) -> str:
    return f"{value.month:02}" if value.month <= 2 else f"{value.month}"  # noqa: PLR2004, the official spelling


def hour(value: str) -> str:
    """'08:00' as '08 giờ 00'."""
    hours, colon, minutes = value.partition(":")
    return f"{hours:0>2} giờ {minutes}" if colon else BLANK


def moment(value: datetime | None) -> str:
    """'09 giờ 15' in Việt Nam."""
    return f"{value.astimezone(HANOI):%H giờ %M}" if value else BLANK


def hours_long(value: float) -> str:
    """'3,5 giờ'."""
    return f"{value:g} giờ".replace(".", ",") if value else BLANK


def percent(part: int, whole: int) -> str:
    """'66,7%'; nothing of nothing is a blank."""
    return f"{100 * part / whole:.1f}%".replace(".", ",").replace(",0%", "%") if whole else BLANK


def plain_letters(text: str) -> str:
    """'Thông báo kết luận' as 'thong-bao-ket-luan', for names of files."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    ascii_only = bare.encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")


def full_name(name: str) -> str:
    """A body's name without abbreviations: 'UBND xã …' is 'Ủy ban nhân dân xã …'."""
    return (
        clean(name)
        .replace("HĐND", "Hội đồng nhân dân")
        .replace("UBND", "Ủy ban nhân dân")
        .replace("UBMTTQ", "Ủy ban Mặt trận Tổ quốc")
    )


def committee(name: str) -> str:
    """The Party committee that signs for a Party organisation: 'Đảng bộ xã …' acts by 'Đảng ủy xã …'."""
    for organisation, body in (
        ("Đảng bộ tỉnh ", "Tỉnh ủy "),
        ("Đảng bộ thành phố ", "Thành ủy "),
        ("Đảng bộ huyện ", "Huyện ủy "),
        ("Đảng bộ ", "Đảng ủy "),
    ):
        if name.startswith(organisation):
            return clean(body + name.removeprefix(organisation))
    return clean(name)
