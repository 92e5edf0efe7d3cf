"""Telegram's way in, through aiogram: polling or webhook, typed updates, files.

Updates are stored raw before they are confirmed to Telegram. aiogram's own polling confirms an update while
its handler still runs, and its webhook handler answers before the work: both could lose updates in a crash,
so only its client and its types are used here. aiogram takes seconds to import: this module imports it where
it is needed, and `ready` does so in a thread.
"""

from __future__ import annotations

import asyncio
import hashlib
import importlib
import logging
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from bot.bodies import dumped, storable
from bot.channels.channel import RetryLaterError
from bot.telegram_updates import PRIVATE, chat_of, is_chatter, number, spared
from casework.notices import Attachment, MediaKind
from casework.ports import Clock
from handlers.messages import Incoming, Kind
from storage.files import FileTooLargeError
from storage.inbox import RawUpdate

if TYPE_CHECKING:
    from aiogram import Bot
    from aiogram.types import CallbackQuery, Message

log = logging.getLogger(__name__)

CHANNEL = "telegram"
UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]
POLL_SECONDS = 25
FETCH_SECONDS = 20
ACKNOWLEDGEMENTS_WAITING = 1000


class Telegram:
    """The way in of one bot."""

    channel = CHANNEL

    def __init__(self, *, token: str, api_url: str, clock: Clock) -> None:
        self._token = token
        self._api_url = api_url
        self._clock = clock
        self._bot: Bot | None = None
        self._loaded = False
        self._username = ""  # not known before Telegram has told it
        self._presses: asyncio.Queue[str] = asyncio.Queue(ACKNOWLEDGEMENTS_WAITING)

    @property
    def bot(self) -> Bot:
        """The aiogram client, made when it is first needed."""
        if self._bot is None:
            from aiogram import Bot
            from aiogram.client.session.aiohttp import AiohttpSession
            from aiogram.client.telegram import TelegramAPIServer

            server = TelegramAPIServer.from_base(self._api_url)
            self._bot = Bot(self._token, session=AiohttpSession(api=server))
        return self._bot

    async def ready(self) -> None:
        """Import aiogram, in a thread, since it takes seconds: the event loop goes on meanwhile."""
        if not self._loaded:
            await asyncio.to_thread(importlib.import_module, "aiogram.types")
            self._loaded = True

    async def close(self) -> None:
        """End the connections."""
        if self._bot is not None:
            await self._bot.session.close()

    def raw(self, update: Any) -> RawUpdate:
        """What is stored of an update, whatever it looks like."""
        payload = dumped(spared(update))
        fields = update if isinstance(update, dict) else {}
        fallback = "odd-" + hashlib.sha256(payload.encode()).hexdigest()[:32]
        identity = fields.get("update_id")
        return RawUpdate(
            channel=CHANNEL,
            bot=self._token.partition(":")[0],
            update_id=number(identity) or fallback,
            chat=chat_of(fields),
            payload=payload,
            received_at=self._clock.now(),
        )

    def raws(self, updates: Sequence[Any]) -> list[RawUpdate]:
        """What is to be stored of a batch; taken buttons are queued to be acknowledged.

        What groups say among themselves is not stored at all. It counts as received all the same.
        """
        for update in updates:
            press = update.get("callback_query") if isinstance(update, dict) else None
            identity = storable(press.get("id")) if isinstance(press, dict) else ""
            if identity and not self._presses.full():
                self._presses.put_nowait(identity)
        return [self.raw(update) for update in updates if not is_chatter(update, self._username)]

    async def learn_username(self) -> None:
        """Ask Telegram for the bot's own name: in a group, commands may name the bot that they are for."""
        me = await self.bot.get_me(request_timeout=FETCH_SECONDS)
        self._username = me.username or ""

    async def poll(self, offset: int) -> list[dict[str, Any]]:
        """The next updates as Telegram sent them; asking with an offset confirms all before it."""
        method = _get_raw_updates()(offset=offset, timeout=POLL_SECONDS, allowed_updates=UPDATES)
        updates: list[dict[str, Any]] = await self.bot(method, request_timeout=POLL_SECONDS + 10)
        return updates

    async def acknowledge_presses(self) -> None:
        """Until cancelled: tell Telegram that a button was taken, so that it stops showing a spinner.

        Cosmetic and never repeated: the answer itself comes through the outbox.
        """
        from aiogram.exceptions import AiogramError

        while True:
            press = await self._presses.get()
            try:
                await self.bot.answer_callback_query(press, request_timeout=FETCH_SECONDS)
            except (AiogramError, TimeoutError) as problem:
                log.info("A button press was not acknowledged: %s", type(problem).__name__)

    def understand(self, payload: str) -> Incoming | None:
        """A stored update as an Incoming; ValueError for a malformed one."""
        from aiogram.types import Update

        update = Update.model_validate_json(payload)
        if update.message is not None:
            return _from_message(update.message, edited=False)
        if update.edited_message is not None:
            return _from_message(update.edited_message, edited=True)
        if update.callback_query is not None:
            return _from_press(update.callback_query)
        member = update.my_chat_member
        if member is not None and member.new_chat_member.status in ("kicked", "left"):
            kind = Kind.BLOCKED if member.chat.type == PRIVATE else Kind.REMOVED
            return _incoming(member.chat.id, kind=kind)
        return None

    async def acknowledged(self, payload: str) -> bool:
        """Receipts: none on this channel."""
        return False

    async def chosen(self, incoming: Incoming) -> Incoming:
        """Buttons come back as presses already."""
        return incoming

    async def fetch(self, attachment: Attachment) -> bytes:
        """A file's bytes; FileTooLargeError above 20 MB, the Bot API's own limit (Bot API, getFile)."""
        from aiogram.exceptions import AiogramError

        try:
            async with asyncio.timeout(FETCH_SECONDS):
                content = await self.bot.download(attachment.reference)
        except (AiogramError, TimeoutError, OSError) as problem:
            if "file is too big" in str(problem):
                raise FileTooLargeError("more than the Bot API gives out") from None
            raise RetryLaterError(f"file: {type(problem).__name__}") from None
        return content.read() if content is not None else b""


