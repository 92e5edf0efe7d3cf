"""The one web application: Telegram's webhook, the web chat, its pages, health."""

import hmac
import logging
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, Final

from aiohttp import web

from bot.bodies import update_in, whole_body
from bot.channels.telegram import Telegram
from bot.signal import Signal
from storage.desk import Desk
from storage.files import MAX_BYTES

log = logging.getLogger(__name__)

PAGES: Final = Path(__file__).parent / "channels" / "web"
WEBHOOK_PATH: Final = "/telegram/webhook"
LARGEST_UPDATE: Final = 1024 * 1024
SECRET_HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
SECURITY_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' blob: data:; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
DemoData = Callable[[], Awaitable[dict[str, Any]]]


@web.middleware
async def secured(request: web.Request, handler: Handler) -> web.StreamResponse:
    """No page of ours loads anything from elsewhere or is framed elsewhere."""
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
    app.add_routes([web.get("/health", health), *routes])
    return app


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


def page_routes(about: dict[str, Any], demo: DemoData | None) -> list[web.RouteDef]:
    """The chat's page, and in a demonstration the page with two phones."""
    routes = [
        web.get("/", _redirect("/chat" if demo is None else "/demo")),
        web.get("/chat", _page("chat.html")),
        web.get("/static/{name}", _static),
        web.get("/api/about", _data(about)),
    ]
    if demo is not None:
        routes += [web.get("/demo", _page("demo.html")), web.get("/api/demo", _fresh(demo))]
    return routes


def _redirect(target: str) -> Handler:
    async def redirect(request: web.Request) -> web.StreamResponse:
        raise web.HTTPFound(target)

    return redirect


def _page(name: str) -> Handler:
    async def page(request: web.Request) -> web.StreamResponse:
        return web.FileResponse(PAGES / name)

    return page


def _data(fields: dict[str, Any]) -> Handler:
    async def data(request: web.Request) -> web.StreamResponse:
        return web.json_response(fields)

    return data


def _fresh(make: DemoData) -> Handler:
    async def data(request: web.Request) -> web.StreamResponse:
        return web.json_response(await make())

    return data


async def _static(request: web.Request) -> web.StreamResponse:
    file = PAGES / request.match_info["name"]
    if file.parent != PAGES or not file.is_file():
        raise web.HTTPNotFound
    return web.FileResponse(file)
