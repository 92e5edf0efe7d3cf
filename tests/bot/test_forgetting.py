"""What the office need not keep any longer goes by itself."""

import asyncio
import os
from datetime import timedelta

import pytest

from bot.assembly import service
from bot.settings import Settings
from casework.ports import Reader


async def test_files_that_were_never_scanned_are_deleted_with_the_raw_messages_of_their_day(
    settings: Settings, reader: Reader, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    async with service(settings, reader=reader) as bot:
        keys = [await bot.storage.aside.keep(content) for content in (b"old", b"new")]
        for key, days in zip(keys, (settings.keep_raw_days + 1, settings.keep_raw_days - 1), strict=True):
            moment = (bot.clock.now() - timedelta(days=days)).timestamp()
            os.utime(settings.data_dir / "aside" / key[:2] / key, (moment, moment))
        kept = await bot.storage.files.keep(b"a citizen's photo")
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(1):
                await bot._forget()
        assert await bot.storage.aside.count() == 1
        assert await bot.storage.aside.read(keys[1]) == b"new"
        assert await bot.storage.files.read(kept)
    assert "deleted 1 files" in caplog.text
