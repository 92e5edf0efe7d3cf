"""The server in a thread of its own, for tests that start and kill the bot as a process."""

import asyncio
import threading
from concurrent.futures import Future
from types import TracebackType
from typing import Any

from tests.servers.telegram.server import TelegramServer


class ThreadedTelegramServer:
    """`with ThreadedTelegramServer() as server:` gives a TelegramServer that lives in its own loop.

    Its plain methods may be called from any thread, and a citizen's acts may be awaited in any loop.
    Code without a loop says `server.run(user.send("..."))`.
    """

    def __init__(self, **options: Any) -> None:
        self.server = TelegramServer(**options)
        self._ready: Future[None] = Future()
        self._stop: asyncio.Event | None = None
        self._thread = threading.Thread(target=self._run, name="telegram-server", daemon=True)

    def __enter__(self) -> TelegramServer:
        self._thread.start()
        self._ready.result(timeout=30)
        return self.server

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self.server.loop is not None
        assert self._stop is not None
        self.server.loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(timeout=30)

    def _run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        self._stop = asyncio.Event()
        try:
            async with self.server:
                self._ready.set_result(None)
                await self._stop.wait()
        except BaseException as error:
            if not self._ready.done():
                self._ready.set_exception(error)
            raise
