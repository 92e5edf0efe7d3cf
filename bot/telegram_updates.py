"""What is kept of a raw Telegram update, and in whose line it waits; whatever the update looks like.

Not kept: who wrote a forwarded message first, what somebody else's quoted message said, and what people
who do not speak to the bot say in a group. None of them has agreed to anything.
"""

from typing import Any, Final

PRIVATE: Final = "private"
_MESSAGES: Final = ("message", "edited_message")
_OF_OTHERS: Final = ("forward_", "external_reply", "quote", "via_bot")
_OF_GROUPS: Final = ("message_id", "date", "edit_date", "migrate_to_chat_id", "migrate_from_chat_id")

Fields = dict[str, Any]


def spared(update: Any) -> Any:
    """The update without what is not ours to keep."""
    if not isinstance(update, dict):
        return update
    return {
        name: _message(content) if name in _MESSAGES and isinstance(content, dict) else content
        for name, content in update.items()
    }


def chat_of(update: Fields) -> str:
    """The chat in whose line an update waits: what is said in a group waits in its sender's own."""
    for field in (*_MESSAGES, "my_chat_member"):
        content = update.get(field)
        chat = content.get("chat") if isinstance(content, dict) else None
        if isinstance(content, dict) and isinstance(chat, dict):
            said = "text" in content or "caption" in content
            sender = _id(content.get("from")) if said and _in_group(content) else ""
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
    written = message.get("text") or message.get("caption")
    if isinstance(written, str) and written.startswith("/"):
        sender = {"id": _sender(message.get("from")), "is_bot": False, "first_name": ""}
        kept |= {"text": written, "from": sender}
    return kept


def _known_by_id(message: Fields) -> Fields:
    kept: Fields = {name: message[name] for name in _OF_GROUPS if name in message}
    chat = message.get("chat")
    if isinstance(chat, dict):
        kept["chat"] = {name: chat[name] for name in ("id", "type") if name in chat}
    return kept


def _sender(sender: Any) -> Any:
    return sender.get("id") if isinstance(sender, dict) else None
