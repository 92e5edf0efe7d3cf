"""The Bot API methods that this server knows, with the official refusals."""

import re
from collections.abc import Callable
from typing import Any

from tests.servers.telegram.keyboards import read_markup
from tests.servers.telegram.records import BotMessage, StoredFile
from tests.servers.telegram.wire import MAX_DOWNLOAD, Params, Upload, bad_request, utf16_length
from tests.servers.telegram.world import World

TEXT_LIMIT, CAPTION_LIMIT, ANSWER_LIMIT = 4096, 1024, 200
_COMMAND = re.compile(r"/?[a-z0-9_]{1,32}")
_ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "record_audio",
        "upload_audio",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def get_me(world: World, params: Params) -> dict[str, Any]:
    """Describe the bot."""
    return {
        **world.me,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def send_message(world: World, params: Params) -> dict[str, Any]:
    """Deliver a text."""
    user = world.recipient(params)
    content = {"text": _message_text(params), **_entities(params, "entities"), **_reply_to(world, params)}
    return world.deliver(user, content, read_markup(params))


def send_photo(world: World, params: Params) -> dict[str, Any]:
    """Deliver a photo, uploaded or known by file_id."""
    user = world.recipient(params)
    content = {**_caption(params), **_reply_to(world, params)}
    markup = read_markup(params)
    upload = _uploaded(params, "photo")
    if upload:
        file, sizes = world.files.add_photo(upload.content)
    else:
        file = _known_file(world, params, "photo")
        sizes = [{**file.described(), "width": 1280, "height": 960}]
    return world.deliver(user, {"photo": sizes, **content}, markup, file)


def send_document(world: World, params: Params) -> dict[str, Any]:
    """Deliver a file, uploaded or known by file_id."""
    return _send_file(world, params, "document", {})


def send_voice(world: World, params: Params) -> dict[str, Any]:
    """Deliver a recording that is played in the chat."""
    return _send_file(world, params, "voice", {"duration": 3})


def send_video(world: World, params: Params) -> dict[str, Any]:
    """Deliver a film that is played in the chat."""
    return _send_file(world, params, "video", {"duration": 3, "width": 640, "height": 480})


def _send_file(world: World, params: Params, kind: str, shape: dict[str, Any]) -> dict[str, Any]:
    user = world.recipient(params)
    content = {**_caption(params), **_reply_to(world, params)}
    markup = read_markup(params)
    upload = _uploaded(params, kind)
    if upload:
        file = world.files.add(kind, upload.content, upload.content_type, upload.filename)
    else:
        file = _known_file(world, params, kind)
    named = {} if kind == "voice" else {"file_name": file.name or "file"}
    described = {**file.described(), **shape, **named, "mime_type": file.mime}
    return world.deliver(user, {kind: described, **content}, markup, file)


def send_location(world: World, params: Params) -> dict[str, Any]:
    """Deliver a place on the map."""
    user = world.recipient(params)
    try:
        place = {"latitude": float(params["latitude"]), "longitude": float(params["longitude"])}
    except (KeyError, ValueError):
        raise bad_request("location is empty") from None
    return world.deliver(user, {"location": place, **_reply_to(world, params)}, read_markup(params))


def edit_message_text(world: World, params: Params) -> dict[str, Any]:
    """Change the text of one of the bot's messages; without a keyboard in the call the old one goes."""
    message = _own_message(world, params)
    text, markup = _message_text(params), read_markup(params)
    if "text" not in message.raw:
        raise bad_request("there is no text in the message to edit")
    if message.raw["text"] == text and message.raw.get("reply_markup") == markup:
        raise bad_request(_NOT_MODIFIED)
    message.edits.append(message.text)
    change = {"text": text, **_entities(params, "entities")}
    return _changed(world, message, change, markup, drop="entities")


def edit_message_reply_markup(world: World, params: Params) -> dict[str, Any]:
    """Change or remove the inline keyboard of one of the bot's messages."""
    message = _own_message(world, params)
    markup = read_markup(params)
    if message.raw.get("reply_markup") == markup:
        raise bad_request(_NOT_MODIFIED)
    return _changed(world, message, {}, markup)


def answer_callback_query(world: World, params: Params) -> bool:
    """Take the little clock off a pressed button."""
    if utf16_length(params.text("text")) > ANSWER_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    user = world.queries.pop(params.text("callback_query_id"), None)
    if user is None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    user.answers.append(dict(params))
    return True


def send_chat_action(world: World, params: Params) -> bool:
    """Show that the bot is typing."""
    world.recipient(params)
    if params.text("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    return True


def set_my_commands(world: World, params: Params) -> bool:
    """Keep the bot's menu, by language."""
    commands = params.data("commands") or []
    for command in commands:
        if not _COMMAND.fullmatch(command.get("command", "")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= utf16_length(command.get("description", "")) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    world.commands[params.text("language_code")] = commands
    return True


def get_file(world: World, params: Params) -> dict[str, Any]:
    """Say where a file can be downloaded."""
    file = world.files.by_id.get(params.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.content) > MAX_DOWNLOAD:
        raise bad_request("file is too big")
    return {**file.described(), "file_path": file.path}


def _message_text(params: Params) -> str:
    text = params.text("text").strip()
    if not text:
        raise bad_request("message text is empty")
    if utf16_length(text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return text


def _caption(params: Params) -> dict[str, Any]:
    caption = params.text("caption").strip()
    if utf16_length(caption) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return {"caption": caption, **_entities(params, "caption_entities")} if caption else {}


def _entities(params: Params, name: str) -> dict[str, Any]:
    entities = params.data(name)
    return {name: entities} if entities else {}


def _reply_to(world: World, params: Params) -> dict[str, Any]:
    wanted = params.data("reply_parameters") or {}
    number = int(wanted.get("message_id", 0)) or params.integer("reply_to_message_id")
    if not number:
        return {}
    known = world.by_id.get(number)
    original = known.raw if known else world.said.get(number)
    if original and original["chat"]["id"] == params.integer("chat_id"):
        return {"reply_to_message": original}
    if wanted.get("allow_sending_without_reply") or params.flag("allow_sending_without_reply"):
        return {}
    raise bad_request("message to be replied not found")


def _uploaded(params: Params, name: str) -> Upload | None:
    upload = params.upload(name)
    if upload and not upload.content:
        raise bad_request("file must be non-empty")
    return upload


def _known_file(world: World, params: Params, kind: str) -> StoredFile:
    wanted = params.text(kind)
    if not wanted:
        raise bad_request(f"there is no {kind} in the request")
    if wanted.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")  # this server never leaves the machine
    file = world.files.by_id.get(wanted)
    if file is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if file.kind != kind:
        raise bad_request(f"can't use file of type {file.kind.capitalize()} as {kind.capitalize()}")
    return file


def _own_message(world: World, params: Params) -> BotMessage:
    user = world.recipient(params)
    number = params.integer("message_id")
    if not number:
        raise bad_request("message identifier is not specified")
    message = world.by_id.get(number)
    if message and message.chat_id == user.id:
        return message
    said = world.said.get(number)
    if said and said["chat"]["id"] == user.id:
        raise bad_request("message can't be edited")
    raise bad_request("message to edit not found")


def _changed(
    world: World, message: BotMessage, change: dict[str, Any], markup: dict[str, Any] | None, drop: str = ""
) -> dict[str, Any]:
    kept = {key: value for key, value in message.raw.items() if key not in {"reply_markup", drop}}
    message.raw = {**kept, "edit_date": world.now(), **change}
    if markup:
        message.raw["reply_markup"] = markup
    world.users[message.chat_id].touch(message)
    return message.raw


METHODS: dict[str, Callable[[World, Params], Any]] = {
    "getMe": get_me,
    "sendMessage": send_message,
    "sendPhoto": send_photo,
    "sendDocument": send_document,
    "sendVoice": send_voice,
    "sendVideo": send_video,
    "sendLocation": send_location,
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "answerCallbackQuery": answer_callback_query,
    "sendChatAction": send_chat_action,
    "setMyCommands": set_my_commands,
    "getFile": get_file,
}
COUNTED = frozenset({"sendMessage", "sendPhoto", "sendDocument", "sendVoice", "sendVideo", "sendLocation"})
