"""`langnghe run`: serve until told to stop."""

import asyncio
import signal
from collections.abc import Coroutine
from typing import Any

from bot.assembly import service
from bot.settings import Settings, SettingsError


async def run(settings: Settings) -> int:
    """Serve all configured channels; SIGTERM and Ctrl-C end it between two messages."""
    if settings.has_telegram and settings.public_url and not settings.uses_webhook:
        raise SettingsError("Đã đặt PUBLIC_URL nên Telegram sẽ gọi đến đây: hãy đặt cả WEBHOOK_SECRET.")
    async with service(settings) as running:
        await until_stopped(running.run())
    return 0


async def until_stopped(work: Coroutine[Any, Any, None]) -> None:
    """Run until SIGINT or SIGTERM."""
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    async with asyncio.TaskGroup() as group:
        task = group.create_task(work)
        waiter = group.create_task(stop.wait())
        await asyncio.wait((task, waiter), return_when=asyncio.FIRST_COMPLETED)
        task.cancel()
        waiter.cancel()
