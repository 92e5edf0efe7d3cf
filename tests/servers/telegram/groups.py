"""A group that the bot is a member of: what its members write and press there, and what it reads."""

from typing import TYPE_CHECKING, Any

from tests.servers.telegram.reader import Reader
from tests.servers.telegram.users import User, find_button

if TYPE_CHECKING:
    from tests.servers.telegram.world import World


class Group(Reader):
    """A group chat. `inbox` holds what the bot has said in it."""

    started = True
    deactivated = False

    def __init__(self, world: "World", chat_id: int, title: str, kind: str = "group") -> None:
        super().__init__(world, title)
        self.id = chat_id
        self.blocked = False
        self.became: int | None = None
        self.chat: dict[str, Any] = {"id": chat_id, "title": title, "type": kind}

    async def write(self, member: User, text: str) -> None:
        """A member writes. The bot hears commands only, as in Telegram's privacy mode."""
        if text.startswith("/"):
            self._tell({"from": member.profile, "text": text})

    async def press(self, member: User, label: str) -> None:
        """A member presses a button under the bot's newest message that has any."""
        message = next(one for one in reversed(self.inbox) if one.buttons)
        query = {
            "id": self._world.do(lambda: self._world.new_query(member)),
            "from": member.profile,
            "message": dict(message.raw),
            "chat_instance": str(self.id),
            "data": find_button(message, label).data,
        }
        self._mark = self._touches
        self._world.do(lambda: self._world.updates.push({"callback_query": query}))

    async def remove_bot(self, member: User) -> None:
        """A member takes the bot out of the group."""
        self.blocked = True
        me = {"user": self._world.me}
        change = {
            "chat": self.chat,
            "from": member.profile,
            "date": self._world.now(),
            "old_chat_member": {**me, "status": "member"},
            "new_chat_member": {**me, "status": "left"},
        }
        self._world.do(lambda: self._world.updates.push({"my_chat_member": change}))

    async def grow(self, chat_id: int, *, told: bool = True) -> "Group":
        """The group becomes a supergroup with another id; `told`: the bot gets the service messages."""
        bigger = Group(self._world, chat_id, self.name, "supergroup")
        self._world.do(lambda: self._world.add_user(bigger))
        self.became = chat_id
        if told:
            self._tell({"migrate_to_chat_id": chat_id})
            bigger._tell({"migrate_from_chat_id": self.id})
        return bigger

    def _tell(self, content: dict[str, Any]) -> None:
        def act() -> None:
            self._mark = self._touches
            number = self._world.new_message_id()
            message = {"message_id": number, "chat": self.chat, "date": self._world.now(), **content}
            self._world.updates.push({"message": message})

        self._world.do(act)
