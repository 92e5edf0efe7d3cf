"""People chat with the real front desk: no channel, no database, a clock and a reader set by the test.

Turns are played as bot.turns plays them: rolled back and played again when a text has to be read, refused in
a new unit, woken when the person has been silent. Every message is worded and measured as delivery and
Telegram would: a sentence without its words, a text or an action that is too long fails the test.
"""

import json
from collections.abc import Awaitable, Callable
from copy import copy
from dataclasses import dataclass, field, fields, replace
from datetime import timedelta
from functools import lru_cache
from typing import Any, Self

from bot.office import office_of
from bot.settings import Settings
from casework.agencies import Role
from casework.errors import CaseworkError
from casework.invitations import hash_of, new_invitation_code
from casework.ladder_ports import Attempt, AttemptStatus
from casework.notices import Attachment, MediaKind, Notice
from casework.petition import Petition, Statement, StatementKind, parse_code
from casework.petitioner import Petitioner
from casework.ports import Invitation, Reader
from casework.reading import PlaceMention, Reading
from casework.rulebook import CalendarShelf, Rulebook
from casework.topics import Topics
from handlers.front_desk import FrontDesk
from handlers.messages import Incoming, Kind
from handlers.turn import ReadingNeededError, Readings
from handlers.wording import Wording
from tests.fakes.clock import SetClock
from tests.fakes.matters import SharedWords, stars
from tests.fakes.memory import MemoryStore, MemoryWork, Shelves
from tests.fakes.readings import reading_of

LONGEST_MESSAGE = 4096  # UTF-16 units, as Telegram counts
LONGEST_ACTION = 64  # bytes
ROAD = "Ổ gà trước cổng trường thôn Chợ Mới, mưa là ngập, trẻ con té hoài"

MARKET = PlaceMention(written="thôn Chợ Mới", place_id="cho-moi", commune="xã Sông Hiền")
ABROAD = PlaceMention(written="quận Một", commune="phường Bến Thành", province="Thành phố Hồ Chí Minh")


_ENGLISH: set[object] = set()  # the shapes of sentences that have been worded in English too


@lru_cache
def _settings(quiet: float) -> Settings:
    return Settings(_env_file=None, burst_seconds=quiet)


@lru_cache
def _wording(language: str, topics: Topics) -> Wording:
    """Read once: the sentences do not change, and parsing them takes half a second."""
    return Wording(language, topics)


def a_reading(**changes: Any) -> Reading:
    """A sure reading of a petition about a road in thôn Chợ Mới; tests change what they are about."""
    return reading_of(**{"place": MARKET, **changes})


@dataclass
class SetReader:
    """A casework.ports.Reader that says what the test says: by a part of the text, else the usual."""

    usual: Reading = field(default_factory=a_reading)
    by_part: dict[str, Reading] = field(default_factory=dict)
    places: dict[str, PlaceMention] = field(default_factory=dict)

    def when(self, part: str, **changes: Any) -> None:
        """Texts with this part are read so."""
        self.by_part[part] = a_reading(**changes)

    def read(self, text: str) -> Reading:
        return next((reading for part, reading in self.by_part.items() if part in text), self.usual)

    def read_place(self, text: str) -> PlaceMention | None:
        return next((mention for part, mention in self.places.items() if part in text), None)

    def mask(self, text: str) -> str:
        return stars(text)

    @property
    def matters(self) -> SharedWords:
        return SharedWords()


class QuickShelves(Shelves):
    """Copied drawer by drawer: what lies in them is never changed in place, only replaced."""

    def __deepcopy__(self, memo: dict[int, Any]) -> "QuickShelves":
        return QuickShelves(**{drawer.name: copy(getattr(self, drawer.name)) for drawer in fields(self)})


@dataclass(frozen=True)
class Said:
    """One message that arrived: `sentence` its id, `buttons` what each says and does."""

    sentence: str
    text: str
    buttons: tuple[tuple[str, str], ...]
    attachments: tuple[Attachment, ...]
    reference: str = ""


