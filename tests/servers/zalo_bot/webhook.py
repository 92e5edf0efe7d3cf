"""Events pushed to the bot's webhook, one chat strictly in order, repeated until the bot accepts them."""

import asyncio
import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import aiohttp

SECRET_HEADER = "X-Bot-Api-Secret-Token"
Shape = Literal["wrapped", "flat"]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One request to the webhook; status 0 when there was no answer."""

    event: dict[str, Any]
    status: int


def body_of(event: dict[str, Any], shape: Shape) -> bytes:
    """An event in one of the two shapes that descriptions of the platform show."""
    whole = {"ok": True, "result": event} if shape == "wrapped" else event
    return json.dumps(whole, ensure_ascii=False).encode()


class WebhookDelivery:
    """The one webhook a bot may have."""

    def __init__(self, session: aiohttp.ClientSession, shape: Callable[[], Shape]) -> None:
        self.url = ""
        self.secret = ""
        self.attempts: list[Attempt] = []
        self._session = session
        self._shape = shape
        self._lanes: defaultdict[str, asyncio.Queue[dict[str, Any]]] = defaultdict(asyncio.Queue)
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._set = asyncio.Event()

    def register(self, url: str, secret: str) -> None:
        """Call this address from now on; an empty one: none."""
        self.url, self.secret = url, secret
        self._set.set() if url else self._set.clear()

    def push(self, event: dict[str, Any]) -> None:
        """Deliver an event after the earlier ones of its chat."""
        chat = str(event.get("message", {}).get("chat", {}).get("id", ""))
        self._lanes[chat].put_nowait(event)
        if chat not in self._tasks:
            self._tasks[chat] = asyncio.get_running_loop().create_task(self._drain(chat))

    async def settled(self) -> None:
        """Until everything pushed so far has been accepted."""
        await asyncio.gather(*(lane.join() for lane in self._lanes.values()))

    async def close(self) -> None:
        """Deliver nothing more."""
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    async def _drain(self, chat: str) -> None:
        lane = self._lanes[chat]
        while True:
            event = await lane.get()
            pause = 0.02
            while not 200 <= await self._attempt(event) < 300:
                await asyncio.sleep(pause)
                pause = min(pause * 2, 0.5)
            lane.task_done()

    async def _attempt(self, event: dict[str, Any]) -> int:
        await self._set.wait()
        headers = {"Content-Type": "application/json", SECRET_HEADER: self.secret}
        try:
            async with self._session.post(
                self.url, data=body_of(event, self._shape()), headers=headers
            ) as answer:
                status = answer.status
        except (aiohttp.ClientError, OSError, TimeoutError):
            status = 0
        self.attempts.append(Attempt(event, status))
        return status
