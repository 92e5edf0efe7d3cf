"""The petition's file, as every use case writes it: open it, add words, record a step, tell people."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import uuid4

from casework.agencies import Desk, Role
from casework.deadlines import DueDay, due_days, earliest
from casework.errors import ClaimedByAnotherError, NotYoursError, UnknownPetitionError
from casework.notices import Attachment, Choice, Notice, Words, iso
from casework.petition import Event, Petition, Stage, Statement, StatementKind, spoken_code
from casework.petitioner import Contact, Officer
from casework.places import Level
from casework.ports import Clock, Work
from casework.reading import Urgency
from casework.regulation import StartEvent
from casework.rulebook import Rulebook
from casework.working_days import day_of

FIRST_WORDS = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """What all use cases share: whose petition it is, its texts, its history, its notices.

    `mask` hides personal data in what is shown to others than the petitioner and the handling officer.
    """

    rulebook: Rulebook
    clock: Clock
    mask: Callable[[str], str]

    def due(self, kind: str) -> DueDay | None:
        """The due day of one kind if a petition were registered now."""
        dues = due_days(
            self.rulebook.regulations,
            StartEvent.REGISTERED,
            day_of(self.clock.now()),
            self.rulebook.calendar,
        )
        return earliest(dues, kind)

    def set_term(self, petition: Petition, kind: str = "answer") -> None:
        """Let the term of an answer (or another kind) run from now."""
        term = self.due(kind)
        petition.term_from = day_of(self.clock.now())
        petition.due = term.due if term else None
        petition.due_article = term.rule.article if term else ""

    async def own(self, work: Work, contact: Contact, code: str) -> Petition:
        """The petition with this code if it is the contact's own."""
        petition = await self._find(work, code)
        if petition.petitioner_id != contact.petitioner_id:
            raise NotYoursError(f"contact {contact.id} asked for petition {code}", code=spoken_code(code))
        return petition

    async def open(self, work: Work, officer: Officer, code: str) -> Petition:
        """The petition if it lies in the officer's own agency; each look at a sealed one is recorded."""
        petition = await self._find(work, code)
        if petition.agency_id != officer.agency_id:
            raise NotYoursError(f"officer {officer.id} asked for petition {code}", code=spoken_code(code))
        if petition.stage is Stage.SEALED:
            await work.audit.record(actor=officer.id, act="open-sealed", subject=petition.id)
        return petition

    async def leading(self, work: Work, code: str) -> Petition:
        """The petition with this code, or the one it is joined to; what is sealed is not there."""
        petition = await self._find(work, code)
        if petition.stage is Stage.SEALED:
            raise UnknownPetitionError(f"petition {code} is sealed", code=spoken_code(code))
        lead = await work.petitions.with_id(petition.joined_to) if petition.joined_to else None
        return lead or petition

    async def handled(self, work: Work, officer: Officer, code: str) -> Petition:
        """The petition, if no colleague has claimed it (the head of the agency may act for a colleague)."""
        petition = await self.open(work, officer, code)
        if petition.claimed_by not in (None, officer.id) and officer.role is not Role.HEAD:
            raise await self.claimed_by_another(work, petition)
        return petition

    async def claimed_by_another(self, work: Work, petition: Petition) -> ClaimedByAnotherError:
        """The refusal that names the colleague."""
        colleague = await work.people.officer_with_id(petition.claimed_by or "")
        return ClaimedByAnotherError(
            f"petition {petition.code} is claimed by {petition.claimed_by}",
            code=spoken_code(petition.code),
            officer=colleague.name if colleague else "",
        )

    async def state(
        self,
        work: Work,
        petition: Petition,
        kind: StatementKind,
        text: str,
        *,
        author_id: str,
        attachments: tuple[Attachment, ...] = (),
    ) -> None:
        """Add somebody's words to the file."""
        await work.petitions.append(
            Statement(
                id=uuid4().hex,
                petition_id=petition.id,
                kind=kind,
                text=text.strip(),
                author_id=author_id,
                at=self.clock.now(),
                attachments=attachments,
            )
        )

    async def keep(
        self, work: Work, petition: Petition, act: str, *, actor_id: str, detail: dict[str, str] | None = None
    ) -> None:
        """Save the petition with a line of history."""
        await work.petitions.save(petition)
        await work.petitions.record(
            Event(
                petition_id=petition.id,
                act=act,
                actor_id=actor_id,
                at=self.clock.now(),
                stage=petition.stage,
                detail=detail or {},
            )
        )

    async def tell_citizen(
        self,
        work: Work,
        petition: Petition,
        sentence: str,
        words: Words | None = None,
        *,
        choices: tuple[Choice, ...] = (),
        attachments: tuple[Attachment, ...] = (),
        decides_stage: bool = False,
    ) -> None:
        """Queue a notice to the petitioner; `decides_stage` ties the petition's stage to its delivery."""
        agency = self.rulebook.agencies.named(petition.agency_id)
        await work.outbox.put(
            Notice(
                contact_id=await work.ladder.best_contact(petition.petitioner_id, petition.contact_id),
                sentence=sentence,
                words={
                    "code": spoken_code(petition.code),
                    "agency": agency.name,
                    "due": iso(petition.due),
                    "contact": self.rulebook.authority.contact,
                    **(words or {}),
                },
                choices=choices,
                attachments=attachments,
                urgent=petition.urgency is Urgency.URGENT,
                about=round_of(petition) if decides_stage else None,
                petition_id=petition.id,
            )
        )

    async def tell_handlers(
        self,
        work: Work,
        petition: Petition,
        sentence: str,
        words: Words | None = None,
        *,
        news: str = "",
    ) -> None:
        """Tell the officer who has claimed the petition, or, before that, every officer of the agency.

        `news` is what the citizen has just said, of which they hear the beginning.
        """
        officers = await work.people.officers_of(petition.agency_id)
        claimed = [officer for officer in officers if officer.id == petition.claimed_by]
        sealed = self.rulebook.agencies.named(petition.agency_id).desk is Desk.SEALED
        for officer in claimed or officers:
            await work.outbox.put(
                Notice(
                    contact_id=officer.contact_id,
                    sentence=sentence,
                    words={
                        "code": spoken_code(petition.code),
                        "title": "" if sealed else petition.title,
                        "news": "" if sealed else self.mask(first_words(news)),
                        "urgency": petition.urgency,
                        "topic": petition.topic,
                        "due": iso(petition.due),
                        **(words or {}),
                    },
                    choices=(Choice(sentence="button-open", action=f"view:{petition.code}"),),
                    urgent=petition.urgency is Urgency.URGENT,
                )
            )

    async def announce(self, work: Work, petition: Petition) -> None:
        """A petition waits to be claimed: the agency's officers are told, and its groups."""
        await self.tell_handlers(work, petition, "officer-new")
        await self.tell_groups(work, petition, "group-new", choices=(claim_of(petition),))

    async def tell_groups(
        self,
        work: Work,
        petition: Petition,
        sentence: str,
        words: Words | None = None,
        *,
        choices: tuple[Choice, ...] = (),
    ) -> None:
        """Tell the agency's groups, without a word of what was written: not all members are enrolled."""
        if petition.stage is Stage.SEALED:
            return
        for group in await work.groups.of(petition.agency_id):
            await work.outbox.put(
                Notice(
                    contact_id=group.contact_id,
                    sentence=sentence,
                    words=self.in_public(petition) | (words or {}),
                    choices=choices,
                    urgent=petition.urgency is Urgency.URGENT,
                )
            )

    def in_public(self, petition: Petition) -> Words:
        """What a group may know of a petition."""
        above = self.rulebook.places.upwards(petition.place_id)
        return {
            "code": spoken_code(petition.code),
            "topic": petition.topic,
            "urgency": petition.urgency,
            "commune": next((place.name for place in above if place.level is Level.COMMUNE), ""),
            "due": iso(petition.due),
            "reopened": petition.reopened,
        }

    async def in_round(self, work: Work, about: str) -> Petition | None:
        """The petition that a notice was about, unless it has been reopened since."""
        petition_id, _, _ = about.partition(":")
        petition = await work.petitions.with_id(petition_id)
        return petition if petition is not None and round_of(petition) == about else None

    async def _find(self, work: Work, code: str) -> Petition:
        petition = await work.petitions.with_code(code)
        if petition is None:
            raise UnknownPetitionError(f"no petition {code}", code=spoken_code(code))
        return petition


def first_words(text: str) -> str:
    """The beginning of a text, at most 90 characters, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= FIRST_WORDS:
        return line
    return line[: FIRST_WORDS - 1].rsplit(" ", 1)[0] + "…"


def first_lines(lines: Sequence[str], most: int) -> str:
    """The first lines, with how many more there are."""
    more = [f"… (+{len(lines) - most})"] if len(lines) > most else []
    return "\n".join([*lines[:most], *more])


def claim_of(petition: Petition) -> Choice:
    """The button that claims it."""
    return Choice(sentence="button-claim", action=f"claim:{petition.code}")


def round_of(petition: Petition) -> str:
    """What a notice of an answer is about: this petition, in this round of reopening.

    A late result of an earlier answer's delivery must not count for a later answer.
    """
    return f"{petition.id}:{petition.reopened}"
