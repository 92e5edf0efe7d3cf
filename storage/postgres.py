"""PostgreSQL's engines: as few trips to the server as safety allows, since under load each waits its time.

A connection that has just been used is not asked first whether it still lives: SQLAlchemy's own way of asking
(`pool_pre_ping`) takes three trips, as many as a short unit of work itself (bench/results.md).
"""

import time
from typing import Any

from sqlalchemy import URL, event
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

IDLE_SECONDS = 30.0  # on the way to a server elsewhere, what is silent for longer may have been cut off
_USED = "last used"


def postgres_engine(url: URL, connections: int) -> AsyncEngine:
    """An engine with so many connections; one that has died is replaced when it is wanted."""
    engine = create_async_engine(url, pool_size=connections, max_overflow=0)
    dialect = engine.dialect

    def alive(connection: Any, idle: float) -> bool:
        if connection.driver_connection.is_closed():  # the server has ended: known without asking
            return False
        try:
            return idle < IDLE_SECONDS or dialect.do_ping(connection)
        except (dialect.loaded_dbapi.Error, OSError):
            return False

    def wanted(connection: Any, record: Any, _: Any) -> None:
        now = time.monotonic()
        if not alive(connection, now - record.info.get(_USED, now)):
            raise InvalidatePoolError

    def given_back(_: Any, record: Any) -> None:
        record.info[_USED] = time.monotonic()

    event.listen(engine.sync_engine, "checkout", wanted)
    event.listen(engine.sync_engine, "checkin", given_back)
    return engine


def looking(engine: AsyncEngine) -> AsyncEngine:
    """The same pool for look-ups: each statement is a transaction of its own, one trip instead of three."""
    return engine.execution_options(isolation_level="AUTOCOMMIT")
