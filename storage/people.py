"""Contacts, petitioners, officers and invitations, within one unit of work."""

from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from sqlalchemy import and_, bindparam, delete, exists, or_, select, update

from casework.agencies import Role
from casework.petitioner import Contact, Officer, Petitioner
from casework.ports import Invitation
from storage.connection import Connection
from storage.dialects import Upsert
from storage.mapping import contact_from_row, officer_from_row, petitioner_from_row
from storage.tables import CONTACTS, INVITATIONS, OFFICERS, PETITIONERS

C, O, I = CONTACTS.c, OFFICERS.c, INVITATIONS.c  # noqa: E741

_AT_ADDRESS = select(CONTACTS).where(C.channel == bindparam("channel"), C.address == bindparam("address"))
_MARK = update(CONTACTS).where(C.id == bindparam("contact_id"))
_CONTACT = select(CONTACTS).where(C.id == bindparam("id"))
_FIRST_TIME = Upsert(
    CONTACTS, lambda insert: insert.on_conflict_do_nothing(index_elements=["channel", "address"])
)
_ADD_PETITIONER = PETITIONERS.insert().inline()
_DROP_PETITIONER = delete(PETITIONERS).where(PETITIONERS.c.id == bindparam("petitioner_id"))
_SAVE_PETITIONER = update(PETITIONERS).where(PETITIONERS.c.id == bindparam("petitioner_id"))
_PETITIONER = select(PETITIONERS).where(PETITIONERS.c.id == bindparam("id"))
_OFFICER_AT = select(OFFICERS).where(O.contact_id == bindparam("contact_id"))
_OFFICER_OF_CHAT = (
    select(OFFICERS)
    .join(CONTACTS, C.id == O.contact_id)
    .where(C.channel == bindparam("channel"), C.address == bindparam("address"))
)
_ENROL = OFFICERS.insert().inline()
_INVITE = INVITATIONS.insert().inline()
_DISMISS = delete(OFFICERS).where(or_(O.contact_id == bindparam("contact"), O.id == bindparam("officer")))
_OFFICER = select(OFFICERS).where(O.id == bindparam("id"))
_OFFICERS_OF = select(OFFICERS).where(O.agency_id == bindparam("agency_id")).order_by(O.name, O.id)
_WITH_ROLE = select(OFFICERS).where(O.role == bindparam("role")).order_by(O.name, O.id)
_other = CONTACTS.alias("other")
# Who has several chats is told in the one used last, as `StoredLadder.best_contact` chooses.
_BETTER = exists().where(
    _other.c.petitioner_id == C.petitioner_id,
    _other.c.id != C.id,
    _other.c.reachable.is_(True),
    or_(
        _other.c.last_seen_at > C.last_seen_at,
        and_(C.last_seen_at.is_(None), _other.c.last_seen_at.is_not(None)),
        and_(_other.c.last_seen_at.is_not_distinct_from(C.last_seen_at), _other.c.id < C.id),
    ),
)
NEWS = (
    select(C.id)
    .join(PETITIONERS, PETITIONERS.c.id == C.petitioner_id)
    .outerjoin(OFFICERS, O.contact_id == C.id)
    .where(
        C.reachable.is_(True),
        PETITIONERS.c.consented_at.is_not(None),
        PETITIONERS.c.news_since.is_not(None),
        O.id.is_(None),
        ~_BETTER,
    )
    .order_by(C.id)
)
_TAKE = (
    update(INVITATIONS)
    .where(
        I.code_hash == bindparam("presented"),
        I.taken_at.is_(None),
        I.expires_at > bindparam("present_moment"),
    )
    .values(taken_at=bindparam("present_moment"))
    .returning(INVITATIONS)
)


