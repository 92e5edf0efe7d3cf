"""What changes after the plan: the collection of opinions opens, another day, called off."""

from dataclasses import replace
from datetime import date

from casework.conference import Step as ConferenceStep
from handlers.changing import SHOWN_TEXT, back, change, changeable, expect, finish, number_of
from handlers.commands import For, action
from handlers.conference_words import parsed_number, words_of
from handlers.dates import day_in, time_in
from handlers.lengths import excerpt
from handlers.secretary_plan import caution_lines
from handlers.turn import CANCEL, Turn, button


@action("open", audience=For.SECRETARIES)
async def ask_until(turn: Turn, argument: str) -> None:
    """Until which day opinions are taken; says how many people will be told."""
    conference = await changeable(turn, argument, ConferenceStep.OPEN)
    is_open = conference.collects_until is not None
    told = 0 if is_open else len(await turn.work.people.news_contacts())
    expect(turn, "open", conference)
    turn.say(
        "ask-collect-until",
        words_of(turn, conference)
        | {
            "opened": "yes" if is_open else "no",
            "count": told,
            "scope": excerpt(conference.scope, SHOWN_TEXT),
        },
        choices=(
            button("button-until-conference", f"until:{conference.number}"),
            CANCEL,
        ),
    )


@action("until", audience=For.SECRETARIES)
async def until_conference(turn: Turn, argument: str) -> None:
    """Until the day of the conference."""
    conference = await changeable(turn, argument, ConferenceStep.OPEN)
    await _open(turn, conference.number, conference.held_on)


@change("open")
async def until_written(turn: Turn, text: str) -> None:
    """Until a day that is named."""
    found = day_in(text, turn.office.conferences.file.today)
    if found is None:
        turn.say("day-not-understood")
        return
    await _open(turn, number_of(turn), found[0])


async def _open(turn: Turn, number: int, until: date) -> None:
    convening = turn.office.conferences.convening
    told = await convening.open_collection(turn.work, turn.on_duty, number, until=until)
    await finish(turn)
    turn.say(
        "collection-open",
        {"number": number, "until": until.isoformat(), "count": told},
        choices=(back(number), button("button-conference-act", f"agenda:{number}", act="agenda")),
    )


@action("postpone", audience=For.SECRETARIES)
async def ask_day(turn: Turn, argument: str) -> None:
    """Ask for the new day."""
    conference = await changeable(turn, argument, ConferenceStep.POSTPONE)
    expect(turn, "postpone", conference)
    turn.say("ask-postpone-day", words_of(turn, conference), choices=(CANCEL,))


@change("postpone")
async def postponing(turn: Turn, text: str) -> None:
    """The new day, with what speaks against it; then the reason."""
    form = turn.conversation.form
    conferences = turn.office.conferences
    if "day" in form:
        day = date.fromisoformat(form["day"])
        before = (await conferences.file.find(turn.work, number_of(turn))).held_on
        conference = await conferences.convening.postpone(
            turn.work, turn.on_duty, number_of(turn), day=day, reason=text, begins_at=form["time"]
        )
        await finish(turn)
        words = words_of(turn, conference) | {"before": before.isoformat()}
        turn.say("postponed", words, choices=(back(conference.number),))
        return
    found = day_in(text, conferences.file.today)
    if found is None:
        turn.say("day-not-understood")
        return
    day, rest = found
    conferences.convening.check_day(day)
    conference = await conferences.file.find(turn.work, number_of(turn))
    form |= {"day": day.isoformat(), "time": time_in(rest)}
    moved = replace(conference, held_on=day)
    turn.say(
        "ask-postpone-reason",
        words_of(turn, conference)
        | {
            "after": day.isoformat(),
            "cautions": caution_lines(turn, moved, turn.office.rulebook.binding_on(day)),
        },
        choices=(
            button("button-other-day", f"postpone:{conference.number}"),
            CANCEL,
        ),
    )


@action("calloff", audience=For.SECRETARIES)
async def ask_why_not(turn: Turn, argument: str) -> None:
    """Ask why it is not held."""
    conference = await changeable(turn, argument, ConferenceStep.CANCEL)
    expect(turn, "calloff", conference)
    turn.say("ask-calloff-reason", words_of(turn, conference), choices=(CANCEL,))


@change("calloff")
async def calling_off(turn: Turn, text: str) -> None:
    """Ask once more: so many people will be told."""
    conferences = turn.office.conferences
    conference = await conferences.file.find(turn.work, number_of(turn))
    turn.conversation.form["reason"] = text
    count = len(await conferences.convening.audience(turn.work, conference))
    turn.say(
        "ask-calloff",
        words_of(turn, conference) | {"reason": excerpt(text, SHOWN_TEXT), "count": count},
        choices=(
            button("button-calloff-yes", f"calledoff:{conference.number}", count=count),
            CANCEL,
        ),
    )


@action("calledoff", audience=For.SECRETARIES)
async def call_off(turn: Turn, argument: str) -> None:
    """It will not be held."""
    form = turn.conversation.form
    number = parsed_number(argument)
    if not form.get("reason") or form.get("change") != "calloff" or form["number"] != str(number):
        turn.say("stale-button")
        return
    await turn.office.conferences.convening.cancel(turn.work, turn.on_duty, number, reason=form["reason"])
    await finish(turn)
    turn.say("called-off", {"number": number}, choices=(back(number),))
