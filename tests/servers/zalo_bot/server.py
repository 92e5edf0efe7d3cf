"""The server itself: calls in, messages to citizens, events out."""

import asyncio
import json
import socket
import struct
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

import aiohttp
from aiohttp import web

from tests.servers.zalo_bot.faults import ApiError, Ending, Fault, FaultScript
from tests.servers.zalo_bot.users import Shown, ZaloUser
from tests.servers.zalo_bot.webhook import Shape, WebhookDelivery

TOKEN = "4312766542103211:zaloBotTestTokenThatMustNotLeak"
LONGEST_TEXT = 2000
LOCAL = ("127.0.0.1", "localhost")
Method = Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]


@dataclass(slots=True)
class Call:
    """One call of a method, and how it ended: "ok", a refusal's description, or the name of a fault."""

    method: str
    parameters: dict[str, Any]
    at: float
    outcome: str = "pending"


class ZaloBotServer:
    """A platform for one bot. `monthly_quota` messages go out, the next ones are refused with 429."""

    def __init__(
        self, *, token: str = TOKEN, shape: Shape = "wrapped", monthly_quota: int | None = None
    ) -> None:
        self.token = token
        self.shape: Shape = shape
        self.monthly_quota = monthly_quota
        self.delivered = 0
        self.calls: list[Call] = []
        self.faults = FaultScript()
        self.users: dict[str, ZaloUser] = {}
        self.hosted: dict[str, bytes] = {}
        self.port = 0
        self._number = 0
        self._closing = asyncio.Event()
        self._methods: dict[str, Method] = {
            "getMe": self._get_me,
            "sendMessage": self._send_message,
            "sendPhoto": self._send_photo,
            "sendSticker": self._send_sticker,
            "sendVoice": self._send_voice,
            "sendChatAction": self._chat_action,
            "setWebhook": self._set_webhook,
            "deleteWebhook": self._delete_webhook,
            "getWebhookInfo": self._webhook_info,
        }

    # Life

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession()
        self.webhook = WebhookDelivery(self._session, lambda: self.shape)
        app = web.Application()
        app.add_routes(
            [web.post("/bot{token}/{method}", self._call), web.get("/files/{name}", self._download)]
        )
        self._runner = web.AppRunner(app, shutdown_timeout=0.1, handler_cancellation=True)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port).start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closing.set()
        await self.webhook.close()
        await self._session.close()
        await self._runner.cleanup()

    @property
    def base_url(self) -> str:
        """What stands for https://bot-api.zaloplatforms.com."""
        return f"http://127.0.0.1:{self.port}"

    # The test's side

    def user(self, name: str = "Bà Sáu") -> ZaloUser:
        """Bring in a citizen."""
        person = ZaloUser(self, f"6ede9afa66b88fe6d6{len(self.users):02x}", name)
        self.users[person.id] = person
        return person

    def push(self, event: dict[str, Any]) -> None:
        """Deliver an event, also a malformed one."""
        self.webhook.push(event)

    def repeat_last(self) -> None:
        """Deliver the event that was accepted last once more."""
        self.push(next(a.event for a in reversed(self.webhook.attempts) if a.status == 200))

    def host(self, content: bytes, ending: str = "jpg") -> str:
        """Put a file where the bot can fetch it; its address."""
        name = f"{len(self.hosted)}.{ending}"
        self.hosted[name] = content
        return f"{self.base_url}/files/{name}"

    def new_id(self) -> str:
        """The next message's id."""
        self._number += 1
        return f"2d758cb5e222177a{self._number:04x}"

    def calls_of(self, method: str) -> list[Call]:
        """The calls of one method."""
        return [call for call in self.calls if call.method == method]

    # The bot's side

    async def _download(self, request: web.Request) -> web.Response:
        content = self.hosted.get(request.match_info["name"])
        if content is None:
            raise web.HTTPNotFound
        return web.Response(body=content, content_type="application/octet-stream")

    async def _call(self, request: web.Request) -> web.StreamResponse:
        name = request.match_info["method"]
        if request.match_info["token"] != self.token:
            return _reply({"ok": False, "error_code": 401, "description": "Unauthorized"}, 401)
        try:
            parameters = json.loads(await request.read() or b"{}")
        except ValueError:
            parameters = None
        if name not in self._methods or not isinstance(parameters, dict):
            return _reply({"ok": False, "error_code": 404, "description": "Not found"}, 404)
        call = Call(name, parameters, asyncio.get_running_loop().time())
        self.calls.append(call)
        fault = self.faults.take(name, str(parameters.get("chat_id", "")))
        if fault is not None:
            return await self._misbehave(request, call, fault)
        return await self._answer(call)

    async def _answer(self, call: Call) -> web.Response:
        try:
            result = await self._methods[call.method](call.parameters)
        except ApiError as error:
            call.outcome = error.description
            return _refusal(error)
        call.outcome = "ok"
        return _reply({"ok": True, "result": result})

    async def _misbehave(self, request: web.Request, call: Call, fault: Fault) -> web.StreamResponse:
        response: web.StreamResponse = await self._answer(call) if fault.delivered else web.Response()
        call.outcome = fault.name
        if fault.pause:
            await asyncio.sleep(fault.pause)
        if fault.error is not None:
            return _refusal(fault.error, fault.status, dict(fault.headers))
        if fault.ending is Ending.RAW:
            return web.Response(body=fault.body, status=fault.status or 200, content_type="text/html")
        if fault.ending is Ending.SILENCE:
            await self._closing.wait()
        if fault.ending is Ending.RESET:
            _reset(request)
        return response

    async def _get_me(self, parameters: dict[str, Any]) -> dict[str, Any]:
        return {
            "id": self.token.partition(":")[0],
            "account_name": "bot.langnghe",
            "account_type": "BASIC",
            "can_join_groups": False,
        }

    async def _send_message(self, parameters: dict[str, Any]) -> dict[str, Any]:
        user, text = self._recipient(parameters), _text(parameters, "text")
        return await self._deliver(user, "sendMessage", parameters, text=text)

    async def _send_photo(self, parameters: dict[str, Any]) -> dict[str, Any]:
        user = self._recipient(parameters)
        caption = _text(parameters, "caption") if "caption" in parameters else ""
        try:
            async with self._session.get(str(parameters.get("photo"))) as answer:
                content = await answer.read()
        except (aiohttp.ClientError, ValueError):
            raise ApiError(400, "Bad Request: photo cannot be fetched") from None
        if answer.status != 200 or not answer.content_type.startswith("image/"):
            raise ApiError(400, "Bad Request: photo cannot be fetched")
        return await self._deliver(user, "sendPhoto", parameters, text=caption, photo=content)

    async def _send_sticker(self, parameters: dict[str, Any]) -> dict[str, Any]:
        user = self._recipient(parameters)
        _text(parameters, "sticker")
        return await self._deliver(user, "sendSticker", parameters)

    async def _send_voice(self, parameters: dict[str, Any]) -> dict[str, Any]:
        user = self._recipient(parameters)
        if not _text(parameters, "voice_url").endswith(".aac"):
            raise ApiError(400, "Bad Request: voice must be .aac")
        return await self._deliver(user, "sendVoice", parameters)

    async def _chat_action(self, parameters: dict[str, Any]) -> dict[str, Any]:
        self._recipient(parameters)
        if parameters.get("action") not in ("typing", "upload_photo"):
            raise ApiError(400, "Bad Request: unknown action")
        return {}

    async def _set_webhook(self, parameters: dict[str, Any]) -> dict[str, Any]:
        url, secret = str(parameters.get("url", "")), str(parameters.get("secret_token", ""))
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or parts.hostname not in LOCAL:
            raise ApiError(400, "Bad Request: bad webhook")
        if not 8 <= len(secret) <= 256:
            raise ApiError(400, "Bad Request: secret_token must have 8 to 256 characters")
        self.webhook.register(url, secret)
        return {"url": url, "updated_at": 1_749_538_250_568}

    async def _delete_webhook(self, parameters: dict[str, Any]) -> dict[str, Any]:
        self.webhook.register("", "")
        return {"url": "", "updated_at": 1_749_538_250_568}

    async def _webhook_info(self, parameters: dict[str, Any]) -> dict[str, Any]:
        if not self.webhook.url:
            raise ApiError(404, "Not found")
        return {"url": self.webhook.url, "updated_at": 1_749_538_250_568}

    def _recipient(self, parameters: dict[str, Any]) -> ZaloUser:
        chat = parameters.get("chat_id")
        user = self.users.get(chat) if isinstance(chat, str) else None
        if user is None:
            raise ApiError(400, "Bad Request: chat not found")
        if user.blocked:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        return user

    async def _deliver(
        self, user: ZaloUser, method: str, parameters: dict[str, Any], *, text: str = "", photo: bytes = b""
    ) -> dict[str, Any]:
        if self.monthly_quota is not None and self.delivered >= self.monthly_quota:
            raise ApiError(429, "Quota exceeded: monthly messages of the plan")
        self.delivered += 1
        number = self.new_id()
        await user.receive(Shown(number, method, text, photo, tuple(parameters.items())))
        return {"message_id": number, "date": 1_749_632_637_199}


def _text(parameters: dict[str, Any], name: str) -> str:
    """A text of 1 to 2000 characters, counted as UTF-16, the stricter reading."""
    text = parameters.get(name)
    if not isinstance(text, str) or not 1 <= len(text.encode("utf-16-le")) // 2 <= LONGEST_TEXT:
        raise ApiError(400, f"Bad Request: {name} must have 1 to 2000 characters")
    return text


def _reply(body: dict[str, Any], status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    return web.json_response(body, status=status, headers=headers)


def _refusal(
    error: ApiError, status: int | None = None, headers: dict[str, str] | None = None
) -> web.Response:
    body = {"ok": False, "error_code": error.code, "description": error.description}
    return _reply(body, status or error.code, headers)


def _reset(request: web.Request) -> None:
    """Drop the connection with a TCP reset, so that the client sees an error and not an end."""
    if request.transport is None:
        return
    sock = request.transport.get_extra_info("socket")
    if sock is not None:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    request.transport.abort()
