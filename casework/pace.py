"""How long a conference has lasted, against its plan and the regulations."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from casework.conference import Conference
from casework.conference_file import ConferenceFile
from casework.ports import Work
from casework.regulation import Duration
from casework.working_days import HANOI


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How long a conference has lasted; `rule` is the strictest bound on its length, if there is one."""

    elapsed: timedelta
    planned_end: datetime
    rule: Duration | None
    is_over_plan: bool
    is_over_rule: bool


async def pace_of(file: ConferenceFile, work: Work, conference: Conference) -> Pace | None:
    """How long it has lasted since it began; None before."""
    record = await work.conferences.record_of(conference.id)
    begun = next((event.at for event in record if event.act == "begin"), None)
    if begun is None:
        return None
    ended = next((event.at for event in record if event.act == "end"), None)
    elapsed = (ended or file.casefile.clock.now()) - begun
    beginning = time.fromisoformat(conference.begins_at or "00:00")
    planned = datetime.combine(conference.held_on, beginning, HANOI)
    rules = [rule for one in file.profiles(conference) for rule in one.durations if rule.most_hours]
    rule = min(rules, key=_bound, default=None)
    return Pace(
        elapsed=elapsed,
        planned_end=planned + timedelta(hours=conference.hours),
        rule=rule,
        is_over_plan=elapsed > timedelta(hours=conference.hours),
        is_over_rule=rule is not None and elapsed > _bound(rule),
    )


def _bound(rule: Duration) -> timedelta:
    return timedelta(hours=rule.most_hours + rule.closing_hours)
