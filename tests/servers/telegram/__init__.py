"""A Telegram Bot API server for tests: real HTTP on 127.0.0.1, simulated citizens, scripted faults."""

from tests.servers.telegram.faults import Fault, FaultScript
from tests.servers.telegram.groups import Group
from tests.servers.telegram.limits import FloodLimits
from tests.servers.telegram.records import BotMessage, Button, Call
from tests.servers.telegram.server import TelegramServer
from tests.servers.telegram.threaded import ThreadedTelegramServer
from tests.servers.telegram.users import User
from tests.servers.telegram.webhook import RetryPolicy

__all__ = [
    "BotMessage",
    "Button",
    "Call",
    "Fault",
    "FaultScript",
    "FloodLimits",
    "Group",
    "RetryPolicy",
    "TelegramServer",
    "ThreadedTelegramServer",
    "User",
]
