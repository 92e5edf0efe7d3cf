"""Photos that citizens send over Zalo Bot are fetched, and nothing else is."""

import pytest
from aiohttp import web

from bot.channels.channel import RefusedError, RetryLaterError
from bot.channels.zalo_bot_api import ZaloBotApi
from casework.notices import Attachment, MediaKind
from tests.servers.zalo_bot import ZaloBotServer
from tests.servers.zalo_bot.rig import Rig

PHOTO = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")


async def fetched(rig: Rig, address: str) -> bytes:
    return await rig.channel.fetch(Attachment(kind=MediaKind.PHOTO, reference=address))


async def test_a_photo_is_fetched(rig: Rig, server: ZaloBotServer) -> None:
    assert await fetched(rig, server.host(PHOTO)) == PHOTO
    for address in (
        server.base_url + "/files/none",
        "ftp://127.0.0.1/x",
        "file:///etc/passwd",
        "x",
        "http://a:b/",
        "",
    ):
        with pytest.raises(RefusedError):
            await fetched(rig, address)
    with pytest.raises(RefusedError, match="20 MB"):
        await fetched(rig, server.host(b"x" * (20 * 1024 * 1024 + 1)))


async def test_redirects_are_followed_a_few_times(unused_tcp_port: int) -> None:
    async def around(request: web.Request) -> web.StreamResponse:
        raise web.HTTPFound("/around" if request.path == "/around" else "/photo")

    async def photo(request: web.Request) -> web.StreamResponse:
        return web.Response(body=PHOTO)

    app = web.Application()
    app.add_routes([web.get("/photo", photo), web.get("/{where}", around)])
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", unused_tcp_port).start()
    platform = f"http://127.0.0.1:{unused_tcp_port}"
    api = ZaloBotApi(token="1:x", api_url=platform, read_seconds=1)
    assert await api.download(f"{platform}/once") == PHOTO
    with pytest.raises(RefusedError, match="redirects"):
        await api.download(f"{platform}/around")
    await api.close()
    await runner.cleanup()


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "[::1]",
        "10.0.0.5",
        "169.254.169.254",
        "[::ffff:127.0.0.1]",
        "0.0.0.0",
        "2130706433",
    ],
)
async def test_no_private_address_is_ever_asked_for_a_photo(server: ZaloBotServer, host: str) -> None:
    api = ZaloBotApi(token=server.token, api_url="https://bot-api.zaloplatforms.com", read_seconds=1)
    name = server.host(PHOTO).rpartition("/")[2]
    with pytest.raises(RefusedError, match="public"):
        await api.download(f"http://{host}:{server.port}/files/{name}")
    await api.close()


async def test_a_photo_whose_host_does_not_answer_is_given_up(unused_tcp_port: int) -> None:
    platform = f"http://127.0.0.1:{unused_tcp_port}"
    api = ZaloBotApi(token="1:x", api_url=platform, read_seconds=1)
    with pytest.raises(RetryLaterError):
        await api.download(f"{platform}/x")
    await api.close()
