"""One unit of work: one transaction, and the drawers it opens."""

from casework.petitioner import Contact
from casework.ports import Clock
from storage import web_log
from storage.audit import StoredAudit
from storage.broadcasts import StoredBroadcasts
from storage.conferences import StoredConferences
from storage.connection import Connection
from storage.conversations import StoredConversations
from storage.groups import StoredGroups
from storage.inbox import StoredInbox
from storage.ladder import StoredLadder
from storage.outbox import StoredOutbox
from storage.people import StoredPeople
from storage.petitions import StoredPetitions


class DeskWork:
    """Implements casework.ports.Work."""

    def __init__(self, connection: Connection, clock: Clock, origin: str | None) -> None:
        self._connection = connection
        self.petitions = StoredPetitions(connection)
        self.people = StoredPeople(connection)
        self.conferences = StoredConferences(connection)
        self.broadcasts = StoredBroadcasts(connection, clock)
        self.ladder = StoredLadder(connection)
        self.groups = StoredGroups(connection)
        self.conversations = StoredConversations(connection)
        self.inbox = StoredInbox(connection, clock)
        self.outbox = StoredOutbox(connection, clock, origin)
        self.audit = StoredAudit(connection, clock)

    async def forget_inbox(self, contact: Contact) -> None:
        """Blank the raw messages of a contact's chat, and what a web page may read again of it."""
        await self.inbox.forget(contact)
        await web_log.forget(self._connection, contact.address)

    async def commit(self) -> None:
        """Keep everything done in this unit."""
        await self._connection.commit()
