"""The reader: one text in, one `Reading` out. It proposes and never raises; a person confirms."""

from pathlib import Path
from typing import Self

from casework.places import Places
from casework.reading import Nature, PlaceMention, Reading, Urgency
from nlp.classify import Classifier, Judgement
from nlp.model import DIRECTORY, load
from nlp.normalise import clean
from nlp.places import PlaceFinder

# Below this share of words known from the corpus a text is probably not Vietnamese, or not about anything
# that the corpus has; the classifier's certainty is then worth less.
_FAMILIAR = 0.5


class Reader:
    """Reads citizens' texts. Synchronous and without state, so threads may share one reader."""

    def __init__(self, classifier: Classifier, places: PlaceFinder) -> None:
        self._classifier = classifier
        self._places = places

    @classmethod
    def load(cls, places: Places, model_dir: Path | None = None) -> Self:
        """A reader for one authority's places; ModelError when the model cannot be used.

        `model_dir` is the folder that `python -m nlp.train` wrote, by default the shipped one.
        """
        return cls(Classifier(load(model_dir or DIRECTORY)), PlaceFinder(places))

    def read(self, text: str) -> Reading:
        """Nature, topic, urgency and place of any text; `confidence` says how far to trust the first two."""
        judged = self._classifier.judge(text)
        if not any(char.isalpha() for char in clean(text)):
            return _wordless(judged)
        topics = tuple(sorted(judged.topic.items(), key=lambda one: -one[1]))
        nature = max(judged.nature, key=lambda label: judged.nature[label])
        familiarity = 1.0 if judged.familiarity >= _FAMILIAR else judged.familiarity
        return Reading(
            nature=Nature(nature),
            nature_scores=judged.nature,
            topic=topics[0][0],
            topics=topics,
            urgency=Urgency(judged.chosen_urgency),
            urgency_scores=judged.urgency,
            place=self._places.find(text),
            confidence=topics[0][1] * judged.nature[nature] * familiarity,
        )

    def read_place(self, text: str) -> PlaceMention | None:
        """The place in an answer to 'where?', where a village's or commune's bare name is enough."""
        return self._places.find_in_answer(text)


def _wordless(judged: Judgement) -> Reading:
    """The reading of numbers, signs or nothing: off topic, and nobody should rely on it."""
    return Reading(
        nature=Nature.OFFTOPIC,
        nature_scores={label: float(label == Nature.OFFTOPIC) for label in judged.nature},
        topic="other",
        topics=tuple(
            sorted(((label, float(label == "other")) for label in judged.topic), key=lambda one: -one[1])
        ),
        urgency=Urgency.NORMAL,
        urgency_scores={label: float(label == Urgency.NORMAL) for label in judged.urgency},
        place=None,
        confidence=0.0,
    )
