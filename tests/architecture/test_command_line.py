"""Commands in the chat, commands on the command line, and docs/commands.md."""

import argparse
import ast
import inspect
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from bot.__main__ import main, parser
from bot.argparse_words import COUNTED, WORDS
from handlers import front_desk
from handlers.commands import ACTIONS, COMMANDS, STEPS
from handlers.conversation import Step
from tests.architecture.project import modules, read, strings

PAGE = "docs/commands.md"


def subcommands(of: argparse.ArgumentParser, before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words of each command that can be typed: ('officer',), ('officer', 'invite'), ..."""
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                yield (*before, name)
                yield from subcommands(below, (*before, name))


SUBCOMMANDS = sorted(subcommands(parser()))


def test_the_handlers_have_registered_themselves():
    assert front_desk.COMMANDS is COMMANDS
    assert len(COMMANDS) > 8


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_of_the_chat_is_described(name):
    assert re.search(rf"/{name}\b", read(PAGE)), f"Describe /{name} in {PAGE}."


@pytest.mark.parametrize("words", SUBCOMMANDS, ids=" ".join)
def test_every_command_of_the_command_line_is_described(words):
    line = f"langnghe {' '.join(words)}"
    assert re.search(rf"{line}\b", read(PAGE)), f"Describe '{line}' in {PAGE}."


def test_the_page_describes_no_command_that_is_gone():
    mentioned = set(re.findall(r"`/([a-z]+)", read(PAGE)))
    gone = mentioned - set(COMMANDS)
    assert not gone, f"{PAGE} describes commands that no handler answers: {sorted(gone)}"
    typed = {tuple(line.split()) for line in re.findall(r"`langnghe ([a-z]+(?: [a-z]+)?)", read(PAGE))}
    heads = {words[:1] for words in SUBCOMMANDS}
    gone_words = {words for words in typed if words not in SUBCOMMANDS and words[:1] not in heads}
    assert not gone_words, f"{PAGE} describes what the command line does not know: {gone_words}"


@pytest.mark.parametrize("words", [(), *SUBCOMMANDS], ids=" ".join)
def test_help_works(words, capsys):
    with pytest.raises(SystemExit) as left:
        main([*words, "--help"])
    assert left.value.code == 0
    assert "cách dùng: langnghe" in capsys.readouterr().out


def said_by_argparse() -> set[str]:
    """The sentences in argparse's source that somebody who types can meet; not what only programmers do."""
    calls = [
        node
        for node in ast.walk(ast.parse(inspect.getsource(argparse)))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_", "ngettext"}
    ]
    return {call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)} - FOR_PROGRAMMERS


FOR_PROGRAMMERS = {
    ".__call__() not defined",
    "%r is not callable",
    "'required' is an invalid argument for positionals",
    'argument "-" with mode %r',  # argparse.FileType, which is not used here
    "can't open '%(filename)s': %(error)s",
    "cannot have multiple subparser arguments",
    "cannot merge actions - two groups are named %r",
    "conflicting option string: %s",
    "conflicting subparser alias: %s",
    "conflicting subparser: %s",
    "dest= is required for options like %r",
    "invalid conflict_resolution value: %r",
    "invalid option string %(option)r: must start with a character %(prefix_chars)r",
    "mutually exclusive arguments must be optional",
    "unexpected option string: %s",
}


def test_argparse_speaks_vietnamese():
    missing = said_by_argparse() - set(WORDS) - set(COUNTED)
    assert len(said_by_argparse()) > 10
    assert not missing, f"Translate these in bot/argparse_words.py: {sorted(missing)}"


@pytest.mark.parametrize("english", [*WORDS, *COUNTED])
def test_what_is_translated_has_the_same_gaps(english):
    gaps = re.compile(r"%(?:\(\w+\))?[srd]")
    assert sorted(gaps.findall(english)) == sorted(gaps.findall({**WORDS, **COUNTED}[english]))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "còn thiếu: LỆNH"),
        ("frobnicate", "không có 'frobnicate'"),
        ("officer invite", "còn thiếu: --agency"),
        ("officer invite --agency", "cần một giá trị"),
        ("officer invite --agency x --days nhiều", "'nhiều' không phải số nguyên"),
        ("officer invite --agency x --role king", "không có 'king'"),
        ("deadlines --profile x --conference 31/8", "hãy viết như 2026-03-26"),
        ("poster --place x --all", "không dùng cùng --place"),
        ("doctor now", "không có tham số này: now"),
    ],
)
def test_a_slip_of_the_keyboard_is_said_in_vietnamese(typed, said, capsys):
    with pytest.raises(SystemExit) as left:
        main(typed.split())
    assert left.value.code == 2
    told = capsys.readouterr().err
    assert said in told
    assert not re.search(r"\b(error|usage|argument|invalid|choose|required|options)\b", told)


def test_the_installed_script_is_the_command_line():
    (script,) = entry_points(group="console_scripts", name="langnghe")
    assert script.load() is main, "pyproject.toml: [project.scripts] langnghe points elsewhere."
    program = Path(sys.executable).with_name("langnghe")
    ran = subprocess.run([program, "--help"], capture_output=True, text=True, check=False, timeout=60)
    assert ran.returncode == 0, f"{program} --help: {ran.stderr}"
    assert all(words[0] in ran.stdout for words in SUBCOMMANDS)


def test_every_step_of_the_conversation_has_a_handler():
    missing = set(Step) - set(STEPS)
    assert not missing, f"No handler has @step(...) for {missing}: the front desk would break on a text."


def test_every_button_has_a_handler():
    """Actions are `verb:argument`; every verb that a button is given stands in an @action."""
    verb = re.compile(r"^([a-z]+):$|^([a-z]+):(?:yes|no|\?|[A-Z])")
    pressed = {
        (hit[1] or hit[2], module.name)
        for module in modules("handlers", "casework")
        for node in strings(module)
        if (hit := verb.match(node.value))
    }
    unanswered = {(name, where) for name, where in pressed if name not in ACTIONS}
    assert len(pressed) > 20
    assert not unanswered, f"No handler has @action(...) for these buttons: {sorted(unanswered)}"
