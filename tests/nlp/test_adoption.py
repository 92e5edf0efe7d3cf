"""A model trained with officers' corrections is used only if no label is read worse; it can be taken back."""

import json

import pytest

from nlp.adoption import ModelShelf, falls

LABELS = {"topic": ("land", "transport"), "nature": ("petition",), "urgency": ("normal",)}


def metrics(**f1):
    read = {
        field: {label: {"f1": f1.get(label, 0.9)} for label in labels} for field, labels in LABELS.items()
    }
    return {"labels": read, "labels_stripped": json.loads(json.dumps(read))}


def test_a_model_that_is_no_worse_may_be_used():
    assert falls(metrics(land=0.88), metrics(), margin=0.03) == []


def test_one_label_below_its_floor_is_enough_to_refuse():
    found = falls(metrics(land=0.86), metrics(), margin=0.03)
    assert {(one.field, one.label, one.f1, one.floor) for one in found} == {("topic", "land", 0.86, 0.87)}


def test_what_is_lost_without_accents_counts_too():
    new = metrics()
    new["labels_stripped"]["topic"]["transport"]["f1"] = 0.5
    assert [one.label for one in falls(new, metrics(), margin=0.03)] == ["transport"]


@pytest.fixture
def shelf(tmp_path):
    return ModelShelf(tmp_path / "models", shipped=tmp_path / "shipped")


def test_without_an_adopted_model_the_shipped_one_reads(shelf):
    assert shelf.current() == shelf.shipped
    assert shelf.roll_back() == shelf.shipped


def test_models_are_adopted_and_taken_back_one_by_one(shelf):
    for name in ("monday", "tuesday"):
        shelf.adopt(shelf.directory / name)
    assert shelf.current() == shelf.directory / "tuesday"
    assert shelf.roll_back() == shelf.directory / "monday"
    assert shelf.roll_back() == shelf.shipped
    assert shelf.current() == shelf.shipped
