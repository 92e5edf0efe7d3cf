"""The broadcasts, and their messages in the outbox, within one unit of work."""

from collections.abc import Sequence
from functools import lru_cache

from sqlalchemy import Select, bindparam, case, exists, func, literal, or_, select, update

from casework.broadcast import Addressee, Broadcast, Report, State
from casework.notices import Notice
from casework.petition import Stage
from casework.ports import Clock
from storage.broadcast_json import broadcast_from_json, broadcast_to_json
from storage.broadcast_tables import BROADCASTS
from storage.connection import Connection, Row
from storage.outbox import BROADCAST_RANK, PUT, Status, row_of
from storage.people import NEWS
from storage.tables import CONTACTS, OUTBOX, PETITIONS

B, X, P = BROADCASTS.c, OUTBOX.c, PETITIONS.c
CANCELLED = "the broadcast was cancelled"

_ADD = BROADCASTS.insert().inline()
_SAVE = update(BROADCASTS).where(B.id == bindparam("broadcast_id"))
_HIGHEST = select(func.max(B.number))
_WITH_NUMBER = select(B.body).where(B.number == bindparam("number")).with_for_update()
_RECENT = select(B.body).order_by(B.number.desc()).limit(bindparam("limit"))
RUNNING = select(B.number).where(B.state == literal(str(State.RUNNING))).order_by(B.number)
_WITHDRAW = (
    update(OUTBOX)
    .where(X.broadcast == bindparam("broadcast_id"), X.status == Status.QUEUED)
    .values(status=Status.FAILED, reason=CANCELLED, settled_at=bindparam("moment"))
)
_COUNT_WAITING = select(func.count()).where(
    X.broadcast == bindparam("broadcast_id"), or_(X.status == Status.QUEUED, X.status == Status.SENDING)
)
_REPORT = (
    select(
        X.status,
        func.count().label("number"),
        func.sum(case((X.repeated, 1), else_=0)).label("repeated"),
    )
    .where(X.broadcast == bindparam("broadcast_id"))
    .group_by(X.status)
)


@lru_cache(64)
def _willing(places: tuple[str, ...]) -> Select[tuple[str, str]]:
    """Built once for each audience: a statement that is built anew each time is compiled each time."""
    person = CONTACTS.c.petitioner_id
    query: Select[tuple[str, str]] = (
        NEWS.add_columns(person)
        .where(person > bindparam("after"))
        .order_by(None)
        .order_by(person)
        .limit(bindparam("limit"))
    )
    if not places:
        return query
    own = exists().where(
        P.petitioner_id == CONTACTS.c.petitioner_id,
        P.stage != literal(str(Stage.SEALED)),
        P.place_id.in_([literal(place) for place in places]),
    )
    return query.where(own)


class StoredBroadcasts:
    """Implements casework.broadcast_ports.Broadcasts."""

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    async def add(self, broadcast: Broadcast) -> None:
        """Keep a new broadcast; another one with its number is refused by the database."""
        await self._connection.change(_ADD, _to_row(broadcast))

    async def save(self, broadcast: Broadcast) -> None:
        """Keep what changed; whether its messages are sent depends on `flows` from now on."""
        await self._connection.change(_SAVE, {"broadcast_id": broadcast.id, **_to_row(broadcast)})

    async def next_number(self) -> int:
        """The number for a new broadcast: 1, 2, 3..."""
        return (await self._connection.value(_HIGHEST) or 0) + 1

    async def with_number(self, number: int) -> Broadcast | None:
        """The broadcast with this number."""
        row = await self._connection.row(_WITH_NUMBER, {"number": number})
        return _from_row(row) if row else None

    async def recent(self, limit: int) -> Sequence[Broadcast]:
        """The latest, the newest first."""
        return [_from_row(row) for row in await self._connection.rows(_RECENT, {"limit": limit})]

    async def running(self) -> Sequence[int]:
        """The numbers of those that run."""
        return await running(self._connection)

    async def willing(self, places: tuple[str, ...], *, after: str, limit: int) -> Sequence[Addressee]:
        """The next people after one, by id, of `People.news_contacts`, with a petition from there."""
        rows = await self._connection.rows(_willing(places), {"after": after, "limit": limit})
        return [Addressee(row["petitioner_id"], row["id"]) for row in rows]

    async def queue(self, broadcast_id: str, notices: Sequence[Notice]) -> None:
        """Queue messages behind all ordinary ones; a contact that was told by this broadcast is left out."""
        now = self._clock.now()
        rows = [
            {
                **row_of(notice, key=f"{broadcast_id}:{notice.contact_id}", now=now),
                "rank": BROADCAST_RANK,
                "broadcast": broadcast_id,
            }
            for notice in notices
        ]
        if rows:
            await self._connection.change(PUT.on(self._connection), rows)

    async def withdraw(self, broadcast_id: str) -> None:
        """Fail what waits: it was cancelled."""
        parameters = {"broadcast_id": broadcast_id, "moment": self._clock.now()}
        await self._connection.change(_WITHDRAW, parameters)

    async def waiting(self, broadcast_id: str) -> int:
        """How many of its messages wait or are on their way; quick."""
        count: int = await self._connection.value(_COUNT_WAITING, {"broadcast_id": broadcast_id})
        return count

    async def report(self, broadcast_id: str) -> Report:
        """What became of its messages."""
        rows = await self._connection.rows(_REPORT, {"broadcast_id": broadcast_id})
        counts = {row["status"]: row["number"] for row in rows}
        return Report(
            waiting=counts.get(Status.QUEUED, 0) + counts.get(Status.SENDING, 0),
            sent=counts.get(Status.SENT, 0),
            failed=counts.get(Status.FAILED, 0),
            parked=counts.get(Status.PARKED, 0),
            unknown=sum(row["repeated"] or 0 for row in rows),
        )


async def running(connection: Connection) -> list[int]:
    """The numbers of the broadcasts that run."""
    return [row["number"] for row in await connection.rows(RUNNING)]


def _to_row(broadcast: Broadcast) -> dict[str, object]:
    return {
        "id": broadcast.id,
        "number": broadcast.number,
        "state": str(broadcast.state),
        "flows": broadcast.flows,
        "body": broadcast_to_json(broadcast),
    }


def _from_row(row: Row) -> Broadcast:
    return broadcast_from_json(row["body"])
