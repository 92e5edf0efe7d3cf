"""An agency answers an item after the conference, or has its term made longer where a regulation allows."""

import re

from casework.conference import Conference
from casework.conference_file import ANSWER
from casework.errors import NoExtensionError, TextMissingError
from casework.notices import iso
from casework.petition import Outcome
from handlers.agency_items import Task, matter, task_words
from handlers.attached import attached
from handlers.citizen_own import go_on
from handlers.commands import For, action, step
from handlers.conference_words import words_of, words_of_item
from handlers.conversation import Step
from handlers.dates import day_in
from handlers.lengths import LONGEST_NOTE, LONGEST_TEXT, fits
from handlers.proof import keep_attachments, kept_attachments
from handlers.turn import CANCEL, Turn, button, chosen

_BEFORE_REASON = re.compile(r"^(?:(?:xin|gia hạn|đến|tới|ngày|lý do|lí do)[\s,;:.–-]+)+", re.IGNORECASE)


@action("settle", audience=For.OFFICERS)
async def settle(turn: Turn, argument: str) -> None:
    """Ask how the item ends, then for the words."""
    item_id, _, outcome = argument.partition(":")
    conference, item = await turn.office.conferences.following.waiting(turn.work, turn.on_duty, item_id)
    words = task_words(turn, Task(conference, item, "answer"), item.number) | await matter(turn, item)
    if outcome:
        turn.conversation.ask(Step.SETTLING, item=item.id, outcome=chosen(Outcome, outcome))
        turn.say("ask-settlement", words | {"outcome": outcome}, choices=(CANCEL,))
        return
    turn.say(
        "settle-item",
        words,
        choices=(
            *(button(f"button-outcome-{one}", f"settle:{item.id}:{one}") for one in Outcome),
            *((button("button-extend", f"extend:{item.id}"),) if _may_be_longer(turn, conference) else ()),
            button("button-tasks", f"tasks:{conference.number}"),
        ),
    )


def _may_be_longer(turn: Turn, conference: Conference) -> bool:
    """Whether every binding regulation lets the term of an answer be made longer."""
    try:
        turn.office.conferences.file.extension(conference, ANSWER)
    except NoExtensionError:
        return False
    return True


@step(Step.SETTLING)
async def settled(turn: Turn, text: str) -> None:
    """The answer is on its way to those whose matter it is."""
    form = turn.conversation.form
    keep_attachments(turn)
    if not text and turn.incoming.attachments:
        turn.say("draft-needs-words", {"attached": attached(turn, kept_attachments(turn))}, choices=(CANCEL,))
        return
    if not text:
        raise TextMissingError("an answer without words")
    if not fits(turn, text, LONGEST_TEXT):
        return
    conference, item = await turn.office.conferences.following.waiting(
        turn.work, turn.on_duty, form.get("item", "")
    )
    form["text"] = text
    turn.say(
        "settlement-preview",
        words_of(turn, conference)
        | words_of_item(turn, item)
        | {
            "text": text,
            "outcome": chosen(Outcome, form.get("outcome", "")),
            "attached": attached(turn, kept_attachments(turn)),
        },
        choices=(
            button("button-send-answer", f"settlenow:{item.id}"),
            button("button-retype", f"settle:{item.id}:{form['outcome']}"),
            CANCEL,
        ),
    )


@action("settlenow", audience=For.OFFICERS)
async def settle_now(turn: Turn, item_id: str) -> None:
    """The officer has seen what people will read: stored, and on its way."""
    form = turn.conversation.form
    if turn.conversation.step is not Step.SETTLING or form.get("item") != item_id or "text" not in form:
        turn.say("stale-button")
        return
    item = await turn.office.conferences.following.answer(
        turn.work,
        turn.on_duty,
        item_id,
        outcome=chosen(Outcome, form.get("outcome", "")),
        text=form["text"],
        attachments=kept_attachments(turn),
    )
    conference, _ = await turn.office.conferences.file.of_item(turn.work, item.id)
    items = await turn.work.conferences.items_of(conference.id)
    left = sum(one.awaits_answer for one in items if one.agency_id == item.agency_id)
    await go_on(turn)
    turn.say(
        "item-settled",
        words_of_item(turn, item) | {"left": left, "outcome": item.outcome or ""},
        choices=(button("button-tasks", f"tasks:{conference.number}"),),
    )


@action("extend", audience=For.OFFICERS)
async def ask_extension(turn: Turn, item_id: str) -> None:
    """What the regulation allows; the next text is the new day and the reason."""
    conference, item, allowed = await turn.office.conferences.following.extendable(
        turn.work, turn.on_duty, item_id
    )
    turn.conversation.ask(Step.EXTENDING, item=item.id)
    turn.say(
        "ask-extension",
        words_of(turn, conference)
        | words_of_item(turn, item)
        | {
            "article": allowed.rule.article,
            "grounds": allowed.rule.grounds,
            "last": iso(allowed.last),
        },
        choices=(CANCEL,),
    )


@step(Step.EXTENDING)
async def extended(turn: Turn, text: str) -> None:
    """The new day is kept; the petitioner and the secretaries are told."""
    conferences = turn.office.conferences
    if not fits(turn, text, LONGEST_NOTE):
        return
    found = day_in(text, conferences.file.today)
    reason = _BEFORE_REASON.sub("", found[1].strip(" ,;:.-–")) if found else ""
    if found is None or not reason:
        turn.say("ask-day-and-reason", choices=(CANCEL,))
        return
    item = await conferences.following.extend(
        turn.work, turn.on_duty, turn.conversation.form.get("item", ""), to=found[0], reason=reason
    )
    conference, _ = await conferences.file.of_item(turn.work, item.id)
    await go_on(turn)
    turn.say(
        "item-extended",
        words_of_item(turn, item),
        choices=(button("button-tasks", f"tasks:{conference.number}"),),
    )
