"""Readings for tests."""

from typing import Any

from casework.reading import Nature, Reading, Urgency


def reading_of(**changes: Any) -> Reading:
    """A sure reading of a petition about a road; tests change what they are about."""
    fields: dict[str, Any] = {
        "nature": Nature.PETITION,
        "nature_scores": {"petition": 0.97},
        "topic": "transport",
        "topics": (("transport", 0.8), ("construction", 0.1), ("environment", 0.06), ("land", 0.04)),
        "urgency": Urgency.NORMAL,
        "urgency_scores": {"normal": 0.9},
        "place": None,
        "confidence": 0.9,
    }
    return Reading(**{**fields, **changes})
