"""From the first words to a summary: consent, a burst of messages, the place."""

from casework.admissibility import Admission
from casework.notices import MediaKind, Words, in_place_of_words
from casework.petition import Act, Petition, Stage, spoken_code
from casework.places import Level
from casework.reading import Reading
from handlers.citizen_split import ask_split
from handlers.citizen_summary import ask_place, ask_which, filing_of, summarise
from handlers.citizen_welcome import welcome
from handlers.cleaning import clean
from handlers.commands import ACTIONS, action, command, step, waking
from handlers.conversation import Draft, Step
from handlers.lengths import excerpt
from handlers.turn import Turn, button

LONGEST_DRAFT = 20_000
MOST_ATTACHMENTS = 20
FEWEST_LETTERS = 3
# With and without diacritics, but not folded: 'đúng' (right) and 'đừng' (don't) would be the same.
_CONSENTS = frozenset(
    {"đồng ý", "dong y", "tôi đồng ý", "toi dong y", "dạ đồng ý", "da dong y", "ok", "có", "co", "dạ có"}
    | {"vâng", "vang", "ừ", "u"}
)
_REFUSES = frozenset(
    {"không", "khong", "không phải", "khong phai", "không đồng ý", "khong dong y"}
    | {"tôi không đồng ý", "toi khong dong y"}
)
_GOES_ON = frozenset(
    {"gửi", "gui", "gửi đi", "gui di", "đồng ý", "dong y", "ok", "đúng", "đúng rồi", "dung roi"}
    | {"vâng", "vang"}
)
_STOPS = frozenset({"bỏ", "bo", "thôi", "thoi", "không gửi", "khong gui", "đừng", "đừng gửi", "dung gui"})


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
    said = text.lower().strip(" .!") if not turn.incoming.attachments else ""
    conversation = turn.conversation
    if conversation.step is Step.CONSENT and said in _CONSENTS | _REFUSES:
        await consent(turn, "yes" if said in _CONSENTS else "no")
        return True
    if conversation.step not in (Step.CONFIRMING, Step.DESCRIBING) or conversation.draft is None:
        return False
    meant = conversation.usual if said in _GOES_ON else ""
    if said in _REFUSES | _STOPS:
        meant = conversation.otherwise
    verb, _, argument = meant.partition(":")
    if meant:
        await ACTIONS[verb][1](turn, argument)
    return bool(meant)


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
    await turn.office.intake.supplement(
        turn.work, turn.contact, conversation.latest, text="", attachments=attachments
    )
    conversation.album = turn.incoming.album
    turn.say("supplemented", {"code": spoken_code(conversation.latest)})
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
    asked = await _awaiting_reply(turn)
    if asked is not None and not draft.stands_alone:
        _ask_whether_reply(turn, draft, asked)
        return
    if sum(character.isalpha() for character in draft.text) < FEWEST_LETTERS:
        conversation.step = Step.DESCRIBING
        conversation.usual, conversation.otherwise = f"keep:{draft.id}", f"drop:{draft.id}"
        sentence, words = _asking_what(draft)
        turn.say(
            sentence,
            words,
            choices=(
                button("button-file-anyway", f"keep:{draft.id}"),
                button("button-drop", f"drop:{draft.id}"),
            ),
        )
        return
    reading = turn.readings.text(draft.text)
    plan = turn.office.intake.plan(filing_of(turn, draft, reading))
    if plan.admission is Admission.QUEUE and _asks_something(turn, draft, reading):
        return
    await summarise(turn, draft, reading)


def _asking_what(draft: Draft) -> tuple[str, Words]:
    """The question to somebody who has sent no words yet: it names what has arrived."""
    kinds = {attachment.kind for attachment in draft.attachments}
    if not kinds:
        return "ask-what", {}
    if kinds <= {MediaKind.PHOTO, MediaKind.LOCATION} and MediaKind.PHOTO in kinds:
        return "ask-what-photo", {}
    return "ask-what-media", {"kind": kinds.pop() if len(kinds) == 1 else "several"}


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


def _ask_whether_reply(turn: Turn, draft: Draft, asked: Petition) -> None:
    turn.conversation.step = Step.CONFIRMING
    turn.conversation.usual = f"addto:{asked.code}:{draft.id}"
    turn.conversation.otherwise = f"alone:{draft.id}"
    turn.say(
        "ask-whether-reply",
        {
            "code": spoken_code(asked.code),
            "title": asked.title,
            "excerpt": excerpt(draft.text) or in_place_of_words(draft.attachments),
        },
        choices=(
            button("button-send-reply", turn.conversation.usual),
            button("button-new-matter", turn.conversation.otherwise),
        ),
    )


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
