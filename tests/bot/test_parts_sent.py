"""Messages in parts: after a failure only the rest goes out, whatever else is sent meanwhile."""

import asyncio

import pytest

from bot.parts_sent import MESSAGES_REMEMBERED, PartsSent


class Wire:
    """Takes parts; breaks at one, as often as told."""

    def __init__(self, *, breaks_at: str = "", times: int = 0, seconds: float = 0.0) -> None:
        self.taken: list[str] = []
        self.breaks_at, self.times, self.seconds = breaks_at, times, seconds

    async def take(self, part: str) -> str:
        await asyncio.sleep(self.seconds)
        if part == self.breaks_at and self.times:
            self.times -= 1
            raise ConnectionError
        self.taken.append(part)
        return f"id-{part}"


async def test_after_a_failure_the_rest_goes_out_however_many_others_went_out_meanwhile():
    sent, wire = PartsSent(0), Wire(breaks_at="b", times=1)
    with pytest.raises(ConnectionError):
        await sent.send("long", "abc", wire.take)
    for number in range(MESSAGES_REMEMBERED + 1):
        await sent.send(f"other-{number}", "x", Wire().take)
    assert await sent.send("long", "abc", wire.take) == ["id-a", "id-b", "id-c"]
    assert wire.taken == ["a", "b", "c"]


async def test_two_who_send_one_message_at_once_send_each_part_once():
    sent, wire = PartsSent(0), Wire(seconds=0.01)
    assert (
        await asyncio.gather(*(sent.send("one", "abc", wire.take) for _ in range(2)))
        == [["id-a", "id-b", "id-c"]] * 2
    )
    assert wire.taken == ["a", "b", "c"]


async def test_what_went_out_whole_is_not_sent_again():
    sent, wire = PartsSent(0), Wire()
    assert [await sent.send("one", "ab", wire.take) for _ in range(2)] == [["id-a", "id-b"]] * 2
    assert wire.taken == ["a", "b"]


async def test_what_never_began_leaves_nothing_behind():
    sent = PartsSent(0)
    for number in range(3):
        with pytest.raises(ConnectionError):
            await sent.send(f"{number}", "a", Wire(breaks_at="a", times=9).take)
    assert not sent._begun
