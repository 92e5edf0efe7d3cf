"""The dossier of a conference in chat: what is there, what is missing, each paper as a file, the close."""

from casework.archiving import YEAR_PAPERS
from casework.conference import Conference, Step
from casework.dossier import ZIP, PaperStand, PrintOrder, Rendering
from casework.notices import Choice, Words, iso
from handlers.commands import For, action, command
from handlers.conference_words import named_or_only, page_of, parsed_number, words_of
from handlers.turn import Turn, button

PAGE = 8
SHOWN = 15


@command("hoso", summary="command-dossier", audience=For.OFFICERS)
async def dossier_by_command(turn: Turn, argument: str) -> None:
    """The papers of a conference."""
    await _show(turn, await named_or_only(turn, argument), 0)


@action("dossier", audience=For.OFFICERS)
async def dossier_by_button(turn: Turn, argument: str) -> None:
    """One page of the papers: `dossier:<number>:<page>`."""
    number, _, page = argument.partition(":")
    conference = await turn.office.conferences.file.find(turn.work, parsed_number(number))
    await _show(turn, conference, parsed_number(page or "0"))


async def _show(turn: Turn, conference: Conference, page: int) -> None:
    stands = turn.office.conferences.archiving.papers(conference)
    part = page_of(stands, page, PAGE)
    turn.say(
        "dossier",
        words_of(turn, conference)
        | {
            "lines": "\n".join(turn.word("dossier-line", _paper_words(turn, stand)) for stand in part.shown),
            "count": len(stands),
            "there": sum(stand.since is not None for stand in stands),
            "missing": sum(stand.is_missing for stand in stands),
            "keep": iso(conference.keep_until),
            "ended": iso(conference.ended_on),
        },
        choices=(
            *(_paper_button(turn, conference, stand) for stand in part.shown),
            *_room_buttons(turn, conference),
            *(
                (button("button-dossier-next", f"dossier:{conference.number}:{part.following}"),)
                if part.following
                else ()
            ),
        ),
    )


def title_of(turn: Turn, paper: str) -> str:
    """What a paper is called."""
    return turn.word("paper-title", {"paper": paper})


def _paper_words(turn: Turn, stand: PaperStand) -> Words:
    return {
        "title": title_of(turn, stand.paper),
        "sources": "; ".join(stand.sources),
        "since": iso(stand.since),
        "state": "there" if stand.since else "missing" if stand.is_missing else "optional",
    }


def _paper_button(turn: Turn, conference: Conference, stand: PaperStand) -> Choice:
    return button(
        "button-paper", f"paper:{conference.number}:{stand.paper}", title=title_of(turn, stand.paper)
    )


def _room_buttons(turn: Turn, conference: Conference) -> tuple[Choice, ...]:
    number = conference.number
    zipped = (button("button-zip", f"zip:{number}"),) if For.SIGNERS.admits(turn.officer) else ()
    closes = For.SECRETARIES.admits(turn.officer) and conference.allows(Step.CLOSE)
    return (*zipped, *((button("button-close-conference", f"closeconf:{number}"),) if closes else ()))


@action("paper", audience=For.OFFICERS)
async def print_paper(turn: Turn, argument: str) -> None:
    """One paper as a file: whole for who prepares and signs, without names for other officers."""
    handles = For.SIGNERS.admits(turn.officer)
    await _print(turn, argument, Rendering.FULL if handles else Rendering.PUBLIC)


@action("public", audience=For.OFFICERS)
async def print_public(turn: Turn, argument: str) -> None:
    """One paper as everybody may read it."""
    await _print(turn, argument, Rendering.PUBLIC)


async def _print(turn: Turn, argument: str, rendering: Rendering) -> None:
    number, _, paper = argument.partition(":")
    conference = await turn.office.conferences.file.find(turn.work, parsed_number(number))
    order = turn.office.conferences.archiving.order(conference, paper, rendering=rendering)
    full = rendering is Rendering.FULL
    choices = [button("button-dossier", f"dossier:{conference.number}")]
    if full and paper not in YEAR_PAPERS:
        choices.insert(0, button("button-public-paper", f"public:{conference.number}:{paper}"))
    if full and For.SECRETARIES.admits(turn.officer) and paper not in conference.papers:
        choices.insert(0, button("button-keep-paper", f"keeppaper:{conference.number}:{paper}"))
    turn.say(
        "paper-here",
        words_of(turn, conference) | {"title": title_of(turn, paper), "rendering": rendering},
        choices=tuple(choices),
        attachment=order.attachment(),
    )


@action("keeppaper", audience=For.SECRETARIES)
async def keep_paper(turn: Turn, argument: str) -> None:
    """The paper has been issued: it belongs to the dossier from today."""
    number, _, paper = argument.partition(":")
    archiving = turn.office.conferences.archiving
    conference = await archiving.put_in(turn.work, turn.on_duty, parsed_number(number), paper)
    turn.say(
        "paper-kept",
        words_of(turn, conference)
        | {
            "title": title_of(turn, paper),
            "since": conference.papers[paper].isoformat(),
            "missing": sum(stand.is_missing for stand in archiving.papers(conference)),
        },
        choices=(button("button-dossier", f"dossier:{conference.number}"),),
    )


@action("zip", audience=For.SIGNERS)
async def print_all(turn: Turn, written: str) -> None:
    """All papers in both renderings, with a list and checksums."""
    conference = await turn.office.conferences.file.find(turn.work, parsed_number(written))
    turn.say(
        "zip-here",
        words_of(turn, conference),
        choices=(button("button-dossier", f"dossier:{conference.number}"),),
        attachment=PrintOrder(paper=ZIP, number=conference.number).attachment(),
    )


@action("closeconf", audience=For.SECRETARIES)
async def close(turn: Turn, written: str) -> None:
    """The work has ended, if nothing waits and no paper is missing."""
    conferences = turn.office.conferences
    number = parsed_number(written)
    conference = await conferences.file.find(turn.work, number)
    titles = {
        stand.paper: turn.word("missing-paper", _paper_words(turn, stand))
        for stand in conferences.archiving.papers(conference)
    }
    conference = await conferences.following.close(turn.work, turn.on_duty, number, titles=titles)
    turn.say(
        "conference-closed",
        words_of(turn, conference) | {"keep": iso(conference.keep_until)},
        choices=(button("button-dossier", f"dossier:{conference.number}"),),
    )


@command("hethan", summary="command-expired", audience=For.SECRETARIES)
async def expired(turn: Turn, argument: str) -> None:
    """Dossiers whose term of keeping has passed: a list for people, nothing is deleted."""
    found = await turn.office.conferences.archiving.to_destroy(turn.work)
    if not found:
        turn.say("expired-none")
        return
    lines = [
        turn.word(
            "expired-line",
            words_of(turn, one) | {"keep": iso(one.keep_until)},
        )
        for one in found[:SHOWN]
    ]
    turn.say("expired", {"count": len(found), "lines": "\n".join(lines), "more": max(0, len(found) - SHOWN)})
