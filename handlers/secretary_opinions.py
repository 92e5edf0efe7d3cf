"""What people say in the room, written down: opinions, speakers who have not registered, how many came."""

import re

from casework.admissibility import Admission, admit
from casework.agencies import Desk
from casework.conference import Conference
from casework.errors import FloorClosedError, TextMissingError
from casework.regulation import Floor
from handlers.citizen_own import go_on
from handlers.commands import For, action, command, step
from handlers.conference_words import parsed_number, words_of, words_of_item
from handlers.conversation import Step
from handlers.lengths import LONGEST_NOTE, LONGEST_TEXT, excerpt, fits
from handlers.secretary_room import in_room, show_floor
from handlers.turn import CANCEL, Turn, button

LONGEST_SPEAKER = 80
_NAME_AND_WORDS = re.compile(rf"([^:\n]{{1,{LONGEST_SPEAKER}}}):(?!\d)\s*(.*)", re.DOTALL)
_COUNT = re.compile(r"(?<!\d)\d{1,5}(?!\d)")


def _split(text: str) -> tuple[str, str]:
    """'Ông Ba, thôn Đông: chuyện rác' -> name and words; without a name all are words."""
    found = _NAME_AND_WORDS.fullmatch(text.strip())
    return (found[1].strip(), found[2].strip()) if found else ("", text.strip())


@command("ghi", summary="command-raise", audience=For.SECRETARIES)
async def raise_by_command(turn: Turn, argument: str) -> None:
    """`/ghi`, `/ghi 3`, or `/ghi Ông Ba: chuyện rác` in the conference that is under way."""
    named = argument if argument.strip().isdecimal() else ""
    conference = await in_room(turn, named)
    _expect_opinion(turn, conference)
    if argument and not named:
        await recorded(turn, argument)
    else:
        _ask_opinion(turn, conference)


@action("raise", audience=For.SECRETARIES)
async def raise_by_button(turn: Turn, argument: str) -> None:
    """The next text is an opinion: of anybody, of a speaker on the list, or one that is surely a petition."""
    number, _, more = argument.partition(":")
    conference = await turn.office.conferences.file.find(turn.work, parsed_number(number))
    if not more or more == "plain":
        _expect_opinion(turn, conference, plain="yes" if more else "")
    else:
        _, speaker = await turn.office.conferences.running_list.found(turn.work, more)
        _expect_opinion(turn, conference, speaker=speaker.id, name=speaker.name)
    _ask_opinion(turn, conference)


def _expect_opinion(turn: Turn, conference: Conference, **form: str) -> None:
    turn.conversation.ask(Step.RECORDING, what="opinion", number=str(conference.number), **form)


def _ask_opinion(turn: Turn, conference: Conference) -> None:
    turn.say(
        "ask-opinion",
        {"number": conference.number, "name": turn.conversation.form.get("name", "")},
        choices=(CANCEL,),
    )


@step(Step.RECORDING)
async def recorded(turn: Turn, text: str) -> None:
    """What was asked for has been written."""
    if not text:
        raise TextMissingError("nothing written down")
    what = turn.conversation.form.get("what")
    if what == "attended":
        await _attended(turn, text)
    elif what == "opinion":
        await _opinion(turn, text)
    else:
        await _unregistered(turn, text)


async def _attended(turn: Turn, text: str) -> None:
    number = int(turn.conversation.form["number"])
    found = _COUNT.search(text.replace(".", ""))
    if found is None:
        turn.say("ask-count-again", choices=(button("button-later-count", f"floor:{number}"),))
        return
    conference = await turn.office.conferences.convening.set_people(
        turn.work, turn.on_duty, number, attended=int(found[0])
    )
    await go_on(turn)
    turn.say("attended", {"count": conference.attended})
    await show_floor(turn, conference)


