"""Putting right what the machine proposed, passing on, asking the citizen."""

from casework.agencies import Agency, Desk
from casework.errors import CodeMissingError, UnknownChoiceError
from casework.notices import Choice
from casework.petition import parse_code, spoken_code
from casework.reading import Urgency
from handlers.citizen_own import go_on
from handlers.commands import For, action, command, step
from handlers.conversation import Step
from handlers.lengths import LONGEST_NOTE, fits
from handlers.officer_queue import show
from handlers.turn import Turn, button, chosen

PROPOSED = 3


@action("topic", audience=For.OFFICERS)
async def ask_topic(turn: Turn, code: str) -> None:
    """The machine's first three, then all the others."""
    petition = await turn.office.casefile.open(turn.work, turn.on_duty, code)
    proposed = [topic for topic, _ in petition.proposal.topics[:PROPOSED]]
    turn.say(
        "ask-topic",
        {"code": spoken_code(code), "topic": petition.topic},
        choices=(
            *(button("button-topic", f"settopic:{code}:{topic}", topic=topic) for topic in proposed),
            button("button-all-topics", f"alltopics:{code}"),
        ),
    )


@action("alltopics", audience=For.OFFICERS)
async def ask_any_topic(turn: Turn, code: str) -> None:
    """Every topic."""
    petition = await turn.office.casefile.open(turn.work, turn.on_duty, code)
    turn.say(
        "ask-topic",
        {"code": spoken_code(code), "topic": petition.topic},
        choices=tuple(
            button("button-topic", f"settopic:{code}:{topic.id}", topic=topic.id)
            for topic in turn.office.rulebook.topics
        ),
    )


@action("settopic", audience=For.OFFICERS)
async def set_topic(turn: Turn, argument: str) -> None:
    """The right topic; when another agency answers for it, offer to pass on."""
    code, _, topic = argument.partition(":")
    if topic not in turn.office.rulebook.topics:
        raise UnknownChoiceError(f"no topic {topic[:40]!r}")
    petition = await turn.office.triage.correct(turn.work, turn.on_duty, code, topic=topic)
    other = turn.office.triage.suggested_agency(petition)
    open_again = button("button-open", f"view:{code}")
    if other is None:
        turn.say("topic-corrected", {"code": spoken_code(code), "topic": topic}, choices=(open_again,))
        return
    turn.say(
        "topic-corrected-refer",
        {"code": spoken_code(code), "topic": topic, "agency": other.name},
        choices=(button("button-refer-to", f"referto:{code}:{other.id}", agency=other.name), open_again),
    )


@action("urgency", audience=For.OFFICERS)
async def ask_urgency(turn: Turn, code: str) -> None:
    """Three levels."""
    petition = await turn.office.casefile.open(turn.work, turn.on_duty, code)
    turn.say(
        "ask-urgency",
        {"code": spoken_code(code), "urgency": petition.urgency},
        choices=tuple(button(f"button-urgency-{level}", f"seturgency:{code}:{level}") for level in Urgency),
    )


@action("seturgency", audience=For.OFFICERS)
async def set_urgency(turn: Turn, argument: str) -> None:
    """The right urgency; the queue is sorted by it."""
    code, _, level = argument.partition(":")
    await turn.office.triage.correct(turn.work, turn.on_duty, code, urgency=chosen(Urgency, level))
    turn.say(
        "urgency-corrected",
        {"code": spoken_code(code), "urgency": level},
        choices=(button("button-open", f"view:{code}"),),
    )


@command("chuyen", summary="command-refer", audience=For.OFFICERS)
async def refer_by_command(turn: Turn, argument: str) -> None:
    """Pass a petition on."""
    if not argument:
        raise CodeMissingError("/chuyen without a code", command="chuyen")
    await ask_agency(turn, parse_code(argument))


@action("refer", audience=For.OFFICERS)
async def ask_agency(turn: Turn, code: str) -> None:
    """Ask to whom; the agency that the topic and place point to comes first."""
    petition = await turn.office.casefile.handled(turn.work, turn.on_duty, code)
    suggested = turn.office.triage.suggested_agency(petition)
    others = [agency for agency in turn.office.rulebook.agencies if agency.id != petition.agency_id]
    others.sort(key=lambda agency: agency != suggested)
    turn.say(
        "ask-agency",
        {"code": spoken_code(code)},
        choices=tuple(_agency_button(code, agency) for agency in others),
    )


def _agency_button(code: str, agency: Agency) -> Choice:
    label = "button-seal" if agency.desk is Desk.SEALED else "button-refer-to"
    return button(label, f"referto:{code}:{agency.id}", agency=agency.name)


@action("referto", audience=For.OFFICERS)
async def ask_reason(turn: Turn, argument: str) -> None:
    """Ask why; the citizen reads it."""
    code, _, agency_id = argument.partition(":")
    petition = await turn.office.casefile.handled(turn.work, turn.on_duty, code)
    agency = turn.office.rulebook.agencies.named(agency_id)
    turn.conversation.expect(Step.REFERRING, code=code, agency=agency_id)
    turn.say(
        "ask-reason",
        {"code": spoken_code(code), "agency": agency.name, "topic": petition.topic},
        choices=(
            button("button-usual-reason", f"usual:{code}"),
            button("button-cancel", f"cancel:{code}"),
        ),
    )


@action("usual", audience=For.OFFICERS)
async def usual_reason(turn: Turn, code: str) -> None:
    """The usual reason: the agency in charge of the field."""
    if turn.conversation.step is Step.REFERRING and turn.conversation.code == code:
        await referred(turn, turn.word("usual-reason"))
    else:
        turn.say("stale-button")


@step(Step.REFERRING)
async def referred(turn: Turn, text: str) -> None:
    """Passed on, with the reason."""
    conversation = turn.conversation
    if not fits(turn, text, LONGEST_NOTE):
        return
    petition = await turn.office.triage.pass_on(
        turn.work, turn.on_duty, conversation.code, agency_id=conversation.agency, reason=text
    )
    agency = turn.office.rulebook.agencies.named(petition.agency_id)
    await go_on(turn)
    turn.say(
        "referred",
        {"code": spoken_code(petition.code), "agency": agency.name},
        choices=(button("button-queue", "queue:"),),
    )


@action("ask", audience=For.OFFICERS)
async def ask_question(turn: Turn, code: str) -> None:
    """The next text is a question to the citizen."""
    await turn.office.casefile.handled(turn.work, turn.on_duty, code)
    turn.conversation.expect(Step.ASKING, code=code)
    turn.say(
        "ask-question", {"code": spoken_code(code)}, choices=(button("button-cancel", f"cancel:{code}"),)
    )


@step(Step.ASKING)
async def asked(turn: Turn, text: str) -> None:
    """The question is on its way."""
    code = turn.conversation.code
    if not fits(turn, text, LONGEST_NOTE):
        return
    await turn.office.triage.ask(turn.work, turn.on_duty, code, question=text)
    await go_on(turn)
    turn.say("asked", {"code": spoken_code(code)})
    await show(turn, code, media=False)
