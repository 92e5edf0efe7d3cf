"""Telegram's flood limits: so many messages a second overall, one a second in each chat."""

import math
from collections import deque
from dataclasses import dataclass, field

from tests.servers.telegram.wire import ApiError


@dataclass(slots=True)
class FloodLimits:
    """Limits on sent messages. A chat may have `chat_burst` messages at once before its pace is held."""

    per_second: int = 30
    chat_interval: float = 1.0
    chat_burst: int = 3
    group_per_minute: int = 20
    _recent: deque[float] = field(default_factory=deque)
    _due: dict[int, float] = field(default_factory=dict)
    _in_group: dict[int, deque[float]] = field(default_factory=dict)

    def admit(self, chat_id: int, now: float) -> None:
        """Count a message, or refuse it with 429 and the seconds to wait."""
        while self._recent and self._recent[0] <= now - 1.0:
            self._recent.popleft()
        wait = self._recent[0] + 1.0 - now if len(self._recent) >= self.per_second else 0.0
        due = max(self._due.get(chat_id, now), now)
        slack = self.chat_interval * (self.chat_burst - 1)
        wait = max(wait, due - now - slack)
        said = self._in_group.setdefault(chat_id, deque()) if chat_id < 0 else deque()
        while said and said[0] <= now - 60.0:
            said.popleft()
        if len(said) >= self.group_per_minute:
            wait = max(wait, said[0] + 60.0 - now)
        if wait > 1e-3:
            raise too_many_requests(max(1, math.ceil(wait)))
        said.append(now)
        self._recent.append(now)
        self._due[chat_id] = due + self.chat_interval


def too_many_requests(retry_after: int) -> ApiError:
    """Make Telegram's refusal of a flood."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)
