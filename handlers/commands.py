"""The registry: which function answers which command, button and step.

A new command is one decorated function, its sentences, and a line in docs/commands.md (a test checks it).
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum

from casework.agencies import Role
from casework.petitioner import Officer
from handlers.conversation import Step
from handlers.turn import Turn

Handler = Callable[[Turn, str], Awaitable[None]]


class For(StrEnum):
    """Who may use a command or a button."""

    EVERYBODY = "everybody"
    OFFICERS = "officers"
    SECRETARIES = "secretaries"
    SIGNERS = "signers"  # chairs, and secretaries who record what was signed on paper
    ADMINISTRATORS = "administrators"

    def admits(self, officer: Officer | None) -> bool:
        """Whether this person may use it."""
        if self is For.EVERYBODY or officer is None:
            return self is For.EVERYBODY
        return self is For.OFFICERS or officer.role in _ROLES[self]


_ROLES = {
    For.SECRETARIES: frozenset({Role.SECRETARY, Role.ADMINISTRATOR}),
    For.SIGNERS: frozenset({Role.SECRETARY, Role.ADMINISTRATOR, Role.CHAIR}),
    For.ADMINISTRATORS: frozenset({Role.ADMINISTRATOR}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """`name` with its slash, `summary` the sentence id of its line in the list of commands.

    `aliases` are words that mean the same when they are all that somebody writes, without diacritics.
    """

    name: str
    audience: For
    summary: str
    aliases: tuple[str, ...]
    run: Handler


COMMANDS: dict[str, Command] = {}
ACTIONS: dict[str, tuple[For, Handler]] = {}
STEPS: dict[Step, Handler] = {}
WAKINGS: dict[Step, Handler] = {}


def command(
    name: str,
    *,
    summary: str,
    audience: For = For.EVERYBODY,
    aliases: tuple[str, ...] = (),
) -> Callable[[Handler], Handler]:
    """Answer `/name argument` with this function."""

    def register(run: Handler) -> Handler:
        COMMANDS[name] = Command(name=name, audience=audience, summary=summary, aliases=aliases, run=run)
        return run

    return register


def action(verb: str, *, audience: For = For.EVERYBODY) -> Callable[[Handler], Handler]:
    """Answer a button whose action is `verb:argument` with this function."""

    def register(run: Handler) -> Handler:
        ACTIONS[verb] = (audience, run)
        return run

    return register


def step(*steps: Step) -> Callable[[Handler], Handler]:
    """Answer free text in these steps with this function; its argument is the text."""

    def register(run: Handler) -> Handler:
        STEPS.update(dict.fromkeys(steps, run))
        return run

    return register


def waking(*steps: Step) -> Callable[[Handler], Handler]:
    """Go on with this function when a conversation in these steps wakes."""

    def register(run: Handler) -> Handler:
        WAKINGS.update(dict.fromkeys(steps, run))
        return run

    return register
