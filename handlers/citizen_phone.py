"""A telephone number that a citizen may leave, for one purpose: to be told when no channel works."""

import re

from casework.notices import Choice
from handlers.citizen_draft import consider
from handlers.citizen_welcome import welcome
from handlers.cleaning import fold
from handlers.commands import action, command, step
from handlers.conversation import Step
from handlers.turn import Turn, button

_APART = re.compile(r"[\s.()-]")
# Mobile numbers have ten digits, landlines eleven with their area code (Thông tư 22/2014/TT-BTTTT).
_NUMBER = re.compile(r"0[35789]\d{8}|02\d{9}")
_ERASE = frozenset({"xoa", "xoa so", "khong", "thoi"})


def normal_number(written: str) -> str:
    """A Vietnamese number with its leading 0; empty for anything else."""
    digits = _APART.sub("", written[:40])
    for prefix in ("+84", "0084", "84"):
        if digits.startswith(prefix):
            digits = "0" + digits.removeprefix(prefix).removeprefix("0")
            break
    return digits if digits.isascii() and _NUMBER.fullmatch(digits) else ""


def choice_of_phone(phone: str) -> Choice:
    """The button in the own data: leave a number, or erase it."""
    return button("button-phone-erase", "nophone:") if phone else button("button-phone", "phone:")


@command("sodienthoai", summary="command-phone", aliases=("so dien thoai",))
async def phone_by_command(turn: Turn, argument: str) -> None:
    """`/sodienthoai` asks, `/sodienthoai 0912 345 678` keeps, `/sodienthoai xóa` erases."""
    if not turn.has_consented:
        welcome(turn)
    elif not argument:
        turn.conversation.step = Step.PHONING
        turn.say("ask-phone")
    elif fold(argument) in _ERASE:
        await erase_phone(turn, "")
    else:
        await phone_written(turn, argument)


@action("phone")
async def phone_by_button(turn: Turn, argument: str) -> None:
    """Ask for the number."""
    await phone_by_command(turn, "")


@step(Step.PHONING)
async def phone_written(turn: Turn, text: str) -> None:
    """Keep the number; who gives it after the question agrees to its one purpose."""
    if fold(text) in _ERASE:
        await erase_phone(turn, "")
        return
    phone = normal_number(text)
    if not phone:
        turn.conversation.step = Step.PHONING
        turn.say("phone-not-understood")
        return
    await turn.work.ladder.keep_phone(turn.petitioner.id, phone, turn.office.clock.now())
    await turn.work.audit.record(actor=turn.contact.id, act="phone-on", subject=turn.petitioner.id)
    turn.say("phone-kept", {"phone": phone})
    await _go_on(turn)


@action("nophone")
async def erase_phone(turn: Turn, argument: str) -> None:
    """Erase the number, if there is one."""
    await turn.work.ladder.keep_phone(turn.petitioner.id, "", turn.office.clock.now())
    await turn.work.audit.record(actor=turn.contact.id, act="phone-off", subject=turn.petitioner.id)
    turn.say("phone-erased")
    await _go_on(turn)


async def _go_on(turn: Turn) -> None:
    """Back to an open draft; nothing else that was begun is touched."""
    if turn.conversation.step is not Step.PHONING:
        return
    if turn.conversation.has_draft:
        await consider(turn, "")
    else:
        turn.conversation.rest()
