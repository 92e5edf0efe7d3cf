"""Linking: one person on several channels, joined by a code that one chat shows and the other types."""

from dataclasses import dataclass, replace
from datetime import timedelta

from casework.casefile import CaseFile
from casework.errors import LinkRefusedError
from casework.invitations import hash_of, hash_of_link, new_link_code
from casework.notices import Notice
from casework.on_agenda import of_contact
from casework.petitioner import Contact, Petitioner
from casework.ports import Work

CODE_LIVES = timedelta(minutes=15)
TRIES = 5
WAIT = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """The person as joined; `other_name` is the name used in the second chat, if it was another one."""

    petitioner: Petitioner
    channel: str
    other_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Linking:
    """Shows codes and takes them."""

    casefile: CaseFile

    async def offer(self, work: Work, contact: Contact) -> str:
        """A fresh code that joins another chat to this one; an officer's chats are not joined."""
        await self._require_citizen(work, contact)
        code = new_link_code()
        await work.ladder.keep_link(hash_of(code), contact.id, self.casefile.clock.now() + CODE_LIVES)
        return code

    async def take(self, work: Work, contact: Contact, written: str) -> Linked | None:
        """Join this chat to the one that showed the code; None for a wrong code, which is counted."""
        await self._require_citizen(work, contact)
        now = self.casefile.clock.now()
        if await work.ladder.tries_since(contact.id, now - WAIT) >= TRIES:
            raise LinkRefusedError(f"contact {contact.id} tries codes", why="wait")
        shown_at = await work.ladder.take_link(hash_of_link(written), now)
        first = await work.people.contact_with_id(shown_at) if shown_at else None
        if first is None:
            await work.ladder.note_try(contact.id, now)
            await work.audit.record(actor=contact.id, act="wrong-link-code", subject=contact.petitioner_id)
            return None
        await self._require_citizen(work, first)
        if first.petitioner_id == contact.petitioner_id:
            raise LinkRefusedError("one and the same", why="same" if first.id == contact.id else "already")
        return await self._join(work, first, contact)

    async def others(self, work: Work, contact: Contact) -> list[Contact]:
        """The other chats of this person."""
        own = await work.ladder.contacts_of(contact.petitioner_id)
        return [one for one in own if one.id != contact.id]

    async def other(self, work: Work, contact: Contact, contact_id: str) -> Contact:
        """One of them; refused when it is not (any more)."""
        for one in await self.others(work, contact):
            if one.id == contact_id:
                return one
        raise LinkRefusedError(f"contact {contact_id} is not joined to {contact.id}", why="apart")

    async def part(self, work: Work, contact: Contact, contact_id: str) -> Contact:
        """Let go of another chat: a telephone was sold, or is somebody else's. It is told so."""
        other = await self.other(work, contact, contact_id)
        await work.ladder.part_contact(other.id, contact)
        await work.forget_inbox(other)
        await _inherit_at_conferences(work, other.id, contact.id)
        await work.audit.record(
            actor=contact.id, act="unlink", subject=contact.petitioner_id, detail=other.id
        )
        await work.outbox.put(
            Notice(
                contact_id=other.id,
                sentence="unlink-done-there",
                words={"channel": contact.channel, "contact": self.casefile.rulebook.authority.contact},
            )
        )
        return other

    async def _join(self, work: Work, first: Contact, second: Contact) -> Linked:
        """Petitions and consent stay; of two names the first chat's counts until the person says no."""
        person = await work.people.petitioner(first.petitioner_id)
        other = await work.people.petitioner(second.petitioner_id)
        joined = replace(
            person,
            name=person.name or other.name,
            consented_at=person.consented_at or other.consented_at,
            news_since=person.news_since or other.news_since,
        )
        await work.ladder.join_petitioners(other.id, person.id)
        await work.people.save_petitioner(joined)
        await work.people.save_petitioner(replace(other, name="", consented_at=None, news_since=None))
        await work.audit.record(actor=second.id, act="link", subject=person.id, detail=other.id)
        await work.outbox.put(
            Notice(
                contact_id=first.id,
                sentence="link-done-there",
                words={"channel": second.channel, "contact": self.casefile.rulebook.authority.contact},
            )
        )
        differs = other.name not in ("", joined.name)
        return Linked(petitioner=joined, channel=first.channel, other_name=other.name if differs else "")

    async def _require_citizen(self, work: Work, contact: Contact) -> None:
        for one in await work.ladder.contacts_of(contact.petitioner_id):
            if await work.people.officer_at(one.id) is not None:
                raise LinkRefusedError(f"contact {one.id} is an officer's", why="officer")


async def _inherit_at_conferences(work: Work, contact_id: str, heir_id: str) -> None:
    """Registrations to speak, and opinions, of one chat become another's of the same person."""
    speakers, items = await of_contact(work, contact_id)
    for speaker in speakers:
        speaker.contact_id = heir_id
        await work.conferences.save_speaker(speaker)
    for item in items:
        item.contact_id = heir_id
        await work.conferences.save_item(item)
