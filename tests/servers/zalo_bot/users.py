"""Citizens on Zalo: they write, send photos and other things, answer with letters, and read."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.servers.patience import PATIENCE

if TYPE_CHECKING:
    from tests.servers.zalo_bot.server import ZaloBotServer

CHOICE = re.compile(r"^([A-Z])\. (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Shown:
    """What the bot put into a chat: a text, a photo with its caption, a sticker or a voice."""

    id: str
    method: str
    text: str = ""
    photo: bytes = b""
    parameters: tuple[tuple[str, Any], ...] = ()

    @property
    def choices(self) -> dict[str, str]:
        """The letters under the message and what they stand for."""
        return dict(CHOICE.findall(self.text))


class ZaloUser:
    """A simulated citizen; each act returns the message's id."""

    def __init__(self, server: "ZaloBotServer", user_id: str, name: str) -> None:
        self._server = server
        self.id = user_id
        self.name = name
        self.blocked = False
        self.inbox: list[Shown] = []
        self._changed = asyncio.Condition()
        self._mark = 0

    async def send(self, text: str) -> str:
        """Write a text."""
        return self._say("message.text.received", text=text)

    async def send_photo(self, content: bytes, caption: str = "", *, field: str = "photo") -> str:
        """Send a photo: the event names an address where it stands, in `photo` or in `photo_url`."""
        fields = {field: self._server.host(content), **({"caption": caption} if caption else {})}
        return self._say("message.image.received", **fields)

    async def send_sticker(self) -> str:
        """Send a sticker."""
        return self._say(
            "message.sticker.received", sticker="0e078a2fb66a5f34067b", url="https://example.org"
        )

    async def send_voice(self, content: bytes = b"\xff\xf1voice") -> str:
        """Send a voice message."""
        return self._say("message.voice.received", voice_url=self._server.host(content, "aac"))

    async def send_unsupported(self) -> str:
        """Send what the platform does not hand on."""
        return self._say("message.unsupported.received")

    async def pick(self, label: str) -> str:
        """Answer with the letter of the newest choice whose label begins so."""
        for shown in reversed(self.inbox):
            for letter, words in shown.choices.items():
                if words.startswith(label):
                    return await self.send(letter)
        raise AssertionError(f"no choice {label!r} in {[shown.text for shown in self.inbox]}")

    async def receive(self, shown: Shown) -> None:
        """Take in a message of the bot."""
        async with self._changed:
            self.inbox.append(shown)
            self._changed.notify_all()

    async def wait_for(
        self, wanted: str | Callable[[Shown], bool], timeout: float = PATIENCE, *, since: int | None = None
    ) -> Shown:
        """The first message after the citizen's last act (or since a place in the inbox) that is wanted."""
        start = self._mark if since is None else since

        def found() -> Shown | None:
            heard = self.inbox[start:]
            return next(
                (s for s in heard if (wanted in s.text if isinstance(wanted, str) else wanted(s))), None
            )

        try:
            async with asyncio.timeout(timeout), self._changed:
                await self._changed.wait_for(lambda: found() is not None)
        except TimeoutError:
            seen = [shown.text for shown in self.inbox[start:]]
            raise AssertionError(f"{self.name} waited for {wanted!r} and saw {seen}") from None
        shown = found()
        assert shown is not None
        return shown

    def heard(self, part: str) -> int:
        """How many messages contain this."""
        return sum(part in shown.text for shown in self.inbox)

    def _say(self, event_name: str, **content: Any) -> str:
        self._mark = len(self.inbox)
        number = self._server.new_id()
        message = {
            "from": {"id": self.id, "display_name": self.name, "is_bot": False},
            "chat": {"id": self.id, "chat_type": "PRIVATE"},
            "message_id": number,
            "date": 1_750_316_131_602,
            **content,
        }
        self._server.push({"event_name": event_name, "message": message})
        return number
