"""Answering: an agency's outcome reaches the person who asked, or comes back to the officer."""

from dataclasses import dataclass

from casework.casefile import CaseFile
from casework.errors import TextMissingError
from casework.notices import Choice
from casework.petition import Act, Outcome, Petition, StatementKind
from casework.petitioner import Officer
from casework.ports import Work

DELIVERY = "delivery"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """Records outcomes, and what delivery learns of their notices."""

    casefile: CaseFile

    async def record(
        self, work: Work, officer: Officer, code: str, *, outcome: Outcome, text: str
    ) -> Petition:
        """Store an answer with its outcome and queue the notice.

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
                await self._record(work, officer, one, act, outcome=outcome, text=text)
        return petition

    async def delivered(self, work: Work, about: str) -> None:
        """The citizen's phone has rung. `about` is that of the notice."""
        await self._settle(work, about, Act.NOTIFY)

    async def undelivered(self, work: Work, about: str) -> None:
        """The notice can't arrive on this channel: the case comes back to the officer."""
        petition = await self._settle(work, about, Act.RETURN)
        if petition is not None:
            await self.casefile.tell_handlers(work, petition, "officer-undelivered")

    async def _record(
        self, work: Work, officer: Officer, petition: Petition, act: Act, *, outcome: Outcome, text: str
    ) -> None:
        interim = act is Act.REPORT
        petition.move(act)
        petition.claimed_by = petition.claimed_by or officer.id
        petition.outcome = outcome
        kind = StatementKind.REPORT if interim else StatementKind.ANSWER
        await self.casefile.state(work, petition, kind, text, author_id=officer.id)
        await self.casefile.keep(work, petition, act, actor_id=officer.id, detail={"outcome": outcome})
        await self._notify(work, petition, text, outcome, interim=interim)

    async def _notify(
        self, work: Work, petition: Petition, text: str, outcome: Outcome, *, interim: bool
    ) -> None:
        satisfied = Choice(sentence="button-satisfied", action=f"thanks:{petition.code}")
        reopen = Choice(sentence="button-not-satisfied", action=f"reopen:{petition.code}")
        await self.casefile.tell_citizen(
            work,
            petition,
            "notice-report" if interim else "notice-answered",
            {"text": text.strip(), "outcome": outcome},
            choices=() if interim else (satisfied, reopen),
            decides_stage=not interim,
        )

    async def _settle(self, work: Work, about: str, act: Act) -> Petition | None:
        petition = await self.casefile.in_round(work, about)
        if petition is None or not petition.allows(act):
            return None
        petition.move(act)
        await self.casefile.keep(work, petition, act, actor_id=DELIVERY)
        return petition
