"""What the tests of the Zalo Bot share: the platform, and the channel on it."""

from collections.abc import AsyncIterator

import pytest

from bot.settings import Settings
from tests.servers.zalo_bot import ZaloBotServer
from tests.servers.zalo_bot.rig import Rig, rig_of


@pytest.fixture
async def server() -> AsyncIterator[ZaloBotServer]:
    async with ZaloBotServer() as server:
        yield server


@pytest.fixture
async def rig(server: ZaloBotServer, settings: Settings) -> AsyncIterator[Rig]:
    async with rig_of(server, settings) as rig:
        yield rig
