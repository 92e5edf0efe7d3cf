"""The speakers' list: who wishes to speak, who speaks now, who is refused and on which ground."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import uuid4

from casework.admissibility import Admission, admit
from casework.agencies import Agency, Desk
from casework.conference import Conference, Speaker, SpeakerState, Step
from casework.conference_file import ConferenceFile
from casework.errors import (
    FloorClosedError,
    NotAllowedByRuleError,
    NotForDialogueError,
    TextMissingError,
    UnknownConferenceError,
)
from casework.notices import Choice
from casework.on_agenda import of_contact
from casework.petition import Stage, spoken_code
from casework.petitioner import Contact, Officer
from casework.ports import Work
from casework.reading import Reading
from casework.regulation import Clause, Floor, Unregistered
from casework.routing import route

_STRICTEST = (Floor.REGISTERED_ONLY, Floor.IN_SCOPE, Floor.AFTER_ANSWER, Floor.CHAIR_DECIDES)


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningList:
    """Registers speakers and runs their list."""

    file: ConferenceFile

    async def register(
        self,
        work: Work,
        contact: Contact,
        number: int,
        *,
        name: str,
        matter: str,
        petition_id: str | None = None,
    ) -> Speaker:
        """A citizen wishes to speak about a matter; a second time replaces what was given first."""
        conference = await self.file.find(work, number)
        conference.require(Step.REGISTER)
        if not matter.strip():
            raise TextMissingError("a registration without a matter")
        await _require_open(work, petition_id)
        speakers = await work.conferences.speakers_of(conference.id)
        known = next((one for one in speakers if one.contact_id == contact.id), None)
        if known is not None:
            return await self._register_again(
                work, conference, known, speakers, name=name, matter=matter, petition_id=petition_id
            )
        speaker = _speaker(conference, speakers, name=name, matter=matter, registered=True)
        speaker.contact_id, speaker.petition_id = contact.id, petition_id
        await work.conferences.add_speaker(speaker)
        detail = _recorded(speaker)
        await self.file.note(work, conference.id, "register", actor_id=contact.id, detail=detail)
        await self.file.tell(
            work,
            await self.file.secretaries(work),
            "secretary-registered",
            conference,
            {"name": speaker.name, "matter": speaker.matter, "count": len(speakers) + 1},
            choices=(Choice(sentence="button-floor", action=f"floor:{conference.number}"),),
        )
        return speaker

    async def _register_again(
        self,
        work: Work,
        conference: Conference,
        known: Speaker,
        speakers: Sequence[Speaker],
        *,
        name: str,
        matter: str,
        petition_id: str | None,
    ) -> Speaker:
        """What was given first is replaced, and kept in the record; who had withdrawn waits at the end."""
        clause = next((one for one in self.grounds(conference) if one.id == known.refusal), None)
        if known.state is SpeakerState.REFUSED:
            raise NotAllowedByRuleError(
                f"speaker {known.id} was refused",
                article=clause.article if clause else "",
                text="",
            )
        before = _recorded(known).get("matter", "")
        known.name, known.matter, known.petition_id = name.strip(), matter.strip(), petition_id
        detail = {"speaker": known.id, "before": before, "after": _recorded(known).get("matter", "")}
        if known.state in _OVER:
            known.state, known.position = SpeakerState.WAITING, _next(speakers)
        await work.conferences.save_speaker(known)
        await self.file.note(work, conference.id, "register", actor_id=known.contact_id or "", detail=detail)
        return known

    async def forget(self, work: Work, contact: Contact) -> None:
        """Who withdraws consent leaves every list, and their name goes from all conferences, old ones too."""
        speakers, items = await of_contact(work, contact.id)
        for speaker in speakers:
            speaker.name, speaker.contact_id = "", None
            if speaker.state is SpeakerState.WAITING:
                speaker.state = SpeakerState.WITHDRAWN
            await work.conferences.save_speaker(speaker)
        for item in items:
            if item.petition_id is None:
                item.raised_by, item.contact_id = "", None
                await work.conferences.save_item(item)

    async def withdraw(self, work: Work, contact: Contact, number: int) -> Speaker:
        """A citizen does not wish to speak any more."""
        conference = await self.file.find(work, number)
        speakers = await work.conferences.speakers_of(conference.id)
        speaker = next((one for one in speakers if one.contact_id == contact.id), None)
        if speaker is None:
            raise UnknownConferenceError(f"contact {contact.id} is on no list", number=number)
        if speaker.state is SpeakerState.WAITING:
            speaker.state = SpeakerState.WITHDRAWN
            await work.conferences.save_speaker(speaker)
            await self.file.note(work, conference.id, "withdraw", actor_id=contact.id)
        return speaker

    def rule(self, conference: Conference) -> Unregistered:
        """What binds for people who have not registered: the strictest rule."""
        rules = [rule for one in self.file.profiles(conference) for rule in one.unregistered]
        silent = Unregistered(article="", floor=Floor.CHAIR_DECIDES)
        return min(rules, key=lambda rule: _STRICTEST.index(rule.floor), default=silent)

    def check_floor(self, conference: Conference, *, in_scope: bool = True) -> Unregistered:
        """The rule for who has not registered, if it lets them speak; refused where it does not."""
        rule = self.rule(conference)
        if rule.floor is Floor.REGISTERED_ONLY or (rule.floor is Floor.IN_SCOPE and not in_scope):
            raise FloorClosedError(
                f"conference {conference.number}: unregistered, {rule.floor}",
                article=rule.article,
                floor=rule.floor,
                scope=conference.scope,
            )
        return rule

    async def add_unregistered(
        self, work: Work, officer: Officer, number: int, *, name: str, matter: str, in_scope: bool
    ) -> Speaker:
        """Somebody asks for the floor in the room; the regulation's rule decides."""
        conference = await self.file.run(work, officer, number, Step.SPEAK)
        rule = self.check_floor(conference, in_scope=in_scope)
        if not matter.strip():
            raise TextMissingError("the floor without a matter")
        speakers = await work.conferences.speakers_of(conference.id)
        speaker = _speaker(conference, speakers, name=name, matter=matter, registered=False)
        await work.conferences.add_speaker(speaker)
        detail = _recorded(speaker) | {"article": rule.article}
        await self.file.note(work, conference.id, "floor", actor_id=officer.id, detail=detail)
        return speaker

    async def put_first(self, work: Work, officer: Officer, speaker_id: str) -> Speaker:
        """Let a waiting speaker come next."""
        conference, speaker = await self._waiting(work, officer, speaker_id)
        speakers = await work.conferences.speakers_of(conference.id)
        speaker.position = min(0, *(one.position for one in speakers)) - 1
        await work.conferences.save_speaker(speaker)
        await self.file.note(
            work, conference.id, "order", actor_id=officer.id, detail={"speaker": speaker.id}
        )
        return speaker

    async def call_next(self, work: Work, officer: Officer, number: int) -> Speaker | None:
        """Whoever speaks has spoken; the first who waits has the floor. None when nobody waits."""
        conference = await self.file.run(work, officer, number, Step.SPEAK)
        conference.require(Step.END)  # nobody is called after it is over
        speakers = await work.conferences.speakers_of(conference.id)
        await finish_speaking(work, speakers)
        line = waiting(speakers)
        if not line:
            return None
        speaker = line[0]
        speaker.state, speaker.began_at = SpeakerState.SPEAKING, self.file.casefile.clock.now()
        await work.conferences.save_speaker(speaker)
        await self.file.note(
            work, conference.id, "speak", actor_id=officer.id, detail={"speaker": speaker.id}
        )
        if speaker.contact_id is not None:
            await self.file.tell(work, [speaker.contact_id], "notice-your-turn", conference)
        if line[1:] and line[1].contact_id is not None:
            await self.file.tell(work, [line[1].contact_id], "notice-next-turn", conference)
        return speaker

    def agency_for(self, reading: Reading) -> Agency:
        """Who may answer an opinion from the room: as for a petition, which is about the town if no place."""
        rulebook, place = self.file.rulebook, reading.place
        if admit(reading) is not Admission.QUEUE:
            return rulebook.agencies.desk(Desk.TRIAGE)
        elsewhere = place is not None and place.place_id is None and place.commune is not None
        within = place.place_id if place is not None and place.place_id else rulebook.authority.place
        return route(
            reading=reading,
            place_id=None if elsewhere else within,
            outside=elsewhere,
            agencies=rulebook.agencies,
            places=rulebook.places,
            sure_from=rulebook.sure_from,
        ).agency

    def grounds(self, conference: Conference) -> tuple[Clause, ...]:
        """The lawful reasons to refuse somebody the floor, each once, with their articles."""
        found: dict[str, Clause] = {}
        for regulation in self.file.profiles(conference):
            for clause in (*regulation.refusals, *regulation.exclusions):
                found.setdefault(clause.id, clause)
        return tuple(found.values())

    async def refuse(self, work: Work, officer: Officer, speaker_id: str, ground: str) -> Speaker:
        """Refuse the floor on a ground that a binding regulation names; the person is told politely."""
        conference, speaker = await self._waiting(work, officer, speaker_id)
        clause = next((clause for clause in self.grounds(conference) if clause.id == ground), None)
        if clause is None:
            raise NotAllowedByRuleError(f"refused on the ground {ground!r}", article="", text="")
        speaker.state, speaker.refusal = SpeakerState.REFUSED, clause.id
        await work.conferences.save_speaker(speaker)
        detail = {"speaker": speaker.id, "ground": clause.id, "article": clause.article}
        await self.file.note(work, conference.id, "refuse", actor_id=officer.id, detail=detail)
        if speaker.contact_id is not None:
            words = {"text": clause.text, "article": clause.article}
            await self.file.tell(work, [speaker.contact_id], "notice-floor-refused", conference, dict(words))
        return speaker

    async def found(self, work: Work, speaker_id: str) -> tuple[Conference, Speaker]:
        """A speaker and their conference."""
        speaker = await work.conferences.speaker(speaker_id)
        conference = await work.conferences.with_id(speaker.conference_id) if speaker else None
        if speaker is None or conference is None:
            raise UnknownConferenceError(f"no speaker {speaker_id[:40]}", number="")
        return conference, speaker

    async def _waiting(self, work: Work, officer: Officer, speaker_id: str) -> tuple[Conference, Speaker]:
        conference, speaker = await self.found(work, speaker_id)
        if speaker.state in _OVER:
            raise UnknownConferenceError(f"speaker {speaker_id} does not wait", number="")
        await self.file.run(work, officer, conference.number, Step.REGISTER)
        return conference, speaker


