"""The due days of a conference: which they are, how each was counted, which have been met."""

from collections.abc import Sequence
from datetime import date

from casework.conference import Conference, Item
from casework.deadlines import DueDay
from casework.errors import UnknownChoiceError
from casework.notices import Choice, Words, iso
from casework.petition import parse_code, spoken_code
from casework.regulation import Doer
from casework.reminding import Standing
from casework.working_days import Unit, WorkingDays, days_between, days_later
from handlers.commands import For, action, command
from handlers.conference_words import Page, named_or_only, page_of, parsed_number, words_of
from handlers.lengths import excerpt
from handlers.turn import Turn, button

PAGE = 6
MOST_MET = 4  # buttons 'done' under a page
MOST_LISTED = 6
LONGEST_LINE = 160
MOST_DAYS = 40  # of an explanation
CODE_DIGITS = 8


@command("han", summary="command-terms", audience=For.OFFICERS)
async def terms_by_command(turn: Turn, argument: str) -> None:
    """The due days of a conference, or the term of one petition."""
    if sum(character.isdigit() for character in argument) >= CODE_DIGITS:
        await _show_petition(turn, argument)
    else:
        await _show(turn, await named_or_only(turn, argument), 0)


@action("terms", audience=For.OFFICERS)
async def terms_by_button(turn: Turn, argument: str) -> None:
    """One page of the due days: `terms:<number>:<page>`."""
    number, _, page = argument.partition(":")
    conference = await turn.office.conferences.file.find(turn.work, parsed_number(number))
    await _show(turn, conference, parsed_number(page or "0"))


async def _show(turn: Turn, conference: Conference, page: int) -> None:
    items = await turn.work.conferences.items_of(conference.id)
    dues = turn.office.conferences.file.terms(conference, items)
    part = page_of(list(enumerate(dues)), page, PAGE)
    lines = [
        turn.word("term-line", _term_words(turn, conference, items, dues, index)) for index, _ in part.shown
    ]
    owed = [mark for mark in turn.office.conferences.reminding.marks(conference, items) if mark.who]
    words = words_of(turn, conference) | {
        "lines": "\n\n".join(lines),
        "count": len(dues),
        "waiting": "" if part.following else "\n".join(_waiting(turn, conference, dues)),
        "agencies": "\n".join(
            turn.word(
                "term-agency",
                {"agency": mark.who, "due": mark.due.isoformat(), "count": mark.count, "rule": mark.rule_id},
            )
            for mark in owed[:MOST_LISTED]
        )
        if part.first == 0
        else "",
    }
    turn.say("terms", words, choices=_choices(turn, conference, items, part))


def _choices(
    turn: Turn, conference: Conference, items: Sequence[Item], part: Page[tuple[int, DueDay]]
) -> tuple[Choice, ...]:
    number = conference.number
    counted = [
        button("button-counted", f"explain:{number}:{index}", index=index + 1, due=due.due.isoformat())
        for index, due in part.shown
    ]
    open_rules: dict[str, int] = {}
    for index, due in part.shown:
        if _may_be_met(turn, conference, items, due):
            open_rules.setdefault(due.rule.id, index)
    met = [
        button("button-met", f"met:{number}:{rule}", index=index + 1)
        for rule, index in list(open_rules.items())[:MOST_MET]
    ]
    more = (button("button-terms-next", f"terms:{number}:{part.following}"),) if part.following else ()
    return (*counted, *met, *more)


def _may_be_met(turn: Turn, conference: Conference, items: Sequence[Item], due: DueDay) -> bool:
    standing = turn.office.conferences.reminding.standing(conference, items, due)
    theirs = due.rule.doer is not Doer.AGENCY  # what an agency has to do is seen from what it sends
    return theirs and For.SECRETARIES.admits(turn.officer) and standing in {Standing.OPEN, Standing.LATE}


def _term_words(
    turn: Turn, conference: Conference, items: Sequence[Item], dues: Sequence[DueDay], index: int
) -> Words:
    due = dues[index]
    alike = [other for other in dues if other.rule.id == due.rule.id]
    met_on = conference.met.get(due.rule.id)
    return {
        "index": index + 1,
        "due": due.due.isoformat(),
        "text": excerpt(due.rule.text or due.rule.id, LONGEST_LINE),
        "article": due.rule.article,
        "regulation": _regulation(turn, due),
        "standing": turn.office.conferences.reminding.standing(conference, items, due),
        "met": iso(met_on),
        "earliest": "yes" if len(alike) > 1 and alike[0] is due else "",
        "provisional": "yes" if due.provisional else "",
        "doubt": due.rule.doubt,
    }


