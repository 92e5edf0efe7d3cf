"""A channel as bot.assembly runs it, and what all of them stand on."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web

from bot.channels.channel import Receiver, Sender
from bot.last_resort import LastRung
from bot.media_intake import MediaIntake
from bot.settings import Settings
from bot.signal import Signal
from casework.ports import Clock
from handlers.wording import Wording
from storage.database import Database
from storage.desk import Desk
from storage.files import Files


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A channel: in, out, what the web application serves for it, what it does by itself.

    `last_rung` sends templates to telephone numbers, for people whom no chat reaches.
    """

    receiver: Receiver
    sender: Sender
    routes: list[web.RouteDef]
    run: Callable[[], Awaitable[None]] | None = None
    last_rung: LastRung | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What every channel stands on. `contact` is whom citizens may ask, in words for them.

    `arrived` rings when something has been stored; `decided` is called when something is to be sent.
    """

    settings: Settings
    database: Database
    desk: Desk
    files: Files
    media: MediaIntake
    wording: Wording
    contact: str
    clock: Clock
    arrived: Signal
    decided: Callable[[], None]
