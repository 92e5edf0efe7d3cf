"""The channel-neutral envelope: what came in, and what is said in return."""

from dataclasses import dataclass, field
from enum import StrEnum

from casework.notices import Attachment, Choice, Words


class Kind(StrEnum):
    """What happened in the chat."""

    TEXT = "text"  # words, photos, a location, or several of them
    PRESS = "press"  # a button was taken: `action`
    EDIT = "edit"  # an earlier message was changed: `text` is its new content, `reference` its id
    UNSUPPORTED = "unsupported"  # a sticker, a poll: kept raw, answered kindly
    BLOCKED = "blocked"  # the person has blocked the bot
    GROUP = "group"  # a command in `group`: the bot speaks with one person at a time
    REMOVED = "removed"  # the bot was taken out of the group at `address`
    MOVED = "moved"  # the group at `address` is now `group`


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One thing that one person did in one chat.

    `address` is the channel's id of the chat, `reference` the channel's id of the message, `name` what the
    channel calls the person (may be empty). `refused` are the ids of sentences that say why files of the
    message were not kept. `heard` is what a machine understood of its recordings. `replies_to` is the
    channel's id of the message that this one replies to, `album` what all messages of an album share.
    `group` is the channel's id of the group in which a command was given or a button pressed; `address` is
    then the person's own chat, which need not exist.
    """

    channel: str
    address: str
    kind: Kind = Kind.TEXT
    name: str = ""
    text: str = ""
    action: str = ""
    reference: str = ""
    attachments: tuple[Attachment, ...] = ()
    refused: tuple[str, ...] = ()
    heard: str = ""
    replies_to: str = ""
    album: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One message in return, not yet worded."""

    sentence: str
    words: Words = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    attachments: tuple[Attachment, ...] = ()
