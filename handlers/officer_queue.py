"""The officer's queue: most urgent and earliest due first, ten at a time; open one, take it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from casework.errors import CodeMissingError
from casework.joining import raised_by
from casework.notices import Choice, MediaKind, iso
from casework.petition import Act, Petition, Stage, Statement, parse_code, spoken_code
from casework.petitioner import Disclosure, Officer
from casework.ports import QueueMark
from casework.reading import Urgency
from casework.triage import visible_name
from casework.working_days import day_of
from handlers.citizen_own import file_lines
from handlers.citizen_summary import place_words
from handlers.commands import For, action, command
from handlers.conversation import Step
from handlers.lengths import excerpt
from handlers.turn import Turn, button

PAGE = 10
FAR = date.max
TITLE_ON_BUTTON = 28
WORTH_SHOWING = 0.01  # of a proposal: less would read 0 %
_CAPTIONS = {
    MediaKind.LOCATION: "file-point",
    MediaKind.VOICE: "file-voice",
    MediaKind.VIDEO: "file-video",
    MediaKind.DOCUMENT: "file-document",
}
_RANKS = frozenset(str(urgency.rank) for urgency in Urgency)


@command("hangdoi", summary="command-queue", audience=For.OFFICERS, aliases=("hang doi",))
async def queue_by_command(turn: Turn, argument: str) -> None:
    """The first page of the queue."""
    await show_queue(turn, None)


@action("queue", audience=For.OFFICERS)
async def queue_by_button(turn: Turn, argument: str) -> None:
    """The page after the mark in the button."""
    mark = _mark_from(argument)
    known = mark is not None and await turn.work.petitions.with_id(mark.id) is not None
    await show_queue(turn, mark if known else None)


async def show_queue(turn: Turn, after: QueueMark | None) -> None:
    """One page, each petition a line and a button."""
    officer = turn.on_duty
    page = await turn.work.petitions.queue(officer.agency_id, after=after, limit=PAGE + 1)
    agency = turn.office.rulebook.agencies.named(officer.agency_id).name
    if not page and after is not None:
        await show_queue(turn, None)  # what came after the mark has gone meanwhile
        return
    if not page:
        turn.say("queue-empty", {"agency": agency})
        return
    shown = page[:PAGE]
    today = day_of(turn.office.clock.now())
    lines = [turn.word("queue-line", _line(officer, petition, today)) for petition in shown]
    choices = [
        button(
            "button-queue-entry",
            f"view:{petition.code}",
            code=spoken_code(petition.code),
            urgency=petition.urgency,
            title=excerpt(petition.title, TITLE_ON_BUTTON) if petition.stage is not Stage.SEALED else "",
        )
        for petition in shown
    ]
    if len(page) > PAGE:
        choices.append(button("button-queue-next", f"queue:{_mark_of(shown[-1])}"))
    count = await turn.work.petitions.count_queue(officer.agency_id)
    words: dict[str, str | int] = {"agency": agency, "count": count, "lines": "\n\n".join(lines)}
    turn.say("queue", words, choices=tuple(choices))


def _line(officer: Officer, petition: Petition, today: date) -> dict[str, str | int]:
    return {
        "code": spoken_code(petition.code),
        "title": petition.title if petition.stage is not Stage.SEALED else "",
        "urgency": petition.urgency,
        "topic": petition.topic,
        "stage": petition.stage,
        "mine": "yes" if petition.claimed_by == officer.id else "no",
        "overdue": "yes" if petition.is_overdue(today) else "no",
        "due": iso(petition.due),
        "reopened": petition.reopened,
    }


def _mark_of(petition: Petition) -> str:
    return f"{petition.urgency.rank}:{petition.due or FAR}:{petition.id}"


def _mark_from(argument: str) -> QueueMark | None:
    rank, _, rest = argument.partition(":")
    due, _, petition_id = rest.partition(":")
    if rank not in _RANKS:
        return None
    try:
        return QueueMark(rank=int(rank), due=date.fromisoformat(due), id=petition_id)
    except ValueError:
        return None  # the button of an older version: the first page


@command("xem", summary="command-view", audience=For.OFFICERS)
async def view_by_command(turn: Turn, argument: str) -> None:
    """One petition by its code."""
    if not argument:
        raise CodeMissingError("/xem without a code", command="xem")
    await show(turn, parse_code(argument))


@action("view", audience=For.OFFICERS)
async def view_by_button(turn: Turn, code: str) -> None:
    """One petition by its button."""
    await show(turn, code)


async def show(turn: Turn, code: str, *, media: bool = True) -> None:
    """The file as this officer may see it, what came with it, and what can be done."""
    officer = turn.on_duty
    petition = await turn.office.casefile.open(turn.work, officer, code)
    statements = await turn.work.petitions.file_of(petition.id)
    for statement in statements if media else ():
        for attachment in statement.attachments:
            sentence = _CAPTIONS.get(attachment.kind, "file-photo")
            turn.say(sentence, {"code": spoken_code(code)}, attachment=attachment)
    petitioner = await turn.work.people.petitioner(petition.petitioner_id)
    handler = await turn.work.people.officer_with_id(petition.claimed_by) if petition.claimed_by else None
    joined = await turn.work.petitions.joined_to(petition.id)
    lead = await turn.work.petitions.with_id(petition.joined_to) if petition.joined_to else None
    mine = petition.claimed_by == officer.id
    written = petition.place_written if mine else turn.office.casefile.mask(petition.place_written)
    words = _line(officer, petition, day_of(turn.office.clock.now())) | {
        "file": "\n\n".join(file_lines(turn, statements if mine else _masked(turn, statements))),
        "others": raised_by(petition, joined) - 1,
        "joined": ", ".join(spoken_code(one.code) for one in joined),
        "lead": spoken_code(lead.code) if lead else "",
        "name": visible_name(petition, petitioner, officer),
        "hidden": "no" if petition.disclosure is Disclosure.PUBLIC else petition.disclosure,
        "place": place_words(turn, petition.place_id, written),
        "proposed": " · ".join(
            turn.word("proposed-topic", {"topic": topic, "percent": round(100 * probability)})
            for topic, probability in petition.proposal.topics
            if probability >= WORTH_SHOWING
        ),
        "proposed-urgency": petition.proposal.urgency,
        "handler": handler.name if handler else "",
        "received": turn.office.local_time(petition.received_at),
        "article": petition.due_article,
    }
    alike = await turn.office.joining.alike_to(turn.work, petition)
    turn.say(
        "petition",
        words,
        choices=(
            *_choices(officer, petition),
            *_about_others(petition, len(alike)),
            button("button-attempts", f"attempts:{petition.code}"),
        ),
    )


def _masked(turn: Turn, statements: Sequence[Statement]) -> list[Statement]:
    """The file for an officer who has not taken the petition: without names, numbers, addresses."""
    return [replace(statement, text=turn.office.casefile.mask(statement.text)) for statement in statements]


def _about_others(petition: Petition, alike: int) -> tuple[Choice, ...]:
    """Joining where something like it is open, separating where it is joined."""
    if petition.joined_to is not None:
        return (button("button-separate", f"separate:{petition.code}"),)
    return (button("button-alike", f"alike:{petition.code}", count=alike),) if alike else ()


def _choices(officer: Officer, petition: Petition) -> tuple[Choice, ...]:
    code = petition.code
    possible = [
        (petition.claimed_by is None and petition.allows(Act.CLAIM), "button-claim", "claim"),
        (petition.allows(Act.ANSWER), "button-answer", "answer"),
        (petition.allows(Act.ASK), "button-ask", "ask"),
        (petition.allows(Act.REFER), "button-refer", "refer"),
        (petition.allows(Act.CORRECT), "button-correct-topic", "topic"),
        (petition.allows(Act.CORRECT), "button-correct-urgency", "urgency"),
        (petition.allows(Act.UNSEAL), "button-unseal", "unseal"),
        (petition.claimed_by not in (None, officer.id) and petition.is_open, "button-take-over", "takeover"),
    ]
    return tuple(button(label, f"{verb}:{code}") for allowed, label, verb in possible if allowed)


@action("claim", audience=For.OFFICERS)
async def claim(turn: Turn, code: str) -> None:
    """Take it; the name becomes visible if the petitioner allows the handler to see it."""
    await turn.office.triage.claim(turn.work, turn.on_duty, code)
    turn.say("claimed", {"code": spoken_code(code)})
    await show(turn, code, media=False)


@action("takeover", audience=For.OFFICERS)
async def take_over(turn: Turn, code: str) -> None:
    """Take it from a colleague; both names stay in the history."""
    await turn.office.triage.claim(turn.work, turn.on_duty, code, take_over=True)
    turn.say("claimed", {"code": spoken_code(code)})
    await show(turn, code, media=False)


@action("unseal", audience=For.OFFICERS)
async def unseal(turn: Turn, code: str) -> None:
    """Not a complaint or denunciation after all: back to the triage desk."""
    await turn.office.triage.unseal(turn.work, turn.on_duty, code)
    turn.conversation.step = Step.IDLE
    turn.say("unsealed", {"code": spoken_code(code)}, choices=(button("button-queue", "queue:"),))
