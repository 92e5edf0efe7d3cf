"""The ladder's last rung before paper: a registered template (ZNS) to the number that a person has left.

The contact it is queued for stands for a person; the number itself is read, unsealed, only when it is sent.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from bot.channels.channel import Message, RefusedError
from casework.ladder_ports import LAST_RESORT
from casework.ports import Clock
from casework.working_days import day_of
from handlers.wording import Wording
from storage.desk import Desk

LONGEST_WORD: Final = 100
ANSWERS: Final = frozenset({"notice-answered", "notice-concluded-answered"})
CONCLUSIONS: Final = frozenset({"notice-concluded", "notice-item-answered"})


class LastResort(Protocol):
    """Sends a template to a telephone number; `bot.zns.Zns` is one."""

    async def send(self, phone: str, template: str, words: Mapping[str, str], tracking_id: str, /) -> str:
        """Send it; returns the message's id, or raises DeliveryError."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class LastRung:
    """A `bot.channels.channel.Sender` whose addresses are persons."""

    desk: Desk
    resort: LastResort
    wording: Wording
    clock: Clock
    spacing: float = 0.0

    @property
    def channel(self) -> str:
        """The channel's name."""
        return LAST_RESORT

    async def send(self, address: str, message: Message) -> Sequence[str]:
        """Send what fits into a template; the whole words wait in the chats and on the office's list."""
        template, words = self._filled(message)
        phone = await self._phone(address)
        if not phone:
            raise RefusedError("no telephone number is known any more")
        return (await self.resort.send(phone, template, words, message.id),)

    async def _phone(self, address: str) -> str:
        async with self.desk.work() as work:
            person = await work.people.contact(LAST_RESORT, address, "")  # may have been joined to another
            return await work.ladder.phone_of(person.petitioner_id)

    def _filled(self, message: Message) -> tuple[str, dict[str, str]]:
        """The template's name and its words, as `bot/zns_templates.toml` registers them."""
        given = {name: str(word)[:LONGEST_WORD] for name, word in message.words.items()}
        today = _written(day_of(self.clock.now()))
        if message.sentence in CONCLUSIONS:
            held = _written(date.fromisoformat(given["day"]))
            number, title = f"HN{given['number']}", given["title"]
            return "conclusion-notice", {"number": number, "conference": title, "date": held}
        if not given.get("code") or not given.get("agency"):
            raise RefusedError(f"no template for {message.sentence}")
        words = {"code": given["code"], "agency": given["agency"], "date": today}
        if message.sentence in ANSWERS:
            return "answer-ready", words
        status = self.wording.say("template-status", {"sentence": message.sentence})
        return "status-change", {**words, "status": status[:LONGEST_WORD]}


def _written(day: date) -> str:
    return day.strftime("%d/%m/%Y")
