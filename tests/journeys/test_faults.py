"""What can go wrong on the way out to Telegram, scripted on the project's own Bot API server."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta

import aiogram.types  # noqa: F401 - loaded before the clock of a journey runs: it takes seconds
import pytest

from bot import delivery
from bot.assembly import Service
from bot.settings import Settings
from casework.petition import Stage
from casework.ports import Reader
from tests.journeys.conftest import eventually, invitation, on_telegram, running
from tests.servers.patience import PATIENCE
from tests.servers.telegram import Fault, TelegramServer, User

LIGHT = "Đèn đường thôn Gò Sành tắt bốn bóng"


@pytest.fixture
async def bot(
    settings: Settings, reader: Reader, telegram: TelegramServer, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Service]:
    monkeypatch.setattr(delivery, "FIRST_RETRY_SECONDS", 0.05)  # the ladder's shape, without the waiting
    async with running(on_telegram(settings, telegram, telegram_read_seconds=2.0), reader) as service:
        yield service


async def welcomed(user: User, text: str = LIGHT) -> None:
    await user.send(text)
    await user.wait_for("trợ lý tự động")


def heard(user: User, part: str) -> int:
    return sum(part in message.text for message in user.inbox)


@pytest.mark.parametrize(
    "fault",
    [
        Fault.flood(1),
        Fault.server_error(502),
        Fault.server_error(503, html=True),
        Fault.reset(delivered=False),
        Fault.delay(0.2),
        Fault.silence(delivered=False),
    ],
    ids=lambda fault: fault.name,
)
async def test_a_message_that_was_not_sent_arrives_once(
    bot: Service, telegram: TelegramServer, fault: Fault
) -> None:
    user = telegram.user("Bà Sáu")
    telegram.faults.script(fault, method="sendMessage", chat=user.id)
    await welcomed(user)
    await settled(bot)
    assert heard(user, "trợ lý tự động") == 1


@pytest.mark.parametrize(
    "fault",
    [Fault.silence(delivered=True), Fault.reset(delivered=True), Fault.server_error(502, delivered=True)],
    ids=lambda fault: fault.name,
)
async def test_only_a_message_of_unknown_outcome_can_arrive_twice(
    bot: Service, telegram: TelegramServer, fault: Fault
) -> None:
    user = telegram.user("Bà Sáu")
    telegram.faults.script(fault, method="sendMessage", chat=user.id)
    await welcomed(user)
    await settled(bot)
    assert heard(user, "trợ lý tự động") == 2
    await user.press("Đồng ý")
    await user.wait_for("Tôi hiểu phản ánh")
    assert heard(user, "Tôi hiểu phản ánh") == 1


async def test_when_telegram_asks_for_silence_nobody_is_written_to_until_it_has_passed(
    bot: Service, telegram: TelegramServer
) -> None:
    first, second = telegram.user("Bà Sáu"), telegram.user("Ông Tư")
    telegram.faults.script(Fault.flood(2), method="sendMessage", chat=first.id)
    await first.send(LIGHT)

    async def refused() -> bool:
        return bool(telegram.calls_of("sendMessage"))

    await eventually(refused)
    await welcomed(second)
    await first.wait_for("trợ lý tự động")
    asked, *later = (call.at for call in telegram.calls_of("sendMessage"))
    assert min(later) >= asked + 1.9


async def test_a_duplicate_update_and_updates_out_of_order_make_one_petition(
    bot: Service, telegram: TelegramServer
) -> None:
    user = telegram.user("Bà Sáu")
    await welcomed(user)
    telegram.repeat_last_update()
    await user.press("Đồng ý")
    telegram.repeat_last_update()
    await user.wait_for("Tôi hiểu phản ánh")
    await user.press("Gửi")
    telegram.repeat_last_update()
    await user.wait_for("Mã số của bà con")
    await settled(bot)
    assert heard(user, "Mã số của bà con") == 1


async def test_a_malformed_update_is_recorded_and_blocks_nobody(
    bot: Service, telegram: TelegramServer
) -> None:
    telegram.push_update({"update_id": 77, "message": {"chat": "no chat at all"}})
    telegram.push_update({"update_id": 78, "message": {"message_id": 1, "date": 0, "chat": {"id": 9}}})
    user = telegram.user("Bà Sáu")
    await welcomed(user)
    assert await bot.storage.desk.waiting_updates(10) == []


async def test_an_answer_that_a_blocked_citizen_cannot_get_comes_back_to_the_officer(
    bot: Service, telegram: TelegramServer
) -> None:
    citizen, officer = telegram.user("Bà Sáu"), telegram.user("Anh Sơn")
    await officer.send(f"/start {await invitation(bot, 'kinh-te')}")
    await officer.wait_for("Tài khoản này nay là")
    await welcomed(citizen, "rac o cho thon Cho Moi hai tuan chua ai don, hoi khong chiu noi")
    await citizen.press("Đồng ý")
    await citizen.wait_for("Phòng Kinh tế")
    await citizen.press("Gửi")
    code = (await citizen.wait_for("Mã số của bà con")).text.partition("bà con: ")[2][:9]
    await citizen.block()
    await officer.wait_for(code)
    await officer.send(f"/traloi {code} Đã dọn rác xong sáng nay.")
    await officer.wait_for("Kết quả")
    await officer.press("Đã giải quyết xong")
    await officer.wait_for("sẽ thấy như sau")
    await officer.press("Gửi cho người dân")
    told = await officer.wait_for("KHÔNG đến được người dân")
    assert code in told.text
    async with bot.storage.desk.work() as work:
        petition = await work.petitions.with_code(code.replace("-", ""))
    assert petition is not None
    assert petition.stage is Stage.CLAIMED
    await citizen.unblock()
    await citizen.send("/theodoi")
    await citizen.wait_for(code)


async def test_what_cannot_be_sent_for_two_days_fails_and_is_not_forgotten(
    bot: Service, telegram: TelegramServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "GIVE_UP_AFTER", timedelta(0))
    user = telegram.user("Bà Sáu")
    telegram.faults.always(Fault.flood(1), method="sendMessage")
    await user.send(LIGHT)
    await until(bot, lambda counts: counts["failed"] == 1)


async def settled(bot: Service) -> None:
    await until(bot, lambda counts: counts["queued"] + counts["sending"] == 0)


async def until(bot: Service, is_so: Callable[[dict[str, int]], bool]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not is_so(await bot.storage.desk.counts()):  # noqa: ASYNC110 - another task's database rows
            await asyncio.sleep(0.05)
