"""Which sentences the code says with which words, and which the locale files hold."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from casework.errors import CaseworkError
from casework.petition import Outcome
from casework.petitioner import Disclosure
from casework.reading import Urgency
from tests.architecture.project import ROOT, Module, modules

DYNAMIC = {
    "button-outcome-": tuple(Outcome),
    "button-urgency-": tuple(Urgency),
    "button-disclosure-": tuple(Disclosure),
}
TO_CITIZENS = {"code", "agency", "due", "contact"}  # CaseFile.tell_citizen gives these to every notice
TO_HANDLERS = {"code", "title", "urgency", "topic", "due", "news"}  # CaseFile.tell_handlers gives these
TO_GROUPS = {"code", "topic", "urgency", "commune", "due", "reopened"}  # CaseFile.tell_groups gives these
OF_CONFERENCES = {"number", "title", "day", "time", "place", "contact"}  # ConferenceFile.tell gives these
SAYS = {  # how a call says a sentence: position and name of the sentence, position of the words
    "say": (0, 1),
    "word": (0, 1),
    "button": (0, None),
    "tell_citizen": (2, 3),
    "tell_handlers": (2, 3),
    "tell": (2, 4),
    "tell_groups": (2, 3),
    "say_in_group": (2, 3),
}

_GIVEN = {
    "tell_citizen": TO_CITIZENS,
    "tell_handlers": TO_HANDLERS,
    "tell": OF_CONFERENCES,
    "tell_groups": TO_GROUPS,
}


# --- the locale files ----------------------------------------------------------------------------------


@dataclass
class Sentence:
    """A text of a locale file: its variables, and the variants that it knows of some of them."""

    variables: set[str]
    variants: dict[str, set[str]]
    may_be_empty: set[str]
    as_day: set[str]


class _Looking(Visitor):
    def __init__(self) -> None:
        self.found = Sentence(set(), {}, set(), set())

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802 - fluent names it
        self.found.variables.add(node.id.name)

    def visit_FunctionReference(self, node: ftl.FunctionReference) -> None:  # noqa: N802 - fluent names it
        names = {item.id.name for item in node.arguments.positional}
        kind = {"HAS": self.found.may_be_empty, "DAY": self.found.as_day}.get(node.id.name)
        if kind is not None:
            kind |= names
        self.generic_visit(node)

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:  # noqa: N802 - fluent names it
        if isinstance(node.selector, ftl.VariableReference):
            keys = {getattr(variant.key, "name", None) or variant.key.value for variant in node.variants}
            self.found.variants.setdefault(node.selector.id.name, set()).update(keys)
        self.generic_visit(node)


@cache
def locale(language: str) -> dict[str, Sentence]:
    """Every sentence of one locale file."""
    files = sorted((ROOT / "handlers" / "locales" / language).glob("*.ftl"))
    source = "\n".join(file.read_text(encoding="utf-8") for file in files)
    found: dict[str, Sentence] = {}
    for entry in FluentParser().parse(source).body:
        assert not isinstance(entry, ftl.Junk), f"handlers/locales/{language}/, broken: {entry.content}"
        if isinstance(entry, ftl.Message):
            assert entry.id.name not in found, f"locales/{language} holds '{entry.id.name}' twice."
            looking = _Looking()
            looking.visit(entry)
            found[entry.id.name] = looking.found
    return found


# --- the code ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Saying:
    """A place in the code that says a sentence; `words` is None where they can't be read off."""

    sentence: str
    words: frozenset[str] | None
    where: str


@cache
def sayings() -> tuple[Saying, ...]:
    """Every place in handlers, casework and bot that says a sentence."""
    return tuple(said for module in modules("handlers", "casework", "bot") for said in _in_module(module))


def _in_module(module: Module) -> Iterator[Saying]:
    for function in [module.tree, *_functions(module.tree)]:
        for node in _own_nodes(function):
            if isinstance(node, ast.Call):
                where = f"{module.name}:{node.lineno}"
                for sentence in _sentences(node, function):
                    yield Saying(sentence, _words(node, function), where)


