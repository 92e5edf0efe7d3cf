"""Choices as letters, for channels without buttons: A, B, C under the message, and what comes back.

Letters, never digits: a number is often the answer itself ("how many people?"). Until the person writes,
later messages go on with the next letters, so that no letter on the screen means two things. The menu is
kept in the database: it survives a restart.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from string import ascii_uppercase

from bot.channels.channel import Button
from handlers.messages import Incoming, Kind
from storage.desk import Desk


@dataclass(frozen=True, slots=True)
class Menus:
    """The menus of one channel."""

    desk: Desk
    channel: str

    async def offer(self, chat: str, message_id: str, buttons: Sequence[Button]) -> list[tuple[str, str]]:
        """The letter and label of each choice, kept before they are shown. The same message gets the same."""
        kept = await self.desk.menu(self.channel, chat)
        fresh = kept is None or kept["answered"]
        letters: dict[str, str] = {} if fresh or kept is None else dict(kept["letters"])
        shown: dict[str, list[str]] = {} if fresh or kept is None else dict(kept["shown"])
        if message_id not in shown:
            free = (
                ascii_uppercase[len(letters) :] if len(letters) + len(buttons) <= _MOST else ascii_uppercase
            )
            given = dict(zip(free, (button.action for button in buttons), strict=False))
            letters |= given
            shown[message_id] = list(given)
            body = {"letters": letters, "shown": shown, "answered": False}
            await self.desk.keep_menu(self.channel, chat, body)
        return [(letter, button.label) for letter, button in zip(shown[message_id], buttons, strict=False)]

    async def chosen(self, incoming: Incoming) -> Incoming:
        """The press that a single letter means, if it was shown; any words end the menu's round."""
        if incoming.kind is not Kind.TEXT:
            return incoming
        kept = await self.desk.menu(self.channel, incoming.address)
        if kept is None:
            return incoming
        action = kept["letters"].get(incoming.text.strip(" .)\n").upper())
        if not kept["answered"]:
            await self.desk.keep_menu(self.channel, incoming.address, {**kept, "answered": True})
        if action is None or incoming.attachments:
            return incoming
        return replace(incoming, kind=Kind.PRESS, action=action)


_MOST = len(ascii_uppercase)
