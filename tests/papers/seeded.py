"""Conferences for the tests of papers: real Vietnamese, long texts, hostile characters, hidden names."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

from casework.agencies import Authority
from casework.conference import (
    ConclusionNotice,
    Conference,
    ConferenceEvent,
    Form,
    Head,
    Item,
    Phase,
    Speaker,
    SpeakerState,
    Verdict,
)
from casework.deadlines import Happened, timetable
from casework.dossier import Entry, Folder, YearBook
from casework.petition import Outcome
from casework.places import Level
from casework.regulation import Ground, Kind, Regulation, StartEvent
from casework.rulebook import load_calendar, load_regulations
from casework.telling import Letter

TODAY = date(2026, 9, 30)
HELD = date(2026, 8, 28)
NOTICE_DAY = date(2026, 9, 4)
PETITIONERS = ("Nguyễn Thị Thu Hằng", "Trần Quốc Đạt", "Y Bhăm Niê")
SPEAKERS = ("Lò Văn Pản", "Đặng Thị Mỹ Lệ", "Ksor H’Blếch")
PEOPLE = PETITIONERS + SPEAKERS
HOSTILE = "<b>&lt; \"ngoặc\" {{ 7*7 }} {% if %} \x00\x07\x1b\u202e =1+1 'nháy' ]]> ﷽ 👨‍👩‍👧 \ufffe"
LONG = (
    "Đoạn đường liên thôn từ Chợ Mới vào Bến Đá xuống cấp nghiêm trọng, ổ gà ổ voi dày đặc, mùa mưa lầy lội, "
    "mùa khô bụi mù mịt; nhiều lần xe chở học sinh bị sa lầy, người già đi khám bệnh phải vòng bảy cây số. "
) * 4

AUTHORITY = Authority(
    name="UBND xã Sông Hiền",
    short_name="xã Sông Hiền",
    place="song-hien",
    contact="Văn phòng",
    controller="UBND xã Sông Hiền",
    superior="UBND tỉnh An Khê Thượng",
    party_name="Đảng bộ xã Sông Hiền",
    party_superior="Đảng bộ tỉnh An Khê Thượng",
    town="Sông Hiền",
    regulations=("s3-1573", "dieu-43-2025"),
)
LETTER = Letter(
    authority=AUTHORITY,
    code="4829-1372",
    name=PETITIONERS[0],
    phone="",
    text="Phòng Kinh tế xã Sông Hiền trả lời phản ánh 4829-1372.\n\nKết quả: đã giải quyết xong",
    today=TODAY,
)
AGENCIES = {
    "kinh-te": "Phòng Kinh tế xã Sông Hiền",
    "van-hoa-xa-hoi": "Phòng Văn hóa - Xã hội xã Sông Hiền",
    "so-xay-dung": "Sở Xây dựng tỉnh An Khê Thượng",
}
MATTERS = (
    ("Đường liên thôn Chợ Mới - Bến Đá", LONG, "Giao thông", "kinh-te"),
    (
        "Rác sau chợ không được thu gom",
        "Rác để ba ngày.\nMùi hôi nồng nặc.\n\nXin xử lý sớm.",
        "Môi trường",
        "kinh-te",
    ),
    ("Chậm chi trả trợ cấp xã hội", "Hộ cận nghèo chờ trợ cấp quý II.", "An sinh xã hội", "van-hoa-xa-hoi"),
    ("Cầu qua sông Hiền cần xây mới", "Cầu cũ chỉ chịu tải 5 tấn.", "Giao thông", "so-xay-dung"),
    ("Đèn đường đoạn chợ - bến xe", "Bốn bóng tắt từ tháng 6.", "Hạ tầng", "kinh-te"),
    ("Ký tự lạ", HOSTILE, "Khác", "van-hoa-xa-hoi"),
)
VERDICTS = (
    Verdict.LATER,
    Verdict.ANSWERED_THERE,
    Verdict.TRANSFERRED,
    Verdict.SENT_UP,
    Verdict.RECORDED,
    None,
)


@cache
def regulations(*ids: str) -> tuple[Regulation, ...]:
    by_id = {one.id: one for one in load_regulations()}
    return tuple(by_id[name] for name in ids)


def conference_of(head: Head = Head.GOVERNMENT, **changes: object) -> Conference:
    fields: dict[str, object] = {
        "id": "c1",
        "number": 1,
        "agency_id": "tiep-nhan",
        "title": "Hội nghị đối thoại giữa người đứng đầu với Nhân dân xã Sông Hiền năm 2026",
        "kind": Kind.PERIODIC,
        "form": Form.IN_PERSON,
        "head": head,
        "level": Level.COMMUNE,
        "ground": Ground.COMMUNE,
        "place": "Hội trường nhà văn hóa thôn Chợ Mới",
        "held_on": HELD,
        "begins_at": "08:00",
        "hours": 3.5,
        "chair": "Trần Văn Bình",
        "co_chairs": ("Lê Thị Sương", "Hoàng Đức Ý"),
        "regulations": ("s3-1573", "dieu-43-2025"),
        "created_at": datetime(2026, 7, 20, 1, tzinfo=UTC),
        "scope": "Giao thông nông thôn, môi trường, an sinh xã hội và thái độ phục vụ của cán bộ.",
        "group": "Đại diện hộ gia đình các thôn, bản",
        "expected": 120,
        "invited": 118,
        "attended": 104,
        "phase": Phase.CONCLUDED,
        "collects_until": date(2026, 8, 14),
        "parts": {"discussed": "Đã trao đổi sáu nội dung.", "resolved": "Đã giải quyết một nội dung."},
        "papers": {"plan": date(2026, 7, 21), "invitation": date(2026, 8, 10)},
    }
    return Conference(**{**fields, **changes})  # type: ignore[arg-type]


NOTICE = ConclusionNotice(
    number="45/TB-UBND",
    issued_on=NOTICE_DAY,
    signed_by="Trần Văn Bình",
    parts={
        "discussed": "Hội nghị đã đối thoại về giao thông,\nmôi trường và an sinh xã hội.",
        "resolved": "Việc thu gom rác sau chợ đã được giải quyết.",
        "unresolved": "Đường liên thôn, trợ cấp xã hội, cầu qua sông Hiền.",
        "assigned": "Các cơ quan trả lời Nhân dân trước ngày 15/9/2026.",
        "khac": "Giao công an xã giữ gìn trật tự.",
    },
)


def entry_of(
    number: int, *, verdict: Verdict | None, matter: tuple[str, str, str, str], by: str = ""
) -> Entry:
    title, text, topic, agency = matter
    item = Item(
        id=f"i{number}",
        conference_id="c1",
        number=number,
        agency_id=agency,
        topic="transport",
        title=title,
        petition_id=None if number % 2 else f"p{number}",
        text=text if number % 2 else "",
        raised_by=by,
        level=Level.PROVINCE if verdict is Verdict.SENT_UP else Level.COMMUNE,
        draft=f"Dự thảo: phòng đã kiểm tra nội dung “{title}”.",
        verdict=verdict,
        said="Chủ tịch trả lời: sẽ thu gom hằng ngày từ 01/9." if verdict is Verdict.ANSWERED_THERE else "",
    )
    if verdict in {Verdict.LATER, Verdict.SENT_UP, Verdict.TRANSFERRED}:
        item.due, item.due_article = date(2026, 9, 15), "Điều 9.3"
    if verdict is Verdict.LATER:
        item.answer, item.answered_on = "Xã đã bố trí 450 triệu đồng sửa đường.", date(2026, 9, 14)
        item.outcome = Outcome.RESOLVED
    if verdict is Verdict.TRANSFERRED:
        item.answer, item.answered_on = "Đã chi trả ngày 18/9.", date(2026, 9, 18)
        item.outcome = Outcome.ANSWERED
    return Entry(
        item=item,
        petition=None,
        texts=() if number % 2 else (text,),
        by=by,
        place="thôn Chợ Mới",
        agency=AGENCIES[agency],
        topic=topic,
    )


def entries_of() -> tuple[Entry, ...]:
    """One item for each verdict, and one without."""
    names = (*PETITIONERS, "", "", PETITIONERS[0])
    return tuple(
        entry_of(number, verdict=verdict, matter=matter, by=by)
        for number, (verdict, matter, by) in enumerate(zip(VERDICTS, MATTERS, names, strict=True), start=1)
    )


def speakers_of() -> tuple[Speaker, ...]:
    states = (SpeakerState.SPOKEN, SpeakerState.SPOKEN, SpeakerState.REFUSED)
    return tuple(
        Speaker(
            id=f"s{place}",
            conference_id="c1",
            position=place,
            name=name,
            matter="Đường liên thôn và cầu qua sông",
            registered=place < 3,
            state=state,
            refusal="drunk" if state is SpeakerState.REFUSED else "",
        )
        for place, (name, state) in enumerate(zip(SPEAKERS, states, strict=True), start=1)
    )


def folder_of(
    head: Head = Head.GOVERNMENT, *, profiles: tuple[str, ...] = ("s3-1573", "dieu-43-2025")
) -> Folder:
    """A concluded conference with everything."""
    bound = regulations(*profiles)
    notice = NOTICE if head is Head.GOVERNMENT else replace(NOTICE, number="45-TB/ĐU")
    events = {StartEvent.CONFERENCE_HELD: HELD, StartEvent.NOTICE_ISSUED: NOTICE_DAY}
    return Folder(
        conference=conference_of(head, notice=notice),
        authority=AUTHORITY,
        host="Văn phòng HĐND và UBND xã Sông Hiền",
        entries=entries_of(),
        speakers=speakers_of(),
        record=tuple(
            ConferenceEvent(conference_id="c1", act=act, actor_id="o1", at=at, detail={"who": SPEAKERS[0]})
            for act, at in (
                ("begin", datetime(2026, 8, 28, 1, 5, tzinfo=UTC)),
                ("end", datetime(2026, 8, 28, 4, 40, tzinfo=UTC)),
            )
        ),
        terms=timetable(bound, Happened(conference=HELD, events=events), load_calendar()),
        regulations=bound,
        agencies=AGENCIES,
        today=TODAY,
    )


def bare_folder(head: Head = Head.GOVERNMENT) -> Folder:
    """A conference of which nothing is known but what has to be: no items, no speakers, no notice."""
    conference = conference_of(
        head,
        phase=Phase.PLANNED,
        co_chairs=(),
        scope="",
        group="",
        expected=0,
        invited=0,
        attended=0,
        collects_until=None,
        parts={},
        papers={},
    )
    full = folder_of(head)
    return replace(full, conference=conference, entries=(), speakers=(), record=(), terms=())


def year_of(*folders: Folder, **changes: int) -> YearBook:
    """The year 2026: a government head's conference, a secretary's, and one that is only planned."""
    party = folder_of(Head.PARTY)
    party = replace(party, conference=replace(party.conference, id="c2", number=2, held_on=date(2026, 5, 20)))
    planned = bare_folder()
    planned = replace(
        planned, conference=replace(planned.conference, id="c3", number=3, held_on=date(2026, 11, 12))
    )
    found = folders or (folder_of(), party, planned)
    return YearBook(year=2026, folders=found, authority=AUTHORITY, today=TODAY, **changes)


def hide(text: str) -> str:
    """A mask for the tests."""
    for name in PEOPLE:
        text = text.replace(name, "[tên]")
    return text
