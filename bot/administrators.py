"""What the bot tells an office's administrators in their chats: the log alone would be overlooked."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.quota import QuotaWarning
from casework.agencies import Role
from casework.notices import Notice
from storage.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Administrators:
    """All who are enrolled as such; nobody is told where nobody is."""

    desk: Desk
    decided: Callable[[], None]

    async def warn_of_quota(self, warning: QuotaWarning) -> None:
        """A plan's messages of a month run out."""
        words: dict[str, str | int] = {
            "plan": warning.name,
            "percent": warning.percent,
            "used": str(warning.used),
            "limit": str(warning.limit),
            "month": _spoken(warning.period),
        }
        async with self.desk.work() as work:
            for officer in await work.people.with_role(Role.ADMINISTRATOR):
                await work.outbox.put(
                    Notice(contact_id=officer.contact_id, sentence="quota-warning", words=words, urgent=True)
                )
            await work.commit()
        self.decided()


def _spoken(period: str) -> str:
    """'3/2026' of '2026-03'."""
    year, _, month = period.partition("-")
    return f"{int(month)}/{year}"
