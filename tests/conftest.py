"""What all tests share: the demo's rulebook and a reader, loaded once."""

import os
from collections.abc import Generator
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings as fuzz_settings

from bot.clock import SystemClock
from bot.office import load_reader, rulebook_of
from bot.settings import Settings
from casework.ports import Reader
from casework.rulebook import Rulebook
from tests.servers.postgres import postgres_url

__all__ = ["postgres_url"]  # a fixture that storage and journeys share

os.environ.setdefault("PTB_TIMEDELTA", "1")

# A slow machine is no defect.
fuzz_settings.register_profile("untimed", deadline=None)
fuzz_settings.load_profile("untimed")

NOON = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)  # Monday 23/11/2026, noon in Việt Nam; the 24th is a holiday


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return rulebook_of(Settings(_env_file=None), SystemClock())


@pytest.fixture(scope="session")
def reader(rulebook: Rulebook) -> Reader:
    return load_reader(Settings(_env_file=None), rulebook)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        _env_file=None,
        database_url=f"sqlite:///{tmp_path / 'town.db'}",
        data_dir=tmp_path,
        port=0,
        burst_seconds=0,
        quiet_from=time(0),
        quiet_until=time(0),
        telegram_messages_per_second=1000,
        telegram_seconds_per_chat=0,
        telegram_seconds_per_group=0,
    )


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, None]:
    """In a complete run (.ci/run) a skipped test is a failure: nothing may be left out unnoticed."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and os.environ.get("LANGNGHE_NO_SKIPS"):
        report.outcome = "failed"
        report.longrepr = f"skipped in a complete run: {report.longrepr}"
