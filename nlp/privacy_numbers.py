"""Numbers that belong to a person: telephones, identity papers, bank accounts, plates, days of birth.

A number alone says little (money, law and file numbers look alike), so the nearest word before it decides.
All patterns run on the folded shadow of a text and cannot backtrack over more than a few signs.
"""

import re
from collections.abc import Iterator
from itertools import accumulate, islice

from nlp.folded import Folded
from nlp.privacy_words import alternatives

Span = tuple[int, int]

# Groups of digits; 'o' among them is a zero ('o982 31o 776').
_RUN = re.compile(
    r"(?<![\w/])(?<!\w[.,-])\(?\+?o?\d[\do]*+(?:(?:[ .-]|\) ?| \(| - )o*+\d[\do]*+)*+(?![\w/]|-\w|\.\w)"
)
_GROUP = re.compile(r"[\do]+")
_CURRENCY = re.compile(r" ?(?:d|dong|vnd|vnđ|k|tr|trieu|ty|ti|nghin|ngan(?! hang)|m2|kg|tan|%)(?!\w)")
_DAY_OR_YEARS = re.compile(r"(?:19|20)\d\d ?- ?(?:19|20)\d\d$|\d{1,2}[.-]\d{1,2}[.-](?:19|20)\d\d$")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})++$")
_NEAR = 60
_CLOSE = 12
# A number may be written digit by digit.
_MOST_GROUPS = 13
# A longer row of figures is no person's number.
_MOST_IN_RUN = 60
_SHORTEST = 7
_TELEPHONE = re.compile(r"0[35789]\d{8}|01[2689]\d{8}|02\d{8,9}")

_CONTEXT = re.compile(
    rf"(?<!\w)(?:(?P<bank>{alternatives('bank')})|(?P<id_number>{alternatives('identity')})"
    rf"|(?P<other>{alternatives('other_numbers')})|(?P<phone>{alternatives('telephone')}))(?!\w)"
)
_BANK_AFTER = re.compile(
    rf"\W{{0,3}}(?:(?:cua|tai|ngan hang|nh|o)\W{{1,2}}){{0,2}}(?:{alternatives('banks')})\b"
)
_PUBLIC = re.compile(rf"(?<!\w)(?:{alternatives('public_lines')})(?!\w)")
_HOTLINE = re.compile(rf"(?<!\w)(?:{alternatives('hotlines')})(?: \w{{1,7}}){{0,3}}[ :]{{1,2}}(?:so )?$")
_PUBLIC_AFTER = re.compile(rf"\W{{0,3}}(?:so |cua )?(?:{alternatives('public_bodies')})\b")

_SPOKEN_DIGIT = "(?:khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin|muoi|linh)"
_SPOKEN = re.compile(rf"khong(?<!\wkhong)(?:[ ,.-]{{1,2}}{_SPOKEN_DIGIT}){{8,10}}(?!\w)")

_INSURANCE_CARD = re.compile(r"(?<!\w)[a-z]{2} ?\d ?\d{2} ?\d{10}(?!\w)")
_LETTERED = re.compile(r"(?<!\w)(?:[a-z] ?\d{7,8}|[a-z]{2} ?\d{6,8})(?!\w)")
_LETTERED_CUE = re.compile(r"(?:ho chieu|passport|thuong binh|liet si|benh binh)(?!\w)[^.;\n]{0,20}+$")

_PLATE = re.compile(
    r"(?<![\w/.,])[1-9]\d ?-? ?(?:[a-z]\d?|[a-z]{2}\d?) ?[-. ]? ?(?:\d{3}[. ]?\d{2}|\d{4})(?![\w/]|[.,]\d)"
)
_PLATE_CUE = re.compile(r"\b(?:xe|bien|bks|bsx|so xe|wave|oto|moto|sh|chiec|tai)\b")

_DATE = (
    r"(?:\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?(?:19|20)?\d{2}|(?:19|20)\d{2}[/.-]\d{1,2}[/.-]\d{1,2}"
    r"|\d{1,2} thang \d{1,2} nam (?:19|20)\d{2})(?![\w/]|[.-]\d)"
)
_BIRTH = re.compile(
    r"(?<!\w)(?<!khai )(?<!hoc )(?<!phat )(?<!ve )(?<!hy )(?<!hi )(?<!tuyen )(?<!thi )(?<!dan )"
    rf"(?:sinh|sn|ns)(?:[ :,]{{1,2}}(?:ngay|vao|nam|thang|la|luc)){{0,3}}[ :]{{1,2}}({_DATE})"
)
_BIRTH_FAR = re.compile(rf"\bngay sinh\b(?:(?!\d)[^\n]){{0,50}}?(?<!\w)({_DATE})")
_BORN = re.compile(r"sinh|sn|ns")
_BIRTH_YEAR = re.compile(r"\W{1,3}(?:sinh nam|sn|sinh)[ :]{1,2}((?:19|20)\d{2})(?![\w/]|[.,-]\d)")


