"""Faults that a test writes down beforehand: what goes wrong, at which call, how often."""

import random
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from tests.servers.telegram.limits import too_many_requests
from tests.servers.telegram.records import Call
from tests.servers.telegram.wire import ApiError


class Ending(Enum):
    """How the exchange ends after the fault's delays."""

    ANSWER = "answer"
    SILENCE = "silence"
    RESET = "reset"
    RAW = "raw"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that goes wrong. `takes_effect` says whether the method is carried out all the same."""

    name: str
    takes_effect: bool = False
    error: ApiError | None = None
    ending: Ending = Ending.ANSWER
    before: float = 0.0
    after: float = 0.0
    body: bytes = b""
    status: int = 200

    @classmethod
    def flood(cls, retry_after: int = 1) -> "Fault":
        """429: too many requests."""
        return cls("flood", error=too_many_requests(retry_after))

    @classmethod
    def blocked(cls) -> "Fault":
        """403: the citizen has blocked the bot."""
        return cls("blocked", error=ApiError(403, "Forbidden: bot was blocked by the user"))

    @classmethod
    def chat_not_found(cls) -> "Fault":
        """400: no such chat."""
        return cls("chat_not_found", error=ApiError(400, "Bad Request: chat not found"))

    @classmethod
    def migrated(cls, to: int) -> "Fault":
        """400: the group has become a supergroup with another id."""
        words = "Bad Request: group chat was upgraded to a supergroup chat"
        return cls("migrated", error=ApiError(400, words, migrate_to_chat_id=to))

    @classmethod
    def refused(cls, code: int, description: str) -> "Fault":
        """Any other refusal, in the words given."""
        return cls("refused", error=ApiError(code, description))

    @classmethod
    def server_error(cls, status: int = 502, *, delivered: bool = False, html: bool = False) -> "Fault":
        """5xx, in JSON or as a proxy's HTML page, before or after the method took effect."""
        if html:
            page = f"<html><body><h1>{status} Bad Gateway</h1></body></html>".encode()
            return cls("server_error", delivered, ending=Ending.RAW, body=page, status=status)
        words = {500: "Internal Server Error", 502: "Bad Gateway"}.get(status, "Service Unavailable")
        return cls("server_error", delivered, error=ApiError(status, words))

    @classmethod
    def delay(cls, seconds: float, *, after_delivery: bool = False) -> "Fault":
        """Answer correctly but late; the method takes effect before or after the wait."""
        before, after = (0.0, seconds) if after_delivery else (seconds, 0.0)
        return cls("delay", takes_effect=True, before=before, after=after)

    @classmethod
    def silence(cls, *, delivered: bool = True) -> "Fault":
        """Never answer: the client's read times out, by default after the message was delivered."""
        return cls("silence", delivered, ending=Ending.SILENCE)

    @classmethod
    def reset(cls, *, delivered: bool = False) -> "Fault":
        """Reset the connection, before or after the method took effect."""
        return cls("reset", delivered, ending=Ending.RESET)

    @classmethod
    def garbage(cls, body: bytes = b"{not json", status: int = 200, *, delivered: bool = True) -> "Fault":
        """Answer with a body that is no Bot API answer."""
        return cls("garbage", delivered, ending=Ending.RAW, body=body, status=status)


When = Callable[[Call], bool]


@dataclass(slots=True)
class _Rule:
    """Faults for the calls that match; a standing rule never runs out."""

    faults: deque[Fault | None]
    method: str | None
    chat: int | None
    when: When | None
    probability: float = 1.0
    standing: bool = False

    def matches(self, call: Call) -> bool:
        return (
            (self.method is None or self.method == call.method)
            and (self.chat is None or self.chat == call.chat_id)
            and (self.when is None or self.when(call))
        )


class FaultScript:
    """The faults still to come. The first rule that matches a call decides about it."""

    def __init__(self, seed: int = 0) -> None:
        self._rules: list[_Rule] = []
        self._random = random.Random(seed)

    def script(
        self,
        *faults: Fault | None,
        method: str | None = None,
        chat: int | None = None,
        when: When | None = None,
    ) -> None:
        """Let the next matching calls meet these faults in order; None lets one call pass."""
        self._rules.append(_Rule(deque(faults), method, chat, when))

    def always(
        self,
        fault: Fault,
        *,
        method: str | None = None,
        chat: int | None = None,
        when: When | None = None,
        probability: float = 1.0,
    ) -> None:
        """Let every matching call meet the fault, or each with a probability (the random is seeded)."""
        self._rules.append(_Rule(deque([fault]), method, chat, when, probability, standing=True))

    def clear(self) -> None:
        """Forget all faults: the server is well again."""
        self._rules.clear()

    @property
    def remaining(self) -> int:
        """How many scripted faults have not been met yet; standing rules do not count."""
        return sum(len(rule.faults) for rule in self._rules if not rule.standing)

    def take(self, call: Call) -> Fault | None:
        """Give the fault that this call meets, and use it up."""
        for rule in self._rules:
            if not rule.matches(call):
                continue
            if rule.standing:
                if rule.probability >= 1.0 or self._random.random() < rule.probability:
                    return rule.faults[0]
                continue
            fault = rule.faults.popleft()
            if not rule.faults:
                self._rules.remove(rule)
            return fault
        return None
