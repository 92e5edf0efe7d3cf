"""The shipped model on disk: numbers in an npz, words in JSON, nothing that runs when it is loaded."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp import lexicon
from nlp.features import Vocabulary

DIRECTORY = Path(__file__).parent / "data" / "model"
FORMAT = 4
_WEIGHTS, _WORDS, _CARD = "weights.npz", "vocabulary.json", "model.json"
_REMEDY = "Hãy chạy `python -m nlp.train` để làm lại."


class ModelError(Exception):
    """The model cannot be used; the message names the file and says what to run."""


@dataclass(frozen=True, slots=True)
class Head:
    """One classifier: `weights` (columns, labels), `bias` (labels,)."""

    labels: tuple[str, ...]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Limits:
    """Probabilities from which a text is `urgent`, `sealed` (complaint or denunciation), `offtopic`.

    `high` is the share of high in high and normal from which a text that is not urgent is high. `sure` is
    the confidence from which its topic was right as often as data/thresholds.toml demands.
    """

    urgent: float
    high: float
    sealed: float
    offtopic: float
    sure: float


@dataclass(frozen=True, slots=True)
class Model:
    """What training leaves: the vocabulary, a head per field, and from which probabilities what is said."""

    vocabulary: Vocabulary
    heads: dict[str, Head]
    limits: Limits


def save(model: Model, directory: Path = DIRECTORY) -> None:
    """Write three files. The same model gives the same bytes; weights are kept as float16."""
    directory.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, Any] = {"rarity": model.vocabulary.rarity}
    for field, head in model.heads.items():
        arrays[f"weights_{field}"] = head.weights.astype(np.float16)
        arrays[f"bias_{field}"] = head.bias.astype(np.float32)
    np.savez_compressed(directory / _WEIGHTS, **arrays)
    _write(directory / _WORDS, list(model.vocabulary.columns))
    card = {
        "format": FORMAT,
        "sha256": {name: _checksum(directory / name) for name in (_WEIGHTS, _WORDS)},
        "families": model.vocabulary.families,
        "lexicon": _checksum(lexicon.FILE),
        "heads": {field: head.labels for field, head in model.heads.items()},
        "limits": {name: round(limit, 4) for name, limit in asdict(model.limits).items()},
    }
    _write(directory / _CARD, card)


def load(directory: Path = DIRECTORY) -> Model:
    """Read and check the three files; ModelError when one is missing, changed or of another format."""
    card = _card(directory / _CARD)
    for name, expected in card["sha256"].items():
        if not (directory / name).is_file():
            raise ModelError(f"Mô hình ngôn ngữ thiếu tệp {directory / name}. {_REMEDY}")
        if _checksum(directory / name) != expected:
            raise ModelError(f"{directory / name} bị hỏng: khác với {_CARD}. {_REMEDY}")
    if _checksum(lexicon.FILE) != card["lexicon"]:
        raise ModelError(f"{lexicon.FILE} đã đổi sau khi mô hình được dạy. {_REMEDY}")
    grams = json.loads((directory / _WORDS).read_text(encoding="utf-8"))
    with np.load(directory / _WEIGHTS, allow_pickle=False) as arrays:
        columns = {gram: column for column, gram in enumerate(grams)}
        vocabulary = Vocabulary(columns, arrays["rarity"], card["families"])
        heads = {
            field: Head(tuple(labels), arrays[f"weights_{field}"].astype(np.float32), arrays[f"bias_{field}"])
            for field, labels in card["heads"].items()
        }
    return Model(vocabulary, heads, Limits(**card["limits"]))


def _card(file: Path) -> dict[str, Any]:
    if not file.is_file():
        raise ModelError(f"Chưa có mô hình ngôn ngữ: thiếu {file}. {_REMEDY}")
    try:
        card: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        found = card["format"]
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(f"{file} bị hỏng, không phải thẻ mô hình ({error}). {_REMEDY}") from error
    if found != FORMAT:
        raise ModelError(f"{file} có dạng {found}; chương trình này đọc dạng {FORMAT}. {_REMEDY}")
    return card


def _checksum(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _write(file: Path, content: object) -> None:
    # One entry per line: a change of the model is a change of lines.
    file.write_text(json.dumps(content, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
