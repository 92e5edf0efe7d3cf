"""Answering: an agency's outcome reaches the person who asked, or comes back to the officer."""

from dataclasses import dataclass

from casework.casefile import CaseFile
from casework.conference_file import ConferenceFile
from casework.errors import TextMissingError
from casework.notices import Attachment, Choice, Words
from casework.petition import Act, Outcome, Petition, Stage, StatementKind
from casework.petitioner import Officer
from casework.ports import Work
from casework.working_days import day_of

DELIVERY = "delivery"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """Records outcomes, and what delivery learns of their notices."""

    casefile: CaseFile

    async def record(
        self,
        work: Work,
        officer: Officer,
        code: str,
        *,
        outcome: Outcome,
        text: str,
        attachments: tuple[Attachment, ...] = (),
    ) -> Petition:
        """Store an answer with its outcome and queue the notice; photos that prove it go before the words.

        'Being resolved' tells the citizen and leaves the petition open with its due day: closed is not fixed.
        Everybody whose petition was joined to this one gets the same answer.
        """
        if not text.strip():
            raise TextMissingError("an answer without words")
        petition = await self.casefile.handled(work, officer, code)
        act = Act.REPORT if outcome is Outcome.BEING_RESOLVED else Act.ANSWER
        petition.require(act)
        for one in (petition, *await work.petitions.joined_to(petition.id)):
            if one.allows(act):  # one that was joined may have been answered on its own
                await self._record(
                    work, officer, one, act, outcome=outcome, text=text, attachments=attachments
                )
        await self._settle_items(work, petition, outcome=outcome, text=text)
        return petition

    async def _settle_items(self, work: Work, petition: Petition, *, outcome: Outcome, text: str) -> None:
        """Where the petition waits on a conference's agenda, the answer settles it there too."""
        file = ConferenceFile(casefile=self.casefile)
        for found in await work.conferences.items_of_petition(petition.id):
            item = await work.conferences.item(found.id)  # again, with the lock of its conference
            conference = await work.conferences.with_id(found.conference_id)
            if item is None or conference is None or not item.awaits_answer:
                continue
            item.outcome, item.answer = outcome, text.strip()
            if outcome is not Outcome.BEING_RESOLVED:
                item.answered_on = day_of(self.casefile.clock.now())
            await work.conferences.save_item(item)
            words = file.words_of_item(item) | {"text": item.answer, "outcome": outcome}
            await file.tell(work, await file.secretaries(work), "secretary-answered", conference, words)

    async def conclude(
        self,
        work: Work,
        officer: Officer,
        petition: Petition,
        *,
        outcome: Outcome,
        text: str,
        sentence: str,
        words: Words,
    ) -> None:
        """Store what the chair has answered at a conference; everybody whose matter it is is told."""
        for one in (petition, *await work.petitions.joined_to(petition.id)):
            if not one.allows(Act.ANSWER):
                continue
            one.move(Act.ANSWER)
            one.outcome = outcome
            await self.casefile.state(work, one, StatementKind.ANSWER, text, author_id=officer.id)
            await self.casefile.keep(work, one, Act.ANSWER, actor_id=officer.id, detail={"outcome": outcome})
            await self.casefile.tell_citizen(
                work, one, sentence, words, choices=_satisfied(one), decides_stage=True
            )

    async def delivered(self, work: Work, about: str) -> None:
        """The citizen's phone has rung. `about` is that of the notice."""
        await self._settle(work, about, Act.NOTIFY)

    async def undelivered(self, work: Work, about: str) -> None:
        """The notice can't arrive on this channel: the case comes back to the officer."""
        petition = await self._settle(work, about, Act.RETURN)
        if petition is not None:
            await self.casefile.tell_handlers(work, petition, "officer-undelivered")

    async def told(self, work: Work, about: str, *, officer_id: str) -> None:
        """The office has told the citizen what no channel could bring. `about` is that of the notice.

        A case that came back counts too, as long as nothing but claiming has happened since.
        """
        petition = await self.casefile.in_round(work, about)
        if petition is None or not petition.allows(Act.TELL):
            return
        if petition.stage is not Stage.ANSWERED and not await self._came_back(work, petition):
            return
        petition.move(Act.TELL)
        await self.casefile.keep(work, petition, Act.TELL, actor_id=officer_id)

    async def _came_back(self, work: Work, petition: Petition) -> bool:
        acts = [event.act for event in await work.petitions.history_of(petition.id)]
        while acts and acts[-1] == Act.CLAIM:
            acts.pop()
        return bool(acts) and acts[-1] == Act.RETURN

    async def _record(
        self,
        work: Work,
        officer: Officer,
        petition: Petition,
        act: Act,
        *,
        outcome: Outcome,
        text: str,
        attachments: tuple[Attachment, ...],
    ) -> None:
        interim = act is Act.REPORT
        petition.move(act)
        petition.claimed_by = petition.claimed_by or officer.id
        petition.outcome = outcome
        kind = StatementKind.REPORT if interim else StatementKind.ANSWER
        await self.casefile.state(work, petition, kind, text, author_id=officer.id, attachments=attachments)
        await self.casefile.keep(work, petition, act, actor_id=officer.id, detail={"outcome": outcome})
        for attachment in attachments:
            await self.casefile.tell_citizen(work, petition, "notice-answer-photo", attachments=(attachment,))
        await self._notify(work, petition, text, outcome, interim=interim)

    async def _notify(
        self, work: Work, petition: Petition, text: str, outcome: Outcome, *, interim: bool
    ) -> None:
        await self.casefile.tell_citizen(
            work,
            petition,
            "notice-report" if interim else "notice-answered",
            {"text": text.strip(), "outcome": outcome},
            choices=() if interim else _satisfied(petition),
            decides_stage=not interim,
        )

    async def _settle(self, work: Work, about: str, act: Act) -> Petition | None:
        petition = await self.casefile.in_round(work, about)
        if petition is None or not petition.allows(act):
            return None
        petition.move(act)
        await self.casefile.keep(work, petition, act, actor_id=DELIVERY)
        return petition


def _satisfied(petition: Petition) -> tuple[Choice, ...]:
    return (
        Choice(sentence="button-satisfied", action=f"thanks:{petition.code}"),
        Choice(sentence="button-not-satisfied", action=f"reopen:{petition.code}"),
    )
