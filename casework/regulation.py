"""What a regulation orders, as data: every number with its article (data/regulations/*.toml)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casework.working_days import Unit


class StartEvent(StrEnum):
    """The event from which a term runs."""

    REGISTERED = "registered"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRule:
    """'≤ `days` `unit` days after `start`', with the article that says so.

    `verified` is False while the figure has not been compared with the law's own text (docs say so too).
    """

    id: str
    article: str
    days: int
    unit: Unit
    start: StartEvent
    verified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Regulation:
    """One regulation profile: its title, when it binds, and its terms."""

    id: str
    title: str
    effective_from: date
    effective_to: date | None
    deadlines: tuple[DeadlineRule, ...]

    def binds_on(self, day: date) -> bool:
        """Whether the regulation is in force on this day."""
        return self.effective_from <= day and (self.effective_to is None or day <= self.effective_to)
