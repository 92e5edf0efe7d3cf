"""The desk: where units of work are opened, and what needs none because it is one step of its own."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

from sqlalchemy.exc import DBAPIError

from casework.ladder_ports import AttemptStatus
from casework.petitioner import Officer
from casework.ports import Clock
from casework.triage import Correction
from storage import (
    attempts,
    audit,
    broadcasts,
    conversations,
    corrections,
    inbox,
    ladder,
    menus,
    outgoing,
    people,
    web_log,
    web_secrets,
)
from storage import media as media_notes
from storage.connection import Connection
from storage.database import COLLISIONS, CollisionError, Database, sqlstate_of
from storage.gathering import Gathering
from storage.inbox import RawUpdate, StoredUpdate
from storage.media import Media
from storage.outgoing import OutgoingRow
from storage.work import DeskWork


class Desk:
    """Implements casework.ports.Store, and keeps what channels and delivery need.

    On SQLite all writers take turns: keep a unit short, never wait for the network in it, and never open a
    second one inside it (it would wait for the first for ever, and fail after 30 seconds).
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._gathering = Gathering(self._keep)

    @asynccontextmanager
    async def work(self, origin: str | None = None) -> AsyncIterator[DeskWork]:
        """A new unit of work; leaving it without commit rolls it back.

        `origin` names its cause, the inbox row: a second unit of the same origin queues no second message.
        """
        try:
            async with self._database.writing() as connection:
                yield DeskWork(connection, self._clock, origin)
        except DBAPIError as problem:
            if sqlstate_of(problem) in COLLISIONS:
                raise CollisionError(str(problem.orig)) from problem
            raise

    @asynccontextmanager
    async def _step(self) -> AsyncIterator[Connection]:
        """One step of its own, committed at its end."""
        async with self._database.writing() as connection:
            yield connection
            await connection.commit()

    # The inbox

    async def keep_updates(self, rows: Sequence[RawUpdate]) -> int:
        """Store raw updates in one commit, which other callers may share; known ones are ignored.

        Returns how many were new in that commit.
        """
        return await self._gathering.keep(rows)

    async def _keep(self, rows: Sequence[RawUpdate]) -> int:
        async with self._database.storing() as connection:
            new = await inbox.keep_updates(connection, rows)
            await connection.commit()
        return new

    async def waiting_updates(self, limit: int) -> list[StoredUpdate]:
        """The oldest undone update of each chat, the longest waiting first."""
        async with self._database.reading() as connection:
            return await inbox.waiting_updates(connection, limit)

    async def forget_updates_before(self, moment: datetime) -> int:
        """Blank the payloads of updates done before a moment; returns how many were."""
        async with self._database.writing_at_length() as connection:
            forgotten = await inbox.forget_before(connection, moment)
            await connection.commit()
        return forgotten

    async def corrected(self) -> list[Correction]:
        """Texts whose labels officers have put right, oldest first."""
        async with self._database.writing_at_length() as connection:
            return await corrections.corrected(connection)

    # Conversations that go on by themselves

    async def due_conversations(self, now: datetime, limit: int) -> list[str]:
        """The contacts whose conversations should go on by now, longest due first."""
        async with self._database.reading() as connection:
            return await conversations.due_conversations(connection, now, limit)

    # The outbox, seen from delivery

    async def claim_outgoing(
        self, channel: str, now: datetime, limit: int, lease_seconds: float
    ) -> list[OutgoingRow]:
        """Messages to send now, urgent ones first, one per contact, leased for `lease_seconds`.

        Committed before it returns: whoever gets a row is the only one, until the lease passes or
        `renew_leases` stops.
        """
        async with self._step() as connection:
            return await outgoing.claim(connection, channel, now, limit, lease_seconds)

    async def renew_leases(self, rows: Sequence[OutgoingRow], until: datetime) -> set[int]:
        """Let the claims of these rows run until a moment; returns the ids of those that still stand."""
        async with self._step() as connection:
            return await outgoing.renew(connection, rows, until)

    async def expire_leases(self, now: datetime, *, everybodys: bool = False) -> int:
        """Give up attempts whose lease has passed; returns how many.

        Their outcome is unknown: RESEND messages are queued again as repeated, PARK messages are parked.
        `everybodys` also ends leases that still run: for the start on SQLite, where no other process sends.
        """
        async with self._step() as connection:
            return await outgoing.expire_leases(connection, now, everybodys=everybodys)

    async def next_outgoing_at(self, channel: str) -> datetime | None:
        """When the next message of a channel may be sent; None when none waits that could be."""
        async with self._database.reading() as connection:
            return await outgoing.next_at(connection, channel)

    async def counts(self) -> dict[str, int]:
        """How many messages have each status."""
        async with self._database.reading_at_length() as connection:
            return await outgoing.counts(connection)

    # The broadcasts, seen from the feeder

    async def running_broadcasts(self) -> list[int]:
        """The numbers of the broadcasts that run."""
        async with self._database.reading() as connection:
            return await broadcasts.running(connection)

    # Receipts, and when people were there

    async def last_seen_at(self, channel: str, address: str) -> datetime | None:
        """When somebody last wrote in a chat; None when never, or not since this is kept."""
        async with self._database.reading() as connection:
            return await ladder.last_seen_at(connection, channel, address)

    async def note_receipt(self, channel: str, message_id: str, status: AttemptStatus, at: datetime) -> bool:
        """A channel says that a message was delivered or read; False when that was known, or is no notice."""
        async with self._step() as connection:
            return await attempts.note_receipt(connection, channel, message_id, status, at)

    async def note_seen_on_page(self, channel: str, page: str, upto: int, at: datetime) -> None:
        """Somebody has had a web chat in sight up to this line."""
        async with self._step() as connection:
            await attempts.note_seen_on_page(connection, channel, page, upto, at)

    # The audit

    async def verify_audit(self) -> int | None:
        """None when the audit chain is whole, otherwise the row id of its first broken link."""
        async with self._database.reading_at_length() as connection:
            return await audit.first_broken_link(connection)

    # Files

    async def note_media(self, media: Media) -> None:
        """Keep what is known of a stored file; what was noted first stays."""
        async with self._step() as connection:
            await media_notes.note(connection, media)

    async def media(self, key: str) -> Media | None:
        """What is known of the file with this key."""
        async with self._database.reading() as connection:
            return await media_notes.with_key(connection, key)

    # Menus of channels without buttons

    async def menu(self, channel: str, chat: str) -> dict[str, Any] | None:
        """What the letters mean that were shown last in this chat."""
        async with self._database.reading() as connection:
            return await menus.menu(connection, channel, chat)

    async def keep_menu(self, channel: str, chat: str, body: dict[str, Any]) -> None:
        """Keep what the letters mean from now on."""
        async with self._step() as connection:
            await menus.keep(connection, channel, chat, body)

    # Who speaks

    async def officer_of_chat(self, channel: str, address: str) -> Officer | None:
        """The officer enrolled in this chat."""
        async with self._database.reading() as connection:
            return await people.officer_of_chat(connection, channel, address)

    # The web chat's history

    async def web_append(self, chat: str, body: dict[str, Any], *, key: str | None) -> int:
        """Add a line to a web chat; returns its id. The same key gives the same line."""
        async with self._step() as connection:
            return await web_log.append(connection, chat, body, key=key)

    async def web_since(self, chat: str, after_id: int, limit: int) -> list[tuple[int, dict[str, Any]]]:
        """Up to `limit` lines of a web chat after a line, oldest first (0: from the beginning)."""
        async with self._database.reading() as connection:
            return await web_log.since(connection, chat, after_id, limit)

    # The web chat's secrets, by their hashes

    async def web_chat_of(self, secret: str) -> str | None:
        """The address of the chat that a secret opens; None when it is void."""
        async with self._database.reading() as connection:
            return await web_secrets.chat_of(connection, secret)

    async def change_web_secret(self, used: str, new: str) -> str | None:
        """Let a new secret open the chat, and no earlier one; the chat's address, None when refused.

        Saying it again changes nothing and gives the same answer.
        """
        async with self._step() as connection:
            return await web_secrets.change(connection, used, new)
