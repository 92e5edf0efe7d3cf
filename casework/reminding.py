"""Reminding: each working morning of a running conference, who has to do what by when, and who is late."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casework.casefile import first_lines, first_words
from casework.conference import Conference, Item, Phase
from casework.conference_file import ANSWER, DRAFTS, LONGER_NOTICE, NOTICE, RETENTION, ConferenceFile
from casework.deadlines import DueDay
from casework.drafting import waiting_for
from casework.notices import Choice
from casework.ports import Work
from casework.regulation import DeadlineRule, Regulation, StartEvent
from casework.working_days import days_between

SOON_DAYS = 3  # a mark that is this near is named, whoever has to meet it
MOST_LINES = 7  # of each section of a morning's message: all three fit into one
PREPARING = frozenset({Phase.PLANNED, Phase.COLLECTING})
LATER_EVENTS = frozenset({StartEvent.NOTICE_ISSUED, StartEvent.NOTICE_RECEIVED, StartEvent.WORK_ENDED})


class Standing(StrEnum):
    """Where a term stands."""

    OPEN = "open"
    LATE = "late"
    MET = "met"
    KEPT = "kept"  # no work to be done by then: something is kept until then


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something to be done by a day. `who` names the agency, or is empty for the host; `count` of matters."""

    rule_id: str
    text: str
    article: str
    due: date
    who: str
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminding:
    """Looks at running conferences once a day."""

    file: ConferenceFile

    def marks(self, conference: Conference, items: Sequence[Item]) -> tuple[Mark, ...]:
        """What has still to be done, earliest first."""
        found = [*self._host_marks(conference, items), *self._drafts(conference, items)]
        late: dict[tuple[str, date, str], int] = {}
        for item in items:
            if item.awaits_answer and item.due is not None and conference.notice is not None:
                key = (item.agency_id, item.due, item.due_article)
                late[key] = late.get(key, 0) + 1
        found += [
            Mark(rule_id=ANSWER, text="", article=article, due=due, who=self._name(agency), count=count)
            for (agency, due, article), count in late.items()
        ]
        return tuple(sorted(found, key=lambda mark: (mark.due, mark.who)))

    def standing(self, conference: Conference, items: Sequence[Item], due: DueDay) -> Standing:
        """Whether a due day has been met, is late, or is still ahead."""
        rule, issued = due.rule.id, NOTICE in conference.met
        if rule == RETENTION:
            return Standing.KEPT
        drafted = conference.has_begun or (any(item.draft for item in items) and not waiting_for(items))
        answered = conference.notice is not None and not any(item.awaits_answer for item in items)
        done = {DRAFTS: drafted, ANSWER: answered, LONGER_NOTICE: issued}
        if rule in conference.met or done.get(rule, False):
            return Standing.MET
        replaced = LONGER_NOTICE if not conference.complex_reason else NOTICE  # only one of the two counts
        return Standing.LATE if due.due < self.file.today and rule != replaced else Standing.OPEN

    def awaited(
        self, conference: Conference, dues: Sequence[DueDay]
    ) -> tuple[tuple[Regulation, DeadlineRule], ...]:
        """Terms that bind and whose first day is not known yet, with their regulations."""
        found = {(due.regulation, due.rule.id) for due in dues}
        levels = self.file.rulebook.authority.levels
        return tuple(
            (regulation, rule)
            for regulation in self.file.profiles(conference)
            for rule in regulation.deadlines
            if rule.start in LATER_EVENTS
            and (regulation.id, rule.id) not in found
            and rule.binds(conference.kind, levels)
        )

    async def morning(self, work: Work) -> int:
        """Remind of every running conference; returns of how many there was something to say."""
        return sum([await self.remind(work, one.id) for one in await work.conferences.running()])

    async def remind(self, work: Work, conference_id: str) -> bool:
        """Tell chairs, secretaries and agencies, once a day; whether there was something to say."""
        today = self.file.today
        conference = await work.conferences.with_id(conference_id)  # with its lock
        if conference is None or not conference.is_running or conference.reminded_on == today:
            return False
        items = await work.conferences.items_of(conference.id)
        marks = [mark for mark in self.marks(conference, items) if days_between(today, mark.due) <= SOON_DAYS]
        if not self.file.rulebook.calendar.works(today) and all(mark.due != today for mark in marks):
            return False
        conference.reminded_on = today
        await work.conferences.save(conference)
        await self._tell(work, conference, items, marks)
        return True

    async def _tell(
        self, work: Work, conference: Conference, items: Sequence[Item], marks: Sequence[Mark]
    ) -> None:
        today = self.file.today
        words: dict[str, str | int] = {
            "late": lines_of(mark for mark in marks if mark.due < today),
            "today": lines_of(mark for mark in marks if mark.due == today),
            "soon": lines_of(mark for mark in marks if mark.due > today),
            "phase": conference.phase,
            "items": len(items),
            "waiting": sum(waiting_for(items).values()),
            "open": sum(item.awaits_answer for item in items),
            "days": days_between(today, conference.held_on),
        }
        terms = (Choice(sentence="button-terms", action=f"terms:{conference.number}"),)
        chairs, secretaries = await self.file.chairs(work), await self.file.secretaries(work)
        await self.file.tell(work, chairs, "morning-chair", conference, words, choices=terms)
        if marks:
            await self.file.tell(work, secretaries, "morning-secretary", conference, words, choices=terms)
        for agency in dict.fromkeys(item.agency_id for item in items):
            own = [mark for mark in marks if mark.who == self._name(agency)]
            if own:
                officers = await self.file.officers_of(work, agency)
                await self.file.tell(
                    work,
                    [one for one in officers if one not in {*chairs, *secretaries}],  # one message each
                    "morning-agency",
                    conference,
                    {"lines": lines_of(own)},
                    choices=(Choice(sentence="button-tasks", action=f"tasks:{conference.number}"),),
                )

    def _host_marks(self, conference: Conference, items: Sequence[Item]) -> list[Mark]:
        elsewhere = {DRAFTS, ANSWER, RETENTION}
        dues = self.file.terms(conference, items)
        longer = any(due.rule.id == LONGER_NOTICE for due in dues)
        if longer and conference.complex_reason:
            elsewhere.add(NOTICE)
        if conference.notice is not None or not conference.complex_reason:
            elsewhere.add(LONGER_NOTICE)
        found: dict[str, Mark] = {}
        for due in dues:
            rule = due.rule
            if rule.id in elsewhere or rule.id in conference.met:
                continue
            mark = Mark(rule_id=rule.id, text=rule.text, article=rule.article, due=due.due, who="")
            found.setdefault(rule.id, mark)
        return list(found.values())

    def _drafts(self, conference: Conference, items: Sequence[Item]) -> list[Mark]:
        due = self.file.term(conference, DRAFTS)
        if due is None or conference.phase not in PREPARING:
            return []
        rule = due.rule
        return [
            Mark(
                rule_id=rule.id,
                text=rule.text,
                article=rule.article,
                due=due.due,
                who=self._name(agency),
                count=count,
            )
            for agency, count in waiting_for(items).items()
        ]

    def _name(self, agency_id: str) -> str:
        return self.file.rulebook.agencies.named(agency_id).name


def lines_of(marks: Iterable[Mark]) -> str:
    """The marks one a line: day, who, what, how many, article. Figures and names only: no wording.

    Of very many only the first are shown, with how many more there are.
    """
    return first_lines([_line(mark) for mark in marks], MOST_LINES)


def _line(mark: Mark) -> str:
    day = f"{mark.due.day}/{mark.due.month}"
    count = f"({mark.count})" if mark.count else ""
    parts = (day, mark.who, first_words(mark.text), count, mark.article)
    return " · ".join(part for part in parts if part)
