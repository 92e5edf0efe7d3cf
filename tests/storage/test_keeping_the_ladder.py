"""What the ladder keeps, in every store; the proof as the outbox writes it, in both databases."""

from datetime import timedelta

from casework.ladder_ports import LAST_RESORT, Attempt, AttemptStatus, TellingWay, Untold
from casework.notices import Doubt, Failure, Notice
from casework.petition import Stage, Statement, StatementKind
from tests.fakes.clock import MORNING
from tests.storage.cases import new_contact, petition_of, put

LATER = MORNING + timedelta(hours=1)
BLOCKED = Failure(contact_id="c1", channel="telegram", reason="UnreachableError: blocked")


async def filed(store, contact, **changes):
    petition = petition_of(contact, **changes)
    async with store.work() as work:
        await work.petitions.add(petition)
        await work.commit()
    return petition


async def do(store, method, *values, **named):
    async with store.work() as work:
        result = await getattr(work.ladder, method)(*values, **named)
        await work.commit()
    return result


async def joined(store):
    """One person with two chats: the one used first, the one used last."""
    first, second = await new_contact(store, "lan"), await new_contact(store, "84912", "zalo_oa")
    await do(store, "join_petitioners", second.petitioner_id, first.petitioner_id)
    await do(store, "seen", first.id, MORNING)
    await do(store, "seen", second.id, LATER)
    return first, second


async def test_the_chat_used_last_is_the_best_one_as_long_as_it_is_reachable(store):
    first, second = await joined(store)
    person = first.petitioner_id
    assert [one.id for one in await do(store, "contacts_of", person)] == [second.id, first.id]
    assert await do(store, "best_contact", person, first.id) == second.id
    async with store.work() as work:
        await work.people.mark_reachable(second.id, reachable=False)
        await work.commit()
    assert await do(store, "best_contact", person, second.id) == first.id


async def test_who_has_one_chat_or_was_never_seen_is_told_where_they_filed(store):
    lan = await new_contact(store)
    assert await do(store, "best_contact", lan.petitioner_id, lan.id) == lan.id
    first, second = await new_contact(store, "one"), await new_contact(store, "two")
    await do(store, "join_petitioners", second.petitioner_id, first.petitioner_id)
    for fallback in (first.id, second.id):
        assert await do(store, "best_contact", first.petitioner_id, fallback) == fallback
    async with store.work() as work:
        await work.people.mark_reachable(lan.id, reachable=False)
        await work.commit()
    assert await do(store, "best_contact", lan.petitioner_id, lan.id) == lan.id


async def test_joining_moves_petitions_texts_and_the_number(store):
    first, second = await new_contact(store, "lan"), await new_contact(store, "84912", "zalo_oa")
    petition = await filed(store, second)
    statement = Statement(
        id="s1",
        petition_id=petition.id,
        kind=StatementKind.ORIGINAL,
        text="đèn hỏng",
        author_id=second.petitioner_id,
        at=MORNING,
    )
    async with store.work() as work:
        await work.petitions.append(statement)
        await work.commit()
    await do(store, "keep_phone", second.petitioner_id, "0912345678", MORNING)
    await do(store, "join_petitioners", second.petitioner_id, first.petitioner_id)
    async with store.work() as work:
        [own] = await work.petitions.of_petitioner(first.petitioner_id)
        [text] = await work.petitions.file_of(petition.id)
        contact = await work.people.contact_with_id(second.id)
    assert (own.id, text.author_id, contact.petitioner_id) == (petition.id, *[first.petitioner_id] * 2)
    assert await do(store, "phone_of", first.petitioner_id) == "0912345678"
    assert await do(store, "phone_of", second.petitioner_id) == ""


