"""An agency's group on Telegram, over the Bot API: linked, told, claimed from, moved, left."""

import asyncio
from collections.abc import AsyncIterator

import aiogram.types  # noqa: F401 - loaded before the clock of a journey runs: it takes seconds
import pytest
from sqlalchemy import func, select

from bot.assembly import Service
from bot.channels.channel import Message, RetryLaterError
from bot.channels.telegram_push import TelegramPush
from bot.settings import Settings
from casework.petition import Stage
from casework.ports import Reader
from storage.tables import INBOX
from tests.journeys.conftest import eventually, invitation, on_telegram, running
from tests.servers.telegram import FloodLimits, Group, TelegramServer, User

ROAD = "Duong vao thon Dong Xoai hu nang, mua la ngap, nha ong Tu so 0912345678, xin xa sua giup"


@pytest.fixture
async def bot(settings: Settings, reader: Reader, telegram: TelegramServer) -> AsyncIterator[Service]:
    # Every petition goes to the triage desk, whatever the model says.
    async with running(on_telegram(settings, telegram, sure_from=1.0), reader) as service:
        yield service


@pytest.fixture
async def officer(bot: Service, telegram: TelegramServer) -> User:
    officer = telegram.user("Chị Nga")
    await officer.send(f"/start {await invitation(bot, 'tiep-nhan', name='Lê Thị Nga')}")
    await officer.wait_for("Tài khoản này nay là")
    return officer


@pytest.fixture
async def group(telegram: TelegramServer, officer: User) -> Group:
    group = telegram.group("Nhóm tiếp nhận")
    await group.write(officer, "/nhom@langnghe_test_bot")
    await group.wait_for("Nhóm này nay nhận tin")
    return group


async def file(telegram: TelegramServer, name: str = "Bà Sáu") -> User:
    citizen = telegram.user(name)
    await citizen.send(ROAD)
    await citizen.wait_for("trợ lý tự động")
    await citizen.press("Đồng ý")
    await citizen.wait_for("Tôi hiểu phản ánh")
    await citizen.press("Gửi")
    await citizen.wait_for("Mã số của bà con")
    return citizen


async def test_the_group_is_told_and_a_member_claims_there(
    bot: Service, telegram: TelegramServer, officer: User, group: Group
) -> None:
    citizen = await file(telegram)
    told = await group.wait_for("Phản ánh")
    assert "Hạn trả lời" in told.text
    for part in ("0912", "ong Tu", "Bà Sáu", "Dong Xoai"):
        assert part not in told.text
    stranger = telegram.user("Người lạ", started=False)
    await group.press(stranger, "Nhận xử lý")
    await group.press(officer, "Nhận xử lý")
    await group.wait_for("Lê Thị Nga đã nhận xử lý")
    await officer.wait_for("Đồng chí đã nhận", since=0)
    await citizen.wait_for("đã nhận và đang xử lý", since=0)
    assert stranger.inbox == []
    async with bot.storage.desk.work() as work:
        [petition] = await work.petitions.open_ones()
        assert await work.people.contact_at("telegram", str(stranger.id)) is None
    assert petition.stage is Stage.CLAIMED


async def test_commands_in_the_group_are_answered_in_private(
    telegram: TelegramServer, officer: User, group: Group
) -> None:
    await group.write(officer, "/hangdoi")
    await group.wait_for("Đã trả lời riêng")
    await officer.wait_for("Hàng đợi", since=0)
    await group.write(telegram.user("Người lạ", started=False), "/hangdoi")
    await group.wait_for("nhắn riêng")


async def test_a_command_for_another_bot_is_that_bots(telegram: TelegramServer, officer: User) -> None:
    group = telegram.group("Nhóm tiếp nhận")
    await group.write(officer, "/nhom@another_bot")
    await group.write(officer, "/ronhom@LangNghe_Test_Bot")
    await group.wait_for("chưa nhận tin của cơ quan nào")
    assert len(group.inbox) == 1


