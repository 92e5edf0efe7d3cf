"""A broadcast by a real bot process that is killed with -9 on the way; used by the journey and by bench/."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass
from datetime import time
from itertools import pairwise
from pathlib import Path
from typing import Any

from bot.clock import SystemClock
from bot.office import rulebook_of
from bot.settings import Settings, data_key
from casework.agencies import Role
from casework.broadcast import Audience, QuietHours, Reach, Report, State, Wish
from casework.broadcasting import Broadcasting
from casework.casefile import CaseFile
from casework.conference_file import ConferenceFile
from casework.petitioner import Officer
from storage.database import Database
from storage.desk import Desk
from tests.journeys.test_killed_bot import Bot
from tests.servers.telegram import FloodLimits, TelegramServer, ThreadedTelegramServer

FIRST_CHAT = 5_000_000_001
PATIENCE = 800.0
TEXT = "Xã tổ chức đối thoại với Nhân dân vào 8 giờ ngày 5/12/2026 tại hội trường."


@dataclass(frozen=True, kw_only=True)
class Course:
    """What was measured. `down` are the seconds during which no process ran."""

    people: int
    kills: int
    seconds: float
    down: float
    per_second: int
    refusals: int
    told_once: int
    told_more: int
    told_never: int
    closest: float
    report: Report

    @property
    def rate(self) -> float:
        return self.people / self.seconds

    @property
    def share(self) -> float:
        """Of what the server permits, while a process ran."""
        return self.people / (self.seconds - self.down) / self.per_second


async def settled(desk: Desk, people: int) -> Officer:
    """A secretary, and so many people with a chat who agreed to news."""
    now = SystemClock().now()
    for start in range(0, people, 500):
        async with desk.work() as work:
            for number in range(start, min(start + 500, people)):
                contact = await work.people.contact("telegram", str(FIRST_CHAT + number), f"Dân {number}")
                person = await work.people.petitioner(contact.petitioner_id)
                person.consented_at = person.news_since = now
                await work.people.save_petitioner(person)
            await work.commit()
    async with desk.work() as work:
        contact = await work.people.contact("telegram", str(FIRST_CHAT - 1), "Thư")
        officer = Officer(
            id="thu", contact_id=contact.id, agency_id="tiep-nhan", role=Role.SECRETARY, name="Thư"
        )
        await work.people.enrol(officer)
        await work.commit()
    return officer


async def run(folder: Path, *, people: int, kills: int, limits: FloodLimits, per_second: float) -> Course:
    """Tell everybody, killing the process `kills` times at even distances."""
    settings = Settings(
        _env_file=None, database_url=f"sqlite:///{folder / 'town.db'}", data_dir=folder, port=0
    )
    database = Database.open(settings.database_url, data_key=data_key(settings))
    await database.migrate()
    desk = Desk(database, SystemClock())
    officer = await settled(desk, people)
    number = await started(desk, officer, settings)
    with ThreadedTelegramServer(limits=limits, open_chats=True) as server:
        bot = Bot(fields_of(settings, server, per_second))
        down = 0.0
        await bot.start()
        try:
            for kill in range(1, kills + 1):
                await reached(server, people * kill // (kills + 1))
                began = server.clock()
                await bot.kill()
                await bot.start()
                down += server.clock() - began
            report = await ended(desk, number)
        finally:
            await bot.kill()
            await database.close()
        return course_of(server, people, kills, down, limits.per_second, report)


async def started(desk: Desk, officer: Officer, settings: Settings) -> int:
    clock = SystemClock()
    casefile = CaseFile(rulebook=rulebook_of(settings, clock), clock=clock, mask=str)
    quiet = QuietHours(since=time(0), until=time(0))
    broadcasting = Broadcasting(file=ConferenceFile(casefile=casefile), quiet=quiet)
    wish = Wish(
        audience=Audience(reach=Reach.NEWS),
        officer_id=officer.id,
        sentence="broadcast-text",
        words={"text": TEXT, "authority": "UBND xã"},
    )
    async with desk.work() as work:
        broadcast = await broadcasting.prepare(work, officer, wish)
        await broadcasting.start(work, officer, broadcast.number)
        await work.commit()
    return broadcast.number


def fields_of(settings: Settings, server: TelegramServer, per_second: float) -> dict[str, Any]:
    return {
        "database_url": settings.database_url,
        "data_dir": str(settings.data_dir),
        "port": 0,
        "quiet_from": "00:00",
        "quiet_until": "00:00",
        "telegram_messages_per_second": per_second,
        "telegram_bot_token": server.token,
        "telegram_api_url": server.base_url,
    }


def told(server: TelegramServer) -> int:
    return len(server.messages)


async def reached(server: TelegramServer, count: int) -> None:
    async with asyncio.timeout(PATIENCE):
        while told(server) < count:  # noqa: ASYNC110 - another process sends
            await asyncio.sleep(0.02)


async def ended(desk: Desk, number: int) -> Report:
    async with asyncio.timeout(PATIENCE):
        while True:
            async with desk.work() as work:
                broadcast = await work.broadcasts.with_number(number)
                assert broadcast is not None
                report = await work.broadcasts.report(broadcast.id)
            if broadcast.state is State.DONE:
                return report
            await asyncio.sleep(0.2)


def course_of(
    server: TelegramServer, people: int, kills: int, down: float, per_second: int, report: Report
) -> Course:
    calls = server.calls_of("sendMessage")
    arrivals: dict[int, list[float]] = defaultdict(list)
    for message in server.messages:
        if TEXT in message.text:
            arrivals[message.chat_id].append(message.at)
    moments = [at for chat in arrivals.values() for at in chat]
    gaps = [later - one for chat in arrivals.values() for one, later in pairwise(chat)]
    times = [len(arrivals[FIRST_CHAT + number]) for number in range(people)]
    return Course(
        people=people,
        kills=kills,
        seconds=max(moments) - min(moments),
        down=down,
        per_second=per_second,
        refusals=sum(call.status == 429 for call in calls),
        told_once=times.count(1),
        told_more=sum(count > 1 for count in times),
        told_never=times.count(0),
        closest=min(gaps, default=float("inf")),
        report=report,
    )
