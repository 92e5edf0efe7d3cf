"""The press: papers that a message promises are printed when it is sent, never inside a transaction."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from casework.archiving import Archiving
from casework.dossier import LETTER, ZIP, Folder, PrintOrder, Rendering, YearBook, in_public
from casework.errors import CaseworkError
from casework.notices import Attachment
from casework.telling import Letter, Telling
from storage.desk import Desk
from storage.files import Files

log = logging.getLogger(__name__)


class PressError(Exception):
    """A paper cannot be printed: says which and why. The message goes out without it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """Prints from the record, with the templates that the office has put in place of the shipped ones."""

    desk: Desk
    files: Files
    archiving: Archiving
    telling: Telling
    templates: Path

    async def complete(self, attachments: tuple[Attachment, ...]) -> tuple[Attachment, ...]:
        """The attachments with the bytes of what had to be printed; PressError when one cannot be."""
        return tuple([await self._printed(attachment) for attachment in attachments])

    async def _printed(self, attachment: Attachment) -> Attachment:
        order = PrintOrder.in_attachment(attachment)
        if order is None:
            return attachment
        try:
            job = await self._job(order)
        except CaseworkError as problem:
            raise PressError(str(problem)) from problem
        try:
            name, content = await asyncio.to_thread(job)
        except CaseworkError as problem:
            raise PressError(str(problem)) from problem
        except Exception as problem:  # an office's own template may be broken in ways that nobody foresaw
            log.exception("The paper %s cannot be printed.", order.paper)
            raise PressError(f"{order.paper}: {problem}") from problem
        return replace(attachment, content=await self.files.keep(content), name=name)

    async def _job(self, order: PrintOrder) -> Callable[[], tuple[str, bytes]]:
        """The printing itself, to be run in a thread: what it needs of the record is gathered here."""
        async with self.desk.work() as work:
            if order.paper == LETTER:
                named = order.rendering is Rendering.FULL
                letter = await self.telling.letter(work, order.number, named=named)
                return partial(self._print_letter, letter)
            if not order.number:
                book = await self.archiving.year_book(
                    work, order.year, quarter=order.quarter, half=order.half
                )
                return partial(self._print_year, order, book)
            conference = await self.archiving.file.find(work, order.number)
            folder = await self.archiving.folder(work, conference)
            if order.paper != ZIP:
                return partial(self._print_paper, order, folder)
            book = await self.archiving.year_book(work, conference.held_on.year)
            return partial(self._print_zip, order, folder, book)

    def _print_letter(self, letter: Letter) -> tuple[str, bytes]:
        from papers.press import print_letter

        printed = print_letter(letter, templates=self.templates)
        return printed.name, printed.content

    def _print_year(self, order: PrintOrder, book: YearBook) -> tuple[str, bytes]:
        from papers.press import print_year

        printed = print_year(book, order.paper, templates=self.templates)
        return printed.name, printed.content

    def _print_paper(self, order: PrintOrder, folder: Folder) -> tuple[str, bytes]:
        from papers.press import print_paper

        seen = self._in_public(folder) if order.rendering is Rendering.PUBLIC else folder
        printed = print_paper(seen, order.paper, templates=self.templates)
        return printed.name, printed.content

    def _print_zip(self, order: PrintOrder, folder: Folder, book: YearBook) -> tuple[str, bytes]:
        from papers.bundle import dossier_zip, zip_name

        content = dossier_zip(folder, self._in_public(folder), year=book, templates=self.templates)
        return zip_name(order.number), content

    def _in_public(self, folder: Folder) -> Folder:
        return in_public(folder, self.archiving.file.casefile.mask)
