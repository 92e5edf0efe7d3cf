"""The Zalo Bot Platform's HTTP interface: calls, what their failures mean, downloads of photos.

Shapes and codes: https://bot.zaloplatforms.com/docs, from copies; nothing here has met the live service.
"""

import asyncio
import contextlib
import ipaddress
import json
import logging
import socket
from typing import Any, Final

import httpx

from bot.channels.channel import (
    NOT_SENT,
    DeliveryError,
    RefusedError,
    RejectedTokenError,
    RetryLaterError,
    UnknownOutcomeError,
    UnreachableError,
)

log = logging.getLogger(__name__)

CONNECT_SECONDS: Final = 10.0
FLOOD_SECONDS: Final = 60.0  # the platform names no delay with its 429
LONGEST_DETAIL: Final = 200
LARGEST_DOWNLOAD: Final = 20 * 1024 * 1024
DOWNLOAD_SECONDS: Final = 30.0
MOST_REDIRECTS: Final = 3


class ZaloBotApi:
    """One bot's calls. The token is part of each address: it is taken out of what is said about a call."""

    def __init__(self, *, token: str, api_url: str, read_seconds: float) -> None:
        self._token = token
        self._base = f"{api_url}/bot{token}"
        self._platform = httpx.URL(api_url).netloc
        timeout = httpx.Timeout(read_seconds, connect=CONNECT_SECONDS)
        self._client = httpx.AsyncClient(timeout=timeout, trust_env=False)

    async def close(self) -> None:
        """End the connections."""
        await self._client.aclose()

    async def call(self, method: str, **parameters: str) -> dict[str, Any]:
        """Call a method; its result, or one of the errors of `bot.channels.channel`."""
        try:
            response = await self._client.post(f"{self._base}/{method}", json=parameters)
        except NOT_SENT as problem:
            raise RetryLaterError(self._redacted(method, problem)) from None
        except httpx.HTTPError as problem:
            raise UnknownOutcomeError(self._redacted(method, problem)) from None
        except (httpx.InvalidURL, ValueError) as problem:
            raise RefusedError(self._redacted(method, problem)) from None
        answer = _answer(response)
        if answer.get("ok") is True:
            result = answer.get("result")
            return result if isinstance(result, dict) else {}
        raise self._meaning(method, response, answer)

    def _redacted(self, method: str, problem: object) -> str:
        kind = type(problem).__name__ if isinstance(problem, Exception) else ""
        detail = " ".join(part for part in (f"{method}:", kind, str(problem)) if part)
        return detail.replace(self._token, "<token>")[:LONGEST_DETAIL]

    def _meaning(self, method: str, response: httpx.Response, answer: dict[str, Any]) -> DeliveryError:
        written = answer.get("error_code")
        code = written if isinstance(written, int) and response.status_code < 500 else response.status_code  # noqa: PLR2004
        description = str(answer.get("description", ""))
        detail = self._redacted(method, f"{code} {description}")
        match code:
            case 401:
                return RejectedTokenError(detail)
            case 403 if "internal" not in description.lower():
                return UnreachableError(detail)
            case 429:
                return RetryLaterError(detail, after=_retry_after(response), whole_bot=True)
            case 400 | 404 | 405 | 413 | 414 | 426:
                return RefusedError(detail)
        # 408, 5xx, no answer of the platform; 403 "Internal server error", as its own list of codes has it
        return UnknownOutcomeError(detail)

    async def download(self, address: str) -> bytes:
        """What stands at an address that came in a message, at most 20 MB; raises DeliveryError."""
        try:
            async with asyncio.timeout(DOWNLOAD_SECONDS):
                return await self._follow(httpx.URL(address))
        except (httpx.InvalidURL, ValueError) as problem:
            raise RefusedError(f"photo: {type(problem).__name__}") from None
        except (httpx.HTTPError, TimeoutError, OSError) as problem:
            raise RetryLaterError(f"photo: {type(problem).__name__}") from None

    async def _follow(self, url: httpx.URL) -> bytes:
        for _ in range(MOST_REDIRECTS + 1):
            request = await self._request(url)
            response = await self._client.send(request, stream=True)
            async with contextlib.aclosing(response):
                if not response.has_redirect_location:
                    return await _content(response)
                url = url.join(response.headers["location"])
        raise RefusedError("photo: too many redirects")

    async def _request(self, url: httpx.URL) -> httpx.Request:
        """A GET of an address checked to be public, bound to what was checked: a name may change its mind.

        The platform's own address is the operator's setting, and may be private: it needs no check.
        """
        if url.scheme not in ("http", "https") or not url.host:
            raise RefusedError("photo: not a web address")
        if url.netloc == self._platform:
            return self._client.build_request("GET", url)
        found = await asyncio.get_running_loop().getaddrinfo(
            url.host, url.port or (443 if url.scheme == "https" else 80), type=socket.SOCK_STREAM
        )
        hosts = [str(entry[4][0]) for entry in found]
        if not hosts or not all(_is_public(host) for host in hosts):
            raise RefusedError("photo: not a public address")
        return self._client.build_request(
            "GET",
            url.copy_with(host=hosts[0]),
            headers={"Host": url.netloc.decode("ascii")},
            extensions={"sni_hostname": url.host},
        )


def _is_public(host: str) -> bool:
    address = ipaddress.ip_address(host.partition("%")[0])
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_global and not address.is_multicast


async def _content(response: httpx.Response) -> bytes:
    if response.status_code in (404, 410):
        raise RefusedError(f"photo: {response.status_code}")
    if not response.is_success:
        raise RetryLaterError(f"photo: {response.status_code}")
    content = bytearray()
    async for part in response.aiter_bytes():
        content += part
        if len(content) > LARGEST_DOWNLOAD:
            raise RefusedError("photo: larger than 20 MB")
    return bytes(content)


def _answer(response: httpx.Response) -> dict[str, Any]:
    try:
        answer = json.loads(response.content)
    except (ValueError, RecursionError):
        return {}
    return answer if isinstance(answer, dict) else {}


def _retry_after(response: httpx.Response) -> float:
    written = response.headers.get("retry-after", "")
    return float(written) if written.isdecimal() and len(written) < 6 else FLOOD_SECONDS  # noqa: PLR2004
