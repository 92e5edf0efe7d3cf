"""The bot's own chat in a browser, both ways: what the page calls, and what it is sent.

A page holds a random secret, of which we keep the hash: nobody who reads the database can speak for a
citizen. The first secret's hash is the chat's address; a later one makes the earlier ones void
(`storage.web_secrets`). Own messages and answers are lines of one history, which a page that comes back reads
again.
"""

import asyncio
import json
import logging
import secrets
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Final

from aiohttp import web

from bot.channels.channel import Message
from bot.media_intake import MediaIntake
from bot.media_kinds import MediaRefusedError
from bot.signal import Signal
from bot.web_admission import Admission
from bot.web_forms import (
    CHANNEL,
    LONGEST_ACTION,
    LONGEST_TEXT,
    NO_SESSION,
    NOT_UNDERSTOOD,
    after_in,
    client_id_in,
    fields_in,
    file_in,
    form_in,
    line_in,
    new_secret_in,
    photo_type,
    point_in,
    refusal,
    secret_in,
    shown_files,
    stored,
    string_in,
    too_long,
    understood,
)
from casework.notices import Attachment, MediaKind
from casework.ports import Clock
from handlers.messages import Incoming
from storage.desk import Desk
from storage.files import Files
from storage.inbox import RawUpdate

log = logging.getLogger(__name__)

HISTORY_PAGE: Final = 200
HEARTBEAT_SECONDS: Final = 15.0
NOT_KEPT: Final = {"Cache-Control": "no-store"}  # a shared computer must be able to forget


