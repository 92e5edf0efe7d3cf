"""casework.ladder_ports.Ladder in memory."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import uuid4

from casework.ladder_ports import LAST_RESORT, Attempt, TellingWay, Untold
from casework.petition import Stage
from casework.petitioner import Contact, Petitioner


@dataclass
class LadderShelves:
    """What the ladder keeps. `told` are untold id: (officer, way)."""

    seen: dict[str, datetime] = field(default_factory=dict)
    links: dict[str, tuple[str, datetime]] = field(default_factory=dict)
    tries: list[tuple[str, datetime]] = field(default_factory=list)
    phones: dict[str, str] = field(default_factory=dict)
    attempts: list[Attempt] = field(default_factory=list)
    untold: dict[int, Untold] = field(default_factory=dict)
    told: dict[int, tuple[str, str]] = field(default_factory=dict)


class MemoryLadder:
    def __init__(self, shelves: Any) -> None:
        self._shelves = shelves

    async def seen(self, contact_id: str, at: datetime) -> None:
        self._shelves.seen[contact_id] = at

    async def last_used(self, contact_id: str) -> datetime | None:
        at: datetime | None = self._shelves.seen.get(contact_id)
        return at

    async def contacts_of(self, petitioner_id: str) -> Sequence[Contact]:
        own = [
            contact
            for contact in self._shelves.contacts.values()
            if contact.petitioner_id == petitioner_id and contact.channel != LAST_RESORT
        ]
        return sorted(own, key=self._last_used)

    def _last_used(self, contact: Contact) -> tuple[bool, float, str]:
        at = self._shelves.seen.get(contact.id)
        return (at is None, -at.timestamp() if at else 0.0, contact.id)

    async def best_contact(self, petitioner_id: str, fallback: str) -> str:
        own = [contact for contact in await self.contacts_of(petitioner_id) if contact.reachable]
        own.sort(key=lambda contact: (*self._last_used(contact)[:2], contact.id != fallback))
        return own[0].id if own else fallback

    async def last_resort(self, petitioner_id: str) -> Contact:
        for contact in self._shelves.contacts.values():
            if (contact.channel, contact.address) == (LAST_RESORT, petitioner_id):
                return contact
        contact = Contact(
            id=uuid4().hex,
            channel=LAST_RESORT,
            address=petitioner_id,
            petitioner_id=petitioner_id,
            reachable=False,
        )
        self._shelves.contacts[contact.id] = contact
        return contact

    async def join_petitioners(self, petitioner_id: str, into: str) -> None:
        shelves = self._shelves
        for contact in list(shelves.contacts.values()):
            if contact.petitioner_id == petitioner_id:
                shelves.contacts[contact.id] = replace(contact, petitioner_id=into)
        for petition in list(shelves.petitions.values()):
            if petition.petitioner_id == petitioner_id:
                shelves.petitions[petition.id] = replace(petition, petitioner_id=into)
        shelves.statements[:] = [
            replace(one, author_id=into) if one.author_id == petitioner_id else one
            for one in shelves.statements
        ]
        phone = shelves.phones.pop(petitioner_id, "")
        if phone:
            shelves.phones.setdefault(into, phone)

    async def part_contact(self, contact_id: str, heir: Contact) -> None:
        shelves = self._shelves
        fresh = Petitioner(id=uuid4().hex, name="", consented_at=None)
        shelves.petitioners[fresh.id] = fresh
        shelves.contacts[contact_id] = replace(shelves.contacts[contact_id], petitioner_id=fresh.id)
        for petition in list(shelves.petitions.values()):
            if (petition.contact_id, petition.petitioner_id) == (contact_id, heir.petitioner_id):
                shelves.petitions[petition.id] = replace(petition, contact_id=heir.id)
        shelves.conversations.pop(contact_id, None)

    async def keep_link(self, code_hash: str, contact_id: str, expires_at: datetime) -> None:
        self._shelves.links[code_hash] = (contact_id, expires_at)

    async def take_link(self, code_hash: str, now: datetime) -> str | None:
        contact_id, expires_at = self._shelves.links.get(code_hash, ("", now))
        if expires_at <= now:
            return None
        del self._shelves.links[code_hash]
        return str(contact_id)

    async def note_try(self, contact_id: str, at: datetime) -> None:
        self._shelves.tries.append((contact_id, at))

    async def tries_since(self, contact_id: str, since: datetime) -> int:
        return sum(who == contact_id and at > since for who, at in self._shelves.tries)

    async def phone_of(self, petitioner_id: str) -> str:
        return str(self._shelves.phones.get(petitioner_id, ""))

    async def keep_phone(self, petitioner_id: str, phone: str, at: datetime) -> None:
        self._shelves.phones.pop(petitioner_id, None)
        if phone:
            self._shelves.phones[petitioner_id] = phone

    async def note_attempt(self, attempt: Attempt) -> None:
        self._shelves.attempts.append(attempt)

    async def attempts_of(self, petition_id: str) -> Sequence[Attempt]:
        return [attempt for attempt in self._shelves.attempts if attempt.petition_id == petition_id]

    async def add_untold(self, untold: Untold) -> None:
        number = len(self._shelves.untold) + 1
        self._shelves.untold[number] = replace(untold, id=number)

    def _waiting(self, *, sealed: bool) -> list[Untold]:
        return [
            one
            for one in self._shelves.untold.values()
            if one.told_at is None
            and (self._shelves.petitions[one.petition_id].stage is Stage.SEALED) is sealed
        ]

    async def untold(self, *, sealed: bool, after: int, limit: int) -> Sequence[Untold]:
        return [one for one in self._waiting(sealed=sealed) if one.id > after][:limit]

    async def count_untold(self, *, sealed: bool) -> int:
        return len(self._waiting(sealed=sealed))

    async def untold_with_id(self, untold_id: int) -> Untold | None:
        found: Untold | None = self._shelves.untold.get(untold_id)
        return found

    async def settle_untold(self, untold_id: int, *, at: datetime, by: str, way: TellingWay) -> None:
        self._shelves.untold[untold_id] = replace(self._shelves.untold[untold_id], told_at=at)
        self._shelves.told[untold_id] = (by, str(way))
