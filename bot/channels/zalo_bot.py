"""The Zalo Bot Platform, both ways: a webhook in, calls out, letters in place of buttons.

The platform takes no files: it fetches a photo from an address of ours that works once, and a document
becomes a signed link in the text (https://bot.zaloplatforms.com/docs).
"""

import asyncio
import hmac
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from aiohttp import web

from bot.bodies import whole_body
from bot.channels.channel import DeliveryError, Message, RefusedError, UnknownOutcomeError, from_our_files
from bot.channels.zalo_bot_api import ZaloBotApi
from bot.channels.zalo_bot_events import CHANNEL, Events
from bot.in_words import InWords, with_choices
from bot.linked_files import LinkedFiles, Say
from bot.menus import Menus
from bot.parts_sent import PartsSent
from bot.quota import Quota
from bot.signal import Signal
from bot.text_pieces import pieces
from casework.notices import Attachment, MediaKind
from handlers.messages import Incoming
from storage.desk import Desk
from storage.files import Files

log = logging.getLogger(__name__)

WEBHOOK_PATH: Final = "/zalo/webhook"
SECRET_HEADER: Final = "X-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
SECRET_LENGTHS: Final = range(8, 257)
LARGEST_UPDATE: Final = 1024 * 1024
LONGEST_TEXT: Final = 2000
FIRST_PAUSE_SECONDS: Final = 1.0
LONGEST_PAUSE_SECONDS: Final = 300.0
FORGET_EVERY_SECONDS: Final = 86_400.0


@dataclass(frozen=True, slots=True)
class _Part:
    """One call: a text, or a photo with the text as its caption."""

    text: str = ""
    photo: Attachment | None = None


class ZaloBot:
    """Sender and receiver of one bot."""

    channel = CHANNEL

    def __init__(
        self,
        *,
        api: ZaloBotApi,
        events: Events,
        desk: Desk,
        files: Files,
        quota: Quota,
        linked: LinkedFiles | None,
        say: Say,
        arrived: Signal,
        secret: str,
        public_url: str,
        spacing: float,
    ) -> None:
        if len(secret) not in SECRET_LENGTHS or linked is None:
            raise ValueError("Zalo Bot needs a public address and a webhook secret of 8 to 256 characters.")
        self.spacing = spacing
        self._api = api
        self._events = events
        self._desk = desk
        self._files = files
        self._quota = quota
        self._linked = linked
        self._arrived = arrived
        self._secret = secret
        self._public_url = public_url
        self._menus = Menus(desk, CHANNEL)
        self._words = InWords(say=say, menus=self._menus, linked=linked)
        self._parts_sent = PartsSent(spacing)

    def routes(self) -> list[web.RouteDef]:
        """What the platform calls."""
        return [web.post(WEBHOOK_PATH, self._webhook)]

    async def run(self) -> None:
        """Until cancelled: tell the platform where to call, through outages too; then forget old links."""
        pause = FIRST_PAUSE_SECONDS
        while not await self._register():
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
        while True:
            await self._linked.forget()
            await asyncio.sleep(FORGET_EVERY_SECONDS)

    async def _register(self) -> bool:
        address = f"{self._public_url}{WEBHOOK_PATH}"
        try:
            await self._api.call("setWebhook", url=address, secret_token=self._secret)
        except DeliveryError as problem:
            log.warning("Zalo does not take the webhook yet: %s", problem)
            return False
        log.info("Zalo calls %s", address)
        return True

    # The way out

    async def send(self, address: str, message: Message) -> Sequence[str]:
        """Send all parts of a message; after a failure, only those go out again that had not been sent."""
        parts = await self._parts(address, message)
        return await self._parts_sent.send(message.id, parts, lambda part: self._hand_over(address, part))

    async def _parts(self, address: str, message: Message) -> list[_Part]:
        lines, photos = [message.text], []
        for item in message.attachments:
            if item.content:
                await self._must_exist(item)
            if item.kind is MediaKind.PHOTO and item.content:
                photos.append(item)
            elif item.content or item.latitude is not None:
                lines.append(self._words.attachment(item))
        texts = pieces("\n\n".join(line for line in lines if line), LONGEST_TEXT)
        texts = with_choices(texts, await self._words.choices(address, message), LONGEST_TEXT)
        if not texts and not photos:
            raise RefusedError("a message without text or photo")
        parts = [_Part(photo=photo) for photo in photos]
        if parts and len(texts) == 1:  # a caption saves a message of the plan
            parts[-1] = replace(parts[-1], text=texts.pop())
        return [*parts, *(_Part(text=text) for text in texts)]

    async def _must_exist(self, item: Attachment) -> None:
        with from_our_files():
            await self._files.require(item.content)

    async def _hand_over(self, address: str, part: _Part) -> str:
        if part.photo is None:
            return await self._call("sendMessage", chat_id=address, text=part.text)
        fields = {"caption": part.text} if part.text else {}
        photo = self._linked.address(part.photo.content, once=True)
        try:
            return await self._call("sendPhoto", chat_id=address, photo=photo, **fields)
        except RefusedError as problem:  # too large, or not fetched: the words must arrive all the same
            log.warning("Zalo refuses a photo, which goes out as a link: %s", problem)
        return [
            await self._call("sendMessage", chat_id=address, text=text)
            for text in pieces(f"{part.text}\n\n{self._words.attachment(part.photo)}", LONGEST_TEXT)
        ][-1]

    async def _call(self, method: str, **parameters: str) -> str:
        try:
            result = await self._api.call(method, **parameters)
        except UnknownOutcomeError:
            await self._quota.spend()
            raise
        await self._quota.spend()
        return str(result.get("message_id", ""))

    # The way in

    async def ready(self) -> None:
        """Nothing has to be loaded."""

    def understand(self, payload: str) -> Incoming | None:
        """A stored event as an Incoming; ValueError for a malformed one."""
        return self._events.understand(payload)

    async def acknowledged(self, payload: str) -> bool:
        """Receipts: none on this channel."""
        return False

    async def chosen(self, incoming: Incoming) -> Incoming:
        """The press that a letter means."""
        return await self._menus.chosen(incoming)

    async def fetch(self, attachment: Attachment) -> bytes:
        """A photo's bytes, from the address that came with the event."""
        return await self._api.download(attachment.reference)

    async def _webhook(self, request: web.Request) -> web.Response:
        """Stored and committed before it is acknowledged; a wrong secret gets 401 and leaves no trace."""
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._secret.encode()):
            raise web.HTTPUnauthorized
        body = await whole_body(request, LARGEST_UPDATE)
        await self._desk.keep_updates([self._events.raw(body)])
        self._arrived.set()
        return web.json_response({"ok": True})
