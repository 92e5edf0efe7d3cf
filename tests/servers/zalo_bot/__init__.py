"""A Zalo Bot Platform for tests: real HTTP on 127.0.0.1, simulated citizens, scripted faults."""

from tests.servers.zalo_bot.faults import Fault
from tests.servers.zalo_bot.server import ZaloBotServer
from tests.servers.zalo_bot.users import Shown, ZaloUser

__all__ = ["Fault", "Shown", "ZaloBotServer", "ZaloUser"]
