"""Whatever was stored, its turn ends: done, or set aside with a note; and the next message is answered."""

import asyncio
import logging
import random
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack
from dataclasses import dataclass
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.assembly import Service
from bot.settings import Settings
from casework.ports import Reader
from storage.tables import INBOX
from tests.fuzz.bodies import bodies, written
from tests.fuzz.conftest import BOTH, Complaints, credentials, everything_on, examples
from tests.fuzz.updates import SAMPLES, ZALO_CHAT, telegram_update, web_message, zalo_bot_event, zalo_oa_event
from tests.fuzz.wire import Request, call
from tests.journeys.conftest import running
from tests.servers.patience import PATIENCE
from tests.servers.telegram import TelegramServer

Play = Callable[[Coroutine[Any, Any, None]], None]
VALID: dict[str, Callable[[], Any]] = {
    "/telegram/webhook": lambda: telegram_update(text="/trogiup"),
    "/zalo/webhook": lambda: zalo_bot_event(text="/trogiup"),
    "/zalo/oa": lambda: zalo_oa_event(text="/trogiup"),
    "/api/messages": lambda: web_message(text="/trogiup"),
}


@dataclass(kw_only=True)
class Living:
    """The whole service at work. `complaints`: what its log says at ERROR and above."""

    bot: Service
    complaints: list[str]

    async def deliver(self, target: str, body: bytes) -> None:
        request = Request(target=target.encode(), headers=credentials(target, body), body=body)
        await call(self.bot.port, request)

    async def worked_off(self) -> None:
        async with asyncio.timeout(PATIENCE):
            while await self.bot.storage.desk.waiting_updates(1):  # noqa: ASYNC110 - turns ring no bell at their end
                await asyncio.sleep(0.01)

    async def notes(self) -> list[str]:
        """What is noted of the updates that are done, the oldest first."""
        statement = select(INBOX.c.note).where(INBOX.c.done_at.is_not(None)).order_by(INBOX.c.id)
        async with self.bot.storage.database.reading() as connection:
            return [row["note"] for row in await connection.rows(statement)]


@pytest.fixture
async def living(settings: Settings, reader: Reader, database_url: str) -> AsyncIterator[Living]:
    """Telegram is our own server, whose chats are all open; nobody answers for Zalo."""
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(TelegramServer(token="501:telegram", open_chats=True))
        every = everything_on(settings, database_url=database_url, telegram_api_url=server.base_url)
        bot = await stack.enter_async_context(running(every, reader))
        found = Living(bot=bot, complaints=[])
        handler = Complaints(found.complaints)
        for name in ("bot.turns", "asyncio"):
            logging.getLogger(name).addHandler(handler)
            stack.callback(logging.getLogger(name).removeHandler, handler)
        yield found


@BOTH
@pytest.mark.parametrize("target", SAMPLES)
async def test_any_update_comes_to_an_end_and_the_next_one_is_answered(living: Living, target: str) -> None:
    slow = living.bot.storage.database.is_postgres  # it is here for what SQLite takes and it does not

    def run(play: Play) -> None:
        @settings(
            max_examples=5 if slow else 25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=(
                Phase.explicit,
                Phase.reuse,
                Phase.generate,
            ),  # a turn that hangs would be shrunk for an hour
        )
        @given(junk=st.lists(bodies(SAMPLES[target]()), min_size=1, max_size=8), seed=st.integers(0, 9))
        def fuzz(junk: list[bytes], seed: int) -> None:
            play(live_through(junk, random.Random(seed)))

        fuzz()

    async def live_through(junk: list[bytes], chance: random.Random) -> None:
        for body in [*junk, written(chance.choice(SAMPLES[target]()))]:
            await living.deliver(target, body)
        await living.deliver(target, written(VALID[target]()))
        await living.worked_off()
        notes = await living.notes()
        assert notes[-1] == "", notes[-3:]
        assert not living.complaints, living.complaints[0]

    await examples(run)


FIELDS = (
    "id",
    "first_name",
    "text",
    "date",
    "data",
    "message_id",
    "latitude",
    "file_id",
    "file_name",
    "title",
)
VALUES = ("\0", "\ud83d", "x" * 70_000, 10**300, -1, [], {"id": "\ud83d"}, "1e400", "9" * 4000)


@BOTH
async def test_one_field_of_an_update_may_hold_anything(living: Living) -> None:
    values = ("\0", "\ud83d", "9" * 4000) if living.bot.storage.database.is_postgres else VALUES
    for field, value in product(FIELDS, values):
        for fields in SAMPLES["/telegram/webhook"]():
            changed = _with(fields, field, value)
            if changed != fields:
                await living.deliver("/telegram/webhook", written(changed))
    await living.deliver("/telegram/webhook", written(VALID["/telegram/webhook"]()))
    await living.worked_off()
    assert (await living.notes())[-1] == ""
    assert not living.complaints, living.complaints[0]


def _with(value: Any, field: str, changed: Any) -> Any:
    """A copy in which every field of this name holds something else."""
    if isinstance(value, dict):
        return {
            key: changed if key == field else _with(inner, field, changed) for key, inner in value.items()
        }
    return [_with(inner, field, changed) for inner in value] if isinstance(value, list) else value


async def test_a_broken_event_does_not_hold_up_its_chat(living: Living) -> None:
    broken = zalo_bot_event("image", photo={"not": "an address"}, caption=7)
    assert broken["message"]["chat"]["id"] == ZALO_CHAT
    await living.deliver("/zalo/webhook", written(broken))
    await living.deliver("/zalo/webhook", written(VALID["/zalo/webhook"]()))
    await living.worked_off()
    assert len(await living.notes()) == 2


async def test_a_broken_receipt_does_not_hold_up_its_chat(living: Living) -> None:
    broken = zalo_oa_event() | {"event_name": "user_received_message", "message": "no message"}
    await living.deliver("/zalo/oa", written(broken))
    await living.deliver("/zalo/oa", written(VALID["/zalo/oa"]()))
    await living.worked_off()
    assert len(await living.notes()) == 2
