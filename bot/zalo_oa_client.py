"""The calls of Zalo's Official Account API, and what each of its errors means for a message.

https://developers.zalo.me/docs/official-account (v3.0 consultation messages, v2.0 uploads) and
https://zalo.cloud/zns/guidelines/handle-error-code (templates). An answer is `{error, message, data}`
with HTTP status 200, whatever became of the call; `error` 0 is success. Nothing here was run against the live
service. Of the templates' codes, -100 to -112 were compared with a copy of that page, -115 to -147 with the
tables of two public clients; -32 and -234 are known from consultation messages only.
"""

import logging
from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import Any, Final, Protocol

import httpx

from bot.channels.channel import (
    NOT_SENT,
    DeliveryError,
    RefusedError,
    RejectedTokenError,
    RetryLaterError,
    UnknownOutcomeError,
    UnreachableError,
    WindowClosedError,
)
from casework.ports import Clock
from casework.working_days import HANOI

log = logging.getLogger(__name__)

MORNING: Final = time(6, 0)  # the night in which Zalo delivers nothing ends
RATE_SECONDS: Final = 5.0
QUOTA_SECONDS: Final = 3600.0
TOKEN_CODES: Final = frozenset({-216, -220, -124})  # invalid, expired; -124 is the template service's word

Meaning = Callable[[str, datetime], DeliveryError]


class AccessTokens(Protocol):
    """Where access tokens come from."""

    async def access(self, rejected: str = "") -> str:
        """A token that works; `rejected` is one that Zalo has just refused."""
        ...


class ZaloOaClient:
    """One Official Account. All methods raise DeliveryError."""

    def __init__(
        self, *, http: httpx.AsyncClient, tokens: AccessTokens, api_url: str, zns_url: str, clock: Clock
    ) -> None:
        self._http = http
        self._tokens = tokens
        self._api_url = api_url
        self._zns_url = zns_url
        self._clock = clock

    async def consult(self, user_id: str, message: dict[str, Any]) -> str:
        """Send a consultation message; returns its id."""
        body = {"recipient": {"user_id": user_id}, "message": message}
        url = f"{self._api_url}/v3.0/oa/message/cs"
        return _word(await self._call(url, CONSULTATION, sends=True, json=body), "message_id")

    async def upload_image(self, content: bytes, name: str) -> str:
        """Upload a JPEG or PNG of at most 1 MB; returns its attachment id."""
        return await self._upload("image", content, name, "attachment_id")

    async def upload_file(self, content: bytes, name: str) -> str:
        """Upload a PDF or Word document of at most 5 MB; returns its token."""
        return await self._upload("file", content, name, "token")

    async def template(self, phone: str, template_id: str, data: dict[str, str], tracking_id: str) -> str:
        """Send a ZNS template to a number (84...); returns the message's id."""
        body = {
            "phone": phone,
            "template_id": template_id,
            "template_data": data,
            "tracking_id": tracking_id,
        }
        url = f"{self._zns_url}/message/template"
        return _word(await self._call(url, TEMPLATE, sends=True, json=body), "msg_id")

    async def _upload(self, kind: str, content: bytes, name: str, wanted: str) -> str:
        files = {"file": (name, content)}
        data = await self._call(f"{self._api_url}/v2.0/oa/upload/{kind}", CONSULTATION, files=files)
        if not isinstance(data.get(wanted), str):
            raise RefusedError(f"the upload of {name} gave no {wanted}")
        return str(data[wanted])

    async def _call(
        self, url: str, meanings: dict[int, Meaning], *, sends: bool = False, **content: Any
    ) -> dict[str, Any]:
        """The answer's `data`. A refused token is renewed once: a call that was refused did nothing."""
        token = await self._tokens.access()
        code, answer = await self._post(url, token, sends=sends, **content)
        if code in TOKEN_CODES:
            token = await self._tokens.access(rejected=token)
            code, answer = await self._post(url, token, sends=sends, **content)
        if code:
            raise _meaning(code, str(answer.get("message", ""))[:200], meanings, self._clock.now())
        data = answer.get("data")
        return data if isinstance(data, dict) else {}

    async def _post(self, url: str, token: str, *, sends: bool, **content: Any) -> tuple[int, dict[str, Any]]:
        lost = UnknownOutcomeError if sends else RetryLaterError
        try:
            response = await self._http.post(url, headers={"access_token": token}, **content)
        except NOT_SENT as problem:
            raise RetryLaterError(f"no connection: {type(problem).__name__}") from None
        except httpx.HTTPError as problem:
            raise lost(f"no answer: {type(problem).__name__}") from None
        if response.status_code == httpx.codes.TOO_MANY_REQUESTS:
            raise RetryLaterError("HTTP 429", after=RATE_SECONDS, whole_bot=True)
        if response.status_code >= httpx.codes.INTERNAL_SERVER_ERROR:
            raise lost(f"HTTP {response.status_code}")
        try:
            answer = response.json()
            return int(answer["error"]), answer
        except (ValueError, KeyError, TypeError, RecursionError):
            if response.is_success:
                raise lost("an answer that is none of the API's") from None
            raise RefusedError(f"HTTP {response.status_code}") from None


