"""What a template says, compared with the tags that there are, branch by branch and row by row."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from jinja2 import nodes

from papers.tags import Meaning, Rows

Row: TypeAlias = dict[str, "str | Rows"]
Shape: TypeAlias = "Meaning | Row | None"  # None: what a filter makes of a tag; only trying it out can tell

_LOOP: Row = dict.fromkeys(("index", "index0", "first", "last", "length", "revindex", "revindex0"), "")
_FORBIDDEN: dict[type[nodes.Node], str] = {
    nodes.Call: "(…)",
    nodes.CallBlock: "call",
    nodes.Macro: "macro",
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "from",
    nodes.Extends: "extends",
    nodes.Block: "block",
    nodes.Mul: "*",
    nodes.Pow: "**",
}


class TagWalk:
    """Walks a template's tree and stops at the first name that is no tag."""

    def unknown(self, tree: nodes.Template, tags: Mapping[str, Shape]) -> str:
        """The first tag that does not exist, or a word of jinja that papers do without; else nothing."""
        return next(self._in(tree, dict(tags)), "")

    def _in(self, node: nodes.Node, scope: dict[str, Shape]) -> Iterator[str]:
        """All that is unknown in a node, in the order of the text."""
        if type(node) in _FORBIDDEN:
            yield _FORBIDDEN[type(node)]
        elif isinstance(node, nodes.For):
            yield from self._loop(node, scope)
        elif isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
            yield from self._in(node.node, scope)
            scope[node.target.name] = self._shape(node.node, scope)
        elif isinstance(node, nodes.Name):
            if node.name not in scope:
                yield node.name
        elif isinstance(node, nodes.Getattr):
            yield from self._column(node, scope)
        else:
            for child in node.iter_child_nodes():
                yield from self._in(child, scope)

    def _loop(self, node: nodes.For, scope: dict[str, Shape]) -> Iterator[str]:
        yield from self._in(node.iter, scope)
        over = self._shape(node.iter, scope)
        if isinstance(over, str):
            yield f"for … in {_name(node.iter)}"
        if isinstance(node.target, nodes.Name):
            one: Shape = dict(over) if isinstance(over, Rows) else "" if isinstance(over, tuple) else None
            inside = {**scope, node.target.name: one, "loop": _LOOP}
            for child in (*node.body, *((node.test,) if node.test else ())):
                yield from self._in(child, inside)
        for child in node.else_:
            yield from self._in(child, scope)

    def _column(self, node: nodes.Getattr, scope: dict[str, Shape]) -> Iterator[str]:
        before = list(self._in(node.node, scope))
        yield from before
        row = self._shape(node.node, scope)
        is_row = isinstance(row, dict) and not isinstance(row, Rows)
        if not before and row is not None and not (is_row and node.attr in row):
            yield _name(node)

    def _shape(self, node: nodes.Node, scope: Mapping[str, Shape]) -> Shape:
        if isinstance(node, nodes.Name):
            return scope.get(node.name)
        if isinstance(node, nodes.Getattr):
            row = self._shape(node.node, scope)
            return row.get(node.attr) if isinstance(row, dict) else None
        return None


def _name(node: nodes.Node) -> str:
    """'y.noi_dung', as it is written."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_name(node.node)}.{node.attr}"
    return "…"
