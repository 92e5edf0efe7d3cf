"""Agencies' groups, within one unit of work."""

from collections.abc import Sequence

from sqlalchemy import bindparam, delete, select

from casework.group_ports import AgencyGroup
from storage.channel_tables import AGENCY_GROUPS
from storage.connection import Connection, Row
from storage.dialects import Upsert
from storage.tables import CONTACTS

G = AGENCY_GROUPS.c

_AT = select(AGENCY_GROUPS).where(G.contact_id == bindparam("contact"))
_EVERYWHERE = (
    select(AGENCY_GROUPS)
    .join(CONTACTS, CONTACTS.c.id == G.contact_id)
    .where(CONTACTS.c.reachable.is_(True))
    .order_by(G.linked_at, G.contact_id)
)
_OF = _EVERYWHERE.where(G.agency_id == bindparam("agency"))
_LINK = Upsert(
    AGENCY_GROUPS,
    lambda insert: insert.on_conflict_do_update(
        index_elements=["contact_id"],
        set_={name: insert.excluded[name] for name in ("agency_id", "linked_by", "linked_at")},
    ),
)
_UNLINK = delete(AGENCY_GROUPS).where(G.contact_id == bindparam("contact"))


class StoredGroups:
    """Implements casework.group_ports.Groups."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def at(self, contact_id: str) -> AgencyGroup | None:
        """The group at this contact, if it is linked."""
        row = await self._connection.row(_AT, {"contact": contact_id})
        return _group(row) if row else None

    async def of(self, agency_id: str) -> Sequence[AgencyGroup]:
        """The agency's groups that can be written to, oldest link first."""
        return [_group(row) for row in await self._connection.rows(_OF, {"agency": agency_id})]

    async def everywhere(self) -> Sequence[AgencyGroup]:
        """All groups that can be written to, oldest link first."""
        return [_group(row) for row in await self._connection.rows(_EVERYWHERE)]

    async def link(self, group: AgencyGroup) -> None:
        """Keep a link; replaces an earlier one of the same chat."""
        row = {
            "contact_id": group.contact_id,
            "agency_id": group.agency_id,
            "linked_by": group.linked_by,
            "linked_at": group.linked_at,
        }
        await self._connection.change(_LINK.on(self._connection), row)

    async def unlink(self, contact_id: str) -> None:
        """Forget a link."""
        await self._connection.change(_UNLINK, {"contact": contact_id})


def _group(row: Row) -> AgencyGroup:
    return AgencyGroup(
        contact_id=row["contact_id"],
        agency_id=row["agency_id"],
        linked_by=row["linked_by"],
        linked_at=row["linked_at"],
    )
