"""People on Zalo: they follow, write, send media, tap buttons, read, unfollow."""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from tests.servers.patience import PATIENCE

if TYPE_CHECKING:
    from tests.servers.zalo_oa.server import ZaloOaServer


@dataclass(frozen=True, slots=True)
class OaMessage:
    """What the account sent to a person; `buttons` are (title, type, payload)."""

    id: str
    text: str
    buttons: tuple[tuple[str, str, str], ...] = ()
    image: bytes = b""
    file: bytes = b""
    charged: bool = False

    @property
    def labels(self) -> list[str]:
        return [title for title, _, _ in self.buttons]


class User:
    """One person. `phone` is what ZNS finds them by."""

    def __init__(self, server: "ZaloOaServer", identity: str, name: str, phone: str) -> None:
        self.id = identity
        self.name = name
        self.phone = phone
        self.follows = False
        self.banned = False
        self.restricted = False
        self.acted_at: datetime | None = None
        self.free_used = 0
        self.inbox: list[OaMessage] = []
        self.templates: list[dict[str, Any]] = []
        self._server = server
        self._read = 0
        self._mark = 0

    # What the person does

    async def follow(self) -> None:
        self.follows = True
        self._act()
        self._server.push({"event_name": "follow", "follower": {"id": self.id}, "source": "oa_profile"}, self)

    async def unfollow(self) -> None:
        self.follows = False
        self._server.push({"event_name": "unfollow", "follower": {"id": self.id}}, self)

    async def send(self, text: str) -> str:
        return self._say("text", {"text": text})

    async def send_image(self, content: bytes, text: str = "", *, kind: str = "image") -> str:
        url = self._server.keep(content)
        return self._say(kind, self._with(kind, {"thumbnail": url, "url": url}, text))

    async def send_audio(self, content: bytes = b"audio") -> str:
        return self._say("audio", self._with("audio", {"url": self._server.keep(content)}))

    async def send_video(self, content: bytes = b"video") -> str:
        url = self._server.keep(content)
        return self._say("video", self._with("video", {"thumbnail": url, "description": "", "url": url}))

    async def send_file(self, content: bytes, name: str) -> str:
        payload = {"url": self._server.keep(content), "name": name, "size": str(len(content)), "type": "pdf"}
        return self._say("file", self._with("file", payload))

    async def send_sticker(self) -> str:
        return self._say("sticker", self._with("sticker", {"id": "bfe458bf64fa8da4d4eb", "url": "x"}))

    async def send_link(self, url: str, text: str = "") -> str:
        return self._say("link", self._with("link", {"url": url, "description": "", "thumbnail": ""}, text))

    async def send_location(self, latitude: float, longitude: float) -> str:
        point = {"latitude": str(latitude), "longitude": str(longitude)}
        return self._say("location", self._with("location", {"coordinates": point}))

    async def tap(self, label: str) -> str:
        """Tap the newest button whose title begins so: its payload is sent as a text."""
        for message in reversed(self.inbox):
            for title, kind, payload in message.buttons:
                if title.startswith(label):
                    assert kind in {"oa.query.show", "oa.query.hide"}
                    return await self.send(payload)
        raise AssertionError(f"no button {label!r} in {[m.labels for m in self.inbox]}")

    async def read(self) -> list[str]:
        """Open the chat: what is new there is seen."""
        new = [message.id for message in self.inbox[self._read :]]
        self._read = len(self.inbox)
        if new:
            self._server.push(self._receipt("user_seen_message", {"msg_ids": new}), self)
        return new

    # What the person sees

    def receive(self, message: OaMessage) -> None:
        self.inbox.append(message)
        self._server.push(self._receipt("user_received_message", {"msg_id": message.id}), self)
        self._server.bell.set()

    async def wait_for(self, part: str, *, since: int | None = None, patience: float = PATIENCE) -> OaMessage:
        """The next message with `part`, not seen by an earlier wait (from `since` on, if given)."""
        at = self._mark if since is None else since
        try:
            async with asyncio.timeout(patience):
                while True:
                    for number in range(at, len(self.inbox)):
                        if part in self.inbox[number].text:
                            self._mark = max(self._mark, number + 1)
                            return self.inbox[number]
                    await self._server.changed()
        except TimeoutError:
            heard = [message.text for message in self.inbox[at:]]
            raise AssertionError(f"{part!r} did not come to {self.name}; heard: {heard}") from None

    # What goes out

    def _act(self) -> None:
        self.acted_at = self._server.clock()
        self.free_used = 0

    def _say(self, kind: str, message: dict[str, Any]) -> str:
        self._act()
        identity = uuid4().hex
        event = {
            "event_name": f"user_send_{kind}",
            "sender": {"id": self.id},
            "recipient": {"id": self._server.oa_id},
            "message": {**message, "msg_id": identity},
        }
        self._server.push(event, self)
        return identity

    def _with(self, kind: str, payload: dict[str, Any], text: str = "") -> dict[str, Any]:
        words = {"text": text} if text else {}
        return {**words, "attachments": [{"type": kind, "payload": payload}]}

    def _receipt(self, name: str, message: dict[str, Any]) -> dict[str, Any]:
        parties = {"sender": {"id": self._server.oa_id}, "recipient": {"id": self.id}}
        return {"event_name": name, **parties, "message": message}
