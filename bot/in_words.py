"""What a channel cannot carry, said in the text: choices as letters, a place, a file as an address."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.channels.channel import Message, RefusedError
from bot.linked_files import LinkedFiles, Say
from bot.menus import Menus
from bot.text_pieces import length, pieces
from casework.notices import Attachment, MediaKind


@dataclass(frozen=True, slots=True, kw_only=True)
class InWords:
    """The words of one channel. `linked` is None where nobody could open an address of ours."""

    say: Say
    menus: Menus
    linked: LinkedFiles | None

    def attachment(self, item: Attachment) -> str:
        """A point or a file; RefusedError for a file where there are no addresses."""
        if item.latitude is not None and item.longitude is not None:
            return self.say("letters-place", {"point": f"{item.latitude:.5f}, {item.longitude:.5f}"})
        if self.linked is None:
            raise RefusedError(f"no public address to link to '{item.name or item.kind}'")
        link = self.linked.address(item.content, name=item.name)
        if item.kind is MediaKind.PHOTO:
            return self.say("letters-photo", {"link": link})
        day = self.linked.last_day.isoformat()
        return self.say("letters-document", {"name": item.name, "link": link, "day": day})

    async def choices(self, address: str, message: Message) -> str:
        """The letters of a message's choices, kept before they are shown; empty when it has none."""
        if not message.buttons:
            return ""
        offered = await self.menus.offer(address, message.id, message.buttons)
        lines = "\n".join(f"{letter}. {label}" for letter, label in offered)
        return f"{self.say('letters-choose', {})}\n{lines}"


def with_choices(texts: Sequence[str], choices: str, longest: int) -> list[str]:
    """The choices under the last text, or as a message of their own when there is no room."""
    if not choices:
        return list(texts)
    if texts and length(texts[-1]) + 2 + length(choices) <= longest:
        return [*texts[:-1], f"{texts[-1]}\n\n{choices}"]
    return [*texts, *pieces(choices, longest)]
