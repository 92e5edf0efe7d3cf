"""A broadcast to some hundred people by a bot that is killed with -9 on the way (bench/ has the long one)."""

from pathlib import Path

import pytest

from tests.journeys.broadcast_run import run
from tests.servers.telegram import FloodLimits


async def test_everybody_is_told_once_though_the_bot_was_killed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    limits = FloodLimits(per_second=60, chat_burst=1)
    course = await run(tmp_path, people=300, kills=1, limits=limits, per_second=60)
    with capsys.disabled():  # the figures are part of the report
        print(f"\n{course}")
    assert course.told_never == 0
    assert course.told_more <= course.report.unknown
    assert course.told_once + course.told_more == 300
    assert course.report.sent == 300
    assert course.refusals <= 1
    assert course.closest >= limits.chat_interval