class WebChat:
    """Sender and receiver of the web chat."""

    channel = CHANNEL
    spacing = 0.0

    def __init__(
        self, *, desk: Desk, files: Files, clock: Clock, arrived: Signal, media: MediaIntake | None = None
    ) -> None:
        self._desk = desk
        self._files = files
        self._intake = media or MediaIntake(files=files)
        self._clock = clock
        self._arrived = arrived
        self._listeners: defaultdict[str, set[Signal]] = defaultdict(set)
        self._admission = Admission()

    def routes(self) -> list[web.RouteDef]:
        """What the page calls."""
        return [
            web.post("/api/session", self._session),
            web.post("/api/secret", self._change_secret),
            web.post("/api/messages", self._message),
            web.post("/api/photos", self._photo),
            web.get("/api/history", self._history),
            web.post("/api/seen", self._seen),
            web.get("/api/events", self._events),
            web.get("/api/media/{key}", self._media),
        ]

    # The way out

    async def send(self, address: str, message: Message) -> Sequence[str]:
        """Write a line into the chat's history; a second copy of the same message is dropped."""
        point = next((item for item in message.attachments if item.latitude is not None), None)
        body = {
            "from": "bot",
            "text": message.text,
            "buttons": [{"label": button.label, "action": button.action} for button in message.buttons],
            **shown_files(message.attachments),
            "location": {"latitude": point.latitude, "longitude": point.longitude} if point else None,
            "client_id": None,
            "at": self._clock.now().isoformat(),
        }
        line = await self._desk.web_append(address, body, key=f"out-{message.id}")
        self._ring(address)
        return (str(line),)

    # The way in

    async def ready(self) -> None:
        """Nothing has to be loaded."""

    def understand(self, payload: str) -> Incoming | None:
        """A stored message of the page; ValueError for a malformed one."""
        return understood(payload)

    async def acknowledged(self, payload: str) -> bool:
        """Receipts: none on this channel."""
        return False

    async def chosen(self, incoming: Incoming) -> Incoming:
        """Buttons come back as presses already."""
        return incoming

    async def fetch(self, attachment: Attachment) -> bytes:
        """Files of the page are in our own store from the beginning."""
        return await self._files.read(attachment.content)

    async def _keep(
        self,
        chat: str,
        *,
        client_id: str,
        text: str = "",
        action: str = "",
        shown: str = "",
        attachment: Attachment | None = None,
        refused: str = "",
    ) -> web.Response:
        """Store the raw message and its line in the history; the same id again changes nothing."""
        item = attachment
        fields: dict[str, Any] = {
            "id": client_id,
            "chat": chat,
            "text": text,
            "action": action,
            "attachments": [stored(item)] if item is not None else [],
            "refused": [refused] if refused else [],
        }
        at = self._clock.now()
        body = {
            "from": "me",
            "text": shown or text,
            "buttons": [],
            **shown_files([item] if item is not None else []),
            "location": {"latitude": item.latitude, "longitude": item.longitude}
            if item is not None and item.latitude is not None
            else None,
            "client_id": client_id,
            "at": at.isoformat(),
        }
        await self._desk.web_append(chat, body, key=f"in-{client_id}")
        await self._desk.keep_updates(
            [
                RawUpdate(
                    channel=CHANNEL,
                    bot=CHANNEL,
                    update_id=f"{chat}-{client_id}",
                    chat=chat,
                    payload=json.dumps(fields, ensure_ascii=False),
                    received_at=at,
                )
            ]
        )
        self._arrived.set()
        self._ring(chat)
        return web.json_response({"ok": True})

    async def _session(self, request: web.Request) -> web.Response:
        return web.json_response({"token": secrets.token_urlsafe(32)})

    async def _change_secret(self, request: web.Request) -> web.Response:
        """From now on the page's new secret opens the conversation, and none of the earlier ones."""
        used = _secret(request)
        self._admission.admit(request, used)
        chat = await self._desk.change_web_secret(used, new_secret_in(await fields_in(request)))
        if chat is None:
            raise refusal(web.HTTPUnauthorized, NO_SESSION)
        self._ring(chat)  # whoever listens with a void secret is sent away
        return web.json_response({"ok": True})

    async def _message(self, request: web.Request) -> web.Response:
        chat = await self._chat(request)
        fields = await fields_in(request)
        text, action, label = (string_in(fields, name) for name in ("text", "action", "label"))
        if len(text) > LONGEST_TEXT:
            raise too_long(len(text))
        if len(action) > LONGEST_ACTION:
            raise refusal(web.HTTPBadRequest, NOT_UNDERSTOOD)
        self._admission.admit(request, chat)
        return await self._keep(
            chat,
            client_id=client_id_in(fields),
            text=text,
            action=action,
            shown=label[:LONGEST_ACTION] if action else "",
            attachment=point_in(fields.get("location")),
        )

    async def _photo(self, request: web.Request) -> web.Response:
        chat = await self._chat(request)
        self._admission.admit(request, chat)
        form = await form_in(request)
        name, content = file_in(form)
        client_id, caption = client_id_in(form), string_in(form, "caption")[:LONGEST_TEXT]
        try:
            kept = await self._intake.take(content, Attachment(kind=MediaKind.DOCUMENT, name=name))
        except MediaRefusedError as problem:  # the words are kept, and the answer says why the file is not
            return await self._keep(chat, client_id=client_id, text=caption, refused=problem.sentence)
        return await self._keep(chat, client_id=client_id, text=caption, attachment=kept)

    async def _history(self, request: web.Request) -> web.Response:
        lines = await self._lines(await self._chat(request), after_in(request))
        return web.json_response({"messages": lines}, headers=NOT_KEPT)

    async def _seen(self, request: web.Request) -> web.Response:
        """The page has had the conversation in sight up to a line: the receipt of this channel."""
        chat = await self._chat(request)
        upto = line_in(await fields_in(request))
        await self._desk.note_seen_on_page(CHANNEL, chat, upto, self._clock.now())
        return web.json_response({"ok": True})

    async def _events(self, request: web.Request) -> web.StreamResponse:
        secret, chat, after = _secret(request), await self._chat(request), after_in(request)
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", **NOT_KEPT})
        await response.prepare(request)
        bell = Signal()
        self._listeners[chat].add(bell)
        try:
            while True:
                bell.clear()
                if await self._desk.web_chat_of(secret) is None:
                    return response  # made void since
                lines = await self._lines(chat, after)
                for line in lines:
                    after = line["n"]
                    data = json.dumps(line, ensure_ascii=False)
                    await response.write(f"id: {after}\ndata: {data}\n\n".encode())
                if not lines:
                    await response.write(b": still here\n\n")
                    await bell.wait(HEARTBEAT_SECONDS)
        except (ConnectionError, asyncio.CancelledError):
            return response  # the page was closed
        finally:
            self._listeners[chat].discard(bell)
            if not self._listeners[chat]:
                del self._listeners[chat]

    async def _media(self, request: web.Request) -> web.Response:
        await self._chat(request)
        try:
            content = await self._files.read(request.match_info["key"])
        except LookupError:
            raise web.HTTPNotFound from None
        photo = photo_type(content)
        headers = {"Content-Disposition": "inline" if photo else "attachment", **NOT_KEPT}
        kind = photo or "application/octet-stream"
        return web.Response(body=content, content_type=kind, headers=headers)

    async def _lines(self, chat: str, after: int) -> list[dict[str, Any]]:
        found = await self._desk.web_since(chat, after, HISTORY_PAGE)
        return [{"n": number, **body} for number, body in found]

    async def _chat(self, request: web.Request) -> str:
        """The chat that the page's secret opens."""
        chat = await self._desk.web_chat_of(_secret(request))
        if chat is None:
            raise refusal(web.HTTPUnauthorized, NO_SESSION)
        return chat

    def _ring(self, chat: str) -> None:
        for bell in self._listeners.get(chat, ()):
            bell.set()


def _secret(request: web.Request) -> str:
    """The hash of the page's secret."""
    secret = secret_in(request)
    if secret is None:
        raise refusal(web.HTTPUnauthorized, NO_SESSION)
    return secret
