"""Why a message did not arrive, in words for officers: the record keeps the operator's English."""

import re

from handlers.lengths import excerpt
from handlers.turn import Turn

LONGEST_DETAIL = 100
# As delivery writes them: the kind of the failure, then what the channel said, often with a number.
_KIND = re.compile(r"\b(?P<kind>[A-Z]\w+Error)\b")
_NUMBER = re.compile(r"(?<!\w)-\d{2,5}\b")
_NO_KIND = {"cannot be worded": "unworded", "the attempt ended": "interrupted"}


def reason_words(turn: Turn, reason: str) -> str:
    """'' for no reason."""
    if not reason:
        return ""
    found, number = _KIND.search(reason), _NUMBER.search(reason)
    kind = found["kind"] if found else _without_kind(reason)
    words = {"kind": kind, "number": number[0] if number else "", "detail": excerpt(reason, LONGEST_DETAIL)}
    return turn.word("not-told-reason", words)


def _without_kind(reason: str) -> str:
    return next((kind for begins, kind in _NO_KIND.items() if reason.startswith(begins)), "other")
