"""Where a text goes and why; whether it goes there at all."""

import pytest

from casework.admissibility import Admission, admit
from casework.agencies import Agencies, Agency, Desk
from casework.errors import RulebookError, UnknownAgencyError
from casework.places import Level
from casework.reading import Nature, PlaceMention, Urgency
from casework.routing import Reason, route
from tests.fakes.readings import reading_of


@pytest.fixture
def way(rulebook):
    def find(place_id="cho-moi", **changes):
        found = route(
            reading=reading_of(**changes),
            place_id=place_id,
            agencies=rulebook.agencies,
            places=rulebook.places,
            sure_from=0.6,
        )
        return found.agency.id, found.reason

    return find


@pytest.mark.parametrize(
    ("nature", "admission"),
    [
        (Nature.PETITION, Admission.QUEUE),
        (Nature.COMPLAINT, Admission.SEAL),
        (Nature.DENUNCIATION, Admission.SEAL),
        (Nature.OFFTOPIC, Admission.SET_ASIDE),
    ],
)
def test_only_petitions_enter_the_queue(nature, admission):
    assert admit(reading_of(nature=nature)) is admission


def test_every_nature_has_a_way():
    assert all(admit(reading_of(nature=nature)) for nature in Nature)


def test_a_village_is_served_by_its_commune(way):
    assert way("cho-moi") == ("kinh-te", Reason.TOPIC_AND_PLACE)
    assert way("song-hien", topic="security") == ("cong-an", Reason.TOPIC_AND_PLACE)


def test_the_nearest_agency_upwards_answers(way):
    assert way("cho-moi", topic="health") == ("van-hoa-xa-hoi", Reason.TOPIC_AND_PLACE)
    assert way("an-khe", topic="health") == ("so-y-te", Reason.TOPIC_AND_PLACE)
    assert way("tan-hoa", topic="transport") == ("so-xay-dung", Reason.TOPIC_AND_PLACE)


def test_an_unsure_reading_goes_to_a_person(way):
    assert way(confidence=0.59) == ("tiep-nhan", Reason.UNSURE)
    assert way(confidence=0.6) == ("kinh-te", Reason.TOPIC_AND_PLACE)


def test_an_unknown_place_goes_to_a_person(way):
    assert way(None) == ("tiep-nhan", Reason.PLACE_UNKNOWN)
    vague = PlaceMention(written="ở Cà Mau", province="tỉnh Cà Mau")
    assert way(None, place=vague) == ("tiep-nhan", Reason.PLACE_UNKNOWN)


def test_a_place_outside_goes_to_a_person_who_explains(way):
    elsewhere = PlaceMention(written="phường Bến Nghé", commune="phường Sài Gòn", province="TP.HCM")
    assert way(None, place=elsewhere, confidence=0.1) == ("tiep-nhan", Reason.PLACE_OUTSIDE)


def test_a_topic_that_nobody_answers_for_goes_to_a_person(way):
    assert way(topic="other") == ("tiep-nhan", Reason.NO_AGENCY)
    assert way("tan-hoa", topic="land") == ("tiep-nhan", Reason.NO_AGENCY)
    assert way("no-such-place") == ("tiep-nhan", Reason.NO_AGENCY)


def test_a_desk_that_does_not_answer_is_never_routed_to_by_topic(rulebook):
    triage = Agency(
        id="t", name="T", level=Level.COMMUNE, place="song-hien", desk=Desk.TRIAGE, topics=("transport",)
    )
    found = route(
        reading=reading_of(),
        place_id="cho-moi",
        agencies=Agencies((triage,)),
        places=rulebook.places,
        sure_from=0.6,
    )
    assert found.reason is Reason.NO_AGENCY


def test_an_agency_is_found_by_its_id_and_a_wrong_id_is_refused(rulebook):
    assert rulebook.agencies.named("cong-an").name == "Công an xã Sông Hiền"
    with pytest.raises(UnknownAgencyError, match="nowhere") as refusal:
        rulebook.agencies.named("nowhere")
    assert refusal.value.words == {"agency": "nowhere"}


def test_a_desk_that_nobody_keeps_is_refused():
    with pytest.raises(RulebookError, match=r"desk = 'triage'.*Hãy thêm"):
        Agencies(()).desk(Desk.TRIAGE)


def test_the_most_urgent_come_first_in_a_queue():
    assert sorted(Urgency, key=lambda level: level.rank) == [Urgency.URGENT, Urgency.HIGH, Urgency.NORMAL]
