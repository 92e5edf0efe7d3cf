"""What goes out over the Official Account: buttons, letters, pieces, files; windows; errors."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

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
from handlers.messages import Incoming, Kind
from tests.fakes.clock import MORNING, SetClock
from tests.servers.zalo_oa import Fault, User, ZaloOaServer
from tests.servers.zalo_oa.bench import Bench, bench

CS = "/message/cs"
JPEG = b"\xff\xd8\xff\xe0" + bytes(30)
HELLO = Message(id="1", text="Xin chào")


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def server(clock: SetClock) -> AsyncIterator[ZaloOaServer]:
    async with ZaloOaServer(clock=clock.now) as server:
        server.webhook.hurry = 5000
        yield server


@pytest.fixture
async def oa(server: ZaloOaServer, tmp_path: Path, clock: SetClock) -> AsyncIterator[Bench]:
    async with bench(server, tmp_path, clock) as oa:
        yield oa


@pytest.fixture
async def sau(oa: Bench, server: ZaloOaServer) -> User:
    sau = server.user()
    await sau.follow()
    await server.webhook.settled()
    return sau


def buttons(number: int, label: str = "Chọn") -> tuple[Button, ...]:
    return tuple(Button(label=f"{label} {n}", action=f"take:{n}") for n in range(number))


async def test_choices_are_buttons_and_a_tap_comes_back_as_the_press(oa: Bench, sau: User) -> None:
    sent = await oa.push.send(sau.id, Message(id="1", text="Gửi không?", buttons=buttons(5)))
    [message] = sau.inbox
    assert (message.id, message.text, len(message.buttons)) == (sent, "Gửi không?", 5)
    await sau.tap("Chọn 3")
    await oa.server.webhook.settled()
    body, _ = oa.server.webhook.last
    pressed = oa.receiver.understand(body.decode())
    assert pressed is not None
    assert (pressed.kind, pressed.action) == (Kind.PRESS, "take:3")


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


async def test_a_long_text_goes_in_pieces_with_the_buttons_under_the_last(oa: Bench, sau: User) -> None:
    text = "Xã đã sửa xong đoạn đường này. " * 150
    sent = await oa.push.send(sau.id, Message(id="1", text=text, buttons=buttons(1)))
    assert len(sau.inbox) == 3
    assert sau.inbox[-1].id == sent
    assert [len(message.buttons) for message in sau.inbox] == [0, 0, 1]
    assert " ".join(message.text for message in sau.inbox) == text.strip()


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
    assert "Phu luc.xlsx https://xa.example/f/" in text.text
    assert "14.790000, 108.309000" in text.text
    assert text.text.count("https://") == 2
    missing = Attachment(kind=MediaKind.DOCUMENT, content="0" * 64, name="x.pdf")
    with pytest.raises(RefusedError):
        await oa.push.send(sau.id, Message(id="2", text="", attachments=(missing,)))
    with pytest.raises(RefusedError):
        await oa.push.send(sau.id, Message(id="3", text=" "))


async def test_a_message_in_parts_goes_on_where_it_was_stopped(
    oa: Bench, sau: User, server: ZaloOaServer
) -> None:
    message = Message(id="1", text="Một câu. " * 500)
    server.faults.script(None, Fault.code(-32), path=CS)
    with pytest.raises(RetryLaterError):
        await oa.push.send(sau.id, message)
    await oa.push.send(sau.id, message)
    assert " ".join(part.text for part in sau.inbox) == message.text.strip()


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
        await oa.push.send(sau.id, HELLO)
    with pytest.raises(WindowClosedError):
        await oa.push.send("nobody-ever-seen", HELLO)
    assert len(server.calls) == calls
    await sau.send("còn đây")
    await server.webhook.settled()
    await oa.push.send(sau.id, Message(id="2", text="mở lại"))
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
