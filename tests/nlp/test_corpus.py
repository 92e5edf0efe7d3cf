"""The corpus is diverse, and the check would notice if it were not."""

import json

import pytest

from nlp import corpus_check
from nlp.corpus import Message, read_all

PLACES = [
    f"thôn {name}" for name in ("Đông", "Đoài", "Thượng", "Hạ", "Trung", "Nội", "Ngoại", "Mới", "Cũ", "Xuân")
]


@pytest.fixture(scope="module")
def messages():
    return read_all()


@pytest.fixture(scope="module")
def found(messages):
    return corpus_check.diversity(messages)


def test_there_are_enough_messages_and_no_id_stands_twice(messages):
    assert len(messages) >= 8_000
    assert len({message.id for message in messages}) == len(messages)


def test_the_corpus_keeps_its_limits(found):
    assert found.faults() == []


def test_a_corpus_filled_from_a_template_is_refused():
    filled = [
        Message(f"t{n}", f"Kính đề nghị sửa đường ở {place}, mưa xuống là ngập, đi lại khổ lắm", *labels)
        for n, place in enumerate(PLACES * 5)
        for labels in [("transport", "petition", "normal")]
    ]
    assert corpus_check.diversity(filled).faults()


def test_a_second_annotator_agrees_as_people_do(messages):
    agreed = corpus_check.agreement(messages)
    assert agreed["topic"] > 0.9
    assert agreed["nature"] > 0.97
    assert agreed["urgency"] > 0.9


def test_the_command_prints_and_passes(capsys):
    assert corpus_check.main([]) == 0
    assert "agreement" in capsys.readouterr().out


def test_the_command_fails_on_repetition(tmp_path, capsys):
    row = {"id": "1", "text": "Đường hỏng nặng đề nghị sửa gấp giúp dân", "topic": "transport"}
    rows = [row | {"id": str(n), "nature": "petition", "urgency": "normal"} for n in range(20)]
    (tmp_path / "same.jsonl").write_text("\n".join(json.dumps(one) for one in rows))
    assert corpus_check.main([str(tmp_path)]) == 1
    assert "FAULT" in capsys.readouterr().out
