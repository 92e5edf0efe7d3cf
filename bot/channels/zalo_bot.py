"""The Zalo Bot Platform, both ways: a webhook in, calls out, letters in place of buttons.

The platform takes no files: it fetches a photo from an address of ours that works once, and a document
becomes a signed link in the text (https://bot.zaloplatforms.com/docs).
"""

import asyncio
import hmac
import logging
import mimetypes
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final
from urllib.parse import quote

from aiohttp import web

from bot.bodies import whole_body
from bot.channels.channel import DeliveryError, Message, RefusedError, UnknownOutcomeError
from bot.channels.zalo_bot_api import ZaloBotApi
from bot.channels.zalo_bot_events import CHANNEL, Events
from bot.menus import Menus
from bot.quota import Quota
from bot.signal import Signal
from bot.signed_links import Link, LinkError, LinkExpiredError, SignedLinks
from bot.text_pieces import length, pieces
from bot.web_forms import photo_type
from casework.notices import Attachment, MediaKind, Words
from casework.ports import Clock
from casework.working_days import day_of
from handlers.messages import Incoming
from storage.desk import Desk
from storage.files import Files
from storage.quotas import Quotas

log = logging.getLogger(__name__)

WEBHOOK_PATH: Final = "/zalo/webhook"
MEDIA_PATH: Final = "/zalo/media"
SECRET_HEADER: Final = "X-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
SECRET_LENGTHS: Final = range(8, 257)
LARGEST_UPDATE: Final = 1024 * 1024
LONGEST_TEXT: Final = 2000
PHOTO_LASTS: Final = timedelta(minutes=10)
DOCUMENT_LASTS: Final = timedelta(days=7)
MESSAGES_REMEMBERED: Final = 1000
FIRST_PAUSE_SECONDS: Final = 1.0
LONGEST_PAUSE_SECONDS: Final = 300.0
FORGET_EVERY_SECONDS: Final = 86_400.0
ONCE: Final = "link:"

Say = Callable[[str, Words], str]


