"""What a webhook is sent: read to its end, up to a limit, and parsed without ever failing."""

import asyncio
import json
from typing import Any, Final

from aiohttp import web

READ_SECONDS: Final = 20.0


async def whole_body(request: web.Request, limit: int) -> bytes:
    """The raw body. It may come in pieces: one read gives only what has arrived by then."""
    body = bytearray()
    try:
        async with asyncio.timeout(READ_SECONDS):
            async for piece in request.content.iter_any():
                body += piece
                if len(body) > limit:
                    raise web.HTTPRequestEntityTooLarge(max_size=limit, actual_size=len(body))
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    return bytes(body)


def update_in(body: bytes) -> Any:
    """The JSON in a body; what is none is kept as it came, so that somebody can look at it."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return {"unreadable": body.decode("utf-8", "replace")[:4000]}


def dumped(update: Any) -> str:
    """JSON that every database takes: half a surrogate pair or a NUL becomes a question mark."""
    text = json.dumps(update, ensure_ascii=False)
    return text.encode("utf-8", "replace").decode().replace("\\u0000", "?")
