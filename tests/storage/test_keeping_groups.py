"""Agencies' groups, in every store."""

from datetime import timedelta

from casework.group_ports import AgencyGroup
from casework.notices import Notice
from tests.fakes.clock import MORNING
from tests.storage.cases import new_contact, put


def group_of(contact, agency="works", *, minutes=0):
    return AgencyGroup(
        contact_id=contact.id,
        agency_id=agency,
        linked_by="officer-1",
        linked_at=MORNING + timedelta(minutes=minutes),
    )


async def link(store, *groups):
    async with store.work() as work:
        for group in groups:
            await work.groups.link(group)
        await work.commit()


async def test_an_agency_finds_its_groups_oldest_first(store):
    first, second, other = [await new_contact(store, address) for address in ("-1", "-2", "-3")]
    groups = [group_of(second, minutes=5), group_of(first), group_of(other, "police", minutes=1)]
    await link(store, *groups)
    async with store.work() as work:
        assert [one.contact_id for one in await work.groups.of("works")] == [first.id, second.id]
        everywhere = [one.contact_id for one in await work.groups.everywhere()]
        assert everywhere == [first.id, other.id, second.id]
        assert await work.groups.at(first.id) == groups[1]
        assert await work.groups.at("nobody") is None


async def test_a_group_that_cannot_be_written_to_is_kept_and_not_found(store):
    contact = await new_contact(store, "-1")
    await link(store, group_of(contact))
    async with store.work() as work:
        await work.people.mark_reachable(contact.id, reachable=False)
        assert list(await work.groups.of("works")) == list(await work.groups.everywhere()) == []
        assert await work.groups.at(contact.id) is not None


async def test_the_same_chat_has_one_link_until_it_is_forgotten(store):
    contact = await new_contact(store, "-1")
    await link(store, group_of(contact), group_of(contact, "police", minutes=1))
    async with store.work() as work:
        assert await work.groups.at(contact.id) == group_of(contact, "police", minutes=1)
        await work.groups.unlink(contact.id)
        await work.groups.unlink(contact.id)
        assert await work.groups.at(contact.id) is None


async def test_a_group_with_a_new_address_stays_linked(store):
    contact = await new_contact(store, "-1")
    await link(store, group_of(contact))
    async with store.work() as work:
        await work.outbox.move_contact(contact.id, "-100")
        moved = await work.people.contact_at(contact.channel, "-100")
        assert moved is not None
        assert moved.id == contact.id
        assert await work.people.contact_at(contact.channel, "-1") is None
        assert await work.groups.at(moved.id) is not None


async def test_a_new_address_that_has_written_already_takes_the_link_over(store):
    old, new = await new_contact(store, "-1"), await new_contact(store, "-100")
    await link(store, group_of(old))
    async with store.work() as work:
        await work.outbox.move_contact(old.id, "-100")
        assert await work.groups.at(old.id) is None
        assert [one.contact_id for one in await work.groups.of("works")] == [new.id]


async def test_what_waits_for_the_old_address_goes_to_the_new_one(desk):
    old, new = await new_contact(desk, "-1"), await new_contact(desk, "-100")
    await put(desk, Notice(contact_id=old.id, sentence="group-new"))
    async with desk.work() as work:
        await work.outbox.move_contact(old.id, "-100")
        await work.commit()
    [row] = await desk.claim_outgoing("telegram", MORNING, 10, 60)
    assert row.contact.id == new.id
