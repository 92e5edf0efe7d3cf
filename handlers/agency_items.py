"""What an agency has to do for conferences; its drafts before, the receipt of the notice after."""

from collections.abc import Sequence
from dataclasses import dataclass

from casework.conference import Conference, Item
from casework.conference import Step as ConferenceStep
from casework.conference_file import DRAFTS
from casework.drafting import DRAFTED_IN, waiting_for
from casework.errors import NotDraftableError, NotYoursError
from casework.notices import Choice, Words, iso
from casework.on_agenda import petition_of
from handlers.attached import attached
from handlers.citizen_own import go_on
from handlers.commands import For, action, command, step
from handlers.conference_words import page_of, parsed_number, words_of, words_of_item
from handlers.conversation import Step
from handlers.lengths import LONGEST_TEXT, excerpt, fits
from handlers.proof import keep_attachments, kept_attachments
from handlers.turn import CANCEL, Turn, button

PAGE = 8
ALL = 0  # in place of a conference's number: all that run
SHOWN_TEXT = 600


@dataclass(frozen=True, slots=True)
class Task:
    """An item that the agency looks after: `kind` says what is to be done with it now."""

    conference: Conference
    item: Item
    kind: str


@command("duthao", summary="command-drafts", audience=For.OFFICERS)
async def tasks_by_command(turn: Turn, argument: str) -> None:
    """What the agency has to do for all running conferences, or for one."""
    await _show(turn, parsed_number(argument) if argument else ALL, 0)


@action("tasks", audience=For.OFFICERS)
async def tasks_by_button(turn: Turn, argument: str) -> None:
    """One page: `tasks:<number>:<page>`, number 0 for all conferences."""
    number, _, page = argument.partition(":")
    await _show(turn, parsed_number(number), parsed_number(page or "0"))


async def _show(turn: Turn, number: int, page: int) -> None:
    conferences = turn.office.conferences
    running = (
        [await conferences.file.find(turn.work, number)] if number else await turn.work.conferences.running()
    )
    tasks = [task for conference in running for task in await _tasks(turn, conference)]
    agency = turn.office.rulebook.agencies.named(turn.on_duty.agency_id).name
    if not tasks:
        turn.say("tasks-none", {"agency": agency})
        return
    part = page_of(tasks, page, PAGE)
    numbered = list(enumerate(part.shown, part.first + 1))
    turn.say(
        "tasks",
        {
            "agency": agency,
            "count": len(tasks),
            "lines": "\n\n".join(
                turn.word("task-line", task_words(turn, task, place)) for place, task in numbered
            ),
        },
        choices=(
            *(choice for place, task in numbered for choice in _buttons(task, place)),
            *_receipts(turn, running),
            *((button("button-tasks-next", f"tasks:{number}:{part.following}"),) if part.following else ()),
        ),
    )


async def _tasks(turn: Turn, conference: Conference) -> list[Task]:
    """What the agency still has to do first, then what it has done."""
    items = await turn.work.conferences.items_of(conference.id)
    own = [item for item in items if item.agency_id == turn.on_duty.agency_id]
    tasks = [Task(conference, item, _kind(conference, item)) for item in own]
    open_first = sorted(tasks, key=lambda task: task.kind not in {"draft", "answer"})
    return [task for task in open_first if task.kind]


def _kind(conference: Conference, item: Item) -> str:
    """What is wanted ('draft', 'answer'), is there ('drafted', 'answered'), or is waited for.

    'undecided' waits for the chair, 'decided' for the notice.
    """
    if item.verdict is None and conference.phase in DRAFTED_IN:
        return "drafted" if item.draft else "draft"
    if item.verdict is None:
        return "undecided"
    if item.answered_on is not None or not item.awaits_answer:
        return "answered"
    return "answer" if conference.notice is not None else "decided"


def task_words(turn: Turn, task: Task, row: int) -> Words:
    """What sentences say of a task: of its conference, its item, and the day that counts now."""
    conference, item = task.conference, task.item
    drafts = turn.office.conferences.file.term(conference, DRAFTS)
    before = item.verdict is None
    due = (drafts.due if drafts else None) if before else item.due
    article = (drafts.rule.article if drafts else "") if before else item.due_article
    late = due is not None and due < turn.office.conferences.file.today
    return (
        words_of(turn, conference)
        | words_of_item(turn, item)
        | {
            "row": row,
            "kind": task.kind,
            "due": iso(due),
            "article": article,
            "late": "yes" if late and task.kind in {"draft", "answer"} else "",
            "said": excerpt(item.said, SHOWN_TEXT),
            "extended": iso(item.extended_to),
        }
    )


