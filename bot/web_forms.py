"""What the web chat's page may send, checked; every refusal has a sentence for the person."""

import hashlib
import ipaddress
import json
from collections.abc import Sequence
from typing import Any, Final

from aiohttp import web
from aiohttp.http_exceptions import BadHttpMessage

from bot.bodies import refuse_compressed, storable, whole_body
from bot.media_kinds import photo_format
from casework.notices import Attachment, MediaKind
from handlers.messages import Incoming, Kind

CHANNEL: Final = "web"
# What aiohttp raises at a form that is none: no boundary, an unknown charset, half a base64, an early end.
BROKEN_FORM: Final = (
    ValueError,
    LookupError,
    RuntimeError,
    AssertionError,
    web.RequestPayloadError,
    BadHttpMessage,
    ConnectionError,
)
LONGEST_TEXT: Final = 20_000
LONGEST_ACTION: Final = 64
LONGEST_ID: Final = 64
SHORTEST_SECRET: Final = 32
LONGEST_SECRET: Final = 64
LARGEST_MESSAGE: Final = 512 * 1024
AS_DOCUMENTS: Final = (MediaKind.DOCUMENT, MediaKind.VOICE, MediaKind.VIDEO)
TOO_LONG = "Tin dài quá 20.000 chữ cái. Bà con chia làm hai tin giúp tôi nhé."
TOO_MANY = "Bà con gửi nhanh quá, xin chờ một phút rồi gửi tiếp. Tin chưa gửi vẫn còn ở máy của bà con."
TOO_LARGE = "Tệp này lớn hơn 20 MB. Bà con gửi tệp nhỏ hơn giúp tôi nhé."
NOT_UNDERSTOOD = "Tin này bị lỗi trên đường đi. Bà con gửi lại giúp tôi nhé."
NO_SESSION = "Phiên trò chuyện không còn. Bà con tải lại trang giúp tôi nhé."


def error_body(sentence: str) -> str:
    """The JSON of a refusal, with the sentence that the page shows."""
    return json.dumps({"error": sentence}, ensure_ascii=False)


def too_long(length: int) -> web.HTTPException:
    """The refusal of a text over LONGEST_TEXT."""
    return web.HTTPRequestEntityTooLarge(
        max_size=LONGEST_TEXT, actual_size=length, text=error_body(TOO_LONG), content_type="application/json"
    )


def refusal(kind: type[web.HTTPException], sentence: str) -> web.HTTPException:
    """A refusal that the page can show."""
    return kind(text=error_body(sentence), content_type="application/json")


async def fields_in(request: web.Request) -> dict[str, Any]:
    """The fields of a message, which is JSON whatever its headers say."""
    try:
        fields = json.loads(await whole_body(request, LARGEST_MESSAGE))
    except web.HTTPRequestEntityTooLarge:
        raise too_long(LARGEST_MESSAGE) from None
    except (web.HTTPBadRequest, ValueError, RecursionError):
        raise refusal(web.HTTPBadRequest, NOT_UNDERSTOOD) from None
    if not isinstance(fields, dict):
        raise refusal(web.HTTPBadRequest, NOT_UNDERSTOOD)
    return fields


async def form_in(request: web.Request) -> dict[str, Any]:
    """The fields of a form with a file."""
    refuse_compressed(request)
    try:
        return dict(await request.post())
    except web.HTTPRequestEntityTooLarge:
        raise refusal(web.HTTPBadRequest, TOO_LARGE) from None
    except BROKEN_FORM:
        raise refusal(web.HTTPBadRequest, NOT_UNDERSTOOD) from None


def string_in(fields: dict[str, Any], name: str) -> str:
    """A field that must be text; empty when it is missing."""
    value = fields.get(name, "")
    if not isinstance(value, str):
        raise refusal(web.HTTPBadRequest, NOT_UNDERSTOOD)
    return storable(value)


def client_id_in(fields: dict[str, Any]) -> str:
    """The page's own id of a message."""
    value = string_in(fields, "id")
    if not 0 < len(value) <= LONGEST_ID or not value.isascii() or not value.isprintable():
        raise refusal(web.HTTPBadRequest, NOT_UNDERSTOOD)
    return value


