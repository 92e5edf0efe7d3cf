"""A secretary plans a conference: one question at a time, then a summary with all that speaks against it."""

from collections.abc import Iterable
from datetime import date
from hashlib import sha256

from casework.cautions import Caution, Planned, cautions
from casework.convening import Plan
from casework.errors import TextMissingError, UnknownChoiceError
from casework.notices import Choice
from casework.places import Level
from casework.regulation import Regulation
from handlers.citizen_own import go_on
from handlers.cleaning import fold
from handlers.commands import For, action, step
from handlers.conference_words import words_of
from handlers.conversation import Step
from handlers.lengths import excerpt, fits
from handlers.plan_form import CHOICES, HOURS, LONGEST, before, fields_of, missing, plan_of, understood
from handlers.secretary_view import show
from handlers.turn import CANCEL, Turn, button, chosen

SHOWN_CAUTIONS = 8
SHOWN = {"scope": 400, "reason": 200, "group": 120, "place": 150, "chair": 250, "title": 200}


@action("newconf", audience=For.SECRETARIES)
async def begin(turn: Turn, argument: str) -> None:
    """An empty form."""
    turn.conversation.ask(Step.PLANNING)
    _ask(turn, "kind")


@action("plan", audience=For.SECRETARIES)
async def option_chosen(turn: Turn, argument: str) -> None:
    """A button under a question; one under an older question changes that answer."""
    field, _, value = argument.partition(":")
    if turn.conversation.step is not Step.PLANNING or field not in fields_of(turn.conversation.form):
        turn.say("stale-button")
    elif field in CHOICES:
        _go_on_with(turn, {field: chosen(CHOICES[field], value)})
    else:
        _go_on_with(turn, understood(field, value, turn.office.conferences.file.today))


@action("replan", audience=For.SECRETARIES)
async def ask_again(turn: Turn, field: str) -> None:
    """Ask one question again; without a field, ask which."""
    form = turn.conversation.form
    changeable = (*fields_of(form), "title")
    if turn.conversation.step is not Step.PLANNING:
        turn.say("stale-button")
    elif not field:
        others = [name for name in changeable if name != "time"]  # the day is asked with its hour
        turn.say(
            "ask-plan-field",
            choices=tuple(button("button-plan-field", f"replan:{name}", field=name) for name in others),
        )
    elif field in changeable:
        _ask(turn, field)
    else:
        raise UnknownChoiceError(f"no field {field[:40]!r} of a plan")


@step(Step.PLANNING)
async def written(turn: Turn, text: str) -> None:
    """An answer in words."""
    if not text:
        raise TextMissingError("an answer without words")
    field = turn.conversation.form.get("open", "")
    if not field:
        _summarise(turn)
    elif fits(turn, text, LONGEST.get(field, LONGEST["title"])):
        today = turn.office.conferences.file.today
        named = _named(turn, field, text)
        _go_on_with(turn, {field: named} if named else understood(field, text, today))


def _named(turn: Turn, field: str, text: str) -> str:
    """The option whose button says what was typed."""
    options = tuple(CHOICES.get(field, ()))
    worded = {fold(turn.word("button-plan-choice", {"choice": option})): option for option in options}
    return worded.get(fold(text).strip(" ."), "")


def _go_on_with(turn: Turn, answered: dict[str, str]) -> None:
    """Keep the answer and ask the next question, or show the summary."""
    form = turn.conversation.form
    if not answered:
        turn.say("plan-not-understood", {"field": form.get("open", "")}, choices=_choices(turn))
        return
    if "day" in answered:
        turn.office.conferences.convening.check_day(date.fromisoformat(answered["day"]))
    form.update(answered)
    following = missing(form)
    if following:
        _ask(turn, following)
    else:
        _summarise(turn)


def _ask(turn: Turn, field: str) -> None:
    turn.conversation.form["open"] = field
    turn.say("ask-plan", {"field": field}, choices=_choices(turn))