async def _opinion(turn: Turn, text: str) -> None:
    """On the agenda with the agency that the machine proposes; what another law governs is not kept."""
    form = turn.conversation.form
    number = int(form["number"])
    if not fits(turn, text, LONGEST_TEXT):
        return
    conferences = turn.office.conferences
    name, words, contact_id = form.get("name", ""), text, None
    if form.get("speaker"):
        _, speaker = await conferences.running_list.found(turn.work, form["speaker"])
        contact_id = speaker.contact_id
    else:
        name, words = _split(text)
    if not words:
        raise TextMissingError("a name without an opinion")
    reading = turn.readings.text(words)
    if admit(reading) is Admission.SEAL and not form.get("plain"):
        await _not_for_dialogue(turn, number)
        return
    agency = conferences.running_list.agency_for(reading)
    item = await conferences.agenda.raise_in_room(
        turn.work,
        turn.on_duty,
        number,
        name=name,
        text=words,
        topic=reading.topic,
        title=reading.title,
        agency_id=agency.id,
        contact_id=contact_id,
    )
    await go_on(turn)
    turn.say(
        "opinion-recorded",
        {**words_of_item(turn, item), "name": name, "sorted": "" if agency.desk is Desk.TRIAGE else "yes"},
        choices=(
            button("button-give-other", f"give:{item.id}"),
            button("button-decide", f"decide:{item.id}"),
            button("button-raise-more", f"raise:{number}"),
            button("button-floor", f"floor:{number}"),
        ),
    )


async def _not_for_dialogue(turn: Turn, number: int) -> None:
    """A complaint or denunciation goes to citizen reception by its own law; nothing of it is kept."""
    await go_on(turn)
    rulebook = turn.office.rulebook
    turn.say(
        "opinion-sealed",
        {"agency": rulebook.agencies.desk(Desk.SEALED).name, "contact": rulebook.authority.contact},
        choices=(
            button("button-just-opinion", f"raise:{number}:plain"),
            button("button-floor", f"floor:{number}"),
        ),
    )


@action("unreg", audience=For.SECRETARIES)
async def ask_unregistered(turn: Turn, argument: str) -> None:
    """Somebody who has not registered asks for the floor."""
    conferences = turn.office.conferences
    conference = await conferences.file.find(turn.work, parsed_number(argument))
    rule = conferences.running_list.check_floor(conference)
    turn.conversation.ask(Step.RECORDING, what="unregistered", number=str(conference.number))
    turn.say(
        "ask-unregistered",
        {"floor": rule.floor, "article": rule.article},
        choices=(CANCEL,),
    )


async def _unregistered(turn: Turn, text: str) -> None:
    """Their name and matter; where only the announced content counts, the secretary says whether it fits."""
    form = turn.conversation.form
    number = int(form["number"])
    if not fits(turn, text, LONGEST_NOTE):
        return
    name, matter = _split(text)
    if not name or not matter:
        turn.say("ask-unregistered-again", choices=(CANCEL,))
        return
    conferences = turn.office.conferences
    conference = await conferences.file.find(turn.work, number)
    rule = conferences.running_list.check_floor(conference)
    if rule.floor is not Floor.IN_SCOPE:
        await _take(turn, conference, name=name, matter=matter, in_scope=True)
        return
    form |= {"name": name, "matter": matter}
    turn.say(
        "ask-in-scope",
        {
            **words_of(turn, conference),
            "name": name,
            "matter": excerpt(matter),
            "scope": excerpt(conference.scope),
            "article": rule.article,
        },
        choices=(
            button("button-in-scope", f"inscope:{number}:yes"),
            button("button-out-of-scope", f"inscope:{number}:no"),
            CANCEL,
        ),
    )


@action("inscope", audience=For.SECRETARIES)
async def judge_scope(turn: Turn, argument: str) -> None:
    """Whether the matter fits what was announced."""
    number, _, fitting = argument.partition(":")
    form = turn.conversation.form
    waits = turn.conversation.step is Step.RECORDING and form.get("number") == number and "matter" in form
    if not waits:
        turn.say("stale-button")
        return
    conference = await turn.office.conferences.file.find(turn.work, parsed_number(number))
    await _take(turn, conference, name=form["name"], matter=form["matter"], in_scope=fitting == "yes")


async def _take(turn: Turn, conference: Conference, *, name: str, matter: str, in_scope: bool) -> None:
    """On the list, or not, as the regulation says."""
    conferences = turn.office.conferences
    await go_on(turn)
    try:
        speaker = await conferences.running_list.add_unregistered(
            turn.work, turn.on_duty, conference.number, name=name, matter=matter, in_scope=in_scope
        )
    except FloorClosedError as refusal:
        again = button("button-floor", f"floor:{conference.number}")
        turn.say(refusal.sentence, refusal.words, choices=(again,))
        return
    rule = conferences.running_list.rule(conference)
    turn.say("speaker-added", {"name": speaker.name, "floor": rule.floor, "article": rule.article})
    await show_floor(turn, conference)
