"""What every store promises about conferences, in memory, on SQLite and on PostgreSQL alike."""

import asyncio
import sqlite3
from dataclasses import MISSING, fields, replace
from datetime import date, timedelta, timezone

import pytest
from sqlalchemy.exc import IntegrityError

from casework.conference import (
    ENDED_PHASES,
    RUNNING_PHASES,
    ConclusionNotice,
    ConferenceEvent,
    Form,
    Head,
    Phase,
    SpeakerState,
    Verdict,
)
from casework.notices import Attachment, MediaKind
from casework.petition import Outcome
from casework.places import Level
from casework.regulation import Ground, Kind
from casework.working_days import DayOff
from tests.fakes.clock import MORNING
from tests.storage.cases import conference_of, item_of, new_contact, petition_of, speaker_of

REFUSED = (AssertionError, IntegrityError, sqlite3.IntegrityError)
DAY = date(2026, 3, 20)

CONFERENCE = conference_of(
    7,
    kind=Kind.THEMATIC,
    form=Form.ONLINE,
    head=Head.PARTY,
    level=Level.PROVINCE,
    ground=Ground.VILLAGE,
    hours=2.25,
    regulations=("s3-1573", "s3-1374"),
    co_chairs=("Lê Thị Hoa", "Phạm Văn Dũng"),
    scope="toàn xã",
    group="thanh niên",
    reason="nhiều kiến nghị",
    expected=120,
    invited=150,
    attended=131,
    phase=Phase.CONCLUDED,
    collects_until=date(2026, 3, 12),
    complex_reason="nhiều cơ quan",
    parts={"opening": "Kính thưa", "closing": ""},
    notice=ConclusionNotice(
        number="12/TB-UBND", issued_on=DAY, signed_by="Trần Văn Bình", parts={"answers": "Đã trả lời"}
    ),
    met={"notify": DAY},
    received={"works": DAY, "water": date(2026, 3, 21)},
    delivered={"Thường trực Đảng uỷ": DAY},
    papers={"plan": date(2026, 3, 1)},
    ended_on=DAY,
    keep_until=date(2031, 3, 20),
    reminded_on=date(2026, 3, 19),
)
ITEM = item_of(
    CONFERENCE,
    petition_id="petition-1",
    contact_id="contact-1",
    text="Đèn hỏng đã ba tháng",
    raised_by="Nguyễn Thị Lan",
    level=Level.PROVINCE,
    is_complex=True,
    draft="Đã kiểm tra",
    draft_attachments=(
        Attachment(kind=MediaKind.PHOTO, content="a" * 64, reference="tg-1"),
        Attachment(kind=MediaKind.LOCATION, latitude=21.0, longitude=105.8),
    ),
    drafted_on=date(2026, 3, 18),
    drafted_by="Minh",
    verdict=Verdict.LATER,
    said="Sẽ thay trong tháng",
    due=date(2026, 4, 3),
    due_article="Điều 7",
    extended_to=date(2026, 4, 13),
    extension_reason="chờ vật tư",
    answer="Đã thay đèn",
    answered_on=date(2026, 4, 10),
    outcome=Outcome.RESOLVED,
    is_withdrawn=True,
)
SPEAKER = speaker_of(
    CONFERENCE,
    registered=False,
    contact_id="contact-1",
    petition_id="petition-1",
    state=SpeakerState.REFUSED,
    refusal="off-topic",
    began_at=MORNING + timedelta(microseconds=5),
)


async def _convene(store, *conferences):
    async with store.work() as work:
        for conference in conferences:
            await work.conferences.add(conference)
        await work.commit()


def _event(conference, act="edit", **detail):
    return ConferenceEvent(conference_id=conference.id, act=act, actor_id="minh", at=MORNING, detail=detail)


@pytest.mark.parametrize("noun", [CONFERENCE, ITEM, SPEAKER])
def test_the_examples_fill_every_field(noun):
    for field in fields(noun):
        default = field.default if field.default_factory is MISSING else field.default_factory()
        assert getattr(noun, field.name) != default, f"give {field.name} a value of its own"


async def test_a_conference_comes_back_as_it_was_kept(store):
    bare = conference_of(8)
    await _convene(store, CONFERENCE, bare)
    async with store.work() as work:
        assert await work.conferences.with_number(7) == CONFERENCE
        assert await work.conferences.with_id(CONFERENCE.id) == CONFERENCE
        assert await work.conferences.with_id(bare.id) == bare
        assert await work.conferences.with_number(9) is None
        assert await work.conferences.with_id("nobody") is None


async def test_an_item_and_a_speaker_come_back_as_they_were_kept(store):
    bare_item, bare_speaker = item_of(CONFERENCE, 2), speaker_of(CONFERENCE, 2)
    await _convene(store, CONFERENCE)
    async with store.work() as work:
        for item in (ITEM, bare_item):
            await work.conferences.add_item(item)
        for speaker in (SPEAKER, bare_speaker):
            await work.conferences.add_speaker(speaker)
        await work.commit()
    async with store.work() as work:
        for item in (ITEM, bare_item):
            assert await work.conferences.item(item.id) == item
        for speaker in (SPEAKER, bare_speaker):
            assert await work.conferences.speaker(speaker.id) == speaker
        assert await work.conferences.item("nobody") is None
        assert await work.conferences.speaker("nobody") is None


