"""The Zalo Bot channel's way in: the webhook, what events mean, photos fetched."""

import asyncio
import json
from typing import Any

import aiohttp
import pytest
from hypothesis import given
from hypothesis import settings as fuzzing
from hypothesis import strategies as st

from bot.channels.channel import Button, Message
from bot.channels.zalo_bot import LARGEST_UPDATE, ZaloBot
from bot.channels.zalo_bot_events import CHANNEL, Events, bot_of
from bot.settings import Settings
from casework.notices import Attachment, MediaKind
from handlers.messages import Incoming, Kind
from tests.fakes.clock import SetClock
from tests.servers.patience import PATIENCE
from tests.servers.zalo_bot import Fault, ZaloBotServer
from tests.servers.zalo_bot.rig import SECRET, Rig, rig_of

PHOTO = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")
HEADER = "X-Bot-Api-Secret-Token"
ID = "6ede9afa66b88fe6d6a9"


def event(name: str = "message.text.received", **content: Any) -> dict[str, Any]:
    message = {
        "from": {"id": ID, "display_name": "Bà Sáu", "is_bot": False},
        "chat": {"id": ID, "chat_type": "PRIVATE"},
        "message_id": "2d758cb5e222177a4e35",
        "date": 1_750_316_131_602,
        **content,
    }
    return {"event_name": name, "message": message}


def wrapped(body: dict[str, Any]) -> dict[str, Any]:
    return {"ok": True, "result": body}


@pytest.fixture
def events() -> Events:
    return Events(bot="1", clock=SetClock())


async def post(rig: Rig, body: bytes, secret: str | bytes | None = SECRET) -> int:
    """One call of the webhook over a socket of its own: header bytes go out as they are."""
    given = secret.encode() if isinstance(secret, str) else secret
    header = b"" if given is None else HEADER.encode() + b": " + given + b"\r\n"
    reader, writer = await asyncio.open_connection("127.0.0.1", int(rig.url.rpartition(":")[2]))
    head = b"POST /zalo/webhook HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: %d\r\n" % len(
        body
    )
    writer.write(head + header + b"\r\n" + body)
    status = int((await reader.readline()).split()[1])
    writer.close()
    return status


async def stored(rig: Rig) -> list[str]:
    return [update.payload for update in await rig.storage.desk.waiting_updates(1000)]


@pytest.mark.parametrize("secret", [None, "", "sai", SECRET + "x", SECRET[:-1], b"\xff\xfe", "bí-mật"])
async def test_a_call_with_a_wrong_secret_is_refused_and_stores_nothing(
    rig: Rig, secret: str | bytes | None
) -> None:
    assert await post(rig, json.dumps(event(text="Chào")).encode(), secret) == 401
    assert await stored(rig) == []


async def test_the_webhook_is_registered_and_events_arrive_in_both_shapes(
    rig: Rig, server: ZaloBotServer
) -> None:
    user, other = server.user(), server.user("Ông Tư")
    async with asyncio.timeout(PATIENCE):
        assert await rig.channel._register()
        await user.send("Đường hỏng")
        await server.webhook.settled()
        server.shape = "flat"
        await other.send("Đèn tắt")
        await server.webhook.settled()
    payloads = await stored(rig)
    assert [rig.channel.understand(payload).text for payload in payloads] == ["Đường hỏng", "Đèn tắt"]  # type: ignore[union-attr]
    assert await rig.channel._api.call("getWebhookInfo") == {
        "url": f"{rig.url}/zalo/webhook",
        "updated_at": 1_749_538_250_568,
    }


async def test_the_same_message_is_stored_once_in_whatever_shape(rig: Rig) -> None:
    for body in (event(text="a"), wrapped(event(text="a")), event(text="a", date=2)):
        assert await post(rig, json.dumps(body).encode()) == 200
    assert len(await stored(rig)) == 1


