"""In the room: the conference begins, the speakers' list is run, the conference ends."""

from collections.abc import Sequence
from datetime import datetime

from casework.conference import Conference, Item, Phase, Speaker, SpeakerState
from casework.notices import Choice, Words
from casework.pace import pace_of
from casework.running_list import waiting
from casework.working_days import HANOI
from handlers.commands import For, action, command
from handlers.conference_words import named_or_only, parsed_number, words_of, words_of_item
from handlers.conversation import Step
from handlers.lengths import LONGEST_TEXT, excerpt
from handlers.turn import Turn, button

SHOWN = 5
SHORT = 150
LONGEST_MATTER = 300
LONGEST_LABEL = 30


@command("phatbieu", summary="command-floor", audience=For.SECRETARIES)
async def floor_by_command(turn: Turn, argument: str) -> None:
    """The speakers' list of the conference that is under way."""
    await show_floor(turn, await in_room(turn, argument))


@action("floor", audience=For.SECRETARIES)
async def floor_by_button(turn: Turn, argument: str) -> None:
    """The speakers' list, from the waiting speaker with this place on."""
    number, _, start = argument.partition(":")
    conference = await turn.office.conferences.file.find(turn.work, parsed_number(number))
    await show_floor(turn, conference, start=parsed_number(start) if start else 0)


async def in_room(turn: Turn, argument: str) -> Conference:
    """The conference that is named, or the one that is under way, or the only one there is."""
    if not argument.strip():
        under_way = [one for one in await turn.work.conferences.running() if one.phase is Phase.UNDERWAY]
        if len(under_way) == 1:
            return under_way[0]
    return await named_or_only(turn, argument)


async def show_floor(turn: Turn, conference: Conference, *, start: int = 0) -> None:
    """Who speaks and how long already, who waits, who has spoken, and how long the conference has lasted."""
    if turn.conversation.step is Step.RECORDING:
        turn.conversation.finish_step()  # who looks at the list writes nothing down any more
    speakers = await turn.work.conferences.speakers_of(conference.id)
    line = waiting(speakers)
    shown = line[start : start + SHOWN]
    speaking = next((one for one in speakers if one.state is SpeakerState.SPEAKING), None)
    spoken = [one for one in speakers if one.state is SpeakerState.SPOKEN]
    lines = [
        turn.word("floor-line", {"place": place, **_words_of_speaker(speaker)})
        for place, speaker in enumerate(shown, start + 1)
    ]
    turn.say(
        "floor",
        {
            **words_of(turn, conference),
            **await _pace_words(turn, conference),
            "speaking": speaking.name if speaking else "",
            "matter": excerpt(speaking.matter, LONGEST_MATTER) if speaking else "",
            "minutes": _minutes_since(turn, speaking.began_at) if speaking and speaking.began_at else 0,
            "waiting": len(line),
            "lines": "\n".join(lines),
            "left": max(0, len(line) - start - SHOWN),
            "spoken": excerpt("; ".join(one.name for one in spoken)),
        },
        choices=_floor_buttons(conference, shown, more=start + SHOWN if len(line) > start + SHOWN else 0),
    )


def _floor_buttons(conference: Conference, shown: Sequence[Speaker], *, more: int) -> tuple[Choice, ...]:
    number = conference.number
    people = [
        button("button-speaker", f"speaker:{one.id}", name=excerpt(one.name, LONGEST_LABEL)) for one in shown
    ]
    if more:
        people.append(button("button-floor-more", f"floor:{number}:{more}"))
    before: dict[Phase, list[Choice]] = {
        Phase.PLANNED: [button("button-begin", f"begin:{number}")],
        Phase.COLLECTING: [button("button-begin", f"begin:{number}")],
        Phase.UNDERWAY: [
            button("button-next-speaker", f"next:{number}"),
            button("button-raise", f"raise:{number}"),
            button("button-unregistered", f"unreg:{number}"),
        ],
        Phase.HELD: [button("button-raise", f"raise:{number}")],
    }
    after: dict[Phase, list[Choice]] = {
        Phase.UNDERWAY: [
            button("button-undecided", f"undecided:{number}"),
            button("button-end", f"end:{number}"),
        ],
        Phase.HELD: [
            button("button-undecided", f"undecided:{number}"),
            button("button-conclusion", f"conclusion:{number}"),
        ],
    }
    return (*before.get(conference.phase, ()), *people, *after.get(conference.phase, ()))


