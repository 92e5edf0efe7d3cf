"""What a citizen sees of the bot: the chat's messages, the keyboard, and waiting for an answer."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.servers.patience import PATIENCE
from tests.servers.telegram.records import BotMessage

if TYPE_CHECKING:
    from tests.servers.telegram.world import World

Wanted = str | Callable[[BotMessage], bool]


class Reader:
    """The reading half of a citizen."""

    def __init__(self, world: "World", name: str) -> None:
        self.name = name
        self.inbox: list[BotMessage] = []
        self.answers: list[dict[str, Any]] = []
        self.keyboard: list[list[str]] = []
        self._world = world
        self._touches = 0
        self._mark = 0
        self._changed: asyncio.Event | None = None

    def since_mark(self) -> list[BotMessage]:
        """Give the messages that came or changed since the citizen's last act."""
        return self._touched_since(self._mark)

    async def wait_for(
        self, wanted: Wanted, timeout: float = PATIENCE, *, since: int | None = None
    ) -> BotMessage:
        """Wait for a message, new or edited, after the citizen's last act (since=0: in the whole inbox)."""
        loop = self._world.loop
        assert loop is not None
        mark = self._mark if since is None else since
        wait = self._wait_for(wanted, timeout, mark)
        if loop is asyncio.get_running_loop():
            return await wait
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(wait, loop))

    async def _wait_for(self, wanted: Wanted, timeout: float, mark: int) -> BotMessage:
        try:
            async with asyncio.timeout(timeout):
                while True:
                    for message in self._touched_since(mark):
                        if wanted in message.text if isinstance(wanted, str) else wanted(message):
                            return message
                    self._changed = self._changed or asyncio.Event()
                    await self._changed.wait()
        except TimeoutError:
            seen = [message.text for message in self._touched_since(mark)]
            raise TimeoutError(f"{self.name} waited for {wanted!r} and saw {seen}") from None

    def _touched_since(self, mark: int) -> list[BotMessage]:
        found = [message for message in self.inbox if message.touched > mark]
        return sorted(found, key=lambda message: message.touched)

    def receive(self, message: BotMessage) -> None:
        """Take in a message of the bot."""
        self.inbox.append(message)
        markup = message.keyboard or {}
        if "keyboard" in markup:
            self.keyboard = [
                [key if isinstance(key, str) else key["text"] for key in row] for row in markup["keyboard"]
            ]
        elif markup.get("remove_keyboard"):
            self.keyboard = []
        self.touch(message)

    def touch(self, message: BotMessage) -> None:
        """Note that a message came or changed, and wake who waits for it."""
        self._touches += 1
        message.touched = self._touches
        if self._changed:
            self._changed.set()
            self._changed = None