class _Run:
    """A row of digit groups: where each begins and ends, all digits, and the word that speaks of them."""

    def __init__(self, plain: str, match: re.Match[str]) -> None:
        self.plain = plain
        self.begin = match.start()
        groups = islice(_GROUP.finditer(plain, *match.span()), _MOST_IN_RUN)
        self.spans = [group.span() for group in groups]
        pieces = [plain[start:end].replace("o", "0") for start, end in self.spans]
        self._digits = "".join(pieces)
        self._offsets = [0, *accumulate(map(len, pieces))]
        before = plain[max(0, self.begin - _NEAR) : self.begin]
        words = list(_CONTEXT.finditer(before))
        self._near = words[-1].lastgroup or "" if words else ""
        self._distance = len(before) - words[-1].end() if words else _NEAR

    def __len__(self) -> int:
        return len(self.spans)

    def digits(self, start: int, stop: int) -> str:
        """The digits of some groups, joined."""
        return self._digits[self._offsets[start] : self._offsets[stop]]

    def size(self, start: int, stop: int) -> int:
        """How many digits some groups have."""
        return self._offsets[stop] - self._offsets[start]

    def stops(self, index: int) -> range:
        """The possible ends of a number that begins with a group."""
        return range(index + 1, min(len(self.spans), index + _MOST_GROUPS) + 1)

    def context(self, index: int) -> tuple[str, int]:
        """The kind of the nearest telling word before a group, and how far away it is."""
        distance = self._distance + self.spans[index][0] - self.begin
        return (self._near, distance) if distance < _NEAR else ("", _NEAR)

    def written(self, index: int, stop: int) -> str:
        """Some groups with what stands between them."""
        return self.plain[self.spans[index][0] : self.spans[stop - 1][1]]

    def end(self, stop: int) -> int:
        """Where the group before `stop` ends in the text."""
        return self.spans[stop - 1][1]


def numbers(text: Folded) -> Iterator[tuple[Span, str]]:
    """Stretches of `text.shown` with their kind: phone, id_number or bank_account."""
    plain = text.plain
    for match in _SPOKEN.finditer(plain):
        yield match.span(), "phone"
    for match in _INSURANCE_CARD.finditer(plain):
        yield match.span(), "id_number"
    for match in _LETTERED.finditer(plain):
        if _LETTERED_CUE.search(plain[max(0, match.start() - 30) : match.start()]):
            yield match.span(), "id_number"
    for match in _RUN.finditer(plain):
        if match.end() - match.start() >= _SHORTEST:
            yield from _of_run(_Run(plain, match))


def plates(text: Folded) -> Iterator[Span]:
    """Stretches of `text.shown` that are number plates."""
    for match in _PLATE.finditer(text.plain):
        letters = re.search(r"[a-z]+", match[0])
        assert letters
        upper = text.shown[match.start() + letters.start()].isupper()
        before = text.plain[max(0, match.start() - 30) : match.start()]
        dotted = re.search(r"\d{3}\.\d{2}$", match[0]) is not None
        if _PLATE_CUE.search(before) or (upper and (dotted or "-" in match[0])):
            yield match.span()


def births(text: Folded) -> Iterator[Span]:
    """Days of birth, without the words before them."""
    for pattern in (_BIRTH, _BIRTH_FAR) if _BORN.search(text.plain) else ():
        for match in pattern.finditer(text.plain):
            yield match.span(1)


def birth_year_after(text: Folded, end: int) -> Span | None:
    """The year in 'Nguyễn Văn A, sinh năm 1960', where `end` is the name's end."""
    match = _BIRTH_YEAR.match(text.plain, end)
    return match.span(1) if match else None


def _of_run(run: _Run) -> Iterator[tuple[Span, str]]:
    index = 0
    while index < len(run):
        kind, stop = _read(run, index)
        if kind:
            start = run.spans[index][0]
            # '(+84)' and '+84' begin with their sign.
            while start > run.begin and run.plain[start - 1] in "(+":
                start -= 1
            yield (start, run.end(stop)), kind
        index = max(stop, index + 1)


