"""House numbers with their street, where the words around say that somebody lives there.

The same form names the place of a trouble ('trước số nhà 15 đường Lê Lợi') or an office, and stays then.
"""

import re
from collections.abc import Iterator

from nlp.folded import Folded
from nlp.privacy_words import alternatives, words

Span = tuple[int, int]

_WHO = rf"(?:{alternatives('persons')})"
_NUMBER = r"(?:lo )?[a-z]{0,2}\d{1,4}[a-z]{0,2}\d?(?:[/-][a-z]?\d{1,4}[a-z]?){0,4}"
_STREET = rf"(?:{alternatives('streets')})"
# A number with a street's word, or with a capitalised name right after it (checked in code).
_HOUSE = re.compile(
    rf"(?<![\w/.,-])({_NUMBER})(?![\w/]|[.,]\d)(?:,? ({_STREET})(?= ))?"
    r"(?: \d[\d/]*[a-z]?(?!\w))?(?=[ ,]|$)"
)
_KIN = r"(?:ong|ba|anh|chi|co|chu|bac)"
_HOUSE_OF = rf"(?:nha|phong|tro|can|can ho)(?: (?:rieng )?(?:cua )?{_WHO}| {_KIN} \w{{1,7}})"
_LIVES = rf"{_WHO}(?: (?:hien|dang|gio|nay|cung|song|tro|thue)){{0,3}} o"
_BETWEEN = r"(?:em|toi|tui|minh|chau|con|dang|hien|o|tai|la|thue|so nha|so|nha|to \d+|thon \w+|voi)"
_CUE = re.compile(
    rf"(?<!\w)(?:{_HOUSE_OF}|{_LIVES}|(?<!so )nha|{alternatives('residence')})(?!\w)"
    rf"(?:[ :,]{{1,2}}{_BETWEEN}){{0,6}}[ :,]{{0,2}}$"
)
_CUE_AFTER = re.compile(rf"\W{{1,2}}(?:la )?nha {_WHO}(?!\w)")
_INSTITUTION = re.compile(rf"(?<!\w)(?:{alternatives('institutions')})(?!\w)")
_HAMLET = re.compile(r",? (?:ap|thon|xom|ban|buon)(?= )")
_WORD = re.compile(r" ([^\W_]+)")
_REACH = 60
_LONGEST = 4


def homes(text: Folded) -> Iterator[Span]:
    """Home addresses from the house's number to the street's name, without 'số nhà' and the ward."""
    for match in _HOUSE.finditer(text.plain):
        end = _name(text, match.end())
        if match[2] is None and (end == match.end() or not _is_named(text, match)):
            continue
        if _is_home(text.plain, match.start(), end):
            hamlet = _HAMLET.match(text.plain, end)
            yield match.start(), _name(text, hamlet.end()) if hamlet else end


def _is_home(plain: str, start: int, end: int) -> bool:
    before = plain[max(0, start - _REACH) : start]
    if (cue := _CUE.search(before)) is None:
        bare = re.search(r"(?<!\w)o (?:so |so nha )?$", before)
        return bare is not None and _CUE_AFTER.match(plain, end) is not None
    # 'địa chỉ' is said of offices too.
    of_office = cue[0].startswith(("dia chi", "dc")) and _INSTITUTION.search(before, 0, cue.start())
    return not of_office


def _is_named(text: Folded, house: re.Match[str]) -> bool:
    """Whether a name of a street can follow a bare number: '31 Hai Bà Trưng', '12/5 le loi', not '4 tuổi'."""
    word = _WORD.match(text.plain, house.end())
    return "/" in house[1] or (word is not None and _is_capitalised(text.shown[word.start(1) : word.end(1)]))


def _is_capitalised(word: str) -> bool:
    """'Lê', not 'LÊ': in shouted text capitals mark no name."""
    return word[0].isupper() and not word[1:].isupper()


def _name(text: Folded, start: int) -> int:
    """The end of a street's name at `start`: capitalised words, or in small letters words up to a stop."""
    end = start
    capitals = None
    for _ in range(_LONGEST):
        word = _WORD.match(text.plain, end)
        if word is None:
            break
        upper = word[1].isdigit() or _is_capitalised(text.shown[word.start(1) : word.end(1)])
        if word[1] in words("after_street") and not upper:
            break
        if capitals is None:
            capitals = upper
        if upper != capitals or (not upper and end > start and end - start > _SMALL):
            break
        end = word.end()
    return end


# Without capitals nothing marks a name's end: about two syllables are taken.
_SMALL = 7
