"""From the first words to a summary: consent, a burst of messages, the place."""

from casework.admissibility import Admission
from casework.petition import Act, Petition, Stage, spoken_code
from casework.places import Level
from casework.reading import Reading
from handlers import said
from handlers.adding import recent_petitions, say_added
from handlers.attached import attached
from handlers.citizen_small_talk import answer_small_talk
from handlers.citizen_split import ask_split
from handlers.citizen_summary import ask_place, ask_which, filing_of, summarise
from handlers.citizen_welcome import welcome
from handlers.citizen_wordless import ask_what
from handlers.cleaning import clean
from handlers.commands import ACTIONS, COMMANDS, action, command, step, waking
from handlers.conversation import Conversation, Draft, Step
from handlers.lengths import excerpt
from handlers.turn import Turn, button

LONGEST_DRAFT = 20_000
MOST_ATTACHMENTS = 20
FEWEST_LETTERS = 3


@command("phananh", summary="command-petition", aliases=("phan anh", "gui phan anh"))
async def begin(turn: Turn, argument: str) -> None:
    """Start a petition; officers use it for a matter of their own. What is half written is never dropped."""
    if turn.conversation.has_draft:
        await _point_to_draft(turn)
        return
    turn.conversation.rest()
    turn.conversation.begin_draft()
    if argument:
        await collect(turn, argument)
    elif turn.has_consented:
        turn.conversation.step = Step.GATHERING
        turn.say("ask-for-petition")
    else:
        welcome(turn)


async def _point_to_draft(turn: Turn) -> None:
    turn.say("draft-first")
    if turn.has_consented:
        await consider(turn, "")
    else:
        welcome(turn)


@action("consent")
async def consent(turn: Turn, answer: str) -> None:
    """Consent given or refused: refused, nothing that was written stays."""
    conversation = turn.conversation
    if answer == "no" and not turn.has_consented:
        conversation.rest()
        conversation.forget()
        turn.petitioner.name = ""
        await turn.work.people.save_petitioner(turn.petitioner)
        await turn.work.forget_inbox(turn.contact)
        turn.say("consent-refused", {"contact": turn.office.rulebook.authority.contact})
        return
    if answer == "no":
        await ACTIONS["erase"][1](turn, "")  # consent was given meanwhile: this is a wish to withdraw it
        return
    if answer != "yes":
        turn.say("stale-button")
        return
    if not turn.has_consented:
        turn.petitioner.consented_at = turn.office.clock.now()
        await turn.work.people.save_petitioner(turn.petitioner)
        await turn.work.audit.record(actor=turn.contact.id, act="consent", subject=turn.petitioner.id)
    if conversation.draft is None or conversation.draft.is_empty:
        conversation.step = Step.GATHERING
        conversation.begin_draft()
        turn.say("ask-for-petition")
    else:
        await consider(turn, "")


@step(Step.IDLE, Step.CONSENT, Step.GATHERING, Step.DESCRIBING, Step.CONFIRMING)
async def gather(turn: Turn, text: str) -> None:
    """One more message of a petition. Nobody interrupts a person who is still typing."""
    conversation = turn.conversation
    if turn.officer is not None and conversation.step is Step.IDLE:
        turn.say("officer-idle", choices=(button("button-queue", "queue:"),))
        return
    if await _said_in_words(turn, text) or await _belongs_to_latest(turn, text):
        return
    if await _is_small_talk(turn, text):
        return
    await collect(turn, text)


async def collect(turn: Turn, text: str) -> None:
    """Put a message into the draft; ask for consent first where it is missing."""
    conversation = turn.conversation
    if not add(turn, conversation.begin_draft(), with_heard(turn, text)):
        return
    if not turn.has_consented:
        if conversation.step is Step.CONSENT:
            turn.wake_when_quiet()  # a burst: ask again once it is over, not after each message
        else:
            welcome(turn)
        return
    conversation.step = Step.GATHERING
    if turn.office.quiet:
        turn.wake_when_quiet()
    else:
        await consider(turn, "")


