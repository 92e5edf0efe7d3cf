"""casework.ports.Store in memory: units are serialised, copies keep what was not committed apart."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from casework.agencies import Role
from casework.candidates import NEWEST, shortlist
from casework.group_ports import AgencyGroup
from casework.ladder_ports import Attempt, AttemptStatus
from casework.notices import Notice
from casework.petition import OPEN_STAGES, Event, Petition, Stage, Statement
from casework.petitioner import Contact, Officer, Petitioner
from casework.ports import Invitation, QueueMark
from casework.reading import Trace
from tests.fakes.clock import MORNING
from tests.fakes.memory_broadcasts import BroadcastShelves, MemoryBroadcasts
from tests.fakes.memory_conferences import ConferenceShelves, MemoryConferences
from tests.fakes.memory_ladder import LadderShelves, MemoryLadder

QUEUED = OPEN_STAGES | {Stage.SEALED}


@dataclass
class Shelves(ConferenceShelves, BroadcastShelves, LadderShelves):
    """Everything that is kept."""

    petitions: dict[str, Petition] = field(default_factory=dict)
    traces: dict[str, Trace] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    petitioners: dict[str, Petitioner] = field(default_factory=dict)
    contacts: dict[str, Contact] = field(default_factory=dict)
    officers: dict[str, Officer] = field(default_factory=dict)
    invitations: dict[str, Invitation] = field(default_factory=dict)
    notices: dict[str, Notice] = field(default_factory=dict)
    audit: list[tuple[str, str, str, str]] = field(default_factory=list)
    conversations: dict[str, tuple[dict[str, Any], datetime | None]] = field(default_factory=dict)
    forgotten: list[Contact] = field(default_factory=list)
    groups: dict[str, AgencyGroup] = field(default_factory=dict)
    sent: dict[tuple[str, str], Notice] = field(default_factory=dict)  # by contact and the channel's id


class MemoryPetitions:
    def __init__(self, shelves: Shelves) -> None:
        self._shelves = shelves

    async def add(self, petition: Petition) -> None:
        clash = [
            other
            for other in self._shelves.petitions.values()
            if petition.id == other.id
            or petition.code == other.code
            or (petition.dedupe_key and petition.dedupe_key == other.dedupe_key)
        ]
        assert not clash, f"already kept: {clash}"
        self._shelves.petitions[petition.id] = deepcopy(petition)

    async def save(self, petition: Petition) -> None:
        self._shelves.petitions[petition.id] = deepcopy(petition)

    async def with_code(self, code: str) -> Petition | None:
        return self._first(code=code)

    async def with_id(self, petition_id: str) -> Petition | None:
        return self._first(id=petition_id)

    async def filed_from(self, dedupe_key: str) -> Petition | None:
        return self._first(dedupe_key=dedupe_key)

    async def of_petitioner(self, petitioner_id: str) -> Sequence[Petition]:
        own = [p for p in self._shelves.petitions.values() if p.petitioner_id == petitioner_id]
        return deepcopy(sorted(own, key=lambda p: (p.received_at, p.id), reverse=True))

    async def queue(self, agency_id: str, *, after: QueueMark | None, limit: int) -> Sequence[Petition]:
        line = sorted(self._queued(agency_id), key=_place_in_queue)
        if after is not None:
            marked = self._shelves.petitions[after.id]
            mark = (after.rank, after.due, marked.received_at, marked.id)
            line = [petition for petition in line if _place_in_queue(petition) > mark]
        return deepcopy(line[:limit])

    async def count_queue(self, agency_id: str) -> int:
        return len(self._queued(agency_id))

    async def joined_to(self, petition_id: str) -> Sequence[Petition]:
        kept = self._shelves.petitions.values()
        joined = [petition for petition in kept if petition.joined_to == petition_id]
        return deepcopy(sorted(joined, key=lambda petition: (petition.received_at, petition.id)))

    async def keep_trace(self, petition: Petition, trace: Trace) -> None:
        if trace.content:
            self._shelves.traces[petition.id] = trace

    async def trace_of(self, petition_id: str) -> Trace | None:
        return self._shelves.traces.get(petition_id)

    async def sharing(
        self, keys: Sequence[str], *, since: datetime, limit: int
    ) -> Sequence[tuple[Petition, Trace]]:
        recent = sorted(
            (one for one in self._shelves.petitions.values() if one.received_at >= since),
            key=lambda petition: petition.id,
        )
        recent.sort(key=lambda petition: petition.received_at, reverse=True)
        traces = self._shelves.traces
        having = [
            [one.id for one in recent if one.id in traces and key in traces[one.id].keys] for key in keys
        ]
        best = shortlist([ids[:NEWEST] for ids in having], limit)
        return [(deepcopy(self._shelves.petitions[id_]), traces[id_]) for id_ in best]

    async def open_ones(self) -> Sequence[Petition]:
        unanswered = [one for one in self._shelves.petitions.values() if one.stage in OPEN_STAGES]
        return deepcopy(sorted(unanswered, key=lambda petition: (petition.received_at, petition.id)))

    async def append(self, statement: Statement) -> None:
        self._shelves.statements.append(statement)

    async def file_of(self, petition_id: str) -> Sequence[Statement]:
        return [statement for statement in self._shelves.statements if statement.petition_id == petition_id]

    async def record(self, event: Event) -> None:
        self._shelves.events.append(event)

    async def history_of(self, petition_id: str) -> Sequence[Event]:
        return [event for event in self._shelves.events if event.petition_id == petition_id]

    def _queued(self, agency_id: str) -> list[Petition]:
        kept = self._shelves.petitions.values()
        return [p for p in kept if p.agency_id == agency_id and p.stage in QUEUED and p.joined_to is None]

    def _first(self, **wanted: str) -> Petition | None:
        for petition in self._shelves.petitions.values():
            if all(getattr(petition, name) == value for name, value in wanted.items()):
                return deepcopy(petition)
        return None


def _place_in_queue(petition: Petition) -> tuple[int, date, datetime, str]:
    return (petition.urgency.rank, petition.due or date.max, petition.received_at, petition.id)


class MemoryPeople:
    def __init__(self, shelves: Shelves) -> None:
        self._shelves = shelves

    async def contact(self, channel: str, address: str, name: str) -> Contact:
        known = await self.contact_at(channel, address)
        if known is not None:
            return known
        person = Petitioner(id=uuid4().hex, name=name)
        contact = Contact(id=uuid4().hex, channel=channel, address=address, petitioner_id=person.id)
        self._shelves.petitioners[person.id] = person
        self._shelves.contacts[contact.id] = contact
        return contact

    async def contact_at(self, channel: str, address: str) -> Contact | None:
        known = self._shelves.contacts.values()
        return next((one for one in known if (one.channel, one.address) == (channel, address)), None)

    async def contact_with_id(self, contact_id: str) -> Contact | None:
        return self._shelves.contacts.get(contact_id)

    async def petitioner(self, petitioner_id: str) -> Petitioner:
        return deepcopy(self._shelves.petitioners[petitioner_id])

    async def save_petitioner(self, petitioner: Petitioner) -> None:
        self._shelves.petitioners[petitioner.id] = deepcopy(petitioner)

    async def mark_reachable(self, contact_id: str, *, reachable: bool) -> None:
        contact = self._shelves.contacts[contact_id]
        self._shelves.contacts[contact_id] = Contact(
            id=contact.id,
            channel=contact.channel,
            address=contact.address,
            petitioner_id=contact.petitioner_id,
            reachable=reachable,
        )

    async def officer_at(self, contact_id: str) -> Officer | None:
        enrolled = self._shelves.officers.values()
        return next((officer for officer in enrolled if officer.contact_id == contact_id), None)

    async def officer_with_id(self, officer_id: str) -> Officer | None:
        return self._shelves.officers.get(officer_id)

    async def officers_of(self, agency_id: str) -> Sequence[Officer]:
        own = [officer for officer in self._shelves.officers.values() if officer.agency_id == agency_id]
        return sorted(own, key=lambda officer: (officer.name, officer.id))

    async def with_role(self, role: Role) -> Sequence[Officer]:
        having = [officer for officer in self._shelves.officers.values() if officer.role is role]
        return sorted(having, key=lambda officer: (officer.name, officer.id))

    async def news_contacts(self) -> Sequence[str]:
        enrolled = {officer.contact_id for officer in self._shelves.officers.values()}
        ladder = MemoryLadder(self._shelves)
        best = {
            one.petitioner_id: await ladder.best_contact(one.petitioner_id, "")
            for one in self._shelves.contacts.values()
        }
        return sorted(
            contact.id
            for contact in self._shelves.contacts.values()
            if contact.reachable and contact.id not in enrolled and contact.id == best[contact.petitioner_id]
            if self._shelves.petitioners[contact.petitioner_id].consented_at is not None
            if self._shelves.petitioners[contact.petitioner_id].news_since is not None
        )

    async def invite(self, invitation: Invitation) -> None:
        self._shelves.invitations[invitation.code_hash] = invitation

    async def take_invitation(self, code_hash: str, now: datetime) -> Invitation | None:
        invitation = self._shelves.invitations.get(code_hash)
        if invitation is None or invitation.expires_at <= now:
            return None
        return self._shelves.invitations.pop(code_hash)

    async def enrol(self, officer: Officer) -> None:
        earlier = await self.officer_at(officer.contact_id)
        if earlier is not None:
            del self._shelves.officers[earlier.id]
        self._shelves.officers[officer.id] = officer


class MemoryOutbox:
    def __init__(self, shelves: Shelves, origin: str | None) -> None:
        self._shelves = shelves
        self._origin = origin
        self._count = 0

    async def put(self, notice: Notice) -> None:
        if notice.contact_id not in self._shelves.contacts:
            raise LookupError(f"no contact {notice.contact_id}")
        key = f"{self._origin}:{self._count}" if self._origin else uuid4().hex
        self._count += 1
        if key in self._shelves.notices:
            return
        self._shelves.notices[key] = notice
        if notice.petition_id is not None:
            self._shelves.attempts.append(
                Attempt(
                    petition_id=notice.petition_id,
                    channel=self._shelves.contacts[notice.contact_id].channel,
                    sentence=notice.sentence,
                    status=AttemptStatus.QUEUED,
                    at=MORNING,  # this store has no clock
                    message=key,
                )
            )

    async def sent_as(self, contact_id: str, message_id: str) -> Notice | None:
        return self._shelves.sent.get((contact_id, message_id))

    async def move_contact(self, contact_id: str, new_address: str) -> None:
        shelves = self._shelves
        old = shelves.contacts[contact_id]
        other = await MemoryPeople(shelves).contact_at(old.channel, new_address)
        if other is None:
            shelves.contacts[contact_id] = replace(old, address=new_address)
        elif contact_id in shelves.groups:  # what is queued in this store is delivered at once
            shelves.groups[other.id] = replace(shelves.groups.pop(contact_id), contact_id=other.id)


class MemoryGroups:
    def __init__(self, shelves: Shelves) -> None:
        self._shelves = shelves

    async def at(self, contact_id: str) -> AgencyGroup | None:
        return self._shelves.groups.get(contact_id)

    async def of(self, agency_id: str) -> Sequence[AgencyGroup]:
        return [group for group in await self.everywhere() if group.agency_id == agency_id]

    async def everywhere(self) -> Sequence[AgencyGroup]:
        contacts = self._shelves.contacts
        open_ones = [one for one in self._shelves.groups.values() if contacts[one.contact_id].reachable]
        return sorted(open_ones, key=lambda group: (group.linked_at, group.contact_id))

    async def link(self, group: AgencyGroup) -> None:
        self._shelves.groups[group.contact_id] = group

    async def unlink(self, contact_id: str) -> None:
        self._shelves.groups.pop(contact_id, None)


class MemoryAudit:
    def __init__(self, shelves: Shelves) -> None:
        self._shelves = shelves

    async def record(self, *, actor: str, act: str, subject: str, detail: str = "") -> None:
        self._shelves.audit.append((actor, act, subject, detail))


class MemoryConversations:
    def __init__(self, shelves: Shelves) -> None:
        self._shelves = shelves

    async def load(self, contact_id: str) -> dict[str, Any]:
        state, _ = self._shelves.conversations.get(contact_id, ({}, None))
        return deepcopy(state)

    async def save(self, contact_id: str, state: dict[str, Any], *, wake_at: datetime | None) -> None:
        self._shelves.conversations[contact_id] = (deepcopy(state), wake_at)


class MemoryWork:
    """One unit: works on a copy of the shelves; a commit puts a copy of them back."""

    def __init__(self, store: "MemoryStore", origin: str | None) -> None:
        self._store = store
        self._shelves = deepcopy(store.shelves)
        self.petitions = MemoryPetitions(self._shelves)
        self.people = MemoryPeople(self._shelves)
        self.conferences = MemoryConferences(self._shelves)
        self.outbox = MemoryOutbox(self._shelves, origin)
        self.broadcasts = MemoryBroadcasts(self._shelves, self.people)
        self.audit = MemoryAudit(self._shelves)
        self.ladder = MemoryLadder(self._shelves)
        self.groups = MemoryGroups(self._shelves)
        self.conversations = MemoryConversations(self._shelves)

    async def forget_inbox(self, contact: Contact) -> None:
        self._shelves.forgotten.append(contact)

    async def commit(self) -> None:
        self._store.shelves = deepcopy(self._shelves)


class MemoryStore:
    """The store; `shelves`, `notices` and `audit` show what was committed."""

    def __init__(self) -> None:
        self.shelves = Shelves()
        self._turn = asyncio.Lock()

    @property
    def notices(self) -> list[Notice]:
        """Committed notices, oldest first."""
        return list(self.shelves.notices.values())

    @property
    def audit(self) -> list[tuple[str, str, str, str]]:
        """Committed (actor, act, subject, detail), oldest first."""
        return self.shelves.audit

    def notices_to(self, contact_id: str) -> list[Notice]:
        """Committed notices to one contact, oldest first."""
        return [notice for notice in self.notices if notice.contact_id == contact_id]

    @asynccontextmanager
    async def work(self, origin: str | None = None) -> AsyncIterator[MemoryWork]:
        """A new unit of work."""
        async with self._turn:
            yield MemoryWork(self, origin)
