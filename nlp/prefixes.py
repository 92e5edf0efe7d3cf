"""Words that stand before a place's name and say what it is: xã, phường, thôn, tỉnh and their like."""

from dataclasses import dataclass

from casework.places import Level
from nlp.spelling import Token, syllables


@dataclass(frozen=True, slots=True)
class Prefix:
    """A prefix that stands at tokens `first` up to the name. `kind` is its folded full form."""

    kind: str
    level: Level
    first: int


_KINDS: dict[Level, dict[str, tuple[str, ...]]] = {
    Level.VILLAGE: {
        "thon": ("thôn",),
        "xom": ("xóm",),
        "ap": ("ấp",),
        "ban": ("bản",),
        "lang": ("làng",),
        "buon": ("buôn",),
        "khom": ("khóm",),
        "khu pho": ("khu phố", "kp"),
        "khu": ("khu",),
        "to": ("tổ dân phố", "tdp", "tổ"),
    },
    Level.COMMUNE: {
        "xa": ("xã",),
        "phuong": ("phường", "p"),
        "thi tran": ("thị trấn", "tt"),
        "dac khu": ("đặc khu",),
    },
    Level.DISTRICT: {"huyen": ("huyện",), "quan": ("quận", "q"), "thi xa": ("thị xã", "tx")},
    Level.PROVINCE: {"tinh": ("tỉnh",), "thanh pho": ("thành phố", "tp")},
}
_LONGEST = 3
# (plain, accented) syllables of a prefix to what it means
_SPELLINGS = {
    syllables(spelling): (kind, level)
    for level, kinds in _KINDS.items()
    for kind, spellings in kinds.items()
    for spelling in spellings
}
_FIRST_WORDS = frozenset(spelling[0][0] for spelling in _SPELLINGS)


def before(tokens: list[Token], name: int) -> Prefix | None:
    """The prefix right before the token at `name`, the longest that fits ('thị xã' over 'xã').

    A prefix may be written without its accents, but not with others ('phương Tân An' has none).
    """
    for size in range(min(_LONGEST, name), 0, -1):
        written = tokens[name - size : name]
        for spelling, (kind, level) in _SPELLINGS.items():
            if len(spelling) == size and _reads(written, spelling):
                return Prefix(kind, level, name - size)
    return None


def at(tokens: list[Token], start: int) -> Prefix | None:
    """The prefix that begins at the token at `start`, the longest that fits."""
    for size in range(_LONGEST, 0, -1):
        found = before(tokens, start + size) if start + size < len(tokens) else None
        if found is not None and found.first == start:
            return found
    return None


def near(tokens: list[Token], name: int, reach: int) -> bool:
    """Whether any prefix begins among the `reach` tokens before `name`."""
    return any(
        token.plain in _FIRST_WORDS and at(tokens, index) is not None
        for index, token in enumerate(tokens[max(0, name - reach) : name], max(0, name - reach))
    )


def split(name: str) -> tuple[str, str]:
    """A configured name as (kind of its prefix, the rest): 'thôn Đông' → ('thon', 'Đông')."""
    words = name.split()
    for size in range(min(_LONGEST, len(words) - 1), 0, -1):
        kind, _ = _SPELLINGS.get(syllables(" ".join(words[:size])), ("", None))
        if kind:
            return kind, " ".join(words[size:])
    return "", name


def _reads(written: list[Token], spelling: tuple[tuple[str, str], ...]) -> bool:
    return all(
        token.plain == plain and (token.key == key or not token.accented)
        for token, (plain, key) in zip(written, spelling, strict=True)
    )
