"""`langnghe learn`: what officers put right is learnt, and a worse model is never used."""

import asyncio
import shutil
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from bot.clock import SystemClock
from bot.commands.learn import learn, roll_back
from bot.office import model_shelf
from bot.opened import open_storage
from bot.settings import Settings
from casework.petition import Stage, Statement, StatementKind
from nlp import train
from nlp.corpus import Message
from storage.desk import Desk
from tests.small_corpus import shortest, write_small_corpus
from tests.storage.cases import new_contact, petition_of

MARGIN = 0.1  # a label has some twenty messages here


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> tuple[Path, Path]:
    """A small corpus and the model of it."""
    corpus, model = tmp_path_factory.mktemp("corpus"), tmp_path_factory.mktemp("first")
    write_small_corpus(corpus, each=8)
    train.train(corpus, model)
    return corpus, model


@pytest.fixture
def office(settings: Settings, small: tuple[Path, Path]) -> Settings:
    """An installation that reads with the small model."""
    shelf = model_shelf(settings)
    shutil.copytree(small[1], shelf.directory / "first")
    shelf.adopt(shelf.directory / "first")
    return settings


async def _correct(desk: Desk, messages: list[Message]) -> None:
    """Petitions that the machine took for something else and an officer put right."""
    contact = await new_contact(desk)
    async with desk.work() as work:
        for message in messages:
            petition = petition_of(contact, topic=message.topic, stage=Stage.CLAIMED)
            wrong = "land" if message.topic != "land" else "other"
            petition = replace(petition, proposal=replace(petition.proposal, topic=wrong))
            await work.petitions.add(petition)
            await work.petitions.append(
                Statement(
                    id=uuid4().hex,
                    petition_id=petition.id,
                    kind=StatementKind.ORIGINAL,
                    text=message.text,
                    author_id=contact.petitioner_id,
                    at=petition.received_at,
                )
            )
        await work.commit()


def correct(settings: Settings, messages: list[Message]) -> None:
    async def run() -> None:
        async with open_storage(settings, SystemClock()) as storage:
            await _correct(storage.desk, messages)

    asyncio.run(run())


def test_without_corrections_there_is_nothing_to_learn(office, small, capsys):
    assert asyncio.run(learn(office, corpus=small[0], margin=MARGIN)) == 0
    assert "không có gì để học" in capsys.readouterr().out
    assert model_shelf(office).current().name == "first"


def test_right_corrections_make_a_model_that_is_used_and_can_be_taken_back(office, small, capsys):
    correct(office, [one for one in shortest(3, after=8) if one.nature == "petition"])
    assert asyncio.run(learn(office, corpus=small[0], margin=MARGIN)) == 0
    assert "Đã dùng mô hình mới" in capsys.readouterr().out
    assert model_shelf(office).current().name != "first"
    assert roll_back(office) == 0
    assert model_shelf(office).current().name == "first"


def test_wrong_corrections_make_a_model_that_is_refused(office, small, capsys):
    confused = [replace(one, topic="other") for one in shortest(8, after=8) if one.topic == "land"]
    confused += [replace(one, topic="other") for one in shortest(8) if one.topic == "land"]
    correct(office, confused)
    assert asyncio.run(learn(office, corpus=small[0], margin=MARGIN)) == 1
    told = capsys.readouterr().out
    assert "KHÔNG dùng mô hình mới" in told
    assert "topic land" in told
    assert model_shelf(office).current().name == "first"
