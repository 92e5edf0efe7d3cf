"""Messages to many: who is told, once, in small steps, and who is left in peace."""

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from casework.broadcast import Audience, Move, QuietHours, Reach, State, Wish
from casework.broadcasting import AT_THE_START
from casework.errors import (
    NotYoursError,
    UnknownBroadcastError,
    UnknownPetitionError,
    WrongBroadcastStateError,
)
from tests.casework.conference_town import ConferenceTown
from tests.fakes.memory import MemoryPeople

TEXT = {"text": "Mời bà con đến hội trường.", "authority": "UBND xã"}


def wish_of(hall: ConferenceTown, audience: Audience | None = None, **changes) -> Wish:
    usual = Wish(
        audience=audience or Audience(reach=Reach.NEWS),
        officer_id=hall.secretary.id,
        sentence="broadcast-text",
        words=TEXT,
    )
    return replace(usual, **changes)


async def prepared(hall, audience=None, **changes):
    return await hall.do(hall.broadcasting.prepare, hall.secretary, wish_of(hall, audience, **changes))


async def started(hall, audience=None, **changes):
    draft = await prepared(hall, audience, **changes)
    return await hall.do(hall.broadcasting.start, hall.secretary, draft.number)


async def willing(hall, count, name="Dân"):
    for number in range(count):
        await hall.consents(await hall.citizen(f"{name} {number:03}"))


async def fed(hall, limit=200):
    """One step of the feeder."""

    async def step(work):
        broadcast = await work.broadcasts.with_number(1)
        return await hall.broadcasting.feed(work, broadcast, limit)

    return await hall.do(step)


def kept(hall):
    (broadcast,) = hall.store.shelves.broadcasts.values()
    return broadcast


async def sent(hall, times=None):
    """The channel takes what waits."""
    rows = hall.store.shelves.rows
    for row in [row for row, status in rows.items() if status == "queued"][:times]:
        rows[row] = "sent"


async def test_a_draft_counts_exactly_and_tells_nobody(hall):
    await willing(hall, 3)
    await hall.consents(hall.lan, news=False)
    hall.heard()
    draft = await prepared(hall)
    assert (draft.total, draft.state, hall.heard()) == (3, State.DRAFT, [])
    assert hall.broadcasting.minutes(10_000) == 6


async def test_a_small_audience_is_told_at_once_with_a_way_out(hall):
    await willing(hall, 3)
    hall.heard()
    await started(hall)
    told = hall.heard()
    assert [
        hall.names[notice.contact_id] for notice in sorted(told, key=lambda one: hall.names[one.contact_id])
    ] == [
        "Dân 000",
        "Dân 001",
        "Dân 002",
    ]
    assert {choice.action for notice in told for choice in notice.choices} == {"news:off"}


async def test_a_large_one_is_fed_in_steps_and_each_is_told_once(hall):
    await willing(hall, AT_THE_START + 25)
    hall.heard()
    await started(hall)
    assert len(hall.heard()) == AT_THE_START
    assert [await fed(hall, 10) for _ in range(4)] == [10, 10, 5, 0]
    told = [notice.contact_id for notice in hall.store.notices if notice.sentence == "broadcast-text"]
    assert len(told) == len(set(told)) == AT_THE_START + 25
    assert kept(hall).exhausted


async def test_a_step_that_is_played_again_tells_nobody_twice(hall):
    """As after a restored backup: the cursor is old, the outbox is not."""
    await willing(hall, 5)
    await started(hall)
    hall.heard()
    kept(hall).cursor, kept(hall).exhausted = "", False
    await fed(hall)
    assert hall.heard() == []


async def test_who_refuses_or_blocks_meanwhile_is_left_in_peace(hall):
    await willing(hall, AT_THE_START + 10)
    hall.heard()
    await started(hall)
    told = {notice.contact_id for notice in hall.heard()}
    refused, blocked = _others(hall, told)
    hall.store.shelves.petitioners[refused.petitioner_id].news_since = None

    async def block(work):
        await work.people.mark_reachable(blocked.id, reachable=False)

    await hall.do(block)
    await fed(hall)
    reached = {notice.contact_id for notice in hall.heard()}
    assert len(reached) == 8
    assert not reached & {refused.id, blocked.id}


def _others(hall, told):
    later = [one for one in hall.store.shelves.contacts.values() if hall.names[one.id].startswith("Dân")]
    return [one for one in later if one.id not in told][:2]


async def test_at_night_it_waits_for_the_morning_unless_urgent(hall):
    await willing(hall, 2)
    hall.heard()
    hall.clock.moment = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)  # 22:00 in Việt Nam
    await started(hall)
    assert (hall.heard(), kept(hall).flows) == ([], False)
    hall.clock.advance(hours=9)
    await fed(hall)
    assert len(hall.heard()) == 2
    assert kept(hall).flows


async def test_an_urgent_one_goes_out_at_night(hall):
    await willing(hall, 2)
    hall.heard()
    hall.clock.moment = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
    await started(hall, urgent=True)
    assert len(hall.heard()) == 2