async def test_a_chat_that_is_let_go_of_begins_anew_and_leaves_what_was_sent(store):
    first, second = await new_contact(store, "lan"), await new_contact(store, "84912", "zalo_oa")
    petition = await filed(store, second)
    await do(store, "join_petitioners", second.petitioner_id, first.petitioner_id)
    async with store.work() as work:
        await work.conversations.save(second.id, {"step": "idle"}, wake_at=None)
        await work.commit()
    await do(store, "part_contact", second.id, first)
    async with store.work() as work:
        contact = await work.people.contact_with_id(second.id)
        person = await work.people.petitioner(contact.petitioner_id)
        [own] = await work.petitions.of_petitioner(first.petitioner_id)
        assert await work.conversations.load(second.id) == {}
    assert contact.petitioner_id not in {first.petitioner_id, second.petitioner_id}
    assert (person.name, person.consented_at) == ("", None)
    assert (own.id, own.contact_id) == (petition.id, first.id)


async def test_what_waits_for_a_chat_that_is_let_go_of_goes_to_the_other_one(desk):
    first, second = await joined(desk)
    await put(desk, Notice(contact_id=second.id, sentence="notice-answered"))
    await do(desk, "part_contact", second.id, first)
    [row] = await desk.claim_outgoing("telegram", MORNING, 10, 60)
    assert row.contact.id == first.id


async def test_what_is_on_its_way_to_a_chat_that_is_let_go_of_is_not_tried_there_again(desk):
    first, second = await joined(desk)
    await put(desk, Notice(contact_id=second.id, sentence="notice-answered"))
    [row] = await desk.claim_outgoing("zalo_oa", MORNING, 10, 60)
    await do(desk, "part_contact", second.id, first)
    async with desk.work() as work:
        await work.outbox.settle_retry(row.id, MORNING, "429")
        await work.commit()
    assert await desk.claim_outgoing("zalo_oa", LATER, 10, 60) == []
    [again] = await desk.claim_outgoing("telegram", LATER, 10, 60)
    assert (again.id, again.contact.id) == (row.id, first.id)


async def test_of_two_numbers_the_first_chats_stays(store):
    first, second = await new_contact(store, "lan"), await new_contact(store, "84912", "zalo_oa")
    await do(store, "keep_phone", first.petitioner_id, "0911111111", MORNING)
    await do(store, "keep_phone", second.petitioner_id, "0922222222", MORNING)
    await do(store, "join_petitioners", second.petitioner_id, first.petitioner_id)
    assert await do(store, "phone_of", first.petitioner_id) == "0911111111"


async def test_a_number_is_replaced_and_erased(store):
    lan = await new_contact(store)
    for phone in ("0911111111", "0922222222", ""):
        await do(store, "keep_phone", lan.petitioner_id, phone, MORNING)
        assert await do(store, "phone_of", lan.petitioner_id) == phone


async def test_the_last_resort_is_one_contact_that_nobody_else_chooses(store):
    lan = await new_contact(store)
    contact = await do(store, "last_resort", lan.petitioner_id)
    assert (contact.channel, contact.reachable) == (LAST_RESORT, False)
    assert await do(store, "last_resort", lan.petitioner_id) == contact
    assert [one.id for one in await do(store, "contacts_of", lan.petitioner_id)] == [lan.id]
    async with store.work() as work:
        person = await work.people.petitioner(lan.petitioner_id)
        person.consented_at = person.news_since = MORNING
        await work.people.save_petitioner(person)
        assert await work.people.news_contacts() == [lan.id]


async def test_who_has_several_chats_hears_news_once_in_the_one_used_last(store):
    first, second = await joined(store)
    one, two = await new_contact(store, "one"), await new_contact(store, "two")
    await do(store, "join_petitioners", two.petitioner_id, one.petitioner_id)
    async with store.work() as work:
        for contact in (first, one):
            person = await work.people.petitioner(contact.petitioner_id)
            person.consented_at = person.news_since = MORNING
            await work.people.save_petitioner(person)
        assert await work.people.news_contacts() == sorted([second.id, min(one.id, two.id)])
        await work.people.mark_reachable(second.id, reachable=False)
        assert await work.people.news_contacts() == sorted([first.id, min(one.id, two.id)])


async def test_a_link_is_taken_once_and_in_time(store):
    lan = await new_contact(store)
    await do(store, "keep_link", "hash", lan.id, LATER)
    assert await do(store, "take_link", "other", MORNING) is None
    assert await do(store, "take_link", "hash", LATER) is None
    assert await do(store, "take_link", "hash", MORNING) == lan.id
    assert await do(store, "take_link", "hash", MORNING) is None


