"""An office over a real SQLite file, with a conference in it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import date

import pytest

from bot.office import office_of
from bot.opened import Storage, open_storage
from bot.settings import Settings
from casework.agencies import Role
from casework.conference import Conference, Form, Head
from casework.convening import Plan
from casework.petitioner import Officer
from casework.regulation import Ground, Kind
from casework.rulebook import CalendarShelf, Rulebook
from handlers.turn import Office
from tests.fakes.clock import SetClock
from tests.handlers.chat import SetReader


@dataclass
class Bureau:
    """The parts that a running bot has, and the conference that they serve."""

    settings: Settings
    storage: Storage
    office: Office
    clock: SetClock
    secretary: Officer
    conference: Conference


@pytest.fixture
async def bureau(settings: Settings, rulebook: Rulebook) -> AsyncIterator[Bureau]:
    clock = SetClock()
    own = replace(rulebook, shelf=CalendarShelf(rulebook.calendar))
    office = office_of(own, settings, clock, SetReader())
    async with open_storage(settings, clock) as storage:
        async with storage.desk.work() as work:
            people = {}
            for role in (Role.SECRETARY, Role.CHAIR):
                contact = await work.people.contact("web", role, role)
                people[role] = Officer(
                    id=role, contact_id=contact.id, agency_id="tiep-nhan", role=role, name=f"Ông {role}"
                )
                await work.people.enrol(people[role])
            plan = Plan(
                title="Đối thoại quý I",
                kind=Kind.PERIODIC,
                form=Form.IN_PERSON,
                head=Head.GOVERNMENT,
                ground=Ground.COMMUNE,
                place="Hội trường",
                held_on=date(2026, 3, 26),
                begins_at="08:00",
                hours=3.0,
                chair="Nguyễn Văn Chủ",
            )
            conference = await office.conferences.convening.create(work, people[Role.SECRETARY], plan)
            await work.commit()
        yield Bureau(settings, storage, office, clock, people[Role.SECRETARY], conference)
