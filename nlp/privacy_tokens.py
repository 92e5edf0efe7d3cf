"""The syllables of a text with what stands before them; tables and rules for names work on these."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from operator import and_

from nlp.folded import Folded
from nlp.gazetteer import gazetteer
from nlp.privacy_words import cue, cue_ends, key, phrases, spelled, spelled_phrases, words

Span = tuple[int, int]

_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)*+")
_CUE_REACH = 5
# This many letters with accents (a usual text has a quarter): a syllable without accents has none.
_ACCENTED_FROM = 0.06
_SHOUTED_FROM = 0.6
# Titles that stand before a name in any text; other words of kinship are everyday words as well.
TITLES = frozenset(("ong", "ba", "anh", "chi", "co", "chu", "bac", "thay", "cu", "be", "thang", "hang xom"))
CHILDREN = frozenset(("chau", "con", "em", "be", "con trai", "con gai", "em trai", "em gai"))
TITLED = TITLES | CHILDREN


@dataclass(frozen=True, slots=True)
class Tokens:
    """The syllables of a text: `plain` folded, `capital` as meant, `glued` to the one before by a blank."""

    text: Folded
    spans: list[Span]
    plain: list[str]
    capital: list[bool]
    glued: list[bool]
    accented: bool
    cased: bool

    def shown(self, index: int) -> str:
        """The syllable as written."""
        start, end = self.spans[index]
        return self.text.shown[start:end]

    def key(self, index: int) -> str:
        """The syllable's spelling with accents, for comparison."""
        return key(self.shown(index))

    def holds(self, table: str, index: int, stop: int) -> bool:
        """Whether these syllables are a phrase of a table, by their accents where they have any."""
        if " ".join(self.plain[index:stop]) not in phrases(table):
            return False
        spelling = [self.key(one) for one in range(index, stop)]
        return spelling == self.plain[index:stop] or " ".join(spelling) in spelled_phrases(table)

    def gap(self, index: int) -> str:
        """What stands between the syllable before and this one."""
        return self.text.plain[self.spans[index - 1][1] : self.spans[index][0]] if index else "\n"

    def cue(self, index: int) -> tuple[str, str]:
        """Kind and folded phrase of the cue right before this syllable, by its accents where it has any."""
        if index == 0 or self.plain[index - 1] not in cue_ends():
            return "", ""
        before = self._before(index)
        found = cue([self.plain[one] for one in before], accented=False)
        if not found[0]:
            return found
        if self.accented:
            spelled_as = cue([self.key(one) for one in before], accented=True)
            if spelled_as[0] or self.key(before[-1]) != self.plain[before[-1]]:
                return spelled_as
        # What was written without accents is read so, except words that mean too much then.
        return ("", "") if found[0] == "kin" and found[1] in words("accented_kin") else found

    def spelled_in(self, table: str, index: int) -> bool:
        """Whether a syllable is in a table, with its accents where the text has accents."""
        if self.plain[index] not in words(table):
            return False
        return not self.accented or self.key(index) in spelled(table)

    def follows(self, index: int) -> str:
        """The folded syllable after this one, '' when a break or nothing follows."""
        after = index + 1
        return self.plain[after] if after < len(self.plain) and self.glued[after] else ""

    def _before(self, index: int) -> range:
        """Up to `_CUE_REACH` syllables before this one, without a break between."""
        first = index
        while first > 0 and index - first < _CUE_REACH and (first == index or self.glued[first]):
            first -= 1
        return range(first, index)


def tokens(text: Folded) -> Tokens:
    """The syllables of any text."""
    spans = [match.span() for match in _TOKEN.finditer(text.plain)]
    plain = [text.plain[start:end] for start, end in spans]
    upper = list(map(str.isupper, text.shown))
    letters = sum(map(len, plain))
    shouted = sum(upper) > _SHOUTED_FROM * letters
    capital = [not shouted and upper[start] for start, _ in spans]
    gaps = [text.plain[before[1] : after[0]] for before, after in pairwise(spans)]
    glued = [False, *(gap == " " or (gap.isspace() and "\n" not in gap) for gap in gaps)][: len(spans)]
    others = len(text.shown) - len(text.shown.encode("ascii", "ignore"))
    cased = any(map(and_, capital, glued))
    return Tokens(text, spans, plain, capital, glued, others > _ACCENTED_FROM * letters, cased)


def cue_before(found: Tokens, index: int) -> tuple[str, str]:
    """The cue before a name; ':' and brackets may stand between, a full stop after a short form."""
    gap = found.gap(index).strip()
    if not gap and found.glued[index]:
        return ("thing", "") if _is_in_place_name(found, index) else found.cue(index)
    if gap in _AFTER_INTRO and index and "\n" not in found.gap(index):
        kind, phrase = found.cue(index)
        return (kind, phrase) if kind == "intro" else ("", "")
    if gap == "." and index and found.plain[index - 1] in _SHORT_TITLES:
        return "role", found.plain[index - 1]
    return "", ""


def _is_in_place_name(found: Tokens, index: int) -> bool:
    """Whether a capitalised title belongs to a place: 'Bắc Gia Nghĩa', 'Ba Chúc', 'suối Bà Và'."""
    title = index - 1
    if not found.capital[title] or found.plain[index] in words("surnames"):
        return False
    capital = found.capital[title - 1] and not found.holds("kin", title - 1, title)
    if found.glued[title] and (capital or found.cue(title)[0] == "thing"):
        return True
    return is_place(found, title, index + 1)


_AFTER_INTRO = frozenset((":", "-", ":-", "(", '"', "“", ': "'))
_SHORT_TITLES = frozenset(("bs", "ls", "gv", "ts", "ths", "ks", "a", "c", "o", "b"))


def is_place(found: Tokens, index: int, stop: int) -> bool:
    """Whether the syllables are the name of a commune, district or province, by their accents if any."""
    plain = " ".join(found.plain[index:stop])
    if plain not in _places():
        return False
    spelling = " ".join(found.key(one) for one in range(index, stop))
    return spelling == plain or spelling in _places()[plain]


@cache
def _places() -> dict[str, frozenset[str]]:
    """Folded names of more than one syllable to their spellings with accents."""
    return {
        name: frozenset(
            " ".join(key(syllable) for syllable in written.split())
            for written in (*named.communes, *named.districts, *named.provinces)
        )
        for name, named in gazetteer().names.items()
        if " " in name
    }
