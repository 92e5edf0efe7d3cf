"""Who chairs instead, and how many people are expected, were invited, have come."""

from enum import StrEnum

from casework.conference import Conference
from casework.conference import Step as ConferenceStep
from casework.errors import UnknownChoiceError
from handlers.changing import back, change, changeable, expect, finish, number_of
from handlers.commands import For, action
from handlers.conference_words import parsed_number, words_of
from handlers.lengths import fits
from handlers.plan_form import number_in
from handlers.secretary_plan import caution_lines
from handlers.turn import CANCEL, Turn, button, chosen

LONGEST_NAME = 200


class Count(StrEnum):
    """Which people are counted."""

    EXPECTED = "expected"
    INVITED = "invited"
    ATTENDED = "attended"


@action("chair", audience=For.SECRETARIES)
async def ask_ground(turn: Turn, argument: str) -> None:
    """Where a regulation names the grounds, ask which; else ask who."""
    conference = await changeable(turn, argument, ConferenceStep.EDIT)
    grounds = turn.office.conferences.convening.grounds(conference)
    if not grounds:
        _ask_chair(turn, conference, "")
        return
    lines = "\n".join(f"{at}. {ground.text} ({ground.article})" for at, ground in enumerate(grounds, 1))
    turn.say(
        "ask-chair-ground",
        words_of(turn, conference) | {"lines": lines},
        choices=tuple(
            button(
                "button-chair-ground",
                f"chairon:{conference.number}:{ground.id}",
                index=at,
                article=ground.article,
            )
            for at, ground in enumerate(grounds, 1)
        ),
    )


@action("chairon", audience=For.SECRETARIES)
async def ask_chair(turn: Turn, argument: str) -> None:
    """Ask who chairs on this ground."""
    number, _, ground = argument.partition(":")
    conference = await changeable(turn, number, ConferenceStep.EDIT)
    if ground not in {clause.id for clause in turn.office.conferences.convening.grounds(conference)}:
        raise UnknownChoiceError(f"no ground {ground[:40]!r}")
    _ask_chair(turn, conference, ground)


def _ask_chair(turn: Turn, conference: Conference, ground: str) -> None:
    expect(turn, "chair", conference, ground=ground)
    turn.say("ask-chair", words_of(turn, conference), choices=(CANCEL,))


@change("chair")
async def chair_written(turn: Turn, text: str) -> None:
    """The name, then the reason."""
    form = turn.conversation.form
    if "chair" not in form:
        if fits(turn, text, LONGEST_NAME):
            form["chair"] = " ".join(text.split())
            turn.say(
                "ask-chair-reason",
                {"name": form["chair"]},
                choices=(CANCEL,),
            )
        return
    conference = await turn.office.conferences.convening.change_chair(
        turn.work, turn.on_duty, number_of(turn), chair=form["chair"], ground=form["ground"], reason=text
    )
    await finish(turn)
    turn.say("chair-changed", words_of(turn, conference), choices=(back(conference.number),))


@action("people", audience=For.SECRETARIES)
async def show_people(turn: Turn, argument: str) -> None:
    """The three numbers."""
    conference = await turn.office.conferences.file.find(turn.work, parsed_number(argument))
    counts: dict[str, str | int] = {one: getattr(conference, one) for one in Count}
    turn.say(
        "people",
        {"number": conference.number, **counts},
        choices=(
            *(button("button-count", f"count:{conference.number}:{one}", which=one) for one in Count),
            back(conference.number),
        ),
    )


@action("count", audience=For.SECRETARIES)
async def ask_count(turn: Turn, argument: str) -> None:
    """Ask for one of the numbers."""
    number, _, which = argument.partition(":")
    conference = await turn.office.conferences.file.find(turn.work, parsed_number(number))
    expect(turn, "count", conference, which=chosen(Count, which))
    turn.say("ask-count", {"number": conference.number, "which": which}, choices=(CANCEL,))


@change("count")
async def count_written(turn: Turn, text: str) -> None:
    """The number; says what a regulation has against it."""
    which = turn.conversation.form["which"]
    count = number_in(text)
    if count is None:
        turn.say("count-not-understood", choices=(CANCEL,))
        return
    conference = await turn.office.conferences.convening.set_people(
        turn.work, turn.on_duty, number_of(turn), **{which: count}
    )
    await finish(turn)
    planned = which == Count.EXPECTED and not conference.has_begun
    profiles = turn.office.conferences.file.profiles(conference) if planned else ()
    turn.say(
        "counted",
        {
            "number": conference.number,
            "which": which,
            "count": count,
            "cautions": caution_lines(turn, conference, profiles) if planned else "",
        },
        choices=(back(conference.number), button("button-people", f"people:{conference.number}")),
    )
