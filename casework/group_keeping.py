"""An agency's group: linked and unlinked by its officers, told each morning what is due.

Members of a group need not be enrolled. So a group is told codes, topics, urgencies, communes and days, never
what somebody wrote, nor a name or a number; and nothing at all of what is sealed.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from casework.agencies import Desk, Role
from casework.casefile import CaseFile, first_lines
from casework.errors import GroupTakenError, SealedGroupError
from casework.group_ports import AgencyGroup
from casework.notices import Notice
from casework.petition import Petition, spoken_code
from casework.petitioner import Officer
from casework.ports import Work
from casework.reading import Urgency
from casework.working_days import day_of, days_between

SOON_DAYS = 3  # on a Friday, what is due on Monday
MOST_LOOKED_AT = 500  # the queue's beginning: its most urgent ones
MOST_LINES = 10  # of each section of a morning's message
_MARKS = {Urgency.URGENT: "🔴", Urgency.HIGH: "🟠"}


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupKeeping:
    """Links and unlinks groups, and reminds them."""

    casefile: CaseFile

    async def link(self, work: Work, officer: Officer, contact_id: str) -> AgencyGroup:
        """The group is the officer's agency's from now on; another agency's group is refused."""
        agency = self.casefile.rulebook.agencies.named(officer.agency_id)
        if agency.desk is Desk.SEALED:
            raise SealedGroupError(f"officer {officer.id} of the sealed desk would link a group")
        known = await work.groups.at(contact_id)
        if known is not None and known.agency_id != agency.id:
            raise self._taken(known)
        group = AgencyGroup(
            contact_id=contact_id,
            agency_id=agency.id,
            linked_by=officer.id,
            linked_at=self.casefile.clock.now(),
        )
        await work.groups.link(group)
        await work.audit.record(actor=officer.id, act="link-group", subject=agency.id, detail=contact_id)
        return group

    async def unlink(self, work: Work, officer: Officer, contact_id: str) -> AgencyGroup | None:
        """The group is told nothing any more; None when it was not linked."""
        known = await work.groups.at(contact_id)
        if known is None:
            return None
        if known.agency_id != officer.agency_id and officer.role is not Role.ADMINISTRATOR:
            raise self._taken(known)
        await work.groups.unlink(contact_id)
        await work.audit.record(
            actor=officer.id, act="unlink-group", subject=known.agency_id, detail=contact_id
        )
        return known

    async def remind(self, work: Work, group: AgencyGroup) -> bool:
        """Tell a group what is late, due today or soon, most urgent first; whether there was any.

        On a day off only if something is due that very day.
        """
        today = day_of(self.casefile.clock.now())
        queue = await work.petitions.queue(group.agency_id, after=None, limit=MOST_LOOKED_AT)
        days = [
            (days_between(today, petition.due), petition)
            for petition in queue
            if petition.is_open and petition.due is not None
        ]
        near = [(left, petition) for left, petition in days if left <= SOON_DAYS]
        works = self.casefile.rulebook.calendar.works(today)
        if not near or (not works and all(left for left, _ in near)):
            return False
        await work.outbox.put(
            Notice(
                contact_id=group.contact_id,
                sentence="group-due",
                words={
                    "late": self._lines(petition for left, petition in near if left < 0),
                    "today": self._lines(petition for left, petition in near if left == 0),
                    "soon": self._lines(petition for left, petition in near if left > 0),
                },
            )
        )
        return True

    def _lines(self, petitions: Iterable[Petition]) -> str:
        """One a line: urgency, code, topic, commune, day. Figures and names only: no wording."""
        return first_lines([self._line(petition) for petition in petitions], MOST_LINES)

    def _line(self, petition: Petition) -> str:
        known = self.casefile.in_public(petition)
        day = f"{petition.due.day}/{petition.due.month}" if petition.due else ""
        code = " ".join(filter(None, (_MARKS.get(petition.urgency, ""), spoken_code(petition.code))))
        topic = self.casefile.rulebook.topics.named(petition.topic).name
        return " · ".join(filter(None, (code, topic, str(known["commune"]), day)))

    def _taken(self, group: AgencyGroup) -> GroupTakenError:
        agency = self.casefile.rulebook.agencies.named(group.agency_id).name
        return GroupTakenError(f"group {group.contact_id} is {group.agency_id}'s", agency=agency)
