"""A delivery of a test's own: its desk and its channel may be anything that keeps the contract."""

from typing import Any

from bot.delivery import Delivery
from bot.press import Press
from bot.signal import Signal


def delivery_of(bureau: Any, desk: Any, way: Any) -> Delivery:
    """The way out of this channel, in this bureau."""
    press = Press(
        desk=desk,
        files=bureau.storage.files,
        archiving=bureau.office.conferences.archiving,
        telling=bureau.office.telling,
        templates=bureau.settings.data_dir,
    )
    return Delivery(
        desk=desk,
        sender=way,
        wording=bureau.office.wording,
        answering=bureau.office.answering,
        press=press,
        clock=bureau.clock,
        decided=Signal(),
    )
