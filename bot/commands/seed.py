"""The demonstration's town: officers, and petitions in every state, made by the real use cases."""

import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from bot.commands.seed_conference import seed_conference
from casework.agencies import Role
from casework.answering import Answering
from casework.casefile import CaseFile
from casework.intake import Filing, Intake
from casework.joining import Joining
from casework.petition import Outcome, Petition, Stage
from casework.petitioner import Contact, Disclosure, Officer
from casework.ports import Reader
from casework.reading import Urgency
from casework.rulebook import Rulebook
from casework.triage import Triage
from storage.desk import Desk
from storage.work import DeskWork

CHANNEL = "web"
MARK = "seed-town"
TOWN = Path(__file__).parent / "town.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One seeded petition: who wrote what, how many days ago, to which agency, and what became of it.

    `joins` names who raised the same matter before, in an earlier story.
    """

    name: str
    text: str
    days_ago: int
    agency: str
    place: str
    then: tuple[str, ...]
    disclosure: Disclosure
    joins: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """Somebody who prepares, chairs or administers, with a phone in the demonstration."""

    key: str
    label: str
    agency: str
    role: Role
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """The town's officers (agency id -> name), those who join by opening a phone, stories, staff.

    `conference` is the block of the conference that is being prepared (bot.commands.seed_conference).
    """

    officers: dict[str, str]
    joining: dict[str, str]
    stories: tuple[Story, ...]
    staff: tuple[Staff, ...]
    conference: dict[str, Any]


def load_town() -> Town:
    """The town of town.toml."""
    block = tomllib.loads(TOWN.read_text(encoding="utf-8"))
    stories = tuple(
        Story(
            **{
                **story,
                "then": tuple(story.get("then", ())),
                "disclosure": Disclosure(story.get("disclosure", Disclosure.HANDLER)),
            }
        )
        for story in block["story"]
    )
    staff = tuple(Staff(**{**one, "role": Role(one["role"])}) for one in block["staff"])
    return Town(
        officers=block["officers"],
        joining=block["joining"],
        stories=stories,
        staff=staff,
        conference=block["conference"],
    )


class _ThenClock:
    """The moment at which a seeded story happens."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """The story's moment."""
        return self.moment


async def seed_town(desk: Desk, town: Town, rulebook: Rulebook, reader: Reader, now: datetime) -> bool:
    """Seed once; False when the town is there already."""
    async with desk.work() as work:
        first = await work.people.contact(CHANNEL, MARK, "")
        if (await work.people.petitioner(first.petitioner_id)).name:
            return False
        marker = await work.people.petitioner(first.petitioner_id)
        marker.name = MARK
        await work.people.save_petitioner(marker)
        officers = {agency: await _officer(work, agency, name) for agency, name in town.officers.items()}
        codes: dict[str, str] = {}
        for number, story in enumerate(town.stories):
            clock = _ThenClock(now - timedelta(days=story.days_ago, hours=1))
            casefile = CaseFile(rulebook=rulebook, clock=clock, mask=reader.mask)
            intake = Intake(casefile=casefile, joining=Joining(casefile=casefile, matters=reader.matters))
            joins = codes.get(story.joins, "")
            petition = await _file(work, story, f"seed-citizen-{number}", intake, reader, joins)
            codes[story.name] = petition.code
            if petition.stage is not Stage.SEALED:
                await _handle(work, story, petition, officers, intake)
        for one in town.staff:
            officers[one.key] = await _officer(work, one.agency, one.name, key=one.key, role=one.role)
        casefile = CaseFile(rulebook=rulebook, clock=_ThenClock(now), mask=reader.mask)
        await seed_conference(work, town.conference, casefile, officers, codes)
        await work.commit()
    return True


async def _officer(
    work: DeskWork, agency_id: str, name: str, *, key: str = "", role: Role = Role.OFFICER
) -> Officer:
    contact = await work.people.contact(CHANNEL, f"seed-{key or agency_id}", name)
    officer = Officer(id=uuid4().hex, contact_id=contact.id, agency_id=agency_id, role=role, name=name)
    await work.people.enrol(officer)
    return officer


async def _file(
    work: DeskWork, story: Story, address: str, intake: Intake, reader: Reader, joins: str
) -> Petition:
    contact = await work.people.contact(CHANNEL, address, story.name)
    petitioner = await work.people.petitioner(contact.petitioner_id)
    petitioner.name = story.name
    petitioner.consented_at = intake.casefile.clock.now()
    await work.people.save_petitioner(petitioner)
    filing = Filing(
        key=address,
        contact=contact,
        text=story.text,
        reading=reader.read(story.text),
        place_id=story.place,
        place_written=_name_of(intake.casefile.rulebook, story.place),
        disclosure=story.disclosure,
        joins=joins,
    )
    return await intake.receive(work, filing)


async def _handle(
    work: DeskWork, story: Story, petition: Petition, officers: dict[str, Officer], intake: Intake
) -> None:
    if petition.agency_id != story.agency:
        sorter = officers.get(petition.agency_id, officers["tiep-nhan"])
        await Triage(casefile=intake.casefile).pass_on(
            work, sorter, petition.code, agency_id=story.agency, reason="Đúng lĩnh vực của cơ quan này."
        )
    contact = await work.people.contact_with_id(petition.contact_id)
    assert contact is not None
    for step in story.then:
        await _go_on(work, step, petition, contact, officers[story.agency], intake)


async def _go_on(
    work: DeskWork, step: str, petition: Petition, contact: Contact, officer: Officer, intake: Intake
) -> None:
    verb, _, text = step.partition(":")
    triage, answering = Triage(casefile=intake.casefile), Answering(casefile=intake.casefile)
    match verb:
        case "urgent" | "high":
            await triage.correct(work, officer, petition.code, urgency=Urgency(verb))
        case "claim":
            await triage.claim(work, officer, petition.code)
        case "ask":
            await triage.ask(work, officer, petition.code, question=text)
        case "report":
            await answering.record(work, officer, petition.code, outcome=Outcome.BEING_RESOLVED, text=text)
        case "reopen":
            await intake.reopen(work, contact, petition.code, text=text)
        case outcome:
            await answering.record(work, officer, petition.code, outcome=Outcome(outcome), text=text)


def _name_of(rulebook: Rulebook, place_id: str) -> str:
    place = rulebook.places.get(place_id)
    return place.name if place else ""
