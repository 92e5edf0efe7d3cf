"""Telling: a notice that fails on one channel goes down the ladder, and in the end to a person's desk."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from casework.agencies import Authority, Desk
from casework.answering import Answering
from casework.casefile import CaseFile
from casework.conference_file import SECRETARIES
from casework.errors import NotYoursError, UnknownChoiceError
from casework.ladder_ports import BY_OFFICE, LAST_RESORT, Attempt, AttemptStatus, TellingWay, Untold
from casework.notices import Failure, Notice
from casework.petition import Petition, Stage, spoken_code
from casework.petitioner import Contact, Disclosure, Officer
from casework.ports import Work
from casework.working_days import day_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A notice on paper: the petition's code as people write it, the notice as worded; name, number or ''.

    Where the name stays hidden the letter is addressed by the code. The number was left for just this, but it
    tells whoever carries the letter whose it is.
    """

    authority: Authority
    code: str
    name: str
    phone: str
    text: str
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """The ladder: the chat last used, the person's other chats, a template to the phone, the office's list.

    `by_phone` says that templates can be sent (ZNS is configured).
    """

    answering: Answering
    by_phone: bool = False

    @property
    def casefile(self) -> CaseFile:
        """The common ground of all use cases."""
        return self.answering.casefile

    async def failed(self, work: Work, contact: Contact, notice: Notice, *, reason: str, text: str) -> None:
        """A notice will never arrive at this contact: the next rung, or the office's list.

        `text` is the notice as worded. A notice without a petition ends here. Only at the ladder's end does
        the case come back to its officer.
        """
        petition = await work.petitions.with_id(notice.petition_id) if notice.petition_id else None
        if petition is not None:
            rung = Failure(contact_id=contact.id, channel=contact.channel, reason=reason)
            fallen = replace(notice, failures=(*notice.failures, rung))
            below = await self._next(work, petition, fallen)
            if below is not None:
                await work.outbox.put(replace(fallen, contact_id=below.id))
                return
            await self._list(work, petition, fallen, text)
        if notice.about is not None:
            await self.answering.undelivered(work, notice.about)

    async def _next(self, work: Work, petition: Petition, notice: Notice) -> Contact | None:
        tried = {failure.contact_id for failure in notice.failures}
        for contact in await work.ladder.contacts_of(petition.petitioner_id):
            if contact.reachable and contact.id not in tried:
                return contact
        templates_failed = LAST_RESORT in {failure.channel for failure in notice.failures}
        if templates_failed or notice.attachments or not self.by_phone:
            return None
        has_phone = bool(await work.ladder.phone_of(petition.petitioner_id))
        return await work.ladder.last_resort(petition.petitioner_id) if has_phone else None

    async def _list(self, work: Work, petition: Petition, notice: Notice, text: str) -> None:
        if notice.attachments:
            return  # a picture cannot be told; the words that it belongs to are listed
        await work.ladder.add_untold(
            Untold(
                petition_id=petition.id,
                about=notice.about,
                sentence=notice.sentence,
                text=text,
                since=self.casefile.clock.now(),
                failures=notice.failures,
            )
        )

    async def waiting(
        self, work: Work, officer: Officer, *, after: int, limit: int
    ) -> tuple[Sequence[Untold], int]:
        """A page of the list that this officer may see, and how much waits in all."""
        sealed = self.sees_sealed(officer)
        page = await work.ladder.untold(sealed=sealed, after=after, limit=limit)
        return page, await work.ladder.count_untold(sealed=sealed)

    async def open(self, work: Work, officer: Officer, untold_id: int) -> tuple[Untold, Petition]:
        """One of the list with its petition; the look is recorded."""
        sealed = self.sees_sealed(officer)
        untold = await work.ladder.untold_with_id(untold_id)
        petition = await work.petitions.with_id(untold.petition_id) if untold else None
        if untold is None or petition is None:
            raise UnknownChoiceError(f"nothing to be told has the number {untold_id}")
        if (petition.stage is Stage.SEALED) is not sealed:
            raise NotYoursError(f"officer {officer.id} asked for what is to be told: {untold_id}")
        await work.audit.record(actor=officer.id, act="open-untold", subject=petition.id)
        return untold, petition

    async def letter(self, work: Work, untold_id: int, *, named: bool) -> Letter:
        """The letter to be printed; with the petitioner's name only for who may see it (`visible_name`)."""
        untold = await work.ladder.untold_with_id(untold_id)
        petition = await work.petitions.with_id(untold.petition_id) if untold else None
        if untold is None or petition is None:
            raise UnknownChoiceError(f"nothing to be told has the number {untold_id}")
        petitioner = await work.people.petitioner(petition.petitioner_id)
        return Letter(
            authority=self.casefile.rulebook.authority,
            code=spoken_code(petition.code),
            name=petitioner.name if named else "",
            phone=await self.phone_on_paper(work, petition),
            text=untold.text,
            today=day_of(self.casefile.clock.now()),
        )

    @staticmethod
    async def phone_on_paper(work: Work, petition: Petition) -> str:
        """The number that may stand on the letter; '' without one, or where nobody may know who it is."""
        if petition.disclosure is Disclosure.SEALED or petition.stage is Stage.SEALED:
            return ""
        return await work.ladder.phone_of(petition.petitioner_id)

    async def told(self, work: Work, officer: Officer, untold_id: int, way: TellingWay) -> Petition | None:
        """An officer has told it; None when somebody had before."""
        untold, petition = await self.open(work, officer, untold_id)
        if untold.told_at is not None:
            return None
        now = self.casefile.clock.now()
        await work.ladder.settle_untold(untold.id, at=now, by=officer.id, way=way)
        await work.ladder.note_attempt(
            Attempt(
                petition_id=petition.id,
                channel=BY_OFFICE,
                sentence=untold.sentence,
                status=AttemptStatus.TOLD,
                at=now,
                reason=way,
                by=officer.id,
            )
        )
        await work.audit.record(actor=officer.id, act="told", subject=petition.id, detail=way)
        if untold.about is not None:
            await self.answering.told(work, untold.about, officer_id=officer.id)
        return petition

    def sees_sealed(self, officer: Officer) -> bool:
        """Which list the officer may see: the sealed desk its own, triage and secretaries the other.

        Everybody else is refused.
        """
        desk = self.casefile.rulebook.agencies.named(officer.agency_id).desk
        if desk is Desk.SEALED:
            return True
        if desk is Desk.TRIAGE or officer.role in SECRETARIES:
            return False
        raise NotYoursError(f"officer {officer.id} asked for what is to be told")
