"""What the project stands on: each package with its reason, pinned by hashes, from no address."""

import re

import pytest

from tests.architecture.project import pyproject, read, texts

LOCKS = ("requirements.lock", "requirements-dev.lock")
PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==(\S+)")
REGISTRIES = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("pypi", "python", "org"),
        ("registry", "npmjs", "org"),
        ("registry", "yarnpkg", "com"),
        ("proxy", "golang", "org"),
        ("index", "crates", "io"),
        ("static", "crates", "io"),
        ("rubygems", "org"),
        ("anaconda", "org"),
        ("deb", "debian", "org"),
        ("archive", "ubuntu", "com"),
        ("maven", "org"),
    )
)
MACHINE = re.compile(r"(?<![\w./-])/(?:work|root|home)/\S*")


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(lock: str) -> dict[str, str]:
    found = (PINNED.match(line) for line in read(lock).splitlines())
    return {normal(pin[1]): pin[2] for pin in found if pin}


def test_each_dependency_has_its_reason_on_its_line():
    source = read("pyproject.toml")
    block = source[source.index("\ndependencies = [") :]
    lines = block[: block.index("\n]")].strip().splitlines()[1:]
    assert len(lines) == len(pyproject()["project"]["dependencies"]), "One dependency a line, please."
    for line in lines:
        assert re.search(r'",\s+#\s*\w{2,}', line), f"Say beside it why it is needed: {line.strip()}"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_is_pinned_and_has_hashes(lock):
    entries = re.split(r"\n(?=\S)", read(lock).strip())
    entries = [entry for entry in entries if not entry.startswith("#")]
    assert len(entries) > 20
    for entry in entries:
        name = entry.split()[0]
        assert PINNED.match(entry), f"{lock}: '{name}' is not pinned with ==. Run: make lock"
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), (
            f"{lock}: '{name}' has no hash. Run: make lock"
        )


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address_and_no_index(lock):
    text = read(lock)
    assert "://" not in text, f"{lock} names an address. Run: make lock"
    option = re.search(r"^\s*(-i|-f|--(?!hash=)[\w-]+)", text, re.MULTILINE)
    assert option is None, f"{lock} holds the option {option and option[0]!r}. Run: make lock"


@pytest.mark.parametrize("lock", LOCKS)
def test_every_dependency_is_locked(lock):
    groups = pyproject()["dependency-groups"]
    wanted = list(pyproject()["project"]["dependencies"]) + list(groups["build"])
    wanted += groups["dev"] if lock == "requirements-dev.lock" else []
    locked = pins(lock)
    for requirement in wanted:
        name = normal(re.split(r"[\[<>=!~; ]", requirement)[0])
        assert name in locked, f"{lock} lacks '{name}'. Run: make lock"


def test_both_locks_agree():
    run, develop = (pins(lock) for lock in LOCKS)
    differing = {name: (version, develop.get(name)) for name, version in run.items()}
    differing = {name: both for name, both in differing.items() if both[0] != both[1]}
    assert not differing, f"requirements.lock and requirements-dev.lock differ; run make lock: {differing}"


def test_no_file_names_the_host_of_a_package_registry():
    found = [(name, host) for name, text in texts() for host in REGISTRIES if host in text]
    assert not found, f"Whoever installs chooses where from: take the host out. {found}"


def test_no_file_knows_the_machine_on_which_it_was_written():
    found = [(name, hit[0][:60]) for name, text in texts() for hit in MACHINE.finditer(text)]
    assert not found, f"Write paths from the project's root. {found[:20]}"
