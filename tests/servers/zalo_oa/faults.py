"""Faults that a test writes down beforehand: what goes wrong, at which call, how often."""

from collections import deque
from dataclasses import dataclass, field
from enum import Enum


class Ending(Enum):
    """How the exchange ends."""

    ANSWER = "answer"
    SILENCE = "silence"
    RESET = "reset"
    RAW = "raw"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that goes wrong. `takes_effect` says whether the call is carried out all the same."""

    takes_effect: bool = False
    error: int = 0
    ending: Ending = Ending.ANSWER
    after: float = 0.0
    body: bytes = b""
    status: int = 200

    @classmethod
    def code(cls, error: int) -> "Fault":
        """An error of the API: HTTP 200 and `error`."""
        return cls(error=error)

    @classmethod
    def http(cls, status: int = 502, *, delivered: bool = False) -> "Fault":
        """A proxy's page."""
        return cls(delivered, ending=Ending.RAW, status=status, body=b"<html>Bad Gateway</html>")

    @classmethod
    def garbage(cls, body: bytes = b"{not json") -> "Fault":
        """A body that is no answer, after the call took effect."""
        return cls(takes_effect=True, ending=Ending.RAW, body=body)

    @classmethod
    def delay(cls, seconds: float) -> "Fault":
        """The right answer, late."""
        return cls(takes_effect=True, after=seconds)

    @classmethod
    def silence(cls, *, delivered: bool = True) -> "Fault":
        """No answer: the client's read times out."""
        return cls(delivered, ending=Ending.SILENCE)

    @classmethod
    def reset(cls, *, delivered: bool = False) -> "Fault":
        """The connection is reset."""
        return cls(delivered, ending=Ending.RESET)


@dataclass(slots=True)
class _Rule:
    faults: deque[Fault | None]
    path: str
    user: str
    standing: bool = False


@dataclass(slots=True)
class FaultScript:
    """The faults still to come. The first rule that matches a call decides about it."""

    _rules: list[_Rule] = field(default_factory=list)

    def script(self, *faults: Fault | None, path: str = "", user: str = "") -> None:
        """Let the next calls of a path's end (and a person) meet these in order; None lets one pass."""
        self._rules.append(_Rule(deque(faults), path, user))

    def always(self, fault: Fault, *, path: str = "", user: str = "") -> None:
        """Let every such call meet the fault."""
        self._rules.append(_Rule(deque([fault]), path, user, standing=True))

    def clear(self) -> None:
        """The server is well again."""
        self._rules.clear()

    def take(self, path: str, user: str) -> Fault | None:
        """The fault that a call meets, used up."""
        for rule in self._rules:
            if not path.endswith(rule.path) or (rule.user and rule.user != user):
                continue
            if rule.standing:
                return rule.faults[0]
            fault = rule.faults.popleft()
            if not rule.faults:
                self._rules.remove(rule)
            return fault
        return None
