"""One message being answered: who speaks, the unit of work, what was read, what is said in return."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TypeVar

from casework.agenda import Agenda
from casework.answering import Answering
from casework.archiving import Archiving
from casework.broadcasting import Broadcasting
from casework.calendar_keeping import CalendarKeeping
from casework.casefile import CaseFile
from casework.concluding import Concluding
from casework.conference_file import ConferenceFile
from casework.convening import Convening
from casework.drafting import Drafting
from casework.errors import NotYoursError, UnknownChoiceError
from casework.following import Following
from casework.group_keeping import GroupKeeping
from casework.intake import Intake
from casework.joining import Joining
from casework.linking import Linking
from casework.notices import Attachment, Choice, Notice, Words
from casework.petitioner import Contact, Officer, Petitioner
from casework.ports import Clock, Work
from casework.reading import PlaceMention, Reading
from casework.reminding import Reminding
from casework.rulebook import Rulebook
from casework.running_list import RunningList
from casework.telling import Telling
from casework.triage import Triage
from casework.working_days import HANOI
from handlers.conversation import Conversation
from handlers.messages import Incoming
from handlers.wording import Wording

Option = TypeVar("Option", bound=StrEnum)


class ReadingNeededError(Exception):
    """A handler needs a text read.

    Reading is CPU work and never happens inside the transaction: the turn is rolled back, the text is read
    in a worker thread, and the turn is played again with the result in `Readings`. Nothing has been
    written or sent by then.
    """

    def __init__(self, text: str, *, as_place: bool) -> None:
        super().__init__("a text has to be read first")
        self.text = text
        self.as_place = as_place


@dataclass(slots=True)
class Readings:
    """What has been read for the present turn."""

    texts: dict[str, Reading] = field(default_factory=dict)
    places: dict[str, PlaceMention | None] = field(default_factory=dict)

    def text(self, text: str) -> Reading:
        """The reading of a whole message."""
        if text not in self.texts:
            raise ReadingNeededError(text, as_place=False)
        return self.texts[text]

    def place(self, text: str) -> PlaceMention | None:
        """The place in an answer to 'where?'."""
        if text not in self.places:
            raise ReadingNeededError(text, as_place=True)
        return self.places[text]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conferences:
    """The use cases around a conference."""

    file: ConferenceFile
    broadcasting: Broadcasting
    convening: Convening
    agenda: Agenda
    drafting: Drafting
    running_list: RunningList
    concluding: Concluding
    following: Following
    reminding: Reminding
    calendar: CalendarKeeping
    archiving: Archiving


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Everything a handler may call: the use cases, the rulebook, the clock, the sentences.

    `quiet` is how long a citizen has to be silent before a burst of messages is taken as complete.
    """

    casefile: CaseFile
    intake: Intake
    triage: Triage
    answering: Answering
    joining: Joining
    linking: Linking
    groups: GroupKeeping
    telling: Telling
    conferences: Conferences
    wording: Wording
    quiet: timedelta

    @property
    def rulebook(self) -> Rulebook:
        """The law and the town."""
        return self.casefile.rulebook

    @property
    def clock(self) -> Clock:
        """The time."""
        return self.casefile.clock

    @staticmethod
    def local_time(moment: datetime) -> str:
        """'22/11 09:15', in Việt Nam."""
        return moment.astimezone(HANOI).strftime("%d/%m %H:%M")


@dataclass(slots=True, kw_only=True)
class Turn:
    """One message and everything needed to answer it."""

    office: Office
    incoming: Incoming
    work: Work
    contact: Contact
    petitioner: Petitioner
    officer: Officer | None
    conversation: Conversation
    readings: Readings
    after_commit: list[Callable[[], None]] = field(default_factory=list)
    _said: list[Notice] = field(default_factory=list)

    @property
    def on_duty(self) -> Officer:
        """The officer who speaks; a citizen is refused."""
        if self.officer is None:
            raise NotYoursError(f"contact {self.contact.id} is no officer: {self.incoming.text[:40]!r}")
        return self.officer

    @property
    def has_consented(self) -> bool:
        """Whether this person has agreed to storage."""
        return self.petitioner.consented_at is not None

    def say(
        self,
        sentence: str,
        words: Words | None = None,
        *,
        choices: tuple[Choice, ...] = (),
        attachment: Attachment | None = None,
    ) -> None:
        """Answer with one message: words with choices, or one photo or point with a caption."""
        self._said.append(
            Notice(
                contact_id=self.contact.id,
                sentence=sentence,
                words=words or {},
                choices=choices,
                attachments=(attachment,) if attachment else (),
            )
        )

    def word(self, sentence: str, words: Words | None = None) -> str:
        """A sentence worded now, as a part of a longer message."""
        return self.office.wording.say(sentence, words)

    def wake_when_quiet(self) -> None:
        """Go on by itself once the person has been silent for a moment."""
        self.conversation.wake_at = self.office.clock.now() + self.office.quiet

    async def close(self) -> None:
        """Keep the conversation, queue what was said, commit."""
        conversation = self.conversation
        await self.work.conversations.save(
            self.contact.id, conversation.to_state(), wake_at=conversation.wake_at
        )
        for notice in self._said:
            await self.work.outbox.put(notice)
        await self.work.commit()
        for act in self.after_commit:
            act()


def chosen(options: type[Option], written: str) -> Option:
    """The option that a button names; a stale or forged one is refused politely."""
    try:
        return options(written)
    except ValueError:
        raise UnknownChoiceError(f"no {options.__name__} {written[:40]!r}") from None


def button(sentence: str, action: str, **words: str | int) -> Choice:
    """A choice, shortly."""
    return Choice(sentence=sentence, action=action, words=words)


# The way out of a question; where the question is about a petition, its code goes with it.
CANCEL = button("button-cancel", "cancel:")
