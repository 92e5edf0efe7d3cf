"""The server itself: HTTP in, methods and faults in the middle, webhook requests out."""

import asyncio
import contextlib
import socket
import struct
import time
from collections import Counter
from collections.abc import Callable, Coroutine, Iterable
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from tests.servers.telegram.faults import Ending, Fault, FaultScript
from tests.servers.telegram.groups import Group
from tests.servers.telegram.limits import FloodLimits
from tests.servers.telegram.methods import COUNTED, METHODS
from tests.servers.telegram.records import Call
from tests.servers.telegram.registration import WebhookRegistration
from tests.servers.telegram.users import User
from tests.servers.telegram.webhook import Attempt, RetryPolicy
from tests.servers.telegram.wire import MAX_UPLOAD, ApiError, Params, read_params, reply
from tests.servers.telegram.world import DEFAULT_TOKEN, FIRST_USER_ID, World

_NAMES = {
    name.lower(): name for name in (*METHODS, "getUpdates", "setWebhook", "deleteWebhook", "getWebhookInfo")
}
_FORMATTING = ("parse_mode", "explanation_parse_mode", "text_parse_mode")


class TelegramServer(World):
    """A Bot API server for one bot. `async with TelegramServer() as server:` opens it on a free port."""

    def __init__(
        self,
        *,
        token: str = DEFAULT_TOKEN,
        port: int = 0,
        limits: FloodLimits | None = None,
        clock: Callable[[], float] = time.time,
        retry: RetryPolicy | None = None,
        seed: int = 0,
        open_chats: bool = False,
    ) -> None:
        super().__init__(token, clock, open_chats=open_chats)
        self.port = port
        self.limits = limits
        self.faults = FaultScript(seed)
        self.webhook = WebhookRegistration(self.updates, retry or RetryPolicy(), clock)
        self._prefix, self._file_prefix = f"/bot{token}/", f"/file/bot{token}/"
        self._closing = asyncio.Event()
        self._web: web.Server | None = None
        self._listener: asyncio.Server | None = None

    # Life

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def open(self) -> None:
        """Listen; after a close() on the same port and with everything remembered, as after an outage."""
        self.enter_loop()
        self._closing = asyncio.Event()
        self._web = web.Server(
            self._handle, request_factory=_request, handler_cancellation=True, access_log=None
        )
        assert self.loop is not None
        self._listener = await self.loop.create_server(self._web, "127.0.0.1", self.port, backlog=1024)
        self.port = self._listener.sockets[0].getsockname()[1]
        self.webhook.open()

    async def close(self) -> None:
        """Refuse connections, end those that are open, and push nothing more."""
        if self._listener is None or self._web is None:
            return
        self._closing.set()
        self.updates.interrupt("Conflict: the server is closing")
        self._listener.close()
        await self.webhook.close()
        self._web.pre_shutdown()
        await self._web.shutdown(0.2)
        await self._listener.wait_closed()
        self._listener = None

    @property
    def base_url(self) -> str:
        """The address for aiogram; python-telegram-bot wants it with /bot and with /file/bot."""
        return f"http://127.0.0.1:{self.port}"

    # The test's side

    def user(
        self,
        first_name: str = "Bà Sáu",
        username: str | None = None,
        *,
        id: int | None = None,  # noqa: A002 - Telegram's own word
        language_code: str = "vi",
        started: bool = True,
    ) -> User:
        """Bring in a citizen; one who has not started the bot is a chat that is not found."""
        user_id = id if id is not None else FIRST_USER_ID + len(self.users)
        person = User(self, user_id, first_name, username, language_code, started=started)
        return self.do(lambda: self.add_user(person))

    def group(self, title: str = "Nhóm Kinh tế", *, id: int = -4_000_000_001) -> Group:  # noqa: A002 - Telegram's own word
        """Bring in a group that the bot is a member of."""
        return self.do(lambda: self.add_user(Group(self, id, title)))

    def push_update(self, update: dict[str, Any]) -> int:
        """Queue any update, also a malformed one, whatever the bot has asked for; give its id."""
        return self.do(lambda: self.updates.push(update, scripted=True))

    def repeat_last_update(self) -> int:
        """Queue the last update once more under the same id."""
        if self.updates.last is None:
            raise AssertionError("there has been no update to repeat")
        return self.push_update(self.updates.last)

    def push_out_of_order(self, updates: Iterable[dict[str, Any]]) -> list[int]:
        """Number the updates in their order, and deliver them in the reverse order."""

        def act() -> list[int]:
            numbered = [u if "update_id" in u else {"update_id": self.updates.new_id(), **u} for u in updates]
            return [self.updates.push(update, scripted=True) for update in reversed(numbered)]

        return self.do(act)

    def calls_of(self, method: str) -> list[Call]:
        """Give the calls of one method."""
        return [call for call in self.calls if call.method == method]

    @property
    def formatted_calls(self) -> list[Call]:
        """Calls that passed a parse mode; the product never does."""
        return [call for call in self.calls if any(name in call.params for name in _FORMATTING)]

    @property
    def duplicates(self) -> dict[tuple[int, str], int]:
        """Texts that were delivered to the same chat more than once, with how often."""
        counted = Counter((m.chat_id, m.edits[0] if m.edits else m.text) for m in self.messages)
        return {key: count for key, count in counted.items() if count > 1}

    @property
    def webhook_attempts(self) -> list[Attempt]:
        """Every request that was made to the webhook."""
        return self.webhook.attempts

    # The bot's side

    async def _handle(self, request: web.BaseRequest) -> web.StreamResponse:
        path = request.path
        if path.startswith(self._file_prefix):
            return self._download(path.removeprefix(self._file_prefix))
        try:
            method = self._method(path)
            params = await read_params(request)
        except ApiError as error:
            return reply(error.body(), error.code)
        call = Call(method, params, self.clock(), params.integer("chat_id") or None)
        self.calls.append(call)
        fault = self.faults.take(call)
        try:
            return await (self._answer(call) if fault is None else self._misbehave(request, call, fault))
        except ApiError as error:
            call.outcome, call.status = error.description, error.code
            return reply(error.body(), error.code)
        except asyncio.CancelledError:
            call.outcome = call.outcome if call.outcome != "pending" else "client gone"
            raise

    def _method(self, path: str) -> str:
        if not path.startswith(self._prefix):
            raise ApiError(401, "Unauthorized") if path.startswith("/bot") else ApiError(404, "Not Found")
        name = _NAMES.get(path.removeprefix(self._prefix).lower())
        if name is None:
            raise ApiError(404, "Not Found")
        return name

    def _download(self, path: str) -> web.Response:
        file = self.files.by_path.get(path)
        if file is None:
            return reply(ApiError(404, "Not Found").body(), 404)
        return web.Response(body=file.content, content_type="application/octet-stream")

    async def _answer(self, call: Call) -> web.Response:
        if self.limits and call.method in COUNTED:
            self.limits.admit(call.chat_id or 0, self.clock())
        handler = METHODS.get(call.method)
        if handler is not None:
            body = {"ok": True, "result": handler(self, call.params)}
        else:
            body = await self._update_methods(call.method, call.params)
        call.outcome, call.status, call.took_effect, call.result = "ok", 200, True, body["result"]
        return reply(body)

    async def _update_methods(self, method: str, params: Params) -> dict[str, Any]:
        if method == "getUpdates":
            self.webhook.refuse_polling()
            return {"ok": True, "result": await self.updates.get_updates(params)}
        if method == "setWebhook":
            return await self.webhook.set(params)
        if method == "deleteWebhook":
            return await self.webhook.delete(params)
        return {"ok": True, "result": self.webhook.info()}

    async def _misbehave(self, request: web.BaseRequest, call: Call, fault: Fault) -> web.StreamResponse:
        await self._pause(fault.before)
        response = await self._answer(call) if fault.takes_effect else web.Response()
        await self._pause(fault.after)
        call.outcome = fault.name
        if fault.error:
            call.status = fault.error.code
            return reply(fault.error.body(), fault.error.code)
        if fault.ending is Ending.RAW:
            call.status = fault.status
            return web.Response(body=fault.body, status=fault.status, content_type="text/html")
        if fault.ending is Ending.SILENCE:
            await self._closing.wait()
        if fault.ending is not Ending.ANSWER:
            _reset(request)
        return response

    async def _pause(self, seconds: float) -> None:
        if seconds > 0:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self._closing.wait()

    def run(self, coroutine: Coroutine[Any, Any, Any], timeout: float = 30.0) -> Any:
        """Run a coroutine, such as user.send(...), in the server's loop from another thread."""
        assert self.loop is not None
        return asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(timeout)


def _request(
    message: Any, payload: Any, protocol: Any, writer: Any, task: "asyncio.Task[None]"
) -> web.BaseRequest:
    return web.BaseRequest(
        message,
        payload,
        protocol,
        writer,
        task,
        asyncio.get_running_loop(),
        client_max_size=MAX_UPLOAD + 1024 * 1024,
    )


def _reset(request: web.BaseRequest) -> None:
    """Drop the connection with a TCP reset, so that the client sees an error and not an end."""
    if request.transport is None:
        return
    sock = request.transport.get_extra_info("socket")
    if sock is not None:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    request.transport.abort()
