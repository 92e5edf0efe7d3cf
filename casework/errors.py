"""What a person asked for and cannot have: a sentence for the person, a detail for the log."""

from typing import ClassVar


class CaseworkError(Exception):
    """Something asked for cannot be done; nothing was changed.

    `sentence` is the id of the text that the person sees (handlers/locales), `words` fill its gaps,
    `detail` is for the operator's log and is never shown.
    """

    sentence: ClassVar[str] = "error-unexpected"

    def __init__(self, detail: str = "", **words: str | int) -> None:
        super().__init__(detail or self.sentence)
        self.words = words


class UnknownPetitionError(CaseworkError):
    """No petition carries this code."""

    sentence = "error-unknown-code"


class MistypedCodeError(CaseworkError):
    """The code fails its check digit: a digit was mistyped or two were swapped."""

    sentence = "error-mistyped-code"


class CodeMissingError(CaseworkError):
    """A command that needs a petition's code came without one."""

    sentence = "error-code-missing"


class UnknownChoiceError(CaseworkError):
    """A button of an older version, or a forged one: it names something that does not exist."""

    sentence = "stale-button"


class NotYoursError(CaseworkError):
    """The petition or the command belongs to somebody else. The refusal is recorded."""

    sentence = "error-not-yours"


class IllegalMoveError(CaseworkError):
    """The petition is not in a stage from which this act is possible."""

    sentence = "error-illegal-move"


class ClaimedByAnotherError(CaseworkError):
    """Another officer of the agency already handles the petition."""

    sentence = "error-claimed-by-another"


class NotJoinedError(CaseworkError):
    """The petition stands alone: there is nothing to separate it from."""

    sentence = "error-not-joined"


class TextMissingError(CaseworkError):
    """An answer, a reason or a question without words."""

    sentence = "error-text-missing"


class InvitationRefusedError(CaseworkError):
    """The invitation is unknown, used or expired."""

    sentence = "error-invitation-refused"


class LinkRefusedError(CaseworkError):
    """Two chats cannot be joined or parted now: `why` is officer, wait, same, already or apart."""

    sentence = "error-link"


class UnknownAgencyError(CaseworkError):
    """No agency has this id."""

    sentence = "error-unknown-agency"


class UnknownConferenceError(CaseworkError):
    """No conference has this number, or none is open."""

    sentence = "error-unknown-conference"


class WrongPhaseError(CaseworkError):
    """The conference is not in a phase in which this is possible."""

    sentence = "error-wrong-phase"


class DayRefusedError(CaseworkError):
    """The day cannot be used: past, no working day, before the event it follows. `why` says which."""

    sentence = "error-day"


class AlreadyOnAgendaError(CaseworkError):
    """The petition is on the agenda of another conference."""

    sentence = "error-already-on-agenda"


class NotDraftableError(CaseworkError):
    """The item was answered already, or belongs to another agency."""

    sentence = "error-item-done"


class UndecidedError(CaseworkError):
    """Items of the conference have no outcome yet; `lines` lists the first."""

    sentence = "error-undecided"


class NoExtensionError(CaseworkError):
    """No regulation that binds lets this term be extended, or not so far."""

    sentence = "error-no-extension"


class NotAllowedByRuleError(CaseworkError):
    """A regulation that binds does not allow it; `article` says where."""

    sentence = "error-not-allowed"


class FloorClosedError(CaseworkError):
    """Somebody who has not registered may not speak: `floor` is the rule, of `article`."""

    sentence = "error-floor-closed"


class NotForDialogueError(CaseworkError):
    """A complaint or denunciation has no place in a dialogue; `code` names it, or is empty."""

    sentence = "error-not-for-dialogue"


class DossierIncompleteError(CaseworkError):
    """The dossier lacks papers or answers; `missing` lists them."""

    sentence = "error-dossier-incomplete"


class UnknownBroadcastError(CaseworkError):
    """No broadcast has this number."""

    sentence = "error-unknown-broadcast"


class WrongBroadcastStateError(CaseworkError):
    """The broadcast is in a `state` in which this cannot be done."""

    sentence = "error-broadcast-state"


class GroupTakenError(CaseworkError):
    """The group belongs to another `agency` already."""

    sentence = "error-group-taken"


class SealedGroupError(CaseworkError):
    """The sealed desk has no group: not even the number of its cases is for several eyes."""

    sentence = "error-group-sealed"


class TemplateError(CaseworkError):
    """A template cannot be used: says which tag."""

    sentence = "error-template"


class RulebookError(CaseworkError):
    """A data file of the rulebook is wrong: says which file, which entry and what to mend."""
