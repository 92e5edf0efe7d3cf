"""An agency's group, as officers ask for it in private; in the group itself `handlers.group_desk` answers."""

from handlers.commands import For, action, command
from handlers.group_desk import LINK, UNLINK, unlink
from handlers.turn import Turn


@command(LINK, summary="command-group", audience=For.OFFICERS)
async def how_to_link(turn: Turn, argument: str) -> None:
    """Said in private: what a group is told, and how one is linked."""
    turn.say("group-howto")


@command(UNLINK, summary="command-group-off", audience=For.OFFICERS)
async def how_to_unlink(turn: Turn, argument: str) -> None:
    """Said in private, where there is no group."""
    turn.say("group-howto")


@action("groupoff", audience=For.OFFICERS)
async def unlink_by_button(turn: Turn, contact_id: str) -> None:
    """Pressed in the group: the group reads what becomes of it."""
    if await turn.work.groups.at(contact_id) is None:
        turn.say("stale-button")
        return
    await unlink(turn.office, turn.work, turn.on_duty, contact_id)
