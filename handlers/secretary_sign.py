"""The signature, and who else gets the notice on paper."""

from datetime import date, timedelta

from casework.conference import Conference
from casework.conference_file import SECRETARIES
from casework.notices import Words
from handlers.citizen_own import go_on
from handlers.commands import For, action, step
from handlers.conference_words import parsed_number
from handlers.conversation import Step
from handlers.dates import day_in
from handlers.lengths import excerpt, fits
from handlers.secretary_conclude import proposals
from handlers.turn import Turn, button

LONGEST_NUMBER = 100
LABEL = 28
YEAR = timedelta(days=364)  # a day written without its year is the latest such day


@action("asksign", audience=For.SECRETARIES)
async def ask_signature(turn: Turn, argument: str) -> None:
    """The chair is asked to read and sign."""
    number = parsed_number(argument)
    told = await turn.office.conferences.concluding.ask_signature(turn.work, turn.on_duty, number)
    turn.say(
        "signature-asked",
        {"number": number, "count": told},
        choices=(button("button-record-signature", f"sign:{number}"),),
    )


@action("sign", audience=For.SIGNERS)
async def begin_to_sign(turn: Turn, argument: str) -> None:
    """A chair signs now; a secretary says on which day the chair has signed the paper."""
    concluding = turn.office.conferences.concluding
    conference = await concluding.ready(turn.work, turn.on_duty, parsed_number(argument))
    turn.conversation.ask(Step.SIGNING, number=str(conference.number))
    if turn.on_duty.role in SECRETARIES:
        turn.say(
            "ask-signed-on",
            {"number": conference.number, "chair": conference.chair},
            choices=(
                button("button-signed-today", f"signday:{conference.number}"),
                button("button-cancel", "cancel:"),
            ),
        )
    else:
        _ask_number(turn, conference)


def _ask_number(turn: Turn, conference: Conference) -> None:
    day = turn.conversation.form.setdefault("day", turn.office.conferences.file.today.isoformat())
    turn.say(
        "ask-paper-number",
        {"number": conference.number, "day": day},
        choices=(
            button("button-no-number", f"nonumber:{conference.number}"),
            button("button-cancel", "cancel:"),
        ),
    )


def _is_signing(turn: Turn, number: str) -> bool:
    return turn.conversation.step is Step.SIGNING and turn.conversation.form.get("number") == number


@action("signday", audience=For.SECRETARIES)
async def signed_today(turn: Turn, argument: str) -> None:
    """Signed today."""
    if not _is_signing(turn, argument):
        turn.say("stale-button")
        return
    _ask_number(turn, await turn.office.conferences.file.find(turn.work, parsed_number(argument)))


@action("nonumber", audience=For.SIGNERS)
async def signed_without_number(turn: Turn, argument: str) -> None:
    """The paper has no number yet."""
    if not _is_signing(turn, argument) or "day" not in turn.conversation.form:
        turn.say("stale-button")
        return
    await _sign(turn, "")


@step(Step.SIGNING)
async def signed_by_text(turn: Turn, text: str) -> None:
    """The day of the signature, then the number of the document."""
    form = turn.conversation.form
    conferences = turn.office.conferences
    if "day" in form:
        if fits(turn, text, LONGEST_NUMBER):
            await _sign(turn, text)
        return
    found = day_in(text, conferences.file.today - YEAR)
    if found is None:
        turn.say("day-unclear")
        return
    conference = await conferences.file.find(turn.work, int(form["number"]))
    conferences.concluding.check_issue(conference, found[0])
    form["day"] = found[0].isoformat()
    _ask_number(turn, conference)


async def _sign(turn: Turn, paper_number: str) -> None:
    form = turn.conversation.form
    conferences = turn.office.conferences
    conference = await conferences.concluding.sign(
        turn.work,
        turn.on_duty,
        int(form["number"]),
        proposed=await proposals(turn, int(form["number"])),
        paper_number=paper_number,
        issued_on=date.fromisoformat(form["day"]),
    )
    await go_on(turn)
    secretary = turn.on_duty.role in SECRETARIES
    turn.say(
        "conclusion-signed",
        {"number": conference.number, "paper": paper_number, "day": form["day"]},
        choices=(button("button-recipients", f"recipients:{conference.number}"),) if secretary else (),
    )


@action("recipients", audience=For.SECRETARIES)
async def show_recipients(turn: Turn, argument: str) -> None:
    """Who gets the notice on paper, and who has it."""
    concluding = turn.office.conferences.concluding
    _list_recipients(turn, await concluding.issued(turn.work, parsed_number(argument)))


@action("delivered", audience=For.SECRETARIES)
async def delivered(turn: Turn, argument: str) -> None:
    """One of them has got it; the first day stays."""
    number, _, index = argument.partition(":")
    conferences = turn.office.conferences
    conference = await conferences.concluding.issued(turn.work, parsed_number(number))
    recipients = conferences.file.paper_recipients(conference)
    place = parsed_number(index)
    if place >= len(recipients):
        turn.say("stale-button")
        return
    name = recipients[place].name
    if name not in conference.delivered:
        conference = await conferences.following.deliver(turn.work, turn.on_duty, conference.number, name)
    _list_recipients(turn, conference)


def _list_recipients(turn: Turn, conference: Conference) -> None:
    recipients = turn.office.conferences.file.paper_recipients(conference)
    lines = []
    choices = []
    for place, one in enumerate(recipients):
        day = conference.delivered.get(one.name)
        words: Words = {"name": one.name, "article": one.article, "day": day.isoformat() if day else ""}
        lines.append(turn.word("recipient-line", words))
        if day is None:
            label = excerpt(one.name, LABEL)
            choices.append(button("button-delivered", f"delivered:{conference.number}:{place}", name=label))
    turn.say(
        "recipients",
        {"number": conference.number, "count": len(recipients), "lines": "\n".join(lines)},
        choices=tuple(choices),
    )
