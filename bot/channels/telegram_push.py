"""Telegram's way out, through python-telegram-bot: its errors say what became of a message.

Texts are sent without parse_mode: nothing that a person wrote is ever read as markup.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

# The library warns at each 429 unless times come as timedelta, its coming default.
os.environ.setdefault("PTB_TIMEDELTA", "1")

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)
from telegram.request import HTTPXRequest

from bot.channels.channel import (
    NOT_SENT,
    Button,
    DeliveryError,
    Message,
    MovedError,
    RefusedError,
    RejectedTokenError,
    RetryLaterError,
    UnknownOutcomeError,
    UnreachableError,
    from_our_files,
)
from bot.clock import PROCESS_STARTED
from bot.pacing import Pace
from bot.parts_sent import PartsSent
from bot.text_pieces import length, pieces
from casework.notices import Attachment, MediaKind
from storage.files import Files

if TYPE_CHECKING:
    from telegram import Message as SentMessage

CHANNEL = "telegram"
VOICES = (".ogg", ".mp3", ".m4a")
VIDEOS = (".mp4",)
LONGEST_TEXT = 4096  # this and the next in UTF-16 units (Bot API, sendMessage and sendPhoto)
LONGEST_CAPTION = 1024


@dataclass(frozen=True, slots=True)
class _Part:
    """One call: a text, a point, or a file with the text as its caption."""

    text: str = ""
    attachment: Attachment | None = None
    buttons: tuple[Button, ...] = ()


class TelegramPush:
    """The way out of one bot."""

    channel = CHANNEL

    def __init__(
        self,
        *,
        token: str,
        api_url: str,
        files: Files,
        messages_per_second: float,
        spacing: float,
        group_spacing: float,
        read_seconds: float,
    ) -> None:
        self.spacing = spacing
        self._group_spacing = group_spacing
        self._groups_free_at: dict[int, float] = {}
        self._files = files
        self._parts_sent = PartsSent(spacing)
        # The library's own limiter loses a thirtieth of the pace to late timers, and goes on after a 429.
        self._pace = Pace(messages_per_second, after=PROCESS_STARTED)
        self._bot = Bot(
            token,
            base_url=f"{api_url}/bot",
            base_file_url=f"{api_url}/file/bot",
            request=HTTPXRequest(connection_pool_size=16, read_timeout=read_seconds),
        )

    async def open(self) -> None:
        """Make the connections; asks Telegram nothing."""
        await self._bot.request.initialize()

    async def close(self) -> None:
        """End the connections."""
        await self._bot.request.shutdown()

    async def send(self, address: str, message: Message) -> Sequence[str]:
        """Send one message, in several parts when it must; returns their ids."""
        chat_id = int(address)
        return await self._parts_sent.send(
            message.id, _parts(message), lambda part: self._hand_over(chat_id, part)
        )

    async def _hand_over(self, chat_id: int, part: _Part) -> str:
        self._require_free(chat_id)
        try:
            async with self._pace.turn():
                sent = await self._call(chat_id, part)
        except RetryAfter as problem:
            raise self._put_off(chat_id, problem) from problem
        except TelegramError as problem:
            raise _meaning(problem) from problem
        return str(sent.message_id)

    def _require_free(self, chat_id: int) -> None:
        """Groups, whose ids are negative, take 20 messages a minute (Telegram's bot FAQ).

        What comes too early is put off, not waited for: many busy groups must not hold up citizens.
        """
        if chat_id > 0:
            return
        now = asyncio.get_running_loop().time()
        wait = self._groups_free_at.get(chat_id, now) - now
        if wait > 0:
            raise RetryLaterError("the pace of a group", after=wait)
        self._groups_free_at[chat_id] = now + self._group_spacing

    def _put_off(self, chat_id: int, problem: RetryAfter) -> RetryLaterError:
        """Telegram asks for silence: of a group for that group only, of a person's chat for everybody."""
        after = problem._retry_after.total_seconds() or 1.0  # noqa: SLF001 - the public one may be a number
        if chat_id < 0:
            self._groups_free_at[chat_id] = asyncio.get_running_loop().time() + after
        else:
            self._pace.hold(after)
        return RetryLaterError(str(problem), after=after, whole_bot=chat_id > 0)

    async def _call(self, chat_id: int, part: _Part) -> SentMessage:
        item, keyboard = part.attachment, _keyboard(part.buttons)
        if item is None:
            return await self._bot.send_message(chat_id, part.text, reply_markup=keyboard)
        if item.latitude is not None and item.longitude is not None:
            return await self._bot.send_location(
                chat_id, item.latitude, item.longitude, reply_markup=keyboard
            )
        return await self._send_file(chat_id, part.text, item, keyboard)

    async def _send_file(
        self, chat_id: int, text: str, attachment: Attachment, keyboard: InlineKeyboardMarkup | None
    ) -> SentMessage:
        """As a photo, a player or a document, by what Telegram plays (Bot API, sendVoice and sendVideo)."""
        content = await self._bytes(attachment)
        name = attachment.name
        if attachment.kind is MediaKind.PHOTO:
            return await self._bot.send_photo(chat_id, content, caption=text, reply_markup=keyboard)
        if attachment.kind is MediaKind.VOICE and name.endswith(VOICES):
            return await self._bot.send_voice(
                chat_id, content, caption=text, filename=name, reply_markup=keyboard
            )
        if attachment.kind is MediaKind.VIDEO and name.endswith(VIDEOS):
            return await self._bot.send_video(
                chat_id, content, caption=text, filename=name, reply_markup=keyboard
            )
        return await self._bot.send_document(
            chat_id, content, caption=text, filename=name, reply_markup=keyboard
        )

    async def _bytes(self, attachment: Attachment) -> bytes | str:
        if not attachment.content:
            return attachment.reference
        with from_our_files():
            return await self._files.read(attachment.content)


def _parts(message: Message) -> list[_Part]:
    """What is carried first, then the words, and the buttons under the last part."""
    texts = pieces(message.text, LONGEST_TEXT)
    parts = [_Part(attachment=item) for item in message.attachments]
    if len(texts) == 1 and parts and _takes_caption(message.attachments[-1], texts[0]):
        parts[-1] = replace(parts[-1], text=texts.pop())
    parts += [_Part(text=text) for text in texts]
    if not parts:
        raise RefusedError("an empty message")
    parts[-1] = replace(parts[-1], buttons=message.buttons)
    return parts


def _takes_caption(item: Attachment, text: str) -> bool:
    return item.latitude is None and length(text) <= LONGEST_CAPTION


def _keyboard(buttons: tuple[Button, ...]) -> InlineKeyboardMarkup | None:
    rows = [[InlineKeyboardButton(button.label, callback_data=button.action)] for button in buttons]
    return InlineKeyboardMarkup(rows) if rows else None


def _meaning(problem: TelegramError) -> DeliveryError:
    """What a failed call means for the outbox, a flood apart.

    BadRequest and TimedOut are NetworkErrors: order matters.
    """
    detail = str(problem)
    meaning: DeliveryError
    match problem:
        case Forbidden():
            meaning = UnreachableError(detail)
        case InvalidToken():
            meaning = RejectedTokenError(detail)
        case ChatMigrated():
            meaning = MovedError(detail, address=str(problem.new_chat_id))
        case BadRequest():
            gone = "chat not found" in detail.lower()
            meaning = UnreachableError(detail) if gone else RefusedError(detail)
        case _ if isinstance(problem.__cause__, NOT_SENT):
            meaning = RetryLaterError(f"{type(problem.__cause__).__name__}: {detail}")
        case _:
            meaning = UnknownOutcomeError(f"{type(problem.__cause__ or problem).__name__}: {detail}")
    return meaning
