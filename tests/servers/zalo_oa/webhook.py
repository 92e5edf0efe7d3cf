"""Events pushed to the account's webhook, signed, and again when they were not answered with 200 in 2 s."""

import asyncio
import hashlib
import json
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

import aiohttp

ANSWER_SECONDS = 2.0
RETRIES = (30.0, 300.0, 900.0, 1800.0, 3600.0)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One request: its answer's status, or 0 when there was none in time."""

    event: str
    status: int


@dataclass
class Webhook:
    """The one webhook of the app. `hurry` divides all pauses; `signs` says whose timestamp is signed."""

    app_id: str
    secret: str
    url: str = ""
    hurry: float = 1.0
    answer_seconds: float = ANSWER_SECONDS
    signs: str = "body"
    attempts: list[Attempt] = field(default_factory=list)
    given_up: list[dict[str, Any]] = field(default_factory=list)
    last: tuple[bytes, dict[str, str]] = (b"", {})
    _tasks: set["asyncio.Task[None]"] = field(default_factory=set)
    _lanes: dict[str, asyncio.Lock] = field(default_factory=lambda: defaultdict(asyncio.Lock))

    def signed(self, body: bytes, timestamp: str) -> str:
        """The header of a body."""
        text = self.app_id.encode() + body + timestamp.encode() + self.secret.encode()
        return "mac=" + hashlib.sha256(text).hexdigest()

    def request(self, event: dict[str, Any]) -> tuple[bytes, dict[str, str]]:
        """Body and headers of an event."""
        body = json.dumps(event, ensure_ascii=False, separators=(",", ":")).encode()
        own = str(event["timestamp"])
        sent_at = own if self.signs == "body" else str(int(own) + 7)
        headers = {"Content-Type": "application/json", "X-ZEvent-Signature": self.signed(body, sent_at)}
        if self.signs != "body":
            headers["X-ZEvent-Timestamp"] = sent_at
        return body, headers

    def push(self, event: dict[str, Any], person: str) -> None:
        """Deliver an event, those of one person in their order as long as nothing goes wrong."""
        if not self.url:
            return
        task = asyncio.get_running_loop().create_task(self._deliver(event, self._lanes[person]))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def settled(self) -> None:
        """Wait until nothing is under way."""
        while self._tasks:
            await asyncio.gather(*self._tasks)

    async def close(self) -> None:
        """Push nothing more."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _deliver(self, event: dict[str, Any], lane: asyncio.Lock) -> None:
        self.last = body, headers = self.request(event)
        async with lane:
            if await self._attempt(event["event_name"], body, headers):
                return
        for pause in RETRIES:
            await asyncio.sleep(pause / self.hurry)
            if await self._attempt(event["event_name"], body, headers):
                return
        self.given_up.append(event)

    async def _attempt(self, name: str, body: bytes, headers: dict[str, str]) -> bool:
        status = 0
        try:
            async with (
                asyncio.timeout(self.answer_seconds),
                aiohttp.ClientSession() as session,
                session.post(self.url, data=body, headers=headers) as response,
            ):
                await response.read()
                status = response.status
        except (aiohttp.ClientError, OSError, TimeoutError):
            pass
        self.attempts.append(Attempt(name, status))
        return status == 200
