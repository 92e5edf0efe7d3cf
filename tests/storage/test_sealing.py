"""Personal texts cannot be read from the database file, nor with another key, nor in another column."""

from uuid import uuid4

import pytest
from sqlalchemy import text

from casework.conference import ConferenceEvent
from casework.petition import Event, Stage, Statement, StatementKind
from storage.database import Database
from storage.desk import Desk
from storage.sealing import Sealer, SealError
from tests.fakes.clock import MORNING
from tests.storage.cases import (
    conference_of,
    item_of,
    new_contact,
    notice_to,
    petition_of,
    put,
    speaker_of,
    update,
)
from tests.storage.conftest import KEY

SECRET = "Bí mật của bà Lan"


def test_a_sealed_text_opens_with_its_key_in_its_column():
    sealer = Sealer(KEY)
    sealed = sealer.seal(SECRET, "statements.text")
    assert sealer.open(sealed, "statements.text") == SECRET
    assert sealed != sealer.seal(SECRET, "statements.text")
    for wrong in (Sealer(bytes(32)), sealer):
        with pytest.raises(SealError, match=r"petitions\.title"):
            wrong.open(sealed, "petitions.title")


@pytest.mark.parametrize("value", [b"", b"\x07" + bytes(40), b"\x01" + bytes(40)])
def test_a_damaged_value_is_refused(value):
    with pytest.raises(SealError):
        Sealer(KEY).open(value, "statements.text")


async def _keep_secrets(desk):
    await desk.keep_updates([update(1, text=SECRET)])
    await desk.web_append("chat", {"text": SECRET}, key=None)
    contact = await new_contact(desk)
    petition = petition_of(contact, title=SECRET, place_written=SECRET)
    await put(desk, notice_to(contact, words={"question": SECRET}))
    async with desk.work() as work:
        person = await work.people.petitioner(contact.petitioner_id)
        person.name = SECRET
        await work.people.save_petitioner(person)
        await work.conversations.save(contact.id, {"draft": SECRET}, wake_at=None)
        await work.petitions.add(petition)
        await work.petitions.append(
            Statement(
                id=uuid4().hex,
                petition_id=petition.id,
                kind=StatementKind.QUESTION,
                text=SECRET,
                author_id="minh",
                at=MORNING,
            )
        )
        await work.petitions.record(
            Event(
                petition_id=petition.id,
                act="refer",
                actor_id="minh",
                at=MORNING,
                stage=Stage.ROUTED,
                detail={"reason": SECRET},
            )
        )
        await _keep_secrets_of_a_conference(work.conferences)
        await work.commit()
    return petition


async def _keep_secrets_of_a_conference(conferences):
    conference = conference_of(chair=SECRET, delivered={SECRET: MORNING.date()})
    await conferences.add(conference)
    await conferences.add_item(item_of(conference, title=SECRET, raised_by=SECRET, text=SECRET))
    await conferences.add_speaker(speaker_of(conference, name=SECRET, matter=SECRET))
    await conferences.record(
        ConferenceEvent(
            conference_id=conference.id,
            act="edit",
            actor_id="minh",
            at=MORNING,
            detail={"after": SECRET},
        )
    )


async def test_no_personal_text_stands_in_the_file_as_it_is(tmp_path, clock):
    path = tmp_path / "store.db"
    database = Database.open(f"sqlite:///{path}", data_key=KEY)
    await database.migrate()
    desk = Desk(database, clock)
    petition = await _keep_secrets(desk)
    async with desk.work() as work:
        assert (await work.petitions.with_id(petition.id)).title == SECRET
        [speaker] = await work.conferences.speakers_of(conference_of().id)
        assert speaker.name == SECRET
    async with database.writer.connect() as connection:
        await connection.execute(text("SELECT 1"))
    await database.close()
    stored = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert petition.code.encode() in stored
    assert SECRET.encode() not in stored
    assert SECRET.encode().hex().encode() not in stored


async def test_another_key_does_not_open_the_store(database, desk, database_url, clock):
    petition = await _keep_secrets(desk)
    other = Database.open(database_url, data_key=bytes(32))
    async with Desk(other, clock).work() as work:
        with pytest.raises(SealError, match="khóa dữ liệu"):
            await work.petitions.with_id(petition.id)
    await other.close()


def test_a_blinded_key_can_be_looked_up_and_not_read():
    sealer, other = Sealer(bytes(range(32))), Sealer(bytes(32))
    number = sealer.blind("hoàng diệu 7", "trace_keys.key")
    assert number == sealer.blind("hoàng diệu 7", "trace_keys.key")
    assert number != sealer.blind("hoàng diệu 8", "trace_keys.key")
    assert number != other.blind("hoàng diệu 7", "trace_keys.key")
    assert 0 <= number < 2**63
