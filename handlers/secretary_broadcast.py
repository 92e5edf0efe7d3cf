"""A secretary writes to many people at once: to whom, which words, how it will look."""

from casework.broadcast import Audience, Broadcast, Reach, State, Wish
from casework.errors import TextMissingError
from casework.notices import Choice, Words
from casework.petition import parse_code
from handlers.broadcast_words import name_of, words_of, yes
from handlers.citizen_own import go_on
from handlers.commands import For, action, step
from handlers.conference_words import parsed_number
from handlers.conversation import Step
from handlers.lengths import LONGEST_TEXT, fits
from handlers.turn import CANCEL, Turn, button, chosen

SHOWN = 8


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
    words: Words = {"reach": reach, "name": await name_of(turn, audience), "count": count}
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
            button("button-broadcast-night", f"castnight:{broadcast.number}", urgent=yes(urgent)),
        )
    turn.say(
        "broadcast-preview",
        {
            **await words_of(turn, broadcast),
            "minutes": broadcasting.minutes(broadcast.total),
            "urgent": yes(urgent),
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
