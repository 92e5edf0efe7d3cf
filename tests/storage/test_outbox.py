"""The outbox: each message reaches a final status, in order per person, and a replay adds none."""

import asyncio
from datetime import timedelta

import pytest

from casework.notices import Attachment, Choice, Doubt, MediaKind, Notice
from tests.fakes.clock import MORNING
from tests.storage.cases import new_contact, notice_to, put

LATER = MORNING + timedelta(minutes=1)


async def claimed(desk, now=MORNING, limit=10, channel="telegram"):
    return await desk.claim_outgoing(channel, now, limit, 60)


async def settle(desk, how, *arguments):
    async with desk.work() as work:
        result = await getattr(work.outbox, how)(*arguments)
        await work.commit()
    return result


def sentences(rows):
    return [row.notice.sentence for row in rows]


async def test_a_notice_comes_out_as_it_was_put(desk):
    contact = await new_contact(desk)
    notice = Notice(
        contact_id=contact.id,
        sentence="notice-answered",
        words={"code": "4829-1372", "times": 2},
        choices=(Choice(sentence="button-reply", action="reply:48291375", words={"n": 1}),),
        attachments=(
            Attachment(kind=MediaKind.PHOTO, content="a" * 64),
            Attachment(kind=MediaKind.LOCATION, latitude=21.0, longitude=105.8),
        ),
        doubt=Doubt.PARK,
        urgent=True,
        about="petition-1",
    )
    await put(desk, notice)
    [row] = await claimed(desk)
    assert (row.notice, row.contact) == (notice, contact)
    assert (row.attempts, row.repeated, row.created_at) == (1, False, MORNING)


async def test_a_claimed_message_is_nobody_elses(desk):
    await put(desk, notice_to(await new_contact(desk)))
    assert len(await claimed(desk)) == 1
    assert await claimed(desk) == []


async def test_one_message_per_person_at_a_time_in_order(desk):
    lan = await new_contact(desk)
    await put(desk, *(notice_to(lan, name) for name in ("first", "second", "third")))
    seen = []
    while rows := await claimed(desk):
        seen += sentences(rows)
        assert await claimed(desk) == []
        assert await settle(desk, "settle_sent", rows[0].id, ["m1"])
    assert seen == ["first", "second", "third"]


async def test_a_message_is_found_again_by_the_channels_own_id_in_its_own_chat(desk):
    lan, hoa = await new_contact(desk, "lan"), await new_contact(desk, "hoa")
    notice = notice_to(lan, "first")
    await put(desk, notice, notice_to(lan, "second"))
    [row] = await claimed(desk)
    await settle(desk, "settle_sent", row.id, ["76", "77"])
    async with desk.work() as work:
        assert await work.outbox.sent_as(lan.id, "76") == notice
        assert await work.outbox.sent_as(lan.id, "77") == notice
        assert await work.outbox.sent_as(hoa.id, "76") is None
        assert await work.outbox.sent_as(hoa.id, "77") is None
        assert await work.outbox.sent_as(lan.id, "78") is None


async def test_urgent_messages_overtake_other_peoples_and_never_ones_own(desk):
    lan, hoa = await new_contact(desk, "lan"), await new_contact(desk, "hoa")
    await put(desk, notice_to(lan, "lan-1"), notice_to(lan, "lan-urgent", urgent=True))
    await put(desk, notice_to(hoa, "hoa-urgent", urgent=True))
    assert sentences(await claimed(desk, limit=1)) == ["hoa-urgent"]
    assert sentences(await claimed(desk)) == ["lan-1"]


async def test_each_channel_has_its_own_line(desk):
    await put(desk, notice_to(await new_contact(desk, channel="web")))
    assert await claimed(desk) == []
    assert await desk.next_outgoing_at("telegram") is None
    assert len(await claimed(desk, channel="web")) == 1


async def test_a_retry_waits_for_its_moment_and_holds_back_what_follows(desk):
    lan = await new_contact(desk)
    await put(desk, notice_to(lan, "first"), notice_to(lan, "second"))
    assert await desk.next_outgoing_at("telegram") == MORNING
    [row] = await claimed(desk)
    assert await desk.next_outgoing_at("telegram") is None
    assert await settle(desk, "settle_retry", row.id, LATER, "429")
    assert await claimed(desk) == []
    assert await desk.next_outgoing_at("telegram") == LATER
    [again] = await claimed(desk, LATER)
    assert (again.id, again.attempts, again.repeated) == (row.id, 2, False)


async def test_the_same_origin_queues_its_messages_once(desk):
    lan = await new_contact(desk)
    for _ in range(2):
        async with desk.work("inbox:7") as work:
            await work.outbox.put(notice_to(lan, "first"))
            await work.outbox.put(notice_to(lan, "second"))
            await work.commit()
    assert (await desk.counts())["queued"] == 2