@dataclass(frozen=True, slots=True)
class _Part:
    """One call: a text, or a photo (its key in the file store) with the text as its caption."""

    text: str = ""
    photo: str = ""


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
        quotas: Quotas,
        quota: Quota,
        links: SignedLinks,
        say: Say,
        clock: Clock,
        arrived: Signal,
        secret: str,
        public_url: str,
        spacing: float,
    ) -> None:
        if len(secret) not in SECRET_LENGTHS or not public_url:
            raise ValueError("Zalo Bot needs a public address and a webhook secret of 8 to 256 characters.")
        self.spacing = spacing
        self._api = api
        self._events = events
        self._desk = desk
        self._files = files
        self._quotas = quotas
        self._quota = quota
        self._links = links
        self._say = say
        self._clock = clock
        self._arrived = arrived
        self._secret = secret
        self._public_url = public_url
        self._menus = Menus(desk, CHANNEL)
        self._sent: OrderedDict[str, list[str]] = OrderedDict()

    def routes(self) -> list[web.RouteDef]:
        """What the platform calls, and what people's links open."""
        return [
            web.post(WEBHOOK_PATH, self._webhook),
            web.get(f"{MEDIA_PATH}/{{token}}", self._media),
        ]

    async def run(self) -> None:
        """Until cancelled: tell the platform where to call, through outages too; then forget old links."""
        pause = FIRST_PAUSE_SECONDS
        while not await self._register():
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
        while True:
            await self._quotas.forget(ONCE, f"{day_of(self._clock.now()) - timedelta(days=1)}")
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

    async def send(self, address: str, message: Message) -> str:
        """Send all parts of a message; after a failure, only those go out again that had not been sent."""
        parts = await self._parts(address, message)
        sent = self._sent.setdefault(message.id, [])
        while len(self._sent) > MESSAGES_REMEMBERED:
            self._sent.popitem(last=False)
        for part in parts[len(sent) :]:
            if sent:
                await asyncio.sleep(self.spacing)
            sent.append(await self._hand_over(address, part))
        self._sent.pop(message.id, None)
        return sent[-1]

    async def _parts(self, address: str, message: Message) -> list[_Part]:
        lines, photos = [message.text], []
        for item in message.attachments:
            if item.content:
                await self._must_exist(item)
            if item.kind is MediaKind.PHOTO and item.content:
                photos.append(item.content)
            else:
                lines.append(self._in_words(item))
        texts = pieces("\n\n".join(line for line in lines if line), LONGEST_TEXT)
        texts = _with_menu(texts, await self._menu(address, message))
        if not texts and not photos:
            raise RefusedError("a message without text or photo")
        parts = [_Part(photo=key) for key in photos]
        if parts and len(texts) == 1:  # a caption saves a message of the plan
            parts[-1] = replace(parts[-1], text=texts.pop())
        return [*parts, *(_Part(text=text) for text in texts)]

    async def _must_exist(self, item: Attachment) -> None:
        try:
            await self._files.read(item.content)
        except LookupError as problem:
            raise RefusedError(f"the file is not in the file store: {problem}") from None

    def _in_words(self, item: Attachment) -> str:
        """What stands in the text for what the platform cannot carry; nothing for what has no bytes."""
        if item.latitude is not None and item.longitude is not None:
            point = f"{item.latitude:.5f}, {item.longitude:.5f}"
            return self._say("letters-place", {"point": point})
        if not item.content:
            return ""
        until = day_of(self._clock.now() + DOCUMENT_LASTS).isoformat()
        link = self._link(item.content, name=item.name)
        return self._say("letters-document", {"name": item.name, "link": link, "day": until})

    async def _menu(self, address: str, message: Message) -> str:
        if not message.buttons:
            return ""
        offered = await self._menus.offer(address, message.id, message.buttons)
        choices = "\n".join(f"{letter}. {label}" for letter, label in offered)
        return f"{self._say('letters-choose', {})}\n{choices}"

    def _link(self, key: str, *, name: str = "", once: bool = False) -> str:
        token = self._links.sign(key, name=name, once=once, lasts=PHOTO_LASTS if once else DOCUMENT_LASTS)
        return f"{self._public_url}{MEDIA_PATH}/{token}"

    async def _hand_over(self, address: str, part: _Part) -> str:
        if not part.photo:
            return await self._call("sendMessage", chat_id=address, text=part.text)
        fields = {"caption": part.text} if part.text else {}
        photo = self._link(part.photo, once=True)
        try:
            return await self._call("sendPhoto", chat_id=address, photo=photo, **fields)
        except RefusedError as problem:  # too large, or not fetched: the words must arrive all the same
            log.warning("Zalo refuses a photo, which goes out as a link: %s", problem)
        line = self._say("letters-photo", {"link": self._link(part.photo)})
        return [
            await self._call("sendMessage", chat_id=address, text=text)
            for text in pieces(f"{part.text}\n\n{line}", LONGEST_TEXT)
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

    async def _media(self, request: web.Request) -> web.Response:
        """A file of ours, for whoever has its signed address."""
        try:
            link = self._links.read(request.match_info["token"])
            content = await self._files.read(link.key)
        except LinkExpiredError:
            raise web.HTTPGone from None
        except (LinkError, LookupError):
            raise web.HTTPNotFound from None
        if link.once and request.method == "GET":
            period = day_of(link.expires_at).isoformat()
            if await self._quotas.spend(f"{ONCE}{link.nonce}", period) > 1:
                raise web.HTTPGone
        return _file(link, content)


def _with_menu(texts: list[str], menu: str) -> list[str]:
    """The choices under the last text, or as a message of their own when there is no room."""
    if not menu:
        return texts
    if texts and length(texts[-1]) + 2 + length(menu) <= LONGEST_TEXT:
        return [*texts[:-1], f"{texts[-1]}\n\n{menu}"]
    return [*texts, *pieces(menu, LONGEST_TEXT)]


def _file(link: Link, content: bytes) -> web.Response:
    kind = photo_type(content)
    headers = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}
    if kind is None:
        name = quote(link.name, safe="") or "tep"
        headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
        kind = mimetypes.guess_type(link.name)[0] or "application/octet-stream"
    return web.Response(body=content, content_type=kind, headers=headers)
