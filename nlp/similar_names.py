"""Named things in a text: lanes, villages, schools, bridges, firms, persons, numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from nlp.normalise import clean, expand
from nlp.similar_tables import kind_at, table, word_set
from nlp.spelling import BREAK, Token, syllables, tokens

# Characters that are read: what a petition is about stands in its first pages.
LONGEST = 2_000
# Syllables of a name with capitals, and of one in small letters, where its end is a guess.
_CAPITALS, _SMALL = 4, 3
# Words of a name with a house number but no 'số' or 'nhà' before it, at least.
_STREET = 2
# Digits of a number that stands after a name ('Đoài 2').
_ORDINAL = 2


@dataclass(frozen=True, slots=True)
class Name:
    """A named thing: `words` folded ('le', 'loi'), `number` '12' or ''; `sure` when capitals mark its end.

    `family` is one of data/similar.toml, '' for a name without a word that says what it is. `first` and
    `stop` are its tokens, the word before it included.
    """

    family: str
    words: tuple[str, ...]
    number: str
    sure: bool
    first: int
    stop: int


def read(text: str) -> list[Token]:
    """The tokens of a text's first pages, short forms such as 'kp5' written out ('khu', 'phố', '5')."""
    short = table("short")
    found: list[Token] = []
    for token in tokens(expand(clean(text[:LONGEST]))):
        letters = token.plain.rstrip("0123456789")
        meant = short.get(letters)
        if meant is None:
            found.append(token)
            continue
        found.extend(Token(p, k, token.start, token.end, capital=False) for p, k in syllables(meant))
        if number := token.plain[len(letters) :]:
            found.append(Token(number, number, token.start, token.end, capital=True))
    return found


def find(row: list[Token]) -> list[Name]:
    """Every named thing, in the order of the text; a name belongs to one thing only."""
    found: list[Name] = []
    careless = _careless(row)
    index = 0
    while index < len(row):
        name = _at(row, index, careless=careless)
        if name is not None:
            found.append(name)
        index = name.stop if name is not None else index + 1
    return found


def _at(row: list[Token], index: int, *, careless: bool) -> Name | None:
    """The named thing that begins at this token."""
    kind = kind_at(row, index)
    if kind is not None:
        return _after(row, index, index + len(kind.written), kind.family, careless) if kind.family else None
    if row[index].plain.isdigit():
        return _address(row, index, careless=careless)
    return _bare(row, index) if row[index].capital and not careless else None


def _after(row: list[Token], first: int, start: int, family: str, careless: bool) -> Name | None:
    """The name after a word that says what it is: words, words and number, or a number and a street."""
    if start < len(row) and row[start].plain == "so":
        start += 1
    number = ""
    if _is_number(row, start):
        number, start = row[start].plain, start + 1
        if family not in word_set("addressed"):
            return (
                Name(family, (), number, sure=True, first=first, stop=start)
                if family in word_set("numbered")
                else None
            )
    skip = bool(number) and start < len(row) and row[start].plain in word_set("between")
    words = tuple(_run(row, start + skip, careless=careless))
    stop = start + skip + len(words) if words else start
    sure = not words or (row[stop - 1].capital and not careless)
    if words and not number and _is_number(row, stop) and len(row[stop].plain) <= _ORDINAL:
        number, stop = row[stop].plain, stop + 1
    named = words or (number and family in word_set("numbered"))
    return Name(family, words, number, sure, first, stop) if named else None


def _is_number(row: list[Token], index: int) -> bool:
    """Whether a number stands here that counts nothing ('80 tuổi' does)."""
    if index >= len(row) or not row[index].plain[0].isdigit():
        return False
    return index + 1 == len(row) or row[index + 1].plain not in word_set("units")


def _run(row: list[Token], start: int, *, careless: bool) -> Iterator[str]:
    """The syllables of a name: those with capitals, or small ones that can be a name."""
    if start >= len(row):
        return
    capital = row[start].capital and not careless
    for index in range(start, min(len(row), start + (_CAPITALS if capital else _SMALL))):
        token = row[index]
        # 'cầu Ván khu phố 6': another thing begins. With a capital a word is a name ('thôn Đình').
        if (
            token.plain == BREAK
            or token.plain.isdigit()
            or (not (capital and index == start) and kind_at(row, index))
        ):
            return
        if capital and not token.capital:
            return
        if not capital and not _may_be_name(token, careless=careless):
            return
        yield token.plain


def _may_be_name(token: Token, *, careless: bool) -> bool:
    """Whether a word in small letters may be a name: never where the writer uses capitals and accents."""
    if not careless and (token.accented or token.capital):
        return False
    return token.plain not in word_set("not_in")


def _address(row: list[Token], index: int, *, careless: bool) -> Name | None:
    """'88 Nguyễn Trãi': a house number with its street."""
    words = tuple(_run(row, index + 1, careless=careless))
    if len(words) < _STREET:
        return None
    sure = row[index + 1].capital and not careless
    if not sure and (index == 0 or row[index - 1].plain not in word_set("before_number")):
        return None
    return Name("street", words, row[index].plain, sure, index, index + 1 + len(words))


def _bare(row: list[Token], index: int) -> Name | None:
    """'Hải Lâm' amid small letters, not where a sentence begins."""
    if index == 0 or row[index - 1].plain == BREAK:
        return None
    words = tuple(_run(row, index, careless=False))
    return Name("", words, "", sure=True, first=index, stop=index + len(words)) if words else None


def _careless(row: list[Token]) -> bool:
    """Whether capitals say nothing: most words have one, or none but those that begin a sentence."""
    inner = [
        token.capital
        for before, token in pairwise(row)
        if BREAK not in {before.plain, token.plain} and not token.plain[0].isdigit()
    ]
    return not 0 < sum(inner) <= len(inner) / 2
