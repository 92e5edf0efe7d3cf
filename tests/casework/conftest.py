"""The demo's rulebook with the public holidays of fixed years, and a town in which a clock is set."""

import pytest

from bot.holidays import public_holidays
from casework.petition import Petition
from casework.petitioner import Contact, Officer
from casework.rulebook import Rulebook, load_rulebook
from casework.working_days import WorkingDays
from tests.casework.conference_town import ConferenceTown, town_under
from tests.casework.town import Town
from tests.fakes.clock import SetClock


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return load_rulebook("demo", holidays=public_holidays(2025, 2028), sure_from=0.6)


@pytest.fixture(scope="session")
def calendar(rulebook: Rulebook) -> WorkingDays:
    return rulebook.calendar


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def town(rulebook: Rulebook, clock: SetClock) -> Town:
    return Town(rulebook=rulebook, clock=clock)


@pytest.fixture
async def lan(town: Town) -> Contact:
    """A citizen."""
    return await town.citizen("Lan")


@pytest.fixture
async def minh(town: Town) -> Officer:
    """An officer of Phòng Kinh tế."""
    return await town.officer("Minh")


@pytest.fixture
async def pothole(town: Town, lan: Contact, minh: Officer) -> Petition:
    """Lan's petition about a road, in Phòng Kinh tế's queue, where Minh works."""
    petition = await town.file(lan)
    town.heard()
    return petition


@pytest.fixture
async def hall(rulebook: Rulebook) -> ConferenceTown:
    """A town that holds conferences under the demo's two profiles."""
    return await town_under(rulebook, *rulebook.authority.regulations)