def point_in(location: Any) -> Attachment | None:
    """A point on the map in degrees, or None."""
    if location is None:
        return None
    try:
        latitude, longitude = float(location["latitude"]), float(location["longitude"])
    except (TypeError, KeyError, ValueError, OverflowError):
        raise refusal(web.HTTPBadRequest, NOT_UNDERSTOOD) from None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):  # noqa: PLR2004 - degrees
        raise refusal(web.HTTPBadRequest, NOT_UNDERSTOOD)
    return Attachment(kind=MediaKind.LOCATION, latitude=latitude, longitude=longitude)


def secret_in(request: web.Request) -> str | None:
    """The hash of the page's secret; None when it comes without one."""
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    return _hash(secret) if scheme == "Bearer" and len(secret) >= SHORTEST_SECRET else None


def new_secret_in(fields: dict[str, Any]) -> str:
    """The hash of the secret that the page wants to go on with."""
    secret = string_in(fields, "secret")
    if not SHORTEST_SECRET <= len(secret) <= LONGEST_SECRET:
        raise refusal(web.HTTPBadRequest, NOT_UNDERSTOOD)
    return _hash(secret)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()[:40]


def address_in(request: web.Request) -> str:
    """Where a call comes from, '' on this machine itself.

    Behind a proxy of this machine: what that proxy says, the last entry; the others anybody can write.
    """
    remote = request.remote or ""
    if not _is_here(remote):
        return remote
    said = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    return "" if _is_here(said) else said


def _is_here(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return True  # nothing that counts


def after_in(request: web.Request) -> int:
    """The last line that the page has."""
    written = request.query.get("after", "0")
    return int(written) if written.isdecimal() and len(written) < 16 else 0  # noqa: PLR2004 - fits in 64 bits


def line_in(fields: dict[str, Any]) -> int:
    """The number of a line that a page has shown."""
    number = fields.get("upto")
    if not isinstance(number, int) or isinstance(number, bool) or not 0 < number < 2**63:
        raise refusal(web.HTTPBadRequest, NOT_UNDERSTOOD)
    return number


def photo_type(content: bytes) -> str | None:
    """The media type of a photo, from its bytes; None for anything else."""
    found = photo_format(content)
    return found.media_type if found else None


def file_in(form: dict[str, Any]) -> tuple[str, bytes]:
    """The name and the bytes of the file in a form; its field is called photo, whatever the file is."""
    file = form.get("photo")
    if not isinstance(file, web.FileField):
        raise refusal(web.HTTPBadRequest, NOT_UNDERSTOOD)
    return file.filename, file.file.read()


def stored(item: Attachment) -> dict[str, Any]:
    """An attachment as the raw message of the page keeps it."""
    return {
        "kind": item.kind,
        "content": item.content,
        "name": item.name,
        "latitude": item.latitude,
        "longitude": item.longitude,
    }


def understood(payload: str) -> Incoming:
    """What a raw message of the page means; ValueError for a malformed one."""
    try:
        fields = json.loads(payload)
        attachments = tuple(
            Attachment(**{**item, "kind": MediaKind(item["kind"])}) for item in fields["attachments"]
        )
        return Incoming(
            channel=CHANNEL,
            address=fields["chat"],
            kind=Kind.PRESS if fields["action"] else Kind.TEXT,
            text=fields["text"],
            action=fields["action"],
            reference=fields["id"],
            attachments=attachments,
            refused=tuple(fields.get("refused", ())),
        )
    except (KeyError, TypeError, RecursionError) as problem:
        raise ValueError(f"no message of the page: {problem!r}") from None


def shown_files(items: Sequence[Attachment]) -> dict[str, list[Any]]:
    """Files as a line of the history names them: photos to look at, everything else to save."""
    paths = [(item, f"/api/media/{item.content}") for item in items if item.content]
    return {
        "photos": [path for item, path in paths if item.kind is MediaKind.PHOTO],
        "documents": [{"name": item.name, "path": path} for item, path in paths if item.kind in AS_DOCUMENTS],
    }
