"""Answering: an agency's outcome reaches the person who asked, or comes back to the officer."""

from dataclasses import dataclass

from casework.casefile import CaseFile
from casework.errors import TextMissingError
from casework.notices import Attachment, Choice, Words
from casework.petition import Act, Outcome, Petition, StatementKind
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
        for item in await work.conferences.items_of_petition(petition.id):
            if item.awaits_answer:
                item.outcome, item.answer = outcome, text.strip()
                if outcome is not Outcome.BEING_RESOLVED:
                    item.answered_on = day_of(self.casefile.clock.now())
                await work.conferences.save_item(item)

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
