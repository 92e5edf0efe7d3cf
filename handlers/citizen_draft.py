"""From the first words to a summary: consent, a burst of messages, the place, what was understood."""

from casework.admissibility import Admission
from casework.intake import Filing, Plan
from casework.notices import Choice
from casework.petition import Petition, Stage, spoken_code
from casework.places import Level
from casework.reading import Reading
from handlers.commands import action, command, step, waking
from handlers.conversation import Draft, Step
from handlers.turn import Turn, button

LONGEST_DRAFT = 20_000
MOST_ATTACHMENTS = 20
EXCERPT = 400
FEWEST_LETTERS = 3


def welcome(turn: Turn) -> None:
    """Who speaks, what is stored and why, and the question for consent."""
    authority = turn.office.rulebook.authority
    turn.conversation.step = Step.CONSENT
    waits = turn.conversation.draft is not None and not turn.conversation.draft.is_empty
    turn.say(
        "welcome-waiting" if waits else "welcome",
        {"authority": authority.name, "controller": authority.controller, "contact": authority.contact},
        choices=(button("button-consent", "consent:yes"), button("button-no-consent", "consent:no")),
    )


@command("phananh", summary="command-petition", aliases=("phan anh", "gui phan anh"))
async def begin(turn: Turn, argument: str) -> None:
    """Start a petition; officers use it for a matter of their own."""
    turn.conversation.rest()
    turn.conversation.draft = Draft()
    if argument:
        await gather(turn, argument)
    elif turn.has_consented:
        turn.conversation.step = Step.GATHERING
        turn.say("ask-for-petition")
    else:
        welcome(turn)


@action("consent")
async def consent(turn: Turn, answer: str) -> None:
    """Consent given or refused: refused, nothing that was written stays."""
    conversation = turn.conversation
    if answer != "yes":
        conversation.rest()
        turn.petitioner.consented_at = None
        await turn.work.people.save_petitioner(turn.petitioner)
        await turn.work.forget_inbox(turn.contact)
        turn.say("consent-refused", {"contact": turn.office.rulebook.authority.contact})
        return
    if not turn.has_consented:
        turn.petitioner.consented_at = turn.office.clock.now()
        await turn.work.people.save_petitioner(turn.petitioner)
        await turn.work.audit.record(actor=turn.contact.id, act="consent", subject=turn.petitioner.id)
    if conversation.draft is None or conversation.draft.is_empty:
        conversation.step = Step.GATHERING
        conversation.draft = conversation.draft or Draft()
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
    conversation.draft = conversation.draft or Draft()
    if not add(turn, conversation.draft, text):
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


@waking(Step.CONSENT)
async def remind_of_consent(turn: Turn, _: str) -> None:
    """More text came in before consent: the question once more, with the promise that it is kept."""
    turn.say(
        "consent-still-open",
        choices=(button("button-consent", "consent:yes"), button("button-no-consent", "consent:no")),
    )


@waking(Step.GATHERING)
async def consider(turn: Turn, _: str) -> None:
    """The burst is over: ask the one thing that is missing, or show what was understood."""
    conversation = turn.conversation
    draft = conversation.draft
    if draft is None or draft.is_empty:
        return
    if sum(character.isalpha() for character in draft.text) < FEWEST_LETTERS:
        conversation.step = Step.DESCRIBING
        turn.say(
            "ask-what-photo" if draft.attachments else "ask-what",
            choices=(
                button("button-file-anyway", f"keep:{draft.id}"),
                button("button-drop", f"drop:{draft.id}"),
            ),
        )
        return
    asked = await _awaiting_reply(turn)
    if asked is not None and not draft.stands_alone:
        _ask_whether_reply(turn, draft, asked)
        return
    reading = turn.readings.text(draft.text)
    plan = turn.office.intake.plan(filing_of(turn, draft, reading))
    if plan.admission is Admission.QUEUE:
        _find_place(turn, draft, reading)
        if draft.place_id is None and not draft.place_asked and not _is_outside(reading):
            ask_place(turn, draft)
            return
    await summarise(turn, draft, reading)


async def _awaiting_reply(turn: Turn) -> Petition | None:
    petitions = await turn.work.petitions.of_petitioner(turn.petitioner.id)
    return next((petition for petition in petitions if petition.stage is Stage.ASKED), None)


