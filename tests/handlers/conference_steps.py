"""What others do around a conference, without the chat: open it, hold it, conclude it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from casework.agencies import Role
from casework.conference import Item, Verdict
from casework.petitioner import Officer
from casework.rulebook import CalendarShelf, Rulebook
from tests.fakes.clock import SetClock
from tests.fakes.plans import HELD
from tests.handlers.chat import SetReader
from tests.handlers.conference_town import Conferring, conferring

S0, S1, S2, S3, S4 = (
    "s0-gia-lai-553",
    "s1-hung-yen-1548",
    "s2-dien-bien-snv",
    "s3-1573",
    "s4-ban-dan-van-2023",
)


async def town_under(rulebook: Rulebook, clock: SetClock, ear: SetReader, *regulations: str) -> Conferring:
    """A commune under these profiles, with a calendar of its own that tests may change."""
    own = replace(rulebook, shelf=CalendarShelf(rulebook.calendar))
    return await conferring(own, clock, ear, regulations=regulations)


def morning(day: date) -> datetime:
    """Eight in the morning of a day, in Việt Nam."""
    return datetime(day.year, day.month, day.day, 1, 0, tzinfo=UTC)


async def at(town: Conferring, day: date) -> None:
    """The clock shows the morning of this day."""
    town.hall.clock.moment = morning(day)


async def by_secretary(town: Conferring, act: Callable[[Any, Officer], Awaitable[Any]]) -> Any:
    """One unit of work of the secretary; what it queues is brought."""
    async with town.hall.store.work() as work:
        result = await act(work, await town.officer(work))
        await work.commit()
    await town.hall.deliver()
    return result


async def opened(town: Conferring, *, until: date = date(2026, 3, 20), **changes: Any) -> None:
    """A conference that collects opinions."""
    conference = await town.planned(**changes)
    convening = town.hall.office.conferences.convening
    await by_secretary(
        town,
        lambda work, officer: convening.open_collection(work, officer, conference.number, until=until),
    )


async def assigned(town: Conferring, code: str, number: int = 1) -> Item:
    """The petition is on the agenda."""
    agenda = town.hall.office.conferences.agenda
    item: Item = await by_secretary(town, lambda work, officer: agenda.assign(work, officer, number, code))
    return item


async def raised(town: Conferring, text: str = "Đèn đường thôn Bến Đá tắt", agency: str = "kinh-te") -> Item:
    """Lan has said something in the room."""
    agenda = town.hall.office.conferences.agenda
    item: Item = await by_secretary(
        town,
        lambda work, officer: agenda.raise_in_room(
            work,
            officer,
            1,
            name="Lan",
            text=text,
            topic="transport",
            agency_id=agency,
            contact_id=town.lan.contact_id,
        ),
    )
    return item


async def begun(town: Conferring, *, on: date = HELD) -> None:
    """People are in the room."""
    await at(town, on)
    convening = town.hall.office.conferences.convening
    await by_secretary(town, lambda work, officer: convening.begin(work, officer, 1))


async def decided(town: Conferring, item: Item, verdict: Verdict = Verdict.LATER, said: str = "") -> None:
    """The chair has said how an item ends."""
    agenda = town.hall.office.conferences.agenda
    await by_secretary(
        town, lambda work, officer: agenda.decide(work, officer, item.id, verdict=verdict, said=said)
    )


async def concluded(town: Conferring, *, on: date = date(2026, 4, 2)) -> None:
    """It is over, and the notice is signed."""
    conferences = town.hall.office.conferences
    await by_secretary(town, lambda work, officer: conferences.convening.end(work, officer, 1))
    await at(town, on)
    await by_secretary(
        town, lambda work, officer: conferences.concluding.sign(work, officer, 1, paper_number="12/TB-UBND")
    )


async def concluded_with(
    town: Conferring, verdict: Verdict = Verdict.LATER, said: str = ""
) -> tuple[str, Item]:
    """Lan's petition went through a whole conference; its code and item."""
    code = await town.lan.filed()
    await opened(town)
    item = await assigned(town, code)
    await begun(town)
    await decided(town, item, verdict, said)
    await concluded(town)
    return code, town.items()[0]


async def remind(town: Conferring) -> int:
    """The morning's look; how many conferences were spoken of."""
    told: int = await by_secretary(town, lambda work, _: town.hall.office.conferences.reminding.morning(work))
    return told


def recorded(town: Conferring, act: str) -> list[dict[str, str]]:
    """The details of the record's lines of this act."""
    return [event.detail for event in town.hall.store.shelves.conference_events if event.act == act]


async def administrator(town: Conferring) -> Any:
    """Somebody who may change the calendar."""
    return await town.hall.officer("Quản", "tiep-nhan", Role.ADMINISTRATOR)
