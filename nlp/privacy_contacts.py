"""E-mail addresses and accounts in social networks, on the folded shadow of a text."""

import re
from collections.abc import Iterator

from nlp.folded import Folded

Span = tuple[int, int]

_AT = r"(?:@ ?| @ | @(?=gmail|yahoo|hotmail|outlook|icloud)| ?[(\[](?:at|a cong)[)\]] ?| a cong )"
_DOT = r"(?:\.| \. ?| cham )"
_EMAIL = re.compile(
    rf"(?<![\w.+%-])[a-z0-9][a-z0-9._+%-]{{0,63}}+{_AT}[a-z0-9-]{{1,63}}+"
    rf"(?:\.[a-z0-9-]{{1,30}}+|{_DOT}(?:com|vn|net|org|edu|me|info)\b){{0,4}}"
)
_SITES = "facebook|fb|zalo|tiktok|instagram|messenger|m|t|youtube|threads|twitter|x|linkedin"
_LINK = re.compile(
    rf"(?<![\w.@/])(?:https?://)?(?:www\.|m\.|vt\.)?(?:{_SITES})\.(?:com|me|net|vn|be)/[^\s<>\"',;)]{{2,200}}+"
)
_NETWORKS = (
    *("nick", "nich", "facebook", "face", "fb", "tiktok", "tik tok", "instagram", "insta", "ig", "zalo"),
    *("telegram", "tele", "youtube", "messenger", "mess", "viber"),
)
_NETWORK = f"(?:{'|'.join(_NETWORKS)})"
_HANDLE = re.compile(r"(?<![\w.@])@[a-z0-9](?:[a-z0-9._]{1,60}+)")
_NICK = re.compile(
    rf"(?<!\w){_NETWORK}(?: (?:cu|moi|ao|ten|la|cua no|cua ho|ten la|co ten|tai khoan)){{0,2}}"
    r"[: \"“']{1,3}(?=\w)"
)
_WORD = re.compile(r"[^\W_][\w.]*")
_LONGEST_NICK = 6
# Networks named one after the other are no nick ('nhắn Zalo Facebook').
_NO_NICK = re.compile(rf"{_NETWORK}$|oa$|pay$|official$|app$|ubnd$|cong$|trang$|nhom$|group$|mini$|xa$|so$")


def emails(text: Folded) -> Iterator[Span]:
    """Addresses of persons; those of authorities (.gov.vn) are public."""
    if not any(sign in text.plain for sign in ("@", "(at", "[at", "a cong")):
        return
    for match in _EMAIL.finditer(text.plain):
        address = match[0].rstrip(".-_ ")
        whole = "." in address or address.endswith(("gmail", "yahoo")) or " cham " in address
        if whole and ".gov" not in address:
            yield match.start(), match.start() + len(address)


def accounts(text: Folded) -> Iterator[Span]:
    """Links to profiles, '@' names, and what follows 'nick' or a network's name with capitals."""
    if "/" in text.plain:
        for match in _LINK.finditer(text.plain):
            yield match.start(), match.start() + len(match[0].rstrip(".!?:-"))
    if "@" in text.plain:
        for match in _HANDLE.finditer(text.plain):
            yield match.start(), match.start() + len(match[0].rstrip("."))
    if any(network in text.plain for network in _NETWORKS):
        for match in _NICK.finditer(text.plain):
            end = _capitals(text, match.end())
            if end > match.end():
                yield match.end(), end


def _capitals(text: Folded, start: int) -> int:
    """The end of the row of capitalised words at `start`; `start` itself when there is none."""
    end = start
    for _ in range(_LONGEST_NICK):
        word = _WORD.match(text.plain, end + (end > start))
        if word is None or (end > start and text.plain[end] != " "):
            break
        shown = text.shown[word.start() : word.end()]
        if not shown[0].isupper() or shown[1:].isupper() or _NO_NICK.match(word[0]):
            break
        end = word.start() + len(word[0].rstrip("."))
        if end < word.end():
            break
    return end
