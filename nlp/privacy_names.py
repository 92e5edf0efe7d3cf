"""Names of persons in a text; what surrounds a name counts as much as its syllables.

Capitals mark a name where the writer uses them; names in small letters are read in privacy_small_names.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from nlp.folded import Folded
from nlp.privacy_small_names import may_begin, small_name
from nlp.privacy_tokens import CHILDREN, TITLED, TITLES, Tokens, cue_before, is_place, tokens
from nlp.privacy_words import phrases, spelled, words

Span = tuple[int, int]

_LONGEST = 4
_PRONOUNS = frozenset({"toi", "em", "cha", "ong", "ba", "co", "cho", "de"})
_BARE_PREFIXES = frozenset({"y", "a", "ka", "ama", "ami", "ae", "k", "h"})


def names(text: Folded) -> Iterator[Span]:
    """Stretches of `text.shown` that are persons' names, without titles, in order; they may touch."""
    found = tokens(text)
    last = free = 0
    for index, (plain, following) in enumerate(pairwise([*found.plain, ""])):
        if index < free:
            continue
        if found.capital[index]:
            size, named = _capitalised(found, index, last)
        elif may_begin(plain, following):
            size = small_name(found, index)
            named = size > 0
        else:
            continue
        if named:
            last = index + size
            yield found.spans[index][0], found.spans[last - 1][1]
        free = index + size


def _capitalised(found: Tokens, index: int, last: int) -> tuple[int, bool]:
    """How many syllables from `index` on belong together, and whether they are a person's name.

    `last` is the end of the name before.
    """
    size = 0 if _is_title(found, index) else _run(found, index)
    if not size:
        return 0, False
    row = found.plain[index : index + size]
    kind, phrase = cue_before(found, index)
    if kind == "thing" or _is_nobody(found, index, row, kind, phrase):
        return size, False
    if kind in _RULES:
        return (size, True) if _RULES[kind](found, index, row, phrase) else (0, False)
    return (size, True) if _is_known_alone(found, index, row, last) else (0, False)


def _is_title(found: Tokens, index: int) -> bool:
    """Whether a capital stands on a title before the name ('Chị Xuyến'), not on the name."""
    following = index + 1 < len(found.plain) and found.glued[index + 1] and found.capital[index + 1]
    if not following:
        return False
    plain = found.plain[index]
    return found.holds("kin", index, index + 1) and (
        plain in ("ong", "ba", "bac") or plain not in words("surnames")
    )


def _run(found: Tokens, index: int) -> int:
    """How many capitalised syllables in a row can be one name; 0 when the first cannot begin one."""
    size = 0
    while size < _LONGEST and index + size < len(found.plain):
        here = index + size
        if size and not (found.glued[here] or _is_apart(found, here)):
            break
        if not found.capital[here] or not _may_be_syllable(found, here, first=size == 0):
            break
        size += 1
    only_letter = size == 1 and len(found.plain[index]) == 1
    return 0 if only_letter else size


def _is_apart(found: Tokens, index: int) -> bool:
    """Two blanks, or none: names of minorities are written 'Y-Bhăm' too."""
    return found.gap(index) == "-" and found.plain[index - 1] in _BARE_PREFIXES


def _may_be_syllable(found: Tokens, index: int, *, first: bool) -> bool:
    plain = found.plain[index]
    if not plain.replace("'", "").isalpha():
        return False
    following = found.plain[index + 1] if index + 1 < len(found.plain) and found.glued[index + 1] else ""
    if f"{plain} {following}" in phrases("pairs") and not (following and _both_names(found, index)):
        return False
    if first and _is_never(found, index):
        return False
    is_short_form = len(plain) > 1 and not set(plain) & set("aeiouy")
    return not is_short_form


def _both_names(found: Tokens, index: int) -> bool:
    """'Văn Phòng' is a pair only where it is not in the middle of a name: 'Trần Văn Phòng'."""
    inside = index > 0 and found.glued[index] and found.capital[index - 1]
    return inside and found.plain[index - 1] in words("surnames") and found.capital[index + 1]


def _is_never(found: Tokens, index: int) -> bool:
    if found.plain[index] not in words("never"):
        return False
    if found.accented:
        if found.key(index) not in spelled("never"):
            return False
    elif found.plain[index] in words("given") and found.plain[index] not in _PRONOUNS:
        return False  # 'Minh', 'Trung': without accents it may as well be a name
    known = found.key(index) in spelled("surnames")
    following = index + 1 < len(found.plain) and found.glued[index + 1] and found.capital[index + 1]
    return not (known and following)


