"""What everybody may say: /start with or without an invitation, help, cancel."""

from uuid import uuid4

from casework.errors import InvitationRefusedError
from casework.invitations import hash_of
from casework.petitioner import Officer
from casework.places import POSTER
from handlers.citizen_confirm import show_again
from handlers.citizen_draft import consider
from handlers.citizen_own import go_on
from handlers.citizen_welcome import welcome
from handlers.cleaning import clean, fold
from handlers.commands import COMMANDS, For, action, command
from handlers.turn import Turn, button


@command("start", summary="command-start", aliases=("bat dau", "xin chao", "chao"))
async def start(turn: Turn, argument: str) -> None:
    """A first word; with a code, the enrolment of an officer; by a poster's link, the place it hangs in."""
    from_poster = fold(argument).startswith(POSTER)
    if from_poster and await _arrive(turn, fold(argument)):
        return
    if argument and not from_poster:
        await enrol(turn, argument)
    elif turn.officer is not None:
        turn.say("officer-idle", choices=(button("button-queue", "queue:"),))
    elif turn.has_consented:
        authority = turn.office.rulebook.authority
        turn.say("hello-again", {"authority": authority.name}, choices=(button("button-follow", "follow:"),))
    else:
        welcome(turn)


async def _arrive(turn: Turn, mark: str) -> bool:
    """Note and say where the poster hangs; True when what is being written has been shown in this light."""
    place = turn.office.rulebook.places.of_poster(mark)
    if place is None:
        return False
    turn.conversation.come_from(place.id)
    turn.say("from-poster", {"place": turn.office.rulebook.places.path(place.id)})
    shows = turn.has_consented and turn.conversation.has_draft
    if shows:
        await consider(turn, "")
    return shows


async def enrol(turn: Turn, code: str) -> None:
    """Bind this account to the agency and role of a one-time invitation."""
    now = turn.office.clock.now()
    invitation = await turn.work.people.take_invitation(hash_of(code), now)
    if invitation is None:
        raise InvitationRefusedError(f"contact {turn.contact.id} tried an invitation")
    known = turn.officer
    officer = Officer(
        # Whoever stays in the agency keeps what they have claimed.
        id=known.id if known is not None and known.agency_id == invitation.agency_id else uuid4().hex,
        contact_id=turn.contact.id,
        agency_id=invitation.agency_id,
        role=invitation.role,
        name=invitation.name or clean(turn.incoming.name),
    )
    await turn.work.people.enrol(officer)
    await turn.work.audit.record(
        actor=officer.id, act="enrol", subject=invitation.agency_id, detail=invitation.role
    )
    turn.officer = officer
    turn.conversation.finish_step()
    agency = turn.office.rulebook.agencies.named(invitation.agency_id)
    turn.say(
        "enrolled",
        {
            "name": officer.name,
            "agency": agency.name,
            "role": officer.role,
            "count": await turn.work.petitions.count_queue(agency.id),
        },
        choices=(button("button-queue", "queue:"),),
    )


@command("trogiup", summary="command-help", aliases=("tro giup", "giup", "huong dan", "help"))
@action("help")
async def give_help(turn: Turn, argument: str) -> None:
    """The commands that this person may use."""
    mine = [entry for entry in COMMANDS.values() if entry.audience.admits(turn.officer)]
    mine.sort(key=lambda entry: entry.audience is For.EVERYBODY)  # an officer's own come first
    lines = [f"/{entry.name}: {turn.word(entry.summary)}" for entry in mine]
    agency = turn.office.rulebook.agencies.named(turn.officer.agency_id).name if turn.officer else ""
    words: dict[str, str | int] = {
        "lines": "\n".join(lines),
        "agency": agency,
        "authority": turn.office.rulebook.authority.name,
        "contact": turn.office.rulebook.authority.contact,
    }
    turn.say("help-officer" if turn.officer else "help", words)


@command("huy", summary="command-cancel", aliases=("huy", "thoi"))
async def cancel(turn: Turn, argument: str) -> None:
    """Leave what was begun: a step about a petition, or else the draft. Nothing that is filed changes."""
    if turn.conversation.is_about_petition:
        turn.say("cancelled")
        await go_on(turn)
    else:
        dropped = turn.conversation.has_draft
        turn.conversation.rest()
        turn.say("dropped" if dropped else "cancelled")


@action("cancel")
async def cancel_by_button(turn: Turn, code: str) -> None:
    """Leave the step that this button belongs to; an old button leaves nothing."""
    if turn.conversation.is_about_petition and turn.conversation.code == code:
        turn.say("cancelled")
        await go_on(turn)
    else:
        turn.say("stale-button")
        await show_again(turn)
