"""Where stories are told: a bot's settings for one channel, its test server, and phones on it."""

import asyncio
import re
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field

import aiogram.types  # noqa: F401 - loaded before the clock of a journey runs: it takes seconds
import aiohttp
import pytest
from pydantic import SecretStr

from bot.settings import Settings
from tests.journeys.phones import WebPhone
from tests.servers.patience import PATIENCE
from tests.servers.telegram import TelegramServer
from tests.servers.telegram import User as TelegramUser
from tests.servers.zalo_bot import ZaloBotServer, ZaloUser
from tests.servers.zalo_oa import User as OaUser
from tests.servers.zalo_oa import ZaloOaServer

SECRET = "mot-bi-mat-dai"
LETTER = re.compile(r"^([A-Z])\. (.+)$", re.MULTILINE)
LINK = re.compile(r"http://127\.0\.0\.1:\d+/zalo/media/\S+")


@dataclass(frozen=True)
class Seen:
    """A message as it stands on a phone; `choices` are what can be tapped, or answered with a letter."""

    text: str
    choices: tuple[str, ...] = ()
    photo: bytes = b""
    paper: bytes = b""


@dataclass
class Phone(ABC):
    """A person's phone. What has been heard once is not heard again."""

    name: str
    _heard: set[int] = field(default_factory=set)

    @abstractmethod
    async def send(self, text: str) -> None:
        """Write a message."""

    @abstractmethod
    async def photo(self, content: bytes, caption: str) -> None:
        """Send a photo."""

    @abstractmethod
    async def choose(self, label: str) -> None:
        """Take the newest choice whose words begin so."""

    @abstractmethod
    async def screen(self) -> list[Seen]:
        """Everything from the bot, oldest first."""

    async def hear(self, part: str) -> Seen:
        """The first message with these words that was not heard yet; waits for it."""
        try:
            async with asyncio.timeout(PATIENCE):
                while True:
                    for number, seen in enumerate(await self.screen()):
                        if part in seen.text and number not in self._heard:
                            self._heard.add(number)
                            return seen
                    await asyncio.sleep(0.05)
        except TimeoutError:
            told = [seen.text for seen in await self.screen()]
            raise AssertionError(f"{part!r} did not come to {self.name}; heard: {told}") from None

    async def look_for(self, wanted: Callable[[Seen], bool]) -> Seen:
        """Wait for something that is no words: a photo, a paper."""
        async with asyncio.timeout(PATIENCE):
            while True:
                for seen in await self.screen():
                    if wanted(seen):
                        return seen
                await asyncio.sleep(0.05)


@dataclass(kw_only=True)
class OnTelegram(Phone):
    user: TelegramUser

    async def send(self, text: str) -> None:
        await self.user.send(text)

    async def photo(self, content: bytes, caption: str) -> None:
        await self.user.send_photo(content, caption)

    async def choose(self, label: str) -> None:
        await self.user.press(label)

    async def screen(self) -> list[Seen]:
        return [
            Seen(m.text, tuple(m.labels), m.photo or b"", m.document or b"") for m in list(self.user.inbox)
        ]


@dataclass(kw_only=True)
class OnZaloBot(Phone):
    user: ZaloUser
    session: aiohttp.ClientSession

    async def send(self, text: str) -> None:
        await self.user.send(text)

    async def photo(self, content: bytes, caption: str) -> None:
        await self.user.send_photo(content, caption, field="photo_url")

    async def choose(self, label: str) -> None:
        await self.user.pick(label)

    async def screen(self) -> list[Seen]:
        return [
            Seen(shown.text, tuple(shown.choices.values()), shown.photo, await self._linked(shown.text))
            for shown in list(self.user.inbox)
        ]

    async def _linked(self, text: str) -> bytes:
        link = LINK.search(text)
        if link is None:
            return b""
        async with self.session.get(link.group()) as answer:
            return await answer.read() if answer.status == 200 else b""


@dataclass(kw_only=True)
class OnZaloOa(Phone):
    user: OaUser

    async def send(self, text: str) -> None:
        await self.user.send(text)

    async def photo(self, content: bytes, caption: str) -> None:
        await self.user.send_image(content, caption)

    async def choose(self, label: str) -> None:
        for message in reversed(self.user.inbox):
            if any(title.startswith(label) for title in message.labels):
                await self.user.tap(label)
                return
            for letter, words in LETTER.findall(message.text):
                if words.startswith(label):
                    await self.user.send(letter.lower())
                    return
        raise AssertionError(f"{self.name} is offered no {label!r}")

    async def screen(self) -> list[Seen]:
        return [
            Seen(m.text, (*m.labels, *(words for _, words in LETTER.findall(m.text))), m.image, m.file)
            for m in list(self.user.inbox)
        ]


