"""Models that an office has trained with its officers' corrections: compared, adopted, rolled back.

A folder holds one subfolder per model and `adopted.json`, the names of the adopted ones, newest last; the
shipped model stands before them all.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nlp.corpus import FIELDS
from nlp.model import DIRECTORY

_ADOPTED = "adopted.json"


@dataclass(frozen=True, slots=True)
class Fall:
    """A label that a new model reads worse than it may: F1 by cross-validation, and its floor."""

    field: str
    label: str
    f1: float
    floor: float


@dataclass(frozen=True, slots=True)
class ModelShelf:
    """The models of one installation."""

    directory: Path
    shipped: Path = DIRECTORY

    def current(self) -> Path:
        """The model to read with: the one adopted last, else the shipped one."""
        adopted = self._adopted()
        return self.directory / adopted[-1] if adopted else self.shipped

    def adopt(self, model: Path) -> None:
        """Read with this model, a subfolder, from the next start on."""
        self._write([*self._adopted(), model.name])

    def roll_back(self) -> Path:
        """Back to the model before; returns it. Without an adopted one it is the shipped model already."""
        self._write(self._adopted()[:-1])
        return self.current()

    def _adopted(self) -> list[str]:
        file = self.directory / _ADOPTED
        names: list[str] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else []
        return names

    def _write(self, names: list[str]) -> None:
        self.directory.mkdir(parents=True, exist_ok=True)
        unfinished = self.directory / f"{_ADOPTED}.new"
        unfinished.write_text(json.dumps(names) + "\n", encoding="utf-8")
        unfinished.replace(self.directory / _ADOPTED)


def falls(new: dict[str, Any], old: dict[str, Any], margin: float) -> list[Fall]:
    """The labels whose F1, with accents or without, is more than `margin` below the old model's.

    Both are metrics as `nlp.train` writes them, of the same corpus and the same folds.
    """
    return [
        Fall(field, label, read["f1"], round(floor, 4))
        for spelling in ("labels", "labels_stripped")
        for field in FIELDS
        for label, read in new[spelling][field].items()
        if read["f1"] < (floor := old[spelling][field].get(label, {"f1": 0.0})["f1"] - margin)
    ]
