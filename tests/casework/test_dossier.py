"""The dossier: what its papers are printed from, in full and for everybody's eyes."""

import pytest

from casework.conference import SpeakerState, Verdict
from casework.dossier import Pile, PrintOrder, Rendering, in_public, papers_of
from casework.notices import Attachment, MediaKind
from casework.petition import Outcome
from casework.petitioner import Disclosure
from casework.places import Level
from tests.casework.conference_town import town_under
from tests.fakes.matters import stars

PHONE = "Gọi bà Sáu 0905123456"


# --- orders -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "order",
    [
        PrintOrder(paper="minutes", number=3),
        PrintOrder(paper="minutes", number=3, rendering=Rendering.PUBLIC),
        PrintOrder(paper="year_report", year=2026, quarter=4),
        PrintOrder(paper="half_year_report", year=2026, half=1),
    ],
    ids=lambda order: order.attachment().reference,
)
def test_an_order_survives_its_way_as_an_attachment(order):
    attachment = order.attachment()
    assert (attachment.kind, attachment.content) == (MediaKind.DOCUMENT, "")
    assert PrintOrder.in_attachment(attachment) == order


@pytest.mark.parametrize(
    "attachment",
    [
        Attachment(kind=MediaKind.DOCUMENT, reference="telegram-file-1"),
        Attachment(kind=MediaKind.PHOTO, content="abc"),
        Attachment(kind=MediaKind.DOCUMENT, content="abc", reference="print:minutes:3:full:0:0:0"),
    ],
    ids=["a channel's own", "a photo", "printed already"],
)
def test_other_attachments_are_no_orders(attachment):
    assert PrintOrder.in_attachment(attachment) is None


# --- piles ------------------------------------------------------------------------------------------------


async def entries(hall):
    return (await hall.do(hall.archiving.folder, hall.numbered(1))).entries


async def test_before_the_conference_a_matter_with_a_draft_can_be_answered_there(hall):
    await hall.collecting()
    item = await hall.on_agenda(await hall.matter())
    assert (await entries(hall))[0].pile is Pile.LATER
    await hall.do(hall.drafting.draft, hall.roads, item.id, text="Sẽ dọn.")
    assert (await entries(hall))[0].pile is Pile.THERE


@pytest.mark.parametrize(
    ("verdict", "pile", "resolved"),
    [
        (Verdict.ANSWERED_THERE, Pile.THERE, True),
        (Verdict.SENT_UP, Pile.UPWARD, False),
        (Verdict.LATER, Pile.LATER, False),
        (Verdict.TRANSFERRED, Pile.LATER, False),
        (Verdict.RECORDED, Pile.THERE, False),
    ],
)
async def test_a_decided_matter_lies_in_the_pile_of_its_verdict(hall, verdict, pile, resolved):
    await hall.collecting()
    item = await hall.on_agenda(await hall.matter())
    await hall.do(hall.drafting.draft, hall.roads, item.id, text="Sẽ dọn.")
    await hall.begun()
    await hall.decided(item, verdict, "Đã bàn.")
    (entry,) = await entries(hall)
    assert (entry.pile, entry.is_resolved) == (pile, resolved)


async def test_what_a_wider_level_must_settle_is_recorded_and_reported_upward(hall):
    await hall.collecting()
    item = await hall.on_agenda(await hall.matter())
    await hall.do(hall.agenda.give, hall.secretary, item.id, "so-xay-dung")
    assert (await entries(hall))[0].pile is Pile.UPWARD
    await hall.begun()
    hall.item(item).draft = "Đã có dự thảo."
    assert (await entries(hall))[0].pile is Pile.UPWARD
    await hall.decided(item, Verdict.RECORDED, "Ghi nhận.")
    assert (await entries(hall))[0].pile is Pile.UPWARD
    await hall.decided(item, Verdict.LATER)
    assert (await entries(hall))[0].pile is Pile.LATER


async def test_what_is_the_provinces_own_is_not_above_a_provinces_conference(hall):
    await hall.planned(level=Level.PROVINCE)
    await hall.begun()
    item = await hall.raised(agency_id="so-xay-dung")
    await hall.decided(item, Verdict.RECORDED, "Ghi nhận.")
    assert (await entries(hall))[0].pile is Pile.THERE


@pytest.mark.parametrize("outcome", Outcome)
async def test_a_matter_is_resolved_when_its_answer_settles_it(hall, outcome):
    await hall.planned()
    await hall.begun()
    item = await hall.raised()
    await hall.decided(item, Verdict.LATER)
    hall.item(item).outcome = outcome
    (entry,) = await entries(hall)
    settled = {Outcome.ANSWERED, Outcome.RESOLVED, Outcome.OUTSIDE_SCOPE}
    assert entry.is_resolved is (outcome in settled)


# --- for everybody's eyes ---------------------------------------------------------------------------------


async def test_the_public_rendering_has_no_names_of_people_and_no_numbers_of_theirs(hall):
    await hall.collecting()
    petition = await hall.matter(text=PHONE, disclosure=Disclosure.PUBLIC)
    item = await hall.on_agenda(petition)
    await hall.do(hall.drafting.draft, hall.roads, item.id, text=PHONE)
    await hall.do(hall.running_list.register, hall.lan, 1, name="Lan", matter=PHONE)
    await hall.begun()
    await hall.raised(text=PHONE, name="Bà Sáu", contact_id=hall.lan.id)
    await hall.decided(item, Verdict.ANSWERED_THERE, PHONE)
    hall.item(item).answer = PHONE
    full = await hall.do(hall.archiving.folder, hall.numbered(1))
    assert "0905123456" in repr(full)
    assert full.entries[0].by == "Lan"
    public = in_public(full, stars)
    assert "0905123456" not in repr(public)
    assert "Lan" not in repr(public.entries) + repr(public.speakers)
    assert hall.lan.id not in repr(public)
    assert all(entry.by == "" and entry.petition is None for entry in public.entries)
    assert public.record == ()
    assert [speaker.state for speaker in public.speakers] == [SpeakerState.WAITING]
    assert [entry.item.number for entry in public.entries] == [1, 2]
    assert full.entries[0].by == "Lan", "the full rendering is untouched"


async def test_in_public_a_place_is_named_only_if_it_is_on_the_map(hall):
    await hall.collecting()
    known, written = (
        await hall.matter(),
        await hall.matter(text="Cống hôi.", place_id=None, place_written="nhà 12 ngõ 3, gặp Lan"),
    )
    for petition in (known, written):
        await hall.on_agenda(petition)
    full = await hall.do(hall.archiving.folder, hall.numbered(1))
    assert [entry.place for entry in full.entries] == ["thôn Chợ Mới", "nhà 12 ngõ 3, gặp Lan"]
    assert [entry.place for entry in in_public(full, stars).entries] == ["thôn Chợ Mới", ""]


async def test_the_papers_of_several_regulations_are_named_once_in_their_order(rulebook):
    hall = await town_under(rulebook, "s4-ban-dan-van-2023", "s3-1573", "dieu-43-2025")
    await hall.planned()
    papers = papers_of(await hall.do(hall.archiving.folder, hall.numbered(1)))
    assert len(papers) == len(set(papers))
    assert papers[:2] == ("plan", "assignment")
    assert papers.count("conclusion_notice") == 1
