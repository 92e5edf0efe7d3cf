"""The dossier of a conference: all that its papers are printed from, what is there and what is missing.

Two renderings: full, for those who handle it, and public, without names and with texts masked.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from casework.agencies import Authority
from casework.conference import Conference, ConferenceEvent, Item, Phase, Speaker, Verdict
from casework.deadlines import DueDay
from casework.notices import Attachment, MediaKind
from casework.petition import Outcome, Petition
from casework.places import Level
from casework.regulation import PaperRule, Regulation
from casework.working_days import half_of, quarter_of


class Rendering(StrEnum):
    """Who may read a paper."""

    FULL = "full"
    PUBLIC = "public"


ZIP = "zip"  # all papers of a conference in both renderings, with index and checksums
LETTER = "telling_letter"  # one notice on paper, to somebody whom no channel reached
_PRINT = "print"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOrder:
    """A paper to be printed when it is sent. `number` is the conference's, or 0 for a paper of a year.

    `quarter` (1 to 4) or `half` (1, 2) narrow the year; 0 is the whole of it. The `number` of a `LETTER` is
    that of the notice in the list of what is to be told.
    """

    paper: str
    number: int = 0
    rendering: Rendering = Rendering.FULL
    year: int = 0
    quarter: int = 0
    half: int = 0

    def attachment(self) -> Attachment:
        """The paper as an attachment whose bytes do not exist yet."""
        words = (_PRINT, self.paper, self.number, self.rendering, self.year, self.quarter, self.half)
        return Attachment(kind=MediaKind.DOCUMENT, reference=":".join(map(str, words)))

    @classmethod
    def in_attachment(cls, attachment: Attachment) -> "PrintOrder | None":
        """The order that an attachment stands for, if it is one that is not printed yet."""
        kind, *words = attachment.reference.split(":")
        if kind != _PRINT or attachment.content:
            return None
        paper, number, rendering, year, quarter, half = words
        return cls(
            paper=paper,
            number=int(number),
            rendering=Rendering(rendering),
            year=int(year),
            quarter=int(quarter),
            half=int(half),
        )


class Pile(StrEnum):
    """Where an item belongs before the conference, and where it has gone after it."""

    THERE = "there"  # answer at the conference
    LATER = "later"  # check, then answer later
    UPWARD = "upward"  # record and report to the level above


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An item with what its papers need: names instead of ids.

    `texts` are the citizen's own words, oldest first; `by` the name that may stand in the full papers, or
    empty; `place`, `agency`, `topic` names. `is_known_place`: the place is one of the map, not what somebody
    has written. `home` is the level of the conference.
    """

    item: Item
    petition: Petition | None
    texts: tuple[str, ...]
    by: str
    place: str
    agency: str
    topic: str
    is_known_place: bool = False
    home: Level = Level.COMMUNE

    @property
    def pile(self) -> Pile:
        """Which of the three piles the item lies in."""
        verdict = self.item.verdict
        if verdict is Verdict.SENT_UP or (verdict in {None, Verdict.RECORDED} and self._is_above):
            return Pile.UPWARD
        if verdict in {Verdict.ANSWERED_THERE, Verdict.RECORDED} or (verdict is None and self.item.draft):
            return Pile.THERE
        return Pile.LATER

    @property
    def _is_above(self) -> bool:
        """Whether a wider level than the conference's own is competent."""
        wide_to_narrow = tuple(Level)
        return wide_to_narrow.index(self.item.level) < wide_to_narrow.index(self.home)

    @property
    def is_resolved(self) -> bool:
        """Whether the matter itself is settled: answered there, or answered since then."""
        settled = self.item.outcome in {Outcome.ANSWERED, Outcome.RESOLVED, Outcome.OUTSIDE_SCOPE}
        return self.item.verdict is Verdict.ANSWERED_THERE or settled


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A conference with everything about it. `agencies` maps ids to names, `host` names the host body.

    `terms` are its due days, earliest first; `today` the day of printing in Việt Nam.
    """

    conference: Conference
    authority: Authority
    host: str
    entries: tuple[Entry, ...]
    speakers: tuple[Speaker, ...]
    record: tuple[ConferenceEvent, ...]
    terms: tuple[DueDay, ...]
    regulations: tuple[Regulation, ...]
    agencies: Mapping[str, str]
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class YearBook:
    """The conferences of one year, for the reports of the year.

    `quarter` (1 to 4) or `half` (1, 2) narrow it; 0 is the whole year.
    """

    year: int
    folders: tuple[Folder, ...]
    authority: Authority
    today: date
    quarter: int = 0
    half: int = 0

    def covers(self, conference: Conference) -> bool:
        """Whether a conference was to be held within the period; a cancelled one is in no book."""
        day = conference.held_on
        return (
            day.year == self.year
            and conference.phase is not Phase.CANCELLED
            and self.quarter in {0, quarter_of(day)}
            and self.half in {0, half_of(day)}
        )


def in_public(folder: Folder, mask: Callable[[str], str]) -> Folder:
    """The same folder for everybody's eyes: no names of petitioners and speakers, texts masked."""
    return replace(
        folder,
        conference=_conference_in_public(folder.conference, mask),
        entries=tuple(_entry_in_public(entry, mask) for entry in folder.entries),
        speakers=tuple(
            replace(speaker, name="", matter=mask(speaker.matter), contact_id=None)
            for speaker in folder.speakers
        ),
        record=(),
    )


