"""Messages to learn cutting from: real ones of one matter, and several put together with known cuts."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp.corpus import Message
from nlp.split_phrases import Phrases
from nlp.split_text import Words, read

# Phrases for messages that are put together; data/split.toml has many more to recognise.
_ADDING = ("ngoài ra", "với lại", "thêm nữa", "bên cạnh đó", "đồng thời", "rồi", "còn", "và", "cũng xin nói")
_ANOTHER = (
    *("còn chuyện này", "còn một việc", "một việc nữa là", "chuyện khác là", "à mà", "à quên,", "tiện đây"),
    *("tiện thể", "nhân tiện", "sẵn đây", "vấn đề thứ hai là", "cái nữa là", "việc nữa,", "còn vụ này nữa"),
    *("quên nữa,", "thêm một ý,"),
)
_ANNOUNCED = 0.5  # shares of the messages put together
_SAME_TOPIC_KEPT = 0.2
# A number below 1 decides about signs: up to the first sentences, then lines, then no sign at all, else no
# stop at the ends.
_SENTENCES, _LINES, _BARE = 0.4, 0.5, 0.75


@dataclass(frozen=True, slots=True)
class Told:
    """A message's words, and the words before which it is to be cut."""

    words: Words
    cuts: tuple[int, ...]


def told(text: str, parts: Sequence[str]) -> Told:
    """A message whose parts are known; ValueError when a part is not in it."""
    words = read(text)
    cuts, after = [], 0
    for part in parts:
        piece = read(part).text
        offset = words.text.index(piece, after)
        cuts.append(next(at for at, end in enumerate(words.ends) if end > offset))
        after = offset + len(piece)
    return Told(words, tuple(cuts[1:]))


def put_together(messages: Sequence[Message], count: int, seed: int) -> Iterator[Told]:
    """Up to `count` messages made of two or three short ones, mostly of different topics.

    Some have phrases that announce the next matter, some have no stops between them.
    """
    chance = random.Random(seed)  # noqa: S311 - samples, not secrets
    short = [one for one in messages if _is_short(one)]
    later = [one for one in short if not read(one.text).begins_with(0, Phrases.load().greeting)]
    for _ in range(count):
        chosen = [chance.choice(short), *chance.choices(later, k=chance.choice((1, 1, 2)))]
        alike = len({one.topic for one in chosen}) < len(chosen)
        if alike and chance.random() >= _SAME_TOPIC_KEPT:
            continue
        signs = chance.random()
        parts = [chosen[0].text.strip(), *(_announced(one.text.strip(), chance, signs) for one in chosen[1:])]
        parts = [_with_signs(part, signs) for part in parts]
        yield told(("\n" if _SENTENCES < signs < _LINES else " ").join(parts), parts)


def _is_short(message: Message) -> bool:
    words = len(message.text.split())
    return 5 <= words <= 40 and message.nature != "offtopic" and "\n" not in message.text  # noqa: PLR2004


def _announced(text: str, chance: random.Random, signs: float) -> str:
    if chance.random() >= _ANNOUNCED:
        return text
    phrase = chance.choice(_ANOTHER if chance.random() < _ANNOUNCED else _ADDING)
    first = phrase[0].upper() if signs < _LINES else phrase[0]
    return f"{first}{phrase[1:]} {text[0].lower()}{text[1:]}"


def _with_signs(text: str, signs: float) -> str:
    if signs < _SENTENCES:
        return text if text[-1] in ".!?" else f"{text}."
    if signs < _LINES:
        return text
    return re.sub(r"[.,!?;:]+(?=\s|$)", "", text).lower() if signs < _BARE else text.rstrip(".!? ").lower()
