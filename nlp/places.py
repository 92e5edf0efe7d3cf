"""The places of a text: the authority's own places first, then the rest of the country.

What is not certain is left open (a question to the citizen costs less than a petition in the wrong town).
"""

from casework.places import Places
from casework.reading import PlaceMention
from nlp.place_reading import Known, PlaceReading


class PlaceFinder:
    """Finds places in texts. Safe to use from several threads; any text is allowed."""

    def __init__(self, places: Places) -> None:
        self._known = Known(places)

    def find_all(self, text: str) -> tuple[PlaceMention, ...]:
        """Every place that the text states, in its order; villages, streets and landmarks as written.

        Each part of an address is a mention of its own. Where somebody only went or works is none.
        """
        return PlaceReading(self._known, text).all()

    def find(self, text: str) -> PlaceMention | None:
        """The place that a message is about: the authority's own, else a commune, district or province.

        `written` is then the address up to its end. None when nothing but villages and streets is named.
        """
        return PlaceReading(self._known, text).one()

    def find_both(self, text: str) -> tuple[PlaceMention | None, tuple[PlaceMention, ...]]:
        """What `find` and `find_all` give, in one reading."""
        reading = PlaceReading(self._known, text)
        return reading.one(), reading.all()

    def find_in_answer(self, text: str) -> PlaceMention | None:
        """The place in an answer to 'where?': there a village's or commune's bare name is enough."""
        return PlaceReading(self._known, text, answer=True).one()
