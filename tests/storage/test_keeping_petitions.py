"""What every store promises about petitions, in memory, on SQLite and on PostgreSQL alike."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.exc import StatementError

from casework.notices import Attachment, MediaKind
from casework.petition import Event, Outcome, Petition, Stage, Statement, StatementKind
from casework.petitioner import Disclosure
from casework.ports import QueueMark
from casework.reading import Trace, Urgency
from storage.petitions import _QUEUE_AFTER
from tests.fakes.clock import MORNING
from tests.storage.cases import new_contact, petition_of


async def _file(store, *petitions):
    async with store.work() as work:
        for petition in petitions:
            await work.petitions.add(petition)
        await work.commit()


def mark_of(petition: Petition) -> QueueMark:
    return QueueMark(rank=petition.urgency.rank, due=petition.due or date.max, id=petition.id)


async def _pages(store, agency_id, size):
    """The whole queue, read page by page."""
    line, after = [], None
    async with store.work() as work:
        while page := await work.petitions.queue(agency_id, after=after, limit=size):
            line += page
            after = mark_of(page[-1])
    return line


async def test_a_petition_comes_back_as_it_was_filed(store):
    contact = await new_contact(store)
    petition = petition_of(
        contact,
        disclosure=Disclosure.SEALED,
        outcome=Outcome.BEING_RESOLVED,
        satisfied=False,
        reopened=2,
        acknowledge_by=date(2026, 3, 4),
        dedupe_key="draft-1",
        claimed_by="officer-1",
        latitude=21.0285,
        longitude=105.8542,
        urgency=Urgency.URGENT,
    )
    bare = petition_of(contact, place_id=None, due=None)
    await _file(store, petition, bare)
    async with store.work() as work:
        assert await work.petitions.with_code(petition.code) == petition
        assert await work.petitions.with_id(bare.id) == bare
        assert await work.petitions.filed_from("draft-1") == petition
        assert await work.petitions.with_code("00000000") is None


async def test_what_was_changed_is_kept_only_when_saved(store):
    petition = petition_of(await new_contact(store))
    await _file(store, petition)
    async with store.work() as work:
        found = await work.petitions.with_id(petition.id)
        found.stage = Stage.CLAIMED
        assert await work.petitions.with_id(petition.id) == petition
        await work.petitions.save(found)
        await work.commit()
    async with store.work() as work:
        assert (await work.petitions.with_id(petition.id)).stage is Stage.CLAIMED


async def test_leaving_without_commit_keeps_nothing(store):
    contact = await new_contact(store)
    petition = petition_of(contact)
    async with store.work() as work:
        await work.petitions.add(petition)
        await work.conversations.save(contact.id, {"step": "sent"}, wake_at=None)
    async with store.work() as work:
        assert await work.petitions.with_id(petition.id) is None
        assert await work.conversations.load(contact.id) == {}


async def test_an_error_in_a_unit_keeps_nothing_and_lets_the_next_one_work(store):
    contact = await new_contact(store)
    petition = petition_of(contact)
    try:
        async with store.work() as work:
            await work.petitions.add(petition)
            raise RuntimeError  # noqa: TRY301
    except RuntimeError:
        pass
    await _file(store, petition)


async def test_the_queue_shows_the_most_urgent_then_the_earliest_due_then_the_oldest(store):
    contact = await new_contact(store)
    soon, late = date(2026, 3, 5), date(2026, 4, 5)
    newer = MORNING + timedelta(hours=1)
    expected = [
        petition_of(contact, urgency=Urgency.URGENT, due=late, id="9"),
        petition_of(contact, urgency=Urgency.URGENT, due=None, id="8"),
        petition_of(contact, urgency=Urgency.HIGH, due=late, id="7"),
        petition_of(contact, due=soon, id="6"),
        petition_of(contact, due=late, received_at=MORNING, id="5", stage=Stage.ASKED),
        petition_of(contact, due=late, received_at=newer, id="2", stage=Stage.CLAIMED),
        petition_of(contact, due=late, received_at=newer, id="3"),
        petition_of(contact, due=None, received_at=MORNING, id="4"),
    ]
    others = [
        petition_of(contact, agency_id="water"),
        petition_of(contact, stage=Stage.ANSWERED),
        petition_of(contact, stage=Stage.NOTIFIED),
        petition_of(contact, stage=Stage.WITHDRAWN),
    ]
    await _file(store, *reversed(expected), *others)
    for size in (1, 3, 20):
        assert [p.id for p in await _pages(store, "works", size)] == [p.id for p in expected]
    async with store.work() as work:
        assert await work.petitions.count_queue("works") == len(expected)
        assert await work.petitions.count_queue("nobody") == 0


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cases=st.lists(
        st.tuples(
            st.sampled_from(Urgency),
            st.none() | st.dates(date(2026, 3, 1), date(2026, 3, 4)),
            st.integers(0, 2),
        ),
        max_size=12,
    ),
    size=st.integers(1, 5),
)
async def test_pages_of_any_size_show_each_queued_petition_once_and_in_order(store, cases, size):
    contact, agency = await new_contact(store), uuid4().hex
    filed = [
        petition_of(contact, agency_id=agency, urgency=u, due=d, received_at=MORNING + timedelta(days=n))
        for u, d, n in cases
    ]
    await _file(store, *filed)
    ordered = sorted(filed, key=lambda p: (p.urgency.rank, p.due or date.max, p.received_at, p.id))
    assert [p.id for p in await _pages(store, agency, size)] == [p.id for p in ordered]


async def test_a_page_deep_in_the_queue_is_found_along_the_index(database):
    query = _QUEUE_AFTER.compile(dialect=database.reader.dialect)
    async with database.reader.connect() as connection:
        if database.is_postgres:  # its planner reads a small table as a whole
            return
        plan = await connection.exec_driver_sql(
            f"EXPLAIN QUERY PLAN {query}", tuple(None for _ in query.positiontup)
        )
        assert "ix_petitions_queue (agency_id=? AND queued=? AND (rank," in plan.first()[-1]


async def test_a_moment_without_a_time_zone_is_refused(desk):
    contact = await new_contact(desk)
    async with desk.work() as work:
        with pytest.raises((StatementError, ValueError), match="time zone"):
            await work.petitions.add(petition_of(contact, received_at=MORNING.replace(tzinfo=None)))


async def test_the_sealed_desk_sees_its_sealed_petitions(store):
    contact = await new_contact(store)
    await _file(store, petition_of(contact, agency_id="sealed", stage=Stage.SEALED))
    async with store.work() as work:
        assert await work.petitions.count_queue("sealed") == 1


async def test_a_petition_that_moves_leaves_one_queue_and_enters_the_other(store):
    petition = petition_of(await new_contact(store))
    await _file(store, petition)
    async with store.work() as work:
        await work.petitions.save(replace(petition, agency_id="water", urgency=Urgency.URGENT))
        await work.commit()
    async with store.work() as work:
        assert await work.petitions.count_queue("works") == 0
        [found] = await work.petitions.queue("water", after=None, limit=5)
        assert found.urgency is Urgency.URGENT


async def test_a_person_sees_the_own_petitions_newest_first(store):
    lan, hoa = await new_contact(store, "lan"), await new_contact(store, "hoa")
    old = petition_of(lan)
    new = petition_of(lan, received_at=MORNING + timedelta(days=1))
    await _file(store, old, petition_of(hoa), new)
    async with store.work() as work:
        assert [p.id for p in await work.petitions.of_petitioner(lan.petitioner_id)] == [new.id, old.id]


async def test_the_file_and_the_history_keep_their_order(store):
    petition = petition_of(await new_contact(store))
    photo = Attachment(kind=MediaKind.PHOTO, content="a" * 64, reference="tg-1")
    point = Attachment(kind=MediaKind.LOCATION, latitude=21.0, longitude=105.8)
    words = [
        Statement(
            id=uuid4().hex,
            petition_id=petition.id,
            kind=kind,
            text=f"Câu {number}",
            author_id="lan",
            at=MORNING,
            attachments=(photo, point) if number == 0 else (),
        )
        for number, kind in enumerate((StatementKind.ORIGINAL, StatementKind.ADDITION, StatementKind.ANSWER))
    ]
    events = [
        Event(
            petition_id=petition.id,
            act=act,
            actor_id="lan",
            at=MORNING,
            stage=Stage.ROUTED,
            detail={"reason": "đúng địa bàn"},
        )
        for act in ("receive", "supplement")
    ]
    await _file(store, petition)
    async with store.work() as work:
        for statement in words:
            await work.petitions.append(statement)
        for event in events:
            await work.petitions.record(event)
        await work.commit()
    async with store.work() as work:
        assert list(await work.petitions.file_of(petition.id)) == words
        assert list(await work.petitions.history_of(petition.id)) == events
        assert list(await work.petitions.file_of("other")) == []


async def test_petitions_that_share_most_keys_come_first(store):
    contact = await new_contact(store)
    old, near, far, other = (
        petition_of(contact, received_at=MORNING + timedelta(days=days)) for days in (0, 10, 11, 12)
    )
    keys = {
        old.id: ("đường lê lợi", "ổ gà"),
        near.id: ("đường lê lợi", "ổ gà", "chợ gò"),
        far.id: ("đường lê lợi",),
        other.id: ("đèn",),
    }
    async with store.work() as work:
        for petition in (old, near, far, other):
            known = keys[petition.id]
            await work.petitions.add(petition)
            await work.petitions.keep_trace(petition, Trace(known, "nội dung"))
        await work.commit()
    async with store.work() as work:
        found = await work.petitions.sharing(
            ["đường lê lợi", "ổ gà", "chợ gò"], since=MORNING + timedelta(days=1), limit=5
        )
        assert [petition.id for petition, _ in found] == [near.id, far.id]
        assert found[0][1] == Trace(keys[near.id], "nội dung")
        assert await work.petitions.trace_of(old.id) == Trace(keys[old.id], "nội dung")
        assert await work.petitions.trace_of("unknown") is None
        assert await work.petitions.sharing([], since=MORNING, limit=5) == []
        limited = await work.petitions.sharing(["đường lê lợi"], since=MORNING, limit=1)
        assert [petition.id for petition, _ in limited] == [far.id]


async def test_joined_petitions_are_found_by_the_leading_one_and_leave_the_queue(store):
    contact = await new_contact(store)
    lead = petition_of(contact)
    first, second = (
        petition_of(contact, joined_to=lead.id, received_at=MORNING + timedelta(hours=hours))
        for hours in (1, 2)
    )
    await _file(store, lead, second, first)
    async with store.work() as work:
        assert [one.id for one in await work.petitions.joined_to(lead.id)] == [first.id, second.id]
        assert await work.petitions.joined_to(first.id) == []
        assert await work.petitions.count_queue(lead.agency_id) == 1
        assert (await work.petitions.with_id(first.id)).joined_to == lead.id


async def test_what_nobody_has_answered_is_listed_oldest_first(store):
    contact = await new_contact(store)
    newer = MORNING + timedelta(hours=1)
    expected = [
        petition_of(contact, id="3", stage=Stage.ASKED),
        petition_of(contact, id="1", received_at=newer, agency_id="water", stage=Stage.CLAIMED),
        petition_of(contact, id="2", received_at=newer, joined_to="3"),
    ]
    closed = (Stage.ANSWERED, Stage.NOTIFIED, Stage.WITHDRAWN, Stage.SEALED)
    await _file(store, *reversed(expected), *(petition_of(contact, stage=stage) for stage in closed))
    async with store.work() as work:
        assert list(await work.petitions.open_ones()) == expected
