"""The shape of the packages: short modules, maps without code, data instead of law in code."""

import ast
import re
import statistics

import pytest

from nlp.gazetteer import gazetteer
from tests.architecture.project import PACKAGES, ROOT, modules, strings

HARD_LIMIT = 300
LAW = re.compile(r"Điều\s+\d|khoản\s+\d|\barticles?\s+\d", re.IGNORECASE)


def test_no_module_is_longer_than_the_limit():
    lengths = {module.name: module.length for module in modules()}
    print(
        f"\nmedian module: {statistics.median(lengths.values()):.0f} lines, longest {max(lengths.values())}"
    )
    long = {name: length for name, length in lengths.items() if length > HARD_LIMIT}
    assert not long, f"Divide these modules by what they are about (at most {HARD_LIMIT} lines): {long}"


@pytest.mark.parametrize("package", PACKAGES)
def test_an_init_is_the_map_of_its_package_and_nothing_else(package):
    for folder in {module.path.parent for module in modules(package)}:
        name = f"{folder.relative_to(ROOT)}/__init__.py"
        if "migrations" in folder.parts:
            continue
        assert (folder / "__init__.py").exists(), f"Write {name} with a docstring."
        tree = ast.parse((folder / "__init__.py").read_text(encoding="utf-8"))
        assert len(tree.body) == 1, f"{name} holds a docstring and nothing else: move the rest to a module."
        assert ast.get_docstring(tree), f"{name} says in a docstring what its package is for."


def test_no_module_has_a_name_that_says_nothing():
    empty = {"utils", "helpers", "manager", "service", "common", "misc"}
    found = [module.name for module in modules() if module.path.stem in empty]
    assert not found, f"Name these after what they are about: {found}"


def test_no_article_of_a_law_stands_in_code():
    found = [
        f"{module.name}:{node.lineno} {node.value[:60]!r}"
        for module in modules("casework", "handlers", "papers", "bot")
        for node in strings(module)
        if LAW.search(node.value)
    ]
    assert not found, f"Law is data: move it to casework/data/regulations/*.toml or a locale. {found}"


ABBREVIATED = 3


def test_no_province_stands_in_code():
    names = {province.name for province in _provinces()}
    # Without abbreviations: 'HN' is also the hội nghị of conference numbers.
    provinces = sorted((name for name in names if len(name) > ABBREVIATED), key=len, reverse=True)
    assert len(provinces) > 30
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, provinces))})(?!\w)")
    found = [
        f"{module.name}:{node.lineno} {node.value[:60]!r}"
        for module in modules("casework", "handlers", "papers", "bot")
        for node in strings(module)
        if pattern.search(node.value)
    ]
    assert not found, f"A town is a file: move the name to casework/data/agencies/*.toml. {found}"


def _provinces():
    for meant in gazetteer().provinces.values():
        yield from meant if isinstance(meant, list | tuple | set | frozenset) else (meant,)