async def test_wrong_codes_are_counted_by_chat_and_time(store):
    lan, hoa = await new_contact(store, "lan"), await new_contact(store, "hoa")
    await do(store, "note_try", lan.id, MORNING)
    await do(store, "note_try", lan.id, LATER)
    assert await do(store, "tries_since", lan.id, MORNING - timedelta(seconds=1)) == 2
    assert await do(store, "tries_since", lan.id, MORNING) == 1
    assert await do(store, "tries_since", hoa.id, MORNING - timedelta(days=1)) == 0


def untold_of(petition, text="Đã thay đèn."):
    return Untold(
        petition_id=petition.id,
        about=f"{petition.id}:0",
        sentence="notice-answered",
        text=text,
        since=MORNING,
        failures=(BLOCKED,),
    )


async def test_what_is_to_be_told_waits_until_somebody_has(store):
    lan = await new_contact(store)
    open_one, sealed = await filed(store, lan), await filed(store, lan, stage=Stage.SEALED)
    for petition in (open_one, sealed, open_one):
        await do(store, "add_untold", untold_of(petition))
    first, second = await do(store, "untold", sealed=False, after=0, limit=9)
    assert (first.text, first.failures, first.about) == ("Đã thay đèn.", (BLOCKED,), f"{open_one.id}:0")
    assert [one.id for one in await do(store, "untold", sealed=False, after=0, limit=1)] == [first.id]
    assert [one.id for one in await do(store, "untold", sealed=False, after=first.id, limit=9)] == [second.id]
    assert [one.petition_id for one in await do(store, "untold", sealed=True, after=0, limit=9)] == [
        sealed.id
    ]
    await do(store, "settle_untold", first.id, at=LATER, by="officer", way=TellingWay.PHONE)
    assert await do(store, "count_untold", sealed=False) == 1
    assert (await do(store, "untold_with_id", first.id)).told_at == LATER
    assert await do(store, "untold_with_id", 99) is None


async def test_each_chat_is_known_by_when_it_was_last_used(store):
    lan, other = await new_contact(store), await new_contact(store, "other")
    await do(store, "seen", lan.id, LATER)
    assert await do(store, "last_used", lan.id) == LATER
    assert await do(store, "last_used", other.id) is None


async def test_attempts_are_kept_in_their_order(store):
    lan = await new_contact(store)
    petition, other = await filed(store, lan), await filed(store, lan)
    told = Attempt(
        petition_id=petition.id,
        channel="office",
        sentence="notice-answered",
        status=AttemptStatus.TOLD,
        at=LATER,
        reason="phone",
        by="officer",
    )
    await put(store, Notice(contact_id=lan.id, sentence="notice-answered", petition_id=petition.id))
    await put(store, Notice(contact_id=lan.id, sentence="hello"))
    await do(store, "note_attempt", told)
    queued, last = await do(store, "attempts_of", petition.id)
    assert (queued.status, queued.channel, queued.sentence) == ("queued", "telegram", "notice-answered")
    assert last == told
    assert await do(store, "attempts_of", other.id) == []


# --- as the outbox writes them: both databases -----------------------------------------------------------


async def a_notice(desk, **changes):
    lan = await new_contact(desk)
    petition = await filed(desk, lan)
    notice = Notice(contact_id=lan.id, sentence="notice-answered", petition_id=petition.id, **changes)
    await put(desk, notice)
    return lan, petition, notice


async def settle(desk, method, *values):
    async with desk.work() as work:
        result = await getattr(work.outbox, method)(*values)
        await work.commit()
    return result


async def proof(desk, petition):
    return [(one.status.value, one.reason) for one in await do(desk, "attempts_of", petition.id)]


