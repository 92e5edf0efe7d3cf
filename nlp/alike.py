"""casework.ports.Matters: what nlp.similar knows of a text, kept as a `Trace`, and compared again."""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from functools import lru_cache

from casework.reading import Trace
from nlp import similar, similar_pairs
from nlp.features import Vocabulary
from nlp.similar_names import Name

_REMEMBERED = 256


class Alike:
    """Makes traces and compares them. Reads only, so several threads may share it."""

    days = similar.ALIKE_DAYS
    propose_from = similar.JOIN_FROM

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._matters = similar.Matters(vocabulary)

    def trace(self, text: str, topics: Mapping[str, float], place_id: str | None) -> Trace:
        """The trace of a text; `topics` and `place_id` as they were read."""
        found = self._matters.trace(text, topics, place_id)
        content = {field.name: getattr(found, field.name) for field in fields(found)}
        keys = content.pop("keys")
        content |= {name: sorted(content[name]) for name in ("amounts", "units")}
        content["names"] = [asdict(name) for name in found.names]
        return Trace(tuple(sorted(keys)), json.dumps(content, ensure_ascii=False))

    def likeness(self, one: Trace, other: Trace, *, days_apart: float) -> float:
        """How likely both are the same matter, 0 to 1; 0 for a text that left no trace."""
        if not one.content or not other.content:
            return 0.0
        return self._matters.likeness(_opened(one), _opened(other), days_apart)


@lru_cache(_REMEMBERED)
def _opened(trace: Trace) -> similar_pairs.Trace:
    content = json.loads(trace.content)
    names = tuple(Name(**{**name, "words": tuple(name["words"])}) for name in content.pop("names"))
    content |= {name: frozenset(content[name]) for name in ("amounts", "units")}
    return similar_pairs.Trace(keys=frozenset(trace.keys), names=names, **content)
