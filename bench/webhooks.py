"""Webhook calls on all channels at a steady rate against `langnghe run`, until everything is answered.

python bench/webhooks.py [seconds] [per_second] [people] [sqlite|postgresql]

The service, the sender and the servers that take the replies are three processes and share the machine. Calls
go out when they are due, whether or not earlier ones have been answered, and latencies count from then.
"""

import asyncio
import os
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.journeys.conftest import new_database
from tests.journeys.webhook_run import Course, run
from tests.servers.postgres import postgres_server

REPEATED = 0.02
PATIENCE = 1800.0


def main() -> None:
    """Print what was measured."""
    seconds, per_second, people = (
        int(given or usual)
        for given, usual in zip([*sys.argv[1:4], *[""] * 3][:3], (60, 200, 3000), strict=True)
    )
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = ""
        if "postgresql" in sys.argv:
            url = asyncio.run(new_database(stack.enter_context(postgres_server())))
        report(asyncio.run(measured(folder, seconds, per_second, people, url)), people)


async def measured(folder: Path, seconds: int, per_second: int, people: int, url: str) -> Course:
    """One run."""
    number = seconds * per_second
    return await run(
        folder,
        number=number,
        people=people,
        repeated=int(number * REPEATED),
        per_second=per_second,
        patience=seconds + PATIENCE,
        database_url=url,
    )


def report(course: Course, people: int) -> None:
    """Print it."""
    print(f"cores {os.cpu_count()}, load of the machine now {os.getloadavg()[0]:.1f}")
    print(f"calls {course.calls}, of them repeated {course.calls - course.unique}; people {people}")
    print(f"answered {dict(course.answers)}; rate {course.calls / course.sent_in:.1f}/s")
    print(
        "latency s: "
        + ", ".join(f"{name} {course.latency(share):.3f}" for name, share in SHARES)
        + f"; above 2 s {sum(one > 2 for one in course.latencies)}"
    )
    print(f"stored {course.stored}, twice {course.twice}, missing {course.missing}")
    print(f"turns done {course.done}, notes {dict(course.odd_notes)}")
    print(f"replies sent {course.replies}, arrived {course.arrived}; chats that differ {course.wrong_chats}")
    print(f"sent again, outcome unknown: {dict(course.unknown)}")
    print(f"left at the last answer {course.waiting_at_end}; empty after {course.empty_after:.0f} s")
    print(f"memory at most {course.megabytes:.0f} MB")
    print("nothing lost, nothing doubled but what is unknown" if course.is_whole else "NOT WHOLE")


SHARES = (("p50", 0.5), ("p95", 0.95), ("p99", 0.99), ("max", 1.0))

if __name__ == "__main__":
    main()
