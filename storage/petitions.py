"""The petitions and their files, within one unit of work."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, bindparam, func, literal, literal_column, select, tuple_, union_all, update

from casework.candidates import CANDIDATES, KEYS, NEWEST, shortlist
from casework.petition import OPEN_STAGES, Event, Petition, Statement
from casework.ports import QueueMark
from casework.reading import Trace
from storage.connection import Connection
from storage.mapping import (
    event_from_row,
    event_to_row,
    petition_from_row,
    petition_to_row,
    statement_from_row,
    statement_to_row,
    trace_from_json,
    trace_to_json,
)
from storage.tables import EVENTS, PETITIONS, STATEMENTS, TRACE_KEYS, TRACES

P = PETITIONS.c
K = TRACE_KEYS.c

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
_JOINED_TO = (
    select(PETITIONS)
    .where(P.joined_to == bindparam("petition_id"))
    .order_by(P.received_at, P.id)
    .with_for_update()
)
_OPEN_ONES = (
    select(PETITIONS)
    .where(P.stage.in_([literal(str(stage)) for stage in sorted(OPEN_STAGES)]))
    .order_by(P.received_at, P.id)
)
_KEEP_TRACE = TRACES.insert().inline()
_KEEP_KEY = TRACE_KEYS.insert().inline()
_TRACE_OF = select(TRACES.c.content).where(TRACES.c.petition_id == bindparam("petition_id"))
# One statement for any number of keys up to `KEYS`; what is missing is filled with the first.


def _newest_with(number: int) -> Select[tuple[int, str]]:
    """The newest petitions that have a key, with the key's number."""
    newest = (
        select(K.petition_id)
        .where(K.key == bindparam(f"key{number}"), K.received_at >= bindparam("since"))
        .order_by(K.received_at.desc(), K.petition_id)
        .limit(NEWEST)
        .subquery()
    )
    return select(literal_column(str(number)).label("key"), newest.c.petition_id)


_SHARING = union_all(*map(_newest_with, range(KEYS)))
_WITH_TRACES = (
    select(PETITIONS, TRACES.c.content.label("trace"))
    .join(TRACES, TRACES.c.petition_id == P.id)
    .where(P.id.in_([bindparam(f"id{number}") for number in range(CANDIDATES)]))
)
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

    async def joined_to(self, petition_id: str) -> Sequence[Petition]:
        """The petitions that were joined to this one, oldest first."""
        return await self._many(_JOINED_TO, petition_id=petition_id)

    async def keep_trace(self, petition: Petition, trace: Trace) -> None:
        """Keep what makes its matter recognisable; its keys only blinded."""
        if not trace.content:
            return
        content = trace_to_json(trace)
        await self._connection.change(_KEEP_TRACE, {"petition_id": petition.id, "content": content})
        for key in trace.keys[:KEYS]:
            row = {"key": key, "petition_id": petition.id, "received_at": petition.received_at}
            await self._connection.change(_KEEP_KEY, row)

    async def trace_of(self, petition_id: str) -> Trace | None:
        """What was kept of it."""
        content = await self._connection.value(_TRACE_OF, {"petition_id": petition_id})
        return None if content is None else trace_from_json(content)

    async def sharing(
        self, keys: Sequence[str], *, since: datetime, limit: int
    ) -> Sequence[tuple[Petition, Trace]]:
        """Petitions received since then whose traces share keys, by `candidates.shortlist`."""
        asked = {f"key{number}": key for number, key in enumerate(keys[:KEYS])}
        if not asked:
            return []
        unasked = {f"key{number}": keys[0] for number in range(len(asked), KEYS)}
        found: dict[int, list[str]] = {}
        for row in await self._connection.rows(_SHARING, {**asked, **unasked, "since": since}):
            if row["key"] < len(asked):
                found.setdefault(row["key"], []).append(row["petition_id"])
        best = shortlist(found.values(), min(limit, CANDIDATES))
        if not best:
            return []
        wanted = {f"id{number}": best[min(number, len(best) - 1)] for number in range(CANDIDATES)}
        rows = {row["id"]: row for row in await self._connection.rows(_WITH_TRACES, wanted)}
        return [(petition_from_row(rows[id_]), trace_from_json(rows[id_]["trace"])) for id_ in best]

    async def open_ones(self) -> Sequence[Petition]:
        """Every petition that somebody has still to answer, oldest first (joined ones too)."""
        return await self._many(_OPEN_ONES)

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
