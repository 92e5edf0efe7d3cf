"""The hand-made thesaurus: words and phrases by the concept that they name (data/lexicon.jsonl).

'ổ gà', 'ổ voi' and 'mặt đường bong tróc' are one concept, so that a rare word shares the evidence of a
common one. Each line of the file is an object with `concept` and `phrases`.
"""

from collections import defaultdict
from functools import cache
from pathlib import Path

from nlp.json_lines import read_lines
from nlp.normalise import fold, respell

FILE = Path(__file__).parent / "data" / "lexicon.jsonl"
LONGEST = 5  # syllables; longer phrases are found by their parts

Phrase = tuple[tuple[str, ...], str]


@cache
def lexicon() -> dict[str, tuple[Phrase, ...]]:
    """Folded phrases to (respelled syllables, concept). A phrase that is only a number is left out."""
    found: dict[str, list[Phrase]] = defaultdict(list)
    for entry in read_lines(FILE):
        for phrase in entry["phrases"]:
            syllables = phrase.lower().split()
            if len(syllables) <= LONGEST and any(syllable.isalpha() for syllable in syllables):
                folded = " ".join(fold(syllable) for syllable in syllables)
                found[folded].append((tuple(respell(syllable) for syllable in syllables), entry["concept"]))
    return {folded: tuple(phrases) for folded, phrases in found.items()}


def concepts(folded: list[str], respelled: list[str]) -> list[str]:
    """The concepts named in a row of syllables, one entry for each time; longer phrases hide those inside.

    A syllable written without accents may be any with that spelling; one with accents only itself.
    """
    known = lexicon()
    found: list[str] = []
    covered = 0
    for start in range(len(folded)):
        for stop in range(min(start + LONGEST, len(folded)), max(start, covered), -1):
            named = [
                concept
                for keys, concept in known.get(" ".join(folded[start:stop]), ())
                if all(
                    written in (key, plain)
                    for written, key, plain in zip(
                        respelled[start:stop], keys, folded[start:stop], strict=True
                    )
                )
            ]
            if named:
                found += named
                covered = stop
                break
    return found
