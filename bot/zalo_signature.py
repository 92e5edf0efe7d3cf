"""The signature of a Zalo webhook: `mac=` sha256hex(app id + raw body + timestamp + secret).

In the header X-ZEvent-Signature; a plain digest, not an HMAC. Sources differ on whose timestamp is meant, the
body's or the header's (X-ZEvent-Timestamp): either is accepted.
https://developers.zalo.me/docs/official-account/webhook/tong-quan
"""

import hashlib
import hmac
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final

SIGNATURE_HEADER: Final = "X-ZEvent-Signature"
TIMESTAMP_HEADER: Final = "X-ZEvent-Timestamp"
PREFIX: Final = "mac="
LONGEST_TIMESTAMP: Final = 15


def signature(*, app_id: str, secret: str, body: bytes, timestamp: str) -> str:
    """The header's value for a body."""
    signed = app_id.encode() + body + timestamp.encode() + secret.encode()
    return PREFIX + hashlib.sha256(signed).hexdigest()


def signed_at(
    *, app_id: str, secret: str, body: bytes, given: str, timestamps: Iterable[str]
) -> datetime | None:
    """The moment that the signature vouches for, with the first of the timestamps that fits it; else None."""
    found = None
    for timestamp in timestamps:
        if not is_timestamp(timestamp):
            continue
        right = signature(app_id=app_id, secret=secret, body=body, timestamp=timestamp)
        if hmac.compare_digest(given.encode("utf-8", "replace"), right.encode()) and found is None:
            found = moment(timestamp)
    return found


def is_timestamp(text: str) -> bool:
    """Whether it is a number of milliseconds that a moment can be."""
    return text.isascii() and text.isdigit() and len(text) <= LONGEST_TIMESTAMP and int(text) < _LAST


def moment(timestamp: str) -> datetime:
    """The moment of a number of milliseconds since 1970."""
    return datetime.fromtimestamp(int(timestamp) / 1000, UTC)


_LAST: Final = 253_402_300_800_000  # the year 10000
