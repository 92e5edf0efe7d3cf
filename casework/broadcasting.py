"""Broadcasting: one message to many, counted before, fed in small steps, paused, ended, reported.

Nobody is told twice and nobody is left out when the process dies: a step queues some messages and moves the
cursor in one transaction, and the outbox takes each (broadcast, contact) once.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from uuid import uuid4

from casework.broadcast import (
    BY_CONSENT,
    Addressee,
    Audience,
    Broadcast,
    Move,
    QuietHours,
    Reach,
    Report,
    State,
    Wish,
)
from casework.conference_file import SECRETARIES, ConferenceFile, require_role
from casework.errors import UnknownBroadcastError
from casework.notices import Choice, Notice, Words
from casework.petition import Stage, parse_code
from casework.petitioner import Officer
from casework.ports import Work

AT_THE_START = 50  # so many are told at once; the feeder brings the rest
PAGE = 2000
NO_MORE_NEWS = Choice(sentence="button-news-off", action="news:off")


@dataclass(frozen=True, slots=True, kw_only=True)
class Broadcasting:
    """Prepares, runs and ends broadcasts. `per_second` is how fast the main channel takes messages."""

    file: ConferenceFile
    quiet: QuietHours = field(default_factory=QuietHours)
    per_second: float = 28

    def minutes(self, count: int) -> int:
        """How long it takes to tell so many people, at least a minute."""
        return max(1, math.ceil(count / self.per_second / 60))

    @property
    def is_quiet(self) -> bool:
        """Whether people sleep now."""
        return self.quiet.covers(self.file.casefile.clock.now())

    async def audience_of(self, work: Work, reach: Reach, of: str) -> Audience:
        """An audience by what a person would name: a place's id, a petition's code, a conference's number."""
        if reach is Reach.PETITION:
            petition = await self.file.casefile.leading(work, parse_code(of))
            return Audience(reach=reach, of=petition.id)
        if reach is Reach.CONFERENCE:
            return Audience(reach=reach, of=(await self.file.find(work, int(of))).id)
        return Audience(reach=reach, of=of)

    async def prepare(self, work: Work, officer: Officer, wish: Wish) -> Broadcast:
        """Keep a draft with the exact count of its audience."""
        require_role(officer, SECRETARIES)
        if wish.audience.reach in BY_CONSENT and NO_MORE_NEWS.action not in {c.action for c in wish.choices}:
            wish = replace(wish, choices=(*wish.choices, NO_MORE_NEWS))
        broadcast = Broadcast(
            id=uuid4().hex,
            number=await work.broadcasts.next_number(),
            wish=wish,
            created_at=self.file.casefile.clock.now(),
            total=await self.count(work, wish.audience),
        )
        await work.broadcasts.add(broadcast)
        return broadcast

    async def announce(self, work: Work, officer: Officer, wish: Wish) -> int:
        """Prepare and start at once; returns how many are told. Reported at the end when it takes long."""
        broadcast = await self.prepare(work, officer, wish)
        broadcast.wish = replace(broadcast.wish, report=broadcast.total > AT_THE_START)
        await self._take(work, officer, broadcast, Move.START)
        return broadcast.total

    async def start(self, work: Work, officer: Officer, number: int) -> Broadcast:
        """From now on people are told; the first of them within this step, if nobody has to be woken."""
        broadcast = await self.find(work, officer, number)
        broadcast.total = await self.count(work, broadcast.wish.audience)
        await self._take(work, officer, broadcast, Move.START)
        return broadcast

    async def pause(self, work: Work, officer: Officer, number: int) -> Broadcast:
        """Hold everything back that has not gone out."""
        return await self._step(work, officer, number, Move.PAUSE)

    async def resume(self, work: Work, officer: Officer, number: int) -> Broadcast:
        """Go on where it was paused."""
        return await self._step(work, officer, number, Move.RESUME)

    async def cancel(self, work: Work, officer: Officer, number: int) -> Broadcast:
        """Tell nobody else."""
        broadcast = await self._step(work, officer, number, Move.CANCEL)
        await work.broadcasts.withdraw(broadcast.id)
        return broadcast

    async def make_urgent(self, work: Work, officer: Officer, number: int, *, urgent: bool) -> Broadcast:
        """Send it at night too, or not."""
        broadcast = await self.find(work, officer, number)
        broadcast.wish = replace(broadcast.wish, urgent=urgent)
        await work.broadcasts.save(broadcast)
        return broadcast

    async def find(self, work: Work, officer: Officer, number: int) -> Broadcast:
        """The broadcast with this number, for a secretary."""
        require_role(officer, SECRETARIES)
        broadcast = await work.broadcasts.with_number(number)
        if broadcast is None:
            raise UnknownBroadcastError(f"no broadcast {number}", number=number)
        return broadcast

    async def feed(self, work: Work, broadcast: Broadcast, limit: int) -> int:
        """Queue the next messages, up to `limit`, and move the cursor; returns how many."""
        broadcast.flows = broadcast.state is State.RUNNING and (broadcast.wish.urgent or not self.is_quiet)
        fed = 0
        if broadcast.flows and not broadcast.exhausted:
            found = await self._next(work, broadcast.wish.audience, after=broadcast.cursor, limit=limit)
            told = [one.contact_id for one in found if one.contact_id not in broadcast.wish.audience.apart]
            await work.broadcasts.queue(broadcast.id, [notice_to(one, broadcast.wish) for one in told])
            fed = len(told)
            broadcast.fed += fed
            broadcast.cursor = found[-1].petitioner_id if found else broadcast.cursor
            broadcast.exhausted = len(found) < limit
        await work.broadcasts.save(broadcast)
        return fed

    async def finish(self, work: Work, broadcast: Broadcast, report: Report) -> None:
        """Everything has gone out: tell the secretary what became of it."""
        broadcast.move(Move.FINISH)
        broadcast.ended_at = self.file.casefile.clock.now()
        await work.broadcasts.save(broadcast)
        officer = await work.people.officer_with_id(broadcast.wish.officer_id)
        if officer is not None and broadcast.wish.report:
            words: Words = {"number": broadcast.number, **report_words(report)}
            await work.outbox.put(
                Notice(contact_id=officer.contact_id, sentence="notice-broadcast-done", words=words)
            )

    async def count(self, work: Work, audience: Audience) -> int:
        """How many contacts it reaches now, exactly."""
        count, cursor = 0, ""
        while True:
            found = await self._next(work, audience, after=cursor, limit=PAGE)
            count += len([one for one in found if one.contact_id not in audience.apart])
            if len(found) < PAGE:
                return count
            cursor = found[-1].petitioner_id

    async def _next(self, work: Work, audience: Audience, *, after: str, limit: int) -> Sequence[Addressee]:
        """The next people, by id: who has refused meanwhile, or cannot be reached, is not among them."""
        match audience.reach:
            case Reach.NEWS:
                return await work.broadcasts.willing((), after=after, limit=limit)
            case Reach.PLACE:
                return await work.broadcasts.willing(self._within(audience.of), after=after, limit=limit)
            case Reach.PETITION:
                listed = await self._petitioners(work, audience.of)
            case Reach.CONFERENCE:
                listed = await self._at_conference(work, audience.of)
        later = [one for one in sorted(await _people_of(work, listed)) if one.petitioner_id > after]
        return [one for one in later if await _has_consented(work, one)][:limit]

    def _within(self, place_id: str) -> tuple[str, ...]:
        """The place and everything in it."""
        places = self.file.rulebook.places
        found = [one.id for one in places if any(up.id == place_id for up in places.upwards(one.id))]
        return tuple(found) or (place_id,)

    async def _petitioners(self, work: Work, petition_id: str) -> set[str]:
        petition = await work.petitions.with_id(petition_id)
        if petition is None or petition.stage is Stage.SEALED:
            return set()
        return {one.contact_id for one in (petition, *await work.petitions.joined_to(petition.id))}

    async def _at_conference(self, work: Work, conference_id: str) -> set[str]:
        speakers = await work.conferences.speakers_of(conference_id)
        found = {one.contact_id for one in speakers if one.contact_id}
        for item in await work.conferences.items_of(conference_id):
            found.update(await self.file.raised_by(work, item))
        return found

    async def _step(self, work: Work, officer: Officer, number: int, move: Move) -> Broadcast:
        broadcast = await self.find(work, officer, number)
        await self._take(work, officer, broadcast, move)
        return broadcast

    async def _take(self, work: Work, officer: Officer, broadcast: Broadcast, move: Move) -> None:
        broadcast.move(move)
        if move is Move.START:
            broadcast.started_at = self.file.casefile.clock.now()
        await self.feed(work, broadcast, AT_THE_START)
        await work.audit.record(
            actor=officer.id,
            act=f"{move}-broadcast",
            subject=broadcast.id,
            detail=f"{broadcast.wish.audience.reach}, {broadcast.fed} of {broadcast.total}",
        )


def notice_to(contact_id: str, wish: Wish) -> Notice:
    """The message as one contact gets it."""
    return Notice(contact_id=contact_id, sentence=wish.sentence, words=wish.words, choices=wish.choices)


def report_words(report: Report) -> Words:
    """What sentences say of a report."""
    return {
        "sent": report.sent,
        "failed": report.failed + report.parked,
        "waiting": report.waiting,
        "unknown": report.unknown,
    }


async def _people_of(work: Work, listed: set[str]) -> set[Addressee]:
    """Whose contacts these are, and who can be reached: who has several chats is told once."""
    found = [await work.people.contact_with_id(one) for one in listed]
    people = set()
    for person, known in {one.petitioner_id: one for one in found if one is not None}.items():
        best = await work.ladder.best_contact(person, known.id)
        if best != known.id or known.reachable:  # another one than the known is reachable
            people.add(Addressee(person, best))
    return people


async def _has_consented(work: Work, one: Addressee) -> bool:
    return (await work.people.petitioner(one.petitioner_id)).consented_at is not None
