"""Text ids become sentences (Project Fluent): Vietnamese for people, English for readers of the code.

Functions that the locale files may use: DAY(iso) 'thứ Sáu, 11/12/2026'; TOPIC(id) its name;
HAS(word) 'yes' or 'no', for words that may be empty; TITLE(title) what stands for a petition, words or not.
"""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from fluent.runtime import FluentBundle, FluentResource

from casework.notices import WORDLESS, Words
from casework.topics import Topics

LOCALES: Final = Path(__file__).parent / "locales"
LONGEST_WORD: Final = 500
_MARK: Final = "\ue000"  # a private character: cleaning takes it out of whatever people write
LANGUAGES: Final = ("vi", "en")
_WEEKDAYS: Final = {
    "vi": ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}


class WordingError(Exception):
    """A sentence is missing from a locale file or lacks a word: says which file and which id."""


class Wording:
    """The sentences of one language."""

    def __init__(self, language: str, topics: Topics) -> None:
        self.language = language
        self._topics = topics

    def say(self, sentence: str, words: Words | None = None) -> str:
        """The sentence with its words filled in. Words are put in as they are, never interpreted."""
        if not self._bundle.has_message(sentence):
            raise WordingError(f"handlers/locales/{self.language}/ has no text '{sentence}'.")
        pattern = self._bundle.get_message(sentence).value
        assert pattern is not None
        short, long = _set_aside({name: self._named(word) for name, word in (words or {}).items()})
        formatted, errors = self._bundle.format_pattern(pattern, short)
        if errors:
            raise WordingError(f"handlers/locales/{self.language}/, text '{sentence}': {errors}")
        text = str(formatted)
        for mark, word in long.items():
            text = text.replace(mark, word)
        return text.strip()

    @cached_property
    def _bundle(self) -> FluentBundle:
        functions: dict[str, Callable[[Any], Any]] = {
            "DAY": self._day,
            "TOPIC": self._topic,
            "HAS": _has,
            "TITLE": self._title,
        }
        bundle = FluentBundle([self.language], use_isolating=False, functions=functions)
        for file in sorted((LOCALES / self.language).glob("*.ftl")):
            bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
        return bundle

    def _day(self, iso: Any) -> str:
        day = date.fromisoformat(str(iso))
        return f"{_WEEKDAYS[self.language][day.weekday()]}, {day.day}/{day.month}/{day.year}"

    def _title(self, title: Any) -> str:
        return str(title) or self.say("no-words")

    def _named(self, word: str | int) -> str | int:
        """What was sent in place of words, by its name."""
        if word not in WORDLESS:
            return word
        return self.say("in-place-of-words", {"kind": WORDLESS[str(word)] or "several"})

    def _topic(self, topic_id: Any) -> str:
        return self._topics.named(str(topic_id)).name


def _set_aside(words: Words) -> tuple[Words, dict[str, str]]:
    """Short words, with a mark in place of each long one: Fluent fills no gap with so many characters."""
    short, long = dict(words), {}
    for number, (name, word) in enumerate(words.items()):
        if isinstance(word, str) and len(word) > LONGEST_WORD:
            short[name] = f"{_MARK}{number}{_MARK}"
            long[f"{_MARK}{number}{_MARK}"] = word
    return short, long


def _has(word: Any) -> str:
    return "yes" if str(word) else "no"
