"""Delivery: claim, word, send, record. Never a send inside a transaction.

The ladder: queued -> sending -> sent, or again later, or failed; what nobody knows is repeated or parked
(`casework.notices.Doubt`). What fails for good on this channel goes down the person's own ladder
(`casework.telling`); at its end the case comes back to its officer.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.channels.channel import (
    Button,
    DeliveryError,
    Message,
    MovedError,
    RefusedError,
    RejectedTokenError,
    RetryLaterError,
    Sender,
    UnknownOutcomeError,
    UnreachableError,
)
from bot.leases import LEASE_SECONDS, Leases
from bot.press import Press, PressError
from bot.signal import Signal
from casework.answering import Answering
from casework.notices import Notice
from casework.petitioner import Contact
from casework.ports import Clock
from casework.telling import Telling
from handlers.wording import Wording, WordingError
from storage.desk import Desk
from storage.outgoing import OutgoingRow
from storage.work import DeskWork

log = logging.getLogger(__name__)

AT_ONCE = 8
EXPIRE_EVERY = timedelta(seconds=5)
LOOK_AGAIN_SECONDS = 1.0
FIRST_RETRY_SECONDS = 2.0
FIRST_PAUSE_SECONDS = 0.1
LONGEST_PAUSE_SECONDS = 5.0
LONGEST_RETRY_SECONDS = 300.0
GIVE_UP_AFTER = timedelta(days=2)
REJECTED_TOKEN_SECONDS = 60.0


@dataclass(slots=True, kw_only=True)
class Delivery:
    """The way out of one channel. `by_phone`: a `LastRung` delivers too, the ladder may end on it."""

    desk: Desk
    sender: Sender
    wording: Wording
    answering: Answering
    press: Press
    clock: Clock
    decided: Signal
    by_phone: bool = False
    _leases: Leases = field(init=False)
    _free: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    _silent_until: datetime | None = None
    _expired_at: datetime | None = None
    _last_sent: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._leases = Leases(desk=self.desk, clock=self.clock)

    async def run(self) -> None:
        """Until cancelled: everything that may be sent, several chats at once, one message a chat."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._leases.run())
            while True:
                self.decided.clear()
                await self._free.acquire()
                self._free.release()
                rows = await self._claim()
                for row in rows:
                    await self._free.acquire()
                    group.create_task(self._deliver(row))
                if not rows:
                    await self.decided.wait(await self._pause())

    async def _claim(self) -> list[OutgoingRow]:
        now = self.clock.now()
        if self._silent_until is not None and now < self._silent_until:
            return []
        if self._expired_at is None or now - self._expired_at > EXPIRE_EVERY:
            if expired := await self.desk.expire_leases(now):
                log.warning("%s messages were claimed and never settled; they go on.", expired)
            self._expired_at = now
        return await self._leases.claim(self.sender.channel, AT_ONCE)

    async def _pause(self) -> float:
        """Seconds until there may be something to do."""
        now = self.clock.now()
        if self._silent_until is not None and now < self._silent_until:
            return (self._silent_until - now).total_seconds()
        due = await self.desk.next_outgoing_at(self.sender.channel)
        return min(LOOK_AGAIN_SECONDS, (due - now).total_seconds()) if due else LOOK_AGAIN_SECONDS

    async def _deliver(self, row: OutgoingRow) -> None:
        try:
            await self._attempt(row)
        except Exception:  # the row keeps its lease: when that has passed, its outcome counts as unknown
            log.exception("The result of message %s could not be kept; its lease decides.", row.id)
        finally:
            self._leases.let_go(row)
            self._free.release()
            self.decided.set()

    async def _attempt(self, row: OutgoingRow) -> None:
        try:
            message = await self._complete(self._worded(row))
            await self._keep_distance(row)
            if not self._leases.is_ours(row):
                log.warning("Message %s waited past its lease; whoever has it now sends it.", row.id)
                return
            sent_as = await self.sender.send(row.contact.address, message)
            self._note_sent(row)
        except WordingError as problem:
            log.error("Message %s cannot be worded: %s", row.id, problem)  # noqa: TRY400 - the text says it
            await self._fail(row, f"cannot be worded: {problem}")
        except DeliveryError as problem:
            await self._failed(row, problem)
        except Exception as problem:
            log.exception("An unforeseen fault while sending message %s.", row.id)
            await self._failed(row, UnknownOutcomeError(repr(problem)))
        else:
            await self._keep_sent(row, sent_as)

    async def _keep_sent(self, row: OutgoingRow, sent_as: Sequence[str]) -> None:
        """What has gone out is known here only: it is kept however busy the database is, or it goes twice."""
        until, pause = asyncio.get_running_loop().time() + LEASE_SECONDS, FIRST_PAUSE_SECONDS
        while True:
            try:
                async with self.desk.work() as work:
                    if await work.outbox.settle_sent(row.id, sent_as) and row.notice.about is not None:
                        await self.answering.delivered(work, row.notice.about)
                    await work.commit()
            except Exception as problem:
                if asyncio.get_running_loop().time() > until:
                    raise
                log.warning("That message %s was sent could not be kept yet: %r", row.id, problem)
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
            else:
                return

    def _worded(self, row: OutgoingRow) -> Message:
        notice = row.notice
        return Message(
            id=str(row.id),
            text=self.wording.say(notice.sentence, notice.words),
            buttons=tuple(
                Button(label=self.wording.say(choice.sentence, choice.words), action=choice.action)
                for choice in notice.choices
            ),
            attachments=notice.attachments,
            sentence=notice.sentence,
            words=notice.words,
        )

    async def _complete(self, message: Message) -> Message:
        """The message with its papers printed; one that cannot be printed is replaced by the reason."""
        try:
            attachments = await self.press.complete(message.attachments)
        except PressError as problem:
            log.error("A paper cannot be printed: %s", problem)  # noqa: TRY400 - the text says it
            reason = self.wording.say("paper-failed", {"problem": str(problem)})
            return replace(message, text=f"{message.text}\n\n{reason}", attachments=())
        except Exception as problem:  # the database is busy, the disk is full: nothing has been sent yet
            log.exception("A paper could not be gathered; it is tried again.")
            raise RetryLaterError(f"paper: {problem!r}") from problem
        return replace(message, attachments=attachments)

    async def _keep_distance(self, row: OutgoingRow) -> None:
        """Wait until the channel's spacing since the last message to this chat has passed."""
        if not self.sender.spacing:
            return
        now = asyncio.get_running_loop().time()
        wait = self._last_sent.get(row.contact.id, 0.0) + self.sender.spacing - now
        if wait > 0:
            await asyncio.sleep(wait)

    def _note_sent(self, row: OutgoingRow) -> None:
        """The spacing counts from when the message had gone out, not from when it began to wait its turn."""
        now = asyncio.get_running_loop().time()
        self._last_sent[row.contact.id] = now
        horizon = now - self.sender.spacing
        if len(self._last_sent) > AT_ONCE * 100:
            self._last_sent = {key: at for key, at in self._last_sent.items() if at > horizon}

    async def _failed(self, row: OutgoingRow, problem: DeliveryError) -> None:
        reason = f"{type(problem).__name__}: {problem}"[:300]
        match problem:
            case UnreachableError():
                await self._unreachable(row, reason)
            case RefusedError():
                await self._fail(row, reason)
            case MovedError(address=address):
                async with self.desk.work() as work:
                    await work.outbox.settle_retry(row.id, self.clock.now(), reason)
                    await work.outbox.move_contact(row.contact.id, address)
                    await work.commit()
            case UnknownOutcomeError():
                log.warning("Nobody knows whether message %s has arrived: %s", row.id, reason)
                async with self.desk.work() as work:
                    await work.outbox.settle_unknown(row.id, self._later(row, None), reason)
                    await work.commit()
            case RejectedTokenError():
                log.critical("The %s credentials are rejected; nothing can be sent.", self.sender.channel)
                self._be_silent(REJECTED_TOKEN_SECONDS)
                await self._again(row, REJECTED_TOKEN_SECONDS, reason)
            case RetryLaterError(after=after, whole_bot=whole_bot):
                if whole_bot and after is not None:
                    self._be_silent(after)
                await self._again(row, after, reason)
            case _:
                await self._again(row, None, reason)

    def _be_silent(self, seconds: float) -> None:
        until = self.clock.now() + timedelta(seconds=seconds)
        self._silent_until = max(until, self._silent_until or until)

    def _later(self, row: OutgoingRow, after: float | None) -> datetime:
        ladder = min(FIRST_RETRY_SECONDS * 2 ** (row.attempts - 1), LONGEST_RETRY_SECONDS)
        return self.clock.now() + timedelta(seconds=ladder if after is None else after)

    async def _again(self, row: OutgoingRow, after: float | None, reason: str) -> None:
        if self.clock.now() - row.created_at > GIVE_UP_AFTER:
            await self._fail(row, f"given up after {row.attempts} attempts: {reason}")
            return
        async with self.desk.work() as work:
            await work.outbox.settle_retry(row.id, self._later(row, after), reason)
            await work.commit()

    async def _fail(self, row: OutgoingRow, reason: str) -> None:
        log.warning("Message %s will not arrive: %s", row.id, reason)
        async with self.desk.work() as work:
            if await work.outbox.settle_failed(row.id, reason):
                await self._go_down(work, row.contact, [row.notice], reason)
            await work.commit()

    async def _unreachable(self, row: OutgoingRow, reason: str) -> None:
        async with self.desk.work() as work:
            own = [row.notice] if await work.outbox.settle_failed(row.id, reason) else []
            await work.people.mark_reachable(row.contact.id, reachable=False)
            others = await work.outbox.hold_contact(row.contact.id, reason)
            await self._go_down(work, row.contact, [*own, *others], reason)
            await work.commit()

    async def _go_down(self, work: DeskWork, contact: Contact, notices: list[Notice], reason: str) -> None:
        """Each notice to its next rung; one that cannot be worded has none."""
        telling = Telling(answering=self.answering, by_phone=self.by_phone)
        for notice in notices:
            try:
                text = self.wording.say(notice.sentence, notice.words)
            except WordingError:
                worded, text = replace(notice, petition_id=None), ""
            else:
                worded = notice
            await telling.failed(work, contact, worded, reason=reason, text=text)
