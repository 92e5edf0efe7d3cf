"""Speech to text by the operator's own program: it may fail, hang or talk nonsense, and nothing is lost."""

import asyncio
import shlex
import sys
import time
from pathlib import Path

import pytest

from bot.dictation import Dictation, DictationError


def program(folder: Path, source: str) -> str:
    file = folder / "a program.py"
    file.write_text(source, encoding="utf-8")
    return shlex.join([sys.executable, str(file)])


async def test_what_the_program_prints_is_what_was_said(tmp_path):
    source = (
        "import sys, pathlib\n"
        "seen = pathlib.Path(sys.argv[-1])\n"
        f"pathlib.Path({str(tmp_path / 'path')!r}).write_text(str(seen))\n"
        "assert seen.read_bytes() == b'OggS...'\n"
        "sys.stdout.buffer.write('  đường hỏng \\n'.encode())\n"
    )
    dictation = Dictation(command=program(tmp_path, source), seconds=30, folder=tmp_path / "dictation")
    assert await dictation.transcribe(b"OggS...") == "đường hỏng"
    recording = Path((tmp_path / "path").read_text())
    assert not await asyncio.to_thread(recording.exists), "the recording does not stay behind"


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("import sys; sys.exit('no model')", "ended with 1: no model"),
        ("import time; time.sleep(60)", "longer"),
        ("while True: print('a' * 1000)", "printed more than"),
    ],
)
async def test_a_program_that_fails_or_hangs_says_so_to_the_operator(tmp_path, source, said):
    began = time.monotonic()
    with pytest.raises(DictationError, match=said):
        await Dictation(command=program(tmp_path, source), seconds=1.5, folder=tmp_path / "d").transcribe(
            b"x"
        )
    assert time.monotonic() - began < 30


@pytest.mark.parametrize("command", ["/nowhere/at-all", "an 'unclosed quote"])
async def test_a_command_that_cannot_be_started_says_so(tmp_path, command):
    with pytest.raises(DictationError, match="cannot be started"):
        await Dictation(command=command, seconds=5, folder=tmp_path / "d").transcribe(b"x")


async def test_nobody_waits_for_somebody_elses_recording(tmp_path):
    source = "import time; time.sleep(2); print('xong')"
    dictation = Dictation(command=program(tmp_path, source), seconds=30, folder=tmp_path / "d")
    first, second = await asyncio.gather(
        dictation.transcribe(b"x"), dictation.transcribe(b"y"), return_exceptions=True
    )
    assert first == "xong"
    assert isinstance(second, DictationError)


async def test_what_a_killed_process_left_behind_goes_at_the_next_start(tmp_path):
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "left").write_bytes(b"a citizen's voice")
    Dictation(command="true", seconds=5, folder=tmp_path / "d")
    assert list((tmp_path / "d").iterdir()) == []
