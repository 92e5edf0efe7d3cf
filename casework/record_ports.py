"""What is kept beside the cases: who did what, and where each conversation stands."""

from datetime import datetime
from typing import Any, Protocol

from casework.notices import Notice


class Audit(Protocol):
    """The append-only record of who saw, did or was refused what."""

    async def record(self, *, actor: str, act: str, subject: str, detail: str = "") -> None:
        """Add a link to the chain."""
        ...


class Conversations(Protocol):
    """Where each contact is in its conversation; the content belongs to the handlers."""

    async def load(self, contact_id: str) -> dict[str, Any]:
        """The state, or an empty one."""
        ...

    async def save(self, contact_id: str, state: dict[str, Any], *, wake_at: datetime | None) -> None:
        """Keep the state; `wake_at` is when the conversation goes on by itself."""
        ...


class Outbox(Protocol):
    """Messages on their way out."""

    async def put(self, notice: Notice) -> None:
        """Queue a message; it is sent only after the commit."""
        ...

    async def sent_as(self, contact_id: str, message_id: str) -> Notice | None:
        """The message that a contact was sent, by the channel's own id of it; None for none of ours."""
        ...

    async def move_contact(self, contact_id: str, new_address: str) -> None:
        """The chat has a new address. When that is a contact already, it gets the unsettled messages."""
        ...
