"""The tools of `make lint`; what they forbid is configured in pyproject.toml."""

import subprocess
import sys

import pytest

from tests.architecture.project import ROOT, modules, pyproject

TOOLS = {
    "ruff format": (["-m", "ruff", "format", "--check", "."], "Run: make format"),
    "ruff check": (["-m", "ruff", "check", "."], "Run: make format, then mend what is left"),
    "mypy": (["-m", "mypy"], "Mend the types"),
    "import-linter": (
        ["-c", "from importlinter.cli import lint_imports_command as lint; lint()"],
        "A module imports what it must not know: see [tool.importlinter] in pyproject.toml",
    ),
    "deptry": (
        ["-m", "deptry", "."],
        "A package is used but not in [project.dependencies], or there but not used",
    ),
    "vulture": (["-m", "vulture"], "Remove what nobody uses"),
}


@pytest.mark.parametrize("tool", TOOLS)
def test_the_whole_project_passes(tool):
    arguments, advice = TOOLS[tool]
    ran = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False, timeout=300
    )
    assert ran.returncode == 0, f"{tool}: {advice}.\n{ran.stdout[-6000:]}{ran.stderr[-3000:]}"


def test_only_the_clock_may_ask_the_machine_for_the_time():
    banned = pyproject()["tool"]["ruff"]["lint"]["flake8-tidy-imports"]["banned-api"]
    for name in ("datetime.datetime.now", "datetime.datetime.utcnow", "datetime.date.today"):
        assert name in banned, f"Ban {name} in [tool.ruff.lint.flake8-tidy-imports.banned-api]."
    exempt = {module.name for module in modules() if "TID251" in module.source}
    assert exempt == {"bot/clock.py"}, f"Take the time from the clock, without 'noqa: TID251', in {exempt}."


def test_tasks_live_in_task_groups():
    banned = pyproject()["tool"]["ruff"]["lint"]["flake8-tidy-imports"]["banned-api"]
    assert {"asyncio.create_task", "asyncio.ensure_future"} <= set(banned), "Ban loose tasks in pyproject."


def test_the_tools_are_strict():
    tools = pyproject()["tool"]
    assert tools["ruff"]["lint"]["select"] == ["ALL"], "ruff selects ALL; exceptions stand in `ignore`."
    assert tools["ruff"]["lint"]["mccabe"]["max-complexity"] <= 8, "Functions have a complexity of at most 8."
    assert tools["mypy"]["strict"] is True, "mypy is strict."
    assert tools["pytest"]["ini_options"]["filterwarnings"][0] == "error", "Warnings are errors."


def test_no_function_is_excused_from_its_complexity():
    excused = [module.name for module in modules() if "C901" in module.source]
    assert not excused, f"Divide the function instead of silencing C901 in {excused}."
