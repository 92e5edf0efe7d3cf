"""Puts the parts together and runs them in one task group: the only place where everybody meets."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from itertools import chain
from typing import Any

from aiohttp import web

from bot.channels.channel import Sender
from bot.clock import SystemClock
from bot.delivery import Delivery
from bot.dictation import Dictation
from bot.feeder import Feeder
from bot.media_intake import MediaIntake
from bot.office import load_reader, office_of, rulebook_of
from bot.opened import Storage, open_storage
from bot.pages import Data, page_routes
from bot.press import Press
from bot.scanner import Clamd
from bot.schedule import Schedule
from bot.settings import Settings, SettingsError
from bot.signal import Signal
from bot.turns import Turns
from bot.way import Ground
from bot.ways import ways
from bot.web import application, runner_of
from bot.web_forms import CHANNEL as WEB
from bot.web_forms import NO_SESSION, refusal
from casework.ports import Clock, Reader, Transcriber
from handlers.commands import COMMANDS, For
from handlers.front_desk import FrontDesk
from handlers.turn import Office

log = logging.getLogger(__name__)

TEMPLATES = "templates"  # the folder, inside DATA_DIR, of an office's own templates
FORGET_EVERY_SECONDS = 3600.0
WARM_UP = "Đường hỏng"  # the first reading loads the segmenter: not while somebody waits for an answer
LAST_SECONDS = 1.0  # an event stream never ends by itself; its page connects again after a restart


async def _running(run: Callable[[], Awaitable[None]]) -> None:
    await run()


class Service:
    """The running bot: web application, turns, delivery, and Telegram when it is configured."""

    def __init__(
        self,
        settings: Settings,
        storage: Storage,
        office: Office,
        reader: Reader,
        *,
        clock: Clock,
        demo: Data | None = None,
    ) -> None:
        self.settings = settings
        self.storage = storage
        self.office = office
        self.reader = reader
        self.clock = clock
        self.demo = demo
        self.arrived = Signal()
        self._bells: list[Signal] = []
        self._by_phone = False
        self.ready = asyncio.Event()
        self.port = settings.port

    async def run(self) -> None:
        """Until cancelled. One part that fails ends all: the supervisor starts the process again."""
        async with AsyncExitStack() as stack:
            media = self._media_intake()
            channels = await ways(self._ground(media), stack)
            rungs = [way.last_rung for way in channels if way.last_rung is not None]
            self._by_phone = bool(rungs)
            if not self.storage.database.is_postgres:
                # One process owns an SQLite file: whatever was being sent has no sender any more.
                await self.storage.desk.expire_leases(self.clock.now(), everybodys=True)
            threads = stack.enter_context(ThreadPoolExecutor(1, thread_name_prefix="reader"))
            threads.submit(self.reader.read, WARM_UP)
            turns = Turns(
                desk=self.storage.desk,
                front_desk=FrontDesk(office=self.office),
                receivers={way.receiver.channel: way.receiver for way in channels},
                reader=self.reader,
                threads=threads,
                files=self.storage.files,
                clock=self.clock,
                arrived=self.arrived,
                decided=self._decided,
                media=media,
                transcriber=self._transcriber(),
            )
            await self._load_calendar()
            schedule = Schedule(
                desk=self.storage.desk,
                reminding=self.office.conferences.reminding,
                calendar=self.office.conferences.calendar,
                groups=self.office.groups,
                clock=self.clock,
                morning=self.settings.morning_time,
                decided=self._decided,
            )
            feeder = Feeder(
                desk=self.storage.desk,
                broadcasting=self.office.conferences.broadcasting,
                decided=self._decided,
            )
            await self._serve(stack, [*chain.from_iterable(way.routes for way in channels), *self._pages()])
            async with asyncio.TaskGroup() as group:
                group.create_task(turns.run())
                group.create_task(self._forget())
                group.create_task(schedule.run())
                for run in [way.run for way in channels if way.run is not None]:
                    group.create_task(_running(run))
                group.create_task(feeder.run())
                for sender in [*(way.sender for way in channels), *rungs]:
                    group.create_task(self._delivery(sender).run())
                self.ready.set()

    def _ground(self, media: MediaIntake) -> Ground:
        return Ground(
            settings=self.settings,
            database=self.storage.database,
            desk=self.storage.desk,
            files=self.storage.files,
            media=media,
            wording=self.office.wording,
            contact=self.office.rulebook.authority.contact,
            clock=self.clock,
            arrived=self.arrived,
            decided=self._decided,
        )

    def _media_intake(self) -> MediaIntake:
        """One for all channels: it paints one photo at a time, which bounds the memory."""
        address = self.settings.clamd_socket
        return MediaIntake(
            files=self.storage.files,
            scanner=Clamd(address=address) if address else None,
            aside=self.storage.aside,
        )

    def _transcriber(self) -> Transcriber | None:
        command = self.settings.transcribe_command
        if not command:
            return None
        folder = self.settings.data_dir / "dictation"
        return Dictation(command=command, seconds=self.settings.transcribe_seconds, folder=folder)

    async def _load_calendar(self) -> None:
        """The days that administrators have changed count from the first message on."""
        async with self.storage.desk.work() as work:
            await self.office.conferences.calendar.load(work)

    def _bell(self) -> Signal:
        """Each way out has its own bell: one that shared it could sleep through the other's ring."""
        self._bells.append(Signal())
        return self._bells[-1]

    def _decided(self) -> None:
        for bell in self._bells:
            bell.set()

    def _delivery(self, sender: Sender) -> Delivery:
        return Delivery(
            desk=self.storage.desk,
            sender=sender,
            wording=self.office.wording,
            answering=self.office.answering,
            by_phone=self._by_phone,
            press=Press(
                desk=self.storage.desk,
                files=self.storage.files,
                archiving=self.office.conferences.archiving,
                telling=self.office.telling,
                templates=self.settings.data_dir / TEMPLATES,
            ),
            clock=self.clock,
            decided=self._bell(),
        )

    async def _serve(self, stack: AsyncExitStack, routes: list[web.RouteDef]) -> None:
        app = application(self.storage.desk, routes)
        runner = runner_of(app, shutdown_timeout=LAST_SECONDS)
        await runner.setup()
        stack.push_async_callback(runner.cleanup)
        site = web.TCPSite(runner, self.settings.host, self.settings.port)
        try:
            await site.start()
        except OSError as problem:
            raise SettingsError(
                f"Không mở được cổng {self.settings.host}:{self.settings.port} ({problem.strerror})."
                " Nếu chương trình khác đang dùng, hãy đặt PORT là số khác."
            ) from None
        self.port = runner.addresses[0][1]
        log.info("Listening on http://%s:%s", self.settings.host, self.port)

    def _pages(self) -> list[web.RouteDef]:
        if not self.settings.web_chat:
            return []
        name = self.office.rulebook.authority.name
        return page_routes(name, self._about, self.demo, framed_by=self.settings.portals)

    async def _about(self, secret: str | None) -> dict[str, Any]:
        """What the web chat's page shows of the bot; an officer's own commands stand first."""
        wording = self.office.wording
        chat = await self.storage.desk.web_chat_of(secret) if secret else ""
        if chat is None:
            raise refusal(web.HTTPUnauthorized, NO_SESSION)
        officer = await self.storage.desk.officer_of_chat(WEB, chat) if chat else None
        shown = [entry for entry in COMMANDS.values() if entry.audience.admits(officer)]
        shown.sort(key=lambda entry: entry.audience is For.EVERYBODY)
        return {
            "authority": self.office.rulebook.authority.name,
            "note": wording.say("assistant"),
            "commands": [
                {"command": f"/{entry.name}", "help": wording.say(entry.summary)} for entry in shown
            ],
        }

    async def _forget(self) -> None:
        """Blank raw messages that are long done: what is needed of them is in the petitions' files.

        Files that could not be scanned go too: their senders were asked to send them again.
        """
        while True:
            before = self.clock.now() - timedelta(days=self.settings.keep_raw_days)
            try:
                forgotten = await self.storage.desk.forget_updates_before(before)
                deleted = await self.storage.aside.forget_before(before)
            except Exception:
                log.exception("What is to be forgotten could not be; it is tried again in an hour.")
            else:
                if forgotten or deleted:
                    log.info(
                        "Of before %s, blanked %s raw messages and deleted %s files that were never scanned.",
                        before.date(),
                        forgotten,
                        deleted,
                    )
            await asyncio.sleep(FORGET_EVERY_SECONDS)


@asynccontextmanager
async def service(
    settings: Settings, *, clock: Clock | None = None, reader: Reader | None = None
) -> AsyncIterator[Service]:
    """A service with open storage; call `run`."""
    clock = clock or SystemClock()
    rulebook = rulebook_of(settings, clock)
    async with open_storage(settings, clock) as storage:
        reader = reader or load_reader(settings, rulebook)
        yield Service(settings, storage, office_of(rulebook, settings, clock, reader), reader, clock=clock)
