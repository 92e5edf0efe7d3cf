"""Phones for journeys: what a person does and sees, over the real HTTP interfaces."""

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any, Self
from uuid import uuid4

import aiohttp

from tests.servers.patience import PATIENCE


@dataclass
class WebPhone:
    """A browser with the web chat open, without the browser: its calls, one by one."""

    url: str
    session: aiohttp.ClientSession
    token: str = ""
    seen: list[dict[str, Any]] = field(default_factory=list)
    last: int = 0

    @classmethod
    async def open(cls, url: str, session: aiohttp.ClientSession) -> Self:
        phone = cls(url, session)
        async with session.post(f"{url}/api/session", json={}) as answer:
            phone.token = (await answer.json())["token"]
        return phone

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    async def post(self, **fields: Any) -> int:
        body = {"id": uuid4().hex, **fields}
        async with self.session.post(f"{self.url}/api/messages", json=body, headers=self.headers) as answer:
            await answer.read()
            return answer.status

    async def send(self, text: str) -> None:
        assert await self.post(text=text) == 200

    async def point(self, latitude: float, longitude: float) -> None:
        assert await self.post(location={"latitude": latitude, "longitude": longitude}) == 200

    async def photo(self, content: bytes, caption: str = "") -> int:
        form = aiohttp.FormData()
        form.add_field("id", uuid4().hex)
        form.add_field("caption", caption)
        form.add_field("photo", content, filename="anh.jpg", content_type="image/jpeg")
        async with self.session.post(f"{self.url}/api/photos", data=form, headers=self.headers) as answer:
            return answer.status

    async def press(self, label: str) -> None:
        """Press the newest button whose label begins so."""
        for message in reversed(self.seen):
            for button in message["buttons"]:
                if button["label"].startswith(label):
                    await self.press_action(button["action"], button["label"])
                    return
        raise AssertionError(f"no button {label!r} among {self.labels}")

    async def press_action(self, action: str, label: str = "nút") -> None:
        assert await self.post(action=action, label=label) == 200

    @property
    def labels(self) -> list[str]:
        """The labels under the newest message with buttons."""
        for message in reversed(self.seen):
            if message["buttons"]:
                return [button["label"] for button in message["buttons"]]
        return []

    async def press_first(self) -> None:
        await self.press(self.labels[0])

    async def look(self) -> list[dict[str, Any]]:
        """What is new from the bot."""
        url = f"{self.url}/api/history?after={self.last}"
        async with self.session.get(url, headers=self.headers) as answer:
            messages = (await answer.json())["messages"]
        if messages:
            self.last = messages[-1]["n"]
        new = [message for message in messages if message["from"] == "bot"]
        self.seen += new
        return new

    async def wait_for(self, part: str, patience: float = PATIENCE) -> str:
        """The next message from the bot that contains `part`."""
        heard: list[str] = []
        async with asyncio.timeout(patience) as limit:
            try:
                while True:
                    for message in await self.look():
                        heard.append(message["text"])
                        if part in message["text"]:
                            return str(message["text"])
                    await asyncio.sleep(0.05)
            except asyncio.CancelledError:
                if limit.expired():
                    raise AssertionError(
                        f"{part!r} did not come; heard: {json.dumps(heard, ensure_ascii=False)}"
                    ) from None
                raise
