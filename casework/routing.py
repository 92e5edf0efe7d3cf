"""Routing: topic x place x level -> agency, with the reason. 'Ask a person' is an ordinary destination."""

from dataclasses import dataclass
from enum import StrEnum

from casework.agencies import Agencies, Agency, Desk
from casework.places import Places
from casework.reading import Reading


class Reason(StrEnum):
    """Why a petition goes where it goes; each has its words in the sentence `summary`."""

    TOPIC_AND_PLACE = "topic-and-place"
    UNSURE = "unsure"
    PLACE_UNKNOWN = "place-unknown"
    PLACE_OUTSIDE = "place-outside"
    NO_AGENCY = "no-agency"
    WITHOUT_WORDS = "without-words"
    OTHER_LAW = "other-law"
    KEPT_BY_CITIZEN = "kept-by-citizen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A destination and why."""

    agency: Agency
    reason: Reason


def route(
    *,
    reading: Reading,
    place_id: str | None,
    agencies: Agencies,
    places: Places,
    sure_from: float,
    outside: bool = False,
) -> Route:
    """The agency nearest to the place that answers for the topic; in doubt, the triage desk.

    `outside`: the citizen has named a place that is not the authority's, whatever the text says.
    `sure_from` is the confidence (0..1) from which the machine's proposal goes straight to an agency's queue.
    """
    triage = agencies.desk(Desk.TRIAGE)
    if place_id is None:
        outside = outside or (reading.place is not None and reading.place.commune is not None)
        return Route(agency=triage, reason=Reason.PLACE_OUTSIDE if outside else Reason.PLACE_UNKNOWN)
    if reading.confidence < sure_from:
        return Route(agency=triage, reason=Reason.UNSURE)
    for place in places.upwards(place_id):
        for agency in agencies:
            if agency.desk is Desk.ANSWERING and agency.place == place.id and reading.topic in agency.topics:
                return Route(agency=agency, reason=Reason.TOPIC_AND_PLACE)
    return Route(agency=triage, reason=Reason.NO_AGENCY)
