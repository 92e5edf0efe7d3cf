"""Commands in the chat, commands on the command line, and docs/commands.md."""

import argparse
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from bot.__main__ import main, parser
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
    assert "usage: langnghe" in capsys.readouterr().out


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
