"""The same matter raised by several people: handled once, answered to each."""

from datetime import timedelta

import pytest

from casework.errors import IllegalMoveError, NotJoinedError
from casework.petition import Outcome, Stage
from casework.reading import Nature, Urgency
from tests.casework.town import POTHOLE
from tests.fakes.matters import trace_of
from tests.fakes.readings import reading_of

SAME = "Ổ gà trước cổng trường thôn Chợ Mới, mưa là ngập, hôm qua thêm hai cháu té."


def about(text: str, **changes):
    return reading_of(trace=trace_of(text), **changes)


@pytest.fixture
async def lead(town):
    """Lan's petition, which others will raise too."""
    lan = await town.citizen("Lan")
    return await town.file(lan, POTHOLE, reading=about(POTHOLE))


@pytest.fixture
async def hung(town):
    return await town.citizen("Hùng")


@pytest.fixture
async def joined(town, lead, hung, minh):
    """Hùng has said that his matter is Lan's."""
    petition = await town.file(hung, SAME, reading=about(SAME), joins=lead.code)
    town.heard()
    return petition


async def alike(town, text, **words):
    async with town.store.work() as work:
        return await town.joining.alike(work, trace_of(text), **words)


async def test_the_same_matter_is_found_with_how_many_raised_it(town, lead):
    (found,) = await alike(town, SAME)
    assert (found.petition.id, found.people) == (lead.id, 1)


async def test_other_matters_own_petitions_old_ones_and_closed_ones_are_not_proposed(town, lead, minh):
    assert await alike(town, "Đèn đường tắt ở thôn Đông") == ()
    assert await alike(town, SAME, but_of=lead.petitioner_id) == ()
    assert await alike(town, "") == ()
    town.clock.advance(days=town.joining.matters.days + 1)
    assert await alike(town, SAME) == ()
    town.clock.advance(days=-town.joining.matters.days)
    await town.do(town.answering.record, minh, lead.code, outcome=Outcome.RESOLVED, text="Đã vá.")
    assert await alike(town, SAME) == ()


async def test_a_denunciation_leaves_no_trace_for_others(town, lead, hung):
    await town.file(hung, SAME, reading=about(SAME, nature=Nature.DENUNCIATION))
    (found,) = await alike(town, SAME)
    assert found.people == 1


async def test_a_joined_petition_keeps_its_code_and_leaves_the_queue(town, lead, hung, minh):
    town.heard()
    petition = await town.file(hung, SAME, reading=about(SAME), joins=lead.code)
    assert petition.code != lead.code
    assert petition.joined_to == lead.id
    async with town.store.work() as work:
        assert [one.id for one in await work.petitions.queue(lead.agency_id, after=None, limit=9)] == [
            lead.id
        ]
        assert await town.joining.people(work, lead) == 2
    assert town.told() == [("Minh", "officer-joined")]


async def test_who_joins_a_petition_in_hand_learns_that_it_is_in_hand(town, lead, hung, minh):
    await town.do(town.triage.claim, minh, lead.code)
    town.heard()
    petition = await town.file(hung, SAME, reading=about(SAME), joins=lead.code)
    assert petition.claimed_by == minh.id
    assert ("Hùng", "notice-claimed") in town.told()


async def test_one_answer_reaches_everybody(town, lead, joined, minh):
    await town.do(town.answering.record, minh, lead.code, outcome=Outcome.RESOLVED, text="Đã vá xong.")
    assert town.told() == [("Hùng", "notice-answered"), ("Lan", "notice-answered")]
    assert (await town.now(joined)).stage is Stage.ANSWERED
    assert town.texts(joined)[-1].text == "Đã vá xong."


async def test_claiming_and_passing_on_take_the_joined_along(town, lead, joined, minh):
    await town.do(town.triage.claim, minh, lead.code)
    assert (await town.now(joined)).claimed_by == minh.id
    await town.do(town.triage.pass_on, minh, lead.code, agency_id="tiep-nhan", reason="Chưa rõ.")
    assert (await town.now(joined)).agency_id == "tiep-nhan"
    assert ("Hùng", "notice-passed-on") in town.told()


