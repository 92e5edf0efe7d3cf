"""No law and no province stands in Python: what casework, papers, handlers and the others know is in data.

tests/architecture/test_shape.py asks casework, handlers and bot for articles and provinces; here the other
packages are asked for both, and all of them for the regulations themselves.
"""

import re
from collections.abc import Iterator

import pytest

from casework.rulebook import load_regulations
from nlp.gazetteer import gazetteer
from tests.architecture.project import Module, modules, strings

PACKAGES = ("casework", "handlers", "papers", "bot", "nlp", "storage")
ELSEWHERE = ("nlp", "papers", "storage")  # what tests/architecture does not look into
ARTICLE = re.compile(r"(?:Điều|Khoản|Mục)\s+(?:\d|[IVX]+\.)", re.IGNORECASE)
DECISION = re.compile(r"\d+\s*-?\s*QĐ[/-](?:TU|UBND)")
PROFILES = [regulation for regulation in load_regulations() if regulation.is_of_conferences]
PLACES_OF_REGULATIONS = ("Gia Lai", "Hưng Yên", "Điện Biên")


def said(pattern: re.Pattern[str], *packages: str) -> list[str]:
    """Where a string that is no docstring speaks so."""
    return [
        f"{module.name}:{line} {found!r}"
        for module in modules(*packages)
        for line, found in _found(pattern, module)
    ]


def _found(pattern: re.Pattern[str], module: Module) -> Iterator[tuple[int, str]]:
    for node in strings(module):
        assert isinstance(node.value, str)
        match = pattern.search(node.value)
        if match:
            yield node.lineno, match.group()


def one_of(*names: str) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


@pytest.mark.parametrize("package", PACKAGES)
def test_no_package_is_looked_at_in_vain(package):
    assert modules(package), f"{package} holds no module: has it moved? Mend PACKAGES."


def test_no_article_stands_in_the_packages_around_casework():
    found = said(ARTICLE, *ELSEWHERE)
    assert not found, f"Law is data: move it to casework/data/regulations/*.toml or a template. {found}"


def test_no_decision_is_named_by_its_number():
    found = said(DECISION, *PACKAGES)
    assert not found, f"A regulation is a file: take its name from `Regulation.short`. {found}"


def test_no_profile_is_named_by_its_id_or_title():
    names = [name for one in PROFILES for name in (one.id, one.title, one.short)]
    assert len(names) >= 18
    found = said(one_of(*names), *PACKAGES)
    assert not found, f"Code that knows one regulation does not work for the next one: {found}"


def test_no_province_of_a_regulation_is_named():
    titles = " ".join(one.title for one in PROFILES)
    assert all(place in titles for place in PLACES_OF_REGULATIONS), "The test is out of date."
    found = said(one_of(*PLACES_OF_REGULATIONS), *PACKAGES)
    assert not found, f"A town is a file: move the name to casework/data. {found}"


def test_no_province_is_named_in_papers_and_storage():
    names = {one.name for meant in gazetteer().provinces.values() for one in _each(meant)}
    provinces = {name for name in names if not name.isupper()}  # 'HN' is a conference on paper, too
    assert len(provinces) > 30
    found = said(one_of(*provinces), "papers", "storage")
    assert not found, f"A town is a file: move the name to casework/data/agencies/*.toml. {found}"


def _each(meant):
    return meant if isinstance(meant, list | tuple | set | frozenset) else (meant,)
