"""What happens in a group: a command of an officer is answered in private, a group is linked or leaves."""

from dataclasses import replace

from casework.invitations import hash_of, hash_of_link
from casework.notices import Choice, Notice, Words
from casework.petitioner import Contact, Officer
from casework.ports import Work
from handlers.cleaning import clean, fold
from handlers.messages import Incoming, Kind
from handlers.turn import Office, button

IN_GROUPS = frozenset({Kind.GROUP, Kind.REMOVED, Kind.MOVED})
LINK, UNLINK = "nhom", "ronhom"
_INVITED, _JOINS_CHATS = "start", "ketnoi"


async def in_group(office: Office, work: Work, incoming: Incoming) -> Incoming | None:
    """Do what concerns the group itself; returns the command that is still to be answered in private.

    Nobody's command is taken in public: who is no officer is asked to write in private, and the name of a
    member is not even kept.
    """
    if incoming.kind is not Kind.GROUP:
        await _changed(work, incoming)
        return None
    group = await work.people.contact(incoming.channel, incoming.group or incoming.address, "")
    if not group.reachable:
        await work.people.mark_reachable(group.id, reachable=True)  # the bot has been taken in again
    officer = await _speaker(work, incoming)
    word, *rest = clean(incoming.text).split(maxsplit=1) or [""]  # not every channel says what was said
    command = fold(word.partition("@")[0].removeprefix("/"))
    if await _shown(office, work, group, command, "".join(rest)):
        await say_in_group(work, group.id, "group-code-shown")
    elif officer is None:
        await say_in_group(work, group.id, "private-please")
    elif command == LINK:
        await _link(office, work, officer, group)
    elif command == UNLINK:
        await unlink(office, work, officer, group.id)
    else:
        await say_in_group(work, group.id, "group-answered")
        return replace(incoming, kind=Kind.TEXT, group="")
    return None


async def from_nobody(work: Work, incoming: Incoming) -> bool:
    """Whether this is of a member of a group who has never written to the bot: nothing is kept of them."""
    return bool(incoming.group) and await work.people.contact_at(incoming.channel, incoming.address) is None


async def unlink(office: Office, work: Work, officer: Officer, contact_id: str) -> None:
    """The group is told of nothing any more, and that."""
    known = await office.groups.unlink(work, officer, contact_id)
    if known is None:
        await say_in_group(work, contact_id, "group-none")
        return
    agency = office.rulebook.agencies.named(known.agency_id)
    await say_in_group(work, contact_id, "group-unlinked", {"agency": agency.name})


async def say_in_group(
    work: Work, contact_id: str, sentence: str, words: Words | None = None, choices: tuple[Choice, ...] = ()
) -> None:
    """One message that the whole group reads."""
    notice = Notice(contact_id=contact_id, sentence=sentence, words=words or {}, choices=choices)
    await work.outbox.put(notice)


async def _link(office: Office, work: Work, officer: Officer, group: Contact) -> None:
    linked = await office.groups.link(work, officer, group.id)
    agency = office.rulebook.agencies.named(linked.agency_id)
    choices = (button("button-group-off", f"groupoff:{group.id}"),)
    await say_in_group(work, group.id, "group-linked", {"agency": agency.name}, choices)


async def _shown(office: Office, work: Work, group: Contact, command: str, code: str) -> bool:
    """Void a one-time code that all members have now read, whoever showed it; whether it was one."""
    now = office.clock.now()
    if command == _INVITED and code:
        invitation = await work.people.take_invitation(hash_of(code), now)
        if invitation is not None:
            await work.audit.record(actor=group.id, act="void-invitation", subject=invitation.agency_id)
        return invitation is not None
    if command == _JOINS_CHATS and code:
        return await work.ladder.take_link(hash_of_link(code), now) is not None
    return False


async def _speaker(work: Work, incoming: Incoming) -> Officer | None:
    """The officer who gave the command, known by their own chat with the bot."""
    if not incoming.group:
        return None
    contact = await work.people.contact_at(incoming.channel, incoming.address)
    return await work.people.officer_at(contact.id) if contact else None


async def _changed(work: Work, incoming: Incoming) -> None:
    """The group has a new address, or the bot was taken out of it."""
    group = await work.people.contact_at(incoming.channel, incoming.address)
    if group is None:
        return
    if incoming.kind is Kind.MOVED:
        await work.outbox.move_contact(group.id, incoming.group)
        return
    await work.groups.unlink(group.id)
    await work.people.mark_reachable(group.id, reachable=False)
