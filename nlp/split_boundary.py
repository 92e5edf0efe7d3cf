"""What words alone tell of one place where a message might be cut."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from nlp.split_phrases import Phrases, adds, asks, links, opens_another
from nlp.split_text import COMMA, LINE, SENTENCE, Words
from nlp.split_words import Evidence, WordTable

Figures = dict[str, float]

_NEAR = 14  # words on either side
REACH = 60  # words on either side of a cut that count
_LONGEST_SENTENCE = 25

# Words of a sentence that may be a mere greeting.
_SHORT_SENTENCE = 12


@dataclass(frozen=True, slots=True)
class Message:
    """A message's words, with all that is looked up once."""

    words: Words
    evidence: Evidence
    asking: tuple[bool, ...]
    accuses: bool
    thanks: bool
    shouts: bool
    sentences: int
    agree_everywhere: float

    @classmethod
    def of(cls, words: Words, table: WordTable) -> Self:
        """Look everything up; the text must have a word."""
        evidence = table.look_up(words)
        bounds = [at for at in range(len(words)) if words.gaps[at] >= SENTENCE] + [len(words)]
        agreeing = [evidence.overlap(*three) for three in zip(bounds, bounds[1:], bounds[2:], strict=False)]
        return cls(
            words,
            evidence,
            tuple(asks(words, index) for index in range(len(words))),
            words.holds(Phrases.load().accusing),
            words.holds(Phrases.load().thanking),
            words.text.isupper(),
            len(bounds) - 1,
            sum(agreeing) / len(agreeing) if agreeing else 1.0,
        )


@dataclass(frozen=True, slots=True)
class Cut:
    """Cutting the words from `first` to `end` (exclusive) before word `at`."""

    first: int
    at: int
    end: int

    def near(self, words: int) -> "Cut":
        """The same cut with at most so many words on either side."""
        return Cut(max(self.first, self.at - words), self.at, min(self.end, self.at + words))


def figures(message: Message, cut: Cut) -> Figures:
    """The figures by name; each is about -5 to 5."""
    far = cut.near(REACH)
    found = {
        **_signs(message, far),
        **_phrases(message, far),
        **_topics(message, far),
        **_requests(message, far),
        "agree_everywhere": message.agree_everywhere,
        "accuses": float(message.accuses),
        "sentences": math.log(message.sentences),
        "words": math.log(len(message.words)),
        "left_short": max(0, 8 - (far.at - far.first)) / 4,
        "right_short": max(0, 12 - (far.end - far.at)) / 4,
        "left_long": math.log(far.at - far.first),
        "right_long": math.log(far.end - far.at),
    }
    return found | _together(found)


