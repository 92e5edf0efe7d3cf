"""A conference as the tags of its papers."""

from collections.abc import Iterable, Iterator

from casework.conference import AWAITING_ANSWER, Conference, Speaker, SpeakerState, Step, Verdict
from casework.dossier import Entry, Folder, Pile
from casework.regulation import Regulation
from casework.running_list import in_line
from papers.catalogue import Paper
from papers.counts import counts
from papers.items import Row, grouped, piles, rows
from papers.letterhead import letterhead, number, person, recipients
from papers.words import (
    BLANK,
    FORMS,
    KINDS,
    LEVELS,
    STATES,
    UNNAMED,
    clean,
    counted,
    day,
    hour,
    hours_long,
    moment,
    short_day,
    shown,
)

NOTICE = "conclusion_notice"
_OTHER_PART = "Nội dung khác"


def contents(folder: Folder, paper: Paper) -> dict[str, object]:
    """All tags of one paper."""
    return {**shared_contents(folder), **own_contents(folder, paper)}


def own_contents(folder: Folder, paper: Paper) -> dict[str, object]:
    """The tags that differ from paper to paper: letterhead, day, signature, recipients."""
    conference, authority = folder.conference, folder.authority
    notice = conference.notice if paper.id == NOTICE else None
    issued_on = notice.issued_on if notice else conference.papers.get(paper.id)
    tags = letterhead(paper, authority, conference.head, issued_on, folder.today.year)
    if notice:
        tags["so_ky_hieu"] = number(paper, authority, conference.head, notice.number)
        tags["nguoi_ky"] = person(notice.signed_by)
    tags["noi_nhan"] = recipients(
        paper, folder.regulations, authority, conference.head, [entry.agency for entry in folder.entries]
    )
    return tags


def shared_contents(folder: Folder) -> dict[str, object]:
    """The tags that are the same in all papers of a conference; a dossier makes them once."""
    by_pile = piles(folder.entries, folder.today)
    upward = [entry for entry in folder.entries if entry.item.verdict is Verdict.SENT_UP]
    given = [
        entry
        for entry in folder.entries
        if entry.item.verdict in {None, *AWAITING_ANSWER} and not entry.item.is_withdrawn
    ]
    speakers = _in_order(folder.speakers)
    return {
        **_conference(folder),
        **_terms(folder),
        **counts(folder.entries, folder.today),
        "can_cu": [clean(regulation.title) for regulation in folder.regulations],
        "y_kien": rows(folder.entries, folder.today),
        "nhom_tai_hoi_nghi": by_pile[Pile.THERE],
        "nhom_tra_loi_sau": by_pile[Pile.LATER],
        "nhom_bao_cao_cap_tren": by_pile[Pile.UPWARD],
        "theo_linh_vuc": grouped(folder.entries, _topic, folder.today),
        "theo_co_quan": grouped(folder.entries, _agency, folder.today),
        "viec_giao": grouped(given, _agency, folder.today),
        "kien_nghi_cap_tren": rows(upward, folder.today),
        "phat_bieu": _speakers(folder, speakers),
        "phat_bieu_da_dang_ky": _speakers(folder, [one for one in speakers if one.registered]),
        "ket_luan": _parts(folder.conference, folder.regulations),
    }


def _topic(entry: Entry) -> str:
    return entry.topic


def _agency(entry: Entry) -> str:
    return entry.agency


def _conference(folder: Folder) -> dict[str, object]:
    conference = folder.conference
    notice = conference.notice
    return {
        "so_hoi_nghi": f"{conference.number:02}",
        "ten_hoi_nghi": shown(conference.title),
        "loai": KINDS[conference.kind],
        "hinh_thuc": FORMS[conference.form],
        "cap": LEVELS[conference.level],
        "dia_diem": shown(conference.place),
        "ngay_hoi_nghi": day(conference.held_on),
        "ngay_ngan": short_day(conference.held_on),
        "gio": hour(conference.begins_at),
        "thoi_luong": hours_long(conference.hours),
        "khai_mac": _opening(folder.regulations),
        "chu_tri": shown(conference.chair),
        "dong_chu_tri": [clean(name) for name in conference.co_chairs],
        "don_vi_chuan_bi": shown(folder.host),
        "pham_vi": shown(conference.scope),
        "doi_tuong": shown(conference.group),
        "ly_do": shown(conference.reason),
        "du_kien": counted(conference.expected),
        "da_moi": counted(conference.invited),
        "da_du": counted(conference.attended),
        "nam": f"{conference.held_on.year}",
        "nam_sau": f"{conference.held_on.year + 1}",
        "han_gui_y_kien": day(conference.collects_until),
        "bat_dau_luc": _at(folder, Step.BEGIN),
        "ket_thuc_luc": _at(folder, Step.END),
        "so_thong_bao": shown(notice.number if notice else ""),
        "ngay_thong_bao": day(notice.issued_on if notice else None),
        "ngay_ket_thuc": day(conference.ended_on),
        "luu_den": day(conference.keep_until),
    }


