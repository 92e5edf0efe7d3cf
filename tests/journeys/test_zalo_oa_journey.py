"""What is particular to a Zalo Official Account: receipts, who leaves, files that it does not take."""

import re
from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.assembly import Service
from bot.settings import Settings
from casework.ladder_ports import AttemptStatus
from casework.notices import Attachment, MediaKind, Notice
from tests.fakes import media
from tests.journeys.conftest import eventually
from tests.journeys.places import Place, zalo_oa
from tests.servers.zalo_oa import User, ZaloOaServer

ROAD = "Duong vao thon Dong Xoai hu nang, mua la ngap, xe dap hoc sinh te hoai, xin xa sua giup ba con"


@pytest.fixture
def zalo() -> ZaloOaServer:
    return ZaloOaServer()


@pytest.fixture
async def place(settings: Settings, unused_tcp_port: int, zalo: ZaloOaServer) -> AsyncIterator[Place]:
    update = {"port": unused_tcp_port, "public_url": f"http://127.0.0.1:{unused_tcp_port}"}
    async with zalo_oa(settings.model_copy(update=update), zalo) as place:
        yield place


@pytest.fixture
async def citizen(bot: Service, zalo: ZaloOaServer) -> User:
    """Somebody who follows the account and was greeted."""
    citizen = zalo.user("Ông Tư")
    await citizen.follow()
    await citizen.wait_for("trợ lý tự động")
    return citizen


async def test_what_was_read_stands_in_the_petitions_file(
    bot: Service, zalo: ZaloOaServer, citizen: User
) -> None:
    await citizen.tap("Đồng ý")
    await citizen.send(ROAD)
    await citizen.wait_for("Tôi hiểu phản ánh")
    await citizen.tap("Gửi")
    await citizen.wait_for("Mã số của bà con")
    async with bot.storage.desk.work() as work:
        (petition,) = await work.petitions.open_ones()
        await bot.office.casefile.tell_citizen(work, petition, "notice-asked", {"question": "Đoạn nào?"})
        await work.commit()
    await citizen.wait_for("Đoạn nào?")

    async def read() -> bool:
        async with bot.storage.desk.work() as work:
            return AttemptStatus.READ in [one.status for one in await work.ladder.attempts_of(petition.id)]

    await zalo.webhook.settled()
    assert not await read()
    await citizen.read()
    await eventually(read)
    await zalo.webhook.settled()
    assert all(attempt.status == 200 for attempt in zalo.webhook.attempts)
    assert zalo.exchanges == 1


async def test_who_unfollows_is_unreachable_and_who_follows_again_is_greeted(
    bot: Service, zalo: ZaloOaServer, citizen: User
) -> None:
    await citizen.unfollow()
    await zalo.webhook.settled()
    calls = len(zalo.calls_of("/message/cs"))

    async def unreachable() -> bool:
        async with bot.storage.desk.work() as work:
            return not (await work.people.contact("zalo_oa", citizen.id, "")).reachable

    await eventually(unreachable)
    assert len(zalo.calls_of("/message/cs")) == calls
    await citizen.follow()
    await citizen.wait_for("trợ lý tự động")


async def test_a_file_that_the_account_does_not_take_is_a_link(bot: Service, citizen: User) -> None:
    sheet = media.office(media.SHEET)
    table = Attachment(
        kind=MediaKind.DOCUMENT, content=await bot.storage.files.keep(sheet), name="Bảng hạn.xlsx"
    )
    async with bot.storage.desk.work() as work:
        contact = await work.people.contact("zalo_oa", citizen.id, "")
        await work.outbox.put(Notice(contact_id=contact.id, sentence="no-words", attachments=(table,)))
        await work.commit()
    shown = await citizen.wait_for("Bảng hạn.xlsx (mở được đến")
    link = re.search(r"http\S+", shown.text)
    assert link, shown.text
    async with aiohttp.ClientSession() as session, session.get(link.group()) as answer:
        assert (answer.status, await answer.read()) == (200, sheet)
