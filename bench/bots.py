"""The two bots that bench/conversation.py compares, each a process of its own.

    python bench/bots.py bare     aiogram alone: FSM on MemoryStorage, answers at once, keeps nothing
    python bench/bots.py ours     the whole durable conversation, as `langnghe run` serves it

Settings come from the environment: TELEGRAM_BOT_TOKEN, TELEGRAM_API_URL, and for ours DATABASE_URL, DATA_DIR.
"""

import asyncio
import logging
import os
import sys


async def bare() -> None:
    """Three steps with buttons, like a petition: text, consent, confirm."""
    from aiogram import Bot, Dispatcher, Router
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.fsm.context import FSMContext
    from aiogram.fsm.state import State, StatesGroup
    from aiogram.fsm.storage.memory import MemoryStorage
    from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

    class Steps(StatesGroup):
        consent = State()
        confirm = State()

    router = Router()

    def keyboard(label: str) -> InlineKeyboardMarkup:
        return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text=label, callback_data=label)]])

    @router.message()
    async def text(message: Message, state: FSMContext) -> None:
        await state.update_data(text=message.text)
        await state.set_state(Steps.consent)
        await message.answer("trợ lý tự động", reply_markup=keyboard("Đồng ý"))

    @router.callback_query(Steps.consent)
    async def consent(press: CallbackQuery, state: FSMContext) -> None:
        data = await state.get_data()
        await state.set_state(Steps.confirm)
        await press.answer()
        assert isinstance(press.message, Message)
        await press.message.answer(f"Tôi hiểu phản ánh: {data['text']}", reply_markup=keyboard("Gửi"))

    @router.callback_query(Steps.confirm)
    async def confirm(press: CallbackQuery, state: FSMContext) -> None:
        await state.clear()
        await press.answer()
        assert isinstance(press.message, Message)
        await press.message.answer("Mã số của bà con: 0000-0000")

    server = TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"])
    bot = Bot(os.environ["TELEGRAM_BOT_TOKEN"], session=AiohttpSession(api=server))
    dispatcher = Dispatcher(storage=MemoryStorage())
    dispatcher.include_router(router)
    await dispatcher.start_polling(bot, handle_signals=False)


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    if sys.argv[1] == "bare":
        asyncio.run(bare())
    else:
        from bot.__main__ import main

        sys.exit(main(["run"]))
