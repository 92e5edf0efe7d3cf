"""The press: papers that a message promises are printed when it is sent, never inside a transaction."""

import asyncio
import logging
from dataclasses import dataclass, replace
from pathlib import Path

from casework.archiving import Archiving
from casework.dossier import ZIP, Folder, PrintOrder, Rendering, YearBook, in_public
from casework.errors import CaseworkError
from casework.notices import Attachment
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
    templates: Path

    async def complete(self, attachments: tuple[Attachment, ...]) -> tuple[Attachment, ...]:
        """The attachments with the bytes of what had to be printed; PressError when one cannot be."""
        return tuple([await self._printed(attachment) for attachment in attachments])

    async def _printed(self, attachment: Attachment) -> Attachment:
        order = PrintOrder.in_attachment(attachment)
        if order is None:
            return attachment
        try:
            folder, book = await self._gathered(order)
        except CaseworkError as problem:
            raise PressError(str(problem)) from problem
        try:
            name, content = await asyncio.to_thread(self._print, order, folder, book)
        except CaseworkError as problem:
            raise PressError(str(problem)) from problem
        except Exception as problem:  # an office's own template may be broken in ways that nobody foresaw
            log.exception("The paper %s cannot be printed.", order.paper)
            raise PressError(f"{order.paper}: {problem}") from problem
        return replace(attachment, content=await self.files.keep(content), name=name)

    async def _gathered(self, order: PrintOrder) -> tuple[Folder | None, YearBook]:
        async with self.desk.work() as work:
            if not order.number:
                book = await self.archiving.year_book(
                    work, order.year, quarter=order.quarter, half=order.half
                )
                return None, book
            conference = await self.archiving.file.find(work, order.number)
            folder = await self.archiving.folder(work, conference)
            return folder, await self.archiving.year_book(work, conference.held_on.year)

    def _print(self, order: PrintOrder, folder: Folder | None, book: YearBook) -> tuple[str, bytes]:
        from papers.bundle import dossier_zip, zip_name
        from papers.press import print_paper, print_year

        mask = self.archiving.file.casefile.mask
        if folder is None:
            printed = print_year(book, order.paper, templates=self.templates)
            return printed.name, printed.content
        if order.paper == ZIP:
            public = in_public(folder, mask)
            content = dossier_zip(folder, public, year=book, templates=self.templates)
            return zip_name(order.number), content
        seen = in_public(folder, mask) if order.rendering is Rendering.PUBLIC else folder
        printed = print_paper(seen, order.paper, templates=self.templates)
        return printed.name, printed.content