def _word(data: dict[str, Any], name: str) -> str:
    return str(data.get(name) or "")


def _meaning(code: int, detail: str, meanings: dict[int, Meaning], now: datetime) -> DeliveryError:
    if code in TOKEN_CODES:
        return RejectedTokenError(f"{code}: {detail}")
    known = meanings.get(code)
    return RefusedError(f"{code}: {detail}") if known is None else known(f"{code}: {detail}", now)


def _until_morning(detail: str, now: datetime) -> DeliveryError:
    here = now.astimezone(HANOI)
    today = datetime.combine(here.date(), MORNING, tzinfo=HANOI)
    morning = today if here < today else today + timedelta(days=1)
    return RetryLaterError(f"night: {detail}", after=(morning - here).total_seconds())


def _rate(detail: str, now: datetime) -> DeliveryError:
    return RetryLaterError(f"rate: {detail}", after=RATE_SECONDS, whole_bot=True)


def _account_quota(detail: str, now: datetime) -> DeliveryError:
    log.critical("The Official Account's quota is used up (%s): buy more, or wait.", detail)
    return RetryLaterError(f"quota of the account: {detail}", after=QUOTA_SECONDS, whole_bot=True)


def _no_money(detail: str, now: datetime) -> DeliveryError:
    log.critical("The ZNS account has no money left (%s).", detail)
    return RefusedError(f"no money for templates: {detail}")


def _not_set_up(detail: str, now: datetime) -> DeliveryError:
    log.critical("The Official Account may not send this template (%s): see to it in Zalo's console.", detail)
    return RefusedError(f"templates are not set up: {detail}")


def _template_quota(detail: str, now: datetime) -> DeliveryError:
    return RetryLaterError(f"quota of templates: {detail}", after=QUOTA_SECONDS)


def _later(detail: str, now: datetime) -> DeliveryError:
    return RetryLaterError(detail, after=QUOTA_SECONDS / 60)


def _window(detail: str, now: datetime) -> DeliveryError:
    return WindowClosedError(detail)


def _gone(detail: str, now: datetime) -> DeliveryError:
    return UnreachableError(detail)


CONSULTATION: Final[dict[int, Meaning]] = {
    -32: _rate,  # too many calls
    -211: _account_quota,
    -213: _gone,  # does not follow the account
    -218: _window,  # this person has got as many as may be sent
    -227: _gone,  # banned, or has not used Zalo for 45 days
    -230: _window,  # no act in 7 days
    -232: _window,  # no act yet, or the last one is too long ago
    -234: _until_morning,
    -244: _window,  # the person has restricted messages of this kind from this account
}
# Every other code of a template (a wrong number, no Zalo behind it, wrong data, ...) is a refusal: the next
# rung of the ladder is paper.
TEMPLATE: Final[dict[int, Meaning]] = {
    -32: _rate,
    -100: _later,  # unknown error, try again later: the page says that nothing was sent
    -115: _no_money,
    -120: _not_set_up,  # no permission for this feature
    -131: _not_set_up,  # the template was not approved
    -133: _until_morning,  # this template is not sent at night
    -135: _not_set_up,  # no permission to write to numbers
    -136: _not_set_up,  # not connected to an account that pays
    -137: _no_money,  # the payment failed
    -144: _template_quota,  # of the account, per day
    -147: _template_quota,  # of the template, per day
    -234: _until_morning,
}