_OVER = frozenset({SpeakerState.SPOKEN, SpeakerState.REFUSED, SpeakerState.WITHDRAWN})


def waiting(speakers: Sequence[Speaker]) -> list[Speaker]:
    """Who waits: first who was put first, then the people who registered, then others."""
    return in_line(one for one in speakers if one.state is SpeakerState.WAITING)


def in_line(speakers: Iterable[Speaker]) -> list[Speaker]:
    """The order in which speakers are called."""
    return sorted(speakers, key=lambda one: (one.position > 0 and not one.registered, one.position))


async def finish_speaking(work: Work, speakers: Sequence[Speaker]) -> None:
    """Whoever speaks has spoken."""
    for speaking in speakers:
        if speaking.state is SpeakerState.SPEAKING:
            speaking.state = SpeakerState.SPOKEN
            await work.conferences.save_speaker(speaking)


async def _require_open(work: Work, petition_id: str | None) -> None:
    """Nobody speaks in public about a petition that was closed to everybody."""
    petition = await work.petitions.with_id(petition_id) if petition_id else None
    if petition is not None and petition.stage is Stage.SEALED:
        raise NotForDialogueError(f"petition {petition.code} is sealed", code=spoken_code(petition.code))


def _recorded(speaker: Speaker) -> dict[str, str]:
    """A speaker in the record: no name, which may have to go, and no words of a petition."""
    return {"speaker": speaker.id} | ({} if speaker.petition_id else {"matter": speaker.matter})


def _next(speakers: Sequence[Speaker]) -> int:
    return max((one.position for one in speakers), default=0) + 1


def _speaker(
    conference: Conference, speakers: Sequence[Speaker], *, name: str, matter: str, registered: bool
) -> Speaker:
    return Speaker(
        id=uuid4().hex[:12],
        conference_id=conference.id,
        position=_next(speakers),
        name=name.strip(),
        matter=matter.strip(),
        registered=registered,
    )
