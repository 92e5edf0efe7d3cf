"""The labelled messages that the model learns from and is measured on (labels: docs/labels.md)."""

import json
from dataclasses import dataclass
from pathlib import Path

from casework.errors import RulebookError

DIRECTORY = Path(__file__).parent / "data" / "corpus"
FIELDS = ("topic", "nature", "urgency")


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """One labelled text. `batch` says whose it is: what one person wrote is learnt or tested, never both."""

    id: str
    text: str
    topic: str
    nature: str
    urgency: str
    batch: str = ""

    def label(self, field: str) -> str:
        """The label of one of `FIELDS`."""
        return {"topic": self.topic, "nature": self.nature, "urgency": self.urgency}[field]


def read(file: Path) -> list[Message]:
    """The messages of one JSON-lines file; RulebookError with file and line when one is broken."""
    messages = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            labels = (row["topic"], row["nature"], row["urgency"])
            messages.append(Message(row["id"], row["text"], *labels, batch=file.stem))
        except (ValueError, KeyError, TypeError) as error:
            raise RulebookError(
                f"{file.name}, line {number}: not a labelled message ({error}). Each line is a JSON object "
                "with id, text, topic, nature and urgency."
            ) from error
    return messages


def read_all(directory: Path = DIRECTORY) -> list[Message]:
    """Every message of every file in a folder, sorted, so that the order of files never matters."""
    return sorted(message for file in directory.glob("*.jsonl") for message in read(file))