@pytest.mark.parametrize(
    ("since", "until", "quiet"),
    [
        (time(21), time(7), [0, 6, 21, 23]),
        (time(12), time(14), [12, 13]),
        (time(0), time(0), []),
    ],
)
def test_quiet_hours_are_hours_in_viet_nam(since, until, quiet):
    hours = QuietHours(since=since, until=until)
    asked = {0: 17, 6: 23, 7: 0, 12: 5, 13: 6, 14: 7, 20: 13, 21: 14, 23: 16}  # local hour: UTC hour
    found = [local for local, utc in asked.items() if hours.covers(datetime(2026, 3, 2, utc, tzinfo=UTC))]
    assert found == quiet


async def test_paused_it_tells_nobody_and_goes_on_where_it_was(hall):
    await willing(hall, AT_THE_START + 10)
    await started(hall)
    hall.heard()
    await hall.do(hall.broadcasting.pause, hall.secretary, 1)
    assert not kept(hall).flows
    assert await fed(hall) == 0
    await hall.do(hall.broadcasting.resume, hall.secretary, 1)
    assert len(hall.heard()) == 10
    assert kept(hall).flows


async def test_cancelled_it_takes_back_what_waits(hall):
    await willing(hall, AT_THE_START + 10)
    await started(hall)
    await sent(hall, 20)
    await hall.do(hall.broadcasting.cancel, hall.secretary, 1)
    assert await fed(hall) == 0
    report = await hall.do(_report)
    assert (report.sent, report.failed, report.waiting) == (20, 30, 0)


async def _report(work):
    (broadcast,) = await work.broadcasts.recent(1)
    return await work.broadcasts.report(broadcast.id)


async def test_at_its_end_the_secretary_reads_what_became_of_it(hall):
    await willing(hall, 2)
    await started(hall)
    await sent(hall)
    hall.heard()

    async def finish(work):
        broadcast = await work.broadcasts.with_number(1)
        await hall.broadcasting.finish(work, broadcast, await work.broadcasts.report(broadcast.id))

    await hall.do(finish)
    (notice,) = hall.heard()
    assert (hall.names[notice.contact_id], notice.sentence) == ("Thư", "notice-broadcast-done")
    assert notice.words == {"number": 1, "sent": 2, "failed": 0, "waiting": 0, "unknown": 0}
    assert kept(hall).state is State.DONE


async def test_only_people_of_a_place_who_agreed_to_news(hall):
    for name, place, news in (("Tư", "cho-moi", True), ("Năm", "cho-moi", False), ("Sáu", None, True)):
        contact = await hall.citizen(name)
        await hall.consents(contact, news=news)
        await hall.file(contact, place_id=place)
    hall.heard()
    await started(hall, Audience(reach=Reach.PLACE, of="cho-moi"))
    assert hall.told() == [("Tư", "broadcast-text")]


async def test_a_commune_is_its_villages_too(hall):
    await hall.consents(hall.lan)
    await hall.file(hall.lan, place_id="cho-moi")
    commune = hall.rulebook.places.get("cho-moi").parent
    assert (await prepared(hall, Audience(reach=Reach.PLACE, of=commune))).total == 1


async def test_those_of_a_petition_and_nobody_else(hall):
    lead, joined = await hall.pair()
    for contact in list(hall.store.shelves.contacts.values()):
        await hall.consents(contact, news=False)
    audience = await hall.do(hall.broadcasting.audience_of, Reach.PETITION, joined.code)
    hall.heard()
    await started(hall, audience)
    assert hall.told() == [("Bình", "broadcast-text"), ("Lan", "broadcast-text")]
    assert audience.of == lead.id


async def test_each_contact_is_looked_up_once(hall, monkeypatch):
    _, joined = await hall.pair()
    audience = await hall.do(hall.broadcasting.audience_of, Reach.PETITION, joined.code)
    looked_up = []
    ask = MemoryPeople.contact_with_id

    async def noted(self, contact_id):
        looked_up.append(contact_id)
        return await ask(self, contact_id)

    monkeypatch.setattr(MemoryPeople, "contact_with_id", noted)
    await hall.do(hall.broadcasting.count, audience)
    assert len(looked_up) == 2
    assert len(set(looked_up)) == 2


async def test_who_has_blocked_every_chat_is_not_told(hall):
    _, joined = await hall.pair()
    for contact in list(hall.store.shelves.contacts.values()):
        await hall.consents(contact, news=False)

    async def block(work):
        await work.people.mark_reachable(hall.lan.id, reachable=False)

    await hall.do(block)
    audience = await hall.do(hall.broadcasting.audience_of, Reach.PETITION, joined.code)
    hall.heard()
    await started(hall, audience)
    assert hall.told() == [("Bình", "broadcast-text")]


