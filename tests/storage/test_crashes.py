"""Processes die, tasks are cancelled, many write at once: nothing is lost, nothing half done stays."""

import asyncio
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from storage.tables import PETITIONERS
from tests.servers.patience import PATIENCE
from tests.storage.cases import new_contact, notice_to, petition_of
from tests.storage.conftest import ENGINES

ROOT = Path(__file__).parents[2]
CHATS, EACH = 30, 4


def _lines(path):
    return path.read_text().splitlines() if path.exists() else []


def _run_sender(url, sent, *, until):
    """A sender, killed with -9 when `until` messages have gone out."""
    sender = subprocess.Popen(
        [sys.executable, "-m", "tests.storage.sender_that_dies", url, str(sent)], cwd=ROOT
    )
    give_up = time.monotonic() + PATIENCE
    while sender.poll() is None and len(_lines(sent)) < until and time.monotonic() < give_up:
        time.sleep(0.002)
    sender.kill()
    sender.wait()


async def test_a_sender_killed_again_and_again_loses_nothing_and_repeats_only_what_it_marks(
    desk, database_url, tmp_path
):
    for number in range(CHATS):
        contact = await new_contact(desk, f"chat-{number}")
        async with desk.work() as work:
            for ordinal in range(EACH):
                await work.outbox.put(notice_to(contact, f"message-{ordinal}"))
            await work.commit()
    sent = tmp_path / "sent"
    for until in (30, 75, 10_000):
        await asyncio.to_thread(_run_sender, database_url, sent, until=until)
    seen = [tuple(line.split()) for line in _lines(sent)]
    assert {(chat, sentence) for chat, sentence, _ in seen} == {
        (f"chat-{number}", f"message-{ordinal}") for number in range(CHATS) for ordinal in range(EACH)
    }
    assert max(Counter(seen).values()) == 1  # a second copy is always marked as repeated
    in_order = {chat: [s for c, s, repeated in seen if c == chat] for chat, _, _ in seen}
    assert all(sentences == sorted(sentences) for sentences in in_order.values())
    assert (await desk.counts())["sent"] == CHATS * EACH


async def test_a_cancelled_unit_leaves_nothing_behind(desk):
    contact = await new_contact(desk)
    abandoned = [petition_of(contact) for _ in range(20)]

    async def file_and_wait(petition, steps):
        async with desk.work() as work:
            await work.petitions.add(petition)
            await asyncio.sleep(60)

    for number, petition in enumerate(abandoned):
        task = asyncio.get_running_loop().create_task(file_and_wait(petition, number))
        for _ in range(
            number
        ):  # cancelled at every point of its life: connecting, beginning, inserting, waiting
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    kept = petition_of(contact)
    async with desk.work() as work:
        await work.petitions.add(kept)
        await work.commit()
    async with desk.work() as work:
        assert await work.petitions.of_petitioner(contact.petitioner_id) == [kept]


async def test_fifty_writers_at_once_all_succeed(desk):
    async def write(number):
        async with desk.work() as work:
            contact = await work.people.contact("telegram", f"chat-{number % 10}", "Lan")
            await work.petitions.add(petition_of(contact))
            await work.commit()

    await asyncio.gather(*(write(number) for number in range(50)))
    async with desk.work() as work:
        assert await work.petitions.count_queue("works") == 50
        contact = await work.people.contact("telegram", "chat-3", "Lan")
        assert len(await work.petitions.of_petitioner(contact.petitioner_id)) == 5


@pytest.mark.parametrize("database_url", ENGINES[1:], indirect=True)
async def test_a_chat_that_two_processes_meet_at_once_becomes_one_person(desk, database):
    async with desk.work() as one:
        first = await one.people.contact("telegram", "lan", "Lan")
        meeting_again = asyncio.get_running_loop().create_task(new_contact(desk))
        await asyncio.sleep(0.1)
        await one.commit()
    assert await meeting_again == first
    async with database.reader.connect() as connection:
        assert len((await connection.execute(PETITIONERS.select())).all()) == 1


@pytest.mark.parametrize("database_url", ENGINES[1:], indirect=True)
async def test_of_two_officers_who_read_a_petition_at_once_the_second_sees_what_the_first_did(desk):
    petition = petition_of(await new_contact(desk))
    async with desk.work() as work:
        await work.petitions.add(petition)
        await work.commit()

    async def read():
        async with desk.work() as work:
            return await work.petitions.with_code(petition.code)

    async with desk.work() as one:
        found = await one.petitions.with_code(petition.code)
        second = asyncio.get_running_loop().create_task(read())
        await asyncio.sleep(0.1)
        found.claimed_by = "minh"
        await one.petitions.save(found)
        await one.commit()
    assert (await second).claimed_by == "minh"
