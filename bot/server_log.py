"""What aiohttp says of requests: one that is no HTTP is nobody's fault here, and worth no traceback."""

import logging
from typing import Any

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError
from aiohttp.log import server_logger

# A head that cannot be parsed; a body that cannot be, which aiohttp reads to its end after the answer.
BROKEN_WHEN_IT_CAME = (HttpProcessingError, web.RequestPayloadError)


class ServerLog(logging.LoggerAdapter[logging.Logger]):
    """aiohttp's log, in which broken requests are one line at DEBUG: otherwise anybody could fill the disk.

    aiohttp says most of them at ERROR with a traceback. What they hold is left out: it may be a secret, or a
    citizen's words.
    """

    def __init__(self) -> None:
        super().__init__(server_logger)

    def log(self, level: int, msg: object, *args: object, **kwargs: Any) -> None:
        """As aiohttp says it, but for broken requests."""
        problem = kwargs.get("exc_info")
        if isinstance(problem, BROKEN_WHEN_IT_CAME):
            level, msg, kwargs = logging.DEBUG, f"{msg}: {type(problem).__name__}", {}
        super().log(level, msg, *args, **kwargs)
