"""Intake: a confirmed text becomes a petition with a code, a destination and due days."""

from dataclasses import dataclass
from uuid import uuid4

from casework.admissibility import Admission, admit
from casework.agencies import Desk
from casework.casefile import CaseFile, claim_of, first_words
from casework.deadlines import DueDay
from casework.errors import TextMissingError
from casework.joining import Joining, step_down
from casework.notices import Attachment, Words, in_place_of_words
from casework.on_agenda import withdraw_items
from casework.petition import Act, Petition, Proposal, Stage, StatementKind, new_code
from casework.petitioner import Contact, Disclosure
from casework.ports import Work
from casework.reading import Nature, Reading
from casework.routing import Reason, Route, route


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """What the citizen has confirmed.

    `key` is the draft's id: the same draft never becomes two petitions. `stands_as_petition` is the citizen's
    own word against a reading as complaint, denunciation or chatter; a person then sorts it. `joins` is the
    code of somebody else's petition about the same matter, if the citizen has said that it is the same.
    `place_outside`: the citizen has chosen a commune that is not the authority's.
    """

    key: str
    contact: Contact
    text: str
    reading: Reading
    place_id: str | None
    place_written: str
    disclosure: Disclosure = Disclosure.HANDLER
    attachments: tuple[Attachment, ...] = ()
    stands_as_petition: bool = False
    joins: str = ""
    place_outside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Where a text would go if it were filed now, why, and by when an answer is due."""

    admission: Admission
    route: Route
    answer: DueDay | None
    acknowledgement: DueDay | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """Takes petitions in, and what citizens do with their own petitions afterwards."""

    casefile: CaseFile
    joining: Joining

    def plan(self, filing: Filing) -> Plan:
        """What `receive` will do; shown to the citizen before it is done."""
        proposed = admit(filing.reading)
        admission = Admission.QUEUE if filing.stands_as_petition else proposed
        acknowledgement = self.casefile.due("acknowledgement")
        sealed = admission is Admission.SEAL  # other laws set its term: only the first contact is promised
        return Plan(
            admission=admission,
            route=self._route(filing, proposed),
            answer=acknowledgement if sealed else self.casefile.due("answer"),
            acknowledgement=acknowledgement,
        )

    async def receive(self, work: Work, filing: Filing) -> Petition:
        """File a confirmed text; the same draft twice gives the same petition."""
        earlier = await work.petitions.filed_from(filing.key)
        if earlier is not None:
            return earlier
        if not filing.text.strip() and not filing.attachments:
            raise TextMissingError("an empty draft was confirmed")
        plan = self.plan(filing)
        petition = self._petition(filing, plan, code=await self._free_code(work))
        author = petition.petitioner_id
        await work.petitions.add(petition)
        await self.casefile.state(
            work,
            petition,
            StatementKind.ORIGINAL,
            filing.text,
            author_id=author,
            attachments=filing.attachments,
        )
        await self.casefile.keep(
            work, petition, "receive", actor_id=author, detail={"reason": plan.route.reason}
        )
        if petition.stage is Stage.SEALED:
            await self.casefile.tell_handlers(work, petition, "officer-new-sealed")
            return petition
        await work.petitions.keep_trace(petition, filing.reading.trace)
        lead = await self._lead(work, filing.joins)
        if lead is None:
            await self.casefile.announce(work, petition)
            return petition
        lead = await self.joining.join(work, petition, lead, actor_id=author)
        people = await self.joining.people(work, lead)
        await self.casefile.tell_handlers(
            work, lead, "officer-joined", {"people": people}, news=_told(filing.text, filing.attachments)
        )
        return petition

    async def supplement(
        self,
        work: Work,
        contact: Contact,
        code: str,
        *,
        text: str,
        attachments: tuple[Attachment, ...] = (),
        goes_on: bool = False,
    ) -> Petition:
        """Add the citizen's words or photos to an own petition; a reply where something was asked.

        `goes_on`: more of what the handlers have just been told of (the next photo of an album).
        """
        petition = await self.casefile.own(work, contact, code)
        if not text.strip() and not attachments:
            raise TextMissingError("an empty addition")
        kind = StatementKind.REPLY if petition.stage is Stage.ASKED else StatementKind.ADDITION
        petition.move(Act.SUPPLEMENT)
        author = petition.petitioner_id
        await self.casefile.state(work, petition, kind, text, author_id=author, attachments=attachments)
        await self.casefile.keep(work, petition, Act.SUPPLEMENT, actor_id=author)
        if not goes_on:
            news = _told(text, attachments)
            # Files beside words: an officer who reads mere thanks would not look.
            words: Words = {"files": len(attachments) if text.strip() else 0}
            await self.casefile.tell_handlers(work, petition, "officer-supplemented", words, news=news)
        return petition

    async def amend(self, work: Work, contact: Contact, code: str, *, text: str) -> Petition:
        """The citizen has changed a message that is in the file: the new words stand beside the old ones."""
        petition = await self.casefile.own(work, contact, code)
        petition.require(Act.SUPPLEMENT)
        author = petition.petitioner_id
        await self.casefile.state(work, petition, StatementKind.ADDITION, text, author_id=author)
        await self.casefile.keep(work, petition, "amend", actor_id=author)
        await self.casefile.tell_handlers(work, petition, "officer-supplemented", {"files": 0}, news=text)
        return petition

    async def withdraw(self, work: Work, contact: Contact, code: str) -> Petition:
        """Take an own petition back while nobody has answered it."""
        petition = await self.casefile.own(work, contact, code)
        petition.move(Act.WITHDRAW)
        await step_down(self.casefile, work, petition, actor_id=petition.petitioner_id)
        await withdraw_items(self.casefile, work, petition, actor_id=petition.petitioner_id)
        await self.casefile.keep(work, petition, Act.WITHDRAW, actor_id=petition.petitioner_id)
        await self.casefile.tell_handlers(work, petition, "officer-withdrawn")
        return petition

    async def reopen(
        self, work: Work, contact: Contact, code: str, *, text: str, attachments: tuple[Attachment, ...] = ()
    ) -> Petition:
        """Not satisfied: the petition goes back to the agency's queue, is counted, and a new term runs."""
        petition = await self.casefile.own(work, contact, code)
        if not text.strip():
            raise TextMissingError("an objection without words")
        petition.move(Act.REOPEN)
        petition.reopened += 1
        petition.satisfied = False
        petition.outcome = None
        petition.claimed_by = None
        petition.joined_to = None  # answered with others, and this person is not satisfied
        self.casefile.set_term(petition)
        author = petition.petitioner_id
        await self.casefile.state(
            work, petition, StatementKind.OBJECTION, text, author_id=author, attachments=attachments
        )
        await self.casefile.keep(
            work, petition, Act.REOPEN, actor_id=author, detail={"times": str(petition.reopened)}
        )
        await self.casefile.tell_handlers(work, petition, "officer-reopened", news=text)
        await self.casefile.tell_groups(work, petition, "group-new", choices=(claim_of(petition),))
        return petition

    async def thank(self, work: Work, contact: Contact, code: str) -> Petition:
        """Satisfied with the answer: noted, the stage stays."""
        petition = await self.casefile.own(work, contact, code)
        petition.require(Act.REOPEN)  # there is an answer to be judged
        petition.satisfied = True
        await self.casefile.keep(work, petition, "satisfied", actor_id=petition.petitioner_id)
        return petition

    def _route(self, filing: Filing, admission: Admission) -> Route:
        rulebook = self.casefile.rulebook
        if filing.stands_as_petition and admission is not Admission.QUEUE:
            return Route(agency=rulebook.agencies.desk(Desk.TRIAGE), reason=Reason.KEPT_BY_CITIZEN)
        if admission is Admission.SEAL:
            return Route(agency=rulebook.agencies.desk(Desk.SEALED), reason=Reason.OTHER_LAW)
        if admission is Admission.SET_ASIDE:
            return Route(agency=rulebook.agencies.desk(Desk.TRIAGE), reason=Reason.UNSURE)
        if not filing.text.strip():
            return Route(agency=rulebook.agencies.desk(Desk.TRIAGE), reason=Reason.WITHOUT_WORDS)
        return route(
            reading=filing.reading,
            place_id=filing.place_id,
            outside=filing.place_outside,
            agencies=rulebook.agencies,
            places=rulebook.places,
            sure_from=rulebook.sure_from,
        )

    def _petition(self, filing: Filing, plan: Plan, *, code: str) -> Petition:
        reading = filing.reading
        point = next((item for item in filing.attachments if item.latitude is not None), None)
        return Petition(
            id=uuid4().hex,
            code=code,
            petitioner_id=filing.contact.petitioner_id,
            contact_id=filing.contact.id,
            disclosure=filing.disclosure,
            title=reading.title or first_words(filing.text) or in_place_of_words(filing.attachments),
            nature=Nature.PETITION if filing.stands_as_petition else reading.nature,
            topic=reading.topic,
            urgency=reading.urgency,
            agency_id=plan.route.agency.id,
            place_id=filing.place_id,
            place_written=filing.place_written,
            proposal=Proposal(
                nature=reading.nature,
                topic=reading.topic,
                topics=reading.topics[:3],
                urgency=reading.urgency,
                agency_id=plan.route.agency.id,
                confidence=reading.confidence,
            ),
            stage=Stage.SEALED if plan.admission is Admission.SEAL else Stage.ROUTED,
            received_at=self.casefile.clock.now(),
            due=plan.answer.due if plan.answer else None,
            due_article=plan.answer.rule.article if plan.answer else "",
            acknowledge_by=plan.acknowledgement.due if plan.acknowledgement else None,
            dedupe_key=filing.key,
            latitude=point.latitude if point else None,
            longitude=point.longitude if point else None,
        )

    @staticmethod
    async def _lead(work: Work, code: str) -> Petition | None:
        """The petition to be joined, unless it was closed or taken back in the meantime."""
        lead = await work.petitions.with_code(code) if code else None
        return lead if lead is not None and lead.allows(Act.JOIN) else None

    async def _free_code(self, work: Work) -> str:
        while True:
            code = new_code()
            if await work.petitions.with_code(code) is None:
                return code


def _told(text: str, attachments: tuple[Attachment, ...]) -> str:
    """What the handlers hear of it."""
    return text if text.strip() else in_place_of_words(attachments)