async def _pace_words(turn: Turn, conference: Conference) -> Words:
    pace = await pace_of(turn.office.conferences.file, turn.work, conference)
    if pace is None:
        return {"elapsed": 0, "ends": "", "over": "", "most": "", "article": ""}
    rule = pace.rule if pace.is_over_rule else None
    return {
        "elapsed": int(pace.elapsed.total_seconds() // 60),
        "ends": pace.planned_end.astimezone(HANOI).strftime("%H:%M"),
        "over": "yes" if pace.is_over_plan else "",
        "most": f"{rule.most_hours + rule.closing_hours:g}".replace(".", ",") if rule else "",
        "article": rule.article if rule else "",
    }


def _minutes_since(turn: Turn, moment: datetime) -> int:
    return int((turn.office.clock.now() - moment).total_seconds() // 60)


def _words_of_speaker(speaker: Speaker) -> Words:
    return {
        "name": speaker.name,
        "matter": excerpt(speaker.matter, SHORT),
        "registered": "yes" if speaker.registered else "",
    }


@action("begin", audience=For.SECRETARIES)
async def begin(turn: Turn, argument: str) -> None:
    """People are in the room: ask how many."""
    conferences = turn.office.conferences
    conference = await conferences.convening.begin(turn.work, turn.on_duty, parsed_number(argument))
    turn.conversation.ask(Step.RECORDING, what="attended", number=str(conference.number))
    turn.say(
        "ask-attended",
        words_of(turn, conference),
        choices=(button("button-later-count", f"floor:{conference.number}"),),
    )


@action("next", audience=For.SECRETARIES)
async def call_next(turn: Turn, argument: str) -> None:
    """The next speaker has the floor; the chair sees what they will speak about and what was prepared."""
    conferences = turn.office.conferences
    number = parsed_number(argument)
    speaker = await conferences.running_list.call_next(turn.work, turn.on_duty, number)
    if speaker is None:
        turn.say(
            "nobody-waits",
            {"number": number},
            choices=(
                button("button-unregistered", f"unreg:{number}"),
                button("button-raise", f"raise:{number}"),
                button("button-undecided", f"undecided:{number}"),
                button("button-end", f"end:{number}"),
            ),
        )
        return
    item = await _item_of(turn, speaker)
    words: Words = words_of_item(turn, item) if item else {"item": "", "index": 0, "agency": ""}
    turn.say(
        "has-the-floor",
        {
            **words,
            "name": speaker.name,
            "matter": excerpt(speaker.matter, LONGEST_MATTER),
            "registered": "yes" if speaker.registered else "",
            "draft": excerpt(item.draft, LONGEST_TEXT) if item else "",
        },
        choices=(
            button("button-next-speaker", f"next:{number}"),
            button("button-follow-up", f"raise:{number}:{speaker.id}"),
            *([button("button-decide", f"decide:{item.id}")] if item else []),
            button("button-floor", f"floor:{number}"),
        ),
    )
    for attachment in item.draft_attachments if item else ():
        turn.say("floor-attachment", {"item": item.title if item else ""}, attachment=attachment)


async def _item_of(turn: Turn, speaker: Speaker) -> Item | None:
    """The matter on the agenda that the speaker's petition is, or is joined to."""
    petition = await turn.work.petitions.with_id(speaker.petition_id) if speaker.petition_id else None
    if petition is None:
        return None
    items = await turn.work.conferences.items_of_petition(petition.joined_to or petition.id)
    return next((item for item in items if item.conference_id == speaker.conference_id), None)


@action("end", audience=For.SECRETARIES)
async def ask_end(turn: Turn, argument: str) -> None:
    """Ending is final: ask once."""
    conference = await turn.office.conferences.file.find(turn.work, parsed_number(argument))
    speakers = await turn.work.conferences.speakers_of(conference.id)
    turn.say(
        "ask-end",
        {"number": conference.number, "waiting": len(waiting(speakers))},
        choices=(
            button("button-end-yes", f"ended:{conference.number}"),
            button("button-floor", f"floor:{conference.number}"),
        ),
    )


@action("ended", audience=For.SECRETARIES)
async def end(turn: Turn, argument: str) -> None:
    """The conference is over."""
    number = parsed_number(argument)
    conference = await turn.office.conferences.convening.end(turn.work, turn.on_duty, number)
    items = await turn.work.conferences.items_of(conference.id)
    turn.say(
        "conference-ended",
        {"number": number, "count": sum(item.verdict is None for item in items)},
        choices=(
            button("button-undecided", f"undecided:{number}"),
            button("button-raise", f"raise:{number}"),
            button("button-conclusion", f"conclusion:{number}"),
        ),
    )