@dataclass(kw_only=True)
class OnTheWeb(Phone):
    page: WebPhone

    async def send(self, text: str) -> None:
        await self.page.send(text)

    async def photo(self, content: bytes, caption: str) -> None:
        assert await self.page.photo(content, caption) == 200

    async def choose(self, label: str) -> None:
        await self.page.press(label)

    async def screen(self) -> list[Seen]:
        await self.page.look()
        return [
            Seen(
                line["text"],
                tuple(button["label"] for button in line["buttons"]),
                await self._loaded(line["photos"]),
                await self._loaded([document["path"] for document in line["documents"]]),
            )
            for line in self.page.seen
        ]

    async def _loaded(self, paths: list[str]) -> bytes:
        if not paths:
            return b""
        async with self.page.session.get(f"{self.page.url}{paths[0]}", headers=self.page.headers) as answer:
            return await answer.read()


@dataclass(frozen=True)
class Place:
    """A channel with its server: the settings that a bot there has, and new phones."""

    settings: Settings
    phone: Callable[[str], Awaitable[Phone]]


WAYS = [
    "telegram",
    "telegram, webhook",
    "zalo_bot",
    "zalo_bot, flat",
    "zalo_oa",
    "web",
    pytest.param("web, postgresql", marks=pytest.mark.postgres),
]
CHANNELS = ["telegram", "zalo_bot", "zalo_oa", "web"]


def place_of(way: str, settings: Settings) -> AbstractAsyncContextManager[Place]:
    """A place by its channel and, after a comma, a variant; `settings` know the bot's public address."""
    channel, _, variant = way.partition(", ")
    match channel:
        case "telegram":
            return telegram(settings, webhook=bool(variant))
        case "zalo_bot":
            return zalo_bot(settings, ZaloBotServer(shape="flat") if variant else ZaloBotServer())
        case "zalo_oa":
            return zalo_oa(settings, ZaloOaServer())
    return web_chat(settings)


@asynccontextmanager
async def telegram(settings: Settings, *, webhook: bool) -> AsyncIterator[Place]:
    """Telegram, which the bot asks, or which calls the bot."""
    async with TelegramServer() as server:

        async def phone(name: str) -> Phone:
            return OnTelegram(name, user=server.user(name))

        update: dict[str, object] = {
            "telegram_bot_token": SecretStr(server.token),
            "telegram_api_url": server.base_url,
        }
        if webhook:
            update["webhook_secret"] = SecretStr(SECRET)
        yield Place(settings.model_copy(update=update), phone)
        assert server.formatted_calls == []


@asynccontextmanager
async def zalo_bot(settings: Settings, server: ZaloBotServer) -> AsyncIterator[Place]:
    """The Zalo Bot Platform; the server is opened here."""
    async with server as zalo, aiohttp.ClientSession() as session:

        async def phone(name: str) -> Phone:
            return OnZaloBot(name, user=zalo.user(name), session=session)

        update: dict[str, object] = {
            "zalo_bot_token": SecretStr(zalo.token),
            "zalo_bot_webhook_secret": SecretStr(SECRET),
            "zalo_bot_api_url": zalo.base_url,
            "zalo_bot_seconds_per_chat": 0.0,
            "zalo_bot_read_seconds": 2.0,
        }
        yield Place(settings.model_copy(update=update), phone)


@asynccontextmanager
async def zalo_oa(settings: Settings, server: ZaloOaServer) -> AsyncIterator[Place]:
    """A Zalo Official Account, whose webhook an installer has entered in Zalo's console; opened here."""
    async with server as zalo:
        zalo.webhook.hurry = 100
        zalo.webhook.url = f"{settings.public_url}/zalo/oa"

        async def phone(name: str) -> Phone:
            user = zalo.user(name)
            await user.follow()
            return OnZaloOa(name, user=user)

        update: dict[str, object] = {
            "zalo_oa_app_id": zalo.app_id,
            "zalo_oa_app_secret": SecretStr(zalo.secret_key),
            "zalo_oa_secret_key": SecretStr(zalo.oa_secret),
            "zalo_oa_refresh_token": SecretStr(zalo.first_refresh),
            "zalo_oa_api_url": zalo.base_url,
            "zalo_oa_zns_url": zalo.base_url,
            "zalo_oa_oauth_url": zalo.base_url,
            "zalo_oa_seconds_per_chat": 0.0,
        }
        yield Place(settings.model_copy(update=update), phone)


@asynccontextmanager
async def web_chat(settings: Settings) -> AsyncIterator[Place]:
    """Our own page, which needs no server but the bot."""
    async with aiohttp.ClientSession() as session:

        async def phone(name: str) -> Phone:
            return OnTheWeb(name, page=await WebPhone.open(settings.public_url, session))

        yield Place(settings, phone)
