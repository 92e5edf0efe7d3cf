"""One speaker of the list: let them come next, or refuse them on a ground that a regulation names."""

from casework.conference import SpeakerState
from handlers.commands import For, action
from handlers.lengths import excerpt
from handlers.secretary_room import show_floor
from handlers.turn import Turn, button

LABEL = 36
MATTER = 1500


@action("speaker", audience=For.SECRETARIES)
async def show_speaker(turn: Turn, speaker_id: str) -> None:
    """One who waits: let them come next, or refuse them."""
    conference, speaker = await turn.office.conferences.running_list.found(turn.work, speaker_id)
    turn.say(
        "speaker",
        {
            "name": speaker.name,
            "matter": excerpt(speaker.matter, MATTER),
            "registered": "yes" if speaker.registered else "",
            "state": speaker.state,
        },
        choices=(
            *(
                (
                    button("button-put-first", f"first:{speaker.id}"),
                    button("button-refuse-floor", f"refuse:{speaker.id}"),
                )
                if speaker.state is SpeakerState.WAITING
                else ()
            ),
            button("button-floor", f"floor:{conference.number}"),
        ),
    )


@action("first", audience=For.SECRETARIES)
async def put_first(turn: Turn, speaker_id: str) -> None:
    """Comes next."""
    running_list = turn.office.conferences.running_list
    speaker = await running_list.put_first(turn.work, turn.on_duty, speaker_id)
    conference, _ = await running_list.found(turn.work, speaker.id)
    turn.say("put-first", {"name": speaker.name})
    await show_floor(turn, conference)


@action("refuse", audience=For.SECRETARIES)
async def refuse(turn: Turn, argument: str) -> None:
    """Refuse the floor: only on a ground that a regulation names."""
    speaker_id, _, ground = argument.partition(":")
    running_list = turn.office.conferences.running_list
    if ground:
        speaker = await running_list.refuse(turn.work, turn.on_duty, speaker_id, ground)
        conference, _ = await running_list.found(turn.work, speaker.id)
        told = "yes" if speaker.contact_id else ""
        turn.say("floor-refused", {"name": speaker.name, "told": told})
        await show_floor(turn, conference)
        return
    conference, speaker = await running_list.found(turn.work, speaker_id)
    grounds = running_list.grounds(conference)
    lines = [turn.word("ground-line", {"text": one.text, "article": one.article}) for one in grounds]
    turn.say(
        "ask-ground",
        {"name": speaker.name, "count": len(grounds), "lines": "\n".join(lines)},
        choices=(
            *(
                button("button-ground", f"refuse:{speaker.id}:{one.id}", text=excerpt(one.text, LABEL))
                for one in grounds
            ),
            button("button-floor", f"floor:{conference.number}"),
        ),
    )
