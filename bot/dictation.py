"""Speech to text by a program that the operator has installed; off unless TRANSCRIBE_COMMAND names one.

The program gets the path of the recording as its last argument and prints what is said, in UTF-8. Nothing
leaves the machine unless that program sends it.

One recording at a time, and nobody waits for another's: a recording that comes meanwhile stays unwritten, and
an officer listens to it. Otherwise a few recordings would hold up everybody's conversation.
"""

import asyncio
import contextlib
import os
import shlex
import shutil
import signal
from asyncio.subprocess import Process
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from uuid import uuid4

LONGEST_TEXT: Final = 4000
MOST_BYTES: Final = 64 * 1024
LONGEST_COMPLAINT: Final = 300


class DictationError(Exception):
    """The program did not write the recording down; the text is for the operator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dictation:
    """Implements casework.ports.Transcriber. `folder` holds the recording meanwhile, and nothing else."""

    command: str
    seconds: float
    folder: Path
    _busy: asyncio.Lock = field(default_factory=asyncio.Lock)

    def __post_init__(self) -> None:
        """Whatever a process that was killed has left there goes."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)

    async def transcribe(self, content: bytes) -> str:
        """The words; DictationError when the program fails, takes too long, or is at another one."""
        if self._busy.locked():
            raise DictationError("another recording is being written down")
        async with self._busy:
            file = self.folder / uuid4().hex
            try:
                await asyncio.to_thread(file.write_bytes, content)
                return await self._written_down(str(file))
            finally:
                await asyncio.to_thread(file.unlink, missing_ok=True)

    async def _written_down(self, path: str) -> str:
        try:
            process = await asyncio.create_subprocess_exec(
                *shlex.split(self.command),
                path,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                start_new_session=True,
            )
        except (OSError, ValueError) as problem:
            raise DictationError(f"TRANSCRIBE_COMMAND cannot be started: {problem}") from problem
        try:
            async with asyncio.timeout(self.seconds):
                said, complaint = await asyncio.gather(
                    _all_of(process, process.stdout), _all_of(process, process.stderr)
                )
                ended = await process.wait()
        except TimeoutError:
            raise DictationError(f"TRANSCRIBE_COMMAND took longer than {self.seconds:.0f} s") from None
        finally:
            _end(process)
            await process.wait()
        if max(len(said), len(complaint)) > MOST_BYTES:
            raise DictationError(f"TRANSCRIBE_COMMAND printed more than {MOST_BYTES} bytes")
        if ended:
            words = complaint.decode("utf-8", "replace").strip()[-LONGEST_COMPLAINT:]
            raise DictationError(f"TRANSCRIBE_COMMAND ended with {ended}: {words}")
        return said.decode("utf-8", "replace").strip()[:LONGEST_TEXT]


async def _all_of(process: Process, stream: asyncio.StreamReader | None) -> bytes:
    """What comes out of a stream; the program is ended when that is more than `MOST_BYTES`."""
    assert stream is not None
    found = bytearray()
    while piece := await stream.read(MOST_BYTES):
        found += piece
        if len(found) > MOST_BYTES:
            _end(process)
            break
    return bytes(found)


def _end(process: Process) -> None:
    """The program, and whatever it has started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
