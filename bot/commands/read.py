"""`langnghe read FILE`: what the reader understands of each message, as JSON lines."""

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

from bot.clock import SystemClock
from bot.office import load_reader, rulebook_of
from bot.settings import Settings, SettingsError
from casework.admissibility import Admission, admit
from casework.agencies import Desk
from casework.ports import Reader
from casework.reading import PlaceMention, Reading
from casework.routing import route
from casework.rulebook import Rulebook

DIGITS = 4


def read(settings: Settings, file: str) -> int:
    """Read every line; a line that is no message is reported with its number and skipped (exit status 1)."""
    rulebook = rulebook_of(settings, SystemClock())
    reader = load_reader(settings, rulebook)
    failures = 0
    with _opened(file) as lines:
        for number, line in _numbered(lines):
            try:
                message = json.loads(line)
                text = message["text"]
                if not isinstance(text, str):
                    raise TypeError("`text` không phải chuỗi chữ")  # noqa: TRY301 - one report for all that is wrong
            except (ValueError, KeyError, TypeError) as problem:
                failures += 1
                print(
                    f'langnghe read: dòng {number} không có dạng {{"text": "…"}}: {problem}', file=sys.stderr
                )
                continue
            identity = {"id": message["id"]} if "id" in message else {}
            print(json.dumps(identity | described(reader, rulebook, text), ensure_ascii=False))
    return 1 if failures else 0


def described(reader: Reader, rulebook: Rulebook, text: str) -> dict[str, Any]:
    """What was understood of one text, with the agency it would go to."""
    reading = reader.read(text)
    return {
        "nature": reading.nature,
        "topic": reading.topic,
        "topics": [[topic, round(probability, DIGITS)] for topic, probability in reading.topics],
        "urgency": reading.urgency,
        "urgency_scores": {label: round(score, DIGITS) for label, score in reading.urgency_scores.items()},
        "place": _place(reading.place),
        "agency": _agency(rulebook, reading),
        "confidence": round(reading.confidence, DIGITS),
        "parts": list(reading.parts),
        "title": reading.title,
        "masked": reader.mask(text),
        "places": [_place(place) for place in reading.places],
    }


def _place(place: PlaceMention | None) -> dict[str, Any] | None:
    return None if place is None else asdict(place)


def _agency(rulebook: Rulebook, reading: Reading) -> str | None:
    """The destination as of now, before anybody has been asked anything."""
    admission = admit(reading)
    if admission is Admission.SET_ASIDE:
        return None
    if admission is Admission.SEAL:
        return rulebook.agencies.desk(Desk.SEALED).name
    return route(
        reading=reading,
        place_id=reading.place.place_id if reading.place else None,
        agencies=rulebook.agencies,
        places=rulebook.places,
        sure_from=rulebook.sure_from,
    ).agency.name


@contextmanager
def _opened(file: str) -> Iterator[TextIO]:
    if file == "-":
        yield sys.stdin
        return
    try:
        with Path(file).open(encoding="utf-8") as handle:
            yield handle
    except OSError as problem:
        raise SettingsError(f"Không đọc được {file}: {problem.strerror}.") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{file} không phải UTF-8. Hãy lưu lại tệp theo UTF-8.") from None


def _numbered(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    return ((number, line) for number, line in enumerate(lines, start=1) if line.strip())
