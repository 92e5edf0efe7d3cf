"""Updates reach the bot by long polling, as often and in the order of the real Telegram."""

import asyncio
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramConflictError, TelegramNetworkError, TelegramRetryAfter
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    Update,
)

from tests.servers.telegram import Fault, TelegramServer, ThreadedTelegramServer, User

KEYS = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Đúng", callback_data="yes")]])


@asynccontextmanager
async def aiogram_bot(server: TelegramServer) -> AsyncIterator[Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(server.base_url))
    async with Bot(server.token, session=session) as bot:
        yield bot


@pytest.fixture
async def bot(server: TelegramServer) -> AsyncIterator[Bot]:
    async with aiogram_bot(server) as bot:
        yield bot


def ids(updates: list[Update]) -> list[int]:
    return [update.update_id for update in updates]


async def test_aiogram_sends_uploads_edits_and_downloads(bot: Bot, sau: User) -> None:
    assert (await bot.get_me()).username == "langnghe_test_bot"
    message = await bot.send_message(sau.id, "Đúng không?", reply_markup=KEYS)
    await bot.edit_message_text("Đã ghi", chat_id=sau.id, message_id=message.message_id)
    photo = await bot.send_photo(sau.id, BufferedInputFile(b"jpeg", "a.jpg"), caption="Ảnh")
    file = await bot.get_file(photo.photo[-1].file_id)
    assert (await bot.download_file(file.file_path)).read() == b"jpeg"
    assert [(m.text, m.photo) for m in sau.inbox] == [("Đã ghi", None), ("Ảnh", b"jpeg")]


async def test_updates_come_again_until_the_offset_confirms_them(bot: Bot, sau: User) -> None:
    for text in ("một", "hai", "ba"):
        await sau.send(text)
    first = await bot.get_updates(limit=2)
    assert [update.message.text for update in first] == ["một", "hai"]
    assert ids(await bot.get_updates()) == [*ids(first), first[-1].update_id + 1]
    rest = await bot.get_updates(offset=first[-1].update_id + 1)
    assert [update.message.text for update in rest] == ["ba"]
    assert [u.message.text for u in await bot.get_updates()] == ["ba"]
    assert await bot.get_updates(offset=rest[-1].update_id + 1) == []


async def test_a_negative_offset_keeps_only_the_newest(bot: Bot, sau: User) -> None:
    for text in ("một", "hai", "ba"):
        await sau.send(text)
    assert [u.message.text for u in await bot.get_updates(offset=-1)] == ["ba"]
    assert [u.message.text for u in await bot.get_updates()] == ["ba"]


async def test_a_long_poll_waits_for_the_next_update_and_otherwise_ends_empty(bot: Bot, sau: User) -> None:
    start = time.monotonic()
    assert await bot.get_updates(timeout=1) == []
    assert time.monotonic() - start >= 0.95
    async with asyncio.TaskGroup() as group:
        poll = group.create_task(bot.get_updates(timeout=10))
        await asyncio.sleep(0.1)
        await sau.send("muộn")
    assert [u.message.text for u in poll.result()] == ["muộn"]


async def test_a_second_poll_ends_the_first_with_a_conflict(bot: Bot) -> None:
    async with asyncio.TaskGroup() as group:
        first = group.create_task(_conflict(bot))
        await asyncio.sleep(0.1)
        assert await bot.get_updates() == []
    assert "terminated by other getUpdates" in first.result()


async def _conflict(bot: Bot) -> str:
    with pytest.raises(TelegramConflictError) as raised:
        await bot.get_updates(timeout=10)
    return str(raised.value)


async def test_only_the_kinds_asked_for_come_and_the_wish_is_kept(bot: Bot, sau: User) -> None:
    await bot.get_updates(allowed_updates=["message"])
    number = await sau.send("một")
    await sau.edit(number, "hai")
    await sau.block()
    await sau.unblock()
    assert [u.event_type for u in await bot.get_updates()] == ["message"]


async def test_every_kind_of_message_is_one_that_aiogram_understands(bot: Bot, sau: User) -> None:
    await bot.send_message(sau.id, "Đúng không?", reply_markup=KEYS)
    number = await sau.send("/start")
    await sau.send_photo(b"jpeg", caption="Rác")
    await sau.send_location(10.03, 105.78)
    await sau.send_voice()
    await sau.send_sticker()
    await sau.send_document(b"%PDF", "don.pdf")
    await sau.send_contact("+84900000000")
    await sau.edit(number, "sửa")
    await sau.press(0)
    updates = await bot.get_updates()
    kinds = [u.message.content_type if u.message else u.event_type for u in updates]
    assert kinds == [
        *("text", "photo", "location", "voice", "sticker", "document", "contact"),
        *("edited_message", "callback_query"),
    ]