class StoredPeople:
    """Implements casework.ports.People."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def contact(self, channel: str, address: str, name: str) -> Contact:
        """The contact at this address; made, with a petitioner of this name, when it is new."""
        known = await self.contact_at(channel, address)
        return known or await self._new_contact({"channel": channel, "address": address}, name)

    async def contact_at(self, channel: str, address: str) -> Contact | None:
        """The contact at this address, if there is one."""
        row = await self._connection.row(_AT_ADDRESS, {"channel": channel, "address": address})
        return contact_from_row(row) if row else None

    async def _new_contact(self, place: dict[str, str], name: str) -> Contact:
        petitioner = {"id": uuid4().hex, "name": name, "consented_at": None, "news_since": None}
        await self._connection.change(_ADD_PETITIONER, petitioner)
        contact = {"id": uuid4().hex, **place, "petitioner_id": petitioner["id"], "reachable": True}
        await self._connection.change(_FIRST_TIME.on(self._connection), contact)
        row = await self._connection.row(_AT_ADDRESS, place)
        assert row is not None
        if row["petitioner_id"] != petitioner["id"]:  # another process was faster
            await self._connection.change(_DROP_PETITIONER, {"petitioner_id": petitioner["id"]})
        return contact_from_row(row)

    async def contact_with_id(self, contact_id: str) -> Contact | None:
        """The contact with this id."""
        row = await self._connection.row(_CONTACT, {"id": contact_id})
        return contact_from_row(row) if row else None

    async def petitioner(self, petitioner_id: str) -> Petitioner:
        """The person behind a contact; LookupError when there is none with this id."""
        row = await self._connection.row(_PETITIONER, {"id": petitioner_id})
        if row is None:
            raise LookupError(f"no petitioner {petitioner_id}")
        return petitioner_from_row(row)

    async def save_petitioner(self, petitioner: Petitioner) -> None:
        """Keep a name or a consent."""
        changed = {
            "name": petitioner.name,
            "consented_at": petitioner.consented_at,
            "news_since": petitioner.news_since,
        }
        await self._connection.change(_SAVE_PETITIONER, {"petitioner_id": petitioner.id, **changed})

    async def mark_reachable(self, contact_id: str, *, reachable: bool) -> None:
        """Note that a contact has blocked the bot, or writes again."""
        await self._connection.change(_MARK, {"contact_id": contact_id, "reachable": reachable})

    async def officer_at(self, contact_id: str) -> Officer | None:
        """The officer enrolled at this contact."""
        row = await self._connection.row(_OFFICER_AT, {"contact_id": contact_id})
        return officer_from_row(row) if row else None

    async def officer_with_id(self, officer_id: str) -> Officer | None:
        """The officer with this id."""
        row = await self._connection.row(_OFFICER, {"id": officer_id})
        return officer_from_row(row) if row else None

    async def officers_of(self, agency_id: str) -> Sequence[Officer]:
        """All officers of an agency, by name."""
        rows = await self._connection.rows(_OFFICERS_OF, {"agency_id": agency_id})
        return [officer_from_row(row) for row in rows]

    async def with_role(self, role: Role) -> Sequence[Officer]:
        """All officers of a role, by name, then id."""
        rows = await self._connection.rows(_WITH_ROLE, {"role": str(role)})
        return [officer_from_row(row) for row in rows]

    async def news_contacts(self) -> Sequence[str]:
        """The ids of reachable contacts of people who wish to be told of conferences, no officers, by id."""
        return [row["id"] for row in await self._connection.rows(NEWS)]

    async def invite(self, invitation: Invitation) -> None:
        """Keep an invitation."""
        await self._connection.change(
            _INVITE,
            {
                "code_hash": invitation.code_hash,
                "agency_id": invitation.agency_id,
                "role": str(invitation.role),
                "name": invitation.name,
                "expires_at": invitation.expires_at,
                "taken_at": None,
            },
        )

    async def take_invitation(self, code_hash: str, now: datetime) -> Invitation | None:
        """Use an invitation up; None when it is unknown, used or expired."""
        parameters = {"presented": code_hash, "present_moment": now}
        row = await self._connection.row(_TAKE, parameters)
        if row is None:
            return None
        return Invitation(
            code_hash=row["code_hash"],
            agency_id=row["agency_id"],
            role=Role(row["role"]),
            name=row["name"],
            expires_at=row["expires_at"],
        )

    async def enrol(self, officer: Officer) -> None:
        """Bind an officer to a contact; replaces an earlier enrolment of the same contact."""
        await self._connection.change(_DISMISS, {"contact": officer.contact_id, "officer": officer.id})
        await self._connection.change(
            _ENROL,
            {
                "id": officer.id,
                "contact_id": officer.contact_id,
                "agency_id": officer.agency_id,
                "role": str(officer.role),
                "name": officer.name,
            },
        )


async def officer_of_chat(connection: Connection, channel: str, address: str) -> Officer | None:
    """The officer enrolled in this chat; nobody is made known by asking."""
    row = await connection.row(_OFFICER_OF_CHAT, {"channel": channel, "address": address})
    return officer_from_row(row) if row else None
