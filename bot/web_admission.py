"""How many messages a minute the web chat takes from one chat, and from one address."""

import asyncio
from collections import defaultdict, deque
from typing import Final

from aiohttp import web

from bot.web_forms import TOO_MANY, address_in, refusal

MESSAGES_PER_MINUTE: Final = 60
MESSAGES_PER_MINUTE_AND_ADDRESS: Final = 600  # chats are easily made; a village may share an address


class Admission:
    """Counts in memory what came in the last minute."""

    def __init__(self) -> None:
        self._recent: defaultdict[str, deque[float]] = defaultdict(deque)
        self._forget_at = 0.0

    def admit(self, request: web.Request, chat: str) -> None:
        """Count one more; refused with 429 when the chat, or its address, has sent too many."""
        now = asyncio.get_running_loop().time()
        if now > self._forget_at:  # made-up tokens must not fill the memory either
            fresh = {one: times for one, times in self._recent.items() if times and times[-1] > now - 60}
            self._recent, self._forget_at = defaultdict(deque, fresh), now + 60
        counted = {chat: MESSAGES_PER_MINUTE}
        if address := address_in(request):
            counted[address] = MESSAGES_PER_MINUTE_AND_ADDRESS
        for one in counted:
            while self._recent[one] and self._recent[one][0] < now - 60:
                self._recent[one].popleft()
        if any(len(self._recent[one]) >= most for one, most in counted.items()):
            raise refusal(web.HTTPTooManyRequests, TOO_MANY)
        for one in counted:
            self._recent[one].append(now)
