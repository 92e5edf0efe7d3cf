"""The world behind the server: citizens, messages, files, and what the bot did to them."""

import asyncio
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from tests.servers.telegram.groups import Group
from tests.servers.telegram.records import BotMessage, Call, FileStore, StoredFile
from tests.servers.telegram.updates import UpdateQueue
from tests.servers.telegram.users import User
from tests.servers.telegram.wire import ApiError, Params, bad_request

DEFAULT_TOKEN = "123456789:AAF-test-token_0123456789abcdefghij"  # fits the shape aiogram asks for
FIRST_USER_ID = 7_000_000_001  # above 32 bits, as many real ids are

Result = TypeVar("Result")
Chat = TypeVar("Chat", bound="User | Group")


class World:
    """All state of one bot's Telegram. It changes only in the server's own thread."""

    def __init__(self, token: str, clock: Callable[[], float], *, open_chats: bool) -> None:
        self.token = token
        self.clock = clock
        self.open_chats = open_chats
        self.me = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": "Lắng Nghe",
            "username": "langnghe_test_bot",
        }
        self.users: dict[int, User | Group] = {}
        self.messages: list[BotMessage] = []
        self.by_id: dict[int, BotMessage] = {}
        self.said: dict[int, dict[str, Any]] = {}
        self.files = FileStore()
        self.updates = UpdateQueue()
        self.calls: list[Call] = []
        self.delivered: Counter[int] = Counter()
        self.commands: dict[str, list[dict[str, str]]] = {}
        self.queries: dict[str, User] = {}
        self.loop: asyncio.AbstractEventLoop | None = None
        self._thread: int | None = None
        self._message_id = 0
        self._query_id = 4_000_000_000_000_000

    def enter_loop(self) -> None:
        """Bind the world to the loop and the thread that run it."""
        self.loop = asyncio.get_running_loop()
        self._thread = threading.get_ident()

    def do(self, act: Callable[[], Result]) -> Result:
        """Carry out an act in the server's thread, from whatever thread it is asked for."""
        if self._thread is None or self._thread == threading.get_ident():
            return act()
        assert self.loop is not None
        outcome: Future[Result] = Future()

        def carry_out() -> None:
            try:
                outcome.set_result(act())
            except BaseException as error:  # noqa: BLE001 - it is raised again where it was asked for
                outcome.set_exception(error)

        self.loop.call_soon_threadsafe(carry_out)
        return outcome.result(timeout=30)

    def new_message_id(self) -> int:
        """Give the next message id; citizens and the bot share one row of numbers."""
        self._message_id += 1
        return self._message_id

    def new_query(self, user: User) -> str:
        """Give the id of a new callback query."""
        self._query_id += 1
        query_id = str(self._query_id)
        self.queries[query_id] = user
        return query_id

    def now(self) -> int:
        """Give Telegram's time in whole seconds."""
        return int(self.clock())

    def add_user(self, user: Chat) -> Chat:
        """Let a citizen, or a group, into the world."""
        self.users[user.id] = user
        return user

    def recipient(self, params: Params) -> User | Group:
        """Find the citizen or the group of a call's chat_id, or refuse as Telegram does."""
        if params.get("chat_id") in {None, ""}:
            raise bad_request("chat_id is empty")
        chat_id = params.integer("chat_id")
        user = self.users.get(chat_id)
        if user is None and self.open_chats and chat_id > 0:
            user = self.add_user(User(self, chat_id, f"Người dùng {chat_id}"))
        if user is None or not user.started:
            raise bad_request("chat not found")
        if isinstance(user, Group) and user.became is not None:
            words = "Bad Request: group chat was upgraded to a supergroup chat"
            raise ApiError(400, words, migrate_to_chat_id=user.became)
        if user.deactivated:
            raise ApiError(403, "Forbidden: user is deactivated")
        if user.blocked and isinstance(user, Group):
            raise ApiError(403, "Forbidden: bot was kicked from the group chat")
        if user.blocked:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        return user

    def deliver(
        self,
        user: User | Group,
        content: dict[str, Any],
        markup: dict[str, Any] | None,
        file: StoredFile | None = None,
    ) -> dict[str, Any]:
        """Put a message of the bot into a chat and give the Message object."""
        raw = {
            "message_id": self.new_message_id(),
            "from": self.me,
            "chat": user.chat,
            "date": self.now(),
            **content,
        }
        inline = markup if markup and "inline_keyboard" in markup else None
        if inline:
            raw["reply_markup"] = inline
        message = BotMessage(raw, self.clock(), 0, file, None if inline else markup, first_markup=inline)
        self.messages.append(message)
        self.by_id[raw["message_id"]] = message
        self.delivered[user.id] += 1
        user.receive(message)
        return raw
