"""Answering in chat: outcome, words, a look at what the citizen will see, send."""

import re

from casework.errors import CodeMissingError, TextMissingError
from casework.notices import MediaKind, iso
from casework.petition import Act, Outcome, parse_code, spoken_code
from handlers.attached import attached
from handlers.citizen_own import go_on
from handlers.commands import For, action, command, step
from handlers.conversation import Step
from handlers.lengths import LONGEST_TEXT, fits
from handlers.proof import carried, carry, keep_attachments, kept_attachments
from handlers.turn import Turn, button, chosen

_CODE = re.compile(r"((?:\d[\s.\-–]*){8})(?!\d)(.*)", re.DOTALL)


@command("traloi", summary="command-answer", audience=For.OFFICERS)
async def answer_by_command(turn: Turn, argument: str) -> None:
    """`/traloi CODE` or `/traloi CODE the answer`."""
    if not argument:
        raise CodeMissingError("/traloi without a code", command="traloi")
    code, text = _split(argument)
    await begin_answer(turn, parse_code(code), text)


async def begin_answer(turn: Turn, code: str, text: str) -> None:
    """Ask how it ends; the words and what came with them wait for the preview."""
    await ask_outcome(turn, code)
    turn.conversation.text = text
    keep_attachments(turn)


def _split(argument: str) -> tuple[str, str]:
    """The code and the words after it: the code's digits may be apart ('4829 1370')."""
    found = _CODE.match(argument)
    if found:
        return found.group(1), found.group(2).strip()
    code, *rest = argument.split(maxsplit=1)
    return code, "".join(rest).strip()


@action("answer", audience=For.OFFICERS)
async def ask_outcome(turn: Turn, code: str) -> None:
    """Ask how it ends, from the closed list."""
    petition = await turn.office.casefile.handled(turn.work, turn.on_duty, code)
    petition.require(Act.ANSWER)  # before anybody writes a long text in vain
    conversation = turn.conversation
    written = conversation.text if conversation.step is Step.PREVIEWING and conversation.code == code else ""
    conversation.expect(Step.ANSWERING, code=code)
    conversation.text = written
    turn.say(
        "ask-outcome",
        {"code": spoken_code(code)},
        choices=(
            *(button(f"button-outcome-{outcome}", f"outcome:{code}:{outcome}") for outcome in Outcome),
            button("button-cancel", f"cancel:{code}"),
        ),
    )


@action("outcome", audience=For.OFFICERS)
async def outcome_chosen(turn: Turn, argument: str) -> None:
    """The outcome; text that came with the command is kept."""
    code, _, outcome = argument.partition(":")
    await turn.office.casefile.handled(turn.work, turn.on_duty, code)
    conversation = turn.conversation
    waiting = conversation.step is Step.ANSWERING and conversation.code == code
    written = conversation.text if waiting else ""
    photos = carried(turn) if waiting else ""
    conversation.expect(Step.ANSWERING, code=code, outcome=chosen(Outcome, outcome))
    carry(turn, photos)
    if written:
        await answer_written(turn, written)
    else:
        turn.say(
            "ask-answer",
            {"code": spoken_code(code), "outcome": outcome},
            choices=(button("button-cancel", f"cancel:{code}"),),
        )


@step(Step.ANSWERING, Step.PREVIEWING)
async def answer_written(turn: Turn, text: str) -> None:
    """Show the answer as the citizen will see it."""
    conversation = turn.conversation
    keep_attachments(turn)
    text = text or conversation.text
    if not text and turn.incoming.attachments:
        _say_what_is_kept(turn)
        return
    if not text:
        raise TextMissingError("an answer without words")
    if not conversation.outcome:
        conversation.text = text
        turn.say("outcome-first", {"code": spoken_code(conversation.code)})
        return
    if not fits(turn, text, LONGEST_TEXT):
        return
    petition = await turn.office.casefile.handled(turn.work, turn.on_duty, conversation.code)
    conversation.step, conversation.text = Step.PREVIEWING, text
    interim = conversation.outcome == Outcome.BEING_RESOLVED
    seen = turn.word(
        "notice-report" if interim else "notice-answered",
        {
            "code": spoken_code(petition.code),
            "agency": turn.office.rulebook.agencies.named(petition.agency_id).name,
            "due": iso(petition.due),
            "contact": turn.office.rulebook.authority.contact,
            "text": text,
            "outcome": conversation.outcome,
        },
    )
    code = petition.code
    turn.say(
        "answer-preview",
        {"code": spoken_code(code), "seen": seen, "attached": attached(turn, kept_attachments(turn))},
        choices=(
            button("button-send-answer", f"send:{code}"),
            button("button-retype", f"outcome:{code}:{conversation.outcome}"),
            button("button-other-outcome", f"answer:{code}"),
            button("button-cancel", f"cancel:{code}"),
        ),
    )


def _say_what_is_kept(turn: Turn) -> None:
    """Of what came without words: files wait for the answer, a point on the map does not."""
    code = spoken_code(turn.conversation.code)
    came = turn.incoming.attachments
    if any(item.content for item in came):
        kept = attached(turn, kept_attachments(turn))
        turn.say("answer-photo-kept", {"code": code, "attached": kept})
    elif any(item.kind is MediaKind.LOCATION for item in came):
        turn.say("answer-place-not-kept", {"code": code})
    else:
        turn.say("media-try-again")  # a photo that the channel would not hand over


@action("send", audience=For.OFFICERS)
async def send(turn: Turn, code: str) -> None:
    """The officer confirms: stored, and the citizen's phone will ring."""
    conversation = turn.conversation
    if conversation.step is not Step.PREVIEWING or conversation.code != code:
        turn.say("stale-button")
        return
    await turn.office.answering.record(
        turn.work,
        turn.on_duty,
        code,
        outcome=Outcome(conversation.outcome),
        text=conversation.text,
        attachments=kept_attachments(turn),
    )
    await go_on(turn)
    turn.say("answer-sent", {"code": spoken_code(code)}, choices=(button("button-queue", "queue:"),))
