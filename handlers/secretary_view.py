"""The conferences that run, and one of them: where it stands, what is next, what this officer can do."""

import re

from casework.agencies import Role
from casework.conference import Conference, Phase, SpeakerState
from casework.drafting import waiting_for
from casework.errors import UnknownConferenceError
from casework.notices import Choice, Words
from casework.petitioner import Officer
from handlers.commands import For, action, command
from handlers.conference_words import parsed_number, words_of
from handlers.lengths import excerpt
from handlers.turn import Turn, button

_NUMBER = re.compile(r"(?:hn)?[-\s]*(\d{1,6})", re.IGNORECASE | re.ASCII)
SHOWN = 10
TITLE_ON_BUTTON = 24
SHOWN_TEXT = 600
_BEFORE = frozenset({Phase.PLANNED, Phase.COLLECTING})
_ALL = frozenset(Phase)
_SECRETARYS: dict[str, frozenset[Phase]] = {
    "agenda": _ALL,
    "open": _BEFORE,
    "who": _BEFORE,
    "floor": frozenset({Phase.COLLECTING, Phase.UNDERWAY}),
    "begin": _BEFORE,
    "conclusion": frozenset({Phase.HELD, Phase.CONCLUDED}),
    "terms": _ALL,
    "dossier": _ALL,
    "people": _ALL,
    "chair": _BEFORE | {Phase.UNDERWAY},
    "postpone": _BEFORE,
    "calloff": _BEFORE,
}
_CHAIRS: dict[str, frozenset[Phase]] = {
    "conclusion": frozenset({Phase.HELD, Phase.CONCLUDED}),
    "terms": _ALL,
}
_OTHERS: dict[str, frozenset[Phase]] = {"tasks": _ALL, "terms": _ALL}
REPORT = "report_"  # reports of a year are no step of a conference: /han lists them


@command("hoinghi", summary="command-conferences", audience=For.OFFICERS)
async def conferences(turn: Turn, argument: str) -> None:
    """One conference by its number, or all that run."""
    if argument:
        written = _NUMBER.fullmatch(argument)
        if written is None:
            raise UnknownConferenceError(f"no conference {argument[:40]!r}", number="")
        await show(turn, int(written[1]))
        return
    running = await turn.work.conferences.running()
    plans = For.SECRETARIES.admits(turn.officer)
    choices = [
        button(
            "button-conference",
            f"conf:{one.number}",
            number=one.number,
            title=excerpt(one.title, TITLE_ON_BUTTON),
        )
        for one in running[:SHOWN]
    ]
    if plans:
        choices.append(button("button-new-conference", "newconf:"))
    if not running:
        turn.say("conferences-none", {"plans": "yes" if plans else "no"}, choices=tuple(choices))
        return
    lines = [turn.word("conference-line", words_of(turn, one)) for one in running[:SHOWN]]
    turn.say(
        "conferences",
        {"count": len(running), "lines": "\n\n".join(lines), "more": max(len(running) - SHOWN, 0)},
        choices=tuple(choices),
    )


@action("conf", audience=For.OFFICERS)
async def show_by_button(turn: Turn, argument: str) -> None:
    """One conference by its button."""
    await show(turn, parsed_number(argument))


async def show(turn: Turn, number: int) -> None:
    """A conference: its phase, its numbers, the next due day, and buttons."""
    conference = await turn.office.conferences.file.find(turn.work, number)
    items = await turn.work.conferences.items_of(conference.id)
    speakers = await turn.work.conferences.speakers_of(conference.id)
    waiting = waiting_for(items) if conference.phase in _BEFORE else {}
    until = conference.collects_until
    turn.say(
        "conference",
        words_of(turn, conference)
        | {
            "scope": excerpt(conference.scope, SHOWN_TEXT),
            "cochairs": ", ".join(conference.co_chairs),
            "until": until.isoformat() if until and conference.phase is Phase.COLLECTING else "",
            "items": len(items),
            "waiting": len(waiting),
            "speakers": sum(one.state is SpeakerState.WAITING for one in speakers),
            "expected": conference.expected,
            "regulations": ", ".join(one.short for one in turn.office.conferences.file.profiles(conference)),
        }
        | await _next_mark(turn, conference),
        choices=_choices(turn, conference, drafts_wanted=bool(waiting)),
    )


async def _next_mark(turn: Turn, conference: Conference) -> Words:
    """What has to be done next, and how much is late already."""
    items = await turn.work.conferences.items_of(conference.id)
    marks = turn.office.conferences.reminding.marks(conference, items) if conference.is_running else ()
    today = turn.office.conferences.file.today
    late = [mark for mark in marks if mark.due < today]
    following = next(
        (mark for mark in marks if mark.due >= today and not mark.rule_id.startswith(REPORT)), None
    )
    return {
        "late": len(late),
        "mark": following.text or "answers" if following else "",
        "markdue": following.due.isoformat() if following else "",
        "markarticle": following.article if following else "",
        "markwho": following.who if following else "",
    }


def _choices(turn: Turn, conference: Conference, *, drafts_wanted: bool) -> tuple[Choice, ...]:
    today = turn.office.conferences.file.today
    fits_now = {"begin": today >= conference.held_on, "who": drafts_wanted}
    return tuple(
        button("button-conference-act", f"{verb}:{conference.number}", act=verb)
        for verb, phases in _acts(turn.on_duty).items()
        if conference.phase in phases and fits_now.get(verb, True)
    )


def _acts(officer: Officer) -> dict[str, frozenset[Phase]]:
    """What an officer of this role can do with a conference, and in which phases."""
    if For.SECRETARIES.admits(officer):
        return _SECRETARYS
    return _CHAIRS if officer.role is Role.CHAIR else _OTHERS
