"""The one web application: health, Telegram's webhook, and the routes that it is given."""

import hmac
import logging
from collections.abc import Sequence
from typing import Final

from aiohttp import HttpVersion11, web

from bot.bodies import update_in, whole_body
from bot.channels.telegram import Telegram
from bot.pages import Handler, policy
from bot.server_log import ServerLog
from bot.signal import Signal
from storage.desk import Desk
from storage.files import MAX_BYTES

log = logging.getLogger(__name__)

NOWHERE, NOWHERE_NAME = "/{anywhere:.*}", "/{anywhere}"
WEBHOOK_PATH: Final = "/telegram/webhook"
LARGEST_UPDATE: Final = 1024 * 1024
SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
SECURITY_HEADERS: Final = {
    "Content-Security-Policy": policy(),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}


@web.middleware
async def secured(request: web.Request, handler: Handler) -> web.StreamResponse:
    """No page of ours loads anything from elsewhere, or is framed elsewhere unless it says so itself."""
    response = await handler(request)
    if not response.prepared:
        for name, value in SECURITY_HEADERS.items():
            response.headers.setdefault(name, value)
    return response


def application(desk: Desk, routes: Sequence[web.RouteDef]) -> web.Application:
    """The application with health and the given routes."""

    async def health(request: web.Request) -> web.Response:
        return web.json_response({"ok": True, "outbox": await desk.counts()})

    app = web.Application(middlewares=[secured], client_max_size=MAX_BYTES + LARGEST_UPDATE)
    every = [web.get("/health", health), *routes, web.route("*", NOWHERE, _nowhere)]
    app.add_routes(
        web.RouteDef(one.method, one.path, one.handler, {**one.kwargs, "expect_handler": _expected})
        for one in every
    )
    return app


def runner_of(app: web.Application, *, shutdown_timeout: float) -> web.AppRunner:
    """What serves the application; streams that do not end by themselves are cut off after the time-out."""
    return web.AppRunner(app, access_log=None, logger=ServerLog(), shutdown_timeout=shutdown_timeout)


async def _nowhere(request: web.Request) -> web.StreamResponse:
    """What no other route takes: 404 or 405. A route of ours, since aiohttp's own cannot have `_expected`."""
    for resource in request.app.router.resources():
        if resource.canonical != NOWHERE_NAME:
            _, allowed = await resource.resolve(request)
            if allowed:
                raise web.HTTPMethodNotAllowed(request.method, allowed)
    raise web.HTTPNotFound


async def _expected(request: web.Request) -> None:
    """Whoever asks before sending a body is told to go on; aiohttp's own refusal fails at odd letters."""
    if request.headers["Expect"].lower() != "100-continue":
        raise web.HTTPExpectationFailed(text="Only 'Expect: 100-continue' can be met.")
    if request.version == HttpVersion11:
        await request.writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        request.writer.output_size = 0  # a hundred is no answer yet


def webhook_route(telegram: Telegram, *, secret: str, desk: Desk, arrived: Signal) -> web.RouteDef:
    """Telegram's webhook: stored and committed before it is acknowledged; a wrong secret gets 401."""

    async def receive(request: web.Request) -> web.Response:
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, secret.encode()):
            raise web.HTTPUnauthorized
        update = update_in(await whole_body(request, LARGEST_UPDATE))
        await desk.keep_updates(telegram.raws([update]))
        arrived.set()
        return web.json_response({})

    return web.post(WEBHOOK_PATH, receive)