async def test_a_moment_told_in_another_zone_is_the_same_moment(store):
    in_hanoi = MORNING.astimezone(timezone(timedelta(hours=7)))
    await _convene(store, conference_of(created_at=in_hanoi))
    async with store.work() as work:
        assert (await work.conferences.with_number(1)).created_at == MORNING


async def test_what_was_changed_is_kept_only_when_saved(store):
    conference, item, speaker = conference_of(), item_of(conference_of()), speaker_of(conference_of())
    async with store.work() as work:
        await work.conferences.add(conference)
        await work.conferences.add_item(item)
        await work.conferences.add_speaker(speaker)
        await work.commit()
    async with store.work() as work:
        found = await work.conferences.with_number(1)
        found.phase, found.parts["opening"] = Phase.COLLECTING, "Kính thưa"
        assert await work.conferences.with_number(1) == conference
        await work.conferences.save(found)
        await work.conferences.save_item(replace(item, petition_id="petition-1", verdict=Verdict.SENT_UP))
        await work.conferences.save_speaker(replace(speaker, position=4))
        await work.commit()
    async with store.work() as work:
        assert await work.conferences.with_number(1) == found
        [moved] = await work.conferences.items_of_petition("petition-1")
        assert moved.verdict is Verdict.SENT_UP
        assert (await work.conferences.speaker(speaker.id)).position == 4


async def test_what_is_kept_does_not_change_with_what_was_handed_over(store):
    conference = conference_of()
    event = _event(conference, after="08:00")
    async with store.work() as work:
        await work.conferences.add(conference)
        await work.conferences.record(event)
        conference.parts["opening"] = "Kính thưa"
        event.detail["after"] = "09:00"
        assert (await work.conferences.with_number(1)).parts == {}
        [recorded] = await work.conferences.record_of(conference.id)
        assert recorded.detail == {"after": "08:00"}


async def test_leaving_without_commit_keeps_nothing(store):
    kept, item = conference_of(1), item_of(conference_of(1))
    await _convene(store, kept)
    async with store.work() as work:
        await work.conferences.add(conference_of(2))
        await work.conferences.save(replace(kept, phase=Phase.CANCELLED))
        await work.conferences.add_item(item)
        await work.conferences.add_speaker(speaker_of(kept))
        await work.conferences.record(_event(kept))
        await work.conferences.change_day(DayOff(day=DAY, works=False, name="nghỉ"))
    async with store.work() as work:
        assert list(await work.conferences.all()) == [kept]
        assert await work.conferences.item(item.id) is None
        assert list(await work.conferences.speakers_of(kept.id)) == []
        assert list(await work.conferences.record_of(kept.id)) == []
        assert list(await work.conferences.days_changed()) == []


async def test_conferences_are_numbered_from_one_and_no_number_is_given_twice(store):
    async with store.work() as work:
        assert await work.conferences.next_number() == 1
    await _convene(store, conference_of(1), conference_of(2))
    async with store.work() as work:
        assert await work.conferences.next_number() == 3
        with pytest.raises(REFUSED):
            await work.conferences.add(conference_of(2, id="another"))


async def test_a_matter_or_speaker_of_no_conference_is_refused(store):
    nowhere = conference_of()
    for refused in (
        lambda conferences: conferences.add_item(item_of(nowhere)),
        lambda conferences: conferences.add_speaker(speaker_of(nowhere)),
        lambda conferences: conferences.record(_event(nowhere)),
    ):
        async with store.work() as work:
            with pytest.raises(REFUSED):
                await refused(work.conferences)


async def test_all_conferences_are_listed_the_latest_number_first(store):
    numbers = (2, 10, 1, 9)
    await _convene(store, *map(conference_of, numbers))
    async with store.work() as work:
        assert [one.number for one in await work.conferences.all()] == [10, 9, 2, 1]


