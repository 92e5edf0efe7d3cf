"""What the tests of the Official Account share: a set clock, the platform, and the channel on it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.fakes.clock import SetClock
from tests.servers.zalo_oa import ZaloOaServer
from tests.servers.zalo_oa.bench import Bench, bench


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def server(clock: SetClock) -> AsyncIterator[ZaloOaServer]:
    async with ZaloOaServer(clock=clock.now) as server:
        server.webhook.hurry = 5000
        yield server


@pytest.fixture
async def oa(server: ZaloOaServer, tmp_path: Path, clock: SetClock) -> AsyncIterator[Bench]:
    async with bench(server, tmp_path, clock) as oa:
        yield oa
