"""Files of one JSON object a line: labelled rows, entries of the thesaurus."""

import json
from pathlib import Path
from typing import Any


def read_lines(file: Path) -> list[dict[str, Any]]:
    """The objects of a file, empty lines left out."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