async def test_each_step_of_a_message_is_a_line(desk, clock):
    _, petition, notice = await a_notice(desk, failures=(BLOCKED,))
    [row] = await desk.claim_outgoing("telegram", MORNING, 8, 60)
    assert row.notice == notice
    await settle(desk, "settle_retry", row.id, MORNING, "429")
    [row] = await desk.claim_outgoing("telegram", MORNING, 8, 60)
    await settle(desk, "settle_sent", row.id, ["m1"])
    assert await proof(desk, petition) == [
        ("queued", ""),
        ("sending", ""),
        ("queued", "429"),
        ("sending", ""),
        ("sent", ""),
    ]


async def test_the_lines_of_one_message_are_known_as_such(desk):
    lan, petition, _ = await a_notice(desk)
    await put(desk, Notice(contact_id=lan.id, sentence="notice-answered", petition_id=petition.id))
    [row] = await desk.claim_outgoing("telegram", MORNING, 1, 60)
    await settle(desk, "settle_sent", row.id, ["m1"])
    first, second, *others = await do(desk, "attempts_of", petition.id)
    assert first.message != second.message
    assert {one.message for one in others} == {first.message}


async def test_receipts_are_noted_once(desk):
    _, petition, _ = await a_notice(desk)
    [row] = await desk.claim_outgoing("telegram", MORNING, 8, 60)
    await settle(desk, "settle_sent", row.id, ["m1"])
    assert await desk.note_receipt("telegram", "m1", AttemptStatus.DELIVERED, LATER)
    assert not await desk.note_receipt("telegram", "m1", AttemptStatus.DELIVERED, LATER)
    assert await desk.note_receipt("telegram", "m1", AttemptStatus.READ, LATER)
    assert not await desk.note_receipt("telegram", "other", AttemptStatus.READ, LATER)
    assert not await desk.note_receipt("zalo_oa", "m1", AttemptStatus.READ, LATER)
    assert [status for status, _ in await proof(desk, petition)][2:] == ["sent", "delivered", "read"]


async def test_when_somebody_was_there_last_is_known(desk):
    lan = await new_contact(desk)
    assert await desk.last_seen_at("telegram", "lan") is None
    await do(desk, "seen", lan.id, LATER)
    assert await desk.last_seen_at("telegram", "lan") == LATER
    assert await desk.last_seen_at("web", "lan") is None


async def test_a_lease_that_ran_out_is_noted(desk):
    _, petition, _ = await a_notice(desk, doubt=Doubt.PARK)
    await desk.claim_outgoing("telegram", MORNING, 8, 60)
    await desk.expire_leases(MORNING)
    await desk.expire_leases(LATER)
    assert (await proof(desk, petition))[2:] == [("parked", "the attempt ended without a result")]


async def test_what_is_held_for_an_unreachable_chat_is_noted_and_given_back(desk):
    lan, petition, notice = await a_notice(desk)
    assert await settle(desk, "hold_contact", lan.id, "blocked") == [notice]
    assert await proof(desk, petition) == [("queued", ""), ("failed", "blocked")]


async def test_what_a_page_has_had_in_sight_is_read_once_and_nobody_elses(desk):
    mine, other = await new_contact(desk, "c1", "web"), await new_contact(desk, "c2", "web")
    petitions = [await filed(desk, contact) for contact in (mine, other)]
    lines = []
    for contact, petition in zip((mine, other), petitions, strict=True):
        await put(desk, Notice(contact_id=contact.id, sentence="notice-answered", petition_id=petition.id))
        [row] = await desk.claim_outgoing("web", MORNING, 1, 60)
        lines.append(await desk.web_append(contact.address, {"text": "x"}, key=None))
        async with desk.work() as work:
            await work.outbox.settle_sent(row.id, [str(lines[-1])])
            await work.commit()
    await desk.note_seen_on_page("web", "c1", lines[0] - 1, LATER)
    assert AttemptStatus.READ not in [one.status for one in await do(desk, "attempts_of", petitions[0].id)]
    for _ in range(2):
        await desk.note_seen_on_page("web", "c1", max(lines), LATER)
    states = [[one.status for one in await do(desk, "attempts_of", one.id)] for one in petitions]
    assert [found.count(AttemptStatus.READ) for found in states] == [1, 0]
