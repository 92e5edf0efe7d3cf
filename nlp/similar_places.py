"""Whether two texts speak of one place or object: what their named things agree and disagree on."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from nlp.similar_names import Name
from nlp.similar_tables import table

# One word is a name that many things share ('Đông'): in another family, or without any, it is half a link.
_ONE_WORD = 0.5


@dataclass(frozen=True, slots=True)
class Places:
    """Links and conflicts of two texts, each 0..1.

    `link` is the best agreement on a thing, a person or a village, `links` how many kinds of agreement there
    are (2 or more is 1), `wide` agreement on a commune; `conflict` says that two things of one family have
    different names and no others agree, `guess` the same where a name's end is guessed from small letters.
    `numbers`: one street, different house numbers.
    """

    link: float
    links: float
    wide: float
    conflict: float
    guess: float
    numbers: float


def compare(one: tuple[Name, ...], one_line: str, other: tuple[Name, ...], other_line: str) -> Places:
    """Compare the names of two texts; a line is the folded text with blanks at both ends."""
    families: dict[str, list[tuple[float, bool]]] = {}
    crossed = 0.0
    for mine, yours in product(one, other):
        degree = agree(mine, yours)
        if mine.family == yours.family:
            families.setdefault(mine.family, []).append((degree, mine.sure and yours.sure))
        else:
            crossed = max(crossed, degree)
    same, conflict, guess = _by_tier(families)
    named = {"crossed": max(crossed, same.pop("bare")), "said": _said(one, other, other_line, one_line)}
    wide = same.pop("wide")
    # A village has many matters.
    found = [*named.values(), same["thing"], same["person"], 0.7 * same["area"]]
    numbers = any(
        mine.words == yours.words
        and mine.words
        and mine.number
        and yours.number
        and mine.number != yours.number
        for mine, yours in product(one, other)
    )
    return Places(max(found), min(2.0, sum(found) + wide) / 2, wide, conflict, guess, float(numbers))


def agree(one: Name, other: Name) -> float:
    """1 the same thing, 0.5 perhaps, 0 nothing known, -1 two different things of one family."""
    words = _same_words(one, other)
    if one.family != other.family:
        return max(0.0, words) * (1 if min(len(one.words), len(other.words)) > 1 else _ONE_WORD)
    if words < 0:
        return -1.0
    if one.number and other.number and one.number != other.number:
        # Neighbours speak of one trouble with their own house numbers; lanes are places of their own.
        return 0.0 if one.family == "street" and words else -1.0
    return words or (0.5 if one.number == other.number != "" else 0.0)


def _same_words(one: Name, other: Name) -> float:
    """1 equal as far as both go, 0.5 when only a guessed end differs, 0 when one has no words, else -1."""
    if not one.words or not other.words:
        return 0.0
    shared = 0
    for mine, yours in zip(one.words, other.words, strict=False):
        if mine != yours:
            break
        shared += 1
    short, long = sorted((one.words, other.words), key=len)
    if shared == len(short) or (len(short) > 1 and f" {' '.join(short)} " in f" {' '.join(long)} "):
        return 1.0
    sure = max((len(name.words) for name in (one, other) if name.sure), default=1)
    guessed = not (one.sure and other.sure)
    return 0.5 if guessed and 0 < shared >= sure else -1.0


def _by_tier(families: dict[str, list[tuple[float, bool]]]) -> tuple[dict[str, float], float, float]:
    """Per tier the best agreement; whether any family has only conflicts, sure or guessed."""
    tiers = {family: tier for tier, members in table("tiers").items() for family in members} | {"": "bare"}
    same = dict.fromkeys(("thing", "area", "wide", "person", "bare"), 0.0)
    conflict = guess = 0.0
    for family, degrees in families.items():
        tier = tiers.get(family, "thing")
        best = max(degree for degree, _ in degrees)
        same[tier] = max(same[tier], best)
        if best > 0 or tier in {"bare", "person"}:
            continue
        if any(degree < 0 and sure for degree, sure in degrees):
            conflict = 1.0
        elif any(degree < 0 for degree, _ in degrees):
            guess = 1.0
    return same, conflict, guess


def _said(one: tuple[Name, ...], other: tuple[Name, ...], other_line: str, one_line: str) -> float:
    """1 when the words of one text's name stand in the other, not as part of a name found there."""
    return float(_stands(one, other, other_line) or _stands(other, one, one_line))


def _stands(names: Iterable[Name], taken: Iterable[Name], line: str) -> bool:
    theirs = [f" {' '.join(name.words)} " for name in taken if name.words]
    for name in names:
        words = f" {' '.join(name.words)} "
        whole = f"{words}{name.number} " if len(name.words) == 1 and name.number else words
        if len(whole.split()) > 1 and whole in line and not any(words in t or t in words for t in theirs):
            return True
    return False