def _buttons(task: Task, place: int) -> tuple[Choice, ...]:
    labels = {
        "draft": ("button-draft-one", "draft"),
        "drafted": ("button-draft-again", "draft"),
        "answer": ("button-settle-one", "settle"),
    }
    if task.kind not in labels:
        return ()
    label, verb = labels[task.kind]
    return (button(label, f"{verb}:{task.item.id}", index=task.item.number, number=task.conference.number),)


def _receipts(turn: Turn, running: Sequence[Conference]) -> tuple[Choice, ...]:
    """A button for each notice whose receipt the agency has not confirmed."""
    own = turn.on_duty.agency_id
    return tuple(
        button("button-received-of", f"received:{one.number}", number=one.number)
        for one in running
        if one.notice is not None and own not in one.received
    )[:2]


@action("draft", audience=For.OFFICERS)
async def ask_draft(turn: Turn, item_id: str) -> None:
    """The next text is the draft."""
    conference, item = await turn.office.conferences.file.of_item(turn.work, item_id)
    if item.agency_id != turn.on_duty.agency_id:
        raise NotYoursError(f"officer {turn.on_duty.id} drafts for item {item_id}")
    if not conference.is_running:
        conference.require(ConferenceStep.ASSIGN)  # refused in the words of its phase
    if _kind(conference, item) not in {"draft", "drafted"}:
        raise NotDraftableError(f"item {item_id} is past drafting", title=item.title)
    turn.conversation.ask(Step.DRAFTING, item=item.id)
    words = task_words(turn, Task(conference, item, _kind(conference, item)), item.number)
    turn.say(
        "ask-draft",
        words | await matter(turn, item) | {"draft": excerpt(item.draft, SHOWN_TEXT)},
        choices=(CANCEL,),
    )


async def matter(turn: Turn, item: Item) -> Words:
    """What people have said: the citizen's first words masked, or what was said in the room."""
    petition = await petition_of(turn.work, item)
    statements = await turn.work.petitions.file_of(petition.id) if petition else ()
    said = statements[0].text if statements else item.text
    return {"text": excerpt(turn.office.casefile.mask(said), SHOWN_TEXT)}


@step(Step.DRAFTING)
async def drafted(turn: Turn, text: str) -> None:
    """The draft is with the secretary."""
    keep_attachments(turn)
    if not text:
        turn.say("draft-needs-words", {"attached": attached(turn, kept_attachments(turn))}, choices=(CANCEL,))
        return
    if not fits(turn, text, LONGEST_TEXT):
        return
    conferences = turn.office.conferences
    item = await conferences.drafting.draft(
        turn.work,
        turn.on_duty,
        turn.conversation.form.get("item", ""),
        text=text,
        attachments=kept_attachments(turn),
    )
    conference, _ = await conferences.file.of_item(turn.work, item.id)
    left = waiting_for(await turn.work.conferences.items_of(conference.id)).get(item.agency_id, 0)
    await go_on(turn)
    turn.say(
        "draft-kept",
        words_of_item(turn, item) | {"left": left, "attached": attached(turn, item.draft_attachments)},
        choices=(button("button-tasks", f"tasks:{conference.number}"),),
    )


@action("received", audience=For.OFFICERS)
async def received(turn: Turn, argument: str) -> None:
    """The agency has got the notice; from now on, or from its day, its terms are known."""
    number, _, agency_id = argument.partition(":")
    conferences = turn.office.conferences
    conference = await conferences.following.receive(
        turn.work, turn.on_duty, parsed_number(number), agency_id=agency_id
    )
    agency = agency_id or turn.on_duty.agency_id
    items = await turn.work.conferences.items_of(conference.id)
    waiting = [item for item in items if item.agency_id == agency and item.awaits_answer]
    due = min((item.due for item in waiting if item.due), default=None)
    turn.say(
        "receipt-kept",
        words_of(turn, conference)
        | {
            "agency": turn.office.rulebook.agencies.named(agency).name,
            "received": conference.received[agency].isoformat(),
            "count": len(waiting),
            "due": iso(due),
        },
        choices=(button("button-tasks", f"tasks:{conference.number}"),),
    )
