"""One paper: from a conference, or from the conferences of a year, to a file that can be sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from casework.agencies import Authority
from casework.dossier import LETTER, Folder, YearBook
from casework.errors import TemplateError
from casework.telling import Letter
from papers.catalogue import SHIPPED, Paper, Source, paper_named
from papers.contents import own_contents, shared_contents
from papers.filling import filled
from papers.fixed_zip import core_properties
from papers.letterhead import letter_contents
from papers.sheets import annex, scorecard_sheet
from papers.words import full_name, plain_letters
from papers.year_contents import book_of, halved, year_contents

HALF_YEAR = "half_year_report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A paper as a file."""

    name: str
    content_type: str
    content: bytes


def print_paper(folder: Folder, paper: str, *, templates: Path | None = None) -> Printed:
    """A paper of one conference; of a folder that went through `in_public`, its public rendering."""
    kind = paper_named(paper)
    shared = shared_contents(folder) if kind.source is Source.CONFERENCE else {}
    return print_with(folder, kind, shared, templates=templates)


def print_letter(letter: Letter, *, templates: Path | None = None) -> Printed:
    """A notice on paper, to somebody whom no channel reached."""
    kind = paper_named(LETTER)
    name = f"{plain_letters(kind.title)}-{letter.code}.{kind.ending}"
    core = _core(kind, letter.authority, letter.today)
    return _printed(kind, name, filled(kind.id, template_of(kind, templates), letter_contents(letter), core))


def print_with(
    folder: Folder, kind: Paper, shared: Mapping[str, object], *, templates: Path | None
) -> Printed:
    """A paper of a conference whose shared tags are made already."""
    name = f"HN{folder.conference.number:02}-{plain_letters(kind.title)}.{kind.ending}"
    if kind.source is Source.YEAR:
        raise TemplateError(f"'{kind.id}' is a paper of a year: print_year prints it.", paper=kind.id, tag="")
    if kind.source is Source.EITHER:
        return _of_year(book_of(folder), kind, name, templates)
    tags = {**shared, **own_contents(folder, kind)}
    core = _core(kind, folder.authority, folder.today)
    return _printed(kind, name, filled(kind.id, template_of(kind, templates), tags, core))


def print_year(book: YearBook, paper: str, *, templates: Path | None = None) -> Printed:
    """A paper of the conferences of a year, a half-year or a quarter."""
    kind = paper_named(paper)
    if kind.source is Source.CONFERENCE:
        raise TemplateError(
            f"'{paper}' is a paper of one conference: print_paper prints it.", paper=paper, tag=""
        )
    if paper == HALF_YEAR and not book.half:
        book = halved(book, book.today)
    period = f"-quy-{book.quarter}" if book.quarter else f"-6-thang-{book.half}" if book.half else ""
    return _of_year(book, kind, f"{book.year}{period}-{plain_letters(kind.title)}.{kind.ending}", templates)


def _of_year(book: YearBook, kind: Paper, name: str, templates: Path | None) -> Printed:
    core = _core(kind, book.authority, book.today)
    if kind.is_sheet:
        return _printed(kind, name, (annex if kind.id == "annex" else scorecard_sheet)(book, core))
    return _printed(
        kind, name, filled(kind.id, template_of(kind, templates), year_contents(book, kind), core)
    )


def _printed(kind: Paper, name: str, content: bytes) -> Printed:
    return Printed(name=name, content_type=kind.content_type, content=content)


def _core(kind: Paper, authority: Authority, today: date) -> bytes:
    return core_properties(kind.title, full_name(authority.name), today.isoformat())


def template_of(kind: Paper, templates: Path | None) -> bytes:
    """The office's own template where it has one, else the shipped."""
    own = templates / kind.file if templates else None
    return own.read_bytes() if own and own.is_file() else _shipped(kind.file)


@lru_cache(maxsize=64)
def _shipped(name: str) -> bytes:
    return (SHIPPED / name).read_bytes()
