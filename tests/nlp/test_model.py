"""A model is trained the same each time, and a broken one is refused by name."""

import json
import shutil

import pytest

from bot.settings import Settings
from casework.errors import RulebookError
from nlp import corpus, evaluate, metrics, train
from nlp.model import DIRECTORY, FORMAT, ModelError, load
from nlp.reader import Reader
from tests.small_corpus import write_small_corpus

FILES = ("model.json", "vocabulary.json", "weights.npz")
TRAINED = (*FILES, "metrics.json")


@pytest.fixture(scope="module")
def small_corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    write_small_corpus(folder)
    return folder


@pytest.fixture(scope="module")
def small_model(small_corpus, tmp_path_factory):
    folder = tmp_path_factory.mktemp("model")
    train.main(["--corpus", str(small_corpus), "--model", str(folder)])
    return folder


@pytest.fixture
def copy(small_model, tmp_path):
    return shutil.copytree(small_model, tmp_path / "model")


def test_training_twice_gives_identical_bytes(small_corpus, small_model, tmp_path):
    train.train(small_corpus, tmp_path)
    assert [(tmp_path / name).read_bytes() for name in TRAINED] == [
        (small_model / name).read_bytes() for name in TRAINED
    ]


def test_a_fresh_model_reads(small_model, places):
    assert Reader.load(places, small_model).read("Đường hỏng nặng, đề nghị sửa").topics


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(copy, name):
    (copy / name).unlink()
    with pytest.raises(ModelError, match=rf"thiếu.*{name}.*python -m nlp\.train"):
        load(copy)


@pytest.mark.parametrize("name", ["vocabulary.json", "weights.npz"])
def test_a_broken_file_is_named(copy, name):
    with (copy / name).open("ab") as file:
        file.write(b"x")
    with pytest.raises(ModelError, match=rf"{name} bị hỏng.*python -m nlp\.train"):
        load(copy)


@pytest.mark.parametrize("content", ["{", "[]", "{}"])
def test_a_broken_card_is_named(copy, content):
    (copy / "model.json").write_text(content)
    with pytest.raises(ModelError, match=r"model\.json bị hỏng.*python -m nlp\.train"):
        load(copy)


def test_another_format_is_refused(copy):
    card = json.loads((copy / "model.json").read_text())
    (copy / "model.json").write_text(json.dumps(card | {"format": FORMAT + 1}))
    with pytest.raises(ModelError, match=f"dạng {FORMAT + 1}; chương trình này đọc dạng {FORMAT}"):
        load(copy)


def test_a_message_without_a_label_is_refused_by_line(tmp_path):
    file = tmp_path / "mine.jsonl"
    file.write_text('{"id": "1", "text": "x"}\n')
    with pytest.raises(RulebookError, match=r"mine\.jsonl, line 1"):
        corpus.read(file)


def test_a_model_for_another_thesaurus_is_refused(copy):
    card = json.loads((copy / "model.json").read_text())
    (copy / "model.json").write_text(json.dumps(card | {"lexicon": "0" * 64}))
    with pytest.raises(ModelError, match=r"lexicon\.jsonl đã đổi.*python -m nlp\.train"):
        load(copy)


def test_the_shipped_model_stays_small():
    assert sum(file.stat().st_size for file in DIRECTORY.iterdir()) < 20_000_000


def test_the_shipped_model_is_measured_on_a_file(tmp_path):
    file = tmp_path / "mine.jsonl"
    labels = {"topic": "transport", "nature": "petition", "urgency": "normal"}
    file.write_text(json.dumps({"id": "1", "text": "Đường đầy ổ gà, đề nghị sửa mặt đường"} | labels))
    assert evaluate.of_shipped_model(file)["written"]["topic_accuracy"] == 1


def test_the_shipped_model_keeps_its_promises_out_of_fold():
    crossed = metrics.read(DIRECTORY / train.METRICS)
    assert crossed["written"]["topic_macro_f1"] > 0.87
    assert crossed["stripped"]["topic_macro_f1"] > crossed["written"]["topic_macro_f1"] - 0.03
    assert crossed["written"]["urgent_recall"] >= 0.95
    assert crossed["written"]["sealed_recall"] >= 0.95
    assert crossed["written"]["petition_called_offtopic"] < 0.01


def test_the_setting_above_which_no_person_sorts_is_the_measured_one():
    measured = load().limits.sure
    assert Settings.model_fields["sure_from"].default == pytest.approx(measured, abs=0.04)
