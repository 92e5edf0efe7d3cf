"""Messages to many in the store: counted by id, queued once, held back, overtaken, reported."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from casework.broadcast import Audience, Broadcast, Reach, State, Wish
from casework.broadcasting import NO_MORE_NEWS, notice_to
from storage.broadcast_json import broadcast_from_json, broadcast_to_json
from tests.fakes.clock import MORNING
from tests.storage.cases import new_contact, petition_of, put
from tests.storage.cases import notice_to as ordinary


def broadcast_of(number=1, **changes) -> Broadcast:
    broadcast = Broadcast(
        id=f"broadcast-{number}",
        number=number,
        wish=Wish(
            audience=Audience(reach=Reach.NEWS, apart=("x", "y")),
            officer_id="thu",
            sentence="broadcast-text",
            words={"text": "Mời bà con", "count": 3},
            choices=(NO_MORE_NEWS,),
            urgent=True,
            report=False,
        ),
        created_at=MORNING,
        state=State.RUNNING,
        flows=True,
        started_at=MORNING,
    )
    return replace(broadcast, **changes)


@pytest.mark.parametrize(("state", "begun"), [(State.DRAFT, None), (State.DONE, MORNING)])
def test_one_that_was_kept_before_its_beginning_was_noted_began_when_it_was_written(state, begun):
    stored = json.loads(broadcast_to_json(broadcast_of(state=state)))
    del stored["started_at"]
    assert broadcast_from_json(json.dumps(stored)).started_at == begun


async def keep(store, *broadcasts):
    async with store.work() as work:
        for broadcast in broadcasts:
            await work.broadcasts.add(broadcast)
        await work.commit()


async def save(store, broadcast, **changes):
    async with store.work() as work:
        await work.broadcasts.save(replace(broadcast, **changes))
        await work.commit()


async def queue(store, broadcast, *contacts):
    async with store.work() as work:
        await work.broadcasts.queue(broadcast.id, [notice_to(one.id, broadcast.wish) for one in contacts])
        await work.commit()


async def willing_contact(store, name, place=None, **changes):
    contact = await new_contact(store, name)
    async with store.work() as work:
        person = await work.people.petitioner(contact.petitioner_id)
        person.consented_at = person.news_since = MORNING
        await work.people.save_petitioner(person)
        if place:
            await work.petitions.add(petition_of(contact, place_id=place, **changes))
        await work.commit()
    return contact


async def claimed(desk, limit=10, now=MORNING):
    return await desk.claim_outgoing("telegram", now, limit, 60)


async def report_of(store, broadcast):
    async with store.work() as work:
        return await work.broadcasts.report(broadcast.id)


async def test_a_broadcast_comes_back_as_it_was_kept(store):
    one = broadcast_of(fed=7, total=9, cursor="c", exhausted=True, ended_at=MORNING + timedelta(hours=1))
    await keep(store, one)
    async with store.work() as work:
        assert await work.broadcasts.with_number(1) == one
        assert await work.broadcasts.with_number(2) is None
        assert await work.broadcasts.next_number() == 2


async def test_the_latest_come_first_and_only_running_ones_run(store):
    await keep(store, *(broadcast_of(number, state=state) for number, state in enumerate(State, 1)))
    async with store.work() as work:
        assert [one.number for one in await work.broadcasts.recent(3)] == [5, 4, 3]
        assert list(await work.broadcasts.running()) == [2]


async def test_the_willing_are_listed_by_id_from_where_one_stopped(store):
    contacts = [await willing_contact(store, f"dân-{number}") for number in range(5)]
    await new_contact(store, "chưa đồng ý")
    async with store.work() as work:
        first = await work.broadcasts.willing((), after="", limit=2)
        rest = await work.broadcasts.willing((), after=first[-1].petitioner_id, limit=10)
    assert [*first, *rest] == sorted((one.petitioner_id, one.id) for one in contacts)


async def test_the_willing_of_some_places(store):
    here = [await willing_contact(store, "lan", "p1"), await willing_contact(store, "hoa", "p2")]
    await willing_contact(store, "tư", "p3")
    sealed = petition_of(here[0]).stage.SEALED
    await willing_contact(store, "kín", "p1", stage=sealed)
    async with store.work() as work:
        found = await work.broadcasts.willing(("p1", "p2"), after="", limit=10)
    assert {one.contact_id for one in found} == {contact.id for contact in here}


async def test_who_has_joined_a_second_chat_is_told_of_a_place_in_the_one_last_used(store):
    first = await willing_contact(store, "lan", "p1")
    second = await new_contact(store, "lan-zalo", channel="zalo_bot")
    async with store.work() as work:
        await work.ladder.join_petitioners(second.petitioner_id, first.petitioner_id)
        await work.ladder.seen(first.id, MORNING)
        await work.ladder.seen(second.id, MORNING + timedelta(hours=1))
        await work.commit()
    async with store.work() as work:
        assert list(await work.broadcasts.willing(("p1",), after="", limit=10)) == [
            (first.petitioner_id, second.id)
        ]


async def test_a_contact_is_told_once_by_a_broadcast(store):
    broadcast, lan = broadcast_of(), await new_contact(store)
    await keep(store, broadcast)
    for _ in range(2):
        await queue(store, broadcast, lan)
    assert (await report_of(store, broadcast)).waiting == 1
    async with store.work() as work:
        assert await work.broadcasts.waiting(broadcast.id) == 1


async def test_ordinary_messages_to_others_overtake_a_broadcast(desk):
    broadcast = broadcast_of()
    lan, hoa, tu = [await new_contact(desk, name) for name in ("lan", "hoa", "tư")]
    await keep(desk, broadcast)
    await queue(desk, broadcast, lan, hoa)
    await put(desk, ordinary(tu, "ordinary"), ordinary(lan, "behind"))
    rows = await claimed(desk)
    assert [(row.contact.address, row.notice.sentence) for row in rows] == [
        ("tư", "ordinary"),
        ("lan", "broadcast-text"),
        ("hoa", "broadcast-text"),
    ]


async def test_what_is_held_back_is_not_sent_and_nobody_waits_behind_it(desk):
    broadcast, lan = broadcast_of(), await new_contact(desk)
    await keep(desk, broadcast)
    await queue(desk, broadcast, lan)
    await put(desk, ordinary(lan, "ordinary"))
    await save(desk, broadcast, flows=False)
    assert await desk.next_outgoing_at("telegram") == MORNING
    assert [row.notice.sentence for row in await claimed(desk)] == ["ordinary"]
    assert await desk.next_outgoing_at("telegram") is None
    await save(desk, broadcast, flows=True)
    assert await claimed(desk) == [], "one message per person at a time"


async def test_a_message_on_its_way_is_waited_for_even_when_its_broadcast_is_held(desk):
    broadcast, lan = broadcast_of(), await new_contact(desk)
    await keep(desk, broadcast)
    await queue(desk, broadcast, lan)
    assert len(await claimed(desk)) == 1
    await save(desk, broadcast, flows=False)
    await put(desk, ordinary(lan, "ordinary"))
    assert await claimed(desk) == []


async def test_what_was_withdrawn_is_not_sent(desk):
    broadcast = broadcast_of()
    contacts = [await new_contact(desk, name) for name in ("lan", "hoa")]
    await keep(desk, broadcast)
    await queue(desk, broadcast, *contacts)
    [on_its_way] = await claimed(desk, limit=1)
    async with desk.work() as work:
        await work.broadcasts.withdraw(broadcast.id)
        await work.outbox.settle_sent(on_its_way.id, ["m1"])
        await work.commit()
    report = await report_of(desk, broadcast)
    assert (report.sent, report.failed, report.waiting) == (1, 1, 0)
    assert await claimed(desk) == []


async def test_the_report_counts_each_outcome(desk):
    broadcast = broadcast_of()
    contacts = [await new_contact(desk, f"dân-{number}") for number in range(4)]
    await keep(desk, broadcast, broadcast_of(2))
    await queue(desk, broadcast, *contacts)
    await queue(desk, broadcast_of(2), contacts[0])
    first, second, third, _ = await claimed(desk, limit=4)
    async with desk.work() as work:
        await work.outbox.settle_sent(first.id, ["m1"])
        await work.outbox.settle_failed(second.id, "blocked")
        await work.outbox.settle_unknown(third.id, MORNING, "no answer")
        await work.commit()
    report = await report_of(desk, broadcast)
    assert (report.sent, report.failed, report.waiting, report.unknown) == (1, 1, 2, 1)


@pytest.mark.parametrize("state", [State.RUNNING, State.PAUSED])
async def test_the_feeder_sees_who_runs(desk, state):
    await keep(desk, broadcast_of(state=state))
    assert await desk.running_broadcasts() == ([1] if state is State.RUNNING else [])
