"""What is kept of a raw Telegram update, and in whose line it waits; whatever the update looks like.

Not kept: who wrote a forwarded message first, what somebody else's quoted message said, what people who do
not speak to the bot say in a group, and the name of anybody who gives a command or presses a button there or
lets the bot in or out. None of them has agreed to anything.
"""

from collections.abc import Callable
from typing import Any, Final

PRIVATE: Final = "private"
_MESSAGES: Final = ("message", "edited_message")
_OF_OTHERS: Final = ("forward_", "external_reply", "quote", "via_bot")
_MIGRATIONS: Final = ("migrate_to_chat_id", "migrate_from_chat_id")
_OF_GROUPS: Final = ("message_id", "date", "edit_date", *_MIGRATIONS)
_CHANGES: Final = ("old_chat_member", "new_chat_member")  # in my_chat_member both are the bot itself

Fields = dict[str, Any]


def spared(update: Any) -> Any:
    """The update without what is not ours to keep."""
    if not isinstance(update, dict):
        return update
    return {
        name: _SPARED[name](content) if name in _SPARED and isinstance(content, dict) else content
        for name, content in update.items()
    }


def is_chatter(update: Any, username: str) -> bool:
    """Whether members of a group only speak to each other, or to another bot than `username`.

    While our own name is not known (empty), a command that names any bot is another's: one that was ignored
    is given again, one that was wrongly obeyed has linked a group.
    """
    for name in _MESSAGES:
        content = update.get(name) if isinstance(update, dict) else None
        if isinstance(content, dict) and _in_group(content):
            moves = any(field in content for field in _MIGRATIONS)
            asks = name == "message" and _is_for(username, _command(content))  # an edit asks for nothing
            return not moves and not asks
    return False


def chat_of(update: Fields) -> str:
    """The chat in whose line an update waits: a command given in a group waits in its sender's own."""
    for field in (*_MESSAGES, "my_chat_member"):
        content = update.get(field)
        chat = content.get("chat") if isinstance(content, dict) else None
        if isinstance(content, dict) and isinstance(chat, dict):
            commands = _in_group(content) and _command(content)
            sender = _id(content.get("from")) if commands else ""
            return sender or _id(chat)
    press = update.get("callback_query")
    return _id(press.get("from")) if isinstance(press, dict) else ""


def number(value: Any) -> str:
    """One of Telegram's numbers (64 bits), written; empty for anything else, which no index has to hold."""
    known = isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**63
    return str(value) if known else ""


def _id(party: Any) -> str:
    return number(party.get("id")) if isinstance(party, dict) else ""


def _in_group(message: Fields) -> bool:
    chat = message.get("chat")
    return isinstance(chat, dict) and chat.get("type", PRIVATE) != PRIVATE


def _message(message: Fields) -> Fields:
    if _in_group(message):
        return _of_group(message)
    kept = {name: value for name, value in message.items() if not name.startswith(_OF_OTHERS)}
    if isinstance(replied := message.get("reply_to_message"), dict):
        kept["reply_to_message"] = _known_by_id(replied)
    return kept


def _of_group(message: Fields) -> Fields:
    """A command with its sender's number; of everything else, that it was."""
    kept = _known_by_id(message)
    if written := _command(message):
        kept |= {"text": written, "from": _nameless(message.get("from"))}
    return kept


def _command(message: Fields) -> str:
    """The text, if it is a command; else empty."""
    written = message.get("text") or message.get("caption")
    return written if isinstance(written, str) and written.startswith("/") else ""


def _is_for(username: str, command: str) -> bool:
    word = (command.split(maxsplit=1) or [""])[0]
    addressee = word.partition("@")[2]
    return bool(word) and addressee.lower() in ("", username.lower())


def _press(press: Fields) -> Fields:
    """In a group the number of who pressed; the message above the button is ours."""
    message = press.get("message")
    if not isinstance(message, dict) or not _in_group(message):
        return press
    return {**press, "from": _nameless(press.get("from")), "message": _known_by_id(message)}


def _membership(change: Fields) -> Fields:
    """What the bot is now, where, and the number of who made it so."""
    kept = _known_by_id(change) | {name: change[name] for name in _CHANGES if name in change}
    return {**kept, "from": _nameless(change.get("from"))}


def _known_by_id(message: Fields) -> Fields:
    kept: Fields = {name: message[name] for name in _OF_GROUPS if name in message}
    chat = message.get("chat")
    if isinstance(chat, dict):
        kept["chat"] = {name: chat[name] for name in ("id", "type") if name in chat}
    return kept


def _nameless(sender: Any) -> Fields:
    number_of = sender.get("id") if isinstance(sender, dict) else None
    return {"id": number_of, "is_bot": False, "first_name": ""}


_SPARED: Final[dict[str, Callable[[Fields], Fields]]] = {
    **dict.fromkeys(_MESSAGES, _message),
    "callback_query": _press,
    "my_chat_member": _membership,
}
