"""What a regulation orders, as data: every number with its article (data/regulations/*.toml)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casework.working_days import Unit


class StartEvent(StrEnum):
    """The event, or the day of the year, from which a term runs."""

    REGISTERED = "registered"
    CONFERENCE_HELD = "conference_held"
    NOTICE_ISSUED = "notice_issued"
    NOTICE_RECEIVED = "notice_received"
    WORK_ENDED = "work_ended"
    FIXED_DATE = "fixed_date"  # `day` and `month` of the conference's year, or of `years_later`
    QUARTER_END = "quarter_end"  # `day` of the last month of the conference's quarter
    HALF_YEAR_END = "half_year_end"  # the last day of the half-year that holds the conference


DATED = frozenset({StartEvent.FIXED_DATE, StartEvent.QUARTER_END, StartEvent.HALF_YEAR_END})


class Kind(StrEnum):
    """Why a conference is held."""

    PERIODIC = "periodic"
    THEMATIC = "thematic"
    ADHOC = "adhoc"


class Doer(StrEnum):
    """Who has to meet a term."""

    HOST = "host"  # the body that prepares and runs the conference
    CHAIR = "chair"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRule:
    """'≤ `days` `unit` days after `start`', with the article that says so; negative days count backwards.

    `text` says what has to be done (Vietnamese), `doubt` where the text can be read otherwise and how it is
    read here. `verified` is False while the figure has not been compared with the law's own text.
    `unless` are kinds of conferences that are exempt, `complex_only` binds for matters beyond competence or
    of several agencies, `levels` (2 or 3) only where government has so many levels. `day`, `month` and
    `years_later` belong to dated starts.
    """

    id: str
    article: str
    days: int
    unit: Unit
    start: StartEvent
    verified: bool = True
    text: str = ""
    doubt: str = ""
    doer: Doer = Doer.HOST
    unless: tuple[Kind, ...] = ()
    complex_only: bool = False
    levels: int | None = None
    day: int = 0
    month: int = 0
    years_later: int = 0

    def binds(self, kind: Kind, levels: int) -> bool:
        """Whether it counts for a conference of this kind, where government has so many levels."""
        return kind not in self.unless and self.levels in (None, levels)


class Ground(StrEnum):
    """Which people a headcount rule counts."""

    COMMUNE = "commune"  # one point on the ground of districts, communes, or several of them
    VILLAGE = "village"


@dataclass(frozen=True, slots=True, kw_only=True)
class Headcount:
    """How many people should come: a lower bound, and an upper bound that only warns."""

    article: str
    ground: Ground
    least: int = 0
    most: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """How long a conference lasts, in hours; `closing_hours` are the chair's own at the end.

    `opening_minutes` bound what is said before the people speak.
    """

    article: str
    least_hours: float = 0.0
    most_hours: float = 0.0
    closing_hours: float = 0.0
    opening_minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """The quarter of the year in which a conference belongs, 1 to 4."""

    article: str
    quarter: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A sentence of the regulation that people see, with its article.

    A part of a conclusion may leave items out: `without` is the verdict that they have.
    """

    id: str
    article: str
    text: str
    without: str = ""


class Receives(StrEnum):
    """How a recipient of a document is reached."""

    AGENCIES = "agencies"  # those with a task, in chat
    PETITIONERS = "petitioners"  # those whom it concerns, in chat, each only what concerns them
    BODY = "body"  # on paper: the secretary records it


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Who gets a document; `of` is the paper's id."""

    of: str
    article: str
    name: str
    receives: Receives = Receives.BODY


class Floor(StrEnum):
    """What happens to somebody who wants to speak and has not registered."""

    IN_SCOPE = "in_scope"  # accepted inside the content announced before
    AFTER_ANSWER = "after_answer"  # further exchange after the answers
    REGISTERED_ONLY = "registered_only"
    CHAIR_DECIDES = "chair_decides"  # the text is silent


@dataclass(frozen=True, slots=True, kw_only=True)
class Unregistered:
    """The rule for unregistered speakers."""

    article: str
    floor: Floor


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """A term that may be made longer: on which grounds, and by how much at most (0: no bound is set).

    `most_days` is counted like the deadline itself, from the same start.
    """

    deadline: str
    article: str
    grounds: str
    most_days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRule:
    """A paper that the dossier must hold, or may."""

    id: str
    article: str
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Regulation:
    """One regulation profile: its title, when it binds, and all that it asks."""

    id: str
    title: str
    short: str = ""
    effective_from: date
    effective_to: date | None
    deadlines: tuple[DeadlineRule, ...]
    headcounts: tuple[Headcount, ...] = ()
    durations: tuple[Duration, ...] = ()
    seasons: tuple[Season, ...] = ()
    kinds: tuple[Clause, ...] = ()
    forms: tuple[Clause, ...] = ()
    exclusions: tuple[Clause, ...] = ()
    refusals: tuple[Clause, ...] = ()
    deputy: tuple[Clause, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    conclusion: tuple[Clause, ...] = ()
    unregistered: tuple[Unregistered, ...] = ()
    extensions: tuple[Extension, ...] = ()
    papers: tuple[PaperRule, ...] = ()

    def binds_on(self, day: date) -> bool:
        """Whether the regulation is in force on this day."""
        return self.effective_from <= day and (self.effective_to is None or day <= self.effective_to)

    @property
    def is_of_conferences(self) -> bool:
        """Whether it orders conferences, rather than each single petition."""
        return any(rule.start is not StartEvent.REGISTERED for rule in self.deadlines)