async def test_a_body_may_be_as_long_as_the_limit_and_arrives_whole(rig: Rig) -> None:
    body = json.dumps(event(text="x" * 900_000)).encode()
    assert await post(rig, body) == 200
    assert await stored(rig) == [body.decode()]
    assert await post(rig, b" " * (LARGEST_UPDATE + 1)) == 413
    assert len(await stored(rig)) == 1


ODD = [
    b"",
    b"null",
    b"[]",
    b"7",
    b"\xff\xfe",
    b"[" * 50_000,
    b"9" * 5_000,
    b'{"result": 3}',
    b'{"event_name": null, "message": {"chat": {"id": []}}}',
    json.dumps(event(chat={"id": "\ud800"}, message_id="\0")).encode(),
    b'{"event_name": "message.text.received", "message": {"chat": {"id": "a:b"}, "message_id": "1"}}',
]


@pytest.mark.parametrize("body", ODD)
async def test_an_odd_body_is_kept_and_set_aside(rig: Rig, body: bytes) -> None:
    assert await post(rig, body) == 200
    (payload,) = await stored(rig)
    with pytest.raises(ValueError):
        rig.channel.understand(payload)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
NAMES = st.sampled_from(
    [f"message.{kind}.received" for kind in ("text", "image", "sticker", "voice", "unsupported", "other")]
)
CONTENT = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(
        ("text", "caption", "photo", "photo_url", "voice_url", "chat", "from", "message_id"), JSON
    ),
)
BODIES = (
    st.binary(max_size=200)
    | JSON.map(lambda value: json.dumps(value).encode())
    | st.builds(lambda name, content: json.dumps(event(name, **content)).encode(), NAMES, CONTENT)
    | st.builds(lambda name, content: json.dumps(wrapped(event(name, **content))).encode(), NAMES, CONTENT)
)


async def test_no_body_makes_the_webhook_fail(rig: Rig) -> None:
    """Hypothesis runs its own loop for each example; here all share the rig's."""
    loop = asyncio.get_running_loop()

    @fuzzing(max_examples=150, deadline=None)
    @given(
        body=BODIES,
        secret=st.binary(max_size=20).map(lambda raw: raw.replace(b"\r", b"").replace(b"\n", b"")),
    )
    def fuzz(body: bytes, secret: bytes) -> None:
        asyncio.run_coroutine_threadsafe(_one(rig, body, secret), loop).result(30)

    await asyncio.to_thread(fuzz)


async def _one(rig: Rig, body: bytes, secret: bytes) -> None:
    before = len(await stored(rig))
    wrong = await post(rig, body, secret)
    assert 400 <= wrong < 500
    assert len(await stored(rig)) == before
    assert await post(rig, body) == 200
    raw = Events(bot="1", clock=SetClock()).raw(body)
    try:
        incoming = rig.channel.understand(raw.payload)
    except ValueError:
        return
    if incoming is not None:
        assert incoming.address == raw.chat != ""
        (incoming.text + incoming.name).encode()


@pytest.mark.parametrize("shape", [dict, wrapped])
def test_what_events_mean(events: Events, shape: Any) -> None:
    def understood(name: str, **content: Any) -> Incoming | None:
        return events.understand(json.dumps(shape(event(f"message.{name}.received", **content))))

    said = understood("text", text="Đường hỏng 12 mét")
    assert said == Incoming(
        channel=CHANNEL,
        address=ID,
        name="Bà Sáu",
        text="Đường hỏng 12 mét",
        reference="2d758cb5e222177a4e35",
    )
    for field in ("photo", "photo_url"):
        seen = understood("image", caption="ổ gà", **{field: "https://zalo.example/1.jpg"})
        assert seen is not None
        assert seen.text == "ổ gà"
        assert seen.attachments == (Attachment(kind=MediaKind.PHOTO, reference="https://zalo.example/1.jpg"),)
    for link, words in (
        ({"text": "xem https://bao.vn/1"}, "xem https://bao.vn/1"),
        ({"text": "xem", "link": {"url": "https://bao.vn/1", "title": "Báo"}}, "xem\nhttps://bao.vn/1"),
        ({"link": {"url": "https://bao.vn/1"}}, "https://bao.vn/1"),
    ):
        sent = understood("link", **link)
        assert sent is not None
        assert sent.text == words
    for name in ("voice", "sticker", "image"):
        heard = understood(name)
        assert heard is not None
        assert heard.kind is Kind.UNSUPPORTED
        events._told.clear()
    assert understood("reaction") is None
    assert events.understand(json.dumps(shape({"event_name": "message.unsupported.received"}))) is None
    assert understood("text", text="x", **{"from": {"is_bot": True}}) is None
    group = {"id": ID, "chat_type": "GROUP"}
    assert understood("text", text="chào cả nhà", chat=group) is None
    asked = understood("text", text="/start", chat=group)
    assert asked is not None
    assert asked.kind is Kind.GROUP


