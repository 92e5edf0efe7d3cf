"""The stored form of conferences: what is missing gets its default, what is wrong is refused."""

import json
from datetime import UTC

import pytest

from casework.conference import Conference, Item, Speaker
from storage.conference_json import from_json, to_json
from tests.fakes.clock import MORNING
from tests.storage.cases import conference_of, item_of, speaker_of
from tests.storage.test_keeping_conferences import CONFERENCE, ITEM, SPEAKER


@pytest.mark.parametrize("noun", [CONFERENCE, ITEM, SPEAKER, conference_of()])
def test_a_noun_is_read_as_it_was_written(noun):
    assert from_json(type(noun), to_json(type(noun), noun)) == noun


def test_a_row_from_before_a_field_was_there_gets_its_default():
    stored = json.loads(to_json(Conference, CONFERENCE))
    del stored["co_chairs"], stored["parts"], stored["notice"]
    read = from_json(Conference, json.dumps(stored))
    assert (read.co_chairs, read.parts, read.notice) == ((), {}, None)
    assert read.delivered == CONFERENCE.delivered


def _changed(kind, noun, **changes):
    return json.dumps({**json.loads(to_json(kind, noun)), **changes})


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"colour": "red"}, "Conference has no field colour"),
        ({"number": "7"}, r"Conference\.number: A str stands where a int belongs"),
        ({"number": True}, r"Conference\.number: A bool"),
        ({"hours": "3"}, r"Conference\.hours: A str stands where a number belongs"),
        ({"held_on": "20/3/2026"}, r"Conference\.held_on: Invalid isoformat"),
        ({"held_on": None}, r"Conference\.held_on: A NoneType"),
        ({"created_at": "2026-03-02T01:00:00"}, r"Conference\.created_at: .*time zone"),
        ({"phase": "asleep"}, r"Conference\.phase: 'asleep'"),
        ({"regulations": "s3-1573"}, r"Conference\.regulations: A str"),
        ({"met": {"notify": 5}}, r"Conference\.met: A int"),
        ({"notice": {"number": "12"}}, r"Conference\.notice: .*issued_on"),
    ],
)
def test_what_does_not_fit_is_refused_and_named(changes, complaint):
    with pytest.raises(ValueError, match=complaint):
        from_json(Conference, _changed(Conference, CONFERENCE, **changes))


@pytest.mark.parametrize(
    ("kind", "noun"),
    [
        (Conference, conference_of(created_at=MORNING.replace(tzinfo=None))),
        (Conference, conference_of(held_on=MORNING)),
        (Item, item_of(conference_of(), answered_on=MORNING.astimezone(UTC))),
        (Speaker, speaker_of(conference_of(), registered=None)),
    ],
)
def test_what_could_not_be_read_again_is_not_written(kind, noun):
    with pytest.raises(ValueError):
        to_json(kind, noun)


def test_a_type_without_a_stored_form_is_refused():
    with pytest.raises(TypeError, match="no stored form"):
        from_json(set, "[]")
