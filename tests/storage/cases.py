"""Petitions, people, conferences and updates as the tests of the store need them."""

from dataclasses import replace
from datetime import date, datetime
from uuid import uuid4

from casework.conference import Conference, Form, Head, Item, Speaker
from casework.notices import Notice
from casework.petition import Petition, Proposal, Stage, new_code
from casework.petitioner import Contact, Disclosure
from casework.places import Level
from casework.reading import Nature, Urgency
from casework.regulation import Ground, Kind
from storage.inbox import RawUpdate
from tests.fakes.clock import MORNING


def petition_of(contact: Contact, **changes: object) -> Petition:
    petition = Petition(
        id=uuid4().hex,
        code=new_code(),
        petitioner_id=contact.petitioner_id,
        contact_id=contact.id,
        disclosure=Disclosure.HANDLER,
        title="Đèn đường hỏng trước cổng trường",
        nature=Nature.PETITION,
        topic="lighting",
        urgency=Urgency.NORMAL,
        agency_id="works",
        place_id="p1",
        place_written="số 3 ngõ 12",
        proposal=Proposal(
            nature=Nature.PETITION,
            topic="lighting",
            topics=(("lighting", 0.75), ("roads", 0.25)),
            urgency=Urgency.NORMAL,
            agency_id="works",
            confidence=0.75,
        ),
        stage=Stage.ROUTED,
        received_at=MORNING,
        due=date(2026, 3, 12),
        due_article="Điều 28",
    )
    return replace(petition, **changes)


def conference_of(number: int = 1, **changes: object) -> Conference:
    conference = Conference(
        id=f"conference-{number}",
        number=number,
        agency_id="office",
        title="Đối thoại quý I với Nhân dân",
        kind=Kind.PERIODIC,
        form=Form.IN_PERSON,
        head=Head.GOVERNMENT,
        level=Level.COMMUNE,
        ground=Ground.COMMUNE,
        place="Nhà văn hoá xã",
        held_on=date(2026, 3, 20),
        begins_at="08:00",
        hours=3.5,
        chair="Trần Văn Bình",
        regulations=("s3-1573",),
        created_at=MORNING,
    )
    return replace(conference, **changes)


def item_of(conference: Conference, number: int = 1, **changes: object) -> Item:
    item = Item(
        id=f"{conference.id}-item-{number}",
        conference_id=conference.id,
        number=number,
        agency_id="works",
        topic="lighting",
        title="Đèn đường hỏng trước cổng trường",
    )
    return replace(item, **changes)


def speaker_of(conference: Conference, position: int = 1, **changes: object) -> Speaker:
    speaker = Speaker(
        id=f"{conference.id}-speaker-{position}",
        conference_id=conference.id,
        position=position,
        name="Nguyễn Thị Lan",
        matter="Đèn đường",
        registered=True,
    )
    return replace(speaker, **changes)


def notice_to(contact: Contact, sentence: str = "notice-claimed", **changes: object) -> Notice:
    return Notice(contact_id=contact.id, sentence=sentence, **changes)


def update(number: int, chat: str = "lan", *, at: datetime = MORNING, text: str = "đèn hỏng") -> RawUpdate:
    return RawUpdate(
        channel="telegram",
        bot="bot1",
        update_id=str(number),
        chat=chat,
        payload=f'{{"text": "{text}"}}',
        received_at=at,
    )


async def new_contact(store, address: str = "lan", channel: str = "telegram") -> Contact:
    async with store.work() as work:
        contact = await work.people.contact(channel, address, "Lan")
        await work.commit()
    return contact


async def put(store, *notices: Notice) -> None:
    async with store.work() as work:
        for notice in notices:
            await work.outbox.put(notice)
        await work.commit()
