"""Updates pushed to the bot's webhook, repeated until the bot accepts them."""

import asyncio
from collections import deque
from dataclasses import dataclass
from typing import Any

import aiohttp

from tests.servers.telegram.updates import Entry, UpdateQueue, encoded


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """Pauses between attempts: the first, doubled up to the longest; and how long one attempt may take."""

    first: float = 0.05
    longest: float = 1.0
    timeout: float = 10.0


@dataclass(frozen=True, slots=True)
class Attempt:
    """One request to the webhook: its answer's status, or 0 and what went wrong on the way."""

    update_id: int
    status: int
    error: str = ""

    @property
    def accepted(self) -> bool:
        """Whether the bot took the update."""
        return 200 <= self.status < 300


class WebhookDelivery:
    """One registered webhook. Chats go in parallel, the updates of one chat strictly one by one."""

    def __init__(
        self,
        queue: UpdateQueue,
        session: aiohttp.ClientSession,
        settings: dict[str, Any],
        secret: str,
        policy: RetryPolicy,
    ) -> None:
        self.settings = settings
        self.secret = secret
        self.attempts: list[Attempt] = []
        self.last_failure: Attempt | None = None
        self._queue = queue
        self._session = session
        self._policy = policy
        self._timeout = aiohttp.ClientTimeout(total=policy.timeout)
        self._headers = {"Content-Type": "application/json"}
        if secret:
            self._headers["X-Telegram-Bot-Api-Secret-Token"] = secret
        self._free = asyncio.Semaphore(settings["max_connections"])
        self._lanes: dict[int, deque[Entry]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        """Take over everything that waits, and what comes from now on."""
        self._queue.on_push = self.offer
        for entry in list(self._queue.pending.values()):
            self.offer(entry)

    def stop(self) -> None:
        """Send nothing more; what was not accepted stays in the queue."""
        self._queue.on_push = None
        for task in self._tasks:
            task.cancel()

    async def stopped(self) -> None:
        """Stop and wait until nothing runs."""
        self.stop()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def offer(self, entry: Entry) -> None:
        """Put an update in its chat's lane, and start the lane if it stands still."""
        lane = self._lanes.get(entry.chat)
        if lane is not None:
            lane.append(entry)
            return
        self._lanes[entry.chat] = deque([entry])
        task = asyncio.get_running_loop().create_task(self._drain(entry.chat))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _drain(self, chat: int) -> None:
        lane = self._lanes[chat]
        while lane:
            await self._deliver(lane[0])
            lane.popleft()
        del self._lanes[chat]

    async def _deliver(self, entry: Entry) -> None:
        pause = self._policy.first
        body = encoded(entry.update)
        while entry.number in self._queue.pending:
            async with self._free:
                attempt = await self._attempt(entry.update_id, body)
            self.attempts.append(attempt)
            if attempt.accepted:
                self._queue.settle(entry)
                return
            self.last_failure = attempt
            await asyncio.sleep(pause)
            pause = min(pause * 2, self._policy.longest)

    async def _attempt(self, update_id: int, body: bytes) -> Attempt:
        try:
            async with self._session.post(
                self.settings["url"], data=body, headers=self._headers, timeout=self._timeout
            ) as response:
                await response.read()
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            return Attempt(update_id, 0, str(error) or "Connection timed out")
        failure = (
            "" if response.ok else f"Wrong response from the webhook: {response.status} {response.reason}"
        )
        return Attempt(update_id, response.status, failure)
