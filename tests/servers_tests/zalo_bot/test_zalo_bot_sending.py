"""The Zalo Bot channel's way out, over HTTP against the project's own platform."""

import logging
import re

import aiohttp
import pytest

from bot.channels.channel import (
    Button,
    DeliveryError,
    Message,
    RefusedError,
    RejectedTokenError,
    RetryLaterError,
    UnknownOutcomeError,
    UnreachableError,
)
from bot.channels.zalo_bot_api import FLOOD_SECONDS, ZaloBotApi
from bot.settings import Settings
from casework.notices import Attachment, MediaKind
from tests.servers.zalo_bot import Fault, ZaloBotServer, ZaloUser
from tests.servers.zalo_bot.rig import Rig, rig_of

PHOTO = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")
YES_NO = (Button(label="Hài lòng", action="yes"), Button(label="Chưa hài lòng", action="no"))
LINK = re.compile(r"http://127\.0\.0\.1:\d+/zalo/media/\S+")


@pytest.fixture
def sau(server: ZaloBotServer) -> ZaloUser:
    return server.user("Bà Sáu")


async def photo(rig: Rig, content: bytes = PHOTO) -> Attachment:
    return Attachment(kind=MediaKind.PHOTO, content=await rig.storage.files.keep(content))


async def test_a_text_arrives_with_letters_for_its_choices(rig: Rig, sau: ZaloUser) -> None:
    sent = await rig.channel.send(sau.id, Message(id="1", text="Xã đã vá đường.", buttons=YES_NO))
    shown = sau.inbox[-1]
    assert [shown.id] == sent
    assert shown.text.startswith(
        "Xã đã vá đường.\n\nXin nhắn một chữ cái để chọn (thay cho bấm nút):\nA. Hài lòng"
    )
    assert "parse_mode" not in dict(shown.parameters)


async def test_a_long_text_is_split_and_the_letters_stand_under_the_last_piece(
    rig: Rig, sau: ZaloUser
) -> None:
    text = "Đường vào thôn đã được vá xong 👍. " * 150
    await rig.channel.send(sau.id, Message(id="1", text=text, buttons=YES_NO))
    assert len(sau.inbox) == 3
    assert all(shown.text.endswith("👍.") for shown in sau.inbox[:-1])
    assert [bool(shown.choices) for shown in sau.inbox] == [False, False, True]
    assert "".join(shown.text for shown in sau.inbox).count("👍") == 150
    assert await rig.quotas.used("zalo_bot", "2026-03") == 3


async def test_a_photo_is_fetched_from_an_address_that_works_once(
    rig: Rig, server: ZaloBotServer, sau: ZaloUser
) -> None:
    await rig.channel.send(sau.id, Message(id="1", text="Ảnh bà con gửi", attachments=(await photo(rig),)))
    shown = sau.inbox[-1]
    assert (shown.method, shown.photo, shown.text) == ("sendPhoto", PHOTO, "Ảnh bà con gửi")
    address = server.calls_of("sendPhoto")[0].parameters["photo"]
    async with aiohttp.ClientSession() as session:
        for _ in range(2):
            async with session.get(address) as answer:
                assert answer.status == 410


async def test_looking_at_a_photos_head_does_not_use_it_up_and_it_expires(rig: Rig) -> None:
    key = (await photo(rig)).content
    address, later = rig.linked.address(key, once=True), rig.linked.address(key, once=True)
    async with aiohttp.ClientSession() as session:
        async with session.head(address) as answer:
            assert (answer.status, answer.content_type) == (200, "image/jpeg")
        async with session.get(address) as answer:
            assert await answer.read() == PHOTO
        rig.clock.advance(minutes=10)
        async with session.get(later) as answer:
            assert answer.status == 410


