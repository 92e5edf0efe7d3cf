"""The one door: who speaks, which step, command or button, and so which handler."""

import re
from dataclasses import dataclass

from casework.errors import (
    CaseworkError,
    ClaimedByAnotherError,
    FloorClosedError,
    IllegalMoveError,
    InvitationRefusedError,
    NoExtensionError,
    NotAllowedByRuleError,
    NotDraftableError,
    NotYoursError,
    UnknownConferenceError,
    UnknownPetitionError,
    WrongPhaseError,
)
from casework.notices import Choice
from casework.petition import spoken_code
from casework.petitioner import Contact
from casework.ports import Work

# The handlers register themselves when they are imported.
from handlers import (  # noqa: F401
    agency_answers,
    agency_items,
    calendar_days,
    citizen_conference,
    citizen_confirm,
    citizen_linking,
    citizen_own,
    citizen_phone,
    citizen_place,
    citizen_self,
    dossier_room,
    everybody,
    officer_answer,
    officer_attempts,
    officer_groups,
    officer_join,
    officer_queue,
    officer_sort,
    officer_untold,
    secretary_agenda,
    secretary_broadcast,
    secretary_broadcasts,
    secretary_change,
    secretary_conclude,
    secretary_decide,
    secretary_item,
    secretary_opinions,
    secretary_people,
    secretary_plan,
    secretary_room,
    secretary_sign,
    secretary_speakers,
    secretary_verdicts,
    secretary_view,
    terms,
    year_reports,
)
from handlers.citizen_own import edited
from handlers.citizen_self import LONGEST_NAME
from handlers.cleaning import clean, fold
from handlers.commands import ACTIONS, COMMANDS, STEPS, WAKINGS, For
from handlers.conversation import OPEN_STEPS, Conversation, Step
from handlers.group_desk import IN_GROUPS, from_nobody, in_group
from handlers.messages import Incoming, Kind
from handlers.replying import goes_to_petition
from handlers.turn import CANCEL, Office, Readings, Turn, button

_CODE = re.compile(r"(?:m[aã](?: s[oố])?[\s:]*)?\d{4}[-–\s.]?\d{4}", re.IGNORECASE)
_CONFERENCE = re.compile(r"hn[-\s]?\d{1,6}", re.IGNORECASE)
_RECORDED_REFUSALS = (NotYoursError, InvitationRefusedError)
_ENDING_OF_CONFERENCES = (
    WrongPhaseError,
    NotDraftableError,
    NotYoursError,
    NotAllowedByRuleError,
    NoExtensionError,
    UnknownConferenceError,
    FloorClosedError,
)
_ENDING_REFUSALS = (IllegalMoveError, NotYoursError, UnknownPetitionError, ClaimedByAnotherError)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontDesk:
    """Answers one message in one unit of work."""

    office: Office

    async def answer(self, work: Work, incoming: Incoming, readings: Readings) -> None:
        """Understand the message, call one handler, commit with its replies.

        Raises CaseworkError for what is refused (then nothing is kept: call `refuse` in a new unit), and
        ReadingNeededError when a text has to be read first (then play the turn again).
        """
        if incoming.kind in IN_GROUPS:
            private = await in_group(self.office, work, incoming)
            if private is None:
                await work.commit()
                return
            incoming = private
        elif await from_nobody(work, incoming):
            await work.commit()
            return
        contact = await self._contact(work, incoming)
        blocked = incoming.kind is Kind.BLOCKED
        if contact.reachable is blocked:
            await work.people.mark_reachable(contact.id, reachable=not blocked)
        if blocked:
            await work.commit()
            return
        turn = await self._turn(work, contact, incoming, readings)
        if turn.has_consented and incoming.name:
            turn.conversation.called = clean(incoming.name)[:LONGEST_NAME]
        await _handle(turn, clean(incoming.text))
        _keep_draft_going(turn)
        await turn.close()

    async def wake(self, work: Work, contact: Contact, readings: Readings) -> None:
        """The person has been silent for a moment: go on with what is open."""
        incoming = Incoming(channel=contact.channel, address=contact.address)
        turn = await self._turn(work, contact, incoming, readings)
        handler = WAKINGS.get(turn.conversation.step)
        if handler is not None:
            await handler(turn, "")
        await turn.close()

    async def refuse(self, work: Work, incoming: Incoming, refusal: CaseworkError) -> None:
        """Say politely why not, and record who asked for what is not theirs."""
        contact = await self._contact(work, incoming)
        turn = await self._turn(work, contact, incoming, Readings())
        if isinstance(refusal, _RECORDED_REFUSALS):
            await work.audit.record(actor=contact.id, act="refused", subject=str(refusal))
        step_is_over = refusal.words.get("code") == spoken_code(turn.conversation.code)
        if turn.conversation.is_about_petition and step_is_over and isinstance(refusal, _ENDING_REFUSALS):
            turn.conversation.finish_step()  # the petition has moved on: the next text must not hit it again
        choices: tuple[Choice, ...] = ()
        if turn.conversation.form and incoming.kind is Kind.TEXT:
            if isinstance(refusal, _ENDING_OF_CONFERENCES):
                turn.conversation.finish_step()  # it can never succeed: the next text is not for it
            else:
                choices = (CANCEL,)
        _keep_draft_going(turn)
        words = {"contact": self.office.rulebook.authority.contact, **refusal.words}
        turn.say(refusal.sentence, words, choices=choices)
        await turn.close()

    async def apologise(self, work: Work, incoming: Incoming) -> None:
        """Something broke on our side: the message is kept and a person is told."""
        if await from_nobody(work, incoming):
            await work.commit()
            return
        contact = await self._contact(work, incoming)
        turn = await self._turn(work, contact, incoming, Readings())
        _keep_draft_going(turn)
        turn.say("error-unexpected", {"contact": self.office.rulebook.authority.contact})
        await turn.close()

    async def _contact(self, work: Work, incoming: Incoming) -> Contact:
        """Who writes; a chat that is used becomes the one through which this person is told."""
        name = clean(incoming.name)[:LONGEST_NAME]
        contact = await work.people.contact(incoming.channel, incoming.address, name)
        if incoming.kind is not Kind.BLOCKED:
            await work.ladder.seen(contact.id, self.office.clock.now())
        return contact

    async def _turn(self, work: Work, contact: Contact, incoming: Incoming, readings: Readings) -> Turn:
        turn = Turn(
            office=self.office,
            incoming=incoming,
            work=work,
            contact=contact,
            petitioner=await work.people.petitioner(contact.petitioner_id),
            officer=await work.people.officer_at(contact.id),
            conversation=Conversation.from_state(await work.conversations.load(contact.id)),
            readings=readings,
        )
        for sentence in dict.fromkeys(incoming.refused):
            turn.say(sentence)
        return turn


