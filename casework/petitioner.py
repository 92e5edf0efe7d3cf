"""Who asks: how much of the name may be seen, and what was agreed to."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from casework.agencies import Role


class Disclosure(StrEnum):
    """Who may see the petitioner's name. Chosen before filing; hidden unless chosen otherwise."""

    PUBLIC = "public"
    HANDLER = "handler"  # only the officer who has claimed the petition
    SEALED = "sealed"  # nobody; answers still arrive through the bot


@dataclass(slots=True, kw_only=True)
class Petitioner:
    """A person who writes. `name` is what they wish to be called, or empty.

    `consented_at` is None until the person has agreed to storage, and again after withdrawal
    (Luật 91/2025/QH15: consent is voluntary, informed, never by silence). `news_since` is when they agreed to
    be told of conferences, another purpose than having a petition handled; None is no.
    """

    id: str
    name: str = ""
    consented_at: datetime | None = None
    news_since: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """A person enrolled by an invitation: an account on a channel, bound to an agency and a role."""

    id: str
    contact_id: str
    agency_id: str
    role: Role
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A chat on a channel through which one person is reached. `address` is the channel's own id."""

    id: str
    channel: str
    address: str
    petitioner_id: str
    reachable: bool = True
