"""The Bot API's envelope: parameters in every encoding it accepts, answers and errors in its shapes."""

import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web

MAX_UPLOAD = 50 * 1024 * 1024
MAX_DOWNLOAD = 20 * 1024 * 1024


class ApiError(Exception):
    """A refusal in the Bot API's own words."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> dict[str, Any]:
        """Give the JSON object that goes with the HTTP status."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(reason: str) -> ApiError:
    """Make the commonest refusal."""
    return ApiError(400, f"Bad Request: {reason}")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came in a multipart body."""

    filename: str
    content: bytes
    content_type: str

    def __repr__(self) -> str:
        return f"Upload({self.filename!r}, {len(self.content)} bytes)"


class Params(dict[str, Any]):
    """A call's parameters: numbers may be strings and objects may be JSON text, as the Bot API allows."""

    def text(self, name: str) -> str:
        """Give a parameter as text, empty when absent."""
        value = self.get(name)
        return "" if value is None else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        """Give a parameter as a whole number; what is none counts as absent."""
        try:
            return int(self.get(name, default))
        except (TypeError, ValueError):
            return default

    def flag(self, name: str) -> bool:
        """Give a parameter as yes or no."""
        return str(self.get(name, "")).lower() in {"true", "1", "yes", "t", "y"}

    def data(self, name: str) -> Any:
        """Give a parameter that is an object or a list, None when absent."""
        value = self.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def upload(self, name: str) -> Upload | None:
        """Give the uploaded file of a parameter, sent under its own name or by attach://."""
        value = self.get(name)
        if isinstance(value, str) and value.startswith("attach://"):
            value = self.get(value.removeprefix("attach://"))
        return value if isinstance(value, Upload) else None


async def read_params(request: web.BaseRequest) -> Params:
    """Collect the parameters of a call from its query string and its body."""
    params = Params(request.query) if request.query_string else Params()
    if not request.body_exists:
        return params
    kind = request.content_type
    try:
        if kind == "application/json":
            params.update(_json_object(await request.read()))
        elif kind == "multipart/form-data":
            params.update(await _multipart(request))
        else:
            params.update(parse_qsl((await request.read()).decode(), keep_blank_values=True))
    except web.HTTPRequestEntityTooLarge:
        raise ApiError(413, "Request Entity Too Large") from None
    return params


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        parsed = json.loads(body or b"{}")
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(parsed, dict):
        raise bad_request("object expected as parameters")
    return parsed


async def _multipart(request: web.BaseRequest) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            with value.file as file:
                values[name] = Upload(value.filename, file.read(), value.content_type)
        else:
            values[name] = value.decode() if isinstance(value, bytes | bytearray) else value
    return values


def reply(body: dict[str, Any], status: int = 200) -> web.Response:
    """Make the HTTP answer of a JSON object."""
    return web.Response(
        body=json.dumps(body, ensure_ascii=False).encode(), status=status, content_type="application/json"
    )


def utf16_length(text: str) -> int:
    """Count a text as Telegram counts: an emoji outside the basic plane is two."""
    return len(text) + sum(char > "\uffff" for char in text) if not text.isascii() else len(text)