async def _said_in_words(turn: Turn, text: str) -> bool:
    """A typed 'đồng ý' or 'gửi' is as good as the button; True when it was one."""
    conversation = turn.conversation
    if turn.incoming.attachments or not text:
        return False
    if conversation.step is Step.CONSENT and (said.consents(text) or said.refuses(text)):
        await consent(turn, "yes" if said.consents(text) else "no")
        return True
    if conversation.step not in (Step.CONFIRMING, Step.DESCRIBING) or conversation.draft is None:
        return False
    if said.agrees(text) and conversation.usual.startswith("keep:"):
        await consider(turn, "")  # 'vâng' to 'việc gì, ở đâu?' is no answer, and no wish to send nothing
        return True
    meant = _meant(conversation, conversation.draft, text)
    verb, _, argument = meant.partition(":")
    if meant:
        await ACTIONS[verb][1](turn, argument)
    return bool(meant)


def _meant(conversation: Conversation, draft: Draft, text: str) -> str:
    """The button that a typed word stands for; '' when it is more of the story."""
    if said.sends(text) or said.agrees(text):
        return conversation.usual
    if said.gives_up(text):
        return f"drop:{draft.id}"
    return conversation.otherwise if said.refuses(text) else ""


async def _is_small_talk(turn: Turn, text: str) -> bool:
    """Thanks or 'vâng' where nothing is being written begin no petition; 'hài lòng' judges the answer."""
    conversation = turn.conversation
    if turn.incoming.attachments or not turn.has_consented:
        return False
    if conversation.is_idle:
        return await _awaiting_reply(turn) is None and await answer_small_talk(turn, text)
    return conversation.holds_only_files and await _said_beside_files(turn, text)


async def _said_beside_files(turn: Turn, text: str) -> bool:
    """Thanks and 'bao giờ sửa' are no words to a photo that waits for some: the question stays open."""
    if said.is_polite(text):
        await consider(turn, "")
        return True
    if said.asks_about_own(text):
        await COMMANDS["theodoi"].run(turn, "")
        return True
    return False


async def _belongs_to_latest(turn: Turn, text: str) -> bool:
    """Photos without words right after a petition belong to it: an album arrives one photo at a time."""
    conversation = turn.conversation
    attachments = turn.incoming.attachments
    now = turn.office.clock.now().isoformat()
    words = text or turn.incoming.heard
    if words or not attachments or conversation.step is not Step.IDLE or now > conversation.latest_until:
        return False
    if await _awaiting_reply(turn) is not None:
        return False
    petition = await turn.work.petitions.with_code(conversation.latest)
    if petition is None or not petition.allows(Act.SUPPLEMENT):
        return False
    petition = await turn.office.intake.supplement(
        turn.work, turn.contact, conversation.latest, text="", attachments=attachments
    )
    conversation.album = turn.incoming.album
    say_added(turn, petition)
    return True


def with_heard(turn: Turn, text: str) -> str:
    """The text, and below it what a machine heard in its recordings, marked as such."""
    heard = clean(turn.incoming.heard)
    return "\n".join(filter(None, [text, turn.word("media-heard", {"text": heard}) if heard else ""]))


def add(turn: Turn, draft: Draft, text: str) -> bool:
    """Append a message to the draft; False (and said so) when it is full."""
    attachments = draft.attachments + turn.incoming.attachments
    if len(draft.text) + len(text) > LONGEST_DRAFT or len(attachments) > MOST_ATTACHMENTS:
        turn.say("draft-full", {"characters": LONGEST_DRAFT, "attachments": MOST_ATTACHMENTS})
        return False
    if text:
        draft.parts[turn.incoming.reference or f"#{len(draft.parts)}"] = text
    draft.attachments = attachments
    return True