def _choices(turn: Turn) -> tuple[Choice, ...]:
    """The options of the open question, the way back, the way out."""
    form = turn.conversation.form
    field = form.get("open", "")
    earlier = before(form, field)
    found = [
        button("button-plan-choice", f"plan:{field}:{option}", choice=option)
        for option in CHOICES.get(field, ())
    ]
    if field == "hours":
        found += [button("button-plan-hours", f"plan:hours:{hours}", hours=hours) for hours in HOURS]
    if field == "expected":
        found.append(button("button-plan-unknown", "plan:expected:0"))
    if earlier:
        found.append(button("button-plan-back", f"replan:{earlier}"))
    return (*found, CANCEL)


def _summarise(turn: Turn) -> None:
    """All that was said, and all that a binding regulation has against it."""
    form = turn.conversation.form
    form.pop("open", None)
    plan = _plan(turn)
    words = {name: excerpt(form.get(name, ""), length) for name, length in SHOWN.items()}
    words |= {name: form[name] for name in ("kind", "head", "form", "day", "time")}
    words["title"] = excerpt(plan.title, SHOWN["title"])
    words["ground"] = plan.ground if "ground" in fields_of(form) else ""
    words["hours"] = form["hours"].replace(".", ",")
    words["group"] = words["group"] if plan.group else ""
    words["reason"] = words["reason"] if plan.reason else ""
    binding = turn.office.rulebook.binding_on(plan.held_on)
    turn.say(
        "plan-summary",
        {
            **words,
            "people": plan.expected,
            "regulations": ", ".join(one.short for one in binding),
            "cautions": caution_lines(turn, plan, binding),
        },
        choices=(
            button("button-plan-keep", f"plankeep:{_digest(form)}"),
            button("button-plan-change", "replan:"),
            CANCEL,
        ),
    )


@action("plankeep", audience=For.SECRETARIES)
async def keep(turn: Turn, digest: str) -> None:
    """The conference is planned; the button of a summary that has changed since shows the new one."""
    form = turn.conversation.form
    if turn.conversation.step is not Step.PLANNING or missing(form):
        turn.say("stale-button")
        return
    if digest != _digest(form):
        _summarise(turn)
        return
    conference = await turn.office.conferences.convening.create(turn.work, turn.on_duty, _plan(turn))
    await go_on(turn)
    turn.say("plan-kept", words_of(turn, conference))
    await show(turn, conference.number)


def caution_lines(turn: Turn, plan: Planned, binding: Iterable[Regulation]) -> str:
    """What the binding regulations and the calendar have against a plan, one a line; empty if nothing."""
    file = turn.office.conferences.file
    found: tuple[Caution, ...] = cautions(plan, binding, turn.office.rulebook.calendar, file.today)
    lines = [turn.word(caution.sentence, caution.words) for caution in found[:SHOWN_CAUTIONS]]
    if len(found) > SHOWN_CAUTIONS:
        lines.append(turn.word("cautions-more", {"count": len(found) - SHOWN_CAUTIONS}))
    return "\n".join(lines)


def _plan(turn: Turn) -> Plan:
    """The plan, with a title made of its kind, head and year where the secretary has written none."""
    form = turn.conversation.form
    rulebook = turn.office.rulebook
    place = rulebook.places.get(rulebook.authority.place)
    group = form.get("group", "") if "group" in fields_of(form) else ""
    title = turn.word(
        "plan-title",
        {"kind": form["kind"], "head": form["head"], "year": form["day"][:4], "group": group},
    )
    return plan_of(form, title=title, level=place.level if place else Level.COMMUNE)


def _digest(form: dict[str, str]) -> str:
    """Which summary a button belongs to."""
    written = "\n".join(f"{name}={form[name]}" for name in sorted(form) if name != "open")
    return sha256(written.encode()).hexdigest()[:8]
