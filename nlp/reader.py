"""The reader: one text in, one `Reading` out. It proposes and never raises; a person confirms."""

from pathlib import Path
from typing import Self

from casework.places import Places
from casework.reading import Nature, PlaceMention, Reading, Urgency
from nlp import privacy
from nlp.alike import Alike
from nlp.classify import Classifier, Judgement
from nlp.model import DIRECTORY, load
from nlp.normalise import clean
from nlp.places import PlaceFinder
from nlp.split import Splitter
from nlp.summary import title

# Below this share of words known from the corpus a text is probably not Vietnamese, or not about anything
# that the corpus has; the classifier's certainty is then worth less.
_FAMILIAR = 0.5
# Characters of a message in which several matters are looked for; what is longer is a story or a document.
_DIVISIBLE = 3_000


class Reader:
    """Reads citizens' texts. Synchronous and without state, so threads may share one reader."""

    def __init__(self, classifier: Classifier, places: PlaceFinder, matters: Alike) -> None:
        self._classifier = classifier
        self._places = places
        self._splitter = Splitter(lambda text: classifier.judge(text).topic)
        self.matters = matters

    @classmethod
    def load(cls, places: Places, model_dir: Path | None = None) -> Self:
        """A reader for one authority's places; ModelError when the model cannot be used.

        `model_dir` is the folder that `python -m nlp.train` wrote, by default the shipped one.
        """
        model = load(model_dir or DIRECTORY)
        return cls(Classifier(model), PlaceFinder(places), Alike(model.vocabulary))

    def read(self, text: str) -> Reading:
        """Everything about any text; `confidence` says how far to trust nature and topic."""
        judged = self._classifier.judge(text)
        if not any(char.isalpha() for char in clean(text)):
            return _wordless(judged, text)
        topics = _ranked(judged)
        place, places = self._places.find_both(text)
        familiarity = 1.0 if judged.familiarity >= _FAMILIAR else judged.familiarity
        return Reading(
            nature=Nature(judged.chosen_nature),
            nature_scores=judged.nature,
            topic=topics[0][0],
            topics=topics,
            urgency=Urgency(judged.chosen_urgency),
            urgency_scores=judged.urgency,
            place=place,
            confidence=topics[0][1] * max(judged.nature.values()) * familiarity,
            places=places,
            parts=self._parts(text, judged),
            title=title(text),
            trace=self.matters.trace(text, judged.topic, place.place_id if place else None),
        )

    def read_place(self, text: str) -> PlaceMention | None:
        """The place in an answer to 'where?', where a village's or commune's bare name is enough."""
        return self._places.find_in_answer(text)

    def mask(self, text: str) -> str:
        """The text with names, numbers and addresses of persons hidden."""
        return privacy.mask(text)

    def _parts(self, text: str, judged: Judgement) -> tuple[str, ...]:
        """The separate matters; complaints and denunciations stay whole, whatever they list."""
        divisible = judged.chosen_nature == Nature.PETITION and len(text) <= _DIVISIBLE
        return self._splitter.parts(text) if divisible else (clean(text),)


def _ranked(judged: Judgement) -> tuple[tuple[str, float], ...]:
    """The topics, the likeliest first; chatter has none, so half of it all is *other* (docs/labels.md)."""
    topics = judged.topic
    if judged.chosen_nature == Nature.OFFTOPIC:
        topics = {topic: (chance + (topic == "other")) / 2 for topic, chance in topics.items()}
    return tuple(sorted(topics.items(), key=lambda one: -one[1]))


def _wordless(judged: Judgement, text: str) -> Reading:
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
        parts=(clean(text),),
    )
