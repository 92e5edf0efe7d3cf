"""The conferences with their agendas, speakers' lists and records, and the days that were set by hand."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Executable, Select, bindparam, delete, func, literal, select, update

from casework.conference import RUNNING_PHASES, Conference, ConferenceEvent, Item, Phase, Speaker
from casework.working_days import DayOff
from storage.conference_json import from_json, to_json
from storage.conference_tables import CHANGED_DAYS, CONFERENCE_EVENTS, CONFERENCES, ITEMS, SPEAKERS
from storage.connection import Connection, Row
from storage.dialects import Upsert

C, I, S, E = CONFERENCES.c, ITEMS.c, SPEAKERS.c, CONFERENCE_EVENTS.c  # noqa: E741


def _lock_for(part_of: Select[tuple[str]]) -> Select[tuple[str]]:
    """Lock the conference to which something belongs."""
    return select(C.id).where(C.id == part_of.scalar_subquery()).with_for_update()


# A conference that is read is locked, as a petition is; an item or a speaker is read under the lock of its
# conference. So whoever works on one conference waits for the other at one place, never crosswise, and what
# is listed after its conference was read is the newest. Lists themselves lock nothing.
_ADD = CONFERENCES.insert().inline()
_SAVE = update(CONFERENCES).where(C.id == bindparam("conference"))
_HIGHEST = select(func.max(C.number))
_WITH_NUMBER = select(C.body).where(C.number == bindparam("number")).with_for_update()
_WITH_ID = select(C.body).where(C.id == bindparam("id")).with_for_update()
_ALL = select(C.body).order_by(C.number.desc())
_RUNNING = (
    select(C.body)
    .where(C.phase.in_([literal(str(phase)) for phase in sorted(RUNNING_PHASES)]))
    .order_by(C.held_on, C.number)
)
_HAS_CONCLUDED = (
    select(C.number)
    .where(C.phase.in_([literal(str(phase)) for phase in (Phase.CONCLUDED, Phase.CLOSED)]))
    .limit(1)
)
_ADD_ITEM = ITEMS.insert().inline()
_SAVE_ITEM = update(ITEMS).where(I.id == bindparam("item"))
_REMOVE_ITEM = delete(ITEMS).where(I.id == bindparam("id"))
_LOCK_OF_ITEM = _lock_for(select(I.conference_id).where(I.id == bindparam("id")))
_ITEM = select(I.body).where(I.id == bindparam("id"))
_ITEMS_OF = select(I.body).where(I.conference_id == bindparam("id")).order_by(I.number, I.added)
_ITEMS_OF_PETITION = select(I.body).where(I.petition_id == bindparam("id")).order_by(I.added)
_ADD_SPEAKER = SPEAKERS.insert().inline()
_SAVE_SPEAKER = update(SPEAKERS).where(S.id == bindparam("speaker"))
_LOCK_OF_SPEAKER = _lock_for(select(S.conference_id).where(S.id == bindparam("id")))
_SPEAKER = select(S.body).where(S.id == bindparam("id"))
_SPEAKERS_OF = select(S.body).where(S.conference_id == bindparam("id")).order_by(S.position, S.id)
_RECORD = CONFERENCE_EVENTS.insert().inline()
_RECORD_OF = select(CONFERENCE_EVENTS).where(E.conference_id == bindparam("id")).order_by(E.number)
_DAYS_CHANGED = select(CHANGED_DAYS).order_by(CHANGED_DAYS.c.day)
_CHANGE_DAY = Upsert(
    CHANGED_DAYS,
    lambda insert: insert.on_conflict_do_update(
        index_elements=["day"],
        set_={name: insert.excluded[name] for name in ("works", "name", "source")},
    ),
)


class StoredConferences:
    """Implements casework.conference_ports.Conferences."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def add(self, conference: Conference) -> None:
        """Keep a new conference; another one with its number is refused by the database."""
        await self._connection.change(_ADD, _conference_to_row(conference))

    async def save(self, conference: Conference) -> None:
        """Keep what changed."""
        row = {"conference": conference.id, **_conference_to_row(conference)}
        await self._connection.change(_SAVE, row)

    async def next_number(self) -> int:
        """The number for a new conference: 1, 2, 3..."""
        return int(await self._connection.value(_HIGHEST) or 0) + 1

    async def with_number(self, number: int) -> Conference | None:
        """The conference with this number."""
        body = await self._connection.value(_WITH_NUMBER, {"number": number})
        return None if body is None else from_json(Conference, body)

    async def with_id(self, conference_id: str) -> Conference | None:
        """The conference with this id."""
        body = await self._connection.value(_WITH_ID, {"id": conference_id})
        return None if body is None else from_json(Conference, body)

    async def all(self) -> Sequence[Conference]:
        """All, the latest number first."""
        return [from_json(Conference, body) for body in await self._bodies(_ALL)]

    async def running(self) -> Sequence[Conference]:
        """Those in `RUNNING_PHASES`, by the day they are held, then number."""
        return [from_json(Conference, body) for body in await self._bodies(_RUNNING)]

    async def has_concluded(self) -> bool:
        """Whether any conclusion notice was ever issued."""
        return await self._connection.value(_HAS_CONCLUDED, {}) is not None

    async def add_item(self, item: Item) -> None:
        """Put a matter on an agenda."""
        await self._connection.change(_ADD_ITEM, _item_to_row(item))

    async def save_item(self, item: Item) -> None:
        """Keep what changed."""
        await self._connection.change(_SAVE_ITEM, {"item": item.id, **_item_to_row(item)})

    async def remove_item(self, item_id: str) -> None:
        """Take a matter off the agenda."""
        await self._connection.change(_REMOVE_ITEM, {"id": item_id})

    async def item(self, item_id: str) -> Item | None:
        """The item with this id."""
        body = await self._locked_body(_LOCK_OF_ITEM, _ITEM, item_id)
        return None if body is None else from_json(Item, body)

    async def items_of(self, conference_id: str) -> Sequence[Item]:
        """The agenda, by number."""
        return [from_json(Item, body) for body in await self._bodies(_ITEMS_OF, id=conference_id)]

    async def items_of_petition(self, petition_id: str) -> Sequence[Item]:
        """Where a petition is or was on the agenda, in the order it was put there."""
        return [from_json(Item, body) for body in await self._bodies(_ITEMS_OF_PETITION, id=petition_id)]

    async def add_speaker(self, speaker: Speaker) -> None:
        """Keep a registration."""
        await self._connection.change(_ADD_SPEAKER, _speaker_to_row(speaker))

    async def save_speaker(self, speaker: Speaker) -> None:
        """Keep what changed."""
        row = {"speaker": speaker.id, **_speaker_to_row(speaker)}
        await self._connection.change(_SAVE_SPEAKER, row)

    async def speaker(self, speaker_id: str) -> Speaker | None:
        """The speaker with this id."""
        body = await self._locked_body(_LOCK_OF_SPEAKER, _SPEAKER, speaker_id)
        return None if body is None else from_json(Speaker, body)

    async def speakers_of(self, conference_id: str) -> Sequence[Speaker]:
        """The speakers' list, by position, then id."""
        return [from_json(Speaker, body) for body in await self._bodies(_SPEAKERS_OF, id=conference_id)]

    async def record(self, event: ConferenceEvent) -> None:
        """Add a line to the record."""
        await self._connection.change(_RECORD, _event_to_row(event))

    async def record_of(self, conference_id: str) -> Sequence[ConferenceEvent]:
        """The record, in the order it happened."""
        rows = await self._connection.rows(_RECORD_OF, {"id": conference_id})
        return [_event_from_row(row) for row in rows]

    async def days_changed(self) -> Sequence[DayOff]:
        """The days that an administrator has set, by day."""
        return [DayOff(**row) for row in await self._connection.rows(_DAYS_CHANGED)]

    async def change_day(self, day: DayOff) -> None:
        """Set one day; what was set for it before is replaced."""
        row = {"day": day.day, "works": day.works, "name": day.name, "source": day.source}
        await self._connection.change(_CHANGE_DAY.on(self._connection), row)

    async def _locked_body(self, lock: Executable, query: Executable, part_id: str) -> str | None:
        """What is stored of a part, read after its conference was locked."""
        await self._connection.value(lock, {"id": part_id})
        body: str | None = await self._connection.value(query, {"id": part_id})
        return body

    async def _bodies(self, query: Executable, **parameters: str) -> list[str]:
        return [row["body"] for row in await self._connection.rows(query, parameters)]


def _conference_to_row(conference: Conference) -> dict[str, Any]:
    return {
        "id": conference.id,
        "number": conference.number,
        "phase": str(conference.phase),
        "held_on": conference.held_on,
        "body": to_json(Conference, conference),
    }


def _item_to_row(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "conference_id": item.conference_id,
        "number": item.number,
        "petition_id": item.petition_id,
        "body": to_json(Item, item),
    }


def _speaker_to_row(speaker: Speaker) -> dict[str, Any]:
    return {
        "id": speaker.id,
        "conference_id": speaker.conference_id,
        "position": speaker.position,
        "body": to_json(Speaker, speaker),
    }


def _event_to_row(event: ConferenceEvent) -> dict[str, Any]:
    return {
        "conference_id": event.conference_id,
        "act": event.act,
        "actor_id": event.actor_id,
        "at": event.at,
        "detail": to_json(dict[str, str], event.detail),
    }


def _event_from_row(row: Row) -> ConferenceEvent:
    return ConferenceEvent(
        conference_id=row["conference_id"],
        act=row["act"],
        actor_id=row["actor_id"],
        at=row["at"],
        detail=from_json(dict[str, str], row["detail"]),
    )