def weigh(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The logit of a cut; `weights` has one for each figure, and '' for the constant."""
    return weights[""] + sum(weights[name] * value for name, value in found.items())


def _signs(message: Message, cut: Cut) -> Figures:
    words, gap = message.words, message.words.gaps[cut.at]
    capital = words.raw(cut.at)[0].isupper() and not message.shouts
    return {
        "comma": float(gap == COMMA),
        "sentence": float(gap == SENTENCE),
        "line": float(gap == LINE),
        "question": float(words.raw(cut.at - 1)[-1] == "?"),
        "number_first": float(words.folded[cut.at][:1].isdigit()),
        "capital": float(capital),
        "name_inside": float(capital and gap < SENTENCE),
        "few_signs": float(message.sentences * 25 < len(words)),
    }


def _phrases(message: Message, cut: Cut) -> Figures:
    words, evidence = message.words, message.evidence
    inside = words.gaps[cut.at] < SENTENCE
    another = opens_another(words, cut.at)
    adding = not another and adds(words, cut.at)
    linking = not (another or adding) and links(words, cut.at)
    opens, begins, ends = (
        float(of[at])
        for of, at in ((evidence.opens, cut.at), (evidence.begins, cut.at), (evidence.ends, cut.at - 1))
    )
    return {
        "another": float(another),
        "another_inside": float(another and inside),
        "adding": float(adding),
        "adding_inside": float(adding and inside),
        "adding_still": float(adding and "con" in words.folded[cut.at + 2 : cut.at + 7]),
        "linking": float(linking),
        "linking_inside": float(linking and inside),
        "continuing": float(bool(words.begins_with(cut.at, Phrases.load().continuing))),
        "opens": 0.0 if inside else opens,
        "begins": 0.0 if inside else begins,
        "begins_inside": begins if inside else 0.0,
        "ends": 0.0 if inside else ends,
        "ends_inside": ends if inside else 0.0,
        "joins": float(evidence.joins[cut.at]),
        "fresh": float(evidence.fresh[min(cut.end, cut.at + _NEAR)] - evidence.fresh[cut.at]) / 4,
        "fresh_before": float(evidence.fresh[cut.at] - evidence.fresh[max(cut.first, cut.at - _NEAR)]) / 4,
    }


def _topics(message: Message, cut: Cut) -> Figures:
    near, evidence = cut.near(_NEAR), message.evidence
    return {
        "agree": evidence.overlap(cut.first, cut.at, cut.end),
        "agree_near": evidence.overlap(near.first, near.at, near.end),
        "shared": _shared(message, cut),
        "shared_near": _shared(message, near),
    }


def _requests(message: Message, cut: Cut) -> Figures:
    words = message.words
    before, after = cut.at - 1, cut.at + 1
    while before > cut.first and words.gaps[before] < SENTENCE and cut.at - before < _LONGEST_SENTENCE:
        before -= 1
    while after < cut.end and words.gaps[after] < SENTENCE and after - cut.at < _LONGEST_SENTENCE:
        after += 1
    asked, asks_next = any(message.asking[before : cut.at]), any(message.asking[cut.at : after])
    same = words.folded[cut.at] in {words.folded[before], words.folded[cut.first]}
    return {
        "asks_at_once": float(any(message.asking[cut.at : min(cut.end, cut.at + 4)])),
        "left_asks": float(any(message.asking[cut.first : cut.at])),
        "right_asks": float(any(message.asking[cut.at : cut.end])),
        "asked_before": float(asked),
        "neighbours_ask": float(asked and asks_next),
        "same_start": float(same),
        "same_start_asks": float(same and message.asking[cut.at]),
        "greeting": float(
            cut.at - before < _SHORT_SENTENCE and bool(words.begins_with(before, Phrases.load().greeting))
        ),
        "thanks_before": float(message.thanks and not any(message.asking[cut.first : cut.at])),
    }


def _together(found: Figures) -> Figures:
    """What some figures say only together."""
    silent = 1.0 - found["another"] - found["adding"] - found["linking"]
    hard = found["sentence"] + found["line"]
    return {
        "adding_asks": found["adding"] * found["asks_at_once"],
        "silent_fresh": silent * found["fresh"],
        "silent_accuses": silent * found["accuses"],
        "adding_inside_asks": found["adding_inside"] * found["asks_at_once"],
        "linking_asks": found["linking"] * found["asks_at_once"],
        "linking_near": found["linking"] * found["agree_near"],
        "silent_agree": silent * found["agree"],
        "silent_near": silent * found["agree_near"],
        "silent_short": silent * found["right_short"],
        "silent_everywhere": silent * found["agree_everywhere"],
        "silent_sentences": silent * found["sentences"],
        "hard_agree": hard * found["agree"],
        "hard_near": hard * found["agree_near"],
    }


def _shared(message: Message, cut: Cut) -> float:
    """How much rare vocabulary the two sides have in common, 0 (none) upwards."""
    folded, rarity = message.words.folded, message.evidence.rarity
    left = set(folded[cut.first : cut.at])
    both = {folded[i]: float(rarity[i]) for i in range(cut.at, cut.end) if folded[i] in left}
    return sum(max(0.0, rare - 2.5) for rare in both.values()) / 3
