"""What the bot does by itself in the morning."""

from datetime import UTC, date, datetime, time

from bot.schedule import Schedule
from casework.group_ports import AgencyGroup
from casework.petition import spoken_code
from tests.storage.cases import petition_of


def schedule_of(bureau, rung):
    return Schedule(
        desk=bureau.storage.desk,
        reminding=bureau.office.conferences.reminding,
        calendar=bureau.office.conferences.calendar,
        groups=bureau.office.groups,
        clock=bureau.clock,
        morning=time(7, 30),
        decided=lambda: rung.append(1),
    )


async def waiting(bureau):
    return (await bureau.storage.desk.counts())["queued"]


async def test_chair_and_secretary_are_told_once_on_a_working_morning(bureau):
    rung = []
    schedule = schedule_of(bureau, rung)
    bureau.clock.moment = datetime(2026, 3, 18, 0, 29, tzinfo=UTC)  # 07:29 in Việt Nam, the day before D-7
    assert await schedule.look() == 0
    bureau.clock.advance(minutes=1)
    assert await schedule.look() == 1
    assert rung == [1]
    assert await waiting(bureau) == 2
    assert await schedule.look() == 0
    assert await schedule_of(bureau, rung).look() == 0, "a restarted bot tells nobody twice"
    assert await waiting(bureau) == 2


async def test_nobody_is_told_on_a_sunday_when_nothing_is_due(bureau):
    bureau.clock.moment = datetime(2026, 3, 15, 2, 0, tzinfo=UTC)
    assert await schedule_of(bureau, []).look() == 0


async def test_a_bot_that_starts_in_the_evening_waits_for_the_next_morning(bureau):
    rung = []
    schedule = schedule_of(bureau, rung)
    bureau.clock.moment = datetime(2026, 3, 17, 12, 0, tzinfo=UTC)  # 19:00 in Việt Nam
    assert await schedule.look() == 0
    bureau.clock.moment = datetime(2026, 3, 18, 1, 0, tzinfo=UTC)
    assert await schedule.look() == 1


async def test_a_morning_that_was_slept_through_is_made_up_for_before_the_evening(bureau):
    bureau.clock.moment = datetime(2026, 3, 18, 7, 0, tzinfo=UTC)  # 14:00
    assert await schedule_of(bureau, []).look() == 1


async def test_an_agencys_group_is_reminded_once_a_morning(bureau):
    bureau.clock.moment = datetime(2026, 3, 18, 0, 30, tzinfo=UTC)
    async with bureau.storage.desk.work() as work:
        group = await work.people.contact("telegram", "-100", "")
        citizen = await work.people.contact("telegram", "1", "Lan")
        await work.groups.link(
            AgencyGroup(
                contact_id=group.id, agency_id="kinh-te", linked_by="o", linked_at=bureau.clock.moment
            )
        )
        petition = petition_of(citizen, agency_id="kinh-te", topic="transport", due=date(2026, 3, 18))
        await work.petitions.add(petition)
        await work.commit()
    for _ in range(2):  # a restarted bot tells nobody twice
        await schedule_of(bureau, []).look()
    rows = await bureau.storage.desk.claim_outgoing("telegram", bureau.clock.moment, 10, 60)
    told = [row.notice for row in rows if row.contact.id == group.id]
    assert [notice.sentence for notice in told] == ["group-due"]
    assert spoken_code(petition.code) in str(told[0].words["today"])
    async with bureau.storage.desk.work() as work:
        for row in rows:
            await work.outbox.settle_sent(row.id, [f"m{row.id}"])
        await work.commit()
    more = await bureau.storage.desk.claim_outgoing("telegram", bureau.clock.moment, 10, 60)
    assert [row.notice.sentence for row in more if row.contact.id == group.id] == []
