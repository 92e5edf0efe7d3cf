"""A commune's portal that embeds the chat, with odd styles and a strict policy."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web

PAGE = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Cổng thông tin xã Sông Hiền</title><link rel="stylesheet" href="/odd.css">
<script src="/before.js"></script><script src="{chat}/embed.js" defer></script></head>
<body><main><h1>Cổng thông tin xã Sông Hiền</h1><p>Lịch tiếp công dân tuần này.</p>
<p><a href="/other">Thủ tục hành chính</a></p></main></body></html>"""

ODD = """* { box-sizing: content-box !important; letter-spacing: 2px; }
html { font-size: 40%; } body { font-size: 32px; transform: translateX(0); overflow-x: hidden; }
button, iframe, div, section, span, p:empty, langnghe-chat { display: none !important; }
button { position: static !important; width: 3px !important; color: transparent !important; }
iframe { width: 10px !important; opacity: 0 !important; }
body > * { z-index: 5; position: relative; } :focus { outline: 0 !important; }"""

BEFORE = "window.namesBefore = Object.getOwnPropertyNames(window).concat('namesBefore');"


@dataclass
class Portal:
    """Whose chat it shows, under which policy (empty: it allows the chat's origin), and where it listens."""

    chat: str
    policy: str = ""
    port: int = 0

    @property
    def url(self) -> str:
        """By name, while the chat goes by number: another site to the browser, with storage of its own."""
        return f"http://localhost:{self.port}"

    async def page(self, request: web.Request) -> web.Response:
        chat = self.chat
        policy = self.policy or (
            f"default-src 'self'; script-src 'self' {chat}; style-src 'self' {chat}; frame-src {chat}"
        )
        return web.Response(
            text=PAGE.format(chat=chat),
            content_type="text/html",
            headers={"Content-Security-Policy": policy},
        )

    async def file(self, request: web.Request) -> web.Response:
        if request.path == "/odd.css":
            return web.Response(text=ODD, content_type="text/css")
        if request.path == "/before.js":
            return web.Response(text=BEFORE, content_type="text/javascript")
        return web.Response(status=204)


@asynccontextmanager
async def portal(chat: str = "") -> AsyncIterator[Portal]:
    """A portal on a free port; set `chat` before its page is opened."""
    opened = Portal(chat)
    app = web.Application()
    app.add_routes(
        [
            web.get("/", opened.page),
            web.get("/other", opened.page),
            web.get("/odd.css", opened.file),
            web.get("/before.js", opened.file),
            web.get("/favicon.ico", opened.file),
        ]
    )
    runner = web.AppRunner(app)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "localhost", 0)
        await site.start()
        opened.port = runner.addresses[0][1]
        yield opened
    finally:
        await runner.cleanup()
