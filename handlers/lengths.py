"""How long a message may be, counted as Telegram counts: in UTF-16 units (an emoji is two)."""

from handlers.turn import Turn

LONGEST_TEXT = 3000  # an answer, or the texts of a file shown in one message: headers and all fit in 4096
LONGEST_NOTE = 1500  # a question, a reason
EXCERPT = 400


def units(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def excerpt(text: str, length: int = EXCERPT) -> str:
    """The beginning of a text, cut at a word, at most `length` units."""
    line = text.strip()
    if units(line) <= length:
        return line
    cut = line[: length - 1]
    while units(cut) > length - 1:
        cut = cut[:-1]
    return (cut.rsplit(maxsplit=1)[0] if len(cut.split(maxsplit=1)) > 1 else cut) + "…"


def fits(turn: Turn, text: str, length: int) -> bool:
    """Whether a text can be sent whole; says so when it cannot."""
    if units(text) <= length:
        return True
    turn.say("text-too-long", {"characters": length, "length": units(text)})
    return False
