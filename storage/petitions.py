"""The petitions and their files, within one unit of work."""

from collections.abc import Sequence

from sqlalchemy import Select, bindparam, func, select, tuple_, update

from casework.petition import Event, Petition, Statement
from casework.ports import QueueMark
from storage.connection import Connection
from storage.mapping import (
    event_from_row,
    event_to_row,
    petition_from_row,
    petition_to_row,
    statement_from_row,
    statement_to_row,
)
from storage.tables import EVENTS, PETITIONS, STATEMENTS

P = PETITIONS.c

# A petition that is read may be changed next: it is locked (on PostgreSQL; SQLite has one writer anyway), so
# that of two officers who claim it, the second sees the first.
_WITH_CODE = select(PETITIONS).where(P.code == bindparam("code")).with_for_update()
_WITH_ID = select(PETITIONS).where(P.id == bindparam("id")).with_for_update()
_FILED_FROM = select(PETITIONS).where(P.dedupe_key == bindparam("key"))
_OF_PETITIONER = (
    select(PETITIONS)
    .where(P.petitioner_id == bindparam("petitioner_id"))
    .order_by(P.received_at.desc(), P.id.desc())
)
_QUEUE = (
    select(PETITIONS)
    .where(P.agency_id == bindparam("agency_id"), P.queued == bindparam("queued"))
    .order_by(P.rank, P.due_order, P.received_at, P.id)
    .limit(bindparam("limit"))
)
# The mark names no moment: the petition it was taken from does.
_MARKED_AT = select(P.received_at).where(P.id == bindparam("mark_id")).scalar_subquery()
_QUEUE_AFTER = _QUEUE.where(
    tuple_(P.rank, P.due_order, P.received_at, P.id)
    > tuple_(bindparam("rank"), bindparam("due"), _MARKED_AT, bindparam("mark_id"))
)
_COUNT_QUEUE = (
    select(func.count())
    .select_from(PETITIONS)
    .where(P.agency_id == bindparam("agency_id"), P.queued == bindparam("queued"))
)
_ADD = PETITIONS.insert().inline()
_SAVE = update(PETITIONS).where(P.id == bindparam("petition_id"))
_FILE_OF = (
    select(STATEMENTS)
    .where(STATEMENTS.c.petition_id == bindparam("petition_id"))
    .order_by(STATEMENTS.c.number)
)
_HISTORY_OF = select(EVENTS).where(EVENTS.c.petition_id == bindparam("petition_id")).order_by(EVENTS.c.number)
_APPEND = STATEMENTS.insert().inline()
_RECORD = EVENTS.insert().inline()


class StoredPetitions:
    """Implements casework.ports.Petitions."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def add(self, petition: Petition) -> None:
        """Keep a new petition."""
        await self._connection.change(_ADD, petition_to_row(petition))

    async def save(self, petition: Petition) -> None:
        """Keep what changed."""
        await self._connection.change(_SAVE, {"petition_id": petition.id, **petition_to_row(petition)})

    async def with_code(self, code: str) -> Petition | None:
        """The petition with this code."""
        return await self._one(_WITH_CODE, code=code)

    async def with_id(self, petition_id: str) -> Petition | None:
        """The petition with this id."""
        return await self._one(_WITH_ID, id=petition_id)

    async def filed_from(self, dedupe_key: str) -> Petition | None:
        """The petition that was made of this draft, if it was."""
        return await self._one(_FILED_FROM, key=dedupe_key)

    async def of_petitioner(self, petitioner_id: str) -> Sequence[Petition]:
        """All petitions of a person, newest first."""
        return await self._many(_OF_PETITIONER, petitioner_id=petitioner_id)

    async def queue(self, agency_id: str, *, after: QueueMark | None, limit: int) -> Sequence[Petition]:
        """A page of an agency's queue: most urgent, then earliest due (none: last), then oldest first.

        The mark of a petition without a due day has `mapping.NO_DUE_DAY` (date.max).
        """
        if after is None:
            return await self._many(_QUEUE, agency_id=agency_id, queued=True, limit=limit)
        return await self._many(
            _QUEUE_AFTER,
            agency_id=agency_id,
            queued=True,
            limit=limit,
            rank=after.rank,
            due=after.due,
            mark_id=after.id,
        )

    async def count_queue(self, agency_id: str) -> int:
        """How many petitions the queue holds."""
        parameters = {"agency_id": agency_id, "queued": True}
        return int(await self._connection.value(_COUNT_QUEUE, parameters) or 0)

    async def append(self, statement: Statement) -> None:
        """Add a text to a petition's file."""
        await self._connection.change(_APPEND, statement_to_row(statement))

    async def file_of(self, petition_id: str) -> Sequence[Statement]:
        """All texts of a petition, in the order they were added."""
        rows = await self._connection.rows(_FILE_OF, {"petition_id": petition_id})
        return [statement_from_row(row) for row in rows]

    async def record(self, event: Event) -> None:
        """Add a line to a petition's history."""
        await self._connection.change(_RECORD, event_to_row(event))

    async def history_of(self, petition_id: str) -> Sequence[Event]:
        """The history of a petition, in the order it happened."""
        rows = await self._connection.rows(_HISTORY_OF, {"petition_id": petition_id})
        return [event_from_row(row) for row in rows]

    async def _one(self, query: Select[tuple[object, ...]], **parameters: object) -> Petition | None:
        row = await self._connection.row(query, parameters)
        return petition_from_row(row) if row else None

    async def _many(self, query: Select[tuple[object, ...]], **parameters: object) -> Sequence[Petition]:
        return [petition_from_row(row) for row in await self._connection.rows(query, parameters)]
