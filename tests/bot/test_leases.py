"""Slow is not dead: a message in hand is not given to a second sender while its process lives."""

import asyncio

from bot import leases
from bot.delivery import AT_ONCE
from casework.notices import Notice
from tests.bot.deliveries import delivery_of
from tests.journeys.conftest import eventually

PEOPLE = 2 * AT_ONCE + 3  # some are sent, some wait in hand for a free place, some wait in the outbox
SECONDS = 70


class SlowWay:
    """A channel that needs more than a minute for each message; what is at work then goes on."""

    channel, spacing = "web", 0.0

    def __init__(self, clock):
        self.clock, self.brought = clock, []

    async def send(self, address, message):
        self.brought.append(address)
        for _ in range(7):
            self.clock.advance(seconds=SECONDS / 7)
            await asyncio.sleep(0.02)
        return [str(len(self.brought))]


async def queue(bureau, people):
    async with bureau.storage.desk.work() as work:
        for number in range(people):
            contact = await work.people.contact("web", f"nguoi-{number}", "")
            await work.outbox.put(Notice(contact_id=contact.id, sentence="ask-what"))
        await work.commit()


async def test_however_slow_the_channel_each_message_goes_out_once(bureau, monkeypatch):
    monkeypatch.setattr(leases, "RENEW_EVERY", 0.01)
    await queue(bureau, PEOPLE)
    way = SlowWay(bureau.clock)
    delivery = delivery_of(bureau, bureau.storage.desk, way)

    async def all_sent():
        delivery.decided.set()  # as every turn of a busy service rings
        return (await bureau.storage.desk.counts())["sent"] == PEOPLE

    began = bureau.clock.now()
    async with asyncio.TaskGroup() as group:
        running = group.create_task(delivery.run())
        await eventually(all_sent)
        running.cancel()
    assert sorted(way.brought) == sorted(f"nguoi-{number}" for number in range(PEOPLE))
    assert (bureau.clock.now() - began).total_seconds() > 2 * leases.LEASE_SECONDS


async def test_who_was_halted_past_the_lease_leaves_the_message_to_the_next(bureau):
    await queue(bureau, 1)
    halted, other = (delivery_of(bureau, bureau.storage.desk, SlowWay(bureau.clock)) for _ in range(2))
    [row] = await halted._claim()
    bureau.clock.advance(seconds=leases.LEASE_SECONDS + 1)
    await halted._deliver(row)
    assert halted.sender.brought == []
    [again] = await other._claim()
    assert again.repeated, "nobody could know that the first had not sent it"
    await other._deliver(again)
    assert other.sender.brought == ["nguoi-0"]


async def test_what_is_done_with_is_not_renewed(bureau):
    await queue(bureau, 1)
    delivery = delivery_of(bureau, bureau.storage.desk, SlowWay(bureau.clock))
    [row] = await delivery._claim()
    delivery._leases.let_go(row)  # its result could not be kept
    for _ in range(3):
        bureau.clock.advance(seconds=leases.LEASE_SECONDS / 2)
        await delivery._leases.renew()
    [again] = await delivery._claim()
    assert again.id == row.id
