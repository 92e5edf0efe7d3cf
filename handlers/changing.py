"""What all changes of a planned conference share: the conference, the open question, its answer."""

from collections.abc import Callable

from casework.conference import Conference
from casework.conference import Step as ConferenceStep
from casework.errors import TextMissingError
from casework.notices import Choice
from handlers.citizen_own import go_on
from handlers.commands import Handler, step
from handlers.conference_words import parsed_number
from handlers.conversation import Step
from handlers.lengths import LONGEST_NOTE, fits
from handlers.turn import Turn, button

SHOWN_TEXT = 600
_CHANGES: dict[str, Handler] = {}


def change(name: str) -> Callable[[Handler], Handler]:
    """Give the texts that belong to this change to this function."""

    def register(run: Handler) -> Handler:
        _CHANGES[name] = run
        return run

    return register


@step(Step.CHANGING)
async def written(turn: Turn, text: str) -> None:
    """The day, the reason, the name or the number that was asked for."""
    if not text:
        raise TextMissingError("a change without words")
    if fits(turn, text, LONGEST_NOTE):
        await _CHANGES[turn.conversation.form["change"]](turn, text)


async def changeable(turn: Turn, argument: str, what: ConferenceStep) -> Conference:
    """The conference that a button names, if this can be done to it now."""
    return await turn.office.conferences.file.run(turn.work, turn.on_duty, parsed_number(argument), what)


def expect(turn: Turn, name: str, conference: Conference, **form: str) -> None:
    """The next text belongs to this change of this conference."""
    turn.conversation.ask(Step.CHANGING, change=name, number=str(conference.number), **form)


def number_of(turn: Turn) -> int:
    """The number of the conference that is being changed."""
    return int(turn.conversation.form["number"])


async def finish(turn: Turn) -> None:
    """The change is made: the next text does not belong to it. A button may come without its question."""
    if turn.conversation.step is Step.CHANGING:
        await go_on(turn)


def back(number: int) -> Choice:
    """The way back to the conference."""
    return button("button-conference-back", f"conf:{number}", number=number)
