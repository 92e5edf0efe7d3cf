"""Turns: stored updates are taken chat by chat, each answered in one transaction.

A crash at any point leaves the update undone, and it is played again; what it had written is rolled back.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import Executor
from dataclasses import replace
from typing import TypeVar

from bot.channels.channel import DeliveryError, Receiver
from bot.media_intake import MediaIntake
from bot.media_kinds import MediaRefusedError
from bot.signal import Signal
from casework.errors import CaseworkError
from casework.notices import Attachment, MediaKind
from casework.ports import Clock, Reader, Transcriber
from handlers.front_desk import FrontDesk
from handlers.messages import Incoming
from handlers.turn import ReadingNeededError, Readings
from storage.database import CollisionError
from storage.desk import Desk
from storage.files import Files, FileTooLargeError
from storage.inbox import StoredUpdate
from storage.work import DeskWork

log = logging.getLogger(__name__)

Found = TypeVar("Found")

CHATS_AT_ONCE = 8
UPDATES_AT_ONCE = 32
READINGS_REMEMBERED = 200
LOOK_AGAIN_SECONDS = 1.0
WAKE_EVERY_SECONDS = 0.25
AFTER_FAULT_SECONDS = 5.0
AFTER_COLLISION_SECONDS = 0.05
MOST_COLLISIONS = 5


class Turns:
    """Works the inbox off and wakes conversations that go on by themselves."""

    def __init__(
        self,
        *,
        desk: Desk,
        front_desk: FrontDesk,
        receivers: Mapping[str, Receiver],
        reader: Reader,
        threads: Executor,
        files: Files,
        clock: Clock,
        arrived: Signal,
        decided: Callable[[], None],
        media: MediaIntake | None = None,
        transcriber: Transcriber | None = None,
    ) -> None:
        self._desk = desk
        self._front_desk = front_desk
        self._receivers = receivers
        self._reader = reader
        self._threads = threads
        self._files = files
        self._media = media or MediaIntake(files=files)
        self._transcriber = transcriber
        self._clock = clock
        self._arrived = arrived
        self._decided = decided
        self._busy: set[tuple[str, str]] = set()
        self._free = asyncio.Semaphore(CHATS_AT_ONCE)
        # A text is read for its summary and again when it is filed, mostly within minutes.
        self._readings = Readings()

    async def run(self) -> None:
        """Until cancelled: every chat with waiting updates, several chats at once, one message at a time."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._wake_conversations())
            while True:
                self._arrived.clear()
                waiting = await self._desk.waiting_updates(UPDATES_AT_ONCE)
                free = [update for update in waiting if (update.channel, update.chat) not in self._busy]
                for update in free:
                    self._busy.add((update.channel, update.chat))
                    await self._free.acquire()
                    group.create_task(self._work_off(update))
                if not free:
                    await self._arrived.wait(LOOK_AGAIN_SECONDS)

    async def _work_off(self, update: StoredUpdate) -> None:
        """One update; the chat's next one is found when the bell rings again."""
        try:
            if await self._take(update):
                self._arrived.set()
        except Exception:  # the chat is tried again: its update is still there
            log.exception("A turn of a %s chat could not be kept; it is tried again.", update.channel)
            await asyncio.sleep(AFTER_FAULT_SECONDS)
            self._arrived.set()
        finally:
            self._busy.discard((update.channel, update.chat))
            self._free.release()

    async def _take(self, update: StoredUpdate) -> bool:
        receiver = self._receivers.get(update.channel)
        if receiver is None:
            return await self._set_aside(update, f"no channel '{update.channel}' is configured")
        await receiver.ready()
        try:
            incoming = receiver.understand(update.payload)
            is_receipt = incoming is None and await receiver.acknowledged(update.payload)
        except ValueError as problem:
            log.warning("A malformed %s update %s is set aside.", update.channel, update.update_id)
            return await self._set_aside(update, f"malformed: {str(problem)[:200]}")
        if incoming is None:
            return await self._set_aside(update, "a receipt" if is_receipt else "asks for nothing")
        incoming = await receiver.chosen(incoming)
        return await self._answer(update, await self._with_media(receiver, incoming))

    async def _set_aside(self, update: StoredUpdate, note: str) -> bool:
        async with self._desk.work() as work:
            if not await work.inbox.take(update):
                return False
            await work.inbox.finish(update.id, note)
            await work.commit()
        return True

    async def _with_media(self, receiver: Receiver, incoming: Incoming) -> Incoming:
        """The message with its files' bytes in our own store, before the transaction begins."""
        attachments: list[Attachment] = []
        refused = list(incoming.refused)
        for attachment in incoming.attachments:
            try:
                attachments.append(await self._kept(receiver, attachment))
            except MediaRefusedError as refusal:
                refused.append(refusal.sentence)
        incoming = replace(incoming, attachments=tuple(attachments), refused=tuple(refused))
        return replace(incoming, heard=await self._heard(incoming))

    async def _kept(self, receiver: Receiver, attachment: Attachment) -> Attachment:
        """The attachment with its bytes in our store; MediaRefusedError for what is not taken."""
        if not attachment.reference or attachment.content:
            return attachment
        try:
            content = await receiver.fetch(attachment)
        except FileTooLargeError:
            raise MediaRefusedError("media-too-large") from None
        except DeliveryError as problem:
            log.warning("A %s could not be fetched: %s", attachment.kind, problem)
            if attachment.kind is MediaKind.PHOTO:
                return attachment  # it stays a reference, which the same channel can still show
            raise MediaRefusedError("media-try-again") from None
        return await self._media.take(content, attachment)

    async def _heard(self, incoming: Incoming) -> str:
        """What is said in the recordings, where somebody writes it down."""
        if self._transcriber is None:
            return ""
        heard: list[str] = []
        for attachment in incoming.attachments:
            if attachment.kind in (MediaKind.VOICE, MediaKind.VIDEO):
                try:
                    content = await self._files.read(attachment.content)
                    heard.append((await self._transcriber.transcribe(content)).strip())
                except Exception:  # the recording itself is kept: a person will listen
                    log.exception("A recording could not be written down.")
        return "\n".join(filter(None, heard))

    async def _answer(self, update: StoredUpdate, incoming: Incoming) -> bool:
        async def answered(work: DeskWork) -> None:
            await self._front_desk.answer(work, incoming, self._readings)

        try:
            taken = await self._play(update, answered, "")
        except CaseworkError as refusal:
            taken = await self._refuse(update, incoming, refusal)
        except Exception as fault:
            log.exception("A message could not be answered; the person is told.")
            note = f"failed: {fault!r}"[:300]
            taken = await self._play(update, lambda work: self._front_desk.apologise(work, incoming), note)
        self._decided()
        return taken

    async def _refuse(self, update: StoredUpdate, incoming: Incoming, refusal: CaseworkError) -> bool:
        return await self._play(
            update,
            lambda work: self._front_desk.refuse(work, incoming, refusal),
            f"refused: {refusal}"[:300],
        )

    async def _play(
        self, update: StoredUpdate, act: Callable[[DeskWork], Awaitable[None]], note: str
    ) -> bool:
        """One transaction; again, with the text read meanwhile, when a handler asks for that.

        Again too when it has collided with another one: it was rolled back whole, so nothing is done twice.
        """
        collisions = 0
        while True:
            try:
                async with self._desk.work(origin=f"inbox-{update.id}") as work:
                    if not await work.inbox.take(update):
                        return False
                    await work.inbox.finish(update.id, note)
                    await act(work)
            except ReadingNeededError as needed:
                await self._read(needed)
            except CollisionError:
                collisions += 1
                if collisions == MOST_COLLISIONS:
                    raise
                await asyncio.sleep(AFTER_COLLISION_SECONDS * collisions)
            else:
                return True

    async def _read(self, needed: ReadingNeededError) -> None:
        loop = asyncio.get_running_loop()
        if needed.as_place:
            place = await loop.run_in_executor(self._threads, self._reader.read_place, needed.text)
            _remember(self._readings.places, needed.text, place)
        else:
            reading = await loop.run_in_executor(self._threads, self._reader.read, needed.text)
            _remember(self._readings.texts, needed.text, reading)

    async def _wake_conversations(self) -> None:
        while True:
            due = await self._desk.due_conversations(self._clock.now(), CHATS_AT_ONCE)
            for contact_id in due:
                try:
                    await self._wake(contact_id)
                except Exception:
                    log.exception("A conversation could not go on by itself; it is tried again.")
                    await asyncio.sleep(AFTER_FAULT_SECONDS)
                self._decided()
            if not due:
                await asyncio.sleep(WAKE_EVERY_SECONDS)

    async def _wake(self, contact_id: str) -> None:
        while True:
            try:
                async with self._desk.work() as work:
                    contact = await work.people.contact_with_id(contact_id)
                    if contact is None or not await work.conversations.wake(contact_id, self._clock.now()):
                        return
                    await self._front_desk.wake(work, contact, self._readings)
            except ReadingNeededError as needed:
                await self._read(needed)
            else:
                return


def _remember(readings: dict[str, Found], text: str, found: Found) -> None:
    """Keep what was read; the oldest are forgotten."""
    readings[text] = found
    while len(readings) > READINGS_REMEMBERED:
        del readings[next(iter(readings))]
