"""setWebhook, deleteWebhook and getWebhookInfo."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from tests.servers.telegram.updates import UpdateQueue
from tests.servers.telegram.webhook import Attempt, RetryPolicy, WebhookDelivery
from tests.servers.telegram.wire import ApiError, Params, bad_request

SECRET_LIMIT = 256
DEFAULT_CONNECTIONS, MAX_CONNECTIONS = 40, 100
_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
_SECRET = re.compile(r"[A-Za-z0-9_-]*")


class WebhookRegistration:
    """The one webhook a bot may have. It must be on this machine, and plain HTTP will do."""

    def __init__(self, queue: UpdateQueue, policy: RetryPolicy, clock: Callable[[], float]) -> None:
        self.attempts: list[Attempt] = []
        self._queue = queue
        self._policy = policy
        self._clock = clock
        self._session: aiohttp.ClientSession | None = None
        self._current: WebhookDelivery | None = None

    def open(self) -> None:
        """Make ready to send, and go on with a webhook that was set before."""
        self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        if self._current:
            self._start(self._current.settings, self._current.secret)

    async def close(self) -> None:
        """Stop sending and let go of the connections."""
        if self._current:
            await self._current.stopped()
        if self._session:
            await self._session.close()

    @property
    def url(self) -> str:
        """The registered address, empty when there is none."""
        return str(self._current.settings["url"]) if self._current else ""

    @property
    def secret(self) -> str:
        """The secret that goes with every request."""
        return self._current.secret if self._current else ""

    def refuse_polling(self) -> None:
        """Refuse getUpdates while a webhook is set."""
        if self._current:
            raise ApiError(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )

    async def set(self, params: Params) -> dict[str, Any]:
        """Register an address; an empty one removes the webhook."""
        url = params.text("url")
        if not url:
            return await self.delete(params)
        secret = _checked_secret(params.text("secret_token"))
        _check_address(url)
        connections = min(max(params.integer("max_connections", DEFAULT_CONNECTIONS), 1), MAX_CONNECTIONS)
        self._queue.interrupt("Conflict: terminated by setWebhook request")
        self._queue.allow(params)
        await self._drop()
        self._forget_pending(params)
        self._start({"url": url, "max_connections": connections}, secret)
        return {"ok": True, "result": True, "description": "Webhook was set"}

    async def delete(self, params: Params) -> dict[str, Any]:
        """Remove the webhook; what waits goes to getUpdates unless the bot drops it."""
        there_was = self._current is not None
        await self._drop()
        self._forget_pending(params)
        words = "Webhook was deleted" if there_was else "Webhook is already deleted"
        return {"ok": True, "result": True, "description": words}

    def info(self) -> dict[str, Any]:
        """Describe the webhook and its last failure."""
        info: dict[str, Any] = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._queue.pending),
        }
        if self._current:
            info |= {
                "max_connections": self._current.settings["max_connections"],
                "ip_address": "127.0.0.1",
            }
            failure = self._current.last_failure
            if failure:
                info |= {"last_error_date": int(self._clock()), "last_error_message": failure.error}
        if self._queue.allowed:
            info["allowed_updates"] = self._queue.allowed
        return info

    def _forget_pending(self, params: Params) -> None:
        if params.flag("drop_pending_updates"):
            self._queue.pending.clear()

    def _start(self, settings: dict[str, Any], secret: str) -> None:
        assert self._session is not None
        self._current = WebhookDelivery(self._queue, self._session, settings, secret, self._policy)
        self._current.attempts = self.attempts
        self._current.start()

    async def _drop(self) -> None:
        if self._current:
            current, self._current = self._current, None
            await current.stopped()


def _checked_secret(secret: str) -> str:
    if len(secret) > SECRET_LIMIT:
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    return secret


def _check_address(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if parts.hostname not in _LOCAL:
        raise bad_request("bad webhook: Failed to resolve host: Name or service not known")
