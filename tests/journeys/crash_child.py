"""The bot as a process that can be killed: preloaded once by the fork server, so that a restart is quick."""

import asyncio
import logging
import os
from typing import Any

import aiogram.types  # noqa: F401 - loaded before the fork
import telegram.ext  # noqa: F401 - the same

from bot.assembly import service
from bot.clock import SystemClock
from bot.office import load_reader, rulebook_of
from bot.settings import Settings

SETTINGS = Settings(_env_file=None)
READER = load_reader(SETTINGS, rulebook_of(SETTINGS, SystemClock()))
READER.read("Đường hỏng")  # loads the segmenter: a bot killed within a second would never get to work


def serve(fields: dict[str, Any], ready: Any) -> None:
    """Run the real service until somebody kills the process."""
    os.environ["PTB_TIMEDELTA"] = "1"
    logging.disable(logging.WARNING)
    asyncio.run(_serve(Settings(_env_file=None, **fields), ready))


async def _serve(settings: Settings, ready: Any) -> None:
    async with service(settings, reader=READER) as bot, asyncio.TaskGroup() as group:
        group.create_task(bot.run())
        await bot.ready.wait()
        ready.set()
