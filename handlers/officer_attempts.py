"""The proof in a petition's file: how far each message to the citizen has come, and what went wrong."""

from collections.abc import Iterable

from casework.ladder_ports import Attempt, AttemptStatus
from casework.petition import spoken_code
from handlers.commands import For, action
from handlers.lengths import LONGEST_TEXT, units
from handlers.not_told import reason_words
from handlers.turn import Turn, button

_ARRIVED = (AttemptStatus.SENT, AttemptStatus.DELIVERED, AttemptStatus.READ)


@action("attempts", audience=For.OFFICERS)
async def show_attempts(turn: Turn, code: str) -> None:
    """A line for each message and channel, the newest last; of too many, the newest."""
    petition = await turn.office.casefile.open(turn.work, turn.on_duty, code)
    messages = by_message(await turn.work.ladder.attempts_of(petition.id))
    lines: list[str] = []
    room = LONGEST_TEXT
    for attempts in reversed(messages):
        line = await _line(turn, attempts)
        room -= units(line) + 1
        if room < 0:
            break
        lines.insert(0, line)
    words: dict[str, str | int] = {
        "code": spoken_code(code),
        "lines": "\n".join(lines),
        "left": len(messages) - len(lines),
    }
    turn.say("attempts", words, choices=(button("button-open", f"view:{code}"),))


def by_message(attempts: Iterable[Attempt]) -> list[list[Attempt]]:
    """The lines of each message, the oldest first; what a person told is a message of its own."""
    found: dict[str, list[Attempt]] = {}
    for number, attempt in enumerate(attempts):
        found.setdefault(attempt.message or f"#{number}", []).append(attempt)
    return list(found.values())


def furthest(attempts: list[Attempt]) -> Attempt:
    """How far a message has come: read beats delivered, whichever was noted last; else the last line."""
    arrived = [one for one in attempts if one.status in _ARRIVED]
    return max(arrived, key=lambda one: _ARRIVED.index(one.status)) if arrived else attempts[-1]


async def _line(turn: Turn, attempts: list[Attempt]) -> str:
    reached = furthest(attempts)
    repeated = [
        one for one in attempts if one.status is AttemptStatus.QUEUED and one.reason and one is not reached
    ]
    why = repeated[-1].reason if repeated else ""
    was_told = reached.status is AttemptStatus.TOLD  # the reason is the way then
    officer = await turn.work.people.officer_with_id(reached.by) if reached.by else None
    return turn.word(
        "attempt-line",
        {
            "at": turn.office.local_time(reached.at),
            "sentence": reached.sentence,
            "channel": reached.channel,
            "status": reached.status,
            "reason": reached.reason if was_told else reason_words(turn, reached.reason),
            "by": officer.name if officer else "",
            "again": len(repeated),
            "why": reason_words(turn, why) if why != reached.reason else "",
        },
    )
