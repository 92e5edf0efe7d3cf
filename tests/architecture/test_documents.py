"""What the documents say is there."""

import ast
import re
from functools import cache

from tests.architecture.project import ROOT, modules, project_files, read

LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)|!\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)


def pages() -> list[str]:
    names = [str(path.relative_to(ROOT)) for path in project_files() if path.suffix == ".md"]
    return [name for name in names if name == "README.md" or name.startswith("docs/")]


def anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+\s+(.+?)\s*#*$", FENCE.sub("", text), re.MULTILINE)
    plain = [re.sub(r"[^\w\- ]", "", re.sub(r"[`*]", "", heading).lower()) for heading in headings]
    return {heading.strip().replace(" ", "-") for heading in plain}


def test_every_relative_link_leads_somewhere():
    broken = []
    for name in pages():
        folder = (ROOT / name).parent
        for match in LINK.finditer(FENCE.sub("", read(name))):
            target = match[1] or match[2]
            if re.match(r"[a-z]+:", target):
                continue
            path, _, anchor = target.partition("#")
            file = (folder / path).resolve() if path else ROOT / name
            if not file.exists():
                broken.append(f"{name}: {target}")
            elif anchor and file.suffix == ".md" and anchor not in anchors(file.read_text(encoding="utf-8")):
                broken.append(f"{name}: {target} (no such heading)")
    assert not broken, f"Mend these links: {broken}"


def test_the_readme_says_how_to_start():
    text = read("README.md")
    for needed in ("make demo", "make test", "docs/"):
        assert needed in text, f"README.md does not mention '{needed}'."


def test_every_make_target_in_the_documents_exists():
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    for name in pages():
        for target in re.findall(r"`make ([a-z]+)", read(name)):
            assert target in targets, f"{name}: 'make {target}' is not in the Makefile."


def test_every_page_that_the_code_points_to_exists():
    missing = {
        f"{module.name}: {page}"
        for module in modules()
        for page in re.findall(r"docs/[\w/-]+\.md", module.source)
        if not (ROOT / page).exists()
    }
    assert not missing, f"Write these pages, or point elsewhere: {sorted(missing)}"


# --- the glossary --------------------------------------------------------------------------------------


def glossary_terms() -> list[str]:
    """The code names of docs/glossary.md: what stands in backticks (or alone) in its column `code`."""
    terms: list[str] = []
    column: int | None = None
    for line in read("docs/glossary.md").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.lstrip().startswith("|"):
            column = None
        elif column is None:
            names = [cell.lower() for cell in cells]
            column = names.index("code") if "code" in names else None
        elif not set(cells[0]) <= set("-: ") and column < len(cells):
            quoted = re.findall(r"`([^`]+)`", cells[column])
            terms += quoted or [term for term in re.split(r",\s*", cells[column]) if term]
    return terms


@cache
def known_names() -> frozenset[str]:
    """Modules, classes, functions, fields and constants, plain and as `Class.member`; values of enums."""
    names: set[str] = set()
    for module in modules():
        path = module.path.relative_to(ROOT).with_suffix("")
        names |= {path.name, str(path), ".".join(path.parts), *path.parts}
        for node in ast.walk(module.tree):
            names |= set(_defined(node))
            if isinstance(node, ast.ClassDef):
                members = {name for below in node.body for name in _defined(below)}
                names |= {f"{node.name}.{member}" for member in members}
                names |= _values(node)
    return frozenset(names)


def _defined(node: ast.AST) -> list[str]:
    match node:
        case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
            return [node.name]
        case ast.Assign():
            return [target.id for target in node.targets if isinstance(target, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
        case _:
            return []


def _values(node: ast.ClassDef) -> set[str]:
    if not any(isinstance(base, ast.Name) and base.id.endswith("Enum") for base in node.bases):
        return set()
    return {
        below.value.value
        for below in node.body
        if isinstance(below, ast.Assign)
        and isinstance(below.value, ast.Constant)
        and isinstance(below.value.value, str)
    }


def test_the_glossary_names_only_what_exists():
    terms = glossary_terms()
    assert len(terms) > 10, "docs/glossary.md has a table | Vietnamese | code | meaning |."
    gone = [
        term for term in terms if term.removesuffix("()") not in known_names() and not (ROOT / term).exists()
    ]
    assert not gone, f"docs/glossary.md names what the code does not have: {gone}"
