"""The channel on a bench: its parts wired as an application wires them, against the test server."""

import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import httpx
from aiohttp import web

from bot.channels.zalo_oa import WEBHOOK_PATH, ZaloOa, ZaloOaPush
from bot.in_words import InWords
from bot.linked_files import LinkedFiles
from bot.menus import Menus
from bot.signal import Signal
from bot.signed_links import SignedLinks
from bot.web import application
from bot.zalo_oa_client import ZaloOaClient
from bot.zalo_oa_tokens import ZaloOaTokens
from casework.ports import Clock
from casework.topics import Topics
from handlers.wording import Wording
from storage.acts import LastActs
from storage.database import Database
from storage.desk import Desk
from storage.files import Files
from storage.quotas import Quotas
from storage.tokens import StoredTokens
from tests.servers.zalo_oa.server import ZaloOaServer

KEY = bytes(range(32))
CHANNEL = "zalo_oa"
WORDING = Wording("vi", Topics(()))


@dataclass
class Heard:
    """Receipts that were passed on: (what, message id)."""

    notes: list[tuple[str, str]] = field(default_factory=list)

    async def received(self, channel: str, message_id: str, at: datetime) -> None:
        self.notes.append(("received", message_id))

    async def seen(self, channel: str, message_id: str, at: datetime) -> None:
        self.notes.append(("seen", message_id))


@dataclass
class Bench:
    """The parts."""

    server: ZaloOaServer
    database: Database
    desk: Desk
    files: Files
    tokens: ZaloOaTokens
    store: StoredTokens
    client: ZaloOaClient
    receiver: ZaloOa
    push: ZaloOaPush
    receipts: Heard
    linked: LinkedFiles
    http: httpx.AsyncClient

    def other_tokens(self, clock: Clock) -> ZaloOaTokens:
        """What another process of the same installation has."""
        return tokens_of(self.server, self.store, self.http, clock)


def tokens_of(
    server: ZaloOaServer, store: StoredTokens, http: httpx.AsyncClient, clock: Clock
) -> ZaloOaTokens:
    return ZaloOaTokens(
        http=http,
        store=store,
        secret_key=server.secret_key,
        first_refresh=server.first_refresh,
        oauth_url=server.base_url,
        clock=clock,
    )


def parts(
    server: ZaloOaServer,
    database: Database,
    desk: Desk,
    files: Files,
    http: httpx.AsyncClient,
    clock: Clock,
    *,
    pays: bool = True,
    public_url: str = "",
) -> Bench:
    """The channel over an open database; without `public_url` nothing can be linked to."""
    store = StoredTokens(database=database, channel=CHANNEL, account=server.app_id)
    tokens = tokens_of(server, store, http, clock)
    client = ZaloOaClient(
        http=http, tokens=tokens, api_url=server.base_url, zns_url=server.base_url, clock=clock
    )
    menus, receipts = Menus(desk, CHANNEL), Heard()
    receiver = ZaloOa(
        app_id=server.app_id,
        oa_secret=server.oa_secret,
        desk=desk,
        menus=menus,
        http=http,
        clock=clock,
        arrived=Signal(),
        receipts=receipts,
        media_hosts=(f"127.0.0.1:{server.port}",),
    )
    linked = LinkedFiles(
        links=SignedLinks(KEY, clock),
        files=files,
        quotas=Quotas(database),
        say=WORDING.say,
        contact="Văn phòng UBND xã",
        clock=clock,
        public_url=public_url,
    )
    push = ZaloOaPush(
        client=client,
        files=files,
        words=InWords(say=WORDING.say, menus=menus, linked=linked if public_url else None),
        last_act=LastActs(database=database, channel=CHANNEL).at,
        clock=clock,
        spacing=0,
        pays=pays,
    )
    return Bench(server, database, desk, files, tokens, store, client, receiver, push, receipts, linked, http)


@asynccontextmanager
async def bench(
    server: ZaloOaServer,
    directory: Path,
    clock: Clock,
    *,
    pays: bool = True,
    links: bool = True,
    read_seconds: float = 0.5,
) -> AsyncIterator[Bench]:
    """The channel with a database and a webhook of its own, registered with the server."""
    async with AsyncExitStack() as stack:
        database = Database.open(f"sqlite:///{directory / 'bench.db'}", data_key=KEY)
        await database.migrate()
        stack.push_async_callback(database.close)
        desk = Desk(database, clock)
        http = await stack.enter_async_context(httpx.AsyncClient(timeout=read_seconds, verify=False))
        sock = socket.create_server(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{sock.getsockname()[1]}"
        files = Files(directory / "files")
        made = parts(server, database, desk, files, http, clock, pays=pays, public_url=url if links else "")
        routes = [*made.receiver.routes(), made.linked.route()]
        runner = web.AppRunner(application(desk, routes), access_log=None, shutdown_timeout=0.5)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        await web.SockSite(runner, sock).start()
        server.webhook.url = f"{url}{WEBHOOK_PATH}"
        yield made
        await server.webhook.close()
