"""How the conference leaves each item: the verdict, then what belongs to it, step by step, then the words."""

from collections.abc import Callable
from datetime import date

from casework.agencies import Desk
from casework.conference import AWAITING_ANSWER, Conference, Item, Verdict
from casework.errors import UnknownChoiceError
from casework.notices import Choice
from casework.places import Level
from handlers.citizen_own import go_on
from handlers.commands import For, action, step
from handlers.conference_words import words_of_item
from handlers.conversation import Step
from handlers.dates import day_in
from handlers.lengths import LONGEST_TEXT, excerpt, fits
from handlers.turn import CANCEL, Turn, button, chosen

DRAFT_SHOWN = 2000
SAID_SHOWN = 1000
FIELDS = {  # what is asked for each verdict, in this order
    Verdict.ANSWERED_THERE: ("said",),
    Verdict.LATER: ("agency", "day", "complex", "said"),
    Verdict.SENT_UP: ("level", "complex", "said"),
    Verdict.TRANSFERRED: ("agency", "said"),
    Verdict.RECORDED: ("said",),
}


@action("decide", audience=For.SECRETARIES)
async def decide(turn: Turn, item_id: str) -> None:
    """One item: what was prepared, what is decided so far, and the verdicts."""
    _, item = await turn.office.conferences.file.of_item(turn.work, item_id)
    await show_item(turn, item)


async def show_item(turn: Turn, item: Item, *more: Choice, left: int = 0) -> None:
    """One item with its verdicts; `left` others have none yet."""
    if turn.conversation.step is Step.DECIDING:
        turn.conversation.finish_step()
    turn.say(
        "ask-verdict",
        {
            **words_of_item(turn, item),
            "text": excerpt(item.text) if not item.petition_id else "",
            "name": await turn.office.conferences.file.name_of(turn.work, item),
            "said": excerpt(item.said, SAID_SHOWN),
            "draft": excerpt(item.draft, DRAFT_SHOWN),
            "left": left,
        },
        choices=(
            *(button("button-verdict", f"verdict:{item.id}:{one}", verdict=one) for one in Verdict),
            *more,
        ),
    )


@action("verdict", audience=For.SECRETARIES)
async def verdict_chosen(turn: Turn, argument: str) -> None:
    """The verdict; ask what belongs to it."""
    item_id, _, verdict = argument.partition(":")
    conference, item = await turn.office.conferences.file.of_item(turn.work, item_id)
    turn.conversation.ask(Step.DECIDING, item=item.id, verdict=chosen(Verdict, verdict))
    _ask_next(turn, conference, item)


def _open_field(turn: Turn, conference: Conference) -> str:
    """The first thing that is not known yet and that somebody can choose; empty when nothing is."""
    form = turn.conversation.form
    fields = FIELDS[Verdict(form["verdict"])]
    return next((one for one in fields if one not in form and _is_open(turn, conference, one)), "")


def _is_open(turn: Turn, conference: Conference, field: str) -> bool:
    concluding = turn.office.conferences.concluding
    if field == "complex":
        return concluding.knows_complex(conference)
    return field != "level" or len(concluding.higher_levels(conference)) > 1


def _ask_next(turn: Turn, conference: Conference, item: Item) -> None:
    _ASKED[_open_field(turn, conference)](turn, conference, item)


def _ask_agency(turn: Turn, conference: Conference, item: Item) -> None:
    words = words_of_item(turn, item)
    turn.say(
        "ask-who-answers",
        words | {"verdict": turn.conversation.form["verdict"]},
        choices=(
            button("button-same-agency", f"fill:{item.id}:agency:{item.agency_id}"),
            button("button-other-agency", f"agencies:{item.id}"),
            CANCEL,
        ),
    )


def _ask_day(turn: Turn, conference: Conference, item: Item) -> None:
    terms = turn.office.conferences.file.answer_terms(conference, item)
    due = terms[0].due.isoformat() if terms else ""
    turn.say(
        "ask-answer-day",
        {"due": due, "article": terms[0].rule.article if terms else ""},
        choices=(
            button("button-law-day", f"fill:{item.id}:day:law", due=due),
            CANCEL,
        ),
    )


def _ask_complex(turn: Turn, conference: Conference, item: Item) -> None:
    turn.say(
        "ask-complex",
        {"item": item.title},
        choices=(
            button("button-simple", f"fill:{item.id}:complex:no"),
            button("button-complex", f"fill:{item.id}:complex:yes"),
            CANCEL,
        ),
    )


def _ask_level(turn: Turn, conference: Conference, item: Item) -> None:
    levels = turn.office.conferences.concluding.higher_levels(conference)
    turn.say(
        "ask-level",
        {"item": item.title},
        choices=(
            *(button("button-level", f"fill:{item.id}:level:{level}", level=level) for level in levels),
            CANCEL,
        ),
    )


