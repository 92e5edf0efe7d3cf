"""A conference to be planned in tests."""

from datetime import date
from typing import Any

from casework.conference import Form, Head
from casework.convening import Plan
from casework.regulation import Ground, Kind

HELD = date(2026, 3, 26)  # a Thursday; both profiles of the demo's authority bind


def plan_of(**changes: Any) -> Plan:
    """A conference of the first quarter, on a Thursday; tests change what they are about."""
    fields: dict[str, Any] = {
        "title": "Đối thoại quý I",
        "kind": Kind.PERIODIC,
        "form": Form.IN_PERSON,
        "head": Head.GOVERNMENT,
        "ground": Ground.COMMUNE,
        "place": "Hội trường UBND xã",
        "held_on": HELD,
        "begins_at": "08:00",
        "hours": 3.5,
        "chair": "Nguyễn Văn Chủ",
        "scope": "Đường sá, rác thải, trường học",
        "expected": 120,
    }
    return Plan(**{**fields, **changes})
