"""Whose paper it is: the State's letterhead or the Party's, number and sign, signature, recipients."""

from collections.abc import Iterable
from datetime import date

from casework.agencies import Authority
from casework.conference import Head
from casework.dossier import LETTER
from casework.regulation import Recipient, Regulation
from casework.telling import Letter
from papers.catalogue import PAPERS, Paper, Signer
from papers.words import BLANK, clean, committee, full_name, open_day, shown

_SIGNS = {"Tỉnh ủy": "TU", "Thành ủy": "TU", "Huyện ủy": "HU"}
_BODY = "Ủy ban nhân dân"
_ALSO = {"result_report": "result"}  # what is told to those who watch over it goes with the report
_TO_SUPERIOR = {"upward_proposal", "result_report", "outline_report", "half_year_report", "year_report"}
_TO_PERSON = {"invitation", "telling_letter"}
_TO_AGENCIES = {"plan", "assignment", "programme", "digest", "answers"}


def letterhead(
    paper: Paper, authority: Authority, head: Head, issued_on: date | None, year: int
) -> dict[str, object]:
    """The tags of the letterhead and of the signature."""
    is_party = head is Head.PARTY
    body = body_of(authority, head)
    superior = clean(authority.party_superior) if is_party else full_name(authority.superior)
    return {
        "la_dang": is_party,
        "co_quan_cap_tren": _in_capitals(superior),
        "ten_co_quan": _in_capitals(body),
        "ten_co_quan_thuong": body,
        "cap_tren": superior_of(authority, head) or BLANK,
        "so_ky_hieu": number(paper, authority, head),
        "dia_danh": shown(authority.town),
        "ngay_ban_hanh": open_day(issued_on, year),
        "thay_mat": _on_behalf(paper, body, head),
        "chuc_vu_ky": "BÍ THƯ" if is_party else "CHỦ TỊCH",
        "nguoi_dung_dau": head_title(authority, head),
        "nguoi_ky": "",
    }


def _in_capitals(name: str) -> str:
    """The name as a letterhead has it; the kind of a People's Committee stands on a line of its own."""
    kind, committee_of, place = name.partition(f"{_BODY} ")
    return f"{_BODY}\n{place}".upper() if committee_of and not kind else name.upper()


def body_of(authority: Authority, head: Head) -> str:
    """The committee in whose name the paper speaks."""
    if head is Head.PARTY:
        return committee(authority.party_name) or BLANK
    return full_name(authority.name)


def superior_of(authority: Authority, head: Head) -> str:
    """The body above, as one writes to it."""
    return committee(authority.party_superior) if head is Head.PARTY else full_name(authority.superior)


def head_title(authority: Authority, head: Head) -> str:
    """'Chủ tịch Ủy ban nhân dân xã …' or 'Bí thư Đảng ủy xã …'."""
    body = body_of(authority, head)
    if head is Head.PARTY:
        return f"Bí thư {body}"
    return f"Chủ tịch {body}" if body.startswith(_BODY) else f"Thủ trưởng {body}"


def number(paper: Paper, authority: Authority, head: Head, given: str = "") -> str:
    """'Số: …/KH-UBND' of the State, 'Số …-KH/ĐU' of the Party; what the record gives is taken as it is."""
    given = clean(given)
    prefix = "Số " if head is Head.PARTY else "Số: "
    if "/" in given or "-" in given:
        return f"{prefix}{given}"
    written = given or BLANK
    if head is Head.PARTY:
        body = committee(authority.party_name)
        sign = next((sign for name, sign in _SIGNS.items() if body.startswith(name)), "ĐU")
        return f"{prefix}{written}-{paper.symbol or 'CV'}/{sign}"
    sign = "UBND" if full_name(authority.name).startswith(_BODY) else BLANK
    return f"{prefix}{written}/{paper.symbol}-{sign}" if paper.symbol else f"{prefix}{written}/{sign}"


def person(name: str) -> str:
    """The name that stands under a signature: 'Ông Trần Văn Bình, Chủ tịch' is 'Trần Văn Bình'."""
    bare = clean(name).split(",")[0].strip()
    for address in ("Đồng chí ", "Ông ", "Bà "):
        bare = bare.removeprefix(address)
    return bare


def _on_behalf(paper: Paper, body: str, head: Head) -> str:
    """The line above the signer's office, or nothing where the head signs in person."""
    if paper.signer is Signer.HEAD:
        return ""
    if head is Head.PARTY:
        return "T/M ĐẢNG ỦY" if body.startswith("Đảng ủy") else "T/M BAN THƯỜNG VỤ"
    return "TM. ỦY BAN NHÂN DÂN" if body.startswith(_BODY) else ""


def recipients(
    paper: Paper,
    regulations: Iterable[Regulation],
    authority: Authority,
    head: Head,
    agencies: Iterable[str] = (),
) -> list[str]:
    """'Nơi nhận': whom the regulations name, each once; the agencies with a task; the file."""
    wanted = {paper.id, _ALSO.get(paper.id, paper.id)}
    named = [clean(recipient.name) for recipient in _ordered(regulations) if recipient.of in wanted]
    if not named:
        named = _usual(paper, authority, head, agencies)
    is_party = head is Head.PARTY
    lines = [f"- {name}{',' if is_party else ';'}" for name in dict.fromkeys(named)]
    return [*lines, "- Lưu Văn phòng." if is_party else "- Lưu: VT."]


def letter_contents(letter: Letter) -> dict[str, object]:
    """All tags of a letter to one person."""
    paper, head = PAPERS[LETTER], Head.GOVERNMENT
    return {
        **letterhead(paper, letter.authority, head, letter.today, letter.today.year),
        "noi_nhan": recipients(paper, (), letter.authority, head),
        "ma_phan_anh": letter.code,
        "nguoi_nhan": clean(letter.name),
        "dien_thoai": clean(letter.phone),
        "noi_dung": clean(letter.text),
        "lien_he": clean(letter.authority.contact),
    }


def _ordered(regulations: Iterable[Regulation]) -> Iterable[Recipient]:
    return (recipient for regulation in regulations for recipient in regulation.recipients)


def _usual(paper: Paper, authority: Authority, head: Head, agencies: Iterable[str]) -> list[str]:
    """Whom such a paper usually goes to, where no regulation says so."""
    if paper.id in _TO_SUPERIOR:
        superior = superior_of(authority, head)
        return [f"{superior} (để báo cáo)"] if superior else []
    if paper.id in _TO_AGENCIES:
        return list(dict.fromkeys(map(clean, agencies)))
    return ["Như trên"] if paper.id in _TO_PERSON else []
