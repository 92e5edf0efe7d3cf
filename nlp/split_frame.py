"""What stands around the petitions of a message: greeting, the writer's name, thanks."""

from nlp.split_phrases import Phrases
from nlp.split_text import SENTENCE, Words

_LONGEST = 14  # words of a greeting or closing


def after_greeting(words: Words, *, introduced: bool = False) -> int:
    """The first word after greetings on their own; with `introduced` also after the writer's name."""
    phrases = Phrases.load()
    start = 0
    while start < len(words):
        end = next_sentence(words, start)
        greets = words.begins_with(start, phrases.greeting)
        named = introduced and words.begins_with(start, phrases.introducing)
        if end == len(words) or end - start > _LONGEST or not (greets or named):
            return start
        start = end
    return start


def before_closing(words: Words) -> int:
    """The word at which closing thanks begin; the number of words when there are none."""
    end = len(words)
    while end > 0:
        start = end - 1
        while start > 0 and words.gaps[start] < SENTENCE:
            start -= 1
        if start == 0 or end - start > _LONGEST or not words.begins_with(start, Phrases.load().closing):
            return end
        end = start
    return end


def next_sentence(words: Words, start: int) -> int:
    """Where the sentence after the one of a word begins; the number of words after the last."""
    return next((at for at in range(start + 1, len(words)) if words.gaps[at] >= SENTENCE), len(words))