async def test_one_person_with_two_chats_is_told_once_in_the_one_last_used(hall):
    _, joined = await hall.pair()
    phone = await hall.citizen("Bình trên Zalo")
    first = await hall.citizen("Bình")

    async def join(work):
        await work.ladder.join_petitioners(phone.petitioner_id, first.petitioner_id)
        await work.ladder.seen(phone.id, hall.clock.now())

    await hall.do(join)
    await hall.consents(first, news=False)
    await hall.consents(hall.lan, news=False)
    audience = await hall.do(hall.broadcasting.audience_of, Reach.PETITION, joined.code)
    hall.heard()
    await started(hall, audience)
    assert hall.told() == [("Bình trên Zalo", "broadcast-text"), ("Lan", "broadcast-text")]


@pytest.mark.parametrize("reach", [Reach.NEWS, Reach.PETITION])
async def test_who_changes_the_phone_while_a_broadcast_runs_is_still_told_once(hall, reach):
    lead = await hall.matter()
    others = [await hall.citizen(f"Người {number}") for number in range(4)]
    for other in others:
        await hall.file(other)
        hall.clock.advance(minutes=1)
    for one in (hall.lan, *others):
        await hall.consents(one)
    phones = [await hall.citizen(f"Máy mới {number}") for number in range(4)]
    for petition in [one for one in hall.store.shelves.petitions.values() if one.id != lead.id]:
        await hall.do(hall.joining.join_by_officer, hall.roads, lead.code, petition.code)
    broadcast = await prepared(
        hall,
        await hall.do(hall.broadcasting.audience_of, reach, lead.code if reach is Reach.PETITION else ""),
    )
    hall.heard()

    async def running(work):
        kept = await work.broadcasts.with_number(broadcast.number)
        kept.move(Move.START)
        await work.broadcasts.save(kept)

    async def takes_the_new_phone(work):
        for other, phone in zip(others, phones, strict=True):
            await work.ladder.join_petitioners(phone.petitioner_id, other.petitioner_id)
            await work.ladder.seen(phone.id, hall.clock.now())

    await hall.do(running)
    await fed(hall, 2)
    await hall.do(takes_the_new_phone)
    for _ in range(4):
        await fed(hall, 2)
    told = [hall.names[one.contact_id].replace("Máy mới", "Người") for one in hall.heard()]
    assert sorted(told) == ["Lan", "Người 0", "Người 1", "Người 2", "Người 3"]


async def test_a_sealed_petition_names_nobody(hall):
    petition = await hall.matter()
    officer = await hall.officer("Sơn", "tiep-nhan")
    del officer
    hall.store.shelves.petitions[petition.id].stage = type(petition.stage)("sealed")
    with pytest.raises(UnknownPetitionError):
        await hall.do(hall.broadcasting.audience_of, Reach.PETITION, petition.code)


async def test_those_on_a_conferences_agenda(hall):
    await hall.collecting()
    await hall.consents(hall.lan, news=False)
    await hall.on_agenda(await hall.matter())
    audience = await hall.do(hall.broadcasting.audience_of, Reach.CONFERENCE, "1")
    hall.heard()
    await started(hall, audience)
    assert hall.told() == [("Lan", "broadcast-text")]


@pytest.mark.parametrize("who", ["roads", "chair"])
async def test_only_a_secretary_writes_to_many(hall, who):
    with pytest.raises(NotYoursError):
        await hall.do(hall.broadcasting.prepare, getattr(hall, who), wish_of(hall))


async def test_a_step_that_is_not_possible_is_refused(hall):
    draft = await prepared(hall)
    with pytest.raises(WrongBroadcastStateError):
        await hall.do(hall.broadcasting.pause, hall.secretary, draft.number)
    await hall.do(hall.broadcasting.start, hall.secretary, draft.number)
    with pytest.raises(WrongBroadcastStateError):
        await hall.do(hall.broadcasting.start, hall.secretary, draft.number)
    with pytest.raises(UnknownBroadcastError):
        await hall.do(hall.broadcasting.start, hall.secretary, 99)


@pytest.mark.parametrize("ended", [State.DONE, State.CANCELLED])
@pytest.mark.parametrize("move", list(Move))
async def test_what_has_ended_stays_so(hall, ended, move):
    draft = await prepared(hall)
    draft.state = ended
    with pytest.raises(WrongBroadcastStateError):
        draft.move(move)
    assert draft.state is ended


async def test_a_postponed_day_reaches_each_once_and_the_many_by_a_broadcast(hall):
    await willing(hall, AT_THE_START + 5)
    await hall.consents(hall.lan)
    await hall.collecting()
    await hall.on_agenda(await hall.matter())
    hall.heard()
    day = hall.numbered(1).held_on.replace(day=30)
    await hall.do(hall.convening.postpone, hall.secretary, 1, day=day, reason="Bão")
    told = [name for name, sentence in hall.told() if sentence == "notice-postponed"]
    assert told.count("Lan") == 1
    assert len([name for name in told if name.startswith("Dân")]) in (AT_THE_START, AT_THE_START - 1)
    second = max(hall.store.shelves.broadcasts.values(), key=lambda one: one.number)
    assert second.total == AT_THE_START + 5
