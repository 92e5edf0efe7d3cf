"""Every kind of media over Telegram and the web chat: from the citizen's phone to the officer's."""

import asyncio
from collections.abc import AsyncIterator
from io import BytesIO
from pathlib import Path

import aiogram.types  # noqa: F401 - loaded before the clock of a journey runs: it takes seconds
import aiohttp
import pytest
from PIL import Image

from bot.assembly import Service
from bot.settings import Settings
from casework.ports import Reader
from storage.files import MAX_BYTES
from tests.fakes import media
from tests.journeys.conftest import invitation, on_telegram, running
from tests.journeys.phones import WebPhone
from tests.servers.patience import PATIENCE
from tests.servers.telegram import TelegramServer
from tests.servers.telegram.users import User

ROAD = "Duong vao thon Dong Xoai hu nang, mua la ngap, xe dap hoc sinh te hoai, xin xa sua giup ba con"


@pytest.fixture
async def bot(settings: Settings, reader: Reader, telegram: TelegramServer) -> AsyncIterator[Service]:
    async with running(on_telegram(settings, telegram, burst_seconds=0.6), reader) as service:
        yield service


def kept(bot: Service) -> list[bytes]:
    folder: Path = bot.settings.data_dir / "files"
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


async def consented(telegram: TelegramServer) -> User:
    """A citizen who has agreed, and has written nothing else."""
    citizen = telegram.user("Bà Sáu")
    await citizen.send("/start")
    await citizen.wait_for("trợ lý tự động")
    await citizen.press("Đồng ý")
    await citizen.wait_for("Mời bà con viết")
    return citizen


async def test_everything_that_a_citizen_sends_reaches_the_officer(
    bot: Service, telegram: TelegramServer
) -> None:
    officer = telegram.user("Anh Sơn")
    await officer.send(f"/start {await invitation(bot, 'kinh-te')}")
    await officer.wait_for("Tài khoản này nay là")
    citizen = await consented(telegram)

    await citizen.send_voice(media.OGG)
    asked = await citizen.wait_for("đoạn ghi âm")
    assert "việc gì, ở đâu" in asked.text
    await citizen.send_file("video", media.film(), "video/mp4", width=64, height=48)
    await citizen.send_file("video_note", media.film(b"mp42"), "video/mp4", length=240)
    await citizen.send_document(media.PDF, "Đơn.exe", "application/x-msdownload")
    await citizen.send_document(media.photo_with_a_place(), "IMG_1.jpg", "image/jpeg")
    await citizen.send(ROAD)
    await citizen.wait_for("Tôi hiểu phản ánh")
    await citizen.press("Gửi")
    await citizen.wait_for("Mã số của bà con")

    triage = telegram.user("Chị Nga")
    await triage.send(f"/start {await invitation(bot, 'tiep-nhan')}")
    await triage.wait_for("Tài khoản này nay là")
    async with bot.storage.desk.work() as work:
        [petition] = await work.petitions.open_ones()
    reader = officer if petition.agency_id == "kinh-te" else triage
    await reader.send(f"/xem {petition.code}")
    await reader.wait_for("Người dân phản ánh", since=0)
    assert [message.voice for message in reader.inbox if message.voice] == [media.OGG]
    assert [message.video for message in reader.inbox if message.video] == [media.film(), media.film(b"mp42")]
    papers = [(message.filename, message.document) for message in reader.inbox if message.document]
    assert papers == [("Đơn.pdf", media.PDF)]
    [photo] = [message.photo for message in reader.inbox if message.photo]
    assert photo is not None
    assert dict(Image.open(BytesIO(photo)).getexif()) == {}


async def test_an_album_is_one_petition(bot: Service, telegram: TelegramServer) -> None:
    citizen = await consented(telegram)
    await citizen.send_photo(media.photo(), caption=ROAD, media_group_id="album-1")
    await citizen.send_photo(media.photo(50), media_group_id="album-1")
    await citizen.send_photo(media.photo(60), media_group_id="album-1")
    summary = await citizen.wait_for("Tôi hiểu phản ánh")
    assert "3 ảnh" in summary.text
    await citizen.press("Gửi")
    await citizen.wait_for("Mã số của bà con")
    async with bot.storage.desk.work() as work:
        assert len(await work.petitions.open_ones()) == 1


async def test_an_album_in_reply_to_a_receipt_is_one_addition_with_one_answer(
    bot: Service, telegram: TelegramServer
) -> None:
    citizen = await consented(telegram)
    await citizen.send(ROAD)
    await citizen.wait_for("Tôi hiểu phản ánh")
    await citizen.press("Gửi")
    receipt = await citizen.wait_for("Mã số của bà con")
    told = len(citizen.inbox)
    for number, caption in enumerate(("Ba tam moi chup", None, None)):
        await citizen.send_photo(
            media.photo(50 + number), caption=caption, media_group_id="album-2", reply_to=receipt
        )
    await citizen.wait_for("Đã ghi thêm", since=0)
    async with bot.storage.desk.work() as work:
        [petition] = await work.petitions.open_ones()
    async with asyncio.timeout(PATIENCE):
        while True:
            async with bot.storage.desk.work() as work:
                file = await work.petitions.file_of(petition.id)
            if sum(len(one.attachments) for one in file) == 3:
                break
            await asyncio.sleep(0.05)
    assert [one.text for one in file[:2]] == [ROAD, "Ba tam moi chup"]
    assert [one.text for one in citizen.inbox[told:] if "Đã ghi thêm" not in one.text] == []
    assert len(citizen.inbox) == told + 1


