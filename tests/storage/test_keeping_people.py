"""What every store promises about people, conversations, and the messages a unit queues."""

from datetime import timedelta

import pytest

from casework.agencies import Role
from casework.notices import Notice
from casework.petitioner import Officer
from casework.ports import Invitation, Store
from tests.fakes.clock import MORNING
from tests.storage.cases import new_contact


def _officer(contact, **changes):
    given = {"id": f"officer-{contact.address}", "agency_id": "works", "role": Role.OFFICER, "name": "Minh"}
    return Officer(contact_id=contact.id, **{**given, **changes})


def accepts_a_store(store: Store) -> Store:
    return store


async def test_whoever_writes_again_is_the_same_person(store):
    first, again = await new_contact(store), await new_contact(store)
    elsewhere = await new_contact(store, channel="web")
    assert first == again
    assert elsewhere.petitioner_id != first.petitioner_id
    async with accepts_a_store(store).work() as work:
        assert await work.people.contact_with_id(first.id) == first
        assert await work.people.contact_with_id("nobody") is None
        assert (await work.people.petitioner(first.petitioner_id)).name == "Lan"
        with pytest.raises(LookupError):
            await work.people.petitioner("nobody")


async def test_consent_is_kept_and_can_be_withdrawn(store):
    contact = await new_contact(store)
    for consent in (MORNING, None):
        async with store.work() as work:
            person = await work.people.petitioner(contact.petitioner_id)
            person.name, person.consented_at = "Nguyễn Thị Lan", consent
            await work.people.save_petitioner(person)
            await work.commit()
        async with store.work() as work:
            assert await work.people.petitioner(contact.petitioner_id) == person


async def test_a_contact_that_blocks_the_bot_is_unreachable_until_it_writes_again(store):
    contact = await new_contact(store)
    for reachable in (False, True):
        async with store.work() as work:
            await work.people.mark_reachable(contact.id, reachable=reachable)
            await work.commit()
        async with store.work() as work:
            assert (await work.people.contact_with_id(contact.id)).reachable is reachable


async def test_enrolling_again_replaces_the_earlier_enrolment(store):
    minh, ha = await new_contact(store, "minh"), await new_contact(store, "ha")
    async with store.work() as work:
        await work.people.enrol(_officer(minh))
        await work.people.enrol(_officer(ha, name="Hà", role=Role.HEAD))
        await work.commit()
    async with store.work() as work:
        moved = _officer(minh, id="officer-new", agency_id="water")
        await work.people.enrol(moved)
        await work.commit()
    async with store.work() as work:
        assert await work.people.officer_at(minh.id) == moved
        assert await work.people.officer_with_id("officer-new") == moved
        assert await work.people.officer_with_id("officer-minh") is None
        assert [officer.name for officer in await work.people.officers_of("works")] == ["Hà"]


async def test_the_officers_of_a_role_are_found_over_all_agencies(store):
    contacts = [await new_contact(store, address) for address in ("d", "c", "b", "a")]
    chairs = [
        _officer(contacts[0], id="1", name="An", role=Role.CHAIR),
        _officer(contacts[1], id="2", name="An", role=Role.CHAIR, agency_id="water"),
        _officer(contacts[2], id="0", name="Minh", role=Role.CHAIR),
    ]
    async with store.work() as work:
        for officer in (*reversed(chairs), _officer(contacts[3], name="Anh")):
            await work.people.enrol(officer)
        await work.commit()
    async with store.work() as work:
        assert list(await work.people.with_role(Role.CHAIR)) == chairs
        assert list(await work.people.with_role(Role.ADMINISTRATOR)) == []


async def _agree(store, contact):
    async with store.work() as work:
        person = await work.people.petitioner(contact.petitioner_id)
        person.consented_at = person.news_since = MORNING
        await work.people.save_petitioner(person)
        await work.commit()


async def test_only_people_who_agreed_and_can_be_reached_are_written_to(store):
    lan, hoa, silent, gone, minh = [
        await new_contact(store, address) for address in ("lan", "hoa", "silent", "gone", "minh")
    ]
    for contact in (lan, hoa, gone, minh):
        await _agree(store, contact)
    async with store.work() as work:
        await work.people.mark_reachable(gone.id, reachable=False)
        await work.people.enrol(_officer(minh))
        await work.commit()
    async with store.work() as work:
        assert list(await work.people.news_contacts()) == sorted([lan.id, hoa.id])
        assert (await work.people.petitioner(silent.petitioner_id)).consented_at is None
        hoas = await work.people.petitioner(hoa.petitioner_id)
        hoas.news_since = None
        await work.people.save_petitioner(hoas)
        assert list(await work.people.news_contacts()) == [lan.id], "agreeing to petitions is not to news"


async def test_an_invitation_is_used_once_and_not_after_its_end(store):
    expires = MORNING + timedelta(days=1)
    invitation = Invitation(
        code_hash="h1", agency_id="works", role=Role.HEAD, name="Minh", expires_at=expires
    )
    async with store.work() as work:
        await work.people.invite(invitation)
        await work.commit()
    async with store.work() as work:
        assert await work.people.take_invitation("unknown", MORNING) is None
        assert await work.people.take_invitation("h1", expires) is None
        assert await work.people.take_invitation("h1", MORNING) == invitation
    async with store.work() as work:  # the unit before was not committed
        assert await work.people.take_invitation("h1", MORNING) == invitation
        await work.commit()
    async with store.work() as work:
        assert await work.people.take_invitation("h1", MORNING) is None


async def test_a_conversation_goes_on_where_it_stopped(store):
    contact = await new_contact(store)
    async with store.work() as work:
        assert await work.conversations.load(contact.id) == {}
        await work.conversations.save(contact.id, {"step": "place", "draft": "ngõ 12"}, wake_at=None)
        await work.conversations.save(contact.id, {"step": "photo", "parts": [1, 2]}, wake_at=MORNING)
        await work.commit()
    async with store.work() as work:
        assert await work.conversations.load(contact.id) == {"step": "photo", "parts": [1, 2]}


async def test_a_message_to_nobody_is_refused(store):
    async with store.work() as work:
        with pytest.raises(LookupError):
            await work.outbox.put(Notice(contact_id="nobody", sentence="notice-claimed"))
