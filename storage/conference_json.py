"""The nouns of conferences as JSON, and back: the types of their fields say how each is read."""

import json
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from storage.notice_json import dumps

Noun = TypeVar("Noun")
Reader = Callable[[Any], Any]


def to_json(kind: type[Noun], noun: Noun) -> str:
    """A noun as it is sealed; ValueError when it could not be read again."""
    stored = dumps(_plain(noun))
    from_json(kind, stored)
    return stored


def from_json(kind: type[Noun], text: str) -> Noun:
    """The noun again.

    A field that the stored text lacks gets its default; ValueError for one that is unknown, that has no
    default or whose value is not of its type.
    """
    wanted: Any = kind
    noun: Noun = _reader(wanted)(json.loads(text))
    return noun


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


@cache
def _reader(kind: Any) -> Reader:
    """What makes a value of this type from plain JSON."""
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if is_dataclass(kind):
        return _dataclass_reader(kind)
    origin, parts = get_origin(kind), get_args(kind)
    if origin is UnionType:
        return _optional_reader(kind)
    if origin is tuple:
        return _tuple_reader(_reader(parts[0]))
    if origin is dict:
        return _dict_reader(_reader(parts[1]))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    raise TypeError(f"There is no stored form for {kind}.")


def _dataclass_reader(kind: Any) -> Reader:
    readers = {name: _reader(part) for name, part in get_type_hints(kind).items()}

    def read(stored: Any) -> Any:
        given: dict[str, Any] = _exactly(dict)(stored)
        if unknown := given.keys() - readers:
            raise ValueError(f"{kind.__name__} has no field {', '.join(sorted(unknown))}.")
        values = {}
        for name, value in given.items():
            try:
                values[name] = readers[name](value)
            except ValueError as problem:
                raise ValueError(f"{kind.__name__}.{name}: {problem}") from None
        try:
            return kind(**values)
        except TypeError as problem:
            raise ValueError(str(problem)) from None

    return read


def _optional_reader(kind: Any) -> Reader:
    [some] = [_reader(part) for part in get_args(kind) if part is not NoneType]
    return lambda stored: None if stored is None else some(stored)


def _tuple_reader(part: Reader) -> Reader:
    return lambda stored: tuple(map(part, _exactly(list)(stored)))


def _dict_reader(part: Reader) -> Reader:
    return lambda stored: {name: part(value) for name, value in _exactly(dict)(stored).items()}


def _exactly(kind: type) -> Reader:
    def read(stored: Any) -> Any:
        if type(stored) is not kind:
            raise ValueError(f"A {type(stored).__name__} stands where a {kind.__name__} belongs.")
        return stored

    return read


def _number(stored: Any) -> float:
    if type(stored) not in {int, float}:
        raise ValueError(f"A {type(stored).__name__} stands where a number belongs.")
    return float(stored)


def _day(stored: Any) -> date:
    return date.fromisoformat(_exactly(str)(stored))


def _moment(stored: Any) -> datetime:
    moment = datetime.fromisoformat(_exactly(str)(stored))
    if moment.tzinfo is None:
        raise ValueError(f"A moment without a time zone cannot be stored: {stored}.")
    return moment


_SIMPLE: dict[Any, Reader] = {
    str: _exactly(str),
    int: _exactly(int),
    bool: _exactly(bool),
    float: _number,
    date: _day,
    datetime: _moment,
}
