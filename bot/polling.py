"""Telegram's side of receiving: registers the webhook, or asks for updates and stores them."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TypeVar

from bot.channels.telegram import UPDATES, Telegram
from bot.signal import Signal
from storage.desk import Desk

log = logging.getLogger(__name__)

FIRST_PAUSE_SECONDS = 1.0
LONGEST_PAUSE_SECONDS = 60.0

Answer = TypeVar("Answer")


class Polling:
    """Keeps Telegram's updates coming, through outages too."""

    def __init__(self, telegram: Telegram, *, desk: Desk, arrived: Signal, webhook: str, secret: str) -> None:
        self._telegram = telegram
        self._desk = desk
        self._arrived = arrived
        self._webhook = webhook
        self._secret = secret
        self._pause = FIRST_PAUSE_SECONDS

    async def run(self) -> None:
        """Until cancelled."""
        await self._telegram.ready()
        async with asyncio.TaskGroup() as group:
            group.create_task(self._telegram.acknowledge_presses())
            await self._insist(self._telegram.learn_username)  # before the first update is judged by it
            if self._webhook:
                await self._insist(self._register)
            else:
                await self._insist(self._unregister)
                await self._poll()

    async def _register(self) -> None:
        await self._telegram.bot.set_webhook(
            self._webhook, secret_token=self._secret, allowed_updates=UPDATES
        )
        log.info("Telegram calls %s", self._webhook)

    async def _unregister(self) -> None:
        await self._telegram.bot.delete_webhook()

    async def _poll(self) -> None:
        offset = 0
        while True:
            updates = await self._insist(partial(self._telegram.poll, offset))
            if not updates:
                continue
            # Stored and committed first; asking with the next offset is what confirms them to Telegram.
            await self._desk.keep_updates(self._telegram.raws(updates))
            self._arrived.set()
            known = [update["update_id"] for update in updates if isinstance(update.get("update_id"), int)]
            offset = max(known, default=offset - 1) + 1

    async def _insist(self, call: Callable[[], Awaitable[Answer]]) -> Answer:
        """Call until it succeeds, with growing pauses."""
        from aiogram.exceptions import AiogramError

        while True:
            try:
                result = await call()
            except (AiogramError, TimeoutError, OSError) as problem:
                log.warning("Telegram did not answer (%s); asking again in %.0f s.", problem, self._pause)
                await asyncio.sleep(self._pause)
                self._pause = min(self._pause * 2, LONGEST_PAUSE_SECONDS)
            else:
                self._pause = FIRST_PAUSE_SECONDS
                return result
