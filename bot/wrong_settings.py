"""Settings that cannot be used, said to the installer: which, what was written, what to write instead."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

# By pydantic's type of error; the words in braces are from its context.
_REASONS = {
    "int_parsing": "phải là số nguyên",
    "float_parsing": "phải là số, thập phân viết bằng dấu chấm",
    "bool_parsing": "phải là true hoặc false",
    "time_parsing": "phải là giờ và phút, như 07:30",
    "greater_than": "phải lớn hơn {gt}",
    "greater_than_equal": "phải từ {ge} trở lên",
    "less_than_equal": "phải từ {le} trở xuống",
    "literal_error": "phải là một trong: {expected}",
    "value_error": "{error}",
}


def in_words(problem: ValidationError) -> list[str]:
    """A sentence for each setting that cannot be used."""
    return [_said(error) for error in problem.errors(include_url=False)]


def _said(error: Mapping[str, Any]) -> str:
    name = str(error["loc"][0]).upper()
    context = {**error.get("ctx", {})}
    context["expected"] = str(context.get("expected", "")).replace(" or ", ", ")
    reason = _REASONS.get(error["type"], error["msg"]).format(**context)
    return f"{name}={error['input']}: {reason} (xem .env.example)"
