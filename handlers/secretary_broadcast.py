"""A secretary writes to many people at once: to whom, which words, how it will look, then how it goes."""

from collections.abc import Awaitable, Callable

from casework.broadcast import Audience, Broadcast, Reach, Report, State, Wish
from casework.broadcasting import report_words
from casework.errors import TextMissingError
from casework.notices import Choice, Words
from casework.petition import parse_code, spoken_code
from casework.petitioner import Officer
from casework.ports import Work
from handlers.citizen_own import go_on
from handlers.commands import For, action, command, step
from handlers.conference_words import parsed_number
from handlers.conversation import Step
from handlers.lengths import LONGEST_TEXT, fits
from handlers.turn import CANCEL, Turn, button, chosen

SHOWN = 8
LOOKED_AT = 30


@command("guitin", summary="command-broadcast", audience=For.SECRETARIES)
@action("casts", audience=For.SECRETARIES)
async def overview(turn: Turn, argument: str) -> None:
    """What has been sent to many; one of them by its number."""
    if argument.strip():
        await show(turn, argument)
        return
    latest = await turn.work.broadcasts.recent(LOOKED_AT)
    begun = [one for one in latest if one.state is not State.DRAFT][:SHOWN]
    lines = [await _line(turn, one) for one in begun]
    turn.say(
        "broadcasts",
        {"lines": "\n".join(lines), "count": len(begun)},
        choices=(
            button("button-broadcast-new", "castnew:"),
            *(button("button-broadcast", f"cast:{one.number}", number=one.number) for one in begun),
        ),
    )


@action("castnew", audience=For.SECRETARIES)
async def ask_audience(turn: Turn, argument: str) -> None:
    """Ask to whom."""
    turn.conversation.ask(Step.BROADCASTING)
    turn.say(
        "ask-broadcast-reach",
        choices=(
            *(button("button-broadcast-reach", f"castto:{reach}", reach=reach) for reach in Reach),
            CANCEL,
        ),
    )


@action("castto", audience=For.SECRETARIES)
async def reach_chosen(turn: Turn, written: str) -> None:
    """The kind of audience; some need to be named."""
    reach = chosen(Reach, written)
    turn.conversation.ask(Step.BROADCASTING, reach=reach)
    if reach is Reach.NEWS:
        await _ask_text(turn, reach, "")
    elif reach is Reach.PETITION:
        turn.say("ask-broadcast-code", choices=(CANCEL,))
    elif reach is Reach.PLACE:
        turn.say("ask-broadcast-place", choices=(*_places(turn), CANCEL))
    else:
        turn.say("ask-broadcast-conference", choices=(*await _conferences(turn), CANCEL))


def _places(turn: Turn) -> tuple[Choice, ...]:
    """The authority's own place and what lies in it."""
    rulebook = turn.office.rulebook
    own = rulebook.places.get(rulebook.authority.place)
    found = ((own,) if own else ()) + rulebook.places.inside(rulebook.authority.place)
    return tuple(button("button-broadcast-of", f"castof:place:{one.id}", name=one.name) for one in found)


async def _conferences(turn: Turn) -> tuple[Choice, ...]:
    latest = (await turn.work.conferences.all())[:SHOWN]
    return tuple(
        button("button-broadcast-of", f"castof:conference:{one.number}", name=f"HN{one.number}")
        for one in latest
    )


@action("castof", audience=For.SECRETARIES)
async def audience_named(turn: Turn, argument: str) -> None:
    """The place or the conference."""
    reach, _, of = argument.partition(":")
    await _ask_text(turn, chosen(Reach, reach), of)


async def _ask_text(turn: Turn, reach: Reach, of: str) -> None:
    audience = await _audience(turn, reach, of)
    count = await turn.office.conferences.broadcasting.count(turn.work, audience)
    turn.conversation.ask(Step.BROADCASTING, reach=reach, of=of, asked="text")
    words: Words = {"reach": reach, "name": await _name(turn, audience), "count": count}
    turn.say("ask-broadcast-text", words, choices=(CANCEL,))


