"""The channel over a real database, served by an application of its own, against the test server."""

import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

from bot.channels.zalo_bot import ZaloBot
from bot.channels.zalo_bot_api import ZaloBotApi
from bot.channels.zalo_bot_events import Events, bot_of
from bot.linked_files import LinkedFiles
from bot.opened import Storage, open_storage
from bot.quota import Quota, QuotaWarning
from bot.settings import Settings
from bot.signal import Signal
from bot.signed_links import SignedLinks
from bot.web import application
from casework.ports import Clock
from casework.topics import Topics
from handlers.wording import Wording
from storage.quotas import Quotas
from tests.fakes.clock import SetClock
from tests.servers.zalo_bot.server import ZaloBotServer

SECRET = "mot-bi-mat-dai"
LINK_KEY = b"k" * 32
WORDING = Wording("vi", Topics(()))


@dataclass(kw_only=True)
class Rig:
    """The parts, for a test to look at."""

    server: ZaloBotServer
    storage: Storage
    quotas: Quotas
    channel: ZaloBot
    clock: SetClock
    linked: LinkedFiles
    url: str = ""
    warnings: list[QuotaWarning] = field(default_factory=list)


def channel_of(
    server: ZaloBotServer,
    storage: Storage,
    clock: Clock,
    url: str,
    options: Mapping[str, float],
    warnings: list[QuotaWarning] | None = None,
) -> tuple[ZaloBot, ZaloBotApi, LinkedFiles]:
    """The channel, wired as an installation would be; its client, which must be closed; its linked files."""

    async def warn(warning: QuotaWarning) -> None:
        if warnings is not None:
            warnings.append(warning)

    api = ZaloBotApi(
        token=server.token,
        api_url=server.base_url,
        read_seconds=options.get("read_seconds", 0.5),
    )
    quotas = Quotas(storage.database)
    quota = Quota(name="zalo_bot", limit=int(options.get("limit", 0)), quotas=quotas, clock=clock, warn=warn)
    linked = LinkedFiles(
        links=SignedLinks(LINK_KEY, clock),
        files=storage.files,
        quotas=quotas,
        say=WORDING.say,
        contact="Văn phòng UBND xã",
        clock=clock,
        public_url=url,
    )
    channel = ZaloBot(
        api=api,
        events=Events(bot=bot_of(server.token), clock=clock),
        desk=storage.desk,
        files=storage.files,
        quota=quota,
        linked=linked,
        say=WORDING.say,
        arrived=Signal(),
        secret=SECRET,
        public_url=url,
        spacing=options.get("spacing", 0.0),
    )
    return channel, api, linked


@asynccontextmanager
async def rig_of(server: ZaloBotServer, settings: Settings, **options: float) -> AsyncIterator[Rig]:
    """Serve the channel's routes until the end of the block."""
    clock = SetClock()
    async with open_storage(settings, clock) as storage:
        sock = socket.create_server(("127.0.0.1", 0))  # the channel wants its address from the beginning
        url = f"http://127.0.0.1:{sock.getsockname()[1]}"
        warnings: list[QuotaWarning] = []
        channel, api, linked = channel_of(server, storage, clock, url, options, warnings)
        routes = [*channel.routes(), linked.route()]
        held = web.AppRunner(application(storage.desk, routes), access_log=None, shutdown_timeout=0.1)
        await held.setup()
        await web.SockSite(held, sock).start()
        try:
            yield Rig(
                server=server,
                storage=storage,
                quotas=Quotas(storage.database),
                channel=channel,
                clock=clock,
                linked=linked,
                url=url,
                warnings=warnings,
            )
        finally:
            await held.cleanup()
            await api.close()
