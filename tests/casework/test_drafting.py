"""Agencies prepare their answers before the conference, and the secretary sees who has not yet."""

from datetime import date

import pytest

from casework.conference import Verdict
from casework.drafting import waiting_for
from casework.errors import NotDraftableError, NotYoursError, TextMissingError, WrongPhaseError
from casework.notices import Attachment, MediaKind
from tests.casework.conference_town import GARBAGE, town_under
from tests.fakes.readings import reading_of

PLAN = Attachment(kind=MediaKind.DOCUMENT, content="abc", name="ke-hoach.pdf")


@pytest.fixture
async def items(hall):
    """Two matters of Phòng Kinh tế, one of Phòng Văn hóa - Xã hội; nobody has heard of anything."""
    await hall.collecting()
    found = [await hall.on_agenda(await hall.matter(text=f"{GARBAGE} {n}")) for n in range(2)]
    school = await hall.matter(text="Trường dột.", reading=reading_of(topic="education"))
    found.append(await hall.on_agenda(school))
    hall.heard()
    return found


async def drafted(hall, item, text="Sẽ dọn trước ngày 1/4.", officer=None, **words):
    return await hall.do(hall.drafting.draft, officer or hall.roads, item.id, text=text, **words)


def agenda_of(hall):
    return sorted(hall.store.shelves.items.values(), key=lambda item: item.number)


async def test_a_draft_is_kept_with_its_day_its_author_and_what_is_attached(hall, items):
    await drafted(hall, items[0], "  Sẽ dọn.  ", attachments=(PLAN,))
    kept = hall.item(items[0])
    assert (kept.draft, kept.drafted_by, kept.drafted_on) == ("Sẽ dọn.", hall.roads.id, date(2026, 3, 2))
    assert kept.draft_attachments == (PLAN,)
    assert hall.told() == [], "its agency has another draft to send"


async def test_a_second_draft_replaces_the_first_which_stays_in_the_record(hall, items):
    await drafted(hall, items[0], "Sẽ dọn.", attachments=(PLAN,))
    await drafted(hall, items[0], "Dọn mỗi ngày.")
    assert (hall.item(items[0]).draft, hall.item(items[0]).draft_attachments) == ("Dọn mỗi ngày.", (PLAN,))
    assert hall.last_line(hall.numbered(1)).detail == {
        "item": items[0].id,
        "before": "Sẽ dọn.",
        "after": "Dọn mỗi ngày.",
    }


async def test_the_secretary_is_told_when_an_agency_has_sent_all_with_how_many_agencies_lack(hall, items):
    for item in items[:2]:
        await drafted(hall, item)
    (notice,) = hall.heard()
    assert (hall.names[notice.contact_id], notice.sentence) == ("Thư", "secretary-drafts")
    assert (notice.words["agency"], notice.words["count"]) == ("Phòng Kinh tế xã Sông Hiền", 1)
    await drafted(hall, items[2], officer=hall.schools)
    assert hall.heard()[-1].words["count"] == 0


async def test_only_the_agency_that_was_asked_drafts(hall, items):
    with pytest.raises(NotYoursError):
        await drafted(hall, items[0], officer=hall.schools)
    with pytest.raises(TextMissingError):
        await drafted(hall, items[0], " ")
    assert hall.item(items[0]).draft == ""


async def test_a_draft_may_come_until_the_chair_has_decided(hall, items):
    await hall.begun()
    await drafted(hall, items[0])
    await hall.decided(items[0], Verdict.LATER)
    with pytest.raises(NotDraftableError) as refusal:
        await drafted(hall, items[0], "Còn nữa.")
    assert refusal.value.words == {"title": items[0].title}
    assert hall.item(items[0]).draft == "Sẽ dọn trước ngày 1/4."


async def test_after_the_conference_nothing_is_drafted(hall, items):
    await hall.begun()
    await hall.ended()
    with pytest.raises(NotDraftableError) as refusal:
        await drafted(hall, items[0])
    assert refusal.value.words == {"title": items[0].title}


async def test_the_secretary_sees_which_agencies_have_not_sent_how_many_drafts(hall, items):
    assert waiting_for(agenda_of(hall)) == {"kinh-te": 2, "van-hoa-xa-hoi": 1}
    await drafted(hall, items[0])
    await hall.begun()
    await hall.raised()  # nobody can prepare what is said in the room
    await hall.decided(items[2], Verdict.RECORDED, "Ghi nhận.")
    assert waiting_for(agenda_of(hall)) == {"kinh-te": 1}


async def test_agencies_are_asked_again_for_what_is_missing_and_nobody_else(hall, items):
    await drafted(hall, items[2], officer=hall.schools)
    hall.heard()
    assert await hall.do(hall.drafting.remind, hall.secretary, 1) == (1, 2)
    (notice,) = hall.heard()
    assert (hall.names[notice.contact_id], notice.sentence) == ("Minh", "officer-drafts-wanted")
    assert (notice.words["count"], notice.words["due"]) == (2, "2026-03-19")
    assert [choice.action for choice in notice.choices] == ["tasks:1"]
    assert hall.last_line(hall.numbered(1)).detail == {"kinh-te": "2"}


async def test_where_no_regulation_names_a_day_for_drafts_none_is_told(rulebook):
    hall = await town_under(rulebook, "dieu-43-2025")
    await hall.collecting()
    await hall.on_agenda(await hall.matter())
    hall.heard()
    await hall.do(hall.drafting.remind, hall.secretary, 1)
    assert [notice.words["due"] for notice in hall.heard()] == [""]


async def test_nobody_is_asked_for_drafts_by_others_or_after_the_conference(hall, items):
    with pytest.raises(NotYoursError):
        await hall.do(hall.drafting.remind, hall.roads, 1)
    await hall.begun()
    await hall.ended()
    with pytest.raises(WrongPhaseError) as refusal:
        await hall.do(hall.drafting.remind, hall.secretary, 1)
    assert refusal.value.words == {"number": 1, "phase": "held"}
