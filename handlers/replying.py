"""What belongs to a petition by where it was said: a reply to a message about it, the rest of an album."""

from casework.errors import MistypedCodeError
from casework.notices import Words
from casework.petition import Act, Petition, parse_code, spoken_code
from handlers.adding import say_added
from handlers.citizen_confirm import ALBUM
from handlers.citizen_draft import with_heard
from handlers.conversation import OPEN_STEPS
from handlers.officer_answer import begin_answer
from handlers.officer_queue import show
from handlers.turn import Turn

_ABOUT_DRAFT = frozenset(
    {"ask-whether-reply", "ask-whether-about"}
)  # names a petition, and asks about what is being written


async def goes_to_petition(turn: Turn, text: str) -> bool:
    """Take the message for the petition that it belongs to; False when it is an ordinary one."""
    incoming, conversation = turn.incoming, turn.conversation
    if incoming.album and incoming.album == conversation.album:
        await _supplement(turn, conversation.latest, text, goes_on=True)
        return True
    petition = await _replied_to(turn)
    if petition is None:
        return False
    if conversation.is_about_petition and conversation.code == petition.code:
        return False  # the open question is about this very petition: the text is its answer
    if petition.petitioner_id == turn.petitioner.id:
        return await _add(turn, petition, text)
    return turn.officer is not None and await _handle(turn, petition, text)


async def _replied_to(turn: Turn) -> Petition | None:
    """The petition that the message replied to was about: one of ours by the code that it names."""
    reference = turn.incoming.replies_to
    if not reference:
        return None
    code = turn.conversation.filed.get(reference, "")
    if not code:
        notice = await turn.work.outbox.sent_as(turn.contact.id, reference)
        if notice is None or notice.sentence in _ABOUT_DRAFT:
            return None
        code = _code(notice.words.get("code", ""))
    return await turn.work.petitions.with_code(code) if code else None


def _code(written: str | int) -> str:
    try:
        return parse_code(str(written))
    except MistypedCodeError:
        return ""  # another kind of code: one that joins two chats


async def _add(turn: Turn, petition: Petition, text: str) -> bool:
    """The citizen's words go into the file; what was begun meanwhile stays begun."""
    if not turn.has_consented:
        return False
    if not petition.allows(Act.SUPPLEMENT) and turn.conversation.step in OPEN_STEPS:
        return False  # taken back: what is said now may become a petition of its own
    await _supplement(turn, petition.code, text)
    say_added(turn, petition)
    return True


async def _supplement(turn: Turn, code: str, text: str, *, goes_on: bool = False) -> None:
    await turn.office.intake.supplement(
        turn.work,
        turn.contact,
        code,
        text=with_heard(turn, text),
        attachments=turn.incoming.attachments,
        goes_on=goes_on,
    )
    reference, until = turn.incoming.reference, turn.office.clock.now() + ALBUM
    turn.conversation.remember([reference], code, until=until, album=turn.incoming.album)


async def _handle(turn: Turn, petition: Petition, text: str) -> bool:
    """An officer's words become an answer to be looked at, if the petition is theirs; nothing is sent."""
    conversation = turn.conversation
    words: Words = {"code": spoken_code(petition.code)}
    if conversation.is_about_petition:
        if not conversation.code:
            return False  # the open question is about a conference
        turn.say("reply-busy", words | {"open": spoken_code(conversation.code)})
        return True
    petition = await turn.office.casefile.open(turn.work, turn.on_duty, petition.code)
    if petition.claimed_by == turn.on_duty.id and petition.allows(Act.ANSWER):
        await begin_answer(turn, petition.code, text)
        return True
    turn.say("reply-unsent", words)
    await show(turn, petition.code, media=False)
    return True
