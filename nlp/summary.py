"""A title for a message, out of its own words: the clause that says what the matter is.

Nothing is added or put in another order. Greetings, who writes, thanks and personal data are left out.
"""

import re
from itertools import accumulate

from nlp.folded import Folded, folded
from nlp.normalise import fold
from nlp.privacy import find
from nlp.segment import words
from nlp.summary_clauses import Clause, Matter, opening, phrases, tables

LONGEST = 90
# The matter stands in the first pages of a message.
_READ = 2_000
# A title that is cut ends at a clause when that leaves at least this much.
_ENOUGH = 40
# What follows the cut, to see whether a word goes on there.
_BEYOND = 20
_SHOUTED_FROM = 0.6
# Stands for personal data while clauses are sought: no word, and no end of a sentence as '…' is.
_GAP = "\u25cc"
_EDGE = " \t\r\n,;:.-–—!?…\"'“”‘’()[]*/+=•_~#" + _GAP
_WORD = re.compile(r"[^\W_]+")


def title(text: str) -> str:
    """At most `LONGEST` characters for any text; '' when it has no words besides personal data."""
    seen = _without_personal_data(text[:_READ])
    matter = Matter(seen)
    best = max(matter.clauses(), key=lambda one: _worth(matter, one), default=None)
    if best is None:
        return ""
    start = _after_opening(seen, best)
    asks = seen.shown[best.stop : best.stop + 1] == "?"
    if start is None:  # nothing but a greeting
        made = seen.shown[best.start : best.stop].strip(_EDGE)[:LONGEST]
    else:
        made = _shortened(seen.shown[start : best.stop] + "?" * asks)
    made = _finished(_sentence_case(made))
    # The cut or the capital may make a name of what was none.
    while personal := find(made):
        made = _finished(made[: personal[0].start] + _GAP + made[personal[0].end :])
    return made


def _without_personal_data(text: str) -> Folded:
    """The text with one sign in place of each name, number or address."""
    pieces: list[str] = []
    last = 0
    for one in find(text):
        pieces += (text[last : one.start], _GAP)
        last = one.end
    return folded("".join(pieces) + text[last:])


def _worth(matter: Matter, clause: Clause) -> float:
    """How good a title would be that begins with this clause."""
    start = _after_opening(matter.text, clause)
    if start is None:
        return -100.0 - clause.sentence
    stop = min(clause.stop, start + LONGEST)
    worth = matter.weight(start, stop) - 0.4 * matter.text.plain.count(_GAP, start, stop)
    worth -= 0.3 * min(clause.sentence, 12) + (0.0 if clause.whole else 1.8)
    for name, place, loss in _LOSSES:
        if matter.begins(start if place == "after" else clause.start, name):
            worth -= loss
    return worth


# Beginnings that make a title less likely, before or after the opening is cut off.
_LOSSES = (("courtesy", "before", 6.0), ("tale", "before", 1.5), ("joining", "after", 2.0))


def _after_opening(text: Folded, clause: Clause) -> int | None:
    """Where the matter begins after 'Dạ thưa cán bộ, cho tôi hỏi'; None when there is nothing else."""
    start = clause.start
    while match := opening().match(text.plain, start, clause.stop):
        word = _WORD.search(text.plain, match.end(), clause.stop)
        if word is None:
            return None
        start = word.start()
    return start


def _shortened(shown: str) -> str:
    """A stretch cut to fit, at a clause's end if much is left, otherwise after a word that can end it."""
    trimmed = _without_closing(shown.rstrip(_EDGE))
    if len(trimmed) <= LONGEST:
        return trimmed + "?" if shown.endswith("?") and len(trimmed) < LONGEST else trimmed
    comma = max(trimmed.rfind(border, 0, LONGEST) for border in (", ", "; ", " (", ": "))
    if comma >= _ENOUGH:
        return trimmed[:comma] + "…"
    ends = [match.end() for match in _WORD.finditer(trimmed, 0, LONGEST)]
    if ends and ends[-1] == LONGEST:  # perhaps in the middle of a word
        ends.pop()
    ends = _ends_of_words(trimmed, ends)
    while len(ends) > 1 and fold(trimmed[ends[-2] : ends[-1]].strip(_EDGE)) in phrases("hanging"):
        ends.pop()
    return trimmed[: ends[-1] if ends else LONGEST - 1] + "…"


def _ends_of_words(text: str, ends: list[int]) -> list[int]:
    """Of the ends of syllables those that end a word: a title must not stop inside 'bệnh viện'.

    Only what follows the text's first `LONGEST` characters tells; all ends where segments do not fit them.
    """
    syllables = len(_WORD.findall(text[: LONGEST + _BEYOND]))
    sizes = [word.count("_") + 1 for word in words(text[: LONGEST + _BEYOND]) if word[0].isalnum()]
    if sum(sizes) != syllables:
        return ends
    whole = set(accumulate(sizes))
    return [end for number, end in enumerate(ends, start=1) if number in whole] or ends


def _without_closing(shown: str) -> str:
    """Without 'ạ', 'nha', 'cảm ơn' at the end, as long as something else is left."""
    words = list(_WORD.finditer(shown))
    while len(words) > 1:
        size = next((size for size in (2, 1) if _joined(words[-size:]) in phrases("closing")), 0)
        if not size or len(words) <= size:
            break
        del words[-size:]
        shown = shown[: words[-1].end()]
    return shown


def _joined(words: list[re.Match[str]]) -> str:
    return fold(" ".join(word[0] for word in words))


def _sentence_case(shown: str) -> str:
    """Shouted words in small letters, except short forms and what has a figure in it."""
    letters = [char for char in shown if char.isalpha()]
    if sum(map(str.isupper, letters)) <= _SHOUTED_FROM * len(letters):
        return shown
    kept = frozenset(tables()["capitals"].split(", "))

    def lowered(word: re.Match[str]) -> str:
        return word[0] if word[0] in kept or any(map(str.isdigit, word[0])) else word[0].lower()

    return _WORD.sub(lowered, shown)


def _finished(made: str) -> str:
    """Gaps as an ellipsis, none at the edges, a capital at the beginning, never longer than allowed."""
    cut = made.endswith("…")
    asks = made.endswith("?")
    inner = re.sub(rf"(?:[\s,;:–-]*+{_GAP})++[\s,;:]*+", " … ", made.strip(_EDGE))
    inner = " ".join(re.sub(r"\s*…\s*…[\s…]*+", " … ", inner).split()).strip(_EDGE)
    inner = inner[: LONGEST - (cut or asks)]
    if not _WORD.search(inner):
        return ""
    first = inner[0].upper()
    capital = (first if len(first) == 1 else inner[0]) + inner[1:]
    return capital + ("…" if cut else "?" if asks else "")
