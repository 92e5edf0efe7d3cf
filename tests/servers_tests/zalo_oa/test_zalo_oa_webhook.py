"""The webhook of the Official Account: who is believed, what is stored, and what each event means."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.channels.channel import RefusedError, RetryLaterError
from bot.channels.zalo_oa import LARGEST_EVENT
from bot.zalo_oa_events import raw_update, receipt, understood
from bot.zalo_signature import signature, signed_at
from casework.notices import Attachment, MediaKind
from handlers.messages import Incoming, Kind
from storage.inbox import RawUpdate, StoredUpdate
from tests.fakes.clock import MORNING, SetClock
from tests.servers.zalo_oa import ZaloOaServer
from tests.servers.zalo_oa.bench import Bench, bench

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
NOW = str(int(MORNING.timestamp() * 1000))


async def stored(oa: Bench) -> list[StoredUpdate]:
    """All updates, oldest first; each chat's first is finished to see its next."""
    await oa.server.webhook.settled()
    found: list[StoredUpdate] = []
    while waiting := await oa.desk.waiting_updates(100):
        for update in waiting:
            found.append(update)
            async with oa.desk.work() as work:
                await work.inbox.finish(update.id)
                await work.commit()
    return sorted(found, key=lambda update: update.id)


async def meant(oa: Bench) -> Incoming | None:
    """What the one stored update that is no receipt means."""
    [update] = await stored(oa)
    return oa.receiver.understand(update.payload)


@pytest.mark.parametrize("signs", ["body", "header"])
async def test_either_reading_of_the_timestamp_is_believed(
    oa: Bench, server: ZaloOaServer, signs: str
) -> None:
    server.webhook.signs = signs
    sau = server.user()
    message_id = await sau.send("Đường hỏng")
    [update] = await stored(oa)
    assert (update.channel, update.bot, update.chat) == ("zalo_oa", server.app_id, sau.id)
    assert update.update_id == message_id
    assert server.webhook.attempts[-1].status == 200
    assert oa.receiver.understand(update.payload) == Incoming(
        channel="zalo_oa", address=sau.id, text="Đường hỏng", reference=message_id
    )


async def call(oa: Bench, body: bytes, headers: dict[str, str]) -> int:
    async with (
        aiohttp.ClientSession() as session,
        session.post(oa.server.webhook.url, data=body, headers=headers) as answer,
    ):
        return answer.status


async def test_a_call_that_nobody_vouches_for_is_refused_and_nothing_is_stored(
    oa: Bench, server: ZaloOaServer, clock: SetClock
) -> None:
    sau = server.user()
    await sau.send("thật")
    assert len(await stored(oa)) == 1
    body, headers = server.webhook.last
    right = headers["X-ZEvent-Signature"]
    for given_headers in ({}, {"X-ZEvent-Signature": ""}, {"X-ZEvent-Signature": right[4:]}):
        assert await call(oa, body, given_headers) == 401
    assert await call(oa, body + b" ", headers) == 401
    assert await call(oa, body.replace(b"th", b"Th"), headers) == 401
    assert await call(oa, body, {"X-ZEvent-Signature": "mac=đ"}) == 401
    assert await call(oa, body, headers) == 200  # known already
    clock.advance(minutes=61)
    assert await call(oa, body, headers) == 403
    clock.advance(minutes=-130)
    assert await call(oa, body, headers) == 403
    assert await call(oa, b"x" * (LARGEST_EVENT + 1), headers) == 413
    assert await stored(oa) == []


async def test_a_body_that_comes_in_pieces_is_read_to_its_end(oa: Bench, server: ZaloOaServer) -> None:
    await server.user().send("a" * 2000)
    await stored(oa)
    body, headers = server.webhook.last
    body = body.replace(b"aaa", b"bbb")
    headers = {**headers, "X-ZEvent-Signature": server.webhook.signed(body, NOW)}

    async def slowly() -> AsyncIterator[bytes]:
        for start in range(0, len(body), 500):
            yield body[start : start + 500]
            await asyncio.sleep(0.01)

    async with aiohttp.ClientSession() as session:
        url = server.webhook.url
        async with session.post(url, data=slowly(), headers=headers) as answer:
            assert answer.status == 200


