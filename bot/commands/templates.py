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
    print(f"Mẫu riêng nằm ở {folder_of(settings)}. Các thẻ: docs/papers.md.")
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
        raise TemplateError(f"Không ghi được {file}: {problem.strerror}.", paper=paper, tag="") from problem
    print(f"Đã ghi {file}: mẫu {'riêng' if source == own else 'có sẵn'} của '{paper}'.")
    print(f"Sửa xong thì chạy: langnghe templates put {paper} {file}")
    return 0


def put(settings: Settings, paper: str, file: Path) -> int:
    """Check a template and use it from now on; a refused one changes nothing."""
    kind = _with_template(paper)
    try:
        content = file.read_bytes()
    except OSError as problem:
        raise TemplateError(f"Không đọc được {file}: {problem.strerror}.", paper=paper, tag="") from problem
    check_template(paper, content)
    folder = folder_of(settings)
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / f"{kind.file}.new"
    fresh.write_bytes(content)
    fresh.replace(folder / kind.file)  # at once: a paper printed meanwhile finds the old one or the new one
    print(f"Đã đặt mẫu {folder / kind.file}: từ nay '{paper}' ({kind.title}) dùng mẫu này.")
    return 0


def remove(settings: Settings, paper: str) -> int:
    """Go back to the shipped template."""
    own = folder_of(settings) / _with_template(paper).file
    if not own.is_file():
        print(f"'{paper}' chưa có mẫu riêng: vẫn đang dùng mẫu có sẵn.")
        return 0
    own.unlink()
    print(f"Đã bỏ {own}: '{paper}' dùng lại mẫu có sẵn.")
    return 0


def _whose(settings: Settings, paper: Paper) -> str:
    if paper.is_sheet:
        return "-"
    return "riêng" if (folder_of(settings) / paper.file).is_file() else "có sẵn"


def _with_template(paper: str) -> Paper:
    kind = paper_named(paper)
    if kind.is_sheet:
        raise TemplateError(f"'{paper}' là bảng tính, không có mẫu.", paper=paper, tag="")
    return kind