def _functions(tree: ast.AST) -> list[ast.AST]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def _own_nodes(scope: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a scope without those of functions inside it."""
    for child in ast.iter_child_nodes(scope):
        inner = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef)
        if inner:
            for decorator in child.decorator_list:
                yield from ast.walk(decorator)
        else:
            yield child
            yield from _own_nodes(child)


def _called(node: ast.Call) -> str:
    return getattr(node.func, "attr", None) or getattr(node.func, "id", "")


def _sentences(node: ast.Call, scope: ast.AST) -> set[str]:
    name = _called(node)
    if name in SAYS and len(node.args) > SAYS[name][0]:
        return _ids(node.args[SAYS[name][0]], scope)
    keyword = {"Choice": "sentence", "Notice": "sentence", "Caution": "sentence", "command": "summary"}.get(
        name, ""
    )
    return {
        found
        for argument in node.keywords
        if argument.arg == keyword
        for found in _ids(argument.value, scope)
    }


def _ids(value: ast.AST, scope: ast.AST) -> set[str]:
    inner: list[ast.expr] = []
    match value:
        case ast.Constant(value=str(text)):
            return {text} - {""}
        case ast.JoinedStr():
            return set(resolve(value))
        case ast.IfExp(body=one, orelse=other):
            inner = [one, other]
        case ast.Subscript(value=mapping):  # {Admission.QUEUE: "summary", ...}[...]
            inner = [mapping]
        case ast.Dict(values=values):
            inner = values
        case ast.Name(id=name):
            inner = _assigned(name, scope)
    return {found for given in inner for found in _ids(given, scope)}


def resolve(text: ast.JoinedStr) -> list[str]:
    """The ids that an f-string can become."""
    first = text.values[0]
    prefix = first.value if isinstance(first, ast.Constant) else ""
    return [f"{prefix}{value}" for value in DYNAMIC.get(prefix, ())]


def _assigned(name: str, scope: ast.AST) -> list[ast.expr]:
    found = []
    for node in ast.walk(scope):
        if isinstance(node, ast.Assign):
            found += [node.value for target in node.targets if getattr(target, "id", None) == name]
        elif isinstance(node, ast.AnnAssign) and node.value and getattr(node.target, "id", None) == name:
            found.append(node.value)
    return found


def _words(node: ast.Call, scope: ast.AST) -> frozenset[str] | None:
    name = _called(node)
    if name == "button":
        given = {keyword.arg for keyword in node.keywords}
        return None if None in given else frozenset(given)
    if name == "Choice":
        return None if any(keyword.arg == "words" for keyword in node.keywords) else frozenset()
    if name == "command":
        return frozenset()
    if name not in SAYS:
        return None
    position = SAYS[name][1]
    base = _GIVEN.get(name, set())
    given = _keys(node.args[position], scope) if len(node.args) > position else set()
    return None if given is None else frozenset(base | given)


def _keys(value: ast.AST, scope: ast.AST) -> set[str] | None:
    """The keys of a dictionary as far as they can be read off; None when they can't."""
    if isinstance(value, ast.Dict):
        keys: set[str] = set()
        for key, item in zip(value.keys, value.values, strict=True):
            more = {key.value} if isinstance(key, ast.Constant) else _keys(item, scope)
            if more is None:
                return None
            keys |= more
        return keys
    if isinstance(value, ast.Name):
        return _common([_keys(given, scope) for given in _assigned(value.id, scope)])
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
        return _common([_keys(given, function) for function, given in _returned(value.func.id)])
    return None


def _common(found: list[set[str] | None]) -> set[str] | None:
    known = [keys for keys in found if keys is not None]
    return set.intersection(*known) if known and len(known) == len(found) else None


def _returned(name: str) -> list[tuple[ast.AST, ast.expr]]:
    return [
        (function, node.value)
        for module in modules("handlers")
        for function in _functions(module.tree)
        if function.name == name
        for node in ast.walk(function)
        if isinstance(node, ast.Return) and node.value is not None
    ]


def refusals() -> Iterator[type[CaseworkError]]:
    """CaseworkError and everything below it."""
    waiting: list[type[CaseworkError]] = [CaseworkError]
    while waiting:
        kind = waiting.pop()
        yield kind
        waiting += kind.__subclasses__()


def raised() -> Iterator[Saying]:
    """Every place that makes a refusal, with the words that it gives."""
    kinds = {kind.__name__: kind for kind in refusals()}
    for module in modules("casework", "handlers", "bot"):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and _called(node) in kinds:
                kind = kinds[_called(node)]
                words = frozenset(keyword.arg or "" for keyword in node.keywords)
                yield Saying(kind.sentence, words, f"{module.name}:{node.lineno} {kind.__name__}")
