"""One person on several channels: a code shown in one chat and typed in the other."""

from casework.notices import Words
from casework.petitioner import Contact
from casework.working_days import HANOI
from handlers.citizen_welcome import welcome
from handlers.commands import action, command
from handlers.conversation import Conversation
from handlers.lengths import excerpt
from handlers.turn import Turn, button

NAME_ON_BUTTON = 20


@command("ketnoi", summary="command-link", aliases=("ket noi",))
async def link(turn: Turn, argument: str) -> None:
    """Without a code show one, with a code join this chat to the one that showed it."""
    if argument:
        await _take(turn, argument)
    elif turn.has_consented or turn.officer is not None:
        await _offer(turn)
    else:
        welcome(turn)


async def _offer(turn: Turn) -> None:
    code = (await turn.office.linking.offer(turn.work, turn.contact)).upper()
    others = await turn.office.linking.others(turn.work, turn.contact)
    turn.say(
        "link-code",
        {"code": f"{code[:4]}-{code[4:]}", "others": len(others)},
        choices=tuple(
            [button("button-unlink", f"unlink:{one.id}", chat=await _chat(turn, one)) for one in others]
        ),
    )


async def _chat(turn: Turn, other: Contact) -> str:
    """Another chat of this person as words: its channel, what it calls them, when it was last used."""
    kept = Conversation.from_state(await turn.work.conversations.load(other.id))
    used = await turn.work.ladder.last_used(other.id)
    words: Words = {
        "channel": other.channel,
        "name": excerpt(kept.called, NAME_ON_BUTTON),
        "used": used.astimezone(HANOI).strftime("%d/%m/%Y %H:%M") if used else "",
    }
    return turn.word("other-chat", words)


@action("unlink")
async def ask_unlink(turn: Turn, contact_id: str) -> None:
    """Ask once more before a chat is let go."""
    other = await turn.office.linking.other(turn.work, turn.contact, contact_id)
    turn.say(
        "ask-unlink",
        {"chat": await _chat(turn, other)},
        choices=(
            button("button-unlink-now", f"unlinknow:{other.id}"),
            button("button-unlink-not", "unlinknot:"),
        ),
    )


@action("unlinknot")
async def stay_linked(turn: Turn, argument: str) -> None:
    """The question was enough."""
    turn.say("unlink-not")


@action("unlinknow")
async def unlink(turn: Turn, contact_id: str) -> None:
    """The other chat begins anew; what was sent from it stays this person's."""
    other = await turn.office.linking.part(turn.work, turn.contact, contact_id)
    turn.say("unlink-done", {"channel": other.channel})


async def _take(turn: Turn, written: str) -> None:
    linked = await turn.office.linking.take(turn.work, turn.contact, written)
    if linked is None:
        turn.say("link-wrong")
        return
    turn.petitioner = linked.petitioner
    turn.say("link-done", {"channel": linked.channel, "name": linked.petitioner.name})
    if linked.other_name:
        turn.conversation.other_name = linked.other_name
        names: dict[str, str | int] = {"first": linked.petitioner.name, "second": linked.other_name}
        turn.say(
            "ask-link-name",
            names,
            choices=(
                button("button-link-name", "linkname:first", name=linked.petitioner.name),
                button("button-link-name", "linkname:second", name=linked.other_name),
            ),
        )


@action("linkname")
async def choose_name(turn: Turn, which: str) -> None:
    """Which of two names to be called by."""
    other, turn.conversation.other_name = turn.conversation.other_name, ""
    if not other:
        turn.say("stale-button")
        return
    if which == "second":
        turn.petitioner.name = other
        await turn.work.people.save_petitioner(turn.petitioner)
    turn.say("name-kept", {"name": turn.petitioner.name})
