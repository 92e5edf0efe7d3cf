"""How messages to many go: what was sent and how far it has come; pause, go on, stop."""

from collections.abc import Awaitable, Callable

from casework.broadcast import Broadcast, Report, State
from casework.broadcasting import report_words
from casework.notices import Choice, Words
from casework.petitioner import Officer
from casework.ports import Work
from handlers.broadcast_words import words_of, yes
from handlers.commands import For, action, command
from handlers.conference_words import parsed_number
from handlers.turn import Turn, button

SHOWN = 8
LOOKED_AT = 30
UNDER_WAY = frozenset({State.RUNNING, State.PAUSED})


@command("guitin", summary="command-broadcast", audience=For.SECRETARIES)
@action("casts", audience=For.SECRETARIES)
async def overview(turn: Turn, argument: str) -> None:
    """What has been sent to many; one of them by its number."""
    if argument.strip():
        await show(turn, argument)
        return
    latest = await turn.work.broadcasts.recent(LOOKED_AT)
    begun = [one for one in latest if one.started_at is not None][:SHOWN]
    lines = [await _line(turn, one) for one in begun]
    turn.say(
        "broadcasts",
        {"lines": "\n\n".join(lines), "count": len(begun)},
        choices=(
            button("button-broadcast-new", "castnew:"),
            *(button("button-broadcast", f"cast:{one.number}", number=one.number) for one in begun),
        ),
    )


@action("castgo", audience=For.SECRETARIES)
async def go(turn: Turn, argument: str) -> None:
    """Start."""
    await _take(turn, argument, turn.office.conferences.broadcasting.start)


@action("castpause", audience=For.SECRETARIES)
async def pause(turn: Turn, argument: str) -> None:
    """Hold it."""
    await _take(turn, argument, turn.office.conferences.broadcasting.pause)


@action("castresume", audience=For.SECRETARIES)
async def resume(turn: Turn, argument: str) -> None:
    """Go on."""
    await _take(turn, argument, turn.office.conferences.broadcasting.resume)


@action("castcancel", audience=For.SECRETARIES)
async def cancel(turn: Turn, argument: str) -> None:
    """A draft is dropped; what is under way is stopped for good only after a question."""
    number = parsed_number(argument)
    broadcast = await turn.office.conferences.broadcasting.find(turn.work, turn.on_duty, number)
    if broadcast.state not in UNDER_WAY:
        await stop(turn, argument)
        return
    report = await turn.work.broadcasts.report(broadcast.id)
    turn.say(
        "ask-broadcast-stop",
        {"number": number, "waiting": _figures(broadcast, report)["waiting"]},
        choices=(
            button("button-broadcast-cancel", f"caststop:{number}"),
            button("button-broadcast-not-cancel", f"cast:{number}"),
        ),
    )


@action("caststop", audience=For.SECRETARIES)
async def stop(turn: Turn, argument: str) -> None:
    """Tell nobody else."""
    await _take(turn, argument, turn.office.conferences.broadcasting.cancel)


async def _take(
    turn: Turn, argument: str, move: Callable[[Work, Officer, int], Awaitable[Broadcast]]
) -> None:
    await move(turn.work, turn.on_duty, parsed_number(argument))
    await show(turn, argument)


@action("cast", audience=For.SECRETARIES)
async def show(turn: Turn, argument: str) -> None:
    """How far it has come, and what can be done to it."""
    broadcasting = turn.office.conferences.broadcasting
    broadcast = await broadcasting.find(turn.work, turn.on_duty, parsed_number(argument))
    report = await turn.work.broadcasts.report(broadcast.id)
    turn.say(
        "broadcast",
        {
            **await words_of(turn, broadcast),
            **_figures(broadcast, report),
            "quiet": yes(_sleeps(turn, broadcast)),
            "until": broadcasting.quiet.until.strftime("%H:%M"),
        },
        choices=(*_moves(broadcast), button("button-broadcasts", "casts:")),
    )


def _sleeps(turn: Turn, broadcast: Broadcast) -> bool:
    """Whether it waits for the morning."""
    is_quiet = turn.office.conferences.broadcasting.is_quiet
    return broadcast.state is State.RUNNING and not broadcast.wish.urgent and is_quiet


def _moves(broadcast: Broadcast) -> tuple[Choice, ...]:
    number = broadcast.number
    stop = button("button-broadcast-cancel", f"castcancel:{number}")
    match broadcast.state:
        case State.RUNNING:
            return (
                button("button-broadcast-look", f"cast:{number}"),
                button("button-broadcast-pause", f"castpause:{number}"),
                stop,
            )
        case State.PAUSED:
            return (button("button-broadcast-resume", f"castresume:{number}"), stop)
        case _:
            return ()


async def _line(turn: Turn, broadcast: Broadcast) -> str:
    report = await turn.work.broadcasts.report(broadcast.id)
    return turn.word("broadcast-line", {**await words_of(turn, broadcast), **_figures(broadcast, report)})


def _figures(broadcast: Broadcast, report: Report) -> Words:
    """The report; who has not been given to the outbox yet waits, or was spared when it was stopped."""
    rest = max(broadcast.total - broadcast.fed, 0)
    waits = broadcast.state in UNDER_WAY
    stopped = rest if broadcast.state is State.CANCELLED else 0
    return report_words(report) | {"waiting": report.waiting + (rest if waits else 0), "stopped": stopped}
