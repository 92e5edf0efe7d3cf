"""Addresses that prove themselves: what they open, and until when, signed with HMAC-SHA256.

Channels that cannot take a file get such an address in its place. Whoever has it may open it, so it names one
file, expires, and can be spent once where that is wanted (the caller counts, by `Link.nonce`).
"""

import base64
import binascii
import hashlib
import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from casework.ports import Clock

PURPOSE: Final = b"langnghe signed links 1"
LONGEST_TOKEN: Final = 2000
_KEY: Final = re.compile(r"[0-9a-f]{64}")
_NONCE: Final = re.compile(r"[A-Za-z0-9_-]{16}")
_EXPIRY: Final = re.compile(r"[0-9a-f]{1,10}")


class LinkError(Exception):
    """The address opens nothing: it is not one of ours, or was changed."""


class LinkExpiredError(LinkError):
    """The address is ours, and its time has passed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What an address opens: the file with this key, under this name, until then."""

    key: str
    name: str
    once: bool
    nonce: str
    expires_at: datetime


class SignedLinks:
    """Makes and checks them. The signing key is derived, so that `secret` may serve other purposes too."""

    def __init__(self, secret: bytes, clock: Clock) -> None:
        self._key = hmac.digest(secret, PURPOSE, hashlib.sha256)
        self._clock = clock

    def sign(self, key: str, *, lasts: timedelta, name: str = "", once: bool = False) -> str:
        """A token for the file with this key."""
        if not _KEY.fullmatch(key):
            raise ValueError("Only files of the file store can be linked to.")
        expiry = int((self._clock.now() + lasts).timestamp())
        nonce = secrets.token_urlsafe(12)
        fields = ("1" if once else "n", f"{expiry:x}", nonce, key, _written(name.encode()))
        body = ".".join(fields)
        return f"{body}.{self._mac(body)}"

    def read(self, token: str) -> Link:
        """What the token opens; LinkError when it opens nothing (any more)."""
        body, _, mac = token.rpartition(".")
        given = mac.encode("utf-8", "replace")
        if len(token) > LONGEST_TOKEN or not hmac.compare_digest(given, self._mac(body).encode()):
            raise LinkError("not signed by this bot")
        link = _parsed(body)
        if self._clock.now() >= link.expires_at:
            raise LinkExpiredError("expired")
        return link

    def _mac(self, body: str) -> str:
        return _written(hmac.digest(self._key, body.encode("utf-8", "replace"), hashlib.sha256))


def _parsed(body: str) -> Link:
    # Signed by us, so well-formed; checked all the same, because the key becomes a path.
    fields = body.split(".")
    if len(fields) != 5 or not (  # noqa: PLR2004 - as in `sign`
        _EXPIRY.fullmatch(fields[1]) and _NONCE.fullmatch(fields[2]) and _KEY.fullmatch(fields[3])
    ):
        raise LinkError("malformed")
    once, expiry, nonce, key, name = fields
    try:
        written = base64.urlsafe_b64decode(name + "=" * (-len(name) % 4)).decode()
    except (binascii.Error, ValueError):
        raise LinkError("malformed") from None
    return Link(
        key=key,
        name=written,
        once=once == "1",
        nonce=nonce,
        expires_at=datetime.fromtimestamp(int(expiry, 16), UTC),
    )


def _written(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode("ascii")