async def test_several_photos_go_first_and_the_last_carries_the_words(rig: Rig, sau: ZaloUser) -> None:
    attachments = (await photo(rig), await photo(rig, PHOTO + b"2"))
    message = Message(id="1", text="Hai ảnh", buttons=YES_NO, attachments=attachments)
    await rig.channel.send(sau.id, message)
    first, second = sau.inbox
    assert (first.text, first.photo, second.photo) == ("", PHOTO, PHOTO + b"2")
    assert second.text.startswith("Hai ảnh")
    assert second.choices == {"A": "Hài lòng", "B": "Chưa hài lòng"}


async def test_a_photo_that_zalo_refuses_goes_out_as_a_link(
    rig: Rig, server: ZaloBotServer, sau: ZaloUser
) -> None:
    server.faults.script(Fault.refused(400, "photo too large"), method="sendPhoto")
    await rig.channel.send(sau.id, Message(id="1", text="Kết quả", attachments=(await photo(rig),)))
    text = sau.inbox[-1].text
    assert text.startswith("Kết quả\n\nẢnh: http")
    assert await opened(text) == (200, "image/jpeg", PHOTO)


async def test_a_document_is_a_link_in_the_text_for_seven_days(rig: Rig, sau: ZaloUser) -> None:
    key = await rig.storage.files.keep(b"%PDF-1.7 thong bao")
    paper = Attachment(kind=MediaKind.DOCUMENT, content=key, name="Thông báo số 3.pdf")
    await rig.channel.send(sau.id, Message(id="1", text="Kết luận đã ký.", attachments=(paper,)))
    text = sau.inbox[-1].text
    assert "Thông báo số 3.pdf (mở được đến thứ Hai, 9/3/2026): http" in text
    for _ in range(2):
        assert await opened(text) == (200, "application/pdf", b"%PDF-1.7 thong bao")
    rig.clock.advance(days=7, hours=15, minutes=59)  # 23:59 of that day in Việt Nam
    assert (await opened(text))[0] == 200
    rig.clock.advance(minutes=1)
    status, kind, page = await opened(text)
    assert (status, kind) == (410, "text/html")
    assert "đã hết hạn" in page.decode()
    assert "liên hệ Văn phòng UBND xã" in page.decode()
    status, kind, page = await opened(text[:-3] + "abc")
    assert (status, kind) == (404, "text/html")
    assert "bấm vào liên kết trong tin nhắn" in page.decode()


async def test_a_place_is_written_out(rig: Rig, sau: ZaloUser) -> None:
    point = Attachment(kind=MediaKind.LOCATION, latitude=14.79, longitude=108.309)
    await rig.channel.send(sau.id, Message(id="1", text="Chỗ đường hỏng", attachments=(point,)))
    assert sau.inbox[-1].text == "Chỗ đường hỏng\n\nVị trí: 14.79000, 108.30900"


async def test_a_photo_that_was_never_fetched_is_left_out(rig: Rig, sau: ZaloUser) -> None:
    named = Attachment(kind=MediaKind.PHOTO, reference="telegram-file-id")
    await rig.channel.send(sau.id, Message(id="1", text="Có ảnh", attachments=(named,)))
    assert [shown.text for shown in sau.inbox] == ["Có ảnh"]


FAULTS: list[tuple[Fault, type[DeliveryError], int]] = [
    (Fault.flood(3), RetryLaterError, 0),
    (Fault.flood(), RetryLaterError, 0),
    (Fault.refused(429, "Quota exceeded", status=200), RetryLaterError, 0),
    (Fault.unauthorized(), RejectedTokenError, 0),
    (Fault.blocked(), UnreachableError, 0),
    (Fault.refused(403, "Internal server error"), UnknownOutcomeError, 0),
    (Fault.refused(400, "Bad Request"), RefusedError, 0),
    (Fault.refused(404, "Not found"), RefusedError, 0),
    (Fault.refused(408, "Request timeout"), UnknownOutcomeError, 0),
    (Fault.server_error(500), UnknownOutcomeError, 0),
    (Fault.server_error(503, delivered=True), UnknownOutcomeError, 1),
    (Fault.refused(400, "from a broken proxy", status=502), UnknownOutcomeError, 0),
    (Fault.silence(delivered=False), UnknownOutcomeError, 0),
    (Fault.silence(delivered=True), UnknownOutcomeError, 1),
    (Fault.reset(delivered=False), UnknownOutcomeError, 0),
    (Fault.reset(delivered=True), UnknownOutcomeError, 1),
    (Fault.garbage(), UnknownOutcomeError, 1),
    (Fault.garbage(b"[" * 100_000), UnknownOutcomeError, 1),
]