@waking(Step.GATHERING)
async def consider(turn: Turn, _: str) -> None:
    """The burst is over: ask the one thing that is missing, or show what was understood."""
    conversation = turn.conversation
    draft = conversation.draft
    if draft is None or draft.is_empty:
        return
    if not draft.stands_alone and await _ask_whether_known(turn, draft):
        return
    if sum(character.isalpha() for character in draft.text) < FEWEST_LETTERS:
        await ask_what(turn, draft)
        return
    reading = turn.readings.text(draft.text)
    plan = turn.office.intake.plan(filing_of(turn, draft, reading))
    if plan.admission is Admission.QUEUE and _asks_something(turn, draft, reading):
        return
    await summarise(turn, draft, reading)


def _asks_something(turn: Turn, draft: Draft, reading: Reading) -> bool:
    """Ask whether several matters go separately, or where it is; False when both are known."""
    if len(reading.parts) > 1 and not draft.kept_whole:
        ask_split(turn, draft, reading.parts)
        return True
    _find_place(turn, draft, reading)
    if draft.place_id is not None or draft.place_asked or _is_outside(reading):
        return False
    if reading.place is not None and reading.place.choices:
        ask_which(turn, draft, reading.place)
    else:
        ask_place(turn, draft)
    return True


async def _awaiting_reply(turn: Turn) -> Petition | None:
    petitions = await turn.work.petitions.of_petitioner(turn.petitioner.id)
    return next((petition for petition in petitions if petition.stage is Stage.ASKED), None)


async def _ask_whether_known(turn: Turn, draft: Draft) -> bool:
    """Ask whether it belongs to a filed petition: one with an open question, or with an answer resented."""
    if asked := await _awaiting_reply(turn):
        sentence, label, petition = "ask-whether-reply", "button-send-reply", asked
    elif said.begins_unsatisfied(draft.text) and (recent := await recent_petitions(turn)):
        answered = (one for one in recent if one.allows(Act.REOPEN))
        sentence, label, petition = "ask-whether-about", "button-add-to", next(answered, recent[0])
    else:
        return False
    turn.conversation.step = Step.CONFIRMING
    turn.conversation.usual = f"addto:{petition.code}:{draft.id}"
    turn.conversation.otherwise = f"alone:{draft.id}"
    turn.say(
        sentence,
        {
            "code": spoken_code(petition.code),
            "title": petition.title,
            "excerpt": excerpt(draft.text),
            "attached": attached(turn, draft.attachments),
        },
        choices=(
            button(label, turn.conversation.usual, code=spoken_code(petition.code)),
            button("button-new-matter", turn.conversation.otherwise),
        ),
    )
    return True


def _find_place(turn: Turn, draft: Draft, reading: Reading) -> None:
    """The place from the text, else from a pin on the map; the citizen's own choice is never overwritten."""
    if draft.place_asked:
        return
    draft.place_id, draft.place_written = None, ""
    if reading.place is not None:
        draft.place_id, draft.place_written = reading.place.place_id, reading.place.written
    places = turn.office.rulebook.places
    if draft.place_id is None and not turn.office.rulebook.topics.named(reading.topic).needs_place:
        draft.place_id = turn.office.rulebook.authority.place  # papers are made at the office, not at a place
    for pin in draft.attachments:
        if draft.place_id is None and pin.latitude is not None and pin.longitude is not None:
            near = places.nearest(pin.latitude, pin.longitude)
            draft.place_id = near.id if near else None
    found = places.get(draft.place_id)
    if found is not None and found.level is Level.PROVINCE:
        draft.place_id = None  # 'ở tỉnh ta': true, and not enough to decide
    says_otherwise = reading.place is not None and (reading.place.choices or _is_outside(reading))
    if draft.place_id is None and not says_otherwise:
        draft.place_id = draft.poster or None


def _is_outside(reading: Reading) -> bool:
    return reading.place is not None and reading.place.place_id is None and reading.place.commune is not None
