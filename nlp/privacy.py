"""Personal data in a citizen's text: where they stand, and the text without them.

What is public stays: laws, sums, dates, streets and schools named after persons, hotlines, offices.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from nlp.folded import Folded, folded
from nlp.privacy_contacts import accounts, emails
from nlp.privacy_homes import homes
from nlp.privacy_names import names
from nlp.privacy_numbers import birth_year_after, births, numbers, plates

Kind = Literal[
    "name", "phone", "id_number", "bank_account", "email", "plate", "birth_date", "home_address", "social"
]
KINDS: tuple[Kind, ...] = get_args(Kind)
Span = tuple[int, int]

_SHOWN: dict[str, str] = {
    "phone": "[số điện thoại]",
    "id_number": "[số giấy tờ]",
    "bank_account": "[số tài khoản]",
    "home_address": "[địa chỉ nhà]",
    "email": "[thư điện tử]",
    "plate": "[biển số xe]",
    "birth_date": "[ngày sinh]",
    "social": "[tài khoản mạng]",
}


@dataclass(frozen=True, slots=True)
class Personal:
    """One piece of personal data at `start` to `end` (exclusive) of the text as it was given."""

    start: int
    end: int
    kind: str


def find(text: str) -> tuple[Personal, ...]:
    """The personal data of any text, in order, never overlapping. Time is linear in the text's length."""
    seen = folded(_without_marks(text))
    free = bytearray(b"\x01") * len(seen.plain)
    found: list[tuple[Span, str]] = []
    for span, kind in _candidates(seen):
        start, end = span
        if end > start and all(free[start:end]):
            free[start:end] = bytes(end - start)
            found.append((span, kind))
    return tuple(Personal(*seen.origin(*span), kind) for span, kind in sorted(found))


def mask(text: str) -> str:
    """The text with each piece replaced: names by an initial, the rest by what it was, in brackets.

    Masking a masked text changes nothing: what a replacement brings to light is replaced at once.
    """
    while spans := find(text):
        pieces: list[str] = []
        last = 0
        for one in spans:
            pieces += (text[last : one.start], _replacement(text, one))
            last = one.end
        text = "".join(pieces) + text[last:]
    return text


def _candidates(text: Folded) -> Iterator[tuple[Span, str]]:
    """Every find with its kind, the surest kinds first."""
    for look, kind in (emails, "email"), (accounts, "social"), (plates, "plate"), (births, "birth_date"):
        for span in look(text):
            yield span, kind
    yield from numbers(text)
    for span in homes(text):
        yield span, "home_address"
    for span in names(text):
        yield span, "name"
        if year := birth_year_after(text, span[1]):
            yield year, "birth_date"


def _without_marks(text: str) -> str:
    """The text with earlier replacements blackened letter by letter, so that they say nothing."""
    for mark in _SHOWN.values():
        if mark in text:
            text = text.replace(mark, "█" * len(mark))
    return text


def _replacement(text: str, one: Personal) -> str:
    if one.kind != "name":
        return _SHOWN[one.kind]
    given = folded(text[one.start : one.end]).shown.replace("-", " ").split()[-1]
    initial = next((char for char in given if char.isalpha()), "").upper()
    return initial if text[one.end : one.end + 1] == "." else f"{initial}."
