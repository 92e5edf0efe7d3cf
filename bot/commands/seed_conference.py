"""The demonstration's conference: announced, with petitions on its agenda, some drafts sent already."""

from typing import Any

from bot.office import conferences_of
from casework.answering import Answering
from casework.broadcasting import Broadcasting
from casework.casefile import CaseFile
from casework.conference import Form, Head
from casework.conference_file import ConferenceFile
from casework.convening import Plan
from casework.petitioner import Officer
from casework.regulation import Ground, Kind
from casework.working_days import day_of, days_later
from storage.work import DeskWork

SECRETARY = "thu-ky"


async def seed_conference(
    work: DeskWork,
    block: dict[str, Any],
    casefile: CaseFile,
    officers: dict[str, Officer],
    codes: dict[str, str],
) -> None:
    """Prepare it as a secretary would. `codes` maps the names of stories to the codes of their petitions."""
    use = conferences_of(Broadcasting(file=ConferenceFile(casefile=casefile)), Answering(casefile=casefile))
    secretary = officers[SECRETARY]
    day = days_later(day_of(casefile.clock.now()), block["days_ahead"])
    plan = Plan(
        title=block["title"],
        kind=Kind.PERIODIC,
        form=Form.IN_PERSON,
        head=Head.GOVERNMENT,
        ground=Ground.COMMUNE,
        place=block["place"],
        held_on=day,
        begins_at=block["begins_at"],
        hours=block["hours"],
        chair=block["chair"],
        co_chairs=tuple(block["co_chairs"]),
        scope=block["scope"],
        expected=block["expected"],
    )
    conference = await use.convening.create(work, secretary, plan)
    await use.convening.open_collection(work, secretary, conference.number, until=day)
    for name in block["agenda"]:
        item = await use.agenda.assign(work, secretary, conference.number, codes[name])
        draft = block["drafts"].get(name, "")
        if draft:
            await use.drafting.draft(work, officers[item.agency_id], item.id, text=draft)
