"""What is kept beside the cases: who did what, and where each conversation stands."""

from datetime import datetime
from typing import Any, Protocol


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
