"""The places where a message is worth a closer look, best first, chosen without asking for topics."""

from collections.abc import Mapping

from nlp.split_boundary import REACH, Cut, Message, figures, weigh
from nlp.split_phrases import HEAD, Phrases, adds, late, links, opens_another
from nlp.split_text import SENTENCE, Words

_SHORTEST = 3  # words of a piece
_SHORTEST_SILENT = 8  # words on either side of a cut that nothing announces
# Only in a long run without any stop may a matter begin with neither a stop nor a phrase before it.
_LONG_RUN = 28
_PERSONS = frozenset({"ba", "chi", "anh", "ong"})
_LIKELY = 0.3  # log-odds
_MOST = 120  # places weighed in one message, however long


def candidates(message: Message, first: int, end: int) -> list[int]:
    """Ends of sentences and lines, announcing words, and likely beginnings in text without any stops."""
    found = []
    loose, heads = _loose(message.words), _since_head(message.words)
    for at in range(first + _SHORTEST, end - _SHORTEST + 1):
        announced = opens_another(message.words, at) or adds(message.words, at)
        gap = message.words.gaps[at]
        if gap >= SENTENCE:
            good = announced or not _goes_on(message, first, at, end)
        elif announced:
            # The head of a sentence is announced as a whole, but no message is cut from nothing.
            good = heads[at] >= HEAD or (heads[at] > _SHORTEST and at - heads[at] <= first)
        else:
            good = (loose[at] or links(message.words, at)) and _begins_inside(message, first, at, end)
        if good:
            found.append((announced, gap, at))
    return sorted(at for _, _, at in sorted(found, key=lambda one: (one[0], one[1], -one[2]))[-_MOST:])


def propose(
    message: Message, first: int, end: int, weights: Mapping[str, float], *, propose_from: float, most: int
) -> list[int]:
    """At most `most` places to cut the words from `first` to `end` whose logit reaches `propose_from`.

    The best is taken first; the others are then weighed anew, each within its own piece.
    """
    bounds = [first, end]
    open_places = {
        at: weigh(figures(message, Cut(first, at, end)), weights) for at in candidates(message, first, end)
    }
    while open_places and len(bounds) - 2 < most:
        best = max(open_places, key=lambda at: open_places[at])
        if open_places[best] < propose_from:
            break
        bounds = sorted([*bounds, best])
        left, right = bounds[bounds.index(best) - 1], bounds[bounds.index(best) + 1]
        open_places = {
            at: _again(message, at, best, (left, right), weights, logit)
            for at, logit in open_places.items()
            if abs(at - best) >= _SHORTEST
        }
    return bounds[1:-1]


def _again(
    message: Message, at: int, best: int, piece: tuple[int, int], weights: Mapping[str, float], logit: float
) -> float:
    """The logit of a place after a cut at `best`; only places near it have changed."""
    left, right = piece
    if not left < at < right or abs(at - best) > REACH:
        return logit
    cut = Cut(left, at, best) if at < best else Cut(best, at, right)
    return weigh(figures(message, cut), weights)


def _goes_on(message: Message, first: int, at: int, end: int) -> bool:
    """Whether a sentence that nothing announces is too short, or refers back, to begin another matter."""
    if end - at < _SHORTEST_SILENT or at - first < _SHORTEST_SILENT:
        return True
    if links(message.words, at):
        return False
    length = message.words.begins_with(at, Phrases.load().continuing)
    # 'ba', 'chị' may be anybody's mother or sister; two words say it surely.
    return length > 0 and message.words.folded[at] not in _PERSONS


def _begins_inside(message: Message, first: int, at: int, end: int) -> bool:
    """Whether a matter may begin inside a sentence; never between a request and what it asks for."""
    if end - at < _SHORTEST_SILENT or at - first < _SHORTEST_SILENT:
        return False
    if late(message.words, at) or any(message.asking[at - 2 : at]):
        return False
    if links(message.words, at):
        return True
    evidence = message.evidence
    likely = float(evidence.begins[at] + evidence.ends[at - 1] - 0.5 * evidence.joins[at])
    return likely > _LIKELY or bool(message.words.begins_with(at, Phrases.load().opening))


def _since_head(words: Words) -> list[int]:
    """For each word how many words of its sentence stand before it."""
    found: list[int] = []
    for gap in words.gaps:
        found.append(0 if gap >= SENTENCE else found[-1] + 1)
    return found


def _loose(words: Words) -> list[bool]:
    """For each word whether its sentence is long and begins small: nobody set stops there."""
    starts = [index for index in range(len(words)) if words.gaps[index] >= SENTENCE]
    return [
        stop - start >= _LONG_RUN and (not words.raw(start)[0].isupper() or words.raw(start + 3).isupper())
        for start, stop in zip(starts, [*starts[1:], len(words)], strict=True)
        for _ in range(stop - start)
    ]