@pytest.mark.parametrize(("fault", "error", "arrived"), FAULTS, ids=lambda item: getattr(item, "name", ""))
async def test_each_fault_has_its_meaning(
    rig: Rig,
    server: ZaloBotServer,
    sau: ZaloUser,
    fault: Fault,
    error: type[DeliveryError],
    arrived: int,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, logger="bot")
    server.faults.script(fault, method="sendMessage")
    with pytest.raises(DeliveryError) as caught:
        await rig.channel.send(sau.id, Message(id="1", text="Chào bà con"))
    assert type(caught.value) is error
    assert len(sau.inbox) == arrived
    assert server.token not in f"{caught.value!r} {caught.value.__cause__!r} {caplog.text}"
    if isinstance(caught.value, RetryLaterError):
        wanted = 3 if fault.headers and fault.headers[0][1] == "3" else FLOOD_SECONDS
        assert (caught.value.whole_bot, caught.value.after) == (True, wanted)


async def test_a_slow_answer_is_waited_for(rig: Rig, server: ZaloBotServer, sau: ZaloUser) -> None:
    server.faults.script(Fault.slow(0.2))
    assert await rig.channel.send(sau.id, Message(id="1", text="Chào")) == [sau.inbox[-1].id]


async def test_without_a_connection_nothing_was_sent_and_the_token_is_not_told(unused_tcp_port: int) -> None:
    token = "123:secret"
    api = ZaloBotApi(token=token, api_url=f"http://127.0.0.1:{unused_tcp_port}", read_seconds=0.5)
    with pytest.raises(RetryLaterError) as caught:
        await api.call("sendMessage", chat_id="x", text="y")
    assert token not in repr(caught.value)
    await api.close()


async def test_a_spent_plan_is_warned_of_and_then_refused(settings: Settings) -> None:
    async with ZaloBotServer(monthly_quota=10) as server, rig_of(server, settings, limit=10) as rig:
        user = server.user()
        for number in range(1, 11):
            await rig.channel.send(user.id, Message(id=str(number), text="Chào"))
        assert [warning.percent for warning in rig.warnings] == [80, 95]
        with pytest.raises(RetryLaterError):
            await rig.channel.send(user.id, Message(id="11", text="Chào"))
        assert await rig.quotas.used("zalo_bot", "2026-03") == 10


async def opened(text: str) -> tuple[int, str, bytes]:
    found = LINK.search(text)
    assert found, text
    async with aiohttp.ClientSession() as session, session.get(found.group()) as answer:
        assert answer.status != 200 or answer.headers["Cache-Control"] == "no-store"
        return answer.status, answer.content_type, await answer.read()


async def test_a_photo_that_was_fetched_stays_used_up_after_a_restart(
    server: ZaloBotServer, sau: ZaloUser, settings: Settings
) -> None:
    async with rig_of(server, settings) as rig:
        await rig.channel.send(sau.id, Message(id="1", text="Ảnh", attachments=(await photo(rig),)))
    path = server.calls_of("sendPhoto")[0].parameters["photo"].partition("/zalo/")[2]
    async with (
        rig_of(server, settings) as rig,
        aiohttp.ClientSession() as session,
        session.get(f"{rig.url}/zalo/{path}") as answer,
    ):
        assert answer.status == 410
