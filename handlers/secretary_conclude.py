"""The conclusion: its parts as the regulations name them, with a proposal from what was decided."""

from collections.abc import Sequence

from casework.conference import Conference, Item, Phase
from casework.conference_file import SECRETARIES
from casework.notices import Choice, Words
from casework.regulation import Clause
from handlers.citizen_own import go_on
from handlers.commands import For, action, command, step
from handlers.conference_words import named_or_only, parsed_number, words_of, words_of_item
from handlers.conversation import Step
from handlers.lengths import LONGEST_NOTE, LONGEST_TEXT, excerpt, fits, units
from handlers.turn import CANCEL, Turn, button

SAID = 300


@command("ketluan", summary="command-conclusion", audience=For.SIGNERS)
async def conclusion_by_command(turn: Turn, argument: str) -> None:
    """The conclusion of the conference that is being concluded."""
    if not argument.strip():
        held = [one for one in await turn.work.conferences.running() if one.phase is Phase.HELD]
        if len(held) == 1:
            await show_conclusion(turn, held[0])
            return
    await show_conclusion(turn, await named_or_only(turn, argument))


@action("conclusion", audience=For.SIGNERS)
async def conclusion_by_button(turn: Turn, argument: str) -> None:
    """The conclusion as it stands."""
    conference = await turn.office.conferences.file.find(turn.work, parsed_number(argument))
    await show_conclusion(turn, conference)


async def show_conclusion(turn: Turn, conference: Conference) -> None:
    """Each part with its article and words, or a proposal; then what can be done next."""
    concluding = turn.office.conferences.concluding
    items = await turn.work.conferences.items_of(conference.id)
    clauses = concluding.parts(conference)
    if not clauses:
        turn.say("conclusion-items", {"count": len(items), "lines": _shown_lines(turn, items)})
    for place, clause in enumerate(clauses, 1):
        _show_part(turn, conference, clause, items, place=place)
    term = concluding.notice_term(conference)
    turn.say(
        "conclusion",
        {
            **words_of(turn, conference),
            "count": len(items),
            "undecided": sum(item.verdict is None for item in items),
            "empty": sum(not conference.parts.get(clause.id) for clause in clauses),
            "due": term.due.isoformat() if term else "",
            "article": term.rule.article if term else "",
            "reason": excerpt(conference.complex_reason),
            "issued": conference.notice.issued_on.isoformat() if conference.notice else "",
            "paper": conference.notice.number if conference.notice else "",
            "signer": conference.notice.signed_by if conference.notice else "",
        },
        choices=_buttons(turn, conference, undecided=any(item.verdict is None for item in items)),
    )


def _is_secretary(turn: Turn) -> bool:
    return turn.on_duty.role in SECRETARIES


def _buttons(turn: Turn, conference: Conference, *, undecided: bool) -> tuple[Choice, ...]:
    number = conference.number
    secretary = _is_secretary(turn)
    if conference.notice is not None:
        return (button("button-recipients", f"recipients:{number}"),) if secretary else ()
    if conference.phase is not Phase.HELD:
        return (button("button-floor", f"floor:{number}"),) if secretary else ()
    if not secretary:
        return () if undecided else (button("button-sign", f"sign:{number}"),)
    choices = [button("button-undecided", f"undecided:{number}")] if undecided else []
    if not undecided:
        choices = [
            button("button-ask-signature", f"asksign:{number}"),
            button("button-record-signature", f"sign:{number}"),
        ]
    clauses = turn.office.conferences.concluding.parts(conference)
    if any(not conference.parts.get(clause.id) for clause in clauses):
        choices.insert(0, button("button-take-all", f"takepart:{number}"))
    choices.append(button("button-verdicts", f"verdicts:{number}"))
    if turn.office.conferences.concluding.knows_complex(conference) and not conference.complex_reason:
        choices.append(button("button-lengthen", f"lengthen:{number}"))
    return tuple(choices)


def _show_part(
    turn: Turn, conference: Conference, clause: Clause, items: Sequence[Item], *, place: int
) -> None:
    """One part: its words, or the proposal where it has none."""
    written = conference.parts.get(clause.id, "")
    words = written if conference.notice else written or proposal(turn, conference, clause.id, items)
    choices = []
    if _is_secretary(turn) and conference.phase is Phase.HELD:
        if words and not written:
            choices.append(button("button-take-part", f"takepart:{conference.number}:{clause.id}"))
        choices.append(button("button-write-part", f"part:{conference.number}:{clause.id}"))
    turn.say("conclusion-part", _part_words(clause, place, written, words), choices=tuple(choices))


def _part_words(clause: Clause, place: int, written: str, words: str) -> Words:
    return {
        "place": place,
        "text": clause.text,
        "article": clause.article,
        "written": "yes" if written else "",
        "words": excerpt_lines(words),
    }


