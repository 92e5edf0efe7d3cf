"""The server itself: HTTP in, rules and faults in the middle, webhook requests out."""

import asyncio
import contextlib
import json
import socket
import struct
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Self
from uuid import uuid4

from aiohttp import web

from tests.servers.zalo_oa.faults import Ending, Fault, FaultScript
from tests.servers.zalo_oa.rules import MESSAGES, ApiError, admit, buttons_of, is_night, text_of
from tests.servers.zalo_oa.users import OaMessage, User
from tests.servers.zalo_oa.webhook import Webhook

ACCESS_HOURS = 25
CS, TEMPLATE, OAUTH = "/v3.0/oa/message/cs", "/message/template", "/v4/oa/access_token"


@dataclass(slots=True)
class Call:
    """One call that was made: what was asked, and how it ended (0: well)."""

    path: str
    body: dict[str, Any]
    outcome: int | str = "pending"


def machine_clock() -> datetime:
    """The machine's time."""
    return datetime.now(UTC)  # noqa: TID251 - this is the server's clock


class ZaloOaServer:
    """Zalo for one Official Account. `async with ZaloOaServer() as server:` opens it on a free port."""

    def __init__(
        self, *, clock: Callable[[], datetime] = machine_clock, per_second: int | None = None
    ) -> None:
        self.app_id, self.oa_id = "360846524940903967", "388613280878808645"
        self.secret_key, self.oa_secret = "khoa-ung-dung", "khoa-su-kien"
        self.clock = clock
        self.per_second = per_second
        self.night_rule = False
        self.credit = 1000
        self.first_refresh = f"refresh-{uuid4().hex}"
        self.templates: dict[str, set[str]] = {}
        self.users: dict[str, User] = {}
        self.calls: list[Call] = []
        self.faults = FaultScript()
        self.webhook = Webhook(self.app_id, self.oa_secret)
        self.exchanges = 0
        self.bell = asyncio.Event()
        self._refresh_tokens = {self.first_refresh: True}
        self._access_tokens: dict[str, datetime] = {}
        self._kept: dict[str, bytes] = {}
        self._recent: deque[datetime] = deque()
        self._closing = asyncio.Event()
        self._runner: web.AppRunner | None = None
        self.port = 0

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=20 * 1024 * 1024)
        app.add_routes([web.post("/{path:.*}", self._handle), web.get("/cdn/{key}", self._media)])
        # A handler that is silent for ever ends when its client has given up.
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2, handler_cancellation=True)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._closing.set()
        await self.webhook.close()
        assert self._runner is not None
        await self._runner.cleanup()
        await asyncio.sleep(0.02)  # aborted connections are closed in the loop's next rounds

    @property
    def base_url(self) -> str:
        """The address of all of Zalo's services."""
        return f"http://127.0.0.1:{self.port}"

    # The test's side

    def user(self, name: str = "Bà Sáu", *, phone: str = "") -> User:
        """Bring in a person, who does not follow the account yet."""
        number = len(self.users) + 1
        person = User(self, str(2_468_450_000_000_000_000 + number), name, phone or f"8491200{number:04}")
        self.users[person.id] = person
        return person

    def push(self, event: dict[str, Any], user: User) -> None:
        """Tell the webhook what a person did."""
        stamp = str(int(self.clock().timestamp() * 1000))
        common = {"app_id": self.app_id, "user_id_by_app": f"9{user.id[1:]}", "timestamp": stamp}
        self.webhook.push({**event, **common, "oa_id": self.oa_id}, user.id)

    def keep(self, content: bytes) -> str:
        """The address of media that a person sent."""
        key = uuid4().hex
        self._kept[key] = content
        return f"{self.base_url}/cdn/{key}"

    def expire_tokens(self) -> None:
        """Let every access token be expired."""
        self._access_tokens = dict.fromkeys(self._access_tokens, self.clock() - timedelta(seconds=1))

    def calls_of(self, path: str) -> list[Call]:
        """The calls of a path's end."""
        return [call for call in self.calls if call.path.endswith(path)]

    async def changed(self) -> None:
        """Wait until somebody has got a message, or a little while."""
        self.bell.clear()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(0.2):
                await self.bell.wait()

    # The bot's side

    async def _media(self, request: web.Request) -> web.Response:
        content = self._kept.get(request.match_info["key"])
        return web.Response(status=404) if content is None else web.Response(body=content)

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        path = request.path
        body = await _read(request)
        call = Call(path, body)
        self.calls.append(call)
        person = str((body.get("recipient") or {}).get("user_id") or body.get("phone") or "")
        fault = self.faults.take(path, person)
        if fault is not None:
            return await self._misbehave(request, call, fault)
        return self._answer(request, call)

    def _answer(self, request: web.Request, call: Call) -> web.Response:
        acts = {CS: self._consult, TEMPLATE: self._template}
        try:
            if call.path == OAUTH:
                answer = self._renew(request, call.body)
                call.outcome = answer.get("error", 0)
                return web.json_response(answer)
            self._authorise(request, -124 if call.path == TEMPLATE else -216)
            if call.path.startswith("/v2.0/oa/upload/"):
                data = self._upload(call)
            elif call.path in acts:
                data = acts[call.path](call.body)
            else:
                return web.Response(status=404)
        except ApiError as error:
            call.outcome = error.code
            return web.json_response({"error": error.code, "message": MESSAGES[error.code]})
        call.outcome = 0
        return web.json_response({"error": 0, "message": "Success", "data": data})

    async def _misbehave(self, request: web.Request, call: Call, fault: Fault) -> web.StreamResponse:
        response: web.StreamResponse = self._answer(request, call) if fault.takes_effect else web.Response()
        with contextlib.suppress(TimeoutError):
            if fault.after or fault.ending is Ending.SILENCE:
                async with asyncio.timeout(fault.after or 60):
                    await self._closing.wait()
        if fault.error:
            call.outcome = fault.error
            return web.json_response({"error": fault.error, "message": MESSAGES.get(fault.error, "scripted")})
        if fault.ending is Ending.RAW:
            return web.Response(body=fault.body, status=fault.status, content_type="text/html")
        if fault.ending is Ending.RESET:
            _reset(request)
        return response

    def _authorise(self, request: web.Request, unknown: int) -> None:
        expires = self._access_tokens.get(request.headers.get("access_token", ""))
        if expires is None:
            raise ApiError(unknown)
        if expires <= self.clock():
            raise ApiError(-220 if unknown != -124 else -124)
        now = self.clock()
        self._recent.append(now)
        while now - self._recent[0] > timedelta(seconds=1):
            self._recent.popleft()
        if self.per_second is not None and len(self._recent) > self.per_second:
            raise ApiError(-32)

    def _renew(self, request: web.Request, form: dict[str, Any]) -> dict[str, Any]:
        self.exchanges += 1
        if request.headers.get("secret_key") != self.secret_key or form.get("app_id") != self.app_id:
            return {"error": -14003, "error_name": "Invalid app secret"}
        refresh = form.get("refresh_token", "")
        if not self._refresh_tokens.get(refresh):
            return {"error": -14014, "error_name": "Invalid refresh token", "error_reason": "used or expired"}
        self._refresh_tokens[refresh] = False  # single use
        access, new = f"access-{uuid4().hex}", f"refresh-{uuid4().hex}"
        self._access_tokens[access] = self.clock() + timedelta(hours=ACCESS_HOURS)
        self._refresh_tokens[new] = True
        return {"access_token": access, "refresh_token": new, "expires_in": str(ACCESS_HOURS * 3600)}

    def _upload(self, call: Call) -> dict[str, Any]:
        kind, content = call.path.rpartition("/")[2], call.body.get("file")
        most = 1024 * 1024 if kind == "image" else 5 * 1024 * 1024
        if not isinstance(content, bytes) or len(content) > most:
            raise ApiError(-210)
        key = uuid4().hex
        self._kept[key] = content
        return {"attachment_id": key} if kind == "image" else {"token": key}

    def _consult(self, body: dict[str, Any]) -> dict[str, Any]:
        message = body.get("message") or {}
        user = self.users.get(str((body.get("recipient") or {}).get("user_id")))
        text, buttons = text_of(message), buttons_of(message)
        image, file = self._attached(message)
        free = admit(user, self.clock(), night_rule=self.night_rule, credit=self.credit)
        assert user is not None
        if free:
            user.free_used += 1
        else:
            self.credit -= 1
        identity = uuid4().hex
        user.receive(OaMessage(identity, text, buttons, image, file, charged=not free))
        return {"message_id": identity, "user_id": user.id}

    def _attached(self, message: dict[str, Any]) -> tuple[bytes, bytes]:
        attachment = message.get("attachment") or {}
        payload = attachment.get("payload") or {}
        try:
            if attachment.get("type") == "file":
                return b"", self._kept[payload["token"]]
            if payload.get("template_type") == "media":
                return self._kept[payload["elements"][0]["attachment_id"]], b""
        except (KeyError, IndexError):
            raise ApiError(-210) from None
        return b"", b""

    def _template(self, body: dict[str, Any]) -> dict[str, Any]:
        wanted = self.templates.get(str(body.get("template_id")))
        phone = str(body.get("phone"))
        user = next((person for person in self.users.values() if person.phone == phone), None)
        for stands, code in (
            (not phone.startswith("84") or not phone.isdecimal(), -108),
            (wanted is None, -109),
            (set(body.get("template_data") or {}) != wanted, -112),
            (user is None, -118),
            (self.night_rule and is_night(self.clock()), -133),
        ):
            if stands:
                raise ApiError(code)
        assert user is not None
        user.templates.append(body)
        identity = uuid4().hex
        return {"msg_id": identity, "sent_time": str(int(self.clock().timestamp() * 1000))}


async def _read(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        try:
            body = json.loads(await request.read())
        except ValueError:
            body = None
        return body if isinstance(body, dict) else {}
    fields = await request.post()
    return {
        name: value.file.read() if isinstance(value, web.FileField) else value
        for name, value in fields.items()
    }


def _reset(request: web.Request) -> None:
    """Drop the connection with a TCP reset."""
    if request.transport is None:
        return
    sock = request.transport.get_extra_info("socket")
    if sock is not None:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    request.transport.abort()
