"""Speech to text by a program that the operator has installed; off unless TRANSCRIBE_COMMAND names one.

The program gets the path of the recording as its last argument and prints what is said, in UTF-8. Nothing
leaves the machine unless that program sends it.
"""

import asyncio
import contextlib
import os
import shlex
import signal
import tempfile
from dataclasses import dataclass, field
from typing import Final

LONGEST_TEXT: Final = 4000
LONGEST_COMPLAINT: Final = 300


class DictationError(Exception):
    """The program did not write the recording down; the text is for the operator."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dictation:
    """Implements casework.ports.Transcriber; one recording at a time, so that conversations go on."""

    command: str
    seconds: float
    _free: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))

    async def transcribe(self, content: bytes) -> str:
        """The words; DictationError when the program fails, or takes longer than it may."""
        async with self._free:
            descriptor, path = await asyncio.to_thread(tempfile.mkstemp, prefix="langnghe-")
            try:
                await asyncio.to_thread(_write, descriptor, content)
                return await self._written_down(path)
            finally:
                await asyncio.to_thread(os.unlink, path)

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
                said, complaint = await process.communicate()
        except TimeoutError:
            raise DictationError(f"TRANSCRIBE_COMMAND took longer than {self.seconds:.0f} s") from None
        finally:
            with contextlib.suppress(ProcessLookupError):  # what it has started ends with it
                os.killpg(process.pid, signal.SIGKILL)
            await process.wait()
        if process.returncode:
            words = complaint.decode("utf-8", "replace").strip()[-LONGEST_COMPLAINT:]
            raise DictationError(f"TRANSCRIBE_COMMAND ended with {process.returncode}: {words}")
        return said.decode("utf-8", "replace").strip()[:LONGEST_TEXT]


def _write(descriptor: int, content: bytes) -> None:
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
