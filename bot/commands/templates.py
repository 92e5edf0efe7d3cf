"""`langnghe templates`: list, export, put, remove: an office's own templates in place of the shipped ones."""

from pathlib import Path

from bot.assembly import TEMPLATES
from bot.settings import Settings
from casework.errors import TemplateError
from papers.catalogue import PAPERS, SHIPPED, Paper, paper_named
from papers.template_check import check_template


def folder_of(settings: Settings) -> Path:
    """Where the office's own templates lie."""
    return settings.data_dir / TEMPLATES


def list_all(settings: Settings) -> int:
    """Print every paper with its title and whose template is used."""
    for paper in PAPERS.values():
        print(f"{paper.id:20} {_whose(settings, paper):8} {paper.title}")
    print(f"Own templates lie in {folder_of(settings)}. Tags: docs/papers.md.")
    return 0


def export(settings: Settings, paper: str, file: Path) -> int:
    """Write the template that is used now to a file, to be changed with an office program."""
    kind = _with_template(paper)
    own = folder_of(settings) / kind.file
    source = own if own.is_file() else SHIPPED / kind.file
    try:
        with file.open("xb") as handle:
            handle.write(source.read_bytes())
    except OSError as problem:
        raise TemplateError(
            f"{file} cannot be written: {problem.strerror}.", paper=paper, tag=""
        ) from problem
    print(f"Written: {file} ({'your own' if source == own else 'the shipped'} template of '{paper}').")
    print(f"Change it, then: langnghe templates put {paper} {file}")
    return 0


def put(settings: Settings, paper: str, file: Path) -> int:
    """Check a template and use it from now on; a refused one changes nothing."""
    kind = _with_template(paper)
    try:
        content = file.read_bytes()
    except OSError as problem:
        raise TemplateError(f"{file} cannot be read: {problem.strerror}.", paper=paper, tag="") from problem
    check_template(paper, content)
    folder = folder_of(settings)
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / f"{kind.file}.new"
    fresh.write_bytes(content)
    fresh.replace(folder / kind.file)  # at once: a paper printed meanwhile finds the old one or the new one
    print(f"Installed: {folder / kind.file}. Papers '{paper}' ({kind.title}) use it from now on.")
    return 0


def remove(settings: Settings, paper: str) -> int:
    """Go back to the shipped template."""
    own = folder_of(settings) / _with_template(paper).file
    if not own.is_file():
        print(f"There is no own template of '{paper}': the shipped one is used already.")
        return 0
    own.unlink()
    print(f"Removed: {own}. The shipped template of '{paper}' is used again.")
    return 0


def _whose(settings: Settings, paper: Paper) -> str:
    if paper.is_sheet:
        return "-"
    return "own" if (folder_of(settings) / paper.file).is_file() else "shipped"


def _with_template(paper: str) -> Paper:
    kind = paper_named(paper)
    if kind.is_sheet:
        raise TemplateError(f"'{paper}' is a spreadsheet and has no template.", paper=paper, tag="")
    return kind
