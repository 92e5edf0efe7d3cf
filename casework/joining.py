"""Joining: the same matter raised by several people is handled once and answered to each of them.

The machine proposes; a citizen or an officer confirms. Each joined petition keeps its code, its texts and its
petitioner; it leaves the queue and shares the handling of the one it is joined to, the leading one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from casework.candidates import CANDIDATES
from casework.casefile import CaseFile
from casework.conference import Conference, Item
from casework.errors import NotJoinedError
from casework.on_agenda import inherit_items, share_agenda
from casework.petition import Act, Petition, spoken_code
from casework.petitioner import Officer
from casework.ports import Matters, Work
from casework.reading import Trace

PROPOSED = 3
CONCLUDED_WITHIN = timedelta(days=2 * 365)  # as far back as a written conclusion is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A leading petition that may be about the same matter. `people` counts who raised it so far."""

    petition: Petition
    people: int
    likeness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """Finds, joins and separates petitions about one matter."""

    casefile: CaseFile
    matters: Matters

    async def alike(
        self, work: Work, trace: Trace, *, but_of: str = "", but: str = "", limit: int = PROPOSED
    ) -> tuple[Alike, ...]:
        """Open petitions about what may be the same matter, the likeliest first.

        `but_of` leaves out a petitioner's own, `but` the petition with this id and what is joined to it.
        """
        if not trace.keys:
            return ()
        now = self.casefile.clock.now()
        found = await work.petitions.sharing(
            trace.keys, since=now - timedelta(days=self.matters.days), limit=CANDIDATES
        )
        likely: dict[str, float] = {}
        for petition, other in found:
            lead = petition.joined_to or petition.id
            if but in (petition.id, lead) or petition.petitioner_id == but_of or not petition.is_open:
                continue
            days = (now - petition.received_at) / timedelta(days=1)
            likeness = self.matters.likeness(trace, other, days_apart=days)
            if likeness >= self.matters.propose_from:
                likely[lead] = max(likeness, likely.get(lead, 0.0))
        proposed = []
        for lead in sorted(likely, key=lambda lead: -likely[lead])[:limit]:
            leading = await work.petitions.with_id(lead)
            if leading is not None and leading.is_open:
                people = await self.people(work, leading)
                proposed.append(Alike(petition=leading, people=people, likeness=likely[lead]))
        return tuple(proposed)

    async def concluded(self, work: Work, trace: Trace) -> tuple[Conference, Item] | None:
        """Where what may be the same matter was concluded in writing: the likeliest item, if any.

        However long ago it was: a matter that was settled does not become another one by time.
        """
        if not trace.keys or not await work.conferences.has_concluded():
            return None
        since = self.casefile.clock.now() - CONCLUDED_WITHIN
        best: tuple[float, Conference, Item] | None = None
        for petition, other in await work.petitions.sharing(trace.keys, since=since, limit=CANDIDATES):
            likeness = self.matters.likeness(trace, other, days_apart=0.0)
            if likeness < max(self.matters.propose_from, best[0] if best else 0.0):
                continue
            for item in await work.conferences.items_of_petition(petition.joined_to or petition.id):
                conference = await work.conferences.with_id(item.conference_id)
                if conference is not None and conference.notice is not None and item.verdict is not None:
                    best = (likeness, conference, item)
        return best[1:] if best else None

    async def alike_to(self, work: Work, petition: Petition) -> tuple[Alike, ...]:
        """Petitions of the same agency that an officer may join with this one."""
        trace = await work.petitions.trace_of(petition.id) if self._may_join(petition) else None
        found = () if trace is None else await self.alike(work, trace, but=petition.id)
        return tuple(one for one in found if one.petition.agency_id == petition.agency_id)

    async def people(self, work: Work, petition: Petition) -> int:
        """How many different people have raised the matter of a leading petition."""
        return raised_by(petition, await work.petitions.joined_to(petition.id))

    async def join(self, work: Work, petition: Petition, lead: Petition, *, actor_id: str) -> Petition:
        """Let a petition, and what was joined to it, be handled with another one; returns the leading one."""
        leading = await work.petitions.with_id(lead.joined_to) if lead.joined_to else None
        lead = leading or lead
        if lead.id in (petition.id, petition.joined_to):
            return lead
        lead.require(Act.JOIN)
        led = await work.petitions.joined_to(lead.id)
        joining = (petition, *await work.petitions.joined_to(petition.id))
        for one in joining:
            one.move(Act.JOIN)
            one.joined_to, one.agency_id, one.claimed_by = lead.id, lead.agency_id, lead.claimed_by
            await self.casefile.keep(work, one, Act.JOIN, actor_id=actor_id, detail={"lead": lead.code})
            if lead.claimed_by is not None:
                await self.casefile.tell_citizen(work, one, "notice-claimed")
        await share_agenda(self.casefile, work, lead, joining=joining, led=led, actor_id=actor_id)
        lead.urgency = min(lead.urgency, petition.urgency, key=lambda urgency: urgency.rank)
        await self.casefile.keep(work, lead, Act.JOIN, actor_id=actor_id, detail={"joined": petition.code})
        return lead

    async def join_by_officer(self, work: Work, officer: Officer, code: str, other_code: str) -> Petition:
        """Join two petitions of the officer's agency; the older one leads."""
        one = await self.casefile.handled(work, officer, code)
        other = await self.casefile.handled(work, officer, other_code)
        older, newer = sorted((one, other), key=lambda petition: (petition.received_at, petition.id))
        return await self.join(work, newer, older, actor_id=officer.id)

    async def separate(self, work: Work, officer: Officer, code: str) -> Petition:
        """Not the same matter after all: the petition goes back to the queue on its own."""
        petition = await self.casefile.handled(work, officer, code)
        if petition.joined_to is None:
            raise NotJoinedError(f"petition {code} is joined to nothing", code=spoken_code(code))
        petition.require(Act.JOIN)
        petition.joined_to = None
        self.casefile.set_term(petition)  # no conference has promised it a day any more
        await self.casefile.keep(work, petition, "separate", actor_id=officer.id)
        return petition

    @staticmethod
    def _may_join(petition: Petition) -> bool:
        return petition.joined_to is None and petition.allows(Act.JOIN)


def raised_by(lead: Petition, joined: Sequence[Petition]) -> int:
    """How many different people are behind a leading petition and those joined to it."""
    return len({one.petitioner_id for one in (lead, *joined)})


async def step_down(casefile: CaseFile, work: Work, petition: Petition, *, actor_id: str) -> None:
    """A leading petition leaves the queue without an answer: the oldest that was joined to it leads on."""
    petition.joined_to = None
    joined = await work.petitions.joined_to(petition.id)
    if not joined:
        return
    heir, *others = joined
    heir.joined_to = None
    await casefile.keep(work, heir, "lead", actor_id=actor_id)
    await inherit_items(casefile, work, petition, heir, actor_id=actor_id)
    for other in others:
        other.joined_to = heir.id
        await casefile.keep(work, other, Act.JOIN, actor_id=actor_id, detail={"lead": heir.code})
