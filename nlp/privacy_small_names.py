"""Names in small letters, or in a text of capitals only: read by the tables of surnames and given names."""

from functools import cache

from nlp.privacy_tokens import TITLED, Tokens, cue_before
from nlp.privacy_words import cue_ends, phrases, words

_LONGEST = 4
_FOR_GROWN = frozenset(("ong", "ba", "anh", "chi", "co", "chu", "bac", "thay", "thang"))
# Surnames that are no other word at all; with a middle and a given name no title is needed.
_SUREST = frozenset(("nguyen", "huynh", "trinh", "bui", "quach", "nghiem"))
# Surnames that are hardly ever another word, even without their accents.
_SURE = frozenset(
    ("nguyen", "huynh", "trinh", "bui", "doan", "quach", "nghiem", "vuong", "trieu", "tran", "le", "vo", "vu")
)


@cache
def _rare() -> frozenset[str]:
    """Given names that are no everyday words, even without their accents."""
    return words("given") - words("everyday", "ends")


def may_begin(plain: str, following: str) -> bool:
    """Whether a folded syllable can begin a name before another; a quick look that spares a long one."""
    if plain in words("surnames") and following in words("given", "middle"):
        return True
    return plain in words("given", "surnames", "order")


def small_name(found: Tokens, index: int) -> int:
    """How many syllables from `index` on are a name in small letters (or in a shouted text)."""
    plain = found.plain[index]
    if plain in words("surnames") and (size := _full_name(found, index)):
        return size
    # Quick looks first: most syllables of a text end here.
    if not found.glued[index] or found.plain[index - 1] not in cue_ends(intro=found.cased):
        return 0
    known = any(found.spelled_in(table, index) for table in ("given", "surnames", "order"))
    return _given_only(found, index) if known else 0


def _full_name(found: Tokens, index: int) -> int:
    if not found.spelled_in("surnames", index):
        return 0
    size = 1 if _is_paired(found, index) else _small_run(found, index)
    row = found.plain[index : index + size]
    if size == 1 or {" ".join(row), " ".join(row[:3])} & phrases("history"):
        return 0
    kind, phrase = cue_before(found, index)
    if kind == "thing":
        return 0
    return size if _is_small_name(found, index, row, kind, phrase) else 0


def _is_small_name(found: Tokens, index: int, row: list[str], kind: str, phrase: str) -> bool:
    """Whether surname and syllables are a name; without accents everyday words look alike."""
    telling = row[-1] not in words("everyday")
    long = len(row) > 2 and row[1] in words("middle")  # noqa: PLR2004 - surname, middle and given name
    if kind == "intro":
        return long or telling
    marked = long and row[1] in ("thi", "van") and _is_joined(found, index, row, phrase)
    if not kind:
        return marked if row[0] in _SURE or found.accented else long and row[0] in _SUREST
    if not (phrase in TITLED or " " in phrase):
        return False
    rare = found.accented or row[0] not in words("everyday") or phrase in ("ong", "ba")
    known = (telling and rare) or (long and row[0] in _SURE)
    return marked or (known and not (found.accented and found.cased))


def _is_joined(found: Tokens, index: int, row: list[str], phrase: str) -> bool:
    """Whether 'thị' or 'văn' joins two parts of a name, and is no 'thì', 'thi' or 'vẫn'."""
    if found.accented:
        return found.spelled_in("middle", index + 1)
    return phrase in _FOR_GROWN or row[0] not in words("not_before_thi")


def _small_run(found: Tokens, index: int) -> int:
    """Surname and up to three syllables of the tables; after 'thị' or 'văn' any syllable counts once."""
    size = 1
    while size < _LONGEST and index + size < len(found.plain) and found.glued[index + size]:
        here = index + size
        plain = found.plain[here]
        after_thi = size == 2 and found.plain[here - 1] == "thi"  # noqa: PLR2004 - 'Vi Thị Tên'
        if found.capital[here] or (plain in words("ends") and plain != "van" and not after_thi):
            break
        after_middle = size > 1 and found.plain[here - 1] in ("thi", "van", "a")
        known = found.spelled_in("given", here) or found.spelled_in("middle", here)
        if not (known or (after_middle and plain.isalpha())):
            break
        size += 1
    return size


def _is_paired(found: Tokens, index: int) -> bool:
    """Whether a syllable is half of an ordinary word: 'quản lý thị trường', 'an ninh'."""
    before = found.glued[index] and found.holds("pairs", index - 1, index + 1)
    return before or found.holds("pairs", index, index + 2)


def _given_only(found: Tokens, index: int) -> int:
    """A name without surname: after 'tên', or after a title where the text knows no capitals."""
    kind, phrase = found.cue(index)
    if kind not in ("intro", "kin") or _is_paired(found, index):
        return 0
    if kind == "intro":
        return _after_intro(found, index, phrase)
    if found.cased or phrase not in _FOR_GROWN | {"em", "chau"}:
        return 0
    return _nickname(found, index, phrase) or _after_title(found, index)


def _after_intro(found: Tokens, index: int, phrase: str) -> int:
    """After 'tên' a row of names up to a break; otherwise one that is no everyday word."""
    size = 0
    while (
        size < _LONGEST and index + size < len(found.plain) and _is_name_syllable(found, index + size, size)
    ):
        size += 1
    row = found.plain[index : index + size]
    told = row and (row[0] in _SURE or not words("after_title").issuperset(row))
    if told and "ten" in phrase.split() and not found.follows(index + size - 1):
        return size
    second = size > 1 and row[1] in _rare()
    return 2 if second else int(size > 0 and row[0] in _rare())


def _is_name_syllable(found: Tokens, index: int, size: int) -> bool:
    known = found.spelled_in("given", index) or (size == 0 and found.spelled_in("surnames", index))
    apart = size > 0 and not found.glued[index]
    return known and not apart and not found.capital[index] and found.plain[index] not in words("ends")


def _after_title(found: Tokens, index: int) -> int:
    """'anh lộc bên tổ dân phố': one syllable that does not follow titles in everyday speech."""
    plain = found.plain[index]
    if not found.spelled_in("given", index) or plain in words("after_title", "ends"):
        return 0
    return 2 if found.follows(index) in _rare() and found.spelled_in("given", index + 1) else 1


def _nickname(found: Tokens, index: int, phrase: str) -> int:
    """'ông sáu đởm': a title, a number of birth and a name; 'ba năm nay', 'ông bà già' are no such thing."""
    following = found.follows(index)
    if phrase not in _FOR_GROWN - {"ba"} or not found.spelled_in("order", index):
        return 0
    if not found.accented and found.plain[index] in ("ba", "co", "cu", "be", "ca", "ti"):
        return 0
    named = following in words("given") and following not in words("after_title", "ends")
    return 2 if named and found.spelled_in("given", index + 1) else 0