class TownHall:
    """Everybody's front desk."""

    def __init__(self, rulebook: Rulebook, clock: SetClock, reader: Reader, *, quiet: float = 0) -> None:
        # A test may change days of its own calendar.
        self.rulebook = rulebook = replace(rulebook, shelf=CalendarShelf(rulebook.calendar))
        self.clock = clock
        self.reader = reader
        self.store = MemoryStore()
        self.store.shelves = QuickShelves()
        office = office_of(rulebook, _settings(quiet), clock, reader)
        self.office = replace(office, wording=_wording("vi", rulebook.topics))
        self.desk = FrontDesk(office=self.office)
        self.chats: list[Chat] = []
        self.gone: set[str] = set()
        self._delivered = 0
        self._kept: dict[str, Any] = {}

    async def citizen(self, name: str = "Lan", *, consented: bool = True) -> "Chat":
        """Somebody who has agreed, and has written nothing else."""
        chat = Chat(self, name)
        self.chats.append(chat)
        if consented:
            await chat.say("/start")
            await chat.press("Đồng ý")
        return chat

    async def officer(self, name: str = "Minh", agency: str = "kinh-te", role: Role = Role.OFFICER) -> "Chat":
        """Somebody enrolled by an invitation."""
        chat = await self.citizen(name, consented=False)
        await chat.say(f"/start {await self.invitation(agency, role=role, name=name)}")
        assert chat.heard == ["enrolled"]
        return chat

    async def invitation(
        self, agency: str, *, role: Role = Role.OFFICER, name: str = "", days: float = 7
    ) -> str:
        """A fresh code."""
        code = new_invitation_code()
        async with self.store.work() as work:
            await work.people.invite(
                Invitation(
                    code_hash=hash_of(code),
                    agency_id=agency,
                    role=role,
                    name=name,
                    expires_at=self.clock.now() + timedelta(days=days),
                )
            )
            await work.commit()
        return code

    async def wait(self, **by: float) -> None:
        """Time passes; conversations that are due go on by themselves."""
        self.clock.advance(**by)
        await self.wake()

    async def play(self, incoming: Incoming) -> None:
        """One message, as bot.turns.Turns answers it, then whatever is due at once."""
        readings = Readings()
        try:
            await self._in_a_unit(lambda work: self.desk.answer(work, incoming, readings), readings)
        except CaseworkError as refusal:
            problem = refusal
            await self._in_a_unit(lambda work: self.desk.refuse(work, incoming, problem), Readings())
        await self.deliver()
        await self.wake()

    async def wake(self) -> None:
        kept = list(self.store.shelves.conversations.items())
        for contact_id, (_, wake_at) in kept:
            if wake_at is None or wake_at > self.clock.now():
                continue
            contact = self.store.shelves.contacts[contact_id]
            readings = Readings()

            async def woken(work: MemoryWork, contact: Any = contact, readings: Readings = readings) -> None:
                await self.desk.wake(work, contact, readings)

            await self._in_a_unit(woken, readings)
            assert self.store.shelves.conversations[contact_id][1] is None, "it would wake for ever"
        await self.deliver()

    async def _in_a_unit(self, act: Callable[[MemoryWork], Awaitable[None]], readings: Readings) -> None:
        for _ in range(5):
            try:
                async with self.store.work() as work:
                    await act(work)
            except ReadingNeededError as needed:
                if needed.as_place:
                    readings.places[needed.text] = self.reader.read_place(needed.text)
                else:
                    readings.texts[needed.text] = self.reader.read(needed.text)
            else:
                break
        else:
            raise AssertionError("a turn asks for readings without end")
        kept = self.store.shelves.conversations
        for contact_id, (state, wake_at) in kept.items():
            if state is not self._kept.get(contact_id):
                self._kept[contact_id] = json.loads(json.dumps(state))  # as the database keeps it
                kept[contact_id] = (self._kept[contact_id], wake_at)

    async def deliver(self) -> None:
        """Word what is queued and bring it; an answer's delivery decides its petition's stage."""
        while self._delivered < len(self.store.notices):
            key, notice = list(self.store.shelves.notices.items())[self._delivered]
            self._delivered += 1
            reached = notice.contact_id not in self.gone
            if reached:
                self._bring(notice, f"bot-{self._delivered}")
            if notice.about is not None or notice.petition_id is not None:
                async with self.store.work() as work:
                    await self._settle(work, key, notice, reached=reached)
                    await work.commit()

    async def _settle(self, work: MemoryWork, key: str, notice: Notice, *, reached: bool) -> None:
        """What delivery keeps of an attempt; what fails goes down the ladder."""
        contact = self.store.shelves.contacts[notice.contact_id]
        reason = "" if reached else "UnreachableError: blocked"
        if notice.petition_id is not None:
            await work.ladder.note_attempt(
                Attempt(
                    petition_id=notice.petition_id,
                    channel=contact.channel,
                    sentence=notice.sentence,
                    status=AttemptStatus.SENT if reached else AttemptStatus.FAILED,
                    at=self.clock.now(),
                    reason=reason,
                    message=key,
                )
            )
        if not reached:
            await work.people.mark_reachable(contact.id, reachable=False)
            text = self.worded(notice).text
            await self.office.telling.failed(work, contact, notice, reason=reason, text=text)
        elif notice.about is not None:
            await self.office.answering.delivered(work, notice.about)

    def _bring(self, notice: Notice, reference: str) -> None:
        self.store.shelves.sent[notice.contact_id, reference] = notice
        said = replace(self.worded(notice), reference=reference)
        shape = (notice.sentence, *sorted((name, bool(word)) for name, word in notice.words.items()))
        if shape not in _ENGLISH:
            _ENGLISH.add(shape)
            assert self.worded(notice, "en").text
        assert len(said.text.encode("utf-16-le")) // 2 <= LONGEST_MESSAGE, f"too long: {notice.sentence}"
        for label, action in said.buttons:
            assert label.strip(), f"a button without words: {action}"
            assert len(action.encode()) <= LONGEST_ACTION, f"too long: {action}"
        assert said.text, f"nothing said: {notice.sentence}"
        for chat in self.chats:
            if chat.contact_id == notice.contact_id:
                chat.seen.append(said)

    def worded(self, notice: Notice, language: str = "vi") -> Said:
        """The message as it is read in this language."""
        wording = _wording(language, self.rulebook.topics)
        return Said(
            sentence=notice.sentence,
            text=wording.say(notice.sentence, notice.words),
            buttons=tuple(
                (wording.say(choice.sentence, choice.words), choice.action) for choice in notice.choices
            ),
            attachments=notice.attachments,
        )

    @property
    def petitions(self) -> list[Petition]:
        """All that are filed, oldest first."""
        return sorted(self.store.shelves.petitions.values(), key=lambda one: one.received_at)

    def petition(self, code: str) -> Petition:
        """The petition with this code as it is kept."""
        return next(one for one in self.petitions if one.code == parse_code(code))

    def file_of(self, code: str) -> list[Statement]:
        """Its texts."""
        petition = self.petition(code)
        return [one for one in self.store.shelves.statements if one.petition_id == petition.id]

    def kinds(self, code: str) -> list[StatementKind]:
        """What its texts are."""
        return [statement.kind for statement in self.file_of(code)]

    def add_to_file(self, code: str, text: str, *, photos: int = 0) -> None:
        """One more text of the citizen, without the chat."""
        petition = self.petition(code)
        number = len(self.store.shelves.statements)
        attachments = [Attachment(kind=MediaKind.PHOTO, content=f"{number}-{one}") for one in range(photos)]
        self.store.shelves.statements.append(
            Statement(
                id=f"statement-{number}",
                petition_id=petition.id,
                kind=StatementKind.ADDITION,
                text=text,
                author_id=petition.petitioner_id,
                at=self.clock.now(),
                attachments=tuple(attachments),
            )
        )

    def audited(self, act: str) -> list[tuple[str, str]]:
        """Who and what of the audit's lines of this act."""
        return [(actor, subject) for actor, done, subject, _ in self.store.audit if done == act]


