"""Refresh tokens work once: whatever happens, one is spent once, and a new pair is kept before it is used."""

import asyncio
import logging
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import asyncpg
import pytest

from bot.channels.channel import RejectedTokenError, RetryLaterError
from bot.zalo_oa_tokens import LEASE
from storage.database import Database
from storage.tokens import StoredTokens, Tokens
from tests.fakes.clock import SetClock
from tests.servers.zalo_oa import Fault, ZaloOaServer
from tests.servers.zalo_oa.bench import KEY, Bench
from tests.servers.zalo_oa.faults import Ending

OAUTH = "/oa/access_token"


async def test_two_who_need_a_token_at_once_spend_the_refresh_token_once(
    oa: Bench, server: ZaloOaServer
) -> None:
    got = await asyncio.gather(*(oa.tokens.access() for _ in range(8)))
    assert len(set(got)) == 1
    assert server.exchanges == 1


async def test_two_processes_never_spend_the_same_refresh_token(
    oa: Bench, server: ZaloOaServer, clock: SetClock
) -> None:
    await oa.tokens.access()
    clock.advance(hours=26)
    server.faults.script(Fault.delay(0.1), path=OAUTH)
    others = [oa.other_tokens(clock) for _ in range(3)]
    got = await asyncio.gather(
        oa.tokens.access(), *(other.access() for other in others), return_exceptions=True
    )
    assert server.exchanges == 2
    assert sum(isinstance(item, str) for item in got) == 1
    assert all(isinstance(item, str | RetryLaterError) for item in got)
    assert {await other.access() for other in [oa.tokens, *others]} == {
        item for item in got if isinstance(item, str)
    }


async def test_the_kept_pair_survives_a_restart_and_a_new_configured_token_begins_anew(
    oa: Bench, server: ZaloOaServer, clock: SetClock
) -> None:
    access = await oa.tokens.access()
    assert await oa.other_tokens(clock).access() == access
    server._refresh_tokens["refresh-moi"] = True
    server.first_refresh = "refresh-moi"
    assert await oa.other_tokens(clock).access() != access


async def test_a_pair_that_could_not_be_kept_is_not_used_and_is_kept_when_that_works_again(
    oa: Bench, server: ZaloOaServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(self: StoredTokens, used: str, new: Tokens) -> bool:
        raise OSError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(StoredTokens, "keep", full)
        for _ in range(2):
            with pytest.raises(RetryLaterError):
                await oa.tokens.access()
    assert server.exchanges == 1
    access = await oa.tokens.access()
    assert server.exchanges == 1  # the pair that had come, not another one
    kept = await oa.store.current()
    assert kept is not None
    assert kept.access == access
    assert kept.refresh != server.first_refresh


async def test_who_waits_may_be_cancelled_and_the_answer_is_kept_all_the_same(
    oa: Bench, server: ZaloOaServer
) -> None:
    server.faults.script(Fault.delay(0.2), path=OAUTH)
    async with asyncio.TaskGroup() as group:
        waiting = group.create_task(oa.tokens.access())
        await asyncio.sleep(0.1)
        waiting.cancel()
    await oa.tokens.close()
    kept = await oa.store.current()
    assert kept is not None
    assert kept.access in server._access_tokens


async def test_a_crash_between_answer_and_commit_leaves_the_old_access_token_working(
    oa: Bench, server: ZaloOaServer, clock: SetClock, caplog: pytest.LogCaptureFixture
) -> None:
    access = await oa.tokens.access()
    clock.advance(hours=20)  # six hours before its end
    server.faults.script(Fault.reset(delivered=True), path=OAUTH)  # the token is spent, its answer lost
    assert await oa.tokens.access() == access
    clock.advance(minutes=10)
    assert await oa.other_tokens(clock).access() == access
    assert "refuses the refresh token" in caplog.text
    clock.advance(hours=6)
    with pytest.raises(RejectedTokenError):
        await oa.other_tokens(clock).access()
    for secret in (access, server.first_refresh, *server._refresh_tokens):
        assert secret not in caplog.text


@pytest.mark.parametrize(
    "fault",
    [Fault.http(502), Fault(ending=Ending.RAW, body=b"[]"), Fault.reset(), Fault.silence(delivered=False)],
)
async def test_a_failed_exchange_is_tried_again_with_the_same_token(
    oa: Bench, server: ZaloOaServer, fault: Fault
) -> None:
    server.faults.script(fault, path=OAUTH)
    with pytest.raises(RetryLaterError):
        await oa.tokens.access()
    assert await oa.tokens.access()


async def test_a_lease_of_a_process_that_died_runs_out(
    oa: Bench, server: ZaloOaServer, clock: SetClock
) -> None:
    await oa.store.plant(server.first_refresh, clock.now())
    assert await oa.store.take(clock.now(), LEASE)  # and the process dies
    with pytest.raises(RetryLaterError):
        await oa.tokens.access()
    clock.advance(seconds=LEASE.total_seconds())
    assert await oa.tokens.access()


async def test_tokens_are_sealed_at_rest(oa: Bench, server: ZaloOaServer, tmp_path: Path) -> None:
    access = await oa.tokens.access()
    stored = b"".join(file.read_bytes() for file in tmp_path.glob("bench.db*"))  # noqa: ASYNC240
    assert access.encode() not in stored
    assert server.first_refresh.encode() not in stored


async def test_a_token_that_the_api_refuses_is_renewed_once_for_all_who_hit_it(
    oa: Bench, server: ZaloOaServer, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    old = await oa.tokens.access()
    server.expire_tokens()
    sau = server.user()
    await sau.follow()
    await asyncio.gather(*(oa.client.consult(sau.id, {"text": str(n)}) for n in range(4)))
    assert server.exchanges == 2
    assert len(sau.inbox) == 4
    assert old not in caplog.text


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    url = f"sqlite:///{tmp_path / 't.db'}"
    if request.param == "postgresql":
        server_url = request.getfixturevalue("postgres_url")
        name = f"tokens_{uuid4().hex[:12]}"
        connection = await asyncpg.connect(server_url)
        await connection.execute(f"CREATE DATABASE {name}")
        await connection.close()
        url = f"{server_url.rpartition('/')[0]}/{name}"
    opened = Database.open(url, data_key=KEY)
    await opened.migrate()
    yield opened
    await opened.close()


async def test_of_many_takers_one_gets_the_refresh_token(database: Database, clock: SetClock) -> None:
    store = StoredTokens(database=database, channel="zalo_oa", account="1")
    await store.plant("r1", clock.now())
    await store.plant("r1", clock.now())
    taken: list[Any] = await asyncio.gather(*(store.take(clock.now(), LEASE) for _ in range(6)))
    assert [item.refresh for item in taken if item] == ["r1"]
    new = Tokens(access="a2", refresh="r2", expires_at=clock.now())
    assert await store.keep("r1", new)
    assert not await store.keep("r1", Tokens(access="a3", refresh="r3", expires_at=clock.now()))
    await store.plant("r1", clock.now())  # a restart with the same setting
    kept = await store.current()
    assert kept == new
    assert "r2" not in repr(kept)
