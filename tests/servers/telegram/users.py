"""Citizens who write to the bot, press its buttons and read its answers."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from tests.servers.telegram.reader import Reader
from tests.servers.telegram.records import BotMessage, Button

if TYPE_CHECKING:
    from tests.servers.telegram.world import World

MESSAGE_LIMIT = 4096
Result = TypeVar("Result")


class User(Reader):
    """A simulated citizen with a private chat. Every act returns the id it was given by Telegram."""

    def __init__(
        self,
        world: "World",
        user_id: int,
        first_name: str,
        username: str | None = None,
        language_code: str = "vi",
        *,
        started: bool = True,
    ) -> None:
        super().__init__(world, first_name)
        self.id = user_id
        self.started = started
        self.blocked = False
        self.deactivated = False
        self.chat: dict[str, Any] = {"id": user_id, "first_name": first_name, "type": "private"}
        self.profile: dict[str, Any] = {
            "id": user_id,
            "is_bot": False,
            "first_name": first_name,
            "language_code": language_code,
        }
        if username:
            self.chat["username"] = self.profile["username"] = username

    # What the citizen does

    async def send(self, text: str) -> int:
        """Write a text. A long one is cut into several messages, as Telegram's own programs do."""
        pieces = [text[start : start + MESSAGE_LIMIT] for start in range(0, len(text), MESSAGE_LIMIT)]
        return [self._say(_text(piece)) for piece in pieces or [text]][-1]

    async def reply(self, message: BotMessage, text: str) -> int:
        """Write in reply to one of the bot's messages."""
        return self._say({**_text(text), "reply_to_message": dict(message.raw)})

    async def tap(self, label: str) -> int:
        """Tap a button of the keyboard under the text field: it sends its own text."""
        if not any(label in row for row in self.keyboard):
            raise AssertionError(f"no key {label!r} in {self.keyboard}")
        return await self.send(label)

    async def send_photo(
        self,
        content: bytes,
        caption: str | None = None,
        *,
        media_group_id: str | None = None,
        reply_to: BotMessage | None = None,
    ) -> int:
        """Send a photo, perhaps in reply; photos with the same media_group_id make an album."""

        def act() -> int:
            _, sizes = self._world.files.add_photo(content)
            return self._speak(
                {
                    "photo": sizes,
                    **_given(caption=caption, media_group_id=media_group_id),
                    **({"reply_to_message": dict(reply_to.raw)} if reply_to else {}),
                }
            )

        return self._do(act)

    async def send_document(
        self, content: bytes, filename: str, mime: str = "application/pdf", caption: str | None = None
    ) -> int:
        """Send a file."""

        def act() -> int:
            file = self._world.files.add("document", content, mime, filename)
            document = {**file.described(), "file_name": filename, "mime_type": mime}
            return self._speak({"document": document, **_given(caption=caption)})

        return self._do(act)

    async def send_location(self, latitude: float, longitude: float) -> int:
        """Send a place on the map."""
        return self._say({"location": {"latitude": latitude, "longitude": longitude}})

    async def send_voice(self, content: bytes = b"OggS", duration: int = 3) -> int:
        """Send a voice message."""

        def act() -> int:
            file = self._world.files.add("voice", content, "audio/ogg")
            return self._speak(
                {"voice": {**file.described(), "duration": duration, "mime_type": "audio/ogg"}}
            )

        return self._do(act)

    async def send_file(self, kind: str, content: bytes, mime: str, **fields: Any) -> int:
        """Send a video, a video_note, an audio or an animation, with the fields that it must have."""

        def act() -> int:
            file = self._world.files.add(kind, content, mime)
            return self._speak({kind: {**file.described(), "duration": 3, **fields}})

        return self._do(act)

    async def send_venue(self, latitude: float, longitude: float, title: str, address: str) -> int:
        """Send a named place: Telegram fills `location` too."""
        point = {"latitude": latitude, "longitude": longitude}
        return self._say(
            {"venue": {"location": point, "title": title, "address": address}, "location": point}
        )

    async def forward(self, text: str, sender: str = "Ông Bảy") -> int:
        """Pass on what somebody else wrote."""
        origin = {"type": "hidden_user", "sender_user_name": sender, "date": self._world.now()}
        return self._say({"text": text, "forward_origin": origin})

    async def send_sticker(self, emoji: str = "👍") -> int:
        """Send a sticker."""

        def act() -> int:
            file = self._world.files.add("sticker", b"RIFF", "image/webp")
            shape = {"width": 512, "height": 512, "is_animated": False, "is_video": False, "type": "regular"}
            return self._speak({"sticker": {**file.described(), **shape, "emoji": emoji}})

        return self._do(act)

    async def send_contact(self, phone_number: str) -> int:
        """Share the citizen's own telephone number."""
        return self._say(
            {
                "contact": {
                    "phone_number": phone_number,
                    "first_name": self.profile["first_name"],
                    "user_id": self.id,
                }
            }
        )

    async def edit(self, message_id: int, new_text: str) -> int:
        """Change the text of an own message; give the update id."""

        def act() -> int:
            self._mark = self._touches
            message = self._world.said[message_id]
            message = {**message, **_text(new_text), "edit_date": self._world.now()}
            self._world.said[message_id] = message
            return self._world.updates.push({"edited_message": message})

        return self._do(act)

    async def press(self, button: str | int, message: BotMessage | None = None) -> str:
        """Press an inline button, by text or position, by default in the newest message that has any."""
        chosen = message or next((m for m in reversed(self.inbox) if m.buttons), None)
        if chosen is None:
            raise AssertionError(f"no message with buttons in {[m.text for m in self.inbox]}")
        return self._press(chosen, find_button(chosen, button))

    async def press_foreign(self, message: BotMessage, button: str | int) -> str:
        """Send a press that names a message in somebody else's chat, as a forged client might."""
        return self._press(message, find_button(message, button))

    async def press_data(self, message: BotMessage, data: str) -> str:
        """Send a press with data that stands on no button."""
        return self._press(message, Button("?", data))

    async def block(self) -> None:
        """Block the bot: it learns so, and every message to the citizen is refused."""
        self._membership(blocked=True)

    async def unblock(self) -> None:
        """Let the bot write again."""
        self._membership(blocked=False)

    async def deactivate(self) -> None:
        """Delete the account."""
        self.deactivated = True

    # Behind the acts

    def _do(self, act: Callable[[], Result]) -> Result:
        return self._world.do(act)

    def _say(self, content: dict[str, Any]) -> int:
        return self._do(lambda: self._speak(content))

    def _speak(self, content: dict[str, Any]) -> int:
        if self.blocked:
            raise AssertionError("a citizen who has blocked the bot must unblock it before writing")
        self.started = True
        self._mark = self._touches
        number = self._world.new_message_id()
        message = {
            "message_id": number,
            "from": self.profile,
            "chat": self.chat,
            "date": self._world.now(),
            **content,
        }
        self._world.said[number] = message
        self._world.updates.push({"message": message})
        return number

    def _press(self, message: BotMessage, button: Button) -> str:
        if button.data is None:
            raise AssertionError(f"the button {button.text!r} opens a page; nothing reaches the bot")

        def act() -> str:
            self._mark = self._touches
            query = {
                "id": self._world.new_query(self),
                "from": self.profile,
                "message": dict(message.raw),
                "chat_instance": str(message.chat_id * 31),
                "data": button.data,
            }
            self._world.updates.push({"callback_query": query})
            return str(query["id"])

        return self._do(act)

    def _membership(self, *, blocked: bool) -> None:
        def act() -> None:
            me = {"user": self._world.me}
            member, kicked = {**me, "status": "member"}, {**me, "status": "kicked", "until_date": 0}
            self.blocked = blocked
            change = {"chat": self.chat, "from": self.profile, "date": self._world.now()}
            old, new = (member, kicked) if blocked else (kicked, member)
            self._world.updates.push(
                {"my_chat_member": {**change, "old_chat_member": old, "new_chat_member": new}}
            )

        self._do(act)


def _given(**fields: str | None) -> dict[str, str]:
    return {name: value for name, value in fields.items() if value is not None}


def _text(text: str) -> dict[str, Any]:
    if not text.startswith("/"):
        return {"text": text}
    command = text.split(maxsplit=1)[0]
    return {"text": text, "entities": [{"type": "bot_command", "offset": 0, "length": len(command)}]}


def find_button(message: BotMessage, wanted: str | int) -> Button:
    """Find a button by position, by its text or by a part of it, also one that an edit has removed since."""
    buttons = [button for row in message.buttons or message.first_buttons for button in row]
    if isinstance(wanted, int):
        return buttons[wanted]
    exact = [button for button in buttons if button.text == wanted]
    found = exact or [button for button in buttons if wanted in button.text]
    if not found:
        raise AssertionError(f"no button {wanted!r} among {[button.text for button in buttons]}")
    return found[0]
