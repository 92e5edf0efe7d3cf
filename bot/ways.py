"""The channels that the settings switch on, each put together with its way in and its way out."""

from contextlib import AsyncExitStack

from bot.channels.channel import Sender
from bot.channels.telegram import Telegram
from bot.channels.web_chat import WebChat
from bot.polling import Polling
from bot.settings import SettingsError
from bot.way import Ground, Way
from bot.web import WEBHOOK_PATH, webhook_route
from bot.zalo import zalo_ways


async def ways(ground: Ground, stack: AsyncExitStack) -> list[Way]:
    """Every channel that the settings switch on; `stack` closes them. SettingsError when there is none."""
    found = []
    if ground.settings.has_telegram:
        found.append(await _telegram(ground, stack))
    found += zalo_ways(ground, stack)
    if ground.settings.web_chat:
        found.append(_web_chat(ground))
    if not found:
        raise SettingsError(
            "Chưa bật kênh nào. Hãy đặt TELEGRAM_BOT_TOKEN, ZALO_BOT_TOKEN hoặc ZALO_OA_APP_ID,"
            " hoặc bật lại trang chat: WEB_CHAT=true."
        )
    return found


async def _telegram(ground: Ground, stack: AsyncExitStack) -> Way:
    settings = ground.settings
    secret = settings.webhook_secret.get_secret_value()
    telegram = Telegram(
        token=settings.telegram_bot_token.get_secret_value(),
        api_url=settings.telegram_api_url,
        clock=ground.clock,
    )
    stack.push_async_callback(telegram.close)
    polling = Polling(
        telegram,
        desk=ground.desk,
        arrived=ground.arrived,
        webhook=f"{settings.public_url}{WEBHOOK_PATH}" if settings.uses_webhook else "",
        secret=secret,
    )
    routes = [webhook_route(telegram, secret=secret, desk=ground.desk, arrived=ground.arrived)]
    return Way(
        receiver=telegram,
        sender=await _telegram_push(ground, stack),
        routes=routes if settings.uses_webhook else [],
        run=polling.run,
    )


async def _telegram_push(ground: Ground, stack: AsyncExitStack) -> Sender:
    from bot.channels.telegram_push import TelegramPush

    settings = ground.settings
    push = TelegramPush(
        token=settings.telegram_bot_token.get_secret_value(),
        api_url=settings.telegram_api_url,
        files=ground.files,
        messages_per_second=settings.telegram_messages_per_second,
        spacing=settings.telegram_seconds_per_chat,
        group_spacing=settings.telegram_seconds_per_group,
        read_seconds=settings.telegram_read_seconds,
    )
    await push.open()
    stack.push_async_callback(push.close)
    return push


def _web_chat(ground: Ground) -> Way:
    chat = WebChat(
        desk=ground.desk, files=ground.files, clock=ground.clock, arrived=ground.arrived, media=ground.media
    )
    return Way(receiver=chat, sender=chat, routes=chat.routes())
