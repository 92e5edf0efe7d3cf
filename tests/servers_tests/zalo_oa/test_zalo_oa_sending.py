"""What goes out over the Official Account: buttons, letters, pieces, files; windows; errors."""

import re
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.channel import (
    Button,
    DeliveryError,
    Message,
    RefusedError,
    RejectedTokenError,
    RetryLaterError,
    UnknownOutcomeError,
    UnreachableError,
    WindowClosedError,
)
from bot.zalo_window import Window, decide
from casework.notices import Attachment, MediaKind
from handlers.messages import Incoming
from tests.fakes.clock import MORNING, SetClock
from tests.servers.zalo_oa import Fault, User, ZaloOaServer
from tests.servers.zalo_oa.bench import Bench, bench

CS = "/message/cs"
JPEG = b"\xff\xd8\xff\xe0" + bytes(30)
HELLO = Message(id="1", text="Xin chào")


@pytest.fixture
async def sau(oa: Bench, server: ZaloOaServer) -> User:
    sau = server.user()
    await sau.follow()
    await server.webhook.settled()
    return sau


def buttons(number: int, label: str = "Chọn") -> tuple[Button, ...]:
    return tuple(Button(label=f"{label} {n}", action=f"take:{n}") for n in range(number))


@pytest.mark.parametrize("many", [buttons(6), buttons(2, "rất dài " * 20)])
async def test_more_or_longer_choices_become_letters(oa: Bench, sau: User, many: tuple[Button, ...]) -> None:
    await oa.push.send(sau.id, Message(id="1", text="Nơi nào?", buttons=many))
    [message] = sau.inbox
    assert message.buttons == ()
    assert f"\nB. {many[1].label}" in message.text
    answer = Incoming(channel="zalo_oa", address=sau.id, text="b")
    assert (await oa.receiver.chosen(answer)).action == "take:1"
    number = Incoming(channel="zalo_oa", address=sau.id, text="2")
    assert await oa.receiver.chosen(number) == number


async def test_photos_and_documents_are_uploaded_and_what_does_not_fit_becomes_a_link(
    oa: Bench, sau: User
) -> None:
    files = oa.files
    attachments = (
        Attachment(kind=MediaKind.PHOTO, content=await files.keep(JPEG)),
        Attachment(kind=MediaKind.DOCUMENT, content=await files.keep(b"%PDF-1.7"), name="Ket luan.pdf"),
        Attachment(kind=MediaKind.DOCUMENT, content=await files.keep(b"PK"), name="Phu luc.xlsx"),
        Attachment(kind=MediaKind.PHOTO, content=await files.keep(JPEG + bytes(1024 * 1024))),
        Attachment(kind=MediaKind.LOCATION, latitude=14.79, longitude=108.309),
        Attachment(kind=MediaKind.PHOTO, reference="never kept"),
    )
    await oa.push.send(sau.id, Message(id="1", text="Kèm theo", attachments=attachments))
    photo, document, text = sau.inbox
    assert photo.image == JPEG
    assert document.file == b"%PDF-1.7"
    assert "Phu luc.xlsx (mở được đến thứ Hai, 9/3/2026): http" in text.text
    assert "Vị trí: 14.79000, 108.30900" in text.text
    found = re.findall(r"http\S+", text.text)
    assert [await opened(oa, address) for address in found] == [b"PK", JPEG + bytes(1024 * 1024)]
    missing = Attachment(kind=MediaKind.DOCUMENT, content="0" * 64, name="x.pdf")
    with pytest.raises(RefusedError):
        await oa.push.send(sau.id, Message(id="2", text="", attachments=(missing,)))
    with pytest.raises(RefusedError):
        await oa.push.send(sau.id, Message(id="3", text=" "))


async def opened(oa: Bench, address: str) -> bytes:
    async with aiohttp.ClientSession() as session, session.get(address) as answer:
        assert answer.status == 200
        return await answer.read()


async def test_without_a_public_address_the_operator_is_told_why_a_file_cannot_be_sent(
    server: ZaloOaServer, tmp_path: Path, clock: SetClock, caplog: pytest.LogCaptureFixture
) -> None:
    async with bench(server, tmp_path, clock, links=False) as oa:
        sau = server.user()
        await sau.follow()
        await server.webhook.settled()
        key = await oa.files.keep(b"PK")
        table = Attachment(kind=MediaKind.DOCUMENT, content=key, name="Phu luc.xlsx")
        with pytest.raises(RefusedError, match="no public address"):
            await oa.push.send(sau.id, Message(id="1", text="Kèm bảng", attachments=(table,)))
    assert sau.inbox == []
    assert "'Phu luc.xlsx'. Set PUBLIC_URL" in caplog.text