def _is_nobody(found: Tokens, index: int, row: list[str], kind: str, phrase: str) -> bool:
    """Whether the row is a people, a place of fame or a person of history."""
    stop = index + len(row)
    titled = phrase != "" and found.glued[index]
    if found.holds("nobody", index, stop) or (titled and found.holds("nobody", index - 1, stop)):
        return True
    known = row[0] in words("given", "surnames") and (kind == "intro" or phrase in TITLES)
    if found.holds("peoples", index, stop) and row != ["hoa"] and not known:
        return True
    certain = kind == "intro" or phrase in CHILDREN
    return not certain and any(
        found.holds("history", first, end)
        for first in (index, index + 1 if row[0] in _THINGS else index)
        for end in range(first + 2, stop + 1)
    )


# 'Đường Nguyễn Trãi' at the beginning of a sentence.
_THINGS = frozenset(("duong", "truong", "pho", "cho", "cau"))


def _after_intro(found: Tokens, index: int, row: list[str], phrase: str) -> bool:
    telling = {"ten", "ho", "xung", "mang"} & set(phrase.split()) or phrase.endswith("goi la")
    return bool(telling) or len(row) > 1 or row[0] in words("given") or "'" in row[0]


def _after_kin(found: Tokens, index: int, row: list[str], phrase: str) -> bool:
    shouted = len(row) == 1 and len(row[0]) > 1 and found.shown(index).isupper()
    if shouted and row[0] not in words("given"):
        return False
    # 'vợ', 'mẹ' and their like stand before places too ('mẹ Quảng Nam').
    return phrase in TITLED or row[0] in words("surnames") or not is_place(found, index, index + len(row))


def _after_role(found: Tokens, index: int, row: list[str], phrase: str) -> bool:
    if len(row) == 1:
        return row[0] in words("given") and not phrase.endswith(_OF_PLACES)
    if is_place(found, index, index + len(row)):
        return False
    return (
        row[0] in words("surnames", "order")
        or row[0] in _BARE_PREFIXES
        or all(one in words("given") for one in row)
    )


# 'trưởng thôn Đông' has a village, not a person, where one syllable follows.
_OF_PLACES = (" xa", " phuong", " thon", " ap", " ban", " khu")
_RULES = {"intro": _after_intro, "kin": _after_kin, "role": _after_role}


def _is_known_alone(found: Tokens, index: int, row: list[str], last: int) -> bool:
    """Whether a row is a name although nothing before it says so."""
    before = found.plain[index - 1] if index and found.glued[index] else ""
    if row[0] in words("order") and len(row) > 1 and before == "nha":
        return True
    if before.isdigit() or is_place(found, index, index + len(row)):
        return False  # '115 Lê Lợi' is a house
    if re.match(r"[ykh](?:'|$)", row[0]):
        return _is_highland_name(found, index, row)
    if not found.spelled_in("surnames", index) or len(row) == 1:
        return False
    if len(row) >= 3:  # noqa: PLR2004 - surname, middle name, given name
        return row[1] in words("middle") or all(one in words("given", "order") for one in row[1:])
    return _is_listed(found, index, last) or _is_signed(found, index, len(row))


def _is_highland_name(found: Tokens, index: int, row: list[str]) -> bool:
    """'Y Bhăm', 'H'Lương Êban', 'K'Brọi'; not the peoples K'Ho and H'Mông, nor 'Y tế' at a beginning."""
    joined = row[0] if "'" in row[0] else " ".join(row[:2])
    return joined not in phrases("peoples") and joined not in phrases("pairs")


def _is_listed(found: Tokens, index: int, last: int) -> bool:
    """Whether the row follows another name: 'Lường Văn Hặc, Quàng Inh và Tòng Pánh'."""
    if not last:
        return False
    between = found.text.plain[found.spans[last - 1][1] : found.spans[index][0]]
    return between in (", ", " va ", ", va ", " - ", " voi ", "; ")


def _is_signed(found: Tokens, index: int, size: int) -> bool:
    """Whether the row stands alone at the text's end, or before a telephone."""
    end = found.spans[index + size - 1][1]
    after = found.text.plain[end : end + 24]
    alone = index > 0 and not found.glued[index] and not after.strip(" .!\n")
    return alone or re.match(r"[ ,:(-]{1,3}(?:(?:sdt|dt|so)[ :]{1,2})?(?:0|\+?84)\d", after) is not None
