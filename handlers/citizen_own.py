"""What a citizen does with petitions that are filed: follow, add, reply, take back, judge the answer."""

from collections.abc import Sequence

from casework.notices import iso
from casework.petition import Act, Petition, Stage, Statement, StatementKind, parse_code, spoken_code
from handlers import said
from handlers.adding import say_added
from handlers.attached import attached
from handlers.citizen_confirm import ALBUM
from handlers.citizen_draft import consider, with_heard
from handlers.citizen_welcome import welcome
from handlers.commands import action, command, step
from handlers.conversation import Step
from handlers.lengths import LONGEST_TEXT, excerpt, units
from handlers.turn import Turn, button

SHOWN = 10
SHORTEST_TEXT = 40


@command("theodoi", summary="command-follow", aliases=said.ABOUT_OWN)
@action("follow")
async def follow(turn: Turn, argument: str) -> None:
    """All own petitions and where each stands; with a code, that one."""
    if turn.conversation.step in (Step.SUPPLEMENTING, Step.OBJECTING):
        turn.conversation.finish_step()  # who asks for news writes no addition any more
    if argument:
        await show_own(turn, parse_code(argument))
        return
    petitions = await turn.work.petitions.of_petitioner(turn.petitioner.id)
    if not petitions:
        turn.say("follow-none")
        return
    lines = [turn.word("follow-line", _line_words(turn, petition)) for petition in petitions[:SHOWN]]
    turn.say(
        "follow",
        {"count": len(petitions), "lines": "\n\n".join(lines)},
        choices=tuple(
            button("button-view-code", f"mine:{petition.code}", code=spoken_code(petition.code))
            for petition in petitions[:SHOWN]
        ),
    )


def _line_words(turn: Turn, petition: Petition) -> dict[str, str | int]:
    return {
        "code": spoken_code(petition.code),
        "title": petition.title,
        "stage": petition.stage,
        "outcome": petition.outcome or "none",
        "agency": turn.office.rulebook.agencies.named(petition.agency_id).name,
        "due": iso(petition.due),
    }


@action("mine")
async def show_own_by_button(turn: Turn, code: str) -> None:
    """One own petition, by button."""
    await show_own(turn, code)


async def show_own(turn: Turn, code: str) -> None:
    """One own petition: state, texts, and what can be done with it."""
    petition = await turn.office.casefile.own(turn.work, turn.contact, code)
    statements = await turn.work.petitions.file_of(petition.id)
    choices = [button("button-add", f"add:{code}")] if petition.allows(Act.SUPPLEMENT) else []
    if petition.allows(Act.REOPEN):
        choices = [
            button("button-satisfied", f"thanks:{code}"),
            button("button-not-satisfied", f"reopen:{code}"),
            *choices,
        ]
    if petition.allows(Act.WITHDRAW):
        choices.append(button("button-withdraw", f"withdraw:{code}"))
    turn.say(
        "own-petition",
        {**_line_words(turn, petition), "file": "\n\n".join(file_lines(turn, statements))},
        choices=tuple(choices),
    )


def file_lines(turn: Turn, statements: Sequence[Statement]) -> list[str]:
    """The texts of a petition's file, each under a line that says what it is and when it was said.

    The first one and the newest stay when not all fit into one message.
    """
    lines: list[str] = []
    room = LONGEST_TEXT
    for statement in [*statements[:1], *reversed(statements[1:])]:
        line = turn.word("file-line", _statement_words(turn, statement, max(room, SHORTEST_TEXT)))
        room -= units(line)
        if room < 0 and lines:
            lines.insert(1, turn.word("file-more"))
            break
        lines.insert(1, line) if lines else lines.append(line)
    return lines


def _statement_words(turn: Turn, statement: Statement, room: int) -> dict[str, str | int]:
    return {
        "kind": statement.kind,
        "text": excerpt(statement.text, room),
        "attached": attached(turn, statement.attachments),
        "pinned": "yes" if any(item.latitude is not None for item in statement.attachments) else "",
        "at": turn.office.local_time(statement.at),
    }


@command("bosung", summary="command-add", aliases=("bo sung",))
async def add_by_command(turn: Turn, argument: str) -> None:
    """Add to an own petition; without a code, to the newest."""
    if argument:
        await ask_addition(turn, parse_code(argument))
        return
    petitions = await turn.work.petitions.of_petitioner(turn.petitioner.id)
    newest = next((petition for petition in petitions if petition.allows(Act.SUPPLEMENT)), None)
    if newest is None:
        turn.say("nothing-to-add" if petitions else "follow-none")
    else:
        await ask_addition(turn, newest.code)


async def _own_allowing(turn: Turn, code: str, act: Act) -> Petition | None:
    """The own petition, if the act is possible now; None for who has to consent first, and is asked to."""
    petition = await turn.office.casefile.own(turn.work, turn.contact, code)
    petition.require(act)
    if turn.has_consented:
        return petition
    welcome(turn)
    return None


@action("add")
@action("reply")
async def ask_addition(turn: Turn, code: str) -> None:
    """The next message goes into the file of this petition."""
    petition = await _own_allowing(turn, code, Act.SUPPLEMENT)
    if petition is None:
        return
    turn.conversation.expect(Step.SUPPLEMENTING, code=code)
    turn.say(
        "ask-addition", {"code": spoken_code(code)}, choices=(button("button-cancel", f"cancel:{code}"),)
    )


