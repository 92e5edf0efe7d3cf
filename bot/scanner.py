"""The virus scanner: clamd, asked over its socket with INSTREAM.

Protocol: `man clamd` (COMMANDS, INSTREAM): 'zINSTREAM' and a zero byte, chunks of a length (four bytes,
network order) and so many bytes, a length of zero; the answer ends with a zero byte.
"""

import asyncio
import struct
from dataclasses import dataclass
from typing import Final, Protocol

CHUNK: Final = 64 * 1024
LONGEST_ANSWER: Final = 4096
SECONDS: Final = 30.0


class ScannerDownError(Exception):
    """The scanner could not say whether a file is clean; the text is for the operator."""


class Scanner(Protocol):
    """Looks for viruses."""

    async def scan(self, content: bytes) -> str:
        """The name of what was found, '' when there is nothing; ScannerDownError when nobody knows."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Clamd:
    """A clamd at '/run/clamav/clamd.ctl' (its unix socket) or at '127.0.0.1:3310'."""

    address: str
    seconds: float = SECONDS

    async def scan(self, content: bytes) -> str:
        """See `Scanner.scan`. Whatever is not clearly OK or FOUND counts as not known."""
        try:
            async with asyncio.timeout(self.seconds):
                answer = await self._ask(content)
        except (OSError, ValueError, EOFError, asyncio.LimitOverrunError) as problem:
            raise ScannerDownError(f"clamd at {self.address}: {problem!r}") from None
        verdict = answer.decode("utf-8", "replace").strip("\0\r\n ").removeprefix("stream: ")
        if verdict == "OK":
            return ""
        if verdict.endswith(" FOUND"):
            return verdict.removesuffix(" FOUND") or "unnamed"
        raise ScannerDownError(f"clamd at {self.address} answered {verdict[:200]!r}")

    async def _ask(self, content: bytes) -> bytes:
        reader, writer = await self._connect()
        try:
            writer.write(b"zINSTREAM\0")
            try:
                for start in range(0, len(content), CHUNK):
                    piece = content[start : start + CHUNK]
                    writer.write(struct.pack("!L", len(piece)) + piece)
                    await writer.drain()
                writer.write(struct.pack("!L", 0))
                await writer.drain()
            except ConnectionError:
                pass  # above its StreamMaxLength clamd answers at once and hangs up: the answer says so
            return await reader.readuntil(b"\0")
        finally:
            writer.transport.abort()  # nothing more is said, and a silent clamd is not waited for

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if self.address.startswith("/"):
            return await asyncio.open_unix_connection(self.address, limit=LONGEST_ANSWER)
        host, _, port = self.address.rpartition(":")
        return await asyncio.open_connection(host.strip("[]"), int(port), limit=LONGEST_ANSWER)
