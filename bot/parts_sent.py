"""Messages that go out in several parts: which of them have gone out already.

After a failure only the rest is sent, and a message that has gone out whole is not sent a second time. This
is known while the process lives; who knows it for longer (the web chat) needs none of this.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from typing import Final, TypeVar

Part = TypeVar("Part")

MESSAGES_REMEMBERED: Final = 1000


class PartsSent:
    """The messages of one sender. `spacing`: seconds between two parts."""

    def __init__(self, spacing: float) -> None:
        self._spacing = spacing
        self._sent: OrderedDict[str, list[str]] = OrderedDict()

    async def send(
        self, message_id: str, parts: Sequence[Part], hand_over: Callable[[Part], Awaitable[str]]
    ) -> str:
        """Hand over what has not been; returns the channel's id of the last part. `parts` are never empty."""
        sent = self._sent.setdefault(message_id, [])
        while len(self._sent) > MESSAGES_REMEMBERED:
            self._sent.popitem(last=False)
        for part in parts[len(sent) :]:
            if sent:
                await asyncio.sleep(self._spacing)
            sent.append(await hand_over(part))
        return sent[-1]
