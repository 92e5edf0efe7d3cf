"""A template and its tags → a docx. docxtpl clears Word's marks out of the tags, jinja fills them in.

docxtpl's own rendering reads and writes the whole document again with python-docx, and looks for line breaks
in every run: some hundreds of items take many times as long. Here a value's line breaks become Word's when it
is written, and the other parts of the file are taken over as they are.
"""

import re
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from html import escape
from io import BytesIO

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from casework.errors import TemplateError
from papers.fixed_zip import unzipped, zipped
from papers.words import BLANK

FILLED_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes)\.xml")
CORE = "docProps/core.xml"
FILTERS = frozenset(
    {"capitalize", "default", "first", "int", "join", "last", "length", "list", "lower", "reject"}
    | {"rejectattr", "reverse", "select", "selectattr", "sort", "sum", "trim", "unique", "upper"}
)
_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_CLEANER = DocxTemplate(BytesIO())  # only its patch_xml is used, which reads nothing from the file
_QUOTED_NAME = re.compile(r"'([^']*)'(?:[^']*)$")


class _Lines:
    """A text of several lines, as jinja puts it into the document."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __html__(self) -> str:
        return _BREAK.join(escape(line) for line in self.text.split("\n"))


def written(value: object) -> object:
    """A value as it stands in the document: escaped, with its line breaks; nothing is a blank."""
    if value is None:
        return BLANK
    return _Lines(value) if isinstance(value, str) and "\n" in value else value


class _Cautious(ImmutableSandboxedEnvironment):
    """Jinja that makes nothing large out of little: no calls, no products, no formats."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def call_binop(self, _context: Context, operator: str, left: object, right: object) -> object:
        """The rest of a division, for every second line of a table; nothing else."""
        if operator == "%" and isinstance(left, int) and isinstance(right, int):
            return left % right
        raise SecurityError(f"a template may not use '{operator}'")

    def is_safe_callable(self, _obj: object) -> bool:
        """A template has nothing to call."""
        return False


def environment() -> ImmutableSandboxedEnvironment:
    """Jinja for templates from strangers: no names but the tags, and an unknown tag is an error."""
    jinja = _Cautious(autoescape=True, undefined=StrictUndefined, finalize=written)
    jinja.globals.clear()
    jinja.filters = {name: made for name, made in jinja.filters.items() if name in FILTERS}
    return jinja


_JINJA = environment()


def cleaned_parts(content: bytes) -> dict[str, str]:
    """The parts of a template that hold tags, each tag in one piece."""
    return {
        name: _CLEANER.patch_xml(part.decode("utf-8"))
        for name, part in unzipped(content).items()
        if FILLED_PARTS.fullmatch(name) and (b"{" in part)
    }


@lru_cache(maxsize=64)
def _compiled(content: bytes) -> tuple[dict[str, bytes], dict[str, Template]]:
    """The files of a template and, of those with tags, what jinja made of them."""
    return unzipped(content), {
        name: _JINJA.from_string(source) for name, source in cleaned_parts(content).items()
    }


def filled(paper: str, content: bytes, tags: Mapping[str, object], core: bytes) -> bytes:
    """The docx that a template makes of these tags."""
    try:
        files, templates = _compiled(content)
        rendered = {name: template.render(tags).encode() for name, template in templates.items()}
    except (zipfile.BadZipFile, UnicodeDecodeError) as problem:
        raise TemplateError(f"mẫu '{paper}' không phải tệp docx.", tag="docx", paper=paper) from problem
    except TemplateSyntaxError as problem:
        raise TemplateError(
            f"mẫu '{paper}': {problem.message}", tag=f"{problem.message}", paper=paper
        ) from problem
    except (UndefinedError, SecurityError, TypeError, ValueError, ArithmeticError) as problem:
        found = _QUOTED_NAME.search(str(problem))
        raise TemplateError(
            f"mẫu '{paper}': {problem}", tag=found[1] if found else str(problem), paper=paper
        ) from problem
    return zipped((name, {CORE: core, **rendered}.get(name, part)) for name, part in files.items())