async def test_a_busy_database_lets_zalo_call_again_in_time_and_loses_nothing(
    oa: Bench, server: ZaloOaServer
) -> None:
    async with oa.desk.work():  # somebody writes for a long time
        await server.user().send("chờ")
        await asyncio.sleep(1.7)
    assert [update.update_id for update in await stored(oa)]
    assert [attempt.status for attempt in server.webhook.attempts] == [503, 200]


async def test_what_people_do_is_understood(oa: Bench, server: ZaloOaServer) -> None:
    sau = server.user()
    await sau.follow()
    assert (await meant(oa)) == Incoming(channel="zalo_oa", address=sau.id, text="/start")
    await sau.send("#/agree:1")
    pressed = await meant(oa)
    assert pressed is not None
    assert (pressed.kind, pressed.action, pressed.text) == (Kind.PRESS, "agree:1", "")
    await sau.send_image(PNG, "ảnh đường")
    photo = await meant(oa)
    assert photo is not None
    assert photo.text == "ảnh đường"
    assert photo.attachments[0].kind is MediaKind.PHOTO
    assert await oa.receiver.fetch(photo.attachments[0]) == PNG
    await sau.send_location(14.79, 108.309)
    place = await meant(oa)
    assert place is not None
    assert place.attachments == (Attachment(kind=MediaKind.LOCATION, latitude=14.79, longitude=108.309),)
    await sau.send_link("https://bao.vn/1", "xem này")
    link = await meant(oa)
    assert link is not None
    assert link.text == "xem này\nhttps://bao.vn/1"
    for media, kind, name in (
        (sau.send_audio(), MediaKind.VOICE, ""),
        (sau.send_video(), MediaKind.VIDEO, ""),
        (sau.send_file(b"%PDF", "don.pdf"), MediaKind.DOCUMENT, "don.pdf"),
    ):
        await media
        sent = await meant(oa)
        assert sent is not None
        assert [(item.kind, item.name) for item in sent.attachments] == [(kind, name)]
    for other in (sau.send_sticker(), sau.send_image(b"GIF89a", kind="gif")):
        await other
        unsupported = await meant(oa)
        assert unsupported is not None
        assert (unsupported.kind, unsupported.address) == (Kind.UNSUPPORTED, sau.id)
    await sau.unfollow()
    gone = await meant(oa)
    assert gone is not None
    assert (gone.kind, gone.address) == (Kind.BLOCKED, sau.id)


async def test_receipts_are_passed_on_and_are_no_act_of_the_person(
    oa: Bench, server: ZaloOaServer, clock: SetClock
) -> None:
    sau = server.user()
    await sau.follow()
    await stored(oa)
    acted = clock.now()
    message_id = await oa.client.consult(sau.id, {"text": "Đã có trả lời"})
    await server.webhook.settled()
    clock.advance(hours=3)
    await sau.read()
    updates = await stored(oa)
    for update in updates:
        assert oa.receiver.understand(update.payload) is None
        assert await oa.receiver.acknowledged(update.payload)
    assert oa.receipts.notes == [("received", message_id), ("seen", message_id)]
    assert await oa.push._last_act(sau.id) == acted
    assert not await oa.receiver.acknowledged('{"event_name": "follow"}')


async def test_photos_are_fetched_from_zalo_only(oa: Bench, server: ZaloOaServer) -> None:
    for url in ("http://169.254.169.254/latest", "http://127.0.0.1.evil.vn/", "file:///etc/passwd", "x", ""):
        with pytest.raises(RefusedError):
            await oa.receiver.fetch(Attachment(kind=MediaKind.PHOTO, reference=url))
    gone = Attachment(kind=MediaKind.PHOTO, reference=f"{server.base_url}/cdn/khong-co")
    with pytest.raises(RetryLaterError):
        await oa.receiver.fetch(gone)


def test_a_signature_does_not_fit_another_app_secret_or_time() -> None:
    right = signature(app_id="1", secret="s", body=b"{}", timestamp=NOW)
    assert signed_at(app_id="1", secret="s", body=b"{}", given=right, timestamps=["", NOW]) == MORNING
    for changed in ({"app_id": "2"}, {"secret": "t"}, {"body": b"{} "}, {"timestamps": [NOW + "0"]}):
        arguments: dict[str, Any] = {"app_id": "1", "secret": "s", "body": b"{}", "timestamps": [NOW]}
        assert signed_at(given=right, **(arguments | changed)) is None


