"""What delivery has learned of a message is kept, however busy the database is."""

from contextlib import asynccontextmanager

from casework.notices import Notice
from storage.database import CollisionError
from tests.bot.deliveries import delivery_of


class BusyDesk:
    """A desk whose database takes nothing in for a while."""

    def __init__(self, desk):
        self.desk, self.refusals = desk, 0

    def __getattr__(self, name):
        return getattr(self.desk, name)

    @asynccontextmanager
    async def work(self, origin=None):
        if self.refusals:
            self.refusals -= 1
            raise CollisionError("the database is locked")
        async with self.desk.work(origin) as work:
            yield work


class Way:
    """A channel that brings everything, while the database becomes busy."""

    channel, spacing = "web", 0.0

    def __init__(self, desk):
        self.desk, self.brought = desk, []

    async def send(self, address, message):
        self.brought.append(message.text)
        self.desk.refusals = 3
        return [str(len(self.brought))]


async def test_a_message_that_went_out_while_the_database_was_busy_does_not_go_out_twice(bureau):
    async with bureau.storage.desk.work() as work:
        lan = await work.people.contact("web", "lan", "Lan")
        await work.outbox.put(Notice(contact_id=lan.id, sentence="ask-what"))
        await work.commit()
    desk = BusyDesk(bureau.storage.desk)
    way = Way(desk)
    delivery = delivery_of(bureau, desk, way)
    [row] = await delivery._claim()
    await delivery._deliver(row)
    for _ in range(3):  # past its lease, and past the pause before a repetition
        bureau.clock.advance(minutes=10)
        assert await delivery._claim() == []