async def test_an_edit_after_filing_is_kept_beside_the_first_words(
    bot: Service, telegram: TelegramServer
) -> None:
    citizen = await consented(telegram)
    written = await citizen.send(ROAD)
    await citizen.wait_for("Tôi hiểu phản ánh")
    await citizen.press("Gửi")
    await citizen.wait_for("Mã số của bà con")
    await citizen.edit(written, f"{ROAD}, nhat la doan cuoi")
    await citizen.wait_for("lời cũ vẫn giữ")
    async with bot.storage.desk.work() as work:
        [petition] = await work.petitions.open_ones()
        first, second = [one.text for one in await work.petitions.file_of(petition.id)]
    assert (first, "nhat la doan cuoi" in second) == (ROAD, True)


async def test_a_forwarded_message_and_a_venue_keep_their_words(
    bot: Service, telegram: TelegramServer
) -> None:
    citizen = await consented(telegram)
    await citizen.forward(ROAD)
    await citizen.send_venue(14.79, 108.309, "Trường tiểu học", "thôn Đồng Xoài")
    summary = await citizen.wait_for("Tôi hiểu phản ánh")
    assert "Duong vao thon" in summary.text
    assert "Trường tiểu học, thôn Đồng Xoài" in summary.text
    assert "Đã ghi vị trí" in summary.text


async def test_a_contact_becomes_words_of_the_petition(bot: Service, telegram: TelegramServer) -> None:
    citizen = await consented(telegram)
    await citizen.send(ROAD)
    await citizen.send_contact("+84900000000")
    summary = await citizen.wait_for("Tôi hiểu phản ánh")
    assert "Bà Sáu: +84900000000" in summary.text


async def test_what_is_refused_is_explained_and_the_words_stay(
    bot: Service, telegram: TelegramServer
) -> None:
    citizen = await consented(telegram)
    await citizen.send_document(b"MZ\x90" + bytes(80), "don.pdf", caption=ROAD)
    await citizen.wait_for("là chương trình")
    summary = await citizen.wait_for("Tôi hiểu phản ánh", since=0)
    assert "Duong vao thon" in summary.text
    await citizen.send_document(b"%PDF-" + bytes(MAX_BYTES), "lon.pdf")
    await citizen.wait_for("lớn hơn 20 MB")
    await citizen.send_document(media.zipped({"a.jpg": media.photo()}), "anh.jpg", "image/jpeg")
    await citizen.wait_for("tệp nén")
    assert kept(bot) == []


async def test_the_web_chat_takes_the_same_files_and_gives_the_same_reasons(
    bot: Service, web: aiohttp.ClientSession
) -> None:
    phone = await WebPhone.open(f"http://127.0.0.1:{bot.port}", web)
    await phone.send("/start")
    await phone.wait_for("trợ lý tự động")
    await phone.press("Đồng ý")
    await phone.wait_for("Mời bà con viết")
    assert await phone.photo(b"MZ\x90" + bytes(80), ROAD) == 200
    await phone.wait_for("là chương trình")
    assert "Duong vao thon" in await phone.wait_for("Tôi hiểu phản ánh")
    assert kept(bot) == []
    assert await phone.photo(media.OGG) == 200
    assert await phone.photo(media.photo_with_a_place()) == 200
    await phone.wait_for("Tôi hiểu phản ánh")
    assert len(kept(bot)) == 2
    assert not any(b"Exif" in content for content in kept(bot))
    form = aiohttp.FormData()
    form.add_field("id", "too-large")
    form.add_field("photo", BytesIO(bytes(MAX_BYTES + 2 * 1024 * 1024)), filename="phim.mp4")
    async with web.post(f"{phone.url}/api/photos", data=form, headers=phone.headers) as answer:
        assert answer.status == 400
        assert "20 MB" in (await answer.json())["error"]

    async with web.get(f"{phone.url}/api/history?after=0", headers=phone.headers) as answer:
        lines = (await answer.json())["messages"]
        assert answer.headers["Cache-Control"] == "no-store"
    [paper] = [document for line in lines for document in line.get("documents", ())]
    assert paper["name"] == "anh.ogg"
    async with web.get(f"{phone.url}{paper['path']}", headers=phone.headers) as answer:
        assert await answer.read() == media.OGG
        assert answer.content_type == "application/octet-stream"
        assert answer.headers["Content-Disposition"] == "attachment"
        assert answer.headers["Cache-Control"] == "no-store"  # gone with "Rời khỏi máy này"
