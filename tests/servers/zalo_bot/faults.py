"""Faults that a test writes down beforehand: what goes wrong, at which call, how often."""

from collections import deque
from dataclasses import dataclass
from enum import Enum


class ApiError(Exception):
    """A refusal in the platform's envelope."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(description)
        self.code = code
        self.description = description


class Ending(Enum):
    """How the exchange ends."""

    ANSWER = "answer"
    SILENCE = "silence"
    RESET = "reset"
    RAW = "raw"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that goes wrong. `delivered` says whether the method is carried out all the same."""

    name: str
    delivered: bool = False
    error: ApiError | None = None
    ending: Ending = Ending.ANSWER
    pause: float = 0.0
    status: int | None = None  # of HTTP, where it is not the error's code
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()

    @classmethod
    def refused(cls, code: int, description: str, *, status: int | None = None) -> "Fault":
        """An error in the platform's envelope; `status` 200 for a refusal that HTTP calls a success."""
        return cls(f"refused-{code}", error=ApiError(code, description), status=status)

    @classmethod
    def flood(cls, retry_after: int | None = None) -> "Fault":
        """429, with or without a header that says how long."""
        headers = (("Retry-After", str(retry_after)),) if retry_after is not None else ()
        return cls("flood", error=ApiError(429, "Quota exceeded"), headers=headers)

    @classmethod
    def unauthorized(cls) -> "Fault":
        """401: the token is not valid any more."""
        return cls("unauthorized", error=ApiError(401, "Unauthorized"))

    @classmethod
    def blocked(cls) -> "Fault":
        """403: the citizen does not want the bot's messages."""
        return cls("blocked", error=ApiError(403, "Forbidden: bot was blocked by the user"))

    @classmethod
    def server_error(cls, status: int = 502, *, delivered: bool = False) -> "Fault":
        """5xx as a proxy's page, before or after the message was delivered."""
        page = b"<html><body>Bad Gateway</body></html>"
        return cls(f"server-error-{status}", delivered, ending=Ending.RAW, status=status, body=page)

    @classmethod
    def silence(cls, *, delivered: bool) -> "Fault":
        """No answer at all, before or after the message was delivered."""
        return cls("silence", delivered, ending=Ending.SILENCE)

    @classmethod
    def reset(cls, *, delivered: bool) -> "Fault":
        """The connection is reset, before or after the message was delivered."""
        return cls("reset", delivered, ending=Ending.RESET)

    @classmethod
    def slow(cls, seconds: float) -> "Fault":
        """Delivered and answered, but late."""
        return cls("slow", delivered=True, pause=seconds)

    @classmethod
    def garbage(cls, body: bytes = b"{not json", *, delivered: bool = True) -> "Fault":
        """200 with a body that is no answer of the platform."""
        return cls("garbage", delivered, ending=Ending.RAW, status=200, body=body)


@dataclass(slots=True)
class _Rule:
    faults: deque[Fault | None]
    method: str | None
    chat: str | None
    standing: bool = False


class FaultScript:
    """The faults still to come. The first rule that matches a call decides about it."""

    def __init__(self) -> None:
        self._rules: list[_Rule] = []

    def script(self, *faults: Fault | None, method: str | None = None, chat: str | None = None) -> None:
        """Let the next matching calls meet these faults in order; None lets one call pass."""
        self._rules.append(_Rule(deque(faults), method, chat))

    def always(self, fault: Fault, *, method: str | None = None, chat: str | None = None) -> None:
        """Let every matching call meet the fault."""
        self._rules.append(_Rule(deque([fault]), method, chat, standing=True))

    def clear(self) -> None:
        """The platform is well again."""
        self._rules.clear()

    def take(self, method: str, chat: str) -> Fault | None:
        """The fault that this call meets; it is used up."""
        for rule in self._rules:
            if rule.method not in (None, method) or rule.chat not in (None, chat):
                continue
            if rule.standing:
                return rule.faults[0]
            fault = rule.faults.popleft()
            if not rule.faults:
                self._rules.remove(rule)
            return fault
        return None
