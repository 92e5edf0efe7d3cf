"""The inbox: no update is lost, none is worked on twice, one chat at a time."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from storage.tables import INBOX
from tests.fakes.clock import MORNING
from tests.storage.cases import new_contact, update
from tests.storage.conftest import ENGINES


async def _work_off(desk, row, note=""):
    async with desk.work(f"inbox:{row.id}") as work:
        assert await work.inbox.take(row)
        await work.inbox.finish(row.id, note)
        await work.commit()


async def _next(desk, chat):
    """The oldest undone update of a chat."""
    return next((row for row in await desk.waiting_updates(99) if row.chat == chat), None)


async def _chats(desk, limit):
    return [row.chat for row in await desk.waiting_updates(limit)]


async def _payloads(database):
    async with database.reader.connect() as connection:
        return list(await connection.scalars(select(INBOX.c.payload).order_by(INBOX.c.id)))


async def test_an_update_that_comes_twice_is_kept_once(desk):
    assert await desk.keep_updates([]) == 0
    assert await desk.keep_updates([update(1), update(2), update(1)]) == 2
    assert await desk.keep_updates([update(2), update(3)]) == 1
    assert await desk.keep_updates([update(3)]) == 0


async def test_chats_are_served_longest_waiting_first_each_in_order_of_arrival(desk):
    await desk.keep_updates([update(5, "hoa"), update(1, "lan"), update(2, "hoa"), update(9, "ba")])
    assert await _chats(desk, 2) == ["hoa", "lan"]
    first = await _next(desk, "hoa")
    assert (first.update_id, first.payload, first.received_at) == ("5", '{"text": "đèn hỏng"}', MORNING)
    await _work_off(desk, first)
    assert (await _next(desk, "hoa")).update_id == "2"
    assert await _chats(desk, 9) == ["lan", "hoa", "ba"]
    assert await _next(desk, "nobody") is None


async def test_a_done_update_is_not_taken_again(desk):
    await desk.keep_updates([update(1)])
    row = await _next(desk, "lan")
    await _work_off(desk, row, "malformed")
    assert await _next(desk, "lan") is None
    async with desk.work() as work:
        assert not await work.inbox.take(row)


async def test_an_update_whose_work_broke_off_waits_for_another_try(desk):
    await desk.keep_updates([update(1)])
    row = await _next(desk, "lan")
    async with desk.work() as work:
        assert await work.inbox.take(row)
        await work.inbox.finish(row.id)
    assert await _next(desk, "lan") == row


@pytest.mark.parametrize("database_url", ENGINES[1:], indirect=True)
async def test_two_processes_do_not_work_on_one_chat(desk):
    await desk.keep_updates([update(1), update(2), update(3, "hoa")])
    [lan, hoa] = [await _next(desk, chat) for chat in ("lan", "hoa")]
    async with desk.work() as one, desk.work() as other:
        assert await one.inbox.take(lan)
        assert not await other.inbox.take(lan)
        assert await other.inbox.take(hoa)


async def test_refused_consent_blanks_what_the_chat_has_sent_and_nothing_else(desk, database):
    contact = await new_contact(desk)
    await desk.keep_updates([update(1), update(2), update(3, "hoa"), update(4)])
    for chat in ("lan", "hoa"):
        await _work_off(desk, await _next(desk, chat))
    refusal = await _next(desk, "lan")
    async with desk.work() as work:
        assert await work.inbox.take(refusal)
        await work.forget_inbox(contact)
        await work.inbox.finish(refusal.id)
        await work.commit()
    kept = '{"text": "đèn hỏng"}'
    assert await _payloads(database) == [None, None, kept, kept]  # the last one is still to be answered


async def test_old_payloads_are_blanked_when_their_time_is_over(desk, database, clock):
    await desk.keep_updates([update(1), update(2)])
    await _work_off(desk, await _next(desk, "lan"))
    assert await desk.forget_updates_before(MORNING) == 0
    assert await desk.forget_updates_before(MORNING + timedelta(seconds=1)) == 1
    assert await desk.forget_updates_before(MORNING + timedelta(seconds=1)) == 0
    assert [payload is None for payload in await _payloads(database)] == [True, False]


async def test_conversations_wake_once_and_only_when_due(desk, clock):
    lan, hoa = await new_contact(desk, "lan"), await new_contact(desk, "hoa")
    async with desk.work() as work:
        await work.conversations.save(lan.id, {"draft": 1}, wake_at=MORNING + timedelta(minutes=5))
        await work.conversations.save(hoa.id, {"draft": 2}, wake_at=MORNING)
        await work.commit()
    assert await desk.due_conversations(MORNING, 9) == [hoa.id]
    assert await desk.due_conversations(MORNING + timedelta(hours=1), 9) == [hoa.id, lan.id]
    assert await desk.due_conversations(MORNING + timedelta(hours=1), 1) == [hoa.id]
    async with desk.work() as work:
        assert not await work.conversations.wake(lan.id, MORNING)
        assert not await work.conversations.wake("nobody", MORNING)
        assert await work.conversations.wake(hoa.id, MORNING)
        assert not await work.conversations.wake(hoa.id, MORNING)
        assert await work.conversations.load(hoa.id) == {"draft": 2}
        await work.commit()
    assert await desk.due_conversations(MORNING, 9) == []