def _ask_whether_reply(turn: Turn, draft: Draft, asked: Petition) -> None:
    turn.conversation.step = Step.CONFIRMING
    turn.say(
        "ask-whether-reply",
        {"code": spoken_code(asked.code), "title": asked.title, "excerpt": excerpt(draft.text)},
        choices=(
            button("button-send-reply", f"addto:{asked.code}:{draft.id}"),
            button("button-new-matter", f"alone:{draft.id}"),
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
    for pin in draft.attachments:
        if draft.place_id is None and pin.latitude is not None and pin.longitude is not None:
            near = places.nearest(pin.latitude, pin.longitude)
            draft.place_id = near.id if near else None
    found = places.get(draft.place_id)
    if found is not None and found.level is Level.PROVINCE:
        draft.place_id = None  # 'ở tỉnh ta': true, and not enough to decide


def _is_outside(reading: Reading) -> bool:
    return reading.place is not None and reading.place.place_id is None and reading.place.commune is not None


def ask_place(turn: Turn, draft: Draft) -> None:
    """The one question: where. The first button is the authority's own place."""
    turn.conversation.step = Step.PLACING
    rulebook = turn.office.rulebook
    home = rulebook.authority.place
    here = rulebook.places.get(home)
    villages = rulebook.places.inside(home)
    assert here is not None
    turn.say(
        "ask-place",
        {"excerpt": excerpt(draft.text)},
        choices=(
            button("button-place-here", f"place:{home}:{draft.id}", place=here.name),
            *(
                button("button-place", f"place:{place.id}:{draft.id}", place=place.name)
                for place in villages[:8]
            ),
            button("button-place-unknown", f"place:?:{draft.id}"),
        ),
    )


def filing_of(turn: Turn, draft: Draft, reading: Reading) -> Filing:
    """What would be filed if the citizen confirmed now."""
    return Filing(
        key=draft.id,
        contact=turn.contact,
        text=draft.text,
        reading=reading,
        place_id=draft.place_id,
        place_written=draft.place_written,
        disclosure=draft.disclosure,
        attachments=draft.attachments,
        stands_as_petition=draft.stands_as_petition,
    )


async def summarise(turn: Turn, draft: Draft, reading: Reading) -> None:
    """What was understood, where it goes and why, by when an answer is due; the first button sends it."""
    turn.conversation.step = Step.CONFIRMING
    plan = turn.office.intake.plan(filing_of(turn, draft, reading))
    sentence = {
        Admission.QUEUE: "summary",
        Admission.SEAL: "summary-sealed",
        Admission.SET_ASIDE: "summary-set-aside",
    }[plan.admission]
    turn.say(sentence, _summary_words(turn, draft, reading, plan), choices=await _choices(turn, draft, plan))


def _summary_words(turn: Turn, draft: Draft, reading: Reading, plan: Plan) -> dict[str, str | int]:
    rulebook = turn.office.rulebook
    place = rulebook.places.path(draft.place_id) if draft.place_id else draft.place_written
    return {
        "excerpt": excerpt(draft.text),
        "nature": reading.nature,
        "topic": reading.topic,
        "urgency": reading.urgency,
        "place": place,
        "photos": sum(attachment.latitude is None for attachment in draft.attachments),
        "pinned": "yes" if any(item.latitude is not None for item in draft.attachments) else "",
        "agency": plan.route.agency.name,
        "reason": plan.route.reason,
        "due": plan.answer.due.isoformat() if plan.answer else "",
        "days": plan.answer.rule.days if plan.answer else 0,
        "article": plan.answer.rule.article if plan.answer else "",
        "provisional": "yes" if plan.answer and plan.answer.provisional else "no",
        "disclosure": draft.disclosure,
        "authority": rulebook.authority.name,
    }


async def _choices(turn: Turn, draft: Draft, plan: Plan) -> tuple[Choice, ...]:
    drop = button("button-drop", f"drop:{draft.id}")
    rewrite = button("button-rewrite", f"rewrite:{draft.id}")
    if plan.admission is Admission.SET_ASIDE:
        return (button("button-file-anyway", f"keep:{draft.id}"), rewrite, drop)
    if plan.admission is Admission.SEAL:
        stands = button("button-just-petition", f"stands:{draft.id}")
        return (button("button-file-sealed", f"file:{draft.id}"), stands, rewrite, drop)
    open_petitions = await turn.work.petitions.of_petitioner(turn.petitioner.id)
    newest = next((petition for petition in open_petitions if petition.is_open), None)
    join = (
        (button("button-add-to", f"addto:{newest.code}:{draft.id}", code=spoken_code(newest.code)),)
        if newest
        else ()
    )
    return (
        button("button-file", f"file:{draft.id}"),
        rewrite,
        button("button-replace", f"replace:{draft.id}"),
        button("button-disclosure", f"privacy:{draft.id}"),
        *join,
        drop,
    )


def excerpt(text: str, length: int = EXCERPT) -> str:
    """The beginning of a text, cut at a word."""
    line = text.strip()
    return line if len(line) <= length else line[: length - 1].rsplit(" ", 1)[0] + "…"