def _conference_in_public(conference: Conference, mask: Callable[[str], str]) -> Conference:
    """What officers have written may name people too."""
    notice = conference.notice
    return replace(
        conference,
        scope=mask(conference.scope),
        group=mask(conference.group),
        reason=mask(conference.reason),
        complex_reason=mask(conference.complex_reason),
        parts={part: mask(text) for part, text in conference.parts.items()},
        notice=notice and replace(notice, parts={part: mask(text) for part, text in notice.parts.items()}),
    )


def _entry_in_public(entry: Entry, mask: Callable[[str], str]) -> Entry:
    item = replace(
        entry.item,
        title=mask(entry.item.title),
        text=mask(entry.item.text),
        raised_by="",
        draft=mask(entry.item.draft),
        said=mask(entry.item.said),
        answer=mask(entry.item.answer),
        extension_reason=mask(entry.item.extension_reason),
        contact_id=None,
    )
    place = entry.place if entry.is_known_place else ""
    return replace(entry, item=item, petition=None, texts=tuple(map(mask, entry.texts)), by="", place=place)


def papers_of(folder: Folder) -> tuple[str, ...]:
    """The ids of all papers that binding regulations name, each once, in their order."""
    named = (paper.id for regulation in folder.regulations for paper in regulation.papers)
    return tuple(dict.fromkeys(named))


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperStand:
    """Where a paper of a dossier stands: `sources` are the articles that name it, `since` its day, if any."""

    paper: str
    sources: tuple[str, ...]
    since: date | None
    optional: bool

    @property
    def is_missing(self) -> bool:
        """Whether the dossier is incomplete without it."""
        return self.since is None and not self.optional


def stands(conference: Conference, regulations: Iterable[Regulation]) -> tuple[PaperStand, ...]:
    """Every paper that the regulations name, each once, in their order."""
    named: dict[str, list[tuple[PaperRule, Regulation]]] = {}
    for regulation in regulations:
        for rule in regulation.papers:
            named.setdefault(rule.id, []).append((rule, regulation))
    return tuple(
        PaperStand(
            paper=paper,
            sources=tuple(f"{rule.article} {one.short}".strip() for rule, one in rules),
            since=conference.papers.get(paper),
            optional=all(rule.optional for rule, _ in rules),
        )
        for paper, rules in named.items()
    )
