"""What a text says apart from names: its troubles, rare words, amounts, and the sign of a new event."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from nlp.features import Vocabulary
from nlp.names import NameIndex
from nlp.normalise import fold, respell
from nlp.similar_tables import table
from nlp.spelling import Token, plain, syllables

# Phrases that mean little without accents ('bo': bò, bỏ, bó ...) count as much as the corpus lets them, and
# not at all below this share.
_LEAST = 0.15
# The share is read from the vocabulary, which has accented runs of this many syllables.
_RUN = 2
# The share of the corpus that is written with accents; what a syllable that never has any ('rung', which
# may be rừng) counts in a text without them.
_ACCENTED, _BARE = 0.78, 0.3
# Texts of the corpus in which the rarest n-gram of the vocabulary stands.
_RAREST = 2
# Digits from which on a number without a unit tells something.
_TELLING = 3


class Rarity:
    """How rare words are in the corpus, from the vocabulary's idf; the highest value for unknown ones."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._columns = vocabulary.columns
        self._rarity = vocabulary.rarity
        self._highest = float(vocabulary.rarity.max())
        # Tokens have one spelling for 'quản lý' and 'quản lí', the vocabulary has both.
        self._respelt = {
            plain(gram[1:]): column
            for gram, column in vocabulary.columns.items()
            if gram[0] == "w" and "y" in gram and gram.count(" ") < _RUN
        }

    def of(self, words: str) -> float:
        """The logarithm of (texts / texts with it) of one folded word or two, as tokens spell them."""
        column = self._columns.get("w" + words, self._respelt.get(words))
        return (self._highest if column is None else float(self._rarity[column])) - 1

    def share(self, phrase: str) -> float:
        """How often, of the texts that have a phrase's folded form, it has these accents; 1 for long ones."""
        accented = " ".join(respell(syllable) for syllable in phrase.split())
        folded = fold(phrase)
        if phrase.count(" ") >= _RUN:
            return 1.0
        if folded == accented:
            return 1.0 if " " in phrase else _BARE
        found = (1 + self._texts("a" + accented)) / (1 + self._texts("w" + folded))
        return min(1.0, found / _ACCENTED)

    def _texts(self, gram: str) -> float:
        """In how many texts of the corpus an n-gram stands; 1 when the vocabulary does not have it."""
        column = self._columns.get(gram)
        if column is None:
            return 1.0
        return (_RAREST + 1) * math.exp(self._highest - float(self._rarity[column])) - 1


@dataclass(frozen=True, slots=True)
class _Phrase:
    keys: tuple[str, ...]
    groups: tuple[str, ...]
    sure: float


class Phrases:
    """Phrases to groups ('đèn đường' → 'dark'), looked for with and without accents."""

    def __init__(self, groups: Mapping[str, list[str]], rarity: Rarity) -> None:
        meant: dict[str, set[str]] = {}
        for group, phrases in groups.items():
            for phrase in phrases:
                meant.setdefault(phrase, set()).add(group)
        forms: dict[str, list[_Phrase]] = {}
        for phrase, here in meant.items():
            keys = tuple(key for _, key in syllables(phrase))
            if keys:
                found = _Phrase(keys, tuple(sorted(here)), rarity.share(phrase))
                forms.setdefault(plain(phrase), []).append(found)
        self._index = NameIndex(forms)

    def find(self, row: list[Token]) -> dict[str, float]:
        """The groups in a text, each with how sure (0..1) its surest phrase is."""
        found: dict[str, float] = {}
        accented = any(token.accented for token in row)
        for hit in self._index.find(row):
            here = row[hit.first : hit.stop]
            for phrase in hit.meant:
                if all(t.key == key or not t.accented for t, key in zip(here, phrase.keys, strict=True)):
                    exact = accented and all(t.key == key for t, key in zip(here, phrase.keys, strict=True))
                    sure = 1.0 if exact else phrase.sure
                    for group in phrase.groups if sure >= _LEAST else ():
                        found[group] = max(sure, found.get(group, 0.0))
        return found


def amounts(row: list[Token]) -> frozenset[str]:
    """Numbers with a unit, '600k' for '600 nghìn', '600 ngàn' and '600k', and bare ones of three digits."""
    found = set()
    for index, token in enumerate(row):
        digits = token.plain.rstrip("abcdefghijklmnopqrstuvwxyz")
        if not digits.isdigit():
            continue
        written = token.plain[len(digits) :] or (row[index + 1].plain if index + 1 < len(row) else "")
        unit = table("amounts")["units"].get(written, "")
        if unit or len(digits) >= _TELLING:
            found.add(digits + unit)
    return frozenset(found)


def tells_of_mending(line: str) -> bool:
    """Whether the text, folded with blanks at both ends, says that an old trouble was mended."""
    return any(f" {plain(phrase)} " in line for phrase in table("renewed")["mended"])