EVENTS = ["follow", "unfollow", "user_seen_message", "user_received_message"] + [
    f"user_send_{kind}" for kind in ("text", "image", "location", "link", "sticker", "audio", "gọi")
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
PAYLOADS = st.fixed_dictionaries(
    {},
    optional={
        "url": JSON,
        "coordinates": st.fixed_dictionaries({}, optional={"latitude": JSON, "longitude": JSON}) | JSON,
    },
)
ATTACHED = st.fixed_dictionaries(
    {"type": st.sampled_from(["image", "location", "link"]), "payload": PAYLOADS | JSON}
)
MESSAGES = st.fixed_dictionaries(
    {},
    optional={
        "text": JSON,
        "msg_id": JSON,
        "msg_ids": JSON,
        "attachments": st.lists(ATTACHED, max_size=2) | JSON,
    },
)
PARTIES = st.fixed_dictionaries({"id": st.text(max_size=10) | JSON}) | JSON
BODIES = st.fixed_dictionaries(
    {"event_name": st.sampled_from(EVENTS) | JSON},
    optional={
        "timestamp": st.just(NOW) | JSON,
        "sender": PARTIES,
        "recipient": PARTIES,
        "follower": PARTIES,
        "message": MESSAGES | JSON,
    },
)
RAW = (BODIES | JSON).map(lambda value: json.dumps(value).encode()) | st.binary(max_size=200)


@given(body=RAW)
@settings(max_examples=400, deadline=None)
def test_any_signed_body_can_be_stored_and_is_understood_or_set_aside(body: bytes) -> None:
    raw = raw_update(body, app_id="1", received_at=MORNING)
    assert isinstance(raw, RawUpdate)
    for text in (raw.update_id, raw.chat, raw.payload):
        text.encode()
        assert "\0" not in text
    try:
        incoming = understood(raw.payload)
        receipt(raw.payload)
    except ValueError:
        return
    if incoming is not None:
        assert incoming.address
        (incoming.text + incoming.action + incoming.reference).encode()
        assert "\0" not in incoming.text


def test_a_body_nested_without_end_is_set_aside() -> None:
    raw = raw_update(b'{"a":' * 50_000, app_id="1", received_at=MORNING)
    with pytest.raises(ValueError):
        understood(raw.payload)
    deep = b'{"a":' + b"[" * 40_000 + b"]" * 40_000 + b"}"
    with pytest.raises(ValueError):
        understood(raw_update(deep, app_id="1", received_at=MORNING).payload)


@given(
    body=RAW,
    given_signature=st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=80)
    | st.just("right"),
    timestamp=st.sampled_from([NOW, "", "0", "-1", "9" * 15, "9" * 400, "NaN"])
    | st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=20),
)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_webhook_never_breaks_and_stores_only_what_is_signed(
    webhook_calls: Any, body: bytes, given_signature: str, timestamp: str
) -> None:
    status, known, genuine = webhook_calls(body, given_signature, timestamp)
    assert status == (200 if genuine else 401) or (status == 403 and not known)
    assert known <= genuine


@pytest.fixture
def webhook_calls(tmp_path: Path) -> Any:
    """Calls the webhook in a loop of its own: hypothesis' examples are plain functions."""
    loop = asyncio.new_event_loop()
    clock = SetClock()
    server = ZaloOaServer(clock=clock.now)
    context = bench(server, tmp_path, clock)
    oa = loop.run_until_complete(context.__aenter__())

    async def one(body: bytes, given_signature: str, timestamp: str) -> tuple[int, bool, bool]:
        headers = {"X-ZEvent-Timestamp": timestamp}
        genuine = given_signature == "right" and timestamp == NOW
        headers["X-ZEvent-Signature"] = (
            server.webhook.signed(body, timestamp) if given_signature == "right" else given_signature
        )
        status = await call(oa, body, headers)
        return status, bool(await stored(oa)), genuine

    yield lambda *arguments: loop.run_until_complete(one(*arguments))
    loop.run_until_complete(context.__aexit__(None, None, None))
    loop.close()
