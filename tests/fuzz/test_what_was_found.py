"""Requests that once got 500, each under a name of its own: what the fuzz has found."""

import asyncio
import json
from typing import Any

import pytest
from aiohttp.test_utils import make_mocked_request

from bot.bodies import dumped, update_in
from bot.channels.web_chat import WebChat
from tests.fuzz.conftest import BOTH, BROKEN_FORMS, House, credentials
from tests.fuzz.updates import telegram_update, web_message
from tests.fuzz.wire import Header, Request, call, first_of

BOUNDARY: Header = (b"Content-Type", b"multipart/form-data; boundary=ranh")
ID = b'--ranh\r\nContent-Disposition: form-data; name="id"\r\n'
PHOTO = b'--ranh\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n'


async def posted(house: House, target: str, body: bytes, *headers: Header, framing: str = "length") -> int:
    signs = credentials(target, body)
    request = Request(target=target.encode(), headers=(*signs, *headers), body=body, framing=framing)
    answer = await call(house.port, request)
    assert answer.body
    return answer.status


@pytest.mark.parametrize("target", ["/telegram/webhook", "/zalo/webhook", "/zalo/oa", "/api/messages"])
@pytest.mark.parametrize("framing", ["not gzip", "half gzip", "cut gzip", "not deflate", "gzip"])
async def test_a_compressed_body_is_refused_because_half_of_it_would_count_as_whole(
    house: House, target: str, framing: str
) -> None:
    assert await posted(house, target, b"{}", framing=framing) in (400, 415)
    assert (await house.stored())["updates"] == 0


@pytest.mark.parametrize("target", ["/chat", "/api/history", "/khong-co", "/telegram/webhook"])
@pytest.mark.parametrize("method", [b"GET", b"PUT"])
async def test_an_expectation_in_odd_letters_is_refused(house: House, target: str, method: bytes) -> None:
    odd = Request(method=method, target=target.encode(), headers=((b"Expect", b"\x80"),), framing="none")
    assert (await call(house.port, odd)).status == 417


async def test_who_asks_before_sending_is_told_to_go_on(house: House) -> None:
    asking: Header = (b"Expect", b"100-continue")
    assert await posted(house, "/telegram/webhook", b"{}", asking) == 200


@pytest.mark.parametrize(
    ("method", "target", "status"), [(b"PUT", b"/chat", 405), (b"GET", b"/khong-co", 404)]
)
async def test_what_does_not_exist_is_told_apart_from_what_is_not_done(
    house: House, method: bytes, target: bytes, status: int
) -> None:
    answer = await call(house.port, Request(method=method, target=target, framing="none"))
    assert answer.status == status
    assert (status == 405) == ("allow" in answer.headers)


@pytest.mark.parametrize(
    "kind", ["application/json; charset=x-unknown", "text/plain; charset=hex", "a/b; charset=utf-16"]
)
async def test_a_message_is_read_as_utf8_whatever_its_headers_say(house: House, kind: str) -> None:
    body = json.dumps(web_message()).encode()
    assert await posted(house, "/api/messages", body, (b"Content-Type", kind.encode())) == 200


@pytest.mark.parametrize("value", [10**400, "1e999", "NaN", True, [], {"a": 1}])
async def test_a_point_that_is_nowhere_is_refused(house: House, value: Any) -> None:
    body = json.dumps(web_message(location={"latitude": value, "longitude": 300})).encode()
    assert await posted(house, "/api/messages", body) == 400


async def test_a_message_nested_without_end_is_refused(house: House) -> None:
    assert await posted(house, "/api/messages", b'{"id":"1","text":' + b"[" * 20_000) == 400


@BOTH
@pytest.mark.parametrize("text", ["nửa \ud83d chữ", "một \0 hai", "\0"])
async def test_half_characters_and_nul_do_not_keep_a_message_from_being_taken(
    house: House, text: str
) -> None:
    assert await posted(house, "/api/messages", json.dumps(web_message(text=text)).encode()) == 200
    assert (await house.stored())["lines"] == 1


@BOTH
async def test_an_id_that_no_page_would_give_is_refused(house: House) -> None:
    for identity in ("\0", "a\nb", "", "ă", "x" * 65):
        assert await posted(house, "/api/messages", json.dumps({"id": identity, "text": "x"}).encode()) == 400


async def test_a_token_that_is_no_text_is_a_stranger_or_a_chat_but_no_fault(house: House) -> None:
    token: Header = (b"Authorization", b"Bearer " + b"\xff\xe9" * 20)
    for target in (b"/api/history", b"/api/media/x", b"/api/events"):
        request = Request(method=b"GET", target=target, headers=(token,), framing="none")
        assert (await first_of(house.port, request)).status < 500


@BROKEN_FORMS
@pytest.mark.parametrize(
    "form",
    [
        b"no boundary at all",
        b"--ranh\r\n",
        PHOTO,
        PHOTO + b"\r\nhalf a file",
        PHOTO + b"Content-Transfer-Encoding: nonsense\r\n\r\nx\r\n--ranh--\r\n",
        PHOTO + b"Content-Encoding: nonsense\r\n\r\nx\r\n--ranh--\r\n",
        ID + b"Content-Type: text/plain; charset=hex\r\n\r\n1\r\n--ranh--\r\n",
    ],
)
async def test_a_broken_form_is_refused(house: House, form: bytes) -> None:
    assert await posted(house, "/api/photos", form, BOUNDARY) == 400


async def test_a_file_with_an_endless_name_does_not_exist(house: House) -> None:
    request = Request(method=b"GET", target=b"/static/" + b"a" * 3000, framing="none")
    assert (await call(house.port, request)).status == 404


@BOTH
@pytest.mark.parametrize("identity", ["\ud83d", "\0", "9" * 4000, 10**300, [1, 2], True, None])
async def test_an_update_of_no_known_chat_is_kept_all_the_same(house: House, identity: Any) -> None:
    update = telegram_update(text="x", chat={"id": identity, "type": "private"})
    for fields in (update, {**update, "update_id": identity}):
        assert await posted(house, "/telegram/webhook", json.dumps(fields).encode()) == 200
    assert (await house.stored())["updates"] == 2


def test_an_update_that_can_be_read_but_not_be_written_again_is_kept_as_unreadable() -> None:
    for depth in range(850, 1000):
        dumped(update_in(b"[" * depth + b"]" * depth))


def test_a_backslash_before_u0000_is_what_somebody_wrote() -> None:
    for text in ("\\u0000", "\\\\u0000", "a\\\\\\u0000"):
        assert json.loads(dumped({"text": text})) == {"text": text}
    assert json.loads(dumped({"text": "a\0\0b\\\0"})) == {"text": "a??b\\?"}


async def test_made_up_tokens_do_not_fill_the_memory(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    chat = house.channels["web"].receiver
    assert isinstance(chat, WebChat)
    for _ in range(5):
        assert await posted(house, "/api/messages", json.dumps(web_message()).encode()) == 200
    counted = chat._admission
    assert len(counted._recent) == 5
    later = asyncio.get_running_loop().time() + 120
    monkeypatch.setattr(asyncio.get_running_loop(), "time", lambda: later)
    counted.admit(make_mocked_request("POST", "/api/messages"), "somebody")
    assert set(counted._recent) == {"somebody"}