def _read(run: _Run, index: int) -> tuple[str, int]:
    """What the groups from `index` on are, and the first group that is no longer part of it."""
    near, distance = run.context(index)
    if near != "other" and (stop := _account(run, index, near)):
        return "bank_account", stop
    if near == "id_number" and (stop := _sized(run, index, (13, 12, 10, 9, 8))):
        is_phone = (distance > _CLOSE or stop - index > 1) and _telephone(run, index)
        if not is_phone and not _is_other(run, index, stop):
            return "id_number", stop
    if stop := _telephone(run, index):
        spoiled = near == "other" and distance <= _CLOSE
        return ("", stop) if spoiled or _is_public(run, index, stop) else ("phone", stop)
    if near != "other" and (stop := _sized(run, index, (12,))) and _is_citizen(run.digits(index, stop)):
        return "id_number", stop
    return _without_zero(run, index, near, distance)


def _is_citizen(digits: str) -> bool:
    """Whether twelve digits are built as a citizen's number: province, century and sex."""
    return digits[0] == "0" and "001" <= digits[:3] <= "096" and digits[3] in "0123"


def _without_zero(run: _Run, index: int, near: str, distance: int) -> tuple[str, int]:
    """A mobile number whose zero was left out counts right after a word for telephone."""
    if near == "phone" and distance <= _CLOSE and run.digits(index, index + 1)[0] in "35789":
        stop = _sized(run, index, (9,))
        return ("phone", stop) if stop else ("", index + 1)
    return "", index + 1


def _account(run: _Run, index: int, near: str) -> int:
    """Where an account number ends, 0 when there is none."""
    stop = index + 1
    if run.size(index, stop) < 9:  # noqa: PLR2004 - longer is an account in one piece
        while stop < run.stops(index)[-1] and run.spans[stop][0] - run.end(stop) == 1:
            if _CURRENCY.match(run.plain, run.spans[stop][1]):
                break
            stop += 1
    if not 8 <= run.size(index, stop) <= 19 or _is_other(run, index, stop):  # noqa: PLR2004 - of Vietnam's banks
        return 0
    named = near == "bank" or _BANK_AFTER.match(run.plain, run.end(stop))
    return stop if named else 0


def _telephone(run: _Run, index: int) -> int:
    """Where a complete telephone number ends, 0 when there is none."""
    if run.digits(index, index + 1)[0] not in "08":
        return 0
    for stop in run.stops(index):
        if run.size(index, stop) > 12:  # noqa: PLR2004 - 84 and ten digits
            return 0
        if _is_telephone(run.digits(index, stop)) and not _goes_on(run, index, stop):
            return stop
    return 0


def _is_telephone(digits: str) -> bool:
    if len(digits) < 10:  # noqa: PLR2004 - the shortest
        return False
    if digits.startswith("84") and len(digits) > 10:  # noqa: PLR2004 - 84 instead of 0
        digits = "0" + digits[2:].removeprefix("0")
    return _TELEPHONE.fullmatch(digits) is not None


def _goes_on(run: _Run, index: int, stop: int) -> bool:
    """Whether the digits after a possible number belong to it, so that it is another kind of number."""
    if stop == len(run) or stop - index == 1:
        return False
    after = run.digits(stop, stop + 1)
    alone = run.size(stop - 1, stop) == 1 and len(after) == 1
    return alone or (len(after) > 2 and not after.startswith("0"))  # noqa: PLR2004 - '2 lần' is a count


def _sized(run: _Run, index: int, sizes: tuple[int, ...]) -> int:
    """Where groups that together have one of these sizes end, the largest first; 0 when none do."""
    ends: dict[int, int] = {}
    for stop in run.stops(index):
        ends[run.size(index, stop)] = stop
        if run.size(stop - 1, stop) > 8 or run.size(index, stop) >= sizes[0]:  # noqa: PLR2004 - in one piece
            break
    return next((ends[size] for size in sizes if size in ends), 0)


def _is_other(run: _Run, index: int, stop: int) -> bool:
    """Whether the groups are written as a sum, a day or a row of years."""
    written = run.written(index, stop)
    return bool(
        _DAY_OR_YEARS.match(written) or _THOUSANDS.match(written) or _CURRENCY.match(run.plain, run.end(stop))
    )


def _is_public(run: _Run, index: int, stop: int) -> bool:
    """Whether a telephone is an authority's line: a landline near such a word, a mobile right after one."""
    start = run.spans[index][0]
    before = run.plain[max(0, start - _NEAR) : start]
    if run.digits(index, index + 1).startswith("02"):
        return bool(_PUBLIC_AFTER.match(run.plain, run.end(stop)) or _PUBLIC.search(before))
    return _HOTLINE.search(before) is not None
