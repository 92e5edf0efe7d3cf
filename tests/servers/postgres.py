"""A PostgreSQL server for tests."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def _as_postgres(command: list[str]) -> list[str]:
    """Initdb refuses to run as root."""
    return ["runuser", "-u", "postgres", "--", *command] if os.geteuid() == 0 else command


def _run(command: list[str]) -> None:
    subprocess.run(_as_postgres(command), check=True, stdout=subprocess.DEVNULL, timeout=60)


class NoPostgresError(Exception):
    """None can be started here; the text says why."""


@contextmanager
def postgres_server() -> Iterator[str]:
    """The URL of TEST_DATABASE_URL, or of a server that lives until the end of the block (without fsync)."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not found:
        raise NoPostgresError("no PostgreSQL: neither TEST_DATABASE_URL nor /usr/lib/postgresql/*/bin")
    if os.geteuid() == 0 and shutil.which("runuser") is None:
        raise NoPostgresError("PostgreSQL does not start as root, and runuser is missing")
    binaries = found[-1]
    directory = Path(tempfile.mkdtemp(prefix="langnghe-postgres-"))
    if os.geteuid() == 0:
        shutil.chown(directory, "postgres")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data = str(directory / "data")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
    _run([f"{binaries}/initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"])
    try:
        _run([f"{binaries}/pg_ctl", "-D", data, "-w", "-o", options, "-l", f"{directory}/log", "start"])
        yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
    finally:
        _run([f"{binaries}/pg_ctl", "-D", data, "-m", "immediate", "stop"])
        shutil.rmtree(directory)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    try:
        with postgres_server() as url:
            yield url
    except NoPostgresError as problem:
        pytest.skip(str(problem))
