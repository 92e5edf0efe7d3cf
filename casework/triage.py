"""Triage and handling: what an officer does with a petition before it is answered."""

from dataclasses import dataclass

from casework.agencies import Agency, Desk
from casework.casefile import CaseFile
from casework.errors import TextMissingError
from casework.joining import step_down
from casework.notices import Choice
from casework.on_agenda import drop_items, pass_on_items
from casework.petition import Act, Petition, StatementKind
from casework.petitioner import Disclosure, Officer, Petitioner
from casework.ports import Work
from casework.reading import Nature, Urgency


@dataclass(frozen=True, slots=True)
class Correction:
    """A petition's text with the labels that people left it with, where the machine had proposed others."""

    code: str
    text: str
    topic: str
    nature: str
    urgency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Triage:
    """Claiming, correcting, passing on, asking; sealing and bringing back."""

    casefile: CaseFile

    async def claim(self, work: Work, officer: Officer, code: str, *, take_over: bool = False) -> Petition:
        """Take a petition on; a colleague's only with `take_over`. The citizen learns who handles it."""
        petition = await self.casefile.open(work, officer, code)
        if petition.claimed_by == officer.id:
            return petition
        if petition.claimed_by is not None and not take_over:
            raise await self.casefile.claimed_by_another(work, petition)
        first = petition.claimed_by is None
        petition.move(Act.CLAIM)
        petition.claimed_by = officer.id
        await self.casefile.keep(work, petition, Act.CLAIM, actor_id=officer.id)
        for joined in await work.petitions.joined_to(petition.id):
            joined.claimed_by = officer.id
            await self.casefile.keep(work, joined, Act.CLAIM, actor_id=officer.id)
            if first:
                await self.casefile.tell_citizen(work, joined, "notice-claimed")
        if first:
            await self.casefile.tell_citizen(work, petition, "notice-claimed")
        await self.casefile.tell_groups(work, petition, "group-claimed", {"officer": officer.name})
        return petition

    async def correct(
        self,
        work: Work,
        officer: Officer,
        code: str,
        *,
        topic: str | None = None,
        urgency: Urgency | None = None,
    ) -> Petition:
        """Put topic or urgency right; the machine's proposal stays beside it."""
        petition = await self.casefile.open(work, officer, code)
        petition.move(Act.CORRECT)
        detail: dict[str, str] = {}
        if topic is not None:
            detail["topic"] = f"{petition.topic} > {self.casefile.rulebook.topics.named(topic).id}"
            petition.topic = topic
        if urgency is not None:
            detail["urgency"] = f"{petition.urgency} > {urgency}"
            petition.urgency = urgency
        await self.casefile.keep(work, petition, Act.CORRECT, actor_id=officer.id, detail=detail)
        return petition

    async def pass_on(
        self, work: Work, officer: Officer, code: str, *, agency_id: str, reason: str
    ) -> Petition:
        """Send a petition to another agency, with the reason, which the citizen reads too."""
        if not reason.strip():
            raise TextMissingError("passing on without a reason")
        agency = self.casefile.rulebook.agencies.named(agency_id)
        if agency.desk is Desk.SEALED:
            return await self.seal(work, officer, code, reason=reason)
        petition = await self.casefile.handled(work, officer, code)
        detail = {"agency": f"{petition.agency_id} > {agency.id}", "reason": reason.strip()}
        for one in (petition, *await work.petitions.joined_to(petition.id)):
            one.move(Act.REFER)
            one.agency_id = agency.id
            one.claimed_by = None
            await self.casefile.keep(work, one, Act.REFER, actor_id=officer.id, detail=detail)
            await self.casefile.tell_citizen(work, one, "notice-passed-on", {"reason": reason.strip()})
        await pass_on_items(self.casefile, work, petition, actor_id=officer.id)
        await self.casefile.announce(work, petition)
        return petition

    async def ask(self, work: Work, officer: Officer, code: str, *, question: str) -> Petition:
        """Ask the citizen something; the petition waits with the officer, its term runs on."""
        if not question.strip():
            raise TextMissingError("an empty question")
        petition = await self.casefile.handled(work, officer, code)
        petition.move(Act.ASK)
        petition.claimed_by = petition.claimed_by or officer.id
        await self.casefile.state(work, petition, StatementKind.QUESTION, question, author_id=officer.id)
        await self.casefile.keep(work, petition, Act.ASK, actor_id=officer.id)
        reply = Choice(sentence="button-reply", action=f"reply:{petition.code}")
        await self.casefile.tell_citizen(
            work, petition, "notice-asked", {"question": question.strip()}, choices=(reply,)
        )
        return petition

    async def seal(self, work: Work, officer: Officer, code: str, *, reason: str) -> Petition:
        """Take a suspected complaint or denunciation out of the dialogue, into the closed store."""
        petition = await self.casefile.handled(work, officer, code)
        petition.move(Act.SEAL)
        accuses = petition.proposal.nature is Nature.DENUNCIATION
        petition.nature = Nature.DENUNCIATION if accuses else Nature.COMPLAINT
        petition.agency_id = self.casefile.rulebook.agencies.desk(Desk.SEALED).id
        petition.claimed_by = None
        self.casefile.set_term(petition, "acknowledgement")  # other laws set the rest
        await step_down(self.casefile, work, petition, actor_id=officer.id)
        await drop_items(self.casefile, work, petition, actor_id=officer.id)
        detail = {"reason": reason.strip()}
        await self.casefile.keep(work, petition, Act.SEAL, actor_id=officer.id, detail=detail)
        await self.casefile.tell_citizen(work, petition, "notice-sealed")
        await self.casefile.tell_handlers(work, petition, "officer-new-sealed")
        return petition

    async def unseal(self, work: Work, officer: Officer, code: str) -> Petition:
        """Bring a petition back that was sealed by mistake: the triage desk sorts it."""
        petition = await self.casefile.open(work, officer, code)
        petition.move(Act.UNSEAL)
        petition.nature = Nature.PETITION
        petition.agency_id = self.casefile.rulebook.agencies.desk(Desk.TRIAGE).id
        petition.claimed_by = None
        self.casefile.set_term(petition)
        await self.casefile.keep(work, petition, Act.UNSEAL, actor_id=officer.id)
        await work.audit.record(actor=officer.id, act="unseal", subject=petition.id)
        await self.casefile.tell_citizen(work, petition, "notice-unsealed")
        await self.casefile.announce(work, petition)
        return petition

    def suggested_agency(self, petition: Petition) -> Agency | None:
        """The agency that answers for the petition's (corrected) topic and place, if another one does."""
        for place in self.casefile.rulebook.places.upwards(petition.place_id):
            for agency in self.casefile.rulebook.agencies:
                if agency.place == place.id and petition.topic in agency.topics:
                    return agency if agency.id != petition.agency_id else None
        return None


def visible_name(petition: Petition, petitioner: Petitioner, officer: Officer) -> str:
    """The petitioner's name as far as this officer may see it; empty when it stays hidden."""
    if petition.disclosure is Disclosure.PUBLIC:
        return petitioner.name
    if petition.disclosure is Disclosure.HANDLER and petition.claimed_by == officer.id:
        return petitioner.name
    return ""
