"""The signature, and who else gets the notice on paper."""

import re
from datetime import date, timedelta

from casework.conference import Conference
from casework.conference_file import SECRETARIES, agencies_with_tasks
from casework.notices import Choice, Words, iso
from handlers.changing import change, expect, number_of
from handlers.citizen_own import go_on
from handlers.commands import For, action, step
from handlers.conference_words import parsed_number
from handlers.conversation import Step
from handlers.dates import day_in
from handlers.lengths import excerpt, fits
from handlers.secretary_conclude import proposals
from handlers.turn import CANCEL, Turn, button

LONGEST_NUMBER = 40
_NUMBERED = re.compile(r"\d+\w{0,3}(\s*[-/].*)?$")  # 15, 15a, 15/TB-UBND, 15-TB/ĐU
LABEL = 28
MOST_RECEIPTS = 6
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
                CANCEL,
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
            CANCEL,
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
    await _confirm(turn, "")


@step(Step.SIGNING)
async def signed_by_text(turn: Turn, text: str) -> None:
    """The day of the signature, then the number of the document."""
    form = turn.conversation.form
    conferences = turn.office.conferences
    if "day" in form:
        if not _NUMBERED.match(text):
            turn.say("number-unclear", choices=(CANCEL,))
        elif fits(turn, text, LONGEST_NUMBER):
            await _confirm(turn, text)
        return
    found = day_in(text, conferences.file.today - YEAR)
    if found is None:
        turn.say("day-unclear")
        return
    conference = await conferences.file.find(turn.work, int(form["number"]))
    conferences.concluding.check_issue(conference, found[0])
    form["day"] = found[0].isoformat()
    _ask_number(turn, conference)


async def _confirm(turn: Turn, paper_number: str) -> None:
    """A signature can't be taken back: who will be told is said before it."""
    form = turn.conversation.form
    form["paper"] = paper_number
    conference = await turn.office.conferences.concluding.ready(turn.work, turn.on_duty, int(form["number"]))
    items = await turn.work.conferences.items_of(conference.id)
    turn.say(
        "ask-sign-now",
        {
            "number": conference.number,
            "paper": paper_number,
            "day": form["day"],
            "count": len(items),
            "agencies": len(agencies_with_tasks(items)),
        },
        choices=(
            button("button-sign-now", f"signnow:{conference.number}"),
            CANCEL,
        ),
    )


@action("signnow", audience=For.SIGNERS)
async def sign_now(turn: Turn, argument: str) -> None:
    """Signed, and everybody is told."""
    if not _is_signing(turn, argument) or "paper" not in turn.conversation.form:
        turn.say("stale-button")
        return
    await _sign(turn, turn.conversation.form["paper"])


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
    await _list_recipients(turn, await concluding.issued(turn.work, parsed_number(argument)))


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
    await _list_recipients(turn, conference)


async def _receipts(turn: Turn, conference: Conference) -> list[Choice]:
    """Agencies with a task that have not confirmed the notice: a receipt on paper may be written down."""
    items = await turn.work.conferences.items_of(conference.id)
    waiting = agencies_with_tasks(items)
    named = turn.office.rulebook.agencies.named
    return [
        button(
            "button-receipt-of",
            f"receipt:{conference.number}:{agency}",
            name=excerpt(named(agency).name, LABEL),
        )
        for agency in waiting
        if agency not in conference.received
    ][:MOST_RECEIPTS]


@action("receipt", audience=For.SECRETARIES)
async def ask_receipt(turn: Turn, argument: str) -> None:
    """On which day an agency got the notice: its term runs from there where the regulation says so."""
    number, _, agency_id = argument.partition(":")
    conference = await turn.office.conferences.concluding.issued(turn.work, parsed_number(number))
    agency = turn.office.rulebook.agencies.named(agency_id)
    expect(turn, "receipt", conference, agency=agency.id)
    turn.say(
        "ask-receipt-day",
        {"number": conference.number, "agency": agency.name},
        choices=(
            button("button-received-today", f"received:{conference.number}:{agency.id}"),
            CANCEL,
        ),
    )


@change("receipt")
async def receipt_written(turn: Turn, text: str) -> None:
    """The day of the receipt, as it was written."""
    today = turn.office.conferences.file.today
    found = day_in(text, today - YEAR)
    if found is None:
        turn.say("day-unclear")
        return
    conference = await turn.office.conferences.following.receive(
        turn.work,
        turn.on_duty,
        number_of(turn),
        agency_id=turn.conversation.form["agency"],
        day=found[0],
    )
    await go_on(turn)
    await _list_recipients(turn, conference)


async def _list_recipients(turn: Turn, conference: Conference) -> None:
    recipients = turn.office.conferences.file.paper_recipients(conference)
    lines = []
    choices = []
    for place, one in enumerate(recipients):
        day = conference.delivered.get(one.name)
        words: Words = {"name": one.name, "article": one.article, "day": iso(day)}
        lines.append(turn.word("recipient-line", words))
        if day is None:
            label = excerpt(one.name, LABEL)
            choices.append(button("button-delivered", f"delivered:{conference.number}:{place}", name=label))
    if conference.notice is not None:
        choices.append(button("button-notice-number", f"number:{conference.number}"))
    choices += await _receipts(turn, conference)
    turn.say(
        "recipients",
        {"number": conference.number, "count": len(recipients), "lines": "\n".join(lines)},
        choices=tuple(choices),
    )


@action("number", audience=For.SECRETARIES)
async def ask_number_later(turn: Turn, argument: str) -> None:
    """The number that a signed notice was given afterwards."""
    conference = await turn.office.conferences.concluding.issued(turn.work, parsed_number(argument))
    expect(turn, "number", conference)
    turn.say(
        "ask-number-later",
        {"number": conference.number},
        choices=(CANCEL,),
    )


@change("number")
async def number_given(turn: Turn, text: str) -> None:
    """The notice has its number: the papers say it from now on."""
    if not _NUMBERED.match(text):
        turn.say("number-unclear", choices=(CANCEL,))
        return
    following = turn.office.conferences.following
    conference = await following.number_notice(
        turn.work, turn.on_duty, number_of(turn), text[:LONGEST_NUMBER]
    )
    await go_on(turn)
    assert conference.notice is not None
    turn.say(
        "number-kept",
        {"number": conference.number, "paper": conference.notice.number},
        choices=(button("button-recipients", f"recipients:{conference.number}"),),
    )
