"""A server, a citizen, and python-telegram-bot talking to the server."""

from collections.abc import AsyncIterator, Callable

import pytest
import telegram
from telegram.request import HTTPXRequest

from tests.servers.telegram import RetryPolicy, TelegramServer, User

PtbBot = Callable[..., telegram.Bot]


@pytest.fixture(autouse=True)
def _retry_after_as_timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it python-telegram-bot warns whenever it makes a RetryAfter, and our warnings are errors."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer(retry=RetryPolicy(first=0.02, longest=0.1, timeout=2.0)) as server:
        yield server


@pytest.fixture
def sau(server: TelegramServer) -> User:
    return server.user(first_name="Bà Sáu")


@pytest.fixture
def ptb() -> PtbBot:
    """Make a python-telegram-bot client; it is impatient, so that silences are short."""

    def make(server: TelegramServer, token: str | None = None) -> telegram.Bot:
        quick = {"verify": False}  # reading the machine's certificates takes a third of a second
        return telegram.Bot(
            token or server.token,
            base_url=server.base_url + "/bot",
            base_file_url=server.base_url + "/file/bot",
            request=HTTPXRequest(read_timeout=0.5, httpx_kwargs=quick),
            get_updates_request=HTTPXRequest(read_timeout=0.5, httpx_kwargs=quick),
        )

    return make


@pytest.fixture
async def push(server: TelegramServer, ptb: PtbBot) -> AsyncIterator[telegram.Bot]:
    async with ptb(server) as bot:
        yield bot
