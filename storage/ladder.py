"""The ways to a person: chats that were joined, phone numbers, what the office has to tell."""

import json
from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from sqlalchemy import bindparam, case, delete, exists, func, select, update

from casework.ladder_ports import LAST_RESORT, Attempt, TellingWay, Untold
from casework.petition import Stage
from casework.petitioner import Contact
from storage import attempts
from storage.connection import Connection, Row
from storage.dialects import Upsert
from storage.ladder_tables import LINK_TRIES, LINKS, PHONES, UNTOLD
from storage.mapping import contact_from_row
from storage.notice_json import dumps, failures_from_list, failures_to_list
from storage.tables import CONTACTS, CONVERSATIONS, OUTBOX, PETITIONERS, PETITIONS, STATEMENTS

C, L, T, P, U = CONTACTS.c, LINKS.c, LINK_TRIES.c, PHONES.c, UNTOLD.c

_SEEN = update(CONTACTS).where(C.id == bindparam("contact")).values(last_seen_at=bindparam("moment"))
_SEEN_AT = select(C.last_seen_at).where(C.channel == bindparam("channel"), C.address == bindparam("address"))
_LAST_USED_AT = select(C.last_seen_at).where(C.id == bindparam("contact"))
_LAST_USED = (C.last_seen_at.is_(None), C.last_seen_at.desc())
_CONTACTS_OF = (
    select(CONTACTS)
    .where(C.petitioner_id == bindparam("petitioner"), C.channel != LAST_RESORT)
    .order_by(*_LAST_USED, C.id)
)
_BEST = (
    select(C.id)
    .where(C.petitioner_id == bindparam("petitioner"), C.reachable.is_(True), C.channel != LAST_RESORT)
    .order_by(*_LAST_USED, case((C.id == bindparam("fallback"), 0), else_=1), C.id)
    .limit(1)
)
_AT_ADDRESS = select(CONTACTS).where(C.channel == LAST_RESORT, C.address == bindparam("address"))
_ADD_CONTACT = Upsert(
    CONTACTS, lambda insert: insert.on_conflict_do_nothing(index_elements=["channel", "address"])
)
_own = PHONES.alias("own")
_MOVES = (
    update(CONTACTS).where(C.petitioner_id == bindparam("old")).values(petitioner_id=bindparam("new")),
    update(PETITIONS)
    .where(PETITIONS.c.petitioner_id == bindparam("old"))
    .values(petitioner_id=bindparam("new")),
    update(STATEMENTS).where(STATEMENTS.c.author_id == bindparam("old")).values(author_id=bindparam("new")),
    update(PHONES)
    .where(
        P.petitioner_id == bindparam("old"),
        ~exists().where(_own.c.petitioner_id == bindparam("new")),
    )
    .values(petitioner_id=bindparam("new")),
)
_ADD_PETITIONER = PETITIONERS.insert().inline()
_BEGIN_ANEW = update(CONTACTS).where(C.id == bindparam("contact")).values(petitioner_id=bindparam("fresh"))
_INHERIT = (
    update(PETITIONS)
    .where(
        PETITIONS.c.contact_id == bindparam("contact"), PETITIONS.c.petitioner_id == bindparam("petitioner")
    )
    .values(contact_id=bindparam("heir"))
)
_INHERIT_WAITING = (
    update(OUTBOX)
    .where(OUTBOX.c.contact_id == bindparam("contact"), OUTBOX.c.settled_at.is_(None))
    .values(contact_id=bindparam("heir"), channel=bindparam("place"))
)
_FORGET_CONVERSATION = delete(CONVERSATIONS).where(CONVERSATIONS.c.contact_id == bindparam("contact"))
_FORGET_PHONE = delete(PHONES).where(P.petitioner_id == bindparam("petitioner"))
_KEEP_PHONE = Upsert(
    PHONES,
    lambda insert: insert.on_conflict_do_update(
        index_elements=["petitioner_id"],
        set_={"phone": insert.excluded.phone, "consented_at": insert.excluded.consented_at},
    ),
)
_PHONE = select(P.phone).where(P.petitioner_id == bindparam("petitioner"))
_KEEP_LINK = LINKS.insert().inline()
_TAKE_LINK = (
    update(LINKS)
    .where(L.code_hash == bindparam("presented"), L.taken_at.is_(None), L.expires_at > bindparam("moment"))
    .values(taken_at=bindparam("moment"))
    .returning(L.contact_id)
)
_TRY = LINK_TRIES.insert().inline()
_TRIES = (
    select(func.count())
    .select_from(LINK_TRIES)
    .where(T.contact_id == bindparam("contact"), T.at > bindparam("since"))
)
_ADD_UNTOLD = UNTOLD.insert().inline()
_WAITING = (
    select(UNTOLD).join(PETITIONS, PETITIONS.c.id == U.petition_id).where(U.told_at.is_(None)).order_by(U.id)
)
_SEALED = PETITIONS.c.stage == str(Stage.SEALED)
_PAGES = {
    sealed: _WAITING.where(_SEALED if sealed else ~_SEALED, U.id > bindparam("after")).limit(
        bindparam("limit")
    )
    for sealed in (True, False)
}
_COUNTS = {
    sealed: select(func.count())
    .select_from(UNTOLD)
    .join(PETITIONS, PETITIONS.c.id == U.petition_id)
    .where(U.told_at.is_(None), _SEALED if sealed else ~_SEALED)
    for sealed in (True, False)
}
_UNTOLD = select(UNTOLD).where(U.id == bindparam("id"))
_TELL = (
    update(UNTOLD)
    .where(U.id == bindparam("row_id"), U.told_at.is_(None))
    .values(told_at=bindparam("moment"), told_by=bindparam("officer"), told_how=bindparam("way"))
)


