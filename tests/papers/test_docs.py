"""docs/papers.md lists every paper and every tag, as the code has them."""

from jinja2 import nodes

from papers.catalogue import PAPERS, SHIPPED, Paper, Source
from papers.filling import FILTERS, cleaned_parts, environment
from papers.tags import CONFERENCE_TAGS, LETTER_TAGS, YEAR_TAGS, Meaning, Rows, tags_of
from tests.architecture.project import read

SOURCES = {
    Source.CONFERENCE: "a conference",
    Source.YEAR: "a year",
    Source.EITHER: "a conference or a year",
    Source.TELLING: "a notice that nobody could bring",
}


def used(paper: Paper) -> list[str]:
    """The tags of a shipped template, in the order in which they are documented."""
    content = (SHIPPED / paper.file).read_bytes()
    trees = [environment().parse(source) for source in cleaned_parts(content).values()]
    names = {name.name for tree in trees for name in tree.find_all(nodes.Name)}
    return [tag for tag in tags_of(paper) if tag in names]


def paper_rows() -> list[str]:
    rows = ["| id | paper | printed from | tags in the shipped template |", "|---|---|---|---|"]
    for paper in PAPERS.values():
        tags = "a spreadsheet, no template" if paper.is_sheet else " ".join(f"`{tag}`" for tag in used(paper))
        rows.append(f"| `{paper.id}` | {paper.title} | {SOURCES[paper.source]} | {tags} |")
    return rows


def tag_rows(tags: dict[str, Meaning]) -> list[str]:
    rows = ["| tag | nghĩa | cột |", "|---|---|---|"]
    for tag, meaning in tags.items():
        if isinstance(meaning, Rows):
            columns = " ".join(
                f"`{name}` (danh sách)" if isinstance(below, Rows) else f"`{name}`"
                for name, below in meaning.items()
            )
            rows.append(f"| `{tag}` | {meaning.meaning} | {columns} |")
        else:
            text = f"{meaning[0]} (danh sách)" if isinstance(meaning, tuple) else meaning
            rows.append(f"| `{tag}` | {text} | |")
    return rows


def column_rows(tags: dict[str, Meaning]) -> list[str]:
    """What the columns of lists mean, each once."""
    found: dict[str, str] = {}
    for rows in (meaning for meaning in tags.values() if isinstance(meaning, Rows)):
        for name, below in rows.items():
            inner = below.items() if isinstance(below, Rows) else ()
            for column, text in ((name, below), *inner):
                if isinstance(text, str):
                    found.setdefault(column, text)
    return ["| cột | nghĩa |", "|---|---|", *(f"| `{name}` | {text} |" for name, text in found.items())]


def tables() -> list[list[str]]:
    return [
        paper_rows(),
        tag_rows(CONFERENCE_TAGS),
        column_rows(CONFERENCE_TAGS),
        tag_rows(YEAR_TAGS),
        column_rows(YEAR_TAGS),
        tag_rows(LETTER_TAGS),
    ]


def test_the_document_has_every_paper_and_every_tag():
    text = read("docs/papers.md")
    for table in tables():
        block = "\n".join(table)
        assert block in text, f"Put this table into docs/papers.md in place of the old one:\n\n{block}\n"


def test_the_document_names_the_filters():
    text = read("docs/papers.md")
    assert all(f"`{name}`" in text for name in FILTERS)
