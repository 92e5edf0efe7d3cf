"""Updates on their way to the bot: numbered, kept until confirmed, given out by long polling."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from tests.servers.telegram.wire import ApiError, Params

NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
FIRST_UPDATE_ID = 700_000_001
_SUPERSEDED = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)


@dataclass(slots=True)
class Entry:
    """An update that waits. A scripted one is given out once even if its id was confirmed long ago."""

    number: int
    update: dict[str, Any]
    chat: int
    scripted: bool
    served: bool = False

    @property
    def update_id(self) -> int:
        """The update's id, 0 when it has none."""
        value = self.update.get("update_id", 0)
        return value if isinstance(value, int) else 0

    def confirmed_by(self, offset: int) -> bool:
        """Say whether a getUpdates with this offset settles the update."""
        return self.update_id < offset and (self.served or not self.scripted)


class UpdateQueue:
    """The bot's queue of updates, for getUpdates as well as for the webhook."""

    def __init__(self) -> None:
        self.pending: dict[int, Entry] = {}
        self.allowed: list[str] = []
        self.last: dict[str, Any] | None = None
        self.pushed = 0
        self.on_push: Callable[[Entry], None] | None = None
        self._next_id = FIRST_UPDATE_ID
        self._poll: asyncio.Future[None] | None = None

    def new_id(self) -> int:
        """Give the next update id."""
        self._next_id += 1
        return self._next_id - 1

    def push(self, update: dict[str, Any], *, scripted: bool = False) -> int:
        """Queue an update, numbering it if it has no id; what the bot did not ask for is dropped."""
        if "update_id" not in update:
            update = {"update_id": self.new_id(), **update}
        self.last = update
        if scripted or self._wanted(update):
            self._add(Entry(self.pushed, update, chat_of(update), scripted))
        return update["update_id"] if isinstance(update["update_id"], int) else 0

    def _add(self, entry: Entry) -> None:
        self.pushed += 1
        self.pending[entry.number] = entry
        if self.on_push:
            self.on_push(entry)
        elif self._poll and not self._poll.done():
            self._poll.set_result(None)

    def _wanted(self, update: dict[str, Any]) -> bool:
        kind = next((key for key in update if key != "update_id"), "")
        return kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT

    def settle(self, entry: Entry) -> None:
        """Forget an update that the webhook has accepted."""
        self.pending.pop(entry.number, None)

    def allow(self, params: Params) -> None:
        """Keep the kinds of updates the bot asks for; without the parameter the earlier wish stands."""
        kinds = params.data("allowed_updates")
        if isinstance(kinds, list):
            self.allowed = [str(kind) for kind in kinds]

    async def get_updates(self, params: Params) -> list[dict[str, Any]]:
        """Answer getUpdates: an offset confirms what lies before it, and an empty queue waits."""
        self.interrupt(_SUPERSEDED)
        self.allow(params)
        limit = params.integer("limit", 100)
        limit = limit if 1 <= limit <= 100 else 100
        self._confirm(params.integer("offset"))
        timeout = min(max(params.integer("timeout"), 0), 50)
        if not self.pending and timeout:
            await self._wait(timeout)
        entries = list(islice(self.pending.values(), limit))
        for entry in entries:
            entry.served = True
        return [entry.update for entry in entries]

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            for number in list(self.pending)[:offset]:
                del self.pending[number]
        elif offset:
            for number in [n for n, entry in self.pending.items() if entry.confirmed_by(offset)]:
                del self.pending[number]

    async def _wait(self, timeout: int) -> None:
        poll = self._poll = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(timeout):
                await poll
        except TimeoutError:
            pass
        finally:
            if self._poll is poll:
                self._poll = None

    def interrupt(self, description: str) -> None:
        """End a waiting getUpdates with a conflict."""
        if self._poll and not self._poll.done():
            self._poll.set_exception(ApiError(409, description))


def chat_of(update: dict[str, Any]) -> int:
    """Find the chat of an update, 0 when it has none."""
    for content in update.values():
        if not isinstance(content, dict):
            continue
        inner = content.get("message")
        holder = inner if isinstance(inner, dict) else content
        chat = holder.get("chat") or content.get("from")
        if isinstance(chat, dict) and isinstance(chat.get("id"), int):
            return int(chat["id"])
    return 0


def encoded(update: dict[str, Any]) -> bytes:
    """Give the body of a webhook request."""
    return json.dumps(update, ensure_ascii=False).encode()