class StoredLadder:
    """Implements casework.ladder_ports.Ladder."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def seen(self, contact_id: str, at: datetime) -> None:
        """A contact has written."""
        await self._connection.change(_SEEN, {"contact": contact_id, "moment": at})

    async def contacts_of(self, petitioner_id: str) -> Sequence[Contact]:
        """The chats of a person, the last used first; reachable or not."""
        rows = await self._connection.rows(_CONTACTS_OF, {"petitioner": petitioner_id})
        return [contact_from_row(row) for row in rows]

    async def last_used(self, contact_id: str) -> datetime | None:
        """When somebody last wrote in a chat; None when never, or not since this is kept."""
        moment: datetime | None = await self._connection.value(_LAST_USED_AT, {"contact": contact_id})
        return moment

    async def best_contact(self, petitioner_id: str, fallback: str) -> str:
        """The id of the reachable chat that was used last; `fallback` when none is, or none was used."""
        parameters = {"petitioner": petitioner_id, "fallback": fallback}
        return str(await self._connection.value(_BEST, parameters) or fallback)

    async def last_resort(self, petitioner_id: str) -> Contact:
        """The contact that stands for a phone number; its address is the person, not the number."""
        contact = {
            "id": uuid4().hex,
            "channel": LAST_RESORT,
            "address": petitioner_id,
            "petitioner_id": petitioner_id,
            "reachable": False,
        }
        await self._connection.change(_ADD_CONTACT.on(self._connection), contact)
        row = await self._connection.row(_AT_ADDRESS, {"address": petitioner_id})
        assert row is not None
        return contact_from_row(row)

    async def join_petitioners(self, petitioner_id: str, into: str) -> None:
        """All chats, petitions and texts of one person become those of another record of the same person."""
        for statement in _MOVES:
            await self._connection.change(statement, {"old": petitioner_id, "new": into})
        await self._connection.change(_FORGET_PHONE, {"petitioner": petitioner_id})

    async def part_contact(self, contact_id: str, heir: Contact) -> None:
        """A chat no longer belongs to the person of `heir`, who inherits what was sent from it, and to it."""
        fresh = {"id": uuid4().hex, "name": "", "consented_at": None, "news_since": None}
        own = {"contact": contact_id}
        await self._connection.change(_ADD_PETITIONER, fresh)
        await self._connection.change(_BEGIN_ANEW, {**own, "fresh": fresh["id"]})
        await self._connection.change(_INHERIT, {**own, "petitioner": heir.petitioner_id, "heir": heir.id})
        await self._connection.change(_INHERIT_WAITING, {**own, "heir": heir.id, "place": heir.channel})
        await self._connection.change(_FORGET_CONVERSATION, own)

    async def keep_link(self, code_hash: str, contact_id: str, expires_at: datetime) -> None:
        """Keep a code that joins another chat to this one."""
        row = {"code_hash": code_hash, "contact_id": contact_id, "expires_at": expires_at, "taken_at": None}
        await self._connection.change(_KEEP_LINK, row)

    async def take_link(self, code_hash: str, now: datetime) -> str | None:
        """Use a code up: the contact that showed it; None when it is unknown, used or expired."""
        found = await self._connection.value(_TAKE_LINK, {"presented": code_hash, "moment": now})
        return None if found is None else str(found)

    async def note_try(self, contact_id: str, at: datetime) -> None:
        """A wrong code was typed."""
        await self._connection.change(_TRY, {"contact_id": contact_id, "at": at})

    async def tries_since(self, contact_id: str, since: datetime) -> int:
        """How many wrong codes were typed in a chat after a moment."""
        return int(await self._connection.value(_TRIES, {"contact": contact_id, "since": since}))

    async def phone_of(self, petitioner_id: str) -> str:
        """The number that a person has left to be told by; empty when there is none."""
        return str(await self._connection.value(_PHONE, {"petitioner": petitioner_id}) or "")

    async def keep_phone(self, petitioner_id: str, phone: str, at: datetime) -> None:
        """Keep a number, with the moment of consent; an empty one erases it."""
        if not phone:
            await self._connection.change(_FORGET_PHONE, {"petitioner": petitioner_id})
            return
        row = {"petitioner_id": petitioner_id, "phone": phone, "consented_at": at}
        await self._connection.change(_KEEP_PHONE.on(self._connection), row)

    async def note_attempt(self, attempt: Attempt) -> None:
        """Add a line to the proof in a petition's file."""
        await attempts.add(self._connection, attempt)

    async def attempts_of(self, petition_id: str) -> Sequence[Attempt]:
        """The proof, oldest first."""
        return await attempts.of_petition(self._connection, petition_id)

    async def add_untold(self, untold: Untold) -> None:
        """Put a notice on the host office's list."""
        row = {
            "petition_id": untold.petition_id,
            "about": untold.about,
            "sentence": untold.sentence,
            "words": untold.text,
            "failures": dumps(failures_to_list(untold.failures)),
            "since": untold.since,
            "told_at": None,
            "told_by": None,
            "told_how": None,
        }
        await self._connection.change(_ADD_UNTOLD, row)

    async def untold(self, *, sealed: bool, after: int, limit: int) -> Sequence[Untold]:
        """What waits to be told, of sealed petitions or of the others; ids above `after`, oldest first."""
        rows = await self._connection.rows(_PAGES[sealed], {"after": after, "limit": limit})
        return [_untold(row) for row in rows]

    async def count_untold(self, *, sealed: bool) -> int:
        """How much waits."""
        return int(await self._connection.value(_COUNTS[sealed]))

    async def untold_with_id(self, untold_id: int) -> Untold | None:
        """One of the list, told or not."""
        row = await self._connection.row(_UNTOLD, {"id": untold_id})
        return _untold(row) if row else None

    async def settle_untold(self, untold_id: int, *, at: datetime, by: str, way: TellingWay) -> None:
        """Somebody has been told."""
        parameters = {"row_id": untold_id, "moment": at, "officer": by, "way": str(way)}
        await self._connection.change(_TELL, parameters)


async def last_seen_at(connection: Connection, channel: str, address: str) -> datetime | None:
    """When somebody last wrote in a chat; None when never, or not since this is kept."""
    moment: datetime | None = await connection.value(_SEEN_AT, {"channel": channel, "address": address})
    return moment


def _untold(row: Row) -> Untold:
    return Untold(
        id=row["id"],
        petition_id=row["petition_id"],
        about=row["about"],
        sentence=row["sentence"],
        text=row["words"],
        since=row["since"],
        failures=failures_from_list(json.loads(row["failures"])),
        told_at=row["told_at"],
    )