@step(Step.SUPPLEMENTING)
async def addition(turn: Turn, text: str) -> None:
    """The words or photos for the file."""
    code = turn.conversation.code
    if await _gives_up(turn, text):
        return
    petition = await turn.office.intake.supplement(
        turn.work, turn.contact, code, text=with_heard(turn, text), attachments=turn.incoming.attachments
    )
    until = turn.office.clock.now() + ALBUM
    turn.conversation.remember([turn.incoming.reference], code, until=until, album=turn.incoming.album)
    say_added(turn, petition)
    await go_on(turn)


async def _gives_up(turn: Turn, text: str) -> bool:
    """'Thôi', 'không': nothing is to be added. Where an officer has asked, it is the answer."""
    if turn.incoming.attachments or not (said.gives_up(text) or said.refuses(text)):
        return False
    petition = await turn.office.casefile.own(turn.work, turn.contact, turn.conversation.code)
    if petition.stage is Stage.ASKED:
        return False
    turn.say("cancelled")
    await go_on(turn)
    return True


async def go_on(turn: Turn) -> None:
    """What was begun about a petition is done; a draft that was open before is shown again."""
    turn.conversation.finish_step()
    if turn.conversation.has_draft:
        await consider(turn, "")


def without_command(text: str) -> str:
    """'/phananh Ổ gà' is about 'Ổ gà'."""
    return text.split(maxsplit=1)[1] if text.startswith("/") and len(text.split()) > 1 else text


async def edited(turn: Turn, text: str) -> None:
    """A message was changed: in the draft it is replaced, in a filed petition the new words are added."""
    text = without_command(text)
    reference = turn.incoming.reference
    draft = turn.conversation.draft
    if draft is not None and reference in draft.parts:
        draft.parts[reference] = text
        if turn.has_consented:
            turn.conversation.step = Step.GATHERING
        turn.wake_when_quiet()
        return
    code = turn.conversation.filed.get(reference)
    if code is None:
        turn.say("edit-unknown")
        return
    await turn.office.intake.amend(turn.work, turn.contact, code, text=turn.word("edited-to", {"text": text}))
    turn.say("edit-added", {"code": spoken_code(code)})


@action("withdraw")
async def ask_withdrawal(turn: Turn, code: str) -> None:
    """Taking back is final: ask once."""
    await turn.office.casefile.own(turn.work, turn.contact, code)
    turn.say(
        "ask-withdraw",
        {"code": spoken_code(code)},
        choices=(
            button("button-withdraw-no", f"mine:{code}"),
            button("button-withdraw-yes", f"withdrawn:{code}"),
        ),
    )


@action("withdrawn")
async def withdraw(turn: Turn, code: str) -> None:
    """Taken back."""
    await turn.office.intake.withdraw(turn.work, turn.contact, code)
    turn.say("withdrawn", {"code": spoken_code(code)})
    if turn.conversation.code == code:
        await go_on(turn)


@action("thanks")
async def thank(turn: Turn, code: str) -> None:
    """Satisfied."""
    await turn.office.intake.thank(turn.work, turn.contact, code)
    turn.say("thanked", {"code": spoken_code(code)})
    if turn.conversation.code == code:
        await go_on(turn)  # the question what is missing has answered itself


@action("reopen")
async def ask_objection(turn: Turn, code: str) -> None:
    """Not satisfied: ask what is still missing."""
    petition = await _own_allowing(turn, code, Act.REOPEN)
    if petition is None:
        return
    turn.conversation.expect(Step.OBJECTING, code=code)
    turn.say(
        "ask-objection", {"code": spoken_code(code)}, choices=(button("button-cancel", f"cancel:{code}"),)
    )


@step(Step.OBJECTING)
async def object_to_answer(turn: Turn, text: str) -> None:
    """The petition is open again."""
    if await _gives_up(turn, text):
        return
    await _reopen(turn, turn.conversation.code, with_heard(turn, text))
    await go_on(turn)


@action("objects")
async def object_in_words_added(turn: Turn, code: str) -> None:
    """What was added since the answer says already why it does not satisfy; without words, ask."""
    petition = await _own_allowing(turn, code, Act.REOPEN)
    if petition is None:
        return
    added: list[str] = []
    for statement in reversed(await turn.work.petitions.file_of(petition.id)):
        if statement.kind is not StatementKind.ADDITION:
            break
        added.insert(0, statement.text)
    text = "\n".join(filter(None, added))
    if not text:
        await ask_objection(turn, code)
        return
    await _reopen(turn, code, text)
    if turn.conversation.code == code:
        await go_on(turn)


async def _reopen(turn: Turn, code: str, text: str) -> None:
    petition = await turn.office.intake.reopen(
        turn.work, turn.contact, code, text=text, attachments=turn.incoming.attachments
    )
    turn.say(
        "reopened",
        {
            "code": spoken_code(code),
            "agency": turn.office.rulebook.agencies.named(petition.agency_id).name,
            "due": iso(petition.due),
        },
    )