@cache
def _get_raw_updates() -> Any:
    """GetUpdates without aiogram's parsing (one malformed update must not block the others), made once."""
    from aiogram.methods import TelegramMethod

    class GetRawUpdates(TelegramMethod[list[dict[str, Any]]]):
        __returning__ = list[dict[str, Any]]
        __api_method__ = "getUpdates"
        offset: int
        timeout: int
        allowed_updates: list[str]

    return GetRawUpdates


def _incoming(chat_id: int, **fields: Any) -> Incoming:
    return Incoming(channel=CHANNEL, address=str(chat_id), **fields)


def _from_message(message: Message, *, edited: bool) -> Incoming | None:
    text = message.text or message.caption or _said_by_card(message)
    if message.chat.type != PRIVATE:
        return None if edited else _in_group(message, text)
    fields: dict[str, Any] = {
        "name": message.from_user.full_name if message.from_user else "",
        "text": text,
        "reference": str(message.message_id),
        "replies_to": str(message.reply_to_message.message_id) if message.reply_to_message else "",
        "album": message.media_group_id or "",
    }
    if edited and not text:
        return None  # a live location that has moved: the first one is in the file
    if edited:
        return _incoming(message.chat.id, kind=Kind.EDIT, **fields)
    attachments = _attachments(message)
    if not text and not attachments:
        return _incoming(message.chat.id, kind=Kind.UNSUPPORTED, **fields)
    return _incoming(message.chat.id, attachments=attachments, **fields)


def _in_group(message: Message, text: str) -> Incoming | None:
    """Groups chat among themselves: only a command is meant for the bot. The address is its sender's own."""
    group = message.chat.id
    if message.migrate_to_chat_id is not None:
        return _incoming(group, kind=Kind.MOVED, group=str(message.migrate_to_chat_id))
    if message.migrate_from_chat_id is not None:
        return _incoming(message.migrate_from_chat_id, kind=Kind.MOVED, group=str(group))
    if not text.startswith("/") or message.from_user is None:
        return None
    return _incoming(message.from_user.id, kind=Kind.GROUP, group=str(group), text=text)


def _attachments(message: Message) -> tuple[Attachment, ...]:
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return (Attachment(kind=MediaKind.PHOTO, reference=largest.file_id),)
    for kind, file in (
        (MediaKind.VOICE, message.voice or message.audio),
        (MediaKind.VIDEO, message.video or message.video_note or message.animation),
        (MediaKind.DOCUMENT, message.document),
    ):
        if file is not None:
            return (Attachment(kind=kind, reference=file.file_id, name=getattr(file, "file_name", "") or ""),)
    if message.location is not None:
        point = message.location
        return (Attachment(kind=MediaKind.LOCATION, latitude=point.latitude, longitude=point.longitude),)
    return ()


def _said_by_card(message: Message) -> str:
    """A venue (its point comes in `location` too) or a contact in words."""
    if message.venue is not None:
        return f"{message.venue.title}, {message.venue.address}"
    if message.contact is not None:
        card = message.contact
        return f"{' '.join(filter(None, (card.first_name, card.last_name)))}: {card.phone_number}"
    return ""


def _from_press(press: CallbackQuery) -> Incoming | None:
    # The person is the one who pressed, also under a message that was forwarded from somebody else.
    if press.data is None:
        return None
    if press.message is not None and press.message.chat.type != PRIVATE:
        group = str(press.message.chat.id)
        return _incoming(press.from_user.id, kind=Kind.PRESS, action=press.data, group=group)
    return _incoming(press.from_user.id, kind=Kind.PRESS, action=press.data, name=press.from_user.full_name)
