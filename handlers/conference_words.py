"""What handlers of conferences share: numbers in buttons, the words for a conference and its items."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from casework.conference import Conference, Item
from casework.errors import UnknownChoiceError, UnknownConferenceError
from casework.notices import Words
from handlers.turn import Turn

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    """A part of a list: what stands on it, where in the list it begins, the next page (0 after the last)."""

    shown: Sequence[T]
    first: int
    following: int


def page_of(entries: Sequence[T], page: int, size: int) -> Page[T]:
    """One page of a list; the first where it has no such page."""
    first = page * size if page * size < len(entries) else 0
    following = first // size + 1 if first + size < len(entries) else 0
    return Page(shown=entries[first : first + size], first=first, following=following)


def parsed_number(written: str) -> int:
    """The number of a conference in a button or after a command: '3', 'HN3', 'hn-3'."""
    digits = written.strip().lower().removeprefix("hn").lstrip("-").strip()
    if not digits.isascii() or not digits.isdecimal():
        raise UnknownChoiceError(f"no conference {written[:40]!r}")
    return int(digits[:9])


async def named_or_only(turn: Turn, argument: str) -> Conference:
    """The conference that a command names, or the only one that runs."""
    if argument.strip():
        return await turn.office.conferences.file.find(
            turn.work, parsed_number(argument.split(maxsplit=1)[0])
        )
    running = await turn.work.conferences.running()
    if len(running) != 1:
        raise UnknownConferenceError(f"{len(running)} conferences run", number="")
    return await turn.office.conferences.file.find(turn.work, running[0].number)


def words_of(turn: Turn, conference: Conference) -> Words:
    """number, title, day, time, place, contact, and phase, kind, form, head, chair."""
    return turn.office.conferences.file.words_of(conference) | {
        "phase": conference.phase,
        "kind": conference.kind,
        "form": conference.form,
        "head": conference.head,
        "chair": conference.chair,
    }


def words_of_item(turn: Turn, item: Item) -> Words:
    """Item (its title), index, verdict, said, agency, due, article, topic."""
    return turn.office.conferences.file.words_of_item(item) | {"index": item.number, "topic": item.topic}
