"""Access to an Official Account, renewed with refresh tokens that work only once.

`POST /v4/oa/access_token` (https://developers.zalo.me/docs/official-account/bat-dau/xac-thuc-va-uy-quyen): an
access token works for 25 hours, a refresh token for 3 months and once. A new pair is kept before it is used.
"""

import asyncio
import logging
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import httpx

from bot.channels.channel import DeliveryError, RejectedTokenError, RetryLaterError
from casework.ports import Clock
from storage.tokens import StoredTokens, Tokens

log = logging.getLogger(__name__)

AHEAD: Final = timedelta(hours=6)  # so long before the end a renewal is tried: hours for a person to act in
LEASE: Final = timedelta(seconds=60)
PAUSE: Final = timedelta(minutes=5)  # after a renewal failed while the old token still works
CLOSE_SECONDS: Final = 15.0
ADVICE: Final = (
    "Zalo refuses the refresh token (%s). Make a new one for the app at developers.zalo.me/tools/explorer and"
    " set ZALO_OA_REFRESH_TOKEN; until then nothing can be sent over the Official Account."
)


class ZaloOaTokens:
    """The tokens of one account. Never logs one."""

    def __init__(
        self,
        *,
        http: httpx.AsyncClient,
        store: StoredTokens,
        secret_key: str,
        first_refresh: str,
        oauth_url: str,
        clock: Clock,
    ) -> None:
        self._http = http
        self._store = store
        self._secret_key = secret_key
        self._first_refresh = first_refresh
        self._oauth_url = oauth_url
        self._clock = clock
        self._asking = asyncio.Lock()
        self._exchanging = asyncio.Lock()
        self._planted = False
        self._not_before = datetime.min.replace(tzinfo=UTC)
        self._unkept: tuple[str, Tokens] | None = None

    async def access(self, rejected: str = "") -> str:
        """A token that works; `rejected` is one that Zalo has just refused. Raises DeliveryError."""
        async with self._asking:
            await self._keep()
            tokens = await self._current()
            now = self._clock.now()
            works = tokens.access not in ("", rejected) and tokens.expires_at > now
            if works and (tokens.expires_at - now > AHEAD or now < self._not_before):
                return tokens.access
            try:
                return (await self._renewed()).access
            except DeliveryError as problem:
                if not works:
                    raise
                self._not_before = now + PAUSE
                log.error("Zalo's tokens could not be renewed in good time: %s", problem)  # noqa: TRY400
                return tokens.access

    async def close(self) -> None:
        """Wait for an exchange that is under way: its answer must not be lost."""
        async with asyncio.timeout(CLOSE_SECONDS), self._exchanging:
            await self._keep()

    async def _current(self) -> Tokens:
        if not self._planted:
            await self._store.plant(self._first_refresh, self._clock.now())
            self._planted = True
        tokens = await self._store.current()
        if tokens is None:
            raise RejectedTokenError("no tokens are kept")
        return tokens

    async def _renewed(self) -> Tokens:
        tokens = await self._store.take(self._clock.now(), LEASE)
        if tokens is None:
            raise RetryLaterError("another process renews the tokens", after=1.0)
        # Whoever waits may be cancelled; the exchange itself goes on, since its answer comes only once.
        return await asyncio.shield(self._exchange(tokens.refresh))

    async def _exchange(self, refresh: str) -> Tokens:
        async with self._exchanging:
            try:
                answer = await self._asked(refresh)
            except DeliveryError:
                await self._store.give_back(refresh)
                raise
            seconds = timedelta(seconds=float(answer["expires_in"]))
            new = Tokens(
                access=answer["access_token"],
                refresh=answer["refresh_token"],
                expires_at=self._clock.now() + seconds,
            )
            self._unkept = (refresh, new)
            await self._keep()
            return new

    async def _keep(self) -> None:
        """Keep a pair that came; while that fails it stays here and is not used."""
        if self._unkept is None:
            return
        used, new = self._unkept
        try:
            kept = await self._store.keep(used, new)
        except Exception as problem:
            log.critical("New tokens of the Official Account could not be kept; it is tried again.")
            raise RetryLaterError(f"tokens not kept: {type(problem).__name__}", after=5.0) from problem
        if not kept:
            log.error("Tokens came for a refresh token that is no longer the kept one; they are dropped.")
        self._unkept = None

    async def _asked(self, refresh: str) -> dict[str, Any]:
        form = {"refresh_token": refresh, "app_id": self._store.account, "grant_type": "refresh_token"}
        url = f"{self._oauth_url}/v4/oa/access_token"
        try:
            response = await self._http.post(url, data=form, headers={"secret_key": self._secret_key})
            answer = response.json()
        except (httpx.HTTPError, ValueError, RecursionError) as problem:
            # If the token was used all the same, the next attempt is refused, and the operator is told.
            raise RetryLaterError(f"no new tokens: {type(problem).__name__}", after=30.0) from None
        if not isinstance(answer, dict) or response.is_server_error:
            raise RetryLaterError(f"no new tokens: HTTP {response.status_code}", after=30.0)
        if not _is_pair(answer):
            detail = f"{answer.get('error')}: {str(answer.get('error_name', ''))[:100]}"
            log.critical(ADVICE, detail)
            raise RejectedTokenError(detail)
        return answer


def _is_pair(answer: dict[str, Any]) -> bool:
    texts = (answer.get("access_token"), answer.get("refresh_token"))
    return (
        all(isinstance(text, str) and text for text in texts)
        and str(answer.get("expires_in", "")).isdecimal()
    )