async def test_a_dispatcher_talks_with_a_citizen_by_polling(
    bot: Bot, server: TelegramServer, sau: User
) -> None:
    dispatcher = Dispatcher()

    @dispatcher.message()
    async def ask(message: Message) -> None:
        await message.answer(f"Bà viết: {message.text}", reply_markup=KEYS)

    @dispatcher.callback_query()
    async def confirm(query: CallbackQuery) -> None:
        await query.answer("Cảm ơn")
        await query.message.edit_text("Đã gửi")

    async with asyncio.TaskGroup() as group:
        polling = group.create_task(dispatcher.start_polling(bot, handle_signals=False, polling_timeout=1))
        await sau.send("Đèn hỏng")
        await sau.wait_for("Bà viết: Đèn hỏng")
        await sau.press("Đúng")
        done = await sau.wait_for("Đã gửi")
        assert done.edits == ["Bà viết: Đèn hỏng"]
        await dispatcher.stop_polling()
        await polling
    assert len(sau.answers) == 1
    assert server.duplicates == {}


async def test_waiting_looks_only_at_what_came_after_the_citizens_last_act(bot: Bot, sau: User) -> None:
    await bot.send_message(sau.id, "Xin chào")
    await sau.send("chào")
    with pytest.raises(TimeoutError, match="Bà Sáu waited for 'Xin chào'"):
        await sau.wait_for("Xin chào", timeout=0.05)
    assert (await sau.wait_for("Xin chào", since=0)).text == "Xin chào"


async def test_a_press_can_be_foreign_or_old_or_made_up(bot: Bot, server: TelegramServer, sau: User) -> None:
    tu = server.user(first_name="Ông Tư")
    await bot.send_message(sau.id, "Đúng không?", reply_markup=KEYS)
    mine = sau.inbox[0]
    await bot.edit_message_reply_markup(chat_id=sau.id, message_id=mine.message_id)
    await sau.press("Đúng", mine)
    await tu.press_foreign(mine, "Đúng")
    await tu.press_data(mine, "hack")
    old, foreign, forged = [u.callback_query for u in await bot.get_updates()]
    assert (old.from_user.id, old.message.chat.id) == (sau.id, sau.id)
    assert (foreign.from_user.id, foreign.message.chat.id) == (tu.id, sau.id)
    assert forged.data == "hack"


async def test_a_repeated_update_comes_even_after_it_was_confirmed(
    bot: Bot, server: TelegramServer, sau: User
) -> None:
    await sau.send("một")
    (update,) = await bot.get_updates()
    offset = update.update_id + 1
    assert await bot.get_updates(offset=offset) == []
    server.repeat_last_update()
    assert ids(await bot.get_updates(offset=offset)) == [update.update_id]
    assert await bot.get_updates(offset=offset) == []


async def test_updates_can_come_out_of_order_and_malformed(server: TelegramServer) -> None:
    numbers = server.push_out_of_order([{"message": {"n": n}} for n in range(3)])
    server.push_update({"message": {"text": 5, "chat": "?"}})
    assert numbers == sorted(numbers, reverse=True)
    url = f"{server.base_url}/bot{server.token}/getUpdates"
    async with aiohttp.ClientSession() as session, session.get(url) as response:
        updates = (await response.json())["result"]
    assert [u["message"].get("n") for u in updates] == [2, 1, 0, None]


async def test_aiogram_names_the_faults_too(bot: Bot, server: TelegramServer, sau: User) -> None:
    server.faults.script(Fault.flood(2), Fault.reset(), chat=sau.id)
    with pytest.raises(TelegramRetryAfter):
        await bot.send_message(sau.id, "x")
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(sau.id, "x")


async def test_a_poll_whose_bot_died_takes_nothing_along(bot: Bot, server: TelegramServer, sau: User) -> None:
    url = f"{server.base_url}/bot{server.token}/getUpdates"
    async with aiohttp.ClientSession() as session:
        with pytest.raises(TimeoutError):
            await session.get(url, params={"timeout": 20}, timeout=aiohttp.ClientTimeout(total=0.1))
    await asyncio.sleep(0.05)
    assert server.calls[0].outcome == "client gone"
    await sau.send("một")
    assert [u.message.text for u in await bot.get_updates(timeout=5)] == ["một"]


def test_the_server_lives_in_a_thread_for_bots_in_other_processes() -> None:
    with ThreadedTelegramServer() as server:
        sau = server.user()
        assert threading.current_thread().name != "telegram-server"
        server.run(sau.send("một"))
        asyncio.run(_other_loop(server, sau))
        assert [m.text for m in sau.inbox] == ["hai"]


async def _other_loop(server: TelegramServer, sau: User) -> None:
    async with aiogram_bot(server) as bot:
        assert [u.message.text for u in await bot.get_updates()] == ["một"]
        await sau.send("chờ")
        async with asyncio.TaskGroup() as group:
            waiting = group.create_task(sau.wait_for("hai"))
            await bot.send_message(sau.id, "hai")
        assert waiting.result().text == "hai"