async def test_what_members_say_to_each_other_is_received_and_not_stored(
    bot: Service, settings: Settings, telegram: TelegramServer, officer: User, group: Group
) -> None:
    async def received() -> bool:
        return not telegram.updates.pending

    async def stored() -> int:
        async with bot.storage.database.reading() as connection:
            return int(await connection.value(select(func.count()).select_from(INBOX), {}))

    await eventually(received)
    before = await stored()
    said = {"message_id": 77, "date": 1_795_000_000, "chat": group.chat, "from": officer.profile}
    telegram.push_update({"message": {**said, "text": "Trưa nay ăn gì?"}})
    telegram.push_update({"edited_message": {**said, "edit_date": 1_795_000_009, "text": "/nhom"}})
    await eventually(received)
    assert await stored() == before


@pytest.mark.parametrize("told", [True, False])
async def test_a_group_that_grows_is_told_under_its_new_number(
    telegram: TelegramServer, group: Group, told: bool
) -> None:
    bigger = await group.grow(-1_001_234_567_890, told=told)
    await file(telegram)
    await bigger.wait_for("Phản ánh", since=0)
    await file(telegram, "Ông Bảy")
    assert len([one for one in bigger.inbox if "Phản ánh" in one.text]) >= 1
    assert [one.text for one in group.inbox if "Phản ánh" in one.text] == []


async def test_the_bot_that_was_taken_out_stays_silent(
    bot: Service, telegram: TelegramServer, officer: User, group: Group
) -> None:
    await group.remove_bot(officer)
    await file(telegram)
    async with bot.storage.desk.work() as work:
        assert list(await work.groups.everywhere()) == []
    assert len(group.inbox) == 1


def push_to(telegram: TelegramServer, *, group_spacing: float) -> TelegramPush:
    return TelegramPush(
        token=telegram.token,
        api_url=telegram.base_url,
        files=None,  # type: ignore[arg-type] - no message here has one
        messages_per_second=1000,
        spacing=0,
        group_spacing=group_spacing,
        read_seconds=5,
    )


async def test_messages_to_a_group_keep_their_distance(settings: Settings) -> None:
    limits = FloodLimits(chat_interval=0.0, group_per_minute=2)
    async with TelegramServer(limits=limits) as telegram:
        group, citizen = telegram.group(), telegram.user()
        push = push_to(telegram, group_spacing=0.4)
        await push.open()
        try:
            await push.send(str(group.id), Message(id="1", text="tin 1"))
            await push.send(str(citizen.id), Message(id="2", text="tin 2"))
            with pytest.raises(RetryLaterError) as early:
                await push.send(str(group.id), Message(id="3", text="tin 3"))
            assert early.value.after is not None
            assert not early.value.whole_bot, "others are not held up"
            await push.send(str(citizen.id), Message(id="4", text="tin 4"))
            await asyncio.sleep(early.value.after)
            await push.send(str(group.id), Message(id="3", text="tin 3"))
        finally:
            await push.close()
        first, second = (message.at for message in group.inbox)
        assert second - first >= 0.39


async def test_a_group_that_telegram_holds_back_holds_up_nobody_else(settings: Settings) -> None:
    limits = FloodLimits(chat_interval=0.0, group_per_minute=1)
    async with TelegramServer(limits=limits) as telegram:
        group, citizen = telegram.group(), telegram.user()
        push = push_to(telegram, group_spacing=0.0)
        await push.open()
        try:
            await push.send(str(group.id), Message(id="1", text="tin 1"))
            with pytest.raises(RetryLaterError) as flooded:
                await push.send(str(group.id), Message(id="2", text="tin 2"))
            assert flooded.value.after is not None
            assert flooded.value.after > 30
            assert not flooded.value.whole_bot
            async with asyncio.timeout(flooded.value.after / 2):
                await push.send(str(citizen.id), Message(id="3", text="tin 3"))
            calls = len(telegram.calls_of("sendMessage"))
            with pytest.raises(RetryLaterError):
                await push.send(str(group.id), Message(id="2", text="tin 2"))
            assert len(telegram.calls_of("sendMessage")) == calls, "not even asked for as long as it said"
        finally:
            await push.close()
