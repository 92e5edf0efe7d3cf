"""What every channel promises, and what can become of a message that was handed to it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final, Protocol

import httpx

from casework.notices import Attachment, Words
from handlers.messages import Incoming


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A worded choice."""

    label: str
    action: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A worded message. `text` is plain: no channel may interpret it as markup.

    `id` is the outbox row's id: it tells a second try from another message. `sentence` and `words` are
    what the text was worded from, for a channel that sends registered templates only.
    """

    id: str
    text: str
    buttons: tuple[Button, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    sentence: str = ""
    words: Words = field(default_factory=dict)


# A call that failed with one of these never reached the channel: it may be made again without harm.
NOT_SENT: Final = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


class DeliveryError(Exception):
    """The message did not, or may not have, arrived; the text is for the operator."""


class RetryLaterError(DeliveryError):
    """Not sent, and worth another try after `after` seconds (None: the ladder's own delay).

    `whole_bot` says that the channel asks the bot to be silent towards everybody (Telegram's 429).
    """

    def __init__(self, detail: str, *, after: float | None = None, whole_bot: bool = False) -> None:
        super().__init__(detail)
        self.after = after
        self.whole_bot = whole_bot


class RefusedError(DeliveryError):
    """Not sent, and never will be: the channel rejects this message."""


@contextmanager
def from_our_files() -> Iterator[None]:
    """Within: a file that our own store does not have is a refusal, since no later attempt would find it."""
    try:
        yield
    except LookupError as problem:
        raise RefusedError(str(problem)) from None


class WindowClosedError(RefusedError):
    """Not sent: the channel allows only a template now (a Zalo Official Account's window is over).

    A kind of refusal for whoever knows no ladder; a ladder goes on with ZNS.
    """


class UnreachableError(DeliveryError):
    """Not sent: the person has blocked the bot or is gone."""


class MovedError(DeliveryError):
    """Not sent: the chat has a new address."""

    def __init__(self, detail: str, *, address: str) -> None:
        super().__init__(detail)
        self.address = address


class RejectedTokenError(DeliveryError):
    """Not sent: the channel does not accept the bot's credentials; an operator must act."""


class UnknownOutcomeError(DeliveryError):
    """Nobody knows: the answer was lost after the message had been handed over."""


class Sender(Protocol):
    """The way out of a channel."""

    @property
    def channel(self) -> str:
        """The channel's name, as in `Incoming.channel`."""
        ...

    @property
    def spacing(self) -> float:
        """Seconds between two messages to the same chat."""
        ...

    async def send(self, address: str, message: Message) -> Sequence[str]:
        """Send all of it; returns the channel's ids of its parts, or raises one of the errors above.

        What is too long or carries several files goes in several parts, in order, the buttons under the last.
        The same message again, by its id: only what has not gone out goes out.
        """
        ...


class Receiver(Protocol):
    """The way in: what a stored raw update means."""

    @property
    def channel(self) -> str:
        """The channel's name."""
        ...

    async def ready(self) -> None:
        """Return once `understand` will not block (a library may take seconds to load)."""
        ...

    def understand(self, payload: str) -> Incoming | None:
        """The stored update as an `Incoming`; None for one that asks for nothing.

        Raises ValueError for a malformed one, which is recorded and set aside.
        """
        ...

    async def acknowledged(self, payload: str) -> bool:
        """Take note of a receipt ('delivered', 'read') that a stored update is; False when it is none.

        Raises ValueError for a malformed one, as `understand` does.
        """
        ...

    async def chosen(self, incoming: Incoming) -> Incoming:
        """The press that a text means on a channel that shows choices as letters; else the same message."""
        ...

    async def fetch(self, attachment: Attachment) -> bytes:
        """The bytes of a photo that the update only names; raises DeliveryError."""
        ...
