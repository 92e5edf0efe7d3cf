"""The bot is killed with -9 at random points of many conversations: nothing is lost, nothing doubled."""

import asyncio
import multiprocessing
import random
import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from bot.clock import SystemClock
from bot.settings import Settings, data_key
from casework.agencies import Role
from casework.invitations import hash_of, new_invitation_code
from casework.petition import Stage
from casework.ports import Invitation
from storage.database import Database
from storage.desk import Desk
from storage.tables import CONTACTS, OUTBOX, PETITIONS
from tests.journeys.crash_child import serve
from tests.servers.telegram import BotMessage, TelegramServer, ThreadedTelegramServer, User

CONVERSATIONS = 200
KILLS = 50
AT_ONCE = 25
PATIENCE = 180.0
DESKS = ("tiep-nhan", "kinh-te", "van-hoa-xa-hoi", "cong-an", "hanh-chinh-cong", "dang-uy", "tiep-cong-dan")
TROUBLES = (
    "Đường vào thôn Đồng Xoài hư nặng, mưa là ngập, xe đạp học sinh té hoài",
    "rac o cho thon Cho Moi hai tuan chua ai don, hoi khong chiu noi",
    "Trường tiểu học thôn Bến Đá dột hai phòng, mong xã sửa mái",
    "Đèn đường thôn Gò Sành tắt bốn bóng",
    "Trạm y tế hết thuốc huyết áp cả tháng nay ở bản Suối Mơ",
)


class Bot:
    """A child process that is killed and started again."""

    def __init__(self, fields: dict[str, Any]) -> None:
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["tests.journeys.crash_child"])
        self._fields = fields
        self._ready = self._context.Event()
        self._process: Any = None

    async def start(self) -> None:
        self._ready = self._context.Event()
        self._process = self._context.Process(target=serve, args=(self._fields, self._ready), daemon=True)
        self._process.start()
        assert await asyncio.to_thread(self._ready.wait, 60)

    async def kill(self) -> None:
        self._process.kill()
        await asyncio.to_thread(self._process.join)


async def enrol(desk: Desk, agency_id: str) -> str:
    code = new_invitation_code()
    async with desk.work() as work:
        until = SystemClock().now().replace(year=2100)
        await work.people.invite(
            Invitation(
                code_hash=hash_of(code), agency_id=agency_id, role=Role.OFFICER, name="", expires_at=until
            )
        )
        await work.commit()
    return code


async def petition_from(user: User, text: str) -> None:
    await user.send(text)
    await user.wait_for("trợ lý tự động", timeout=PATIENCE, since=0)
    await user.press("Đồng ý")
    await user.wait_for("Tôi hiểu phản ánh", timeout=PATIENCE, since=0)
    await user.press("Gửi")
    await user.wait_for("Mã số của bà con", timeout=PATIENCE, since=0)


async def answer_everything(officer: User, answered: Counter[str]) -> None:
    """Answer each petition that is announced, one after the other, by command and button."""
    while True:
        told = "\n".join(message.text for message in officer.inbox)
        announced = set(re.findall(r"(?i)(?:phản ánh (?:mới )?|mã )(\d{4}-\d{4})", told))
        for code in sorted(announced - set(answered)):
            await officer.send(f"/traloi {code} Đã xem và xử lý xong việc {code}.")
            await officer.wait_for(f"Kết quả của phản ánh {code}", timeout=PATIENCE, since=0)
            await officer.press("Đã giải quyết xong", with_button(officer, "Đã giải quyết xong"))
            await officer.wait_for(preview_of(code), timeout=PATIENCE, since=0)
            await officer.press("Gửi cho người dân", with_button(officer, "Gửi cho người dân"))
            await officer.wait_for(f"Đã gửi trả lời cho phản ánh {code}", timeout=PATIENCE, since=0)
            answered[code] += 1
        await asyncio.sleep(0.05)


def with_button(officer: User, label: str) -> BotMessage:
    """The newest message with this button: a new petition may have been announced after it."""
    return next(message for message in reversed(officer.inbox) if label in message.labels)


def preview_of(code: str) -> Callable[[BotMessage], bool]:
    return lambda message: "sẽ thấy như sau" in message.text and code in message.text


