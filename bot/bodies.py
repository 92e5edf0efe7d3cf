"""What is sent to an address of ours: read to its end, up to a limit, and parsed without ever failing."""

import asyncio
import json
import re
from typing import Any, Final

from aiohttp import web

READ_SECONDS: Final = 20.0
_NUL: Final = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")  # a NUL in JSON, not a backslash before "u0000"


async def whole_body(request: web.Request, limit: int) -> bytes:
    """The raw body. It may come in pieces: one read gives only what has arrived by then.

    Raises HTTP's refusals: 400 for a body that breaks off, 408, 413, 415.
    """
    refuse_compressed(request)
    body = bytearray()
    try:
        async with asyncio.timeout(READ_SECONDS):
            async for piece in request.content.iter_any():
                body += piece
                if len(body) > limit:
                    raise web.HTTPRequestEntityTooLarge(max_size=limit, actual_size=len(body))
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    except (web.RequestPayloadError, ConnectionError):
        raise web.HTTPBadRequest(text="The body breaks off.") from None
    return bytes(body)


def refuse_compressed(request: web.Request) -> None:
    """415 for a compressed body: half of one would count as whole, and signatures are of raw bodies."""
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise web.HTTPUnsupportedMediaType(text="A body is taken as it is, without Content-Encoding.")


def update_in(body: bytes) -> Any:
    """The JSON in a body; what is none is kept as it came, so that somebody can look at it."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return {"unreadable": body.decode("utf-8", "replace")[:4000]}


def dumped(update: Any) -> str:
    """JSON that every database takes: half a surrogate pair or a NUL becomes a question mark."""
    try:
        text = json.dumps(update, ensure_ascii=False)
    except RecursionError:  # Python reads JSON that is nested a little deeper than what it writes
        return json.dumps({"unreadable": "nested too deeply"})
    return _NUL.sub(r"\1?", whole_characters(text))


def whole_characters(text: str) -> str:
    """Half a surrogate pair, which JSON may hold and no database takes, becomes a question mark."""
    return text.encode("utf-8", "replace").decode()


def storable(value: Any) -> str:
    """A text that every database takes, without NUL too; anything that is no text is empty."""
    return whole_characters(value.replace("\0", "")) if isinstance(value, str) else ""