async def test_a_file_is_read_from_the_disk_once(
    oa: Bench, sau: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, key = [], await oa.files.keep(b"%PDF-1.7")
    whole = oa.files.read

    async def counted(key: str) -> bytes:
        read.append(key)
        return await whole(key)

    monkeypatch.setattr(oa.files, "read", counted)
    paper = Attachment(kind=MediaKind.DOCUMENT, content=key, name="Ket luan.pdf")
    await oa.push.send(sau.id, Message(id="1", text="Kết luận", attachments=(paper,)))
    assert sau.inbox[0].file == b"%PDF-1.7"
    assert read == [key]


@pytest.mark.parametrize(
    ("code", "meaning"),
    [
        (-32, RetryLaterError),
        (-211, RetryLaterError),
        (-213, UnreachableError),
        (-218, WindowClosedError),
        (-227, UnreachableError),
        (-230, WindowClosedError),
        (-232, WindowClosedError),
        (-234, RetryLaterError),
        (-244, WindowClosedError),
        (-216, RejectedTokenError),
        (-220, RejectedTokenError),
        (-201, RefusedError),
        (-9999, RefusedError),
    ],
)
async def test_each_error_code_has_its_action(
    oa: Bench, sau: User, server: ZaloOaServer, code: int, meaning: type[DeliveryError]
) -> None:
    server.faults.always(Fault.code(code), path=CS)
    with pytest.raises(DeliveryError) as raised:
        await oa.push.send(sau.id, HELLO)
    assert type(raised.value) is meaning
    if code in (-32, -211):
        assert isinstance(raised.value, RetryLaterError)
        assert raised.value.whole_bot
    assert sau.inbox == []


@pytest.mark.parametrize(
    ("fault", "arrives", "meaning"),
    [
        (Fault.silence(), 1, UnknownOutcomeError),
        (Fault.reset(delivered=True), 1, UnknownOutcomeError),
        (Fault.http(502), 0, UnknownOutcomeError),
        (Fault.http(503, delivered=True), 1, UnknownOutcomeError),
        (Fault.garbage(), 1, UnknownOutcomeError),
        (Fault.garbage(b"[1]"), 1, UnknownOutcomeError),
        (Fault.http(429), 0, RetryLaterError),
        (Fault.http(404), 0, RefusedError),
    ],
)
async def test_what_became_of_a_message_whose_answer_is_odd(
    oa: Bench, sau: User, server: ZaloOaServer, fault: Fault, arrives: int, meaning: type[DeliveryError]
) -> None:
    server.faults.script(fault, path=CS)
    with pytest.raises(DeliveryError) as raised:
        await oa.push.send(sau.id, HELLO)
    assert type(raised.value) is meaning
    assert len(sau.inbox) == arrives


async def test_an_upload_whose_answer_is_lost_is_no_doubt_about_the_message(
    oa: Bench, sau: User, server: ZaloOaServer
) -> None:
    photo = Attachment(kind=MediaKind.PHOTO, content=await oa.files.keep(JPEG))
    server.faults.script(Fault.http(502), path="/upload/image")
    with pytest.raises(RetryLaterError):
        await oa.push.send(sau.id, Message(id="1", text="x", attachments=(photo,)))


async def test_at_night_a_message_waits_for_six_in_the_morning(
    oa: Bench, sau: User, server: ZaloOaServer, clock: SetClock
) -> None:
    server.night_rule = True
    for moment, hours in ((MORNING.replace(hour=16, minute=30), 6.5), (MORNING.replace(hour=22), 1.0)):
        clock.moment = moment  # 23:30 and 05:00 in Việt Nam
        await sau.send("đêm")
        await server.webhook.settled()
        with pytest.raises(RetryLaterError) as raised:
            await oa.push.send(sau.id, HELLO)
        assert raised.value.after == hours * 3600
        assert not raised.value.whole_bot
    clock.moment = MORNING.replace(hour=23)
    await oa.push.send(sau.id, HELLO)


async def test_the_window_is_asked_before_zalo_is(
    oa: Bench, sau: User, server: ZaloOaServer, clock: SetClock
) -> None:
    clock.advance(days=3)
    await oa.push.send(sau.id, HELLO)
    assert sau.inbox[-1].charged
    await server.webhook.settled()
    clock.advance(days=4, seconds=1)
    calls = len(server.calls)
    with pytest.raises(WindowClosedError):
        await oa.push.send(sau.id, Message(id="2", text="muộn"))
    with pytest.raises(WindowClosedError):
        await oa.push.send("nobody-ever-seen", Message(id="3", text="ai đó"))
    assert len(server.calls) == calls
    await sau.send("còn đây")
    await server.webhook.settled()
    await oa.push.send(sau.id, Message(id="4", text="mở lại"))
    assert not sau.inbox[-1].charged


async def test_an_office_that_does_not_pay_sends_eight_and_no_more(
    server: ZaloOaServer, tmp_path: Path, clock: SetClock
) -> None:
    async with bench(server, tmp_path, clock, pays=False) as oa:
        sau = server.user()
        await sau.follow()
        await server.webhook.settled()
        for number in range(8):
            await oa.push.send(sau.id, Message(id=str(number), text="x"))
        with pytest.raises(WindowClosedError):
            await oa.push.send(sau.id, Message(id="9", text="x"))
        clock.advance(seconds=1)
        await sau.send("a")
        await server.webhook.settled()
        await oa.push.send(sau.id, Message(id="9", text="x"))
    assert not any(message.charged for message in sau.inbox)


@given(
    passed=st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=30)),
    sent=st.integers(min_value=0, max_value=20),
)
def test_a_window_closes_and_never_opens_by_itself(passed: timedelta, sent: int) -> None:
    order = [Window.FREE, Window.CHARGED, Window.TEMPLATE]
    now = decide(MORNING, MORNING + passed, sent)
    later = decide(MORNING, MORNING + passed + timedelta(hours=1), sent + 1)
    assert order.index(later) >= order.index(now)
    assert (now is Window.FREE) == (passed < timedelta(hours=48) and sent < 8)
    assert (now is Window.TEMPLATE) == (passed >= timedelta(days=7))
    assert decide(None, MORNING, sent) is Window.CLOSED
