"""Whether the entries of a list are several petitions, or reasons, papers, acts and places of one."""

from itertools import pairwise

from nlp.split_frame import after_greeting, before_closing, next_sentence
from nlp.split_lists import Listing
from nlp.split_phrases import Phrases
from nlp.split_text import SENTENCE, Words
from nlp.split_topics import Judge, likeness

# Points for several petitions; above nothing they are. Set by hand on half of the development set: there
# are too few lists to fit them.
_BARE = 1.5
_ANNOUNCED = 1.5
_OF_DETAILS = -3.0
_AFTER_A_STORY = -2.0
_ACCUSING = -2.0
_CONCLUDED = -1.5
_SHORT = -2.0
_LONG = 1.0
_UNLIKE = 4.0
_USUAL_LIKENESS = 0.45
_MOST_JUDGED = 12

# Words of an entry, and how near to a list its announcement stands.
_SHORTEST_ENTRY, _ANNOUNCED_WITHIN = 3, 14


def holds_several(words: Words, listing: Listing, judge: Judge) -> bool:
    """Whether to take the entries apart; judges at most a dozen of them, none when it is clear without."""
    points = _lead(words, listing) + _tail(words, listing)
    if words.holds(Phrases.load().accusing):
        points += _ACCUSING
    pieces = listing.pieces()
    if sum(end - first for first, end in pieces) < 5 * len(pieces):
        points += _SHORT
    elif sum(end - first for first, end in pieces) > 20 * len(pieces):
        points += _LONG
    if points + _UNLIKE * _USUAL_LIKENESS <= 0:
        return False
    topics = [judge(words.piece(first, end)[:600]) for first, end in pieces[:_MOST_JUDGED]]
    alike = [likeness(one, other) for one, other in pairwise(topics)]
    return points + _UNLIKE * (_USUAL_LIKENESS - sum(alike) / len(alike)) > 0


def entries(words: Words, listing: Listing) -> list[tuple[int, int]]:
    """First word and end of each entry, without closing thanks."""
    last = before_closing(words)
    return [(first, min(end, last)) for first, end in listing.pieces() if first < last]


def _lead(words: Words, listing: Listing) -> float:
    end = listing.items[0].mark
    start = min(after_greeting(words, introduced=True), end)
    if end - start < _SHORTEST_ENTRY:
        return _BARE
    phrases = Phrases.load()
    if any(words.begins_with(index, phrases.listing_one) for index in range(start, end)):
        return _OF_DETAILS
    announcing = [index for index in range(start, end) if words.begins_with(index, phrases.listing_matters)]
    if announcing and end - announcing[-1] <= _ANNOUNCED_WITHIN:
        return _ANNOUNCED
    details = any(
        words.begins_with(index, phrases.listing_details) for index in range(max(start, end - 10), end)
    )
    return _OF_DETAILS if details else _AFTER_A_STORY


def _tail(words: Words, listing: Listing) -> float:
    """A request after the last entry draws the conclusion from all of them."""
    end, last = listing.end, before_closing(words)
    if end < last:
        return _CONCLUDED
    inline = words.gaps[listing.items[-1].mark] < SENTENCE
    return _CONCLUDED if inline and next_sentence(words, listing.items[-1].first) < last else 0.0