def _keep_draft_going(turn: Turn) -> None:
    """Whatever was said in between, a burst goes on by itself once it is over."""
    gathering = turn.conversation.step is Step.GATHERING and turn.has_consented
    if gathering and turn.conversation.has_draft:
        turn.wake_when_quiet()


async def _handle(turn: Turn, text: str) -> None:
    kind = turn.incoming.kind
    if kind is Kind.PRESS:
        await _press(turn)
    elif kind is Kind.UNSUPPORTED:
        turn.say("unsupported")
    elif kind is Kind.EDIT and text:
        await edited(turn, text)
    elif not text and not turn.incoming.attachments:
        if not turn.incoming.refused:
            turn.say("empty-message")
    else:
        await _text(turn, text)


async def _press(turn: Turn) -> None:
    verb, _, argument = turn.incoming.action.partition(":")
    audience, handler = ACTIONS.get(verb, (For.EVERYBODY, None))
    if handler is None:
        turn.say("stale-button")
        return
    _admit(turn, audience)
    await handler(turn, argument)


async def _text(turn: Turn, text: str) -> None:
    commands = text.startswith("/") and not turn.incoming.attachments
    if not commands and await goes_to_petition(turn, text):
        return
    name, argument = _command_in(turn, text)
    if name is None:
        await STEPS[turn.conversation.step](turn, text)
        return
    entry = COMMANDS.get(name)
    if entry is None:
        sentence = "unknown-command-officer" if turn.officer else "unknown-command"
        turn.say(sentence, {"command": name[:30]}, choices=(button("button-help", "help:"),))
        return
    _admit(turn, entry.audience)
    await entry.run(turn, argument)


def _command_in(turn: Turn, text: str) -> tuple[str | None, str]:
    """The command and its argument: '/xem 4829-1372', '/xem@bot ...', or a known word on its own."""
    if turn.incoming.attachments:
        return None, ""  # a caption is about its photo, whatever it looks like
    if text.startswith("/"):
        word, *argument = text[1:].split(maxsplit=1) or [""]
        return fold(word.partition("@")[0]), "".join(argument).strip()
    if turn.conversation.is_idle and (name := _named_by(turn, text)):
        return name, text
    if turn.conversation.step in OPEN_STEPS:
        written = fold(text).strip(" .!?")
        if turn.office.rulebook.places.of_poster(written) is not None:
            return "start", written
        for entry in COMMANDS.values():
            if written in entry.aliases:
                return entry.name, ""
    return None, ""


def _named_by(turn: Turn, text: str) -> str:
    """The command that opens what a number alone names: a petition's code, a conference's 'HN3'."""
    if _CODE.fullmatch(text):
        return "xem" if turn.officer else "theodoi"
    return "hoinghi" if turn.officer and _CONFERENCE.fullmatch(text) else ""


def _admit(turn: Turn, audience: For) -> None:
    if not audience.admits(turn.officer):
        raise NotYoursError(
            f"contact {turn.contact.id} tried {turn.incoming.text[:40] or turn.incoming.action!r}"
        )
