"""A simple judge of likeness for tests: texts about the same matter share most of their keys."""

import re
from dataclasses import dataclass

from casework.reading import Trace


def trace_of(text: str) -> Trace:
    """Every word is a key."""
    words = tuple(dict.fromkeys(re.findall(r"\w+", text.lower())))
    return Trace(words, " ".join(words))


def stars(text: str) -> str:
    """Masks telephone numbers."""
    return re.sub(r"\d{9,}", "***", text)


@dataclass(frozen=True)
class SharedWords:
    """casework.ports.Matters by the share of common words."""

    days: int = 60
    propose_from: float = 0.5

    def likeness(self, one: Trace, other: Trace, *, days_apart: float) -> float:
        mine, theirs = set(one.content.split()), set(other.content.split())
        return len(mine & theirs) / max(1, len(mine | theirs))