def proposal(turn: Turn, conference: Conference, part: str, items: Sequence[Item]) -> str:
    """What a part may say, made from the items that belong into it."""
    chosen = turn.office.conferences.concluding.items_in(conference, part, items)
    if chosen is None:
        return ""
    if not chosen:
        return turn.word("conclusion-none")
    return "\n".join(_line(turn, item, part) for item in chosen)


def _line(turn: Turn, item: Item, part: str) -> str:
    words = words_of_item(turn, item)
    return turn.word("conclusion-line", words | {"part": part, "said": item.said})


def _shown_lines(turn: Turn, items: Sequence[Item]) -> str:
    lines = [
        turn.word("verdict-line", words_of_item(turn, item) | {"said": excerpt(item.said, SAID)})
        for item in items
    ]
    return excerpt_lines("\n".join(lines))


def excerpt_lines(text: str) -> str:
    """As many whole lines as one message holds."""
    kept: list[str] = []
    room = LONGEST_TEXT
    for line in text.split("\n"):
        room -= units(line) + 1
        if room < 0:
            return "\n".join([*kept, "…"]) if kept else excerpt(text, LONGEST_TEXT)
        kept.append(line)
    return "\n".join(kept)


@action("takepart", audience=For.SECRETARIES)
async def take_part(turn: Turn, argument: str) -> None:
    """The proposal becomes the part's words; without a part, of every part that has none."""
    number, _, part = argument.partition(":")
    conference = await turn.office.conferences.file.find(turn.work, parsed_number(number))
    await turn.office.conferences.concluding.ready(turn.work, turn.on_duty, conference.number)
    if part:
        items = await turn.work.conferences.items_of(conference.id)
        await _write(turn, conference, {part: proposal(turn, conference, part, items)})
    else:
        await _write(turn, conference, await proposals(turn, conference.number))


async def proposals(turn: Turn, number: int) -> dict[str, str]:
    """What the parts that have no words may say, by the part's id."""
    conferences = turn.office.conferences
    conference = await conferences.file.find(turn.work, number)
    items = await turn.work.conferences.items_of(conference.id)
    empty = [one.id for one in conferences.concluding.parts(conference) if not conference.parts.get(one.id)]
    return {part: proposal(turn, conference, part, items) for part in empty}


@action("part", audience=For.SECRETARIES)
async def ask_part(turn: Turn, argument: str) -> None:
    """The next text is the part's words."""
    number, _, part = argument.partition(":")
    conferences = turn.office.conferences
    conference = await conferences.file.find(turn.work, parsed_number(number))
    clause = next((one for one in conferences.concluding.parts(conference) if one.id == part), None)
    if clause is None:
        turn.say("stale-button")
        return
    turn.conversation.ask(Step.CONCLUDING, what="part", number=str(conference.number), part=part)
    turn.say(
        "ask-part",
        {"text": clause.text, "article": clause.article},
        choices=(CANCEL,),
    )


async def _write(turn: Turn, conference: Conference, words: dict[str, str]) -> None:
    concluding = turn.office.conferences.concluding
    for part, text in words.items():
        conference = await concluding.write_part(turn.work, turn.on_duty, conference.number, part, text)
    await go_on(turn)
    turn.say("part-written")
    await show_conclusion(turn, conference)


@action("lengthen", audience=For.SECRETARIES)
async def ask_reason_to_lengthen(turn: Turn, argument: str) -> None:
    """The notice takes the longer term: only where a regulation has one, with the reason."""
    conferences = turn.office.conferences
    conference = await conferences.file.find(turn.work, parsed_number(argument))
    extension = conferences.concluding.longer(conference)
    turn.conversation.ask(Step.CONCLUDING, what="lengthen", number=str(conference.number))
    turn.say(
        "ask-why-longer",
        {"article": extension.article, "grounds": extension.grounds},
        choices=(CANCEL,),
    )


@step(Step.CONCLUDING)
async def concluded_by_text(turn: Turn, text: str) -> None:
    """The words of a part, or the reason for the longer term."""
    form = turn.conversation.form
    number = int(form["number"])
    conferences = turn.office.conferences
    if not fits(turn, text, LONGEST_TEXT if form["what"] == "part" else LONGEST_NOTE):
        return
    if form["what"] == "part":
        await _write(turn, await conferences.file.find(turn.work, number), {form["part"]: text})
        return
    conference = await conferences.concluding.lengthen_notice(turn.work, turn.on_duty, number, reason=text)
    term = conferences.concluding.notice_term(conference)
    await go_on(turn)
    turn.say(
        "notice-lengthened",
        {
            "number": number,
            "due": term.due.isoformat() if term else "",
            "article": term.rule.article if term else "",
        },
        choices=(button("button-conclusion", f"conclusion:{number}"),),
    )