def test_a_row_of_stickers_is_answered_once_until_words_come() -> None:
    clock = SetClock()
    events = Events(bot="1", clock=clock)

    def kind(number: int, name: str = "unsupported") -> Kind | None:
        body = event(f"message.{name}.received", message_id=str(number), text="chào")
        incoming = events.understand(json.dumps(body))
        return incoming.kind if incoming else None

    assert [kind(1), kind(1), kind(2), kind(3, "sticker")] == [Kind.UNSUPPORTED, Kind.UNSUPPORTED, None, None]
    assert [kind(4, "text"), kind(5)] == [Kind.TEXT, Kind.UNSUPPORTED]
    assert kind(6) is None
    clock.advance(hours=1)
    assert kind(7) is Kind.UNSUPPORTED


def test_a_voice_is_handed_on_where_that_is_wanted() -> None:
    events = Events(bot="1", clock=SetClock(), voices=True)
    heard = events.understand(
        json.dumps(event("message.voice.received", voice_url="https://z.example/1.aac"))
    )
    assert heard is not None
    assert heard.attachments == (Attachment(kind=MediaKind.VOICE, reference="https://z.example/1.aac"),)


def test_the_bots_name_gives_nothing_of_its_token_away() -> None:
    assert bot_of("4312:secret") == "4312"
    assert "secret" not in bot_of("secret-without-a-colon")


async def test_letters_survive_a_restart_and_digits_stay_answers(
    server: ZaloBotServer, settings: Settings
) -> None:
    user = server.user()
    async with rig_of(server, settings) as rig:
        buttons = (Button(label="Đồng ý", action="consent:yes"), Button(label="Thôi", action="consent:no"))
        await rig.channel.send(user.id, Message(id="1", text="Bà con đồng ý?", buttons=buttons))
    async with rig_of(server, settings) as rig:
        for written, action in (("12", ""), (" b. ", "consent:no"), ("a", "consent:yes"), ("C", "")):
            chosen = await rig.channel.chosen(Incoming(channel=CHANNEL, address=user.id, text=written))
            assert (chosen.kind, chosen.action) == (Kind.PRESS if action else Kind.TEXT, action)


async def test_it_does_not_start_without_a_secret_or_a_public_address(rig: Rig) -> None:
    parts = {
        name.removeprefix("_"): value
        for name, value in vars(rig.channel).items()
        if name not in ("_menus", "_words", "_parts_sent")
    }
    parts["say"] = rig.channel._words.say
    for change in ({"secret": ""}, {"secret": "ngan"}, {"linked": None}):
        with pytest.raises(ValueError, match="Zalo Bot needs"):
            ZaloBot(**{**parts, **change})


async def test_registering_goes_on_through_an_outage(rig: Rig, server: ZaloBotServer) -> None:
    server.faults.script(Fault.server_error(502), method="setWebhook")
    assert not await rig.channel._register()
    assert await rig.channel._register()
    async with aiohttp.ClientSession() as session, session.get(f"{rig.url}/zalo/webhook") as answer:
        assert answer.status == 405