def _opening(regulations: Iterable[Regulation]) -> str:
    """'dưới 10 phút', where a regulation bounds the opening."""
    bounds = [rule.opening_minutes for one in regulations for rule in one.durations if rule.opening_minutes]
    return f"dưới {min(bounds)} phút" if bounds else BLANK


def _at(folder: Folder, step: Step) -> str:
    """The hour of a step that the record holds."""
    return next((moment(event.at) for event in folder.record if event.act == step), BLANK)


def _terms(folder: Folder) -> dict[str, object]:
    """The earliest day of each term that papers name, and all terms as a table."""
    shorts = {regulation.id: regulation.short or regulation.title for regulation in folder.regulations}
    first = {due.rule.id: due.due for due in reversed(folder.terms)}
    return {
        "han_thong_bao_moi": day(first.get("public_notice")),
        "han_du_thao": day(first.get("agency_drafts")),
        "han_ket_luan": day(first.get(NOTICE)),
        "han_tra_loi": day(first.get("agency_answer")),
        "thoi_han": [
            {
                "viec": shown(due.rule.text or due.rule.id),
                "ngay": short_day(due.due),
                "can_cu": _basis(due.rule.article, shorts.get(due.regulation, due.regulation)),
            }
            for due in folder.terms
        ],
    }


def _basis(article: str, regulation: str) -> str:
    """'Điều 9.1, Quy chế …'; the article once, where the regulation's name begins with it."""
    return clean(regulation if regulation.startswith(article) else f"{article}, {regulation}")


def _in_order(speakers: Iterable[Speaker]) -> list[Speaker]:
    """Who has spoken, in the order of speaking, then who waited or was refused; not who has withdrawn."""
    there = [one for one in speakers if one.state is not SpeakerState.WITHDRAWN]
    spoke = sorted(
        (one for one in there if one.began_at is not None), key=lambda one: (one.began_at, one.position)
    )
    return [*spoke, *in_line(one for one in there if one.began_at is None)]


def _speakers(folder: Folder, speakers: Iterable[Speaker]) -> list[Row]:
    return [_speaker(folder, place, speaker) for place, speaker in enumerate(speakers, start=1)]


def _speaker(folder: Folder, place: int, speaker: Speaker) -> Row:
    reasons = {
        clause.id: clean(clause.text)
        for regulation in reversed(folder.regulations)
        for clause in (*regulation.exclusions, *regulation.refusals)
    }
    return {
        "so": place,
        "ten": clean(speaker.name) or UNNAMED,
        "noi_dung": shown(speaker.matter),
        "dang_ky": "Đã đăng ký" if speaker.registered else "Đề nghị tại hội nghị",
        "tinh_trang": STATES[speaker.state],
        "ly_do": reasons.get(speaker.refusal, clean(speaker.refusal)),
    }


def _parts(conference: Conference, regulations: Iterable[Regulation]) -> list[Row]:
    """The parts of the conclusion with the titles of the regulations that bind; what was written besides."""
    written = conference.notice.parts if conference.notice else conference.parts
    titles = {
        clause.id: clean(clause.text)
        for regulation in reversed(tuple(regulations))
        for clause in regulation.conclusion
    }
    order = dict.fromkeys((*_clause_ids(regulations), *written))
    return [
        {"so": place, "ten": titles.get(part, _OTHER_PART), "noi_dung": shown(written.get(part))}
        for place, part in enumerate(order, start=1)
    ]


def _clause_ids(regulations: Iterable[Regulation]) -> Iterator[str]:
    return (clause.id for regulation in regulations for clause in regulation.conclusion)
