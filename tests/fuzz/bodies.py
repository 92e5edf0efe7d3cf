"""Bodies that nobody should send: valid ones with something wrong, arbitrary JSON, arbitrary bytes."""

import copy
import json
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from tests.fuzz.updates import Fields

Draw = Callable[[st.SearchStrategy[Any]], Any]

# A JSON text cannot hold these as Python values without effort: they are put in after dumping.
SPECIAL = {
    "@deep": "[" * 400 + "]" * 400,
    "@very-deep": "[" * 960 + "]" * 960,
    "@deeper-than-Python": "[" * 20_000 + "]" * 20_000,
    "@objects": '{"a":' * 300 + "1" + "}" * 300,
    "@huge": "9" * 4300,
    "@too-huge": "9" * 5000,
    "@infinite": "1e999",
    "@half": '"\\ud83d"',
    "@halves": '"\\ude00 \\ud83d"',
    "@nul": '"a\\u0000b"',
    "@backslash": '"\\\\u0000"',
}
ODD: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from([None, True, False, "", "x", [], {}, [[]], [{}], {"id": None}, 0, -1, 1.5, float("nan")]),
    st.sampled_from([2**31, 2**53 + 1, 2**63, 2**64, 10**40, -(2**63) - 1, 10**400, 1e308, float("inf")]),
    st.sampled_from(["0", "-5", "NaN", "1e400", "٣", "a:b", "../../x", "'; --", "\r\n\t", "x" * 3000]),
    st.sampled_from(
        ["😀" * 2000, "ắ" * 5000, "\u202e", "/start", "/traloi", "consent:yes", "#/x", "z" * 60_000]
    ),
    st.sampled_from(sorted(SPECIAL)),
    st.integers(),
    st.floats(),
    st.text(max_size=30),
)
JSON = st.recursive(
    ODD,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def _places(value: Any) -> list[tuple[Any, Any]]:
    """All (container, key or index) inside a JSON value."""
    found: list[tuple[Any, Any]] = []
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        found += [(value, key), *_places(item)]
    return found


def _drop(draw: Draw, holder: Any, key: Any) -> None:
    del holder[key]


def _replace(draw: Draw, holder: Any, key: Any) -> None:
    holder[key] = copy.deepcopy(draw(ODD))  # later changes must not reach the samples


def _retype(draw: Draw, holder: Any, key: Any) -> None:
    ways: list[Callable[[Any], Any]] = [str, repr, lambda value: [value], lambda value: {"id": value}, bool]
    holder[key] = draw(st.sampled_from(ways))(holder[key])


def _nest(draw: Draw, holder: Any, key: Any) -> None:
    holder[key] = {key: holder[key], "result": copy.deepcopy(holder)}


def _rename(draw: Draw, holder: Any, key: Any) -> None:
    if isinstance(holder, dict):
        holder[draw(st.sampled_from(["", "message", "result", "id", "x" * 300, "\ud800"]))] = holder.pop(key)


@st.composite
def mutated(draw: Draw, samples: list[Fields]) -> Any:
    """A valid delivery with one to three things wrong."""
    fields = copy.deepcopy(draw(st.sampled_from(samples)))
    for _ in range(draw(st.integers(1, 3))):
        places = _places(fields)
        if places:
            holder, key = places[draw(st.integers(0, len(places) - 1))]
            draw(st.sampled_from([_drop, _replace, _replace, _replace, _retype, _nest, _rename]))(
                draw, holder, key
            )
    return fields


def written(value: Any, *, ascii_only: bool = True) -> bytes:
    """JSON with the special values put in."""
    text = json.dumps(value, ensure_ascii=ascii_only)
    for name, stands_for in SPECIAL.items():
        text = text.replace(f'"{name}"', stands_for)
    return text.encode("utf-8", "surrogatepass")


@st.composite
def _text_faults(draw: Draw, samples: list[Fields]) -> bytes:
    """A valid body, spoilt as a text: doubled keys, another encoding, cut off, followed by something."""
    body = written(draw(st.sampled_from(samples)), ascii_only=draw(st.booleans()))
    cut = draw(st.integers(0, len(body)))
    ways: list[bytes] = [
        body.replace(b"{", b'{"update_id":1,"message":7,"event_name":[],"id":{},', 1),
        body.replace(b"}", b',"chat":{"id":"\xff"}}'),
        body.decode().encode("utf-16"),
        body.decode().encode("utf-16-le"),
        body.decode().encode("utf-32"),
        b"\xef\xbb\xbf" + body,
        body[:cut],
        body[:cut] + b"\xff\xfe\x00" + body[cut:],
        body + body,
        body + b"\0",
        b" " * 3000 + body,
        b"",
    ]
    return draw(st.sampled_from(ways))


def bodies(samples: list[Fields]) -> st.SearchStrategy[bytes]:
    """Anything that may come in place of a delivery."""
    wrong = mutated(samples)
    return st.one_of(
        st.builds(written, wrong),
        st.builds(written, wrong),
        st.builds(lambda value: written(value, ascii_only=False), wrong),
        _text_faults(samples),
        st.builds(written, JSON),
        st.binary(max_size=300),
    )