def _regulation(turn: Turn, due: DueDay) -> str:
    (regulation,) = turn.office.rulebook.profiles([due.regulation])
    return regulation.short or regulation.title


def _waiting(turn: Turn, conference: Conference, dues: Sequence[DueDay]) -> list[str]:
    """Terms whose first day is not known yet, with what they wait for."""
    return [
        turn.word(
            "term-waiting",
            {
                "start": rule.start,
                "text": excerpt(rule.text or rule.id, LONGEST_LINE),
                "days": rule.days,
                "unit": rule.unit,
                "article": rule.article,
                "regulation": regulation.short or regulation.title,
            },
        )
        for regulation, rule in turn.office.conferences.reminding.awaited(conference, dues)[:MOST_LISTED]
    ]


@action("explain", audience=For.OFFICERS)
async def explain(turn: Turn, argument: str) -> None:
    """How one due day was counted: each counted day, each skipped day with why, the doubt."""
    number, _, written = argument.partition(":")
    conference = await turn.office.conferences.file.find(turn.work, parsed_number(number))
    items = await turn.work.conferences.items_of(conference.id)
    dues = turn.office.conferences.file.terms(conference, items)
    index = parsed_number(written)
    if index >= len(dues):
        raise UnknownChoiceError(f"conference {number} has no term {index}")
    due = dues[index]
    words = _term_words(turn, conference, items, dues, index)
    choices = [button("button-terms", f"terms:{conference.number}")]
    if _may_be_met(turn, conference, items, due):
        choices.insert(0, button("button-met", f"met:{conference.number}:{due.rule.id}", index=index + 1))
    turn.say("term-explained", words | _counting(turn, due), choices=tuple(choices))


def _counting(turn: Turn, due: DueDay) -> Words:
    """Start, unit, and the days one a line."""
    return {
        "start": due.start.isoformat(),
        "event": due.rule.start,
        "days": abs(due.rule.days),
        "direction": "back" if due.rule.days < 0 else "on",
        "unit": due.rule.unit,
        "lines": "\n".join(_days(turn, due)),
    }


def _days(turn: Turn, due: DueDay) -> list[str]:
    if due.rule.unit is Unit.YEARS or not due.counted:
        return []
    calendar = turn.office.rulebook.calendar
    numbers = {day: number for number, day in enumerate(due.counted, start=1)}
    way = 1 if due.rule.days > 0 else -1
    length = abs(days_between(due.start, due.due))
    walked = [days_later(due.start, way * step) for step in range(1, length + 1)]
    lines = [turn.word("counted-day", _counted_words(calendar, day, numbers.get(day, 0))) for day in walked]
    if len(lines) <= MOST_DAYS:
        return lines
    half = MOST_DAYS // 2
    return [*lines[:half], "…", *lines[-half:]]


def _counted_words(calendar: WorkingDays, day: date, number: int) -> Words:
    exception = calendar.exceptions.get(day)
    return {
        "day": day.isoformat(),
        "number": number,
        "name": excerpt(exception.name, LONGEST_LINE // 3) if exception else "",
        "source": excerpt(exception.source, LONGEST_LINE // 3) if exception else "",
    }


@action("met", audience=For.SECRETARIES)
async def met(turn: Turn, argument: str) -> None:
    """The host has done it today."""
    number, _, rule = argument.partition(":")
    archiving = turn.office.conferences.archiving
    conference = await archiving.mark(turn.work, turn.on_duty, parsed_number(number), rule)
    turn.say(
        "term-met",
        words_of(turn, conference) | {"met": conference.met[rule].isoformat()},
        choices=(button("button-terms", f"terms:{conference.number}"),),
    )


async def _show_petition(turn: Turn, written: str) -> None:
    code = parse_code(written)
    petition = await turn.office.casefile.open(turn.work, turn.on_duty, code)
    turn.say(
        "petition-term",
        {
            "code": spoken_code(code),
            "due": iso(petition.due),
            "article": petition.due_article,
            "start": iso(petition.term_from),
        },
        choices=(button("button-open", f"view:{code}"),),
    )