async def test_a_message_that_may_have_arrived_is_repeated_or_parked(desk):
    lan, hoa = await new_contact(desk, "lan"), await new_contact(desk, "hoa")
    await put(desk, notice_to(lan, "resend"), notice_to(hoa, "park", doubt=Doubt.PARK))
    for row in await claimed(desk):
        assert await settle(desk, "settle_unknown", row.id, LATER, "read timeout")
    [again] = await claimed(desk, LATER)
    assert (again.notice.sentence, again.repeated) == ("resend", True)
    assert (await desk.counts())["parked"] == 1


@pytest.mark.parametrize(("everybodys", "after_seconds"), [(False, 61), (True, 0)])
async def test_a_lease_that_ran_out_is_an_unknown_outcome(desk, everybodys, after_seconds):
    lan, hoa = await new_contact(desk, "lan"), await new_contact(desk, "hoa")
    await put(desk, notice_to(lan, "resend"), notice_to(hoa, "park", doubt=Doubt.PARK))
    assert len(await claimed(desk)) == 2
    assert await desk.expire_leases(MORNING) == 0
    now = MORNING + timedelta(seconds=after_seconds)
    assert await desk.expire_leases(now, everybodys=everybodys) == 2
    [again] = await claimed(desk, now)
    assert (again.notice.sentence, again.repeated, again.attempts) == ("resend", True, 2)
    assert await desk.counts() == {"queued": 0, "sending": 1, "sent": 0, "failed": 0, "parked": 1}


async def test_a_lease_that_is_renewed_goes_on_and_one_that_has_passed_to_another_does_not(desk):
    for chat in ("lan", "hoa"):
        await put(desk, notice_to(await new_contact(desk, chat)))
    lan, hoa = await claimed(desk)
    assert lan.lease_until == MORNING + timedelta(seconds=60)
    later = MORNING + timedelta(seconds=61)
    assert await desk.renew_leases([lan], later + timedelta(seconds=60)) == {lan.id}
    assert await desk.expire_leases(later) == 1
    [again] = await claimed(desk, later)
    assert again.id == hoa.id
    assert await desk.renew_leases([lan, hoa], later + timedelta(days=1)) == {lan.id}
    assert await settle(desk, "settle_sent", lan.id, ["m1"])
    assert await desk.renew_leases([lan], later + timedelta(days=1)) == set()
    assert await desk.expire_leases(later + timedelta(seconds=61)) == 1, "the new claim kept its own term"


async def test_what_was_sent_stays_sent_even_when_the_lease_ran_out_before(desk):
    await put(desk, notice_to(await new_contact(desk)))
    [row] = await claimed(desk)
    await desk.expire_leases(MORNING, everybodys=True)
    assert await settle(desk, "settle_sent", row.id, ["m1"])
    assert not await settle(desk, "settle_sent", row.id, ["m1"])
    assert not await settle(desk, "settle_retry", row.id, LATER, "late news")
    assert not await settle(desk, "settle_failed", row.id, "late news")
    assert await claimed(desk, LATER) == []


async def test_an_unreachable_persons_messages_fail_and_say_what_they_were_about(desk):
    lan, hoa = await new_contact(desk, "lan"), await new_contact(desk, "hoa")
    await put(desk, notice_to(lan), notice_to(lan, about="p1"), notice_to(lan), notice_to(hoa))
    [row, _] = await claimed(desk)
    assert await settle(desk, "settle_failed", row.id, "blocked")
    held = await settle(desk, "hold_contact", lan.id, "blocked")
    assert [notice.about for notice in held] == ["p1", None]
    counts = await desk.counts()
    assert (counts["failed"], counts["sending"], counts["queued"]) == (3, 1, 0)


async def test_a_chat_that_moved_gets_its_messages_at_the_new_address(desk):
    lan = await new_contact(desk)
    await put(desk, notice_to(lan))
    await settle(desk, "move_contact", lan.id, "lan-2")
    [row] = await claimed(desk)
    assert row.contact.address == "lan-2"


async def test_a_chat_that_moved_to_a_known_address_hands_its_messages_over(desk):
    lan, known = await new_contact(desk, "lan"), await new_contact(desk, "lan-2")
    await put(desk, notice_to(lan))
    await settle(desk, "move_contact", lan.id, "lan-2")
    [row] = await claimed(desk)
    assert row.contact == known


async def test_nothing_is_sent_before_the_commit(desk):
    lan = await new_contact(desk)
    async with desk.work() as work:
        await work.outbox.put(notice_to(lan))
    assert await claimed(desk) == []


async def test_many_senders_at_once_claim_each_message_once(desk):
    for number in range(20):
        lan = await new_contact(desk, f"chat-{number}")
        await put(desk, notice_to(lan, "first"), notice_to(lan, "second"))

    async def send_all():
        sent = []
        for _ in range(12):
            for row in await claimed(desk, limit=3):
                await settle(desk, "settle_sent", row.id, ["m"])
                sent.append((row.contact.address, row.notice.sentence))
        return sent

    sent = [pair for some in await asyncio.gather(*(send_all() for _ in range(5))) for pair in some]
    assert len(sent) == len(set(sent)) == 40
    assert (await desk.counts())["sent"] == 40