async def test_running_conferences_are_listed_by_day_without_the_closed_and_cancelled(store):
    running = [
        conference_of(number, phase=phase, held_on=DAY - timedelta(days=number // 2))
        for number, phase in enumerate(sorted(RUNNING_PHASES), start=1)
    ]
    ended = [conference_of(number, phase=phase) for number, phase in enumerate(sorted(ENDED_PHASES), 20)]
    await _convene(store, *running, *ended)
    expected = sorted(running, key=lambda one: (one.held_on, one.number))
    async with store.work() as work:
        assert list(await work.conferences.running()) == expected
        await work.conferences.save(replace(expected[0], phase=Phase.CLOSED))
        assert list(await work.conferences.running()) == expected[1:]


async def test_the_agenda_is_in_the_order_of_its_numbers(store):
    conference, other = conference_of(1), conference_of(2)
    await _convene(store, conference, other)
    async with store.work() as work:
        for number in (10, 2, 1):
            await work.conferences.add_item(item_of(conference, number))
        await work.conferences.add_item(item_of(other))
        await work.commit()
    async with store.work() as work:
        assert [item.number for item in await work.conferences.items_of(conference.id)] == [1, 2, 10]
        assert list(await work.conferences.items_of("nobody")) == []


async def test_a_matter_taken_off_the_agenda_is_gone(store):
    conference = conference_of()
    first, second = item_of(conference, 1, petition_id="petition-1"), item_of(conference, 2)
    await _convene(store, conference)
    async with store.work() as work:
        for item in (first, second):
            await work.conferences.add_item(item)
        await work.conferences.remove_item(first.id)
        await work.conferences.remove_item("nobody")
        await work.commit()
    async with store.work() as work:
        assert list(await work.conferences.items_of(conference.id)) == [second]
        assert list(await work.conferences.items_of_petition("petition-1")) == []


async def test_a_petition_is_followed_over_conferences_in_the_order_it_was_put_there(store):
    petition = petition_of(await new_contact(store))
    early, late = conference_of(1), conference_of(2)
    first = item_of(late, 5, id="b", petition_id=petition.id)
    second = item_of(early, 1, id="a", petition_id=petition.id)
    async with store.work() as work:
        await work.petitions.add(petition)
        for conference in (early, late):
            await work.conferences.add(conference)
        for item in (first, item_of(early, 2), second):
            await work.conferences.add_item(item)
        first.said = "Đã ghi nhận"
        await work.conferences.save_item(first)
        await work.commit()
    async with store.work() as work:
        assert list(await work.conferences.items_of_petition(petition.id)) == [first, second]


async def test_speakers_stand_by_position_then_id(store):
    conference, other = conference_of(1), conference_of(2)
    line = [speaker_of(conference, place, id=id_) for place, id_ in ((1, "z"), (2, "a"), (2, "b"), (10, "c"))]
    await _convene(store, conference, other)
    async with store.work() as work:
        for speaker in (*reversed(line), speaker_of(other)):
            await work.conferences.add_speaker(speaker)
        await work.commit()
    async with store.work() as work:
        assert list(await work.conferences.speakers_of(conference.id)) == line


async def test_the_record_keeps_its_order_and_its_words(store):
    conference, other = conference_of(1), conference_of(2)
    lines = [_event(conference, "create"), _event(conference, "edit", before="08:00", after="đầu giờ chiều")]
    await _convene(store, conference, other)
    async with store.work() as work:
        for event in (lines[0], _event(other), lines[1]):
            await work.conferences.record(event)
        await work.commit()
    async with store.work() as work:
        assert list(await work.conferences.record_of(conference.id)) == lines


async def test_a_day_set_again_replaces_what_was_set_before(store):
    holiday = DayOff(day=DAY, works=False, name="Nghỉ bù", source="12/TB")
    saturday = DayOff(day=date(2026, 3, 14), works=True, name="Làm bù")
    corrected = DayOff(day=DAY, works=True, name="Không nghỉ", source="13/TB")
    async with store.work() as work:
        assert list(await work.conferences.days_changed()) == []
        for day in (holiday, saturday, corrected):
            await work.conferences.change_day(day)
        await work.commit()
    async with store.work() as work:
        assert list(await work.conferences.days_changed()) == [saturday, corrected]


@pytest.mark.parametrize("read_by_second", ["conference", "item", "speaker"])
@pytest.mark.parametrize("read_by_first", ["conference", "item", "speaker"])
async def test_of_two_who_work_on_one_conference_the_second_sees_the_first(
    store, read_by_first, read_by_second
):
    conference = conference_of()
    item, speaker = item_of(conference), speaker_of(conference)
    await _convene(store, conference)
    async with store.work() as work:
        await work.conferences.add_item(item)
        await work.conferences.add_speaker(speaker)
        await work.commit()

    async def read(work, what):
        ids = {"conference": conference.id, "item": item.id, "speaker": speaker.id}
        name = "with_id" if what == "conference" else what
        assert await getattr(work.conferences, name)(ids[what]) is not None

    has_read = asyncio.Event()

    async def first():
        async with store.work() as work:
            await read(work, read_by_first)
            has_read.set()
            await asyncio.sleep(0.05)
            await work.conferences.save_item(replace(item, draft="Đã kiểm tra"))
            await work.commit()

    async def second():
        await has_read.wait()
        async with store.work() as work:
            await read(work, read_by_second)
            [listed] = await work.conferences.items_of(conference.id)
            await work.conferences.save_item(replace(listed, said="Sẽ thay"))
            await work.commit()

    await asyncio.gather(first(), second())
    async with store.work() as work:
        kept = await work.conferences.item(item.id)
        assert (kept.draft, kept.said) == ("Đã kiểm tra", "Sẽ thay")
