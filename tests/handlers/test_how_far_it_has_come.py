"""'Đã báo tới đâu': a line for each message and channel, and why where something went wrong."""

from datetime import timedelta

import pytest

from casework.ladder_ports import Attempt, AttemptStatus
from tests.handlers.chat import Chat, TownHall

Told = tuple[AttemptStatus, str]
QUEUED, SENDING, SENT = (
    (AttemptStatus.QUEUED, ""),
    (AttemptStatus.SENDING, ""),
    (AttemptStatus.SENT, ""),
)
DELIVERED, READ = (AttemptStatus.DELIVERED, ""), (AttemptStatus.READ, "")


@pytest.fixture
async def code(hall: TownHall, lan: Chat) -> str:
    """A petition of which nobody has been told anything yet."""
    return await lan.filed()


async def happened(
    hall: TownHall, code: str, *states: Told, message: str = "7", channel: str = "telegram"
) -> None:
    """A message about the petition goes through these states, a minute each."""
    async with hall.store.work() as work:
        for status, reason in states:
            hall.clock.advance(minutes=1)
            attempt = Attempt(
                petition_id=hall.petition(code).id,
                channel=channel,
                sentence="notice-answered",
                status=status,
                at=hall.clock.now(),
                reason=reason,
                message=message,
            )
            await work.ladder.note_attempt(attempt)
        await work.commit()


async def lines(officer: Chat, code: str) -> list[str]:
    await officer.act(f"attempts:{code}")
    return [line for line in officer.text.splitlines() if " · " in line]


async def test_a_message_is_one_line_with_the_furthest_state_and_its_time(
    hall: TownHall, minh: Chat, code: str
) -> None:
    await happened(hall, code, QUEUED, SENDING, SENT, DELIVERED, READ)
    read = hall.office.local_time(hall.clock.now())
    assert await lines(minh, code) == [f"{read} · trả lời · Telegram: đã đọc"]


async def test_read_stays_read_when_the_channel_says_delivered_later(
    hall: TownHall, minh: Chat, code: str
) -> None:
    await happened(hall, code, QUEUED, SENDING, SENT, READ, DELIVERED)
    read = hall.office.local_time(hall.clock.now() - timedelta(minutes=1))
    assert await lines(minh, code) == [f"{read} · trả lời · Telegram: đã đọc"]


async def test_a_message_sent_on_a_second_channel_is_a_second_line(
    hall: TownHall, minh: Chat, code: str
) -> None:
    blocked = (AttemptStatus.FAILED, "UnreachableError: Forbidden: bot was blocked by the user")
    await happened(hall, code, QUEUED, SENDING, blocked)
    await happened(hall, code, QUEUED, SENDING, SENT, message="8", channel="zalo_oa")
    assert [line.split(" · ", 1)[1] for line in await lines(minh, code)] == [
        "trả lời · Telegram: không tới (người dân đã chặn hoặc xóa cuộc trò chuyện)",
        "trả lời · Zalo (OA): đã gửi",
    ]


async def test_two_messages_of_one_kind_are_two_lines(hall: TownHall, minh: Chat, code: str) -> None:
    await happened(hall, code, QUEUED, SENDING, SENT)
    await happened(hall, code, QUEUED, SENDING, message="8")
    assert [line.rpartition(": ")[2] for line in await lines(minh, code)] == ["đã gửi", "đang gửi"]


async def test_what_had_to_be_repeated_says_how_often_and_why(hall: TownHall, minh: Chat, code: str) -> None:
    again = (AttemptStatus.QUEUED, "RetryLaterError: Flood control exceeded")
    await happened(hall, code, QUEUED, SENDING, again, SENDING, again, SENDING, SENT)
    [line] = await lines(minh, code)
    assert line.endswith("đã gửi · đã gửi lại 2 lần: kênh đang bận hoặc mất mạng")


async def test_what_still_waits_says_its_reason_once(hall: TownHall, minh: Chat, code: str) -> None:
    again = (AttemptStatus.QUEUED, "RetryLaterError: Flood control exceeded")
    await happened(hall, code, QUEUED, SENDING, again, SENDING, again)
    [line] = await lines(minh, code)
    assert line.endswith("chưa gửi được, sẽ gửi lại (kênh đang bận hoặc mất mạng) · đã gửi lại 1 lần")


async def test_of_very_many_the_newest_are_shown_and_the_rest_counted(
    hall: TownHall, minh: Chat, code: str
) -> None:
    for number in range(40):
        await happened(hall, code, (AttemptStatus.FAILED, f"{number}: " + "x" * 90), message=f"m{number}")
    shown = await lines(minh, code)
    assert 10 < len(shown) < 40
    assert "39: " in shown[-1]
    assert f"bỏ qua {40 - len(shown)} tin cũ" in minh.text


async def test_nothing_is_taken_from_the_record(hall: TownHall, minh: Chat, code: str) -> None:
    await happened(hall, code, QUEUED, SENDING, SENT, DELIVERED)
    await lines(minh, code)
    assert len(hall.store.shelves.attempts) == 4
