"""A town hall whose clock and reader are set by the test, and a few people who come to it."""

import pytest

from casework.rulebook import Rulebook
from tests.conftest import NOON
from tests.fakes.clock import SetClock
from tests.handlers.chat import Chat, SetReader, TownHall


@pytest.fixture
def clock() -> SetClock:
    return SetClock(NOON)


@pytest.fixture
def ear() -> SetReader:
    return SetReader()


@pytest.fixture
def hall(rulebook: Rulebook, clock: SetClock, ear: SetReader) -> TownHall:
    """Where a message is taken as complete at once."""
    return TownHall(rulebook, clock, ear)


@pytest.fixture
def patient_hall(rulebook: Rulebook, clock: SetClock, ear: SetReader) -> TownHall:
    """Where a person has to be silent for three seconds first."""
    return TownHall(rulebook, clock, ear, quiet=3)


@pytest.fixture
async def lan(hall: TownHall) -> Chat:
    """A citizen who has agreed."""
    return await hall.citizen("Lan")


@pytest.fixture
async def hung(hall: TownHall) -> Chat:
    """Another citizen who has agreed."""
    return await hall.citizen("Hùng")


@pytest.fixture
async def minh(hall: TownHall) -> Chat:
    """An officer of Phòng Kinh tế."""
    return await hall.officer("Minh")


@pytest.fixture
async def hoa(hall: TownHall) -> Chat:
    """An officer of the desk that sorts."""
    return await hall.officer("Hoa", "tiep-nhan")