async def kill_again_and_again(bot: Bot, done: asyncio.Event) -> int:
    chance = random.Random(20261122)
    kills = 0
    while kills < KILLS and not done.is_set():
        await asyncio.sleep(chance.uniform(0.02, 1.0))
        await bot.kill()
        kills += 1
        await bot.start()
    return kills


async def live_through(server: TelegramServer, desk: Desk, bot: Bot) -> tuple[list[User], int]:
    done = asyncio.Event()
    answered: Counter[str] = Counter()
    gate = asyncio.Semaphore(AT_ONCE)
    citizens = [server.user(f"Người dân {number}") for number in range(CONVERSATIONS)]

    async def one(number: int, citizen: User) -> None:
        async with gate:
            await petition_from(citizen, f"{TROUBLES[number % len(TROUBLES)]}, nhà số {number}")

    await bot.start()
    officers = []
    for agency_id in DESKS:
        officer = server.user(f"Cán bộ {agency_id}")
        await officer.send(f"/start {await enrol(desk, agency_id)}")
        await officer.wait_for("Tài khoản này nay là", timeout=PATIENCE)
        officers.append(officer)
    async with asyncio.TaskGroup() as group:
        killer = group.create_task(kill_again_and_again(bot, done))
        at_work = [group.create_task(answer_everything(officer, answered)) for officer in officers]
        await asyncio.gather(*(one(number, citizen) for number, citizen in enumerate(citizens)))
        for citizen in citizens:
            await citizen.wait_for("Đã xem và xử lý xong", timeout=PATIENCE, since=0)
        kills = await killer
        for task in at_work:
            task.cancel()
    return citizens, kills


async def test_a_bot_killed_fifty_times_loses_and_doubles_nothing(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    key = data_key(settings)
    database = Database.open(settings.database_url, data_key=key)
    await database.migrate()
    desk = Desk(database, SystemClock())
    with ThreadedTelegramServer() as server:
        fields = {
            "database_url": settings.database_url,
            "data_dir": str(settings.data_dir),
            "port": 0,
            "burst_seconds": 0,
            "telegram_messages_per_second": 2000,
            "telegram_seconds_per_chat": 0,
            "telegram_bot_token": server.token,
            "telegram_api_url": server.base_url,
        }
        bot = Bot(fields)
        try:
            citizens, kills = await live_through(server, desk, bot)
            await all_sent(desk)
        finally:
            await bot.kill()
        duplicates = server.duplicates
    async with database.reader.connect() as connection:
        petitions = (await connection.execute(select(PETITIONS.c.petitioner_id, PETITIONS.c.stage))).all()
        unknown = (
            await connection.execute(
                select(CONTACTS.c.address, OUTBOX.c.attempts)
                .join_from(OUTBOX, CONTACTS, CONTACTS.c.id == OUTBOX.c.contact_id)
                .where(OUTBOX.c.repeated)
            )
        ).all()
    counts = await desk.counts()
    await database.close()
    # A message may lose its answer more than once: each attempt after the first can be one copy.
    repeats: Counter[str] = Counter()
    for address, attempts in unknown:
        repeats[address] += attempts - 1
    on_the_wire: Counter[str] = Counter()
    for (chat, _), times in duplicates.items():
        on_the_wire[str(chat)] += times - 1
    with capsys.disabled():  # the counts are part of the report
        print(
            f"\n{len(citizens)} conversations, {kills} kills: {len(petitions)} petitions, outbox {counts},"
            f" messages of unknown outcome {len(unknown)}, duplicates on the wire {sum(on_the_wire.values())}"
        )
    assert kills == KILLS
    assert unknown, "no kill hit a message on its way: the kills prove nothing"
    assert len(petitions) == CONVERSATIONS
    assert len({petition.petitioner_id for petition in petitions}) == CONVERSATIONS
    assert {petition.stage for petition in petitions} == {Stage.NOTIFIED}
    assert counts["sent"] == sum(counts.values())
    assert all(on_the_wire[chat] <= repeats[chat] for chat in on_the_wire)


async def all_sent(desk: Desk) -> None:
    async with asyncio.timeout(PATIENCE):
        while True:
            counts = await desk.counts()
            if counts["queued"] + counts["sending"] == 0:
                return
            await asyncio.sleep(0.1)
