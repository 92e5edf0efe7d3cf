"""A broadcast to 10,000 contacts against a server with Telegram's limits, killed with -9 three times.

python bench/broadcast.py [people] [kills] [per_second]
"""

import asyncio
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.journeys.broadcast_run import run
from tests.servers.telegram import FloodLimits


def main() -> None:
    """Print what was measured."""
    people, kills, per_second = (
        int(given or usual)
        for given, usual in zip([*sys.argv[1:], *[""] * 3][:3], (10_000, 3, 30), strict=True)
    )
    with tempfile.TemporaryDirectory() as folder:
        limits = FloodLimits(chat_burst=1)
        course = asyncio.run(
            run(Path(folder), people=people, kills=kills, limits=limits, per_second=per_second)
        )
    print(f"people {course.people}, kills {course.kills}")
    print(f"seconds {course.seconds:.1f}, of them without a process {course.down:.1f}")
    print(f"rate {course.rate:.2f}/s over all")
    print(f"share of the permitted {course.per_second}/s while a process ran {100 * course.share:.1f} %")
    print(f"refused with 429: {course.refusals}")
    print(
        f"told exactly once {course.told_once}, more than once {course.told_more}, never {course.told_never}"
    )
    print(f"unknown outcomes {course.report.unknown}; closest two messages of a chat {course.closest:.2f} s")
    print(course.report)


if __name__ == "__main__":
    main()