@dataclass
class Chat:
    """One person's chat. `heard`: what has been said to them since they last did something."""

    hall: TownHall
    name: str
    channel: str = "telegram"
    given_name: str | None = None  # what the channel calls the person; the address where it is not set
    seen: list[Said] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    _mark: int = 0

    @property
    def contact_id(self) -> str | None:
        place = (self.channel, self.name)
        known = self.hall.store.shelves.contacts.values()
        return next((one.id for one in known if (one.channel, one.address) == place), None)

    @property
    def person(self) -> Petitioner:
        """What is kept of them."""
        shelves = self.hall.store.shelves
        assert self.contact_id is not None
        return shelves.petitioners[shelves.contacts[self.contact_id].petitioner_id]

    @property
    def state(self) -> dict[str, Any]:
        """Where they are in the conversation."""
        assert self.contact_id is not None
        return self.hall.store.shelves.conversations[self.contact_id][0]

    @property
    def new(self) -> list[Said]:
        return self.seen[self._mark :]

    @property
    def heard(self) -> list[str]:
        return [said.sentence for said in self.new]

    @property
    def texts(self) -> list[str]:
        return [said.text for said in self.new]

    @property
    def text(self) -> str:
        """The last message."""
        return self.seen[-1].text

    @property
    def labels(self) -> list[str]:
        """The buttons under the last message."""
        return [label for label, _ in self.seen[-1].buttons]

    @property
    def code(self) -> str:
        """The code of the last receipt."""
        receipt = next(said for said in reversed(self.seen) if said.sentence.startswith("receipt"))
        return next(action for _, action in receipt.buttons if action.startswith("mine:")).partition(":")[2]

    def action(self, label: str) -> str:
        """What the newest button with this label does."""
        for matches in (str.__eq__, str.startswith):
            for said in reversed(self.seen):
                for shown, action in said.buttons:
                    if matches(shown, label):
                        return action
        raise AssertionError(f"no button '{label}' in {[said.buttons for said in self.seen]}")

    async def say(self, text: str, *attachments: Attachment) -> Self:
        """A message."""
        return await self._do(Kind.TEXT, text=text, attachments=attachments)

    async def reply(self, sentence: str, text: str, *attachments: Attachment, **fields: Any) -> Self:
        """A message in reply to the newest one that said this sentence."""
        said = next(said for said in reversed(self.seen) if said.sentence == sentence)
        given = {"text": text, "attachments": attachments, "replies_to": said.reference}
        return await self._do(Kind.TEXT, **{**given, **fields})

    async def photo(self, caption: str = "") -> Self:
        content = f"photo-{len(self.references)}"
        return await self.say(caption, Attachment(kind=MediaKind.PHOTO, content=content))

    async def pin(self, latitude: float, longitude: float) -> Self:
        point = Attachment(kind=MediaKind.LOCATION, latitude=latitude, longitude=longitude)
        return await self.say("", point)

    async def press(self, label: str) -> Self:
        """Take the newest button that says so."""
        return await self.act(self.action(label))

    async def press_first(self) -> Self:
        """Take the first button of the newest message that has any."""
        last = next(said for said in reversed(self.seen) if said.buttons)
        return await self.act(last.buttons[0][1])

    async def act(self, action: str) -> Self:
        """A button's action, whether or not such a button was ever shown."""
        return await self._do(Kind.PRESS, action=action)

    async def edit(self, text: str, *, back: int = 1) -> Self:
        """Change the message written `back` messages ago."""
        incoming = self._incoming(Kind.EDIT, text=text)
        return await self._play(replace(incoming, reference=self.references[-back]))

    async def do(self, kind: Kind, **fields: Any) -> Self:
        """Anything else that happens in a chat."""
        return await self._do(kind, **fields)

    async def filed(self, text: str = ROAD) -> str:
        """Write, confirm, and hold a receipt; its code."""
        await self.say(text)
        await self.press("Gửi")
        assert self.heard[0].startswith("receipt"), self.heard
        return self.code

    async def _do(self, kind: Kind, **fields: Any) -> Self:
        incoming = self._incoming(kind, **fields)
        if kind is Kind.TEXT:
            self.references.append(incoming.reference)
        return await self._play(incoming)

    def _incoming(self, kind: Kind, **fields: Any) -> Incoming:
        reference = f"{self.name}-{len(self.references) + 1}"
        name = self.name if self.given_name is None else self.given_name
        given = {"channel": self.channel, "address": self.name, "name": name, "reference": reference}
        return Incoming(kind=kind, **{**given, **fields})

    async def _play(self, incoming: Incoming) -> Self:
        self._mark = len(self.seen)
        await self.hall.play(incoming)
        return self
