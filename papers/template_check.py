"""An office's own template, checked before it is used: an unknown tag is an error here, no gap in print."""

import re
import zipfile
from io import BytesIO

from docx import Document
from jinja2 import TemplateSyntaxError

from casework.errors import TemplateError
from papers.catalogue import paper_named
from papers.filling import cleaned_parts, environment, filled
from papers.fixed_zip import core_properties, unzipped
from papers.tag_walk import Shape, TagWalk
from papers.tags import NUMBERS, Rows, tags_of

MOST_BYTES = 5_000_000
MOST_UNPACKED = 30_000_000
_DOCUMENT = "word/document.xml"
_OUTSIDE = re.compile(rb"<Relationship\b[^>]*TargetMode\s*=\s*[\"']External[\"'][^>]*>")
_NOT_A_ZIP = (zipfile.BadZipFile, KeyError, ValueError, NotImplementedError, RuntimeError, EOFError)
_TAG = re.compile(
    r"\{\{(?P<print>.*?)(?P<closed>\}\}|(?=\{\{|\{%)|\Z)|\{%.*?(?:%\}|(?=\{\{|\{%)|\Z)", re.DOTALL
)
_XML = re.compile(r"<[^>]*>")
_QUOTED = re.compile(r"'(\w+)'")
_SHOWN = 60


def check_template(paper: str, content: bytes) -> None:
    """Refuse what is no docx, reaches outside, or holds a tag that is unknown or not closed."""
    kind = paper_named(paper)
    if kind.is_sheet:
        raise TemplateError(f"'{paper}' là bảng tính, không có mẫu.", paper=paper, tag=kind.title)
    _check_file(paper, content)
    tags = tags_of(kind)
    for source in cleaned_parts(content).values():
        _check_part(paper, source, dict(tags))
    core = core_properties(kind.title, "", "1980-01-01")
    try:
        for rows in (0, 2):  # none at all, and one after the other
            example = {name: _example(name, tags[name], rows) for name in tags}
            Document(BytesIO(filled(paper, content, example, core)))
    except (SyntaxError, *_NOT_A_ZIP) as problem:
        raise TemplateError(
            f"mẫu '{paper}': điền vào thì hỏng, không còn là văn bản ({problem}). Thẻ mở trong ô bảng hoặc "
            "đoạn nào thì phải đóng ở chỗ tương tự.",
            paper=paper,
            tag="{% %}",
        ) from problem


def _check_file(paper: str, content: bytes) -> None:
    """A docx of a bearable size, without macros, that loads nothing from elsewhere."""
    try:
        files = _unpacked(content)
        files[_DOCUMENT].decode("utf-8")
    except _NOT_A_ZIP as problem:
        raise TemplateError(
            f"mẫu '{paper}' không phải tệp docx ({problem}).", paper=paper, tag="docx"
        ) from problem
    if any("vbaProject" in name for name in files):
        raise TemplateError(f"mẫu '{paper}' có macro: hãy lưu lại thành .docx.", paper=paper, tag="docx")
    for name, part in files.items():
        links = _OUTSIDE.findall(part) if name.endswith(".rels") else []
        if any(b"/hyperlink" not in link for link in links):
            raise TemplateError(
                f"mẫu '{paper}' lấy nội dung từ nơi khác ({name}): hãy nhúng vào tệp.",
                paper=paper,
                tag=name,
            )


def _unpacked(content: bytes) -> dict[str, bytes]:
    if len(content) > MOST_BYTES:
        raise ValueError(f"lớn hơn {MOST_BYTES} byte")
    with zipfile.ZipFile(BytesIO(content)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED:
            raise ValueError(f"giải nén ra lớn hơn {MOST_UNPACKED} byte")
    return unzipped(content)


def _check_part(paper: str, source: str, tags: dict[str, Shape]) -> None:
    jinja = environment()
    try:
        unknown = TagWalk().unknown(jinja.parse(source), tags)
        if not unknown:
            jinja.compile(source)
    except TemplateSyntaxError as problem:
        tag = _broken(source) or _last_quoted(f"{problem.message}")
        raise TemplateError(
            f"mẫu '{paper}': thẻ '{tag}': {problem.message}", paper=paper, tag=tag
        ) from problem
    if unknown:
        raise TemplateError(
            f"mẫu '{paper}': không có thẻ '{unknown}'. Các thẻ có trong docs/papers.md.",
            paper=paper,
            tag=unknown,
        )


def _broken(source: str) -> str:
    """The first tag that is not closed or cannot be read on its own."""
    for found in _TAG.finditer(source):
        text = _XML.sub("", found[0]).strip()[:_SHOWN]
        if not found[0].endswith(("}}", "%}")):
            return text
        if found["print"] is not None and not _can_be_read(found[0]):
            return text
    return ""


def _can_be_read(tag: str) -> bool:
    try:
        environment().parse(tag)
    except TemplateSyntaxError:
        return False
    return True


def _last_quoted(message: str) -> str:
    return next(reversed(_QUOTED.findall(message)), message)


def _example(name: str, shape: Shape, rows: int) -> object:
    """What a tag may hold, so that a template can be tried: `rows` in each list; else nothing, or a word."""
    if isinstance(shape, Rows):
        return [{column: _example(column, below, rows) for column, below in shape.items()}] * rows
    if isinstance(shape, tuple):
        return [*shape] * rows
    if name in NUMBERS:
        return rows
    return shape if rows else ""