@step(Step.BROADCASTING)
async def written(turn: Turn, text: str) -> None:
    """The petition's code, or the words to be sent."""
    if not text:
        raise TextMissingError("a broadcast without words")
    form = turn.conversation.form
    if form.get("asked") == "text":
        if fits(turn, text, LONGEST_TEXT):
            await _prepare(turn, chosen(Reach, form["reach"]), form["of"], text)
    elif form.get("reach") == Reach.PETITION:
        await _ask_text(turn, Reach.PETITION, parse_code(text))
    else:
        await ask_audience(turn, "")


async def _prepare(turn: Turn, reach: Reach, of: str, text: str) -> None:
    wish = Wish(
        audience=await _audience(turn, reach, of),
        officer_id=turn.on_duty.id,
        sentence="broadcast-text",
        words={"text": text, "authority": turn.office.rulebook.authority.name},
    )
    broadcasting = turn.office.conferences.broadcasting
    broadcast = await broadcasting.prepare(turn.work, turn.on_duty, wish)
    await go_on(turn)
    turn.say(wish.sentence, wish.words)
    await _preview(turn, broadcast)


async def _audience(turn: Turn, reach: Reach, of: str) -> Audience:
    written = str(parsed_number(of)) if reach is Reach.CONFERENCE else of
    return await turn.office.conferences.broadcasting.audience_of(turn.work, reach, written)


async def _preview(turn: Turn, broadcast: Broadcast) -> None:
    """Under the message as people will see it: to how many, how long, at night or not."""
    broadcasting = turn.office.conferences.broadcasting
    urgent = broadcast.wish.urgent
    go: tuple[Choice, ...] = ()
    if broadcast.total:
        go = (
            button("button-broadcast-go", f"castgo:{broadcast.number}", count=broadcast.total),
            button("button-broadcast-night", f"castnight:{broadcast.number}", urgent=_yes(urgent)),
        )
    turn.say(
        "broadcast-preview",
        {
            **await _words(turn, broadcast),
            "minutes": broadcasting.minutes(broadcast.total),
            "urgent": _yes(urgent),
            "since": broadcasting.quiet.since.strftime("%H:%M"),
            "until": broadcasting.quiet.until.strftime("%H:%M"),
        },
        choices=(*go, button("button-broadcast-drop", f"castcancel:{broadcast.number}")),
    )


@action("castnight", audience=For.SECRETARIES)
async def at_night(turn: Turn, argument: str) -> None:
    """Send it at night too, or not after all."""
    broadcasting, number = turn.office.conferences.broadcasting, parsed_number(argument)
    broadcast = await broadcasting.find(turn.work, turn.on_duty, number)
    if broadcast.state is not State.DRAFT:
        turn.say("stale-button")
        return
    await _preview(
        turn,
        await broadcasting.make_urgent(turn.work, turn.on_duty, number, urgent=not broadcast.wish.urgent),
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
            **await _words(turn, broadcast),
            **_figures(broadcast, report),
            "quiet": _yes(_sleeps(turn, broadcast)),
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
    return turn.word("broadcast-line", {**await _words(turn, broadcast), **_figures(broadcast, report)})


def _figures(broadcast: Broadcast, report: Report) -> Words:
    """The report; who has not been given to the outbox yet waits, or was spared when it was stopped."""
    rest = max(broadcast.total - broadcast.fed, 0)
    waits = broadcast.state in {State.RUNNING, State.PAUSED}
    stopped = rest if broadcast.state is State.CANCELLED else 0
    return report_words(report) | {"waiting": report.waiting + (rest if waits else 0), "stopped": stopped}


async def _words(turn: Turn, broadcast: Broadcast) -> Words:
    return {
        "number": broadcast.number,
        "state": broadcast.state,
        "reach": broadcast.wish.audience.reach,
        "name": await _name(turn, broadcast.wish.audience),
        "count": max(broadcast.total, broadcast.fed),
    }


async def _name(turn: Turn, audience: Audience) -> str:
    """What people call the audience's place, petition or conference."""
    match audience.reach:
        case Reach.PLACE:
            place = turn.office.rulebook.places.get(audience.of)
            return place.name if place else ""
        case Reach.PETITION:
            petition = await turn.work.petitions.with_id(audience.of)
            return spoken_code(petition.code) if petition else ""
        case Reach.CONFERENCE:
            conference = await turn.work.conferences.with_id(audience.of)
            return f"HN{conference.number}" if conference else ""
        case _:
            return ""


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"
