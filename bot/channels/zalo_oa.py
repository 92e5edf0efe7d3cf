"""A Zalo Official Account: its webhook in, consultation messages out.

The webhook must be answered within 2 seconds, or Zalo calls again: it stores and says so, nothing else.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from urllib.parse import urlsplit

import httpx
from aiohttp import web

from bot.bodies import whole_body
from bot.channels.channel import Message, RefusedError, RetryLaterError, WindowClosedError, from_our_files
from bot.in_words import InWords, with_choices
from bot.menus import Menus
from bot.parts_sent import PartsSent
from bot.receipts import Receipts
from bot.signal import Signal
from bot.text_pieces import pieces
from bot.zalo_oa_client import ZaloOaClient
from bot.zalo_oa_events import CHANNEL, parsed, raw_update, receipt, timestamp_of, understood
from bot.zalo_oa_parts import LONGEST_TEXT, fit_as_buttons, image_name, keyboard, takes
from bot.zalo_signature import SIGNATURE_HEADER, TIMESTAMP_HEADER, signed_at
from bot.zalo_window import Window, decide
from casework.notices import Attachment, MediaKind
from casework.ports import Clock
from handlers.messages import Incoming
from storage.desk import Desk
from storage.files import MAX_BYTES, Files

log = logging.getLogger(__name__)

WEBHOOK_PATH: Final = "/zalo/oa"
LARGEST_EVENT: Final = 256 * 1024
STORE_SECONDS: Final = 1.5
STALE_AFTER: Final = timedelta(hours=1)
FETCH_SECONDS: Final = 20.0
MEDIA_HOSTS: Final = ("zdn.vn", "zadn.vn", "zaloapp.com", "zalo.me")  # where Zalo keeps what people send
REMEMBERED: Final = 1000
LINKS_NEED: Final = "Set PUBLIC_URL: then it goes out as a link."

LastAct = Callable[[str], Awaitable[datetime | None]]


class ZaloOa:
    """The way in. `menus` must be the ones that `ZaloOaPush` offers letters with."""

    channel = CHANNEL

    def __init__(
        self,
        *,
        app_id: str,
        oa_secret: str,
        desk: Desk,
        menus: Menus,
        http: httpx.AsyncClient,
        clock: Clock,
        arrived: Signal,
        receipts: Receipts | None = None,
        stale_after: timedelta = STALE_AFTER,
        media_hosts: tuple[str, ...] = MEDIA_HOSTS,
    ) -> None:
        """`media_hosts`: where photos are fetched from, each with its subdomains, or with its port."""
        self._app_id = app_id
        self._secret = oa_secret
        self._desk = desk
        self._menus = menus
        self._http = http
        self._clock = clock
        self._arrived = arrived
        self._receipts = receipts
        self._stale_after = stale_after
        self._media_hosts = media_hosts

    def routes(self) -> list[web.RouteDef]:
        """The webhook."""
        return [web.post(WEBHOOK_PATH, self._receive)]

    async def ready(self) -> None:
        """Nothing to load."""

    def understand(self, payload: str) -> Incoming | None:
        """A stored event as an Incoming; None for one that asks for nothing, ValueError if malformed."""
        return understood(payload)

    async def acknowledged(self, payload: str) -> bool:
        """Pass a receipt on; False for an event that is none. To be called when `understand` gave None."""
        given = receipt(payload)
        if given is None:
            return False
        if self._receipts is not None:
            note = self._receipts.seen if given.seen else self._receipts.received
            for message_id in given.message_ids:
                await note(CHANNEL, message_id, given.at)
        return True

    async def chosen(self, incoming: Incoming) -> Incoming:
        """The press that a letter means, where there were too many choices for buttons."""
        return await self._menus.chosen(incoming)

    async def fetch(self, attachment: Attachment) -> bytes:
        """A photo's bytes, from Zalo's own servers only: the address comes from outside."""
        if not any(
            name == known or name.endswith(f".{known}")
            for name in _names(attachment.reference)
            for known in self._media_hosts
        ):
            raise RefusedError("a photo that is not kept by Zalo")
        try:
            async with asyncio.timeout(FETCH_SECONDS):
                return await self._download(attachment.reference)
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as problem:
            raise RetryLaterError(f"photo: {type(problem).__name__}") from None

    async def _download(self, url: str) -> bytes:
        content = bytearray()
        async with self._http.stream("GET", url, follow_redirects=False) as response:
            if not response.is_success:
                raise RetryLaterError(f"photo: HTTP {response.status_code}")
            async for chunk in response.aiter_bytes():
                content += chunk
                if len(content) > MAX_BYTES:
                    raise RefusedError("a photo that is too large")
        return bytes(content)

    async def _receive(self, request: web.Request) -> web.Response:
        body = await whole_body(request, LARGEST_EVENT)
        at = signed_at(
            app_id=self._app_id,
            secret=self._secret,
            body=body,
            given=request.headers.get(SIGNATURE_HEADER, ""),
            timestamps=[_own_timestamp(body), request.headers.get(TIMESTAMP_HEADER, "")],
        )
        if at is None:
            raise web.HTTPUnauthorized
        now = self._clock.now()
        if abs(now - at) > self._stale_after:
            raise web.HTTPForbidden
        update = raw_update(body, app_id=self._app_id, received_at=now)
        try:
            async with asyncio.timeout(STORE_SECONDS):
                await self._desk.keep_updates([update])
        except (
            TimeoutError
        ):  # the database is busy: Zalo calls again, and what was stored is not stored twice
            raise web.HTTPServiceUnavailable from None
        self._arrived.set()
        return web.json_response({})


@dataclass(frozen=True, slots=True)
class _File:
    """A part of a message that has to be uploaded: what it is, and its bytes."""

    item: Attachment
    content: bytes


class ZaloOaPush:
    """The way out. `last_act` tells when a person acted last."""

    channel = CHANNEL

    def __init__(
        self,
        *,
        client: ZaloOaClient,
        files: Files,
        words: InWords,
        last_act: LastAct,
        clock: Clock,
        spacing: float,
        pays: bool,
    ) -> None:
        self.spacing = spacing
        self._client = client
        self._files = files
        self._words = words
        self._last_act = last_act
        self._clock = clock
        self._pays = pays
        self._parts_sent = PartsSent(spacing)
        # Since which act how many messages.
        self._sent_free: dict[str, tuple[datetime | None, int]] = {}

    async def send(self, address: str, message: Message) -> Sequence[str]:
        """Send one message, in several parts when it must; returns their ids."""
        acted_at = await self._last_act(address)
        parts = await self._parts(address, message)
        if not parts:
            raise RefusedError("an empty message")

        async def hand_over(part: dict[str, Any] | _File) -> str:
            count = self._admit(address, acted_at)
            sent_as = await self._client.consult(address, await self._uploaded(part))
            self._sent_free[address] = (acted_at, count + 1)
            return sent_as

        sent_as = await self._parts_sent.send(message.id, parts, hand_over)
        while len(self._sent_free) > REMEMBERED:
            del self._sent_free[next(iter(self._sent_free))]
        return sent_as

    def _admit(self, address: str, acted_at: datetime | None) -> int:
        """How many were sent since the last act; WindowClosedError when no more may be."""
        since, count = self._sent_free.get(address, (None, 0))
        count = count if since == acted_at else 0
        window = decide(acted_at, self._clock.now(), count)
        if window in (Window.TEMPLATE, Window.CLOSED):
            raise WindowClosedError(f"the window is over: {window}")
        if window is Window.CHARGED and not self._pays:
            raise WindowClosedError("only a paid message could be sent, and the office does not pay for them")
        return count

    async def _parts(self, address: str, message: Message) -> list[dict[str, Any] | _File]:
        """The messages to send: photos and documents first, so that the buttons stand last."""
        files: list[dict[str, Any] | _File] = []
        lines = [message.text]
        for item in message.attachments:
            if not item.content and item.latitude is None:
                log.warning("A photo of message %s was never kept; the message goes without it.", message.id)
                continue
            content = await self._bytes(item) if item.content else b""
            if content and takes(item, content):
                files.append(_File(item, content))
            else:
                lines.append(self._in_words(item))
        texts = pieces("\n\n".join(filter(None, lines)), LONGEST_TEXT)
        buttons = message.buttons if texts and fit_as_buttons(message.buttons) else ()
        if not buttons:
            texts = with_choices(texts, await self._words.choices(address, message), LONGEST_TEXT)
        parts: list[dict[str, Any]] = [{"text": text} for text in texts]
        if buttons:
            parts[-1]["attachment"] = keyboard(buttons)
        return [*files, *parts]

    def _in_words(self, item: Attachment) -> str:
        try:
            return self._words.attachment(item)
        except RefusedError:
            log.warning("The Official Account does not take the file '%s'. %s", item.name, LINKS_NEED)
            raise

    async def _uploaded(self, part: dict[str, Any] | _File) -> dict[str, Any]:
        """The message to send, its file uploaded."""
        if isinstance(part, dict):
            return part
        if part.item.kind is MediaKind.PHOTO:
            identity = await self._client.upload_image(part.content, image_name(part.content))
            element = {"media_type": "image", "attachment_id": identity}
            payload: dict[str, Any] = {"template_type": "media", "elements": [element]}
            return {"attachment": {"type": "template", "payload": payload}}
        token = await self._client.upload_file(part.content, part.item.name)
        return {"attachment": {"type": "file", "payload": {"token": token}}}

    async def _bytes(self, attachment: Attachment) -> bytes:
        with from_our_files():
            return await self._files.read(attachment.content)


def _names(address: str) -> tuple[str, ...]:
    """The host of an address, without and with its port; none of what is no address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ()
    return (parts.hostname or "").lower(), parts.netloc.lower()


def _own_timestamp(body: bytes) -> str:
    """The timestamp in a body that nobody has vouched for yet; empty when there is none."""
    try:
        return timestamp_of(parsed(body))
    except ValueError:
        return ""
