"""A delivery process for the crash test: claims, writes each message to a file, settles, until killed."""

import asyncio
import sys
from pathlib import Path

from storage.database import Database
from storage.desk import Desk
from tests.fakes.clock import SetClock


async def send_for_ever(url: str, sent: Path) -> None:
    clock = SetClock()
    database = Database.open(url, data_key=bytes(range(32)))
    desk = Desk(database, clock)
    await desk.expire_leases(clock.now(), everybodys=True)
    with sent.open("a") as wire:
        while rows := await desk.claim_outgoing("telegram", clock.now(), 4, 60):
            for row in rows:
                wire.write(f"{row.contact.address} {row.notice.sentence} {int(row.repeated)}\n")
                wire.flush()
                async with desk.work() as work:
                    await work.outbox.settle_sent(row.id, ["m"])
                    await work.commit()
    await database.close()


if __name__ == "__main__":
    asyncio.run(send_for_ever(sys.argv[1], Path(sys.argv[2])))
