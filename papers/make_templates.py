"""`python -m papers.make_templates`: write the shipped templates anew; the same code gives the same bytes."""

from collections.abc import Callable

from papers import templates_after, templates_before, templates_forms, templates_people, templates_year
from papers.catalogue import PAPERS, SHIPPED
from papers.page import Page

MODULES = (templates_before, templates_people, templates_after, templates_year, templates_forms)


def made(paper: str) -> bytes:
    """The template of a paper: each has a function of its name in one of the modules."""
    page: Callable[[], Page] = next(getattr(module, paper) for module in MODULES if hasattr(module, paper))
    return page().saved(PAPERS[paper].title)


def main() -> None:
    """Write every template."""
    for paper in PAPERS.values():
        if not paper.is_sheet:
            (SHIPPED / paper.file).write_bytes(made(paper.id))


if __name__ == "__main__":
    main()
