"""What a citizen does for a conference: register to speak, change the matter, withdraw again."""

from casework.admissibility import Admission, admit
from casework.agencies import Desk
from casework.conference import Conference, SpeakerState
from casework.conference import Step as Doing
from casework.errors import NotForDialogueError
from casework.notices import WORDLESS
from casework.petition import Petition, Stage, spoken_code
from handlers.citizen_own import go_on
from handlers.citizen_self import LONGEST_NAME
from handlers.citizen_welcome import welcome
from handlers.commands import action, command, step
from handlers.conference_news import offer_of_news
from handlers.conference_words import parsed_number, words_of
from handlers.conversation import Step
from handlers.lengths import EXCERPT, excerpt, fits
from handlers.turn import CANCEL, Turn, button

SHOWN = 6
TITLE_ON_BUTTON = 30
LONGEST_MATTER = 500
_PLAIN = "plain"


@command("dangky", summary="command-register", aliases=("dang ky", "dang ky phat bieu", "phat bieu"))
async def register_by_command(turn: Turn, argument: str) -> None:
    """Register to speak at a conference: the one that takes registrations, or a choice."""
    if argument:
        await _ask(turn, parsed_number(argument), "")
        return
    running = [one for one in await turn.work.conferences.running() if takes_speakers(one)]
    if not running:
        turn.say(
            "no-conference-to-register",
            {
                "contact": turn.office.rulebook.authority.contact,
                "news": "yes" if turn.petitioner.news_since else "",
            },
            choices=offer_of_news(turn),
        )
    elif len(running) == 1:
        await _ask(turn, running[0].number, "")
    else:
        turn.say(
            "ask-which-conference",
            choices=tuple(
                button(
                    "button-register-for",
                    f"speak:{one.number}",
                    day=f"{one.held_on.day}/{one.held_on.month}",
                    title=excerpt(one.title, TITLE_ON_BUTTON),
                )
                for one in running[:SHOWN]
            ),
        )


def takes_speakers(conference: Conference) -> bool:
    """Whether people may register to speak at it."""
    return conference.allows(Doing.REGISTER)


@action("speak")
async def register_by_button(turn: Turn, argument: str) -> None:
    """Register to speak: `speak:<number>`, or about an own petition: `speak:<number>:<code>`.

    `speak:<number>:plain` where the person says that it is no complaint and no denunciation.
    """
    number, _, code = argument.partition(":")
    plain = code == _PLAIN
    await _ask(turn, parsed_number(number), "" if plain else code, plain=plain)


async def _ask(turn: Turn, number: int, code: str, *, plain: bool = False) -> None:
    if not turn.has_consented:
        welcome(turn)
        return
    conference = await turn.office.conferences.file.find(turn.work, number)
    conference.require(Doing.REGISTER)
    own = await turn.office.casefile.own(turn.work, turn.contact, code) if code else None
    if own is not None and own.stage is Stage.SEALED:
        raise NotForDialogueError(f"petition {code} is sealed", code=spoken_code(own.code))
    if own is not None and _says_something(own):
        turn.conversation.ask(Step.REGISTERING, number=str(number), petition=own.id, matter=own.title)
        await _go_on(turn, number)
        return
    turn.conversation.ask(
        Step.REGISTERING,
        number=str(number),
        petition=own.id if own else "",
        plain="yes" if plain else "",
    )
    mine = [] if own else await _own_on_agenda(turn, conference)
    turn.say(
        "ask-matter",
        words_of(turn, conference) | {"scope": excerpt(conference.scope), "count": len(mine)},
        choices=(
            *(
                button(
                    "button-own-matter",
                    f"speak:{number}:{petition.code}",
                    title=excerpt(petition.title, TITLE_ON_BUTTON),
                )
                for petition in mine[:SHOWN]
            ),
            CANCEL,
        ),
    )


async def _own_on_agenda(turn: Turn, conference: Conference) -> list[Petition]:
    """The person's petitions that the conference speaks about; a joined one counts with its leading one."""
    items = await turn.work.conferences.items_of(conference.id)
    spoken_of = {item.petition_id for item in items if item.petition_id}
    petitions = await turn.work.petitions.of_petitioner(turn.petitioner.id)
    return [
        one
        for one in petitions
        if (one.joined_to or one.id) in spoken_of and _says_something(one) and one.stage is not Stage.SEALED
    ]


def _says_something(petition: Petition) -> bool:
    """Whether its title can stand for what the person will speak about."""
    return bool(petition.title) and petition.title not in WORDLESS


@step(Step.REGISTERING)
async def registering(turn: Turn, text: str) -> None:
    """The matter, then the name if none is known."""
    form = turn.conversation.form
    number = parsed_number(form.get("number", ""))
    if not text:
        turn.say("empty-message")
        return
    if form.get("matter"):
        form["name"] = " ".join(text.split())[:LONGEST_NAME]
    elif not fits(turn, text, LONGEST_MATTER):
        return
    elif not form.get("plain") and admit(turn.readings.text(text)) is Admission.SEAL:
        await _not_for_dialogue(turn, number)
        return
    else:
        form["matter"] = text
    await _go_on(turn, number)


async def _not_for_dialogue(turn: Turn, number: int) -> None:
    """A complaint or denunciation goes to citizen reception by its own law; nothing of it is kept."""
    await go_on(turn)
    rulebook = turn.office.rulebook
    turn.say(
        "matter-not-for-dialogue",
        {"agency": rulebook.agencies.desk(Desk.SEALED).name, "contact": rulebook.authority.contact},
        choices=(button("button-just-opinion", f"speak:{number}:{_PLAIN}"),),
    )


async def _go_on(turn: Turn, number: int) -> None:
    """Ask for the name where none is known; else keep the registration and confirm it."""
    form = turn.conversation.form
    name = form.get("name") or turn.petitioner.name
    if not name:
        turn.say("ask-speaker-name", choices=(CANCEL,))
        return
    speaker = await turn.office.conferences.running_list.register(
        turn.work,
        turn.contact,
        number,
        name=name,
        matter=form["matter"],
        petition_id=form.get("petition") or None,
    )
    conference = await turn.office.conferences.file.find(turn.work, number)
    await go_on(turn)
    turn.say(
        "registered",
        words_of(turn, conference)
        | {"name": speaker.name, "matter": excerpt(speaker.matter, EXCERPT), "form": conference.form},
        choices=(
            button("button-change-matter", f"speak:{number}"),
            button("button-withdraw-speech", f"withdrawspeech:{number}"),
        ),
    )


@action("withdrawspeech")
async def withdraw_speech(turn: Turn, written: str) -> None:
    """The person does not wish to speak any more."""
    number = parsed_number(written)
    speaker = await turn.office.conferences.running_list.withdraw(turn.work, turn.contact, number)
    conference = await turn.office.conferences.file.find(turn.work, number)
    withdrawn = speaker.state is SpeakerState.WITHDRAWN
    again = conference.allows(Doing.REGISTER)
    turn.say(
        "speech-withdrawn" if withdrawn else "speech-not-withdrawn",
        words_of(turn, conference),
        choices=(button("button-register-again", f"speak:{number}"),) if withdrawn and again else (),
    )