def _ask_said(turn: Turn, conference: Conference, item: Item) -> None:
    verdict = Verdict(turn.conversation.form["verdict"])
    choices = [button("button-use-draft", f"fill:{item.id}:said:draft")] if item.draft else []
    if verdict in AWAITING_ANSWER:
        choices.append(button("button-no-words", f"fill:{item.id}:said:none"))
    turn.say(
        "ask-said",
        {"item": item.title, "verdict": verdict, "draft": excerpt(item.draft, DRAFT_SHOWN)},
        choices=(*choices, CANCEL),
    )


_ASKED: dict[str, Callable[[Turn, Conference, Item], None]] = {
    "agency": _ask_agency,
    "day": _ask_day,
    "complex": _ask_complex,
    "level": _ask_level,
    "said": _ask_said,
}


@action("agencies", audience=For.SECRETARIES)
async def ask_any_agency(turn: Turn, item_id: str) -> None:
    """Every agency."""
    conference, item = await turn.office.conferences.file.of_item(turn.work, item_id)
    if not _waits_for(turn, conference, item.id, "agency"):
        turn.say("stale-button")
        return
    turn.say(
        "ask-which-agency",
        {"item": item.title},
        choices=tuple(
            button("button-refer-to", f"fill:{item.id}:agency:{agency.id}", agency=agency.name)
            for agency in turn.office.rulebook.agencies
            if agency.desk is not Desk.SEALED
        ),
    )


@action("fill", audience=For.SECRETARIES)
async def filled(turn: Turn, argument: str) -> None:
    """A button answers what was asked last; an older one answers nothing."""
    item_id, field, value, *_ = [*argument.split(":", 2), "", ""]
    conference, item = await turn.office.conferences.file.of_item(turn.work, item_id)
    if not _waits_for(turn, conference, item.id, field):
        turn.say("stale-button")
        return
    if field == "said":
        await _decided(turn, conference, item, said=item.draft if value == "draft" else "")
        return
    _check_value(turn, field, value)
    turn.conversation.form[field] = value
    _ask_next(turn, conference, item)


def _waits_for(turn: Turn, conference: Conference, item_id: str, field: str) -> bool:
    deciding = turn.conversation.step is Step.DECIDING and turn.conversation.form.get("item") == item_id
    return deciding and _open_field(turn, conference) == field


def _check_value(turn: Turn, field: str, value: str) -> None:
    """A forged value is refused before it is kept."""
    if field == "agency":
        turn.office.conferences.agenda.open_agency(value)
    elif field == "level":
        chosen(Level, value)
    elif value not in {"law", "yes", "no"}:
        raise UnknownChoiceError(f"no {field} {value[:40]!r}")


@step(Step.DECIDING)
async def decided_by_text(turn: Turn, text: str) -> None:
    """A day, or the words; where a button is wanted, ask again."""
    conference, item = await turn.office.conferences.file.of_item(turn.work, turn.conversation.form["item"])
    field = _open_field(turn, conference)
    if field == "said":
        if fits(turn, text, LONGEST_TEXT):
            await _decided(turn, conference, item, said=text)
        return
    if field == "day":
        found = day_in(text, turn.office.conferences.file.today)
        if found is None:
            turn.say("day-unclear")
        else:
            turn.office.conferences.agenda.check_named(conference, found[0])
            turn.conversation.form["day"] = found[0].isoformat()
    _ask_next(turn, conference, item)


async def _decided(turn: Turn, conference: Conference, item: Item, *, said: str) -> None:
    form = turn.conversation.form
    day = None if form.get("day", "law") == "law" else date.fromisoformat(form["day"])
    decided = await turn.office.conferences.agenda.decide(
        turn.work,
        turn.on_duty,
        item.id,
        verdict=Verdict(form["verdict"]),
        said=said,
        agency_id=form.get("agency", ""),
        day=day,
        is_complex=form["complex"] == "yes" if "complex" in form else None,
        level=_level(turn, conference),
    )
    await go_on(turn)
    items = await turn.work.conferences.items_of(conference.id)
    left = sum(one.verdict is None for one in items)
    number = conference.number
    turn.say(
        "item-decided",
        {
            **words_of_item(turn, decided),
            "said": excerpt(decided.said, SAID_SHOWN),
            "named": day.isoformat() if day and decided.due != day else "",
            "left": left,
        },
        choices=(
            button("button-undecided", f"undecided:{number}")
            if left
            else button("button-conclusion", f"conclusion:{number}"),
            button("button-decide-again", f"decide:{item.id}"),
            button("button-floor", f"floor:{number}"),
        ),
    )


def _level(turn: Turn, conference: Conference) -> Level | None:
    """Who is competent, where the matter was sent up."""
    form = turn.conversation.form
    if form["verdict"] != Verdict.SENT_UP:
        return None
    levels = turn.office.conferences.concluding.higher_levels(conference)
    return Level(form["level"]) if "level" in form else levels[0]
