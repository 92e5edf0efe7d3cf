"""What only Telegram has, over its HTTP protocol, against the project's own Bot API server."""

import re
from collections.abc import AsyncIterator

import aiogram.types  # noqa: F401 - loaded before the clock of a journey runs: it takes seconds
import pytest

from bot.assembly import Service
from bot.settings import Settings
from casework.notices import Notice
from casework.ports import Reader
from tests.journeys.conftest import invitation, on_telegram, running
from tests.servers.telegram import TelegramServer

ROAD = "Duong vao thon Dong Xoai hu nang, mua la ngap, xe dap hoc sinh te hoai, xin xa sua giup ba con"


def code_in(text: str) -> str:
    found = re.search(r"\d{4}-\d{4}", text)
    assert found, text
    return found.group()


@pytest.fixture
async def bot(settings: Settings, reader: Reader, telegram: TelegramServer) -> AsyncIterator[Service]:
    async with running(on_telegram(settings, telegram), reader) as service:
        yield service


async def test_a_reply_to_a_notice_goes_into_the_file_of_its_petition(
    bot: Service, telegram: TelegramServer
) -> None:
    citizen, officer = telegram.user("Bà Sáu"), telegram.user("Chị Nga")
    await officer.send(f"/start {await invitation(bot, 'tiep-nhan')}")
    await officer.wait_for("Tài khoản này nay là")
    await citizen.send(ROAD)
    await citizen.wait_for("trợ lý tự động")
    await citizen.press("Đồng ý")
    await citizen.wait_for("Tôi hiểu phản ánh")
    await citizen.press("Gửi")
    receipt = await citizen.wait_for("Mã số của bà con")
    await citizen.reply(receipt, "Hom nay ngap sau hon")
    await citizen.wait_for("Đã ghi thêm vào phản ánh")
    async with bot.storage.desk.work() as work:
        petition = await work.petitions.with_code(code_in(receipt.text).replace("-", ""))
        assert petition is not None
        file = await work.petitions.file_of(petition.id)
    assert [one.text for one in file] == [ROAD, "Hom nay ngap sau hon"]


async def test_a_reply_to_the_first_half_of_a_long_notice_finds_its_petition_too(
    bot: Service, telegram: TelegramServer
) -> None:
    citizen = telegram.user("Bà Sáu")
    await citizen.send(ROAD)
    await citizen.wait_for("trợ lý tự động")
    await citizen.press("Đồng ý")
    await citizen.wait_for("Tôi hiểu phản ánh")
    await citizen.press("Gửi")
    code = code_in((await citizen.wait_for("Mã số của bà con")).text)
    async with bot.storage.desk.work() as work:
        contact = await work.people.contact_at("telegram", str(citizen.id))
        assert contact is not None
        told = "Đã khảo sát từng đoạn đường. " * 200
        words = {"code": code, "agency": "Phòng Kinh tế", "text": told, "due": "2026-12-14"}
        await work.outbox.put(Notice(contact_id=contact.id, sentence="notice-report", words=words))
        await work.commit()
    first = await citizen.wait_for("Phòng Kinh tế")
    second = await citizen.wait_for(lambda message: "Đã khảo sát" in message.text and message is not first)
    assert "Phòng Kinh tế" not in second.text
    await citizen.reply(first, "Hom nay ngap sau hon")
    await citizen.wait_for("Đã ghi thêm vào phản ánh")
