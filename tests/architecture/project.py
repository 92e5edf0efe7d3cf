"""The project's files and their syntax trees, read once."""

import ast
import subprocess
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "casework", "handlers", "nlp", "storage")
UNTRACKED = {".git", ".venv", "var", ".demo", "__pycache__", "shots"}


@dataclass(frozen=True)
class Module:
    """A Python file of the product."""

    path: Path
    source: str
    tree: ast.Module

    @property
    def name(self) -> str:
        return str(self.path.relative_to(ROOT))

    @property
    def length(self) -> int:
        return len(self.source.splitlines())


@cache
def modules(*packages: str) -> tuple[Module, ...]:
    """All modules of these packages (of all, when none is named)."""
    found = []
    for package in packages or PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            source = path.read_text(encoding="utf-8")
            found.append(Module(path, source, ast.parse(source)))
    return tuple(found)


@cache
def project_files() -> tuple[Path, ...]:
    """What is, or is about to be, under version control; in an archive without git: everything there is."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0:
        names = sorted(filter(None, listed.stdout.decode().split("\0")))
        return tuple(path for name in names if (path := ROOT / name).is_file())
    return tuple(
        path
        for path in sorted(ROOT.rglob("*"))
        if path.is_file() and not UNTRACKED & set(path.relative_to(ROOT).parts)
    )


def texts() -> Iterator[tuple[str, str]]:
    """(name, text) of each project file that is not binary."""
    for path in project_files():
        content = path.read_bytes()
        if b"\0" not in content:
            yield str(path.relative_to(ROOT)), content.decode("utf-8", errors="replace")


@cache
def pyproject() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def read(name: str) -> str:
    """A file that must exist, by its name from the root."""
    path = ROOT / name
    assert path.exists(), f"{name} does not exist. Write it."
    return path.read_text(encoding="utf-8")


def docstrings(tree: ast.AST) -> set[int]:
    """The ids of all nodes that are docstrings."""
    found: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                found.add(id(first.value))
    return found


def strings(module: Module) -> Iterator[ast.Constant]:
    """Every string in a module that is not a docstring, the fixed parts of f-strings among them."""
    passed = docstrings(module.tree)
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in passed:
            yield node