async def test_the_urgent_one_makes_all_urgent(town, lead, hung):
    await town.file(hung, SAME, reading=about(SAME, urgency=Urgency.URGENT), joins=lead.code)
    assert (await town.now(lead)).urgency is Urgency.URGENT


async def test_when_the_leading_one_is_taken_back_the_oldest_other_leads(town, lead, joined):
    mai = await town.citizen("Mai")
    town.clock.advance(hours=1)
    third = await town.file(mai, SAME, reading=about(SAME), joins=joined.code)
    assert third.joined_to == lead.id
    lan = town.store.shelves.contacts[lead.contact_id]
    await town.do(town.intake.withdraw, lan, lead.code)
    assert (await town.now(joined)).joined_to is None
    assert (await town.now(third)).joined_to == joined.id


async def test_who_is_not_satisfied_goes_on_alone(town, lead, joined, hung, minh):
    await town.do(town.answering.record, minh, lead.code, outcome=Outcome.RESOLVED, text="Đã vá xong.")
    await town.do(town.answering.delivered, f"{joined.id}:0")
    reopened = await town.do(town.intake.reopen, hung, joined.code, text="Vẫn còn hố")
    assert (reopened.joined_to, reopened.stage) == (None, Stage.ROUTED)
    assert (await town.now(lead)).stage is not Stage.ROUTED


async def test_an_officer_joins_two_and_the_older_leads(town, lead, hung, minh):
    town.clock.advance(hours=1)
    newer = await town.file(hung, SAME, reading=about(SAME))
    async with town.store.work() as work:
        (proposed,) = await town.joining.alike_to(work, newer)
    assert proposed.petition.id == lead.id
    leading = await town.do(town.joining.join_by_officer, minh, lead.code, newer.code)
    assert leading.id == lead.id
    assert (await town.now(newer)).joined_to == lead.id
    again = await town.do(town.joining.join_by_officer, minh, newer.code, lead.code)
    assert again.id == lead.id, "joining twice changes nothing"


async def test_an_officer_separates_what_is_not_the_same(town, lead, joined, minh):
    await town.do(town.joining.separate, minh, joined.code)
    assert (await town.now(joined)).joined_to is None
    with pytest.raises(NotJoinedError):
        await town.do(town.joining.separate, minh, joined.code)


async def test_a_petition_that_was_closed_meanwhile_is_not_joined(town, lead, hung, minh):
    await town.do(town.answering.record, minh, lead.code, outcome=Outcome.RESOLVED, text="Đã vá.")
    town.heard()
    petition = await town.file(hung, SAME, reading=about(SAME), joins=lead.code)
    assert petition.joined_to is None
    assert town.told() == [("Minh", "officer-new")]
    with pytest.raises(IllegalMoveError):
        await town.do(town.joining.join_by_officer, minh, petition.code, lead.code)


async def test_a_joined_petition_that_is_sealed_leads_nobody(town, lead, joined, minh):
    await town.do(town.triage.seal, minh, lead.code, reason="Có tố cáo")
    assert (await town.now(joined)).joined_to is None
    assert (await town.now(joined)).stage is Stage.ROUTED


async def test_titles_come_from_the_reading(town, hung):
    petition = await town.file(hung, SAME, reading=about(SAME, title="Ổ gà trước cổng trường"))
    assert petition.title == "Ổ gà trước cổng trường"


async def test_candidates_are_looked_for_some_days_back(town, lead):
    town.clock.advance(days=town.joining.matters.days - 1)
    assert len(await alike(town, SAME)) == 1
    assert town.joining.matters.days > timedelta(days=1).days


async def test_a_matter_whose_leading_petition_is_closed_is_not_proposed_again(town, lead, joined):
    town.store.shelves.petitions[lead.id].stage = Stage.NOTIFIED
    assert await alike(town, SAME) == ()
