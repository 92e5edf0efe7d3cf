"""What lies behind a conference when people are in the room, set up without the chat."""

from datetime import UTC, datetime
from typing import Any

from casework.conference import Item
from casework.rulebook import Rulebook
from tests.fakes.clock import SetClock
from tests.handlers.chat import Chat, SetReader
from tests.handlers.conference_town import Conferring, conferring

OPENING = datetime(2026, 3, 26, 1, 0, tzinfo=UTC)  # 08:00 in Việt Nam on the day of the conference


async def under(
    profile: str, rulebook: Rulebook, clock: SetClock, ear: SetReader, **changes: Any
) -> Conferring:
    """A conference under one profile, with people in the room."""
    town = await conferring(rulebook, clock, ear, regulations=(profile,))
    await town.planned(**changes)
    await begun(town)
    return town


async def begun(town: Conferring) -> None:
    """The day has come and people are in the room."""
    town.hall.clock.moment = OPENING
    await town.secretary.act("begin:1")
    await town.secretary.say("112")


async def opened(town: Conferring) -> None:
    """A conference that collects registrations."""
    await town.planned()
    async with town.hall.store.work() as work:
        officer = await town.officer(work)
        until = town.conference().held_on
        await town.hall.office.conferences.convening.open_collection(work, officer, 1, until=until)
        await work.commit()
    await town.hall.deliver()


async def registers(town: Conferring, chat: Chat, matter: str, code: str = "") -> None:
    """Somebody goes on the speakers' list."""
    petition = town.hall.petition(code).id if code else None
    async with town.hall.store.work() as work:
        contact = await work.people.contact(chat.channel, chat.name, chat.name)
        await town.hall.office.conferences.running_list.register(
            work, contact, 1, name=chat.name, matter=matter, petition_id=petition
        )
        await work.commit()
    await town.hall.deliver()


async def on_agenda(town: Conferring, code: str, *, draft: str = "") -> Item:
    """A petition on the agenda, with what its agency has prepared."""
    async with town.hall.store.work() as work:
        officer = await town.officer(work)
        item = await town.hall.office.conferences.agenda.assign(work, officer, 1, code)
        if draft:
            item.draft = draft
            await work.conferences.save_item(item)
        await work.commit()
    await town.hall.deliver()
    return item
