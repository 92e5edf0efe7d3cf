"""The web chat's pages: what a browser loads, installs, and may show inside another site's page."""

import hashlib
import json
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Any, Final

from aiohttp import web

from bot.web_forms import secret_in

PAGES: Final = Path(__file__).parent / "channels" / "web"
STATIC: Final = {file.name: file for file in PAGES.iterdir() if file.is_file()}
CHAT: Final = "/chat"
SHELL: Final = (
    "chat.css",
    "icon.svg",
    "chat.js",
    "composer.js",
    "dialog.js",
    "frame.js",
    "identity.js",
    "net.js",
    "outbox.js",
    "signals.js",
    "store.js",
    "view.js",
)
"""What the chat's page consists of, beside chat.html: kept by the service worker, complete or not at all."""

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Data = Callable[[], Awaitable[dict[str, Any]]]
About = Callable[[str | None], Awaitable[dict[str, Any]]]


def policy(framed_by: Sequence[str] = ()) -> str:
    """The Content-Security-Policy of a page that only these origins, beside our own, may show in a frame."""
    ancestors = " ".join(["'self'", *framed_by])
    return f"default-src 'self'; img-src 'self' blob: data:; frame-ancestors {ancestors}"


def page_routes(
    authority: str, about: About, demo: Data | None, *, framed_by: Sequence[str]
) -> list[web.RouteDef]:
    """The chat's page with all that belongs to it, and in a demonstration the page with two phones.

    `about` says what the chat that a secret opens (its hash) is shown of the bot.
    """
    routes = [
        web.get("/", _redirect(CHAT if demo is None else "/demo")),
        web.get(CHAT, _page("chat.html", policy(framed_by))),
        web.get("/static/{name}", _static),
        web.get("/embed.js", _page("embed.js")),
        web.get("/sw.js", _text(worker(policy(framed_by)), "text/javascript")),
        web.get("/manifest.webmanifest", _text(manifest(authority), "application/manifest+json")),
        web.get("/api/about", _about(about)),
    ]
    if demo is not None:
        routes += [web.get("/demo", _page("demo.html")), web.get("/api/demo", _fresh(demo))]
    return routes


def manifest(authority: str) -> str:
    """What a phone needs to put the chat among its apps."""
    icons = [
        {"src": "/static/icon.svg", "sizes": "any", "type": "image/svg+xml"},
        {"src": "/static/icon-192.png", "sizes": "192x192", "type": "image/png"},
        {"src": "/static/icon-512.png", "sizes": "512x512", "type": "image/png"},
        {"src": "/static/maskable-512.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
    ]
    fields = {
        "id": CHAT,
        "name": f"Lắng Nghe – {authority}",
        "short_name": "Lắng Nghe",
        "description": f"Gửi phản ánh, kiến nghị tới {authority} và theo dõi câu trả lời.",
        "lang": "vi",
        "dir": "ltr",
        "start_url": CHAT,
        "scope": CHAT,
        "display": "standalone",
        "theme_color": "#00594c",
        "background_color": "#eef3f1",
        "icons": icons,
    }
    return json.dumps(fields, ensure_ascii=False)


def worker(chat_policy: str) -> str:
    """The service worker's text; another one, which replaces it, when the page or its policy changes."""
    content = hashlib.sha256(chat_policy.encode())
    for name in ("chat.html", *SHELL):
        content.update((PAGES / name).read_bytes())
    paths = [CHAT, *(f"/static/{name}" for name in SHELL)]
    program = (PAGES / "sw.js").read_text(encoding="utf-8")
    return f"const VERSION = '{content.hexdigest()[:16]}';\nconst FILES = {json.dumps(paths)};\n{program}"


def _redirect(target: str) -> Handler:
    async def redirect(request: web.Request) -> web.StreamResponse:
        raise web.HTTPFound(target)

    return redirect


def _page(name: str, its_policy: str = policy()) -> Handler:
    async def page(request: web.Request) -> web.StreamResponse:
        return web.FileResponse(PAGES / name, headers={"Content-Security-Policy": its_policy})

    return page


def _text(text: str, content_type: str) -> Handler:
    async def written(request: web.Request) -> web.StreamResponse:
        return web.Response(text=text, content_type=content_type)

    return written


def _about(about: About) -> Handler:
    async def data(request: web.Request) -> web.StreamResponse:
        return web.json_response(await about(secret_in(request)))

    return data


def _fresh(make: Data) -> Handler:
    async def data(request: web.Request) -> web.StreamResponse:
        return web.json_response(await make())

    return data


async def _static(request: web.Request) -> web.StreamResponse:
    file = STATIC.get(request.match_info["name"])
    if file is None:
        raise web.HTTPNotFound
    return web.FileResponse(file)
