"""What the log says of requests: broken ones must not fill it, faults of ours must stand in it whole."""

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import NoReturn

import pytest
from aiohttp import web

from bot.web import runner_of
from tests.servers.patience import PATIENCE

SPOILT = {
    "TLS to a plain port": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    "no request line": b"GET\r\n\r\n",
    "unheard-of version": b"GET /there HTTP/9.9\r\n\r\n",
    "header without colon": b"GET /there HTTP/1.1\r\nsecret-words\r\n\r\n",
    "endless address": b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\n\r\n",
    "no address": b"GET http://[ HTTP/1.1\r\n\r\n",
    "no chunk": b"POST /there HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\nxx",
    "not compressed": b"POST /there HTTP/1.1\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\nab",
    "garbage after a request": b"GET /there HTTP/1.1\r\nHost: x\r\n\r\n\x00\x01garbage\r\n\r\n",
}


async def _there(request: web.Request) -> web.Response:
    return web.Response(text="there")


async def _fault(request: web.Request) -> NoReturn:
    raise ZeroDivisionError


@pytest.fixture
async def port() -> AsyncIterator[int]:
    app = web.Application()
    app.add_routes([web.route("*", "/there", _there), web.get("/fault", _fault)])
    runner = runner_of(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield runner.addresses[0][1]
    await runner.cleanup()


async def answer(port: int, raw: bytes) -> bytes:
    """What comes back until the server hangs up."""
    async with asyncio.timeout(PATIENCE):
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(raw)
        said = await reader.read(-1)
        writer.close()
        return said


@pytest.mark.parametrize("raw", SPOILT.values(), ids=SPOILT)
async def test_a_broken_request_is_one_quiet_line(
    raw: bytes, port: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "aiohttp")
    assert b"HTTP/1." in await answer(port, raw)
    (line,) = [record for record in caplog.records if record.name.startswith("aiohttp")]
    assert line.levelno <= logging.INFO
    assert line.exc_info is None
    assert "\n" not in line.getMessage()
    assert "secret-words" not in line.getMessage()


async def test_a_fault_of_a_handler_stands_in_the_log_with_its_traceback(
    port: int, caplog: pytest.LogCaptureFixture
) -> None:
    said = await answer(port, b"GET /fault HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert b" 500 " in said
    (line,) = [record for record in caplog.records if record.name.startswith("aiohttp")]
    assert line.levelno == logging.ERROR
    assert line.exc_info
    assert line.exc_info[0] is ZeroDivisionError
