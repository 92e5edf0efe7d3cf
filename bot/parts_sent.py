"""Messages that go out in several parts: which of them have gone out already.

After a failure only the rest is sent, and a message that has gone out whole is not sent a second time. This
is known while the process lives; who knows it for longer (the web chat) needs none of this.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

Part = TypeVar("Part")

MESSAGES_REMEMBERED: Final = 1000


@dataclass(slots=True)
class _Begun:
    """A message of which some parts have gone out; one caller at a time sends the rest."""

    sent: list[str] = field(default_factory=list)
    free: asyncio.Lock = field(default_factory=asyncio.Lock)


class PartsSent:
    """The messages of one sender. `spacing`: seconds between two parts."""

    def __init__(self, spacing: float) -> None:
        self._spacing = spacing
        # Apart, so that the many that go out whole do not push out the few that wait for their next try.
        self._begun: OrderedDict[str, _Begun] = OrderedDict()
        self._whole: OrderedDict[str, list[str]] = OrderedDict()

    async def send(
        self, message_id: str, parts: Sequence[Part], hand_over: Callable[[Part], Awaitable[str]]
    ) -> Sequence[str]:
        """Hand over what has not been; returns the channel's ids of all parts. `parts` are never empty."""
        if message_id in self._whole:
            return self._whole[message_id]
        begun = self._begun.setdefault(message_id, _Begun())
        try:
            async with begun.free:
                await self._send_rest(begun.sent, parts, hand_over)
            self._whole[message_id] = begun.sent
        finally:
            if message_id in self._whole or not begun.sent:
                self._begun.pop(message_id, None)
            _bound(self._begun)
            _bound(self._whole)
        return begun.sent

    async def _send_rest(
        self, sent: list[str], parts: Sequence[Part], hand_over: Callable[[Part], Awaitable[str]]
    ) -> None:
        while len(sent) < len(parts):
            if sent:
                await asyncio.sleep(self._spacing)
            sent.append(await hand_over(parts[len(sent)]))


def _bound(remembered: "OrderedDict[str, _Begun] | OrderedDict[str, list[str]]") -> None:
    while len(remembered) > MESSAGES_REMEMBERED:
        remembered.popitem(last=False)
