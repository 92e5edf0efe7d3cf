"""clamd is asked as clamd wants to be asked, and silence is never taken for 'clean'."""

import asyncio
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from bot.media_intake import MediaIntake
from bot.media_kinds import MediaRefusedError
from bot.scanner import CHUNK, Clamd, ScannerDownError
from casework.notices import Attachment, MediaKind
from storage.files import Files
from tests.fakes import media

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class TinyClamd:
    """A clamd that knows one virus. `received`: what it was given to scan."""

    def __init__(self) -> None:
        self.received: list[bytes] = []
        self.limit = 25 * 1024 * 1024

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        answer = b"UNKNOWN COMMAND"
        if await reader.readuntil(b"\0") == b"zINSTREAM\0":
            content = bytearray()
            answer = b"stream: OK"
            while length := struct.unpack("!L", await reader.readexactly(4))[0]:
                content += await reader.readexactly(length)
                if len(content) > self.limit:
                    answer = b"INSTREAM size limit exceeded. ERROR"
                    break
            self.received.append(bytes(content))
            if media.EICAR in content:
                answer = b"stream: Eicar-Test-Signature FOUND"
        writer.write(answer + b"\0")
        await writer.drain()
        writer.close()


@asynccontextmanager
async def listening(serve: Serve, path: Path) -> AsyncIterator[Clamd]:
    busy: set[asyncio.Task[None]] = set()

    async def served(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        busy.add(task)
        with suppress(ConnectionError, EOFError):
            await serve(reader, writer)
        writer.transport.abort()

    server = await asyncio.start_unix_server(served, path)
    try:
        yield Clamd(address=str(path), seconds=0.5)
    finally:
        server.close()
        await server.wait_closed()
        if busy:
            await asyncio.wait(busy, timeout=2)
        await asyncio.sleep(0)  # aborted connections are closed in the loop's next round


@pytest.fixture
def daemon() -> TinyClamd:
    return TinyClamd()


@pytest.fixture
async def clamd(daemon: TinyClamd, tmp_path: Path) -> AsyncIterator[Clamd]:
    async with listening(daemon.serve, tmp_path / "clamd") as client:
        yield client


@pytest.mark.parametrize(
    "content", [b"a", media.PDF, bytes(range(256)) * 1000, bytes(CHUNK), bytes(2 * CHUNK)]
)
async def test_a_clean_file_arrives_whole(clamd: Clamd, daemon: TinyClamd, content: bytes) -> None:
    assert await clamd.scan(content) == ""
    assert daemon.received == [content]


async def test_a_virus_is_named(clamd: Clamd) -> None:
    assert await clamd.scan(media.EICAR) == "Eicar-Test-Signature"


async def test_clamd_can_listen_on_a_port(daemon: TinyClamd) -> None:
    server = await asyncio.start_server(daemon.serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    assert await Clamd(address=f"127.0.0.1:{port}").scan(media.EICAR)
    server.close()
    await server.wait_closed()


async def test_a_file_above_clamds_limit_is_not_called_clean(clamd: Clamd, daemon: TinyClamd) -> None:
    daemon.limit = 1000
    with pytest.raises(ScannerDownError):
        await clamd.scan(bytes(5_000_000))


async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read()
    writer.close()


async def hanging_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.close()


def answering(words: bytes) -> Serve:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\0\0\0\0")
        writer.write(words)
        await writer.drain()
        writer.close()

    return answer


@pytest.mark.parametrize(
    "serve",
    [
        silent,
        hanging_up,
        answering(b""),
        answering(b"stream: OK"),
        answering(b"ERROR\0"),
        answering(b"stream: NOT OK\0"),
        answering(b"a" * 10_000),
        answering(b"\xff\0"),
    ],
)
async def test_whatever_is_no_clear_answer_counts_as_no_scanner(serve: Serve, tmp_path: Path) -> None:
    async with listening(serve, tmp_path / "clamd") as clamd:
        with pytest.raises(ScannerDownError):
            await clamd.scan(b"abc")


@pytest.mark.parametrize("address", ["/nowhere/clamd.ctl", "127.0.0.1:1", "127.0.0.1", "nonsense"])
async def test_a_clamd_that_is_not_there_counts_as_no_scanner(address: str) -> None:
    with pytest.raises(ScannerDownError):
        await Clamd(address=address, seconds=1).scan(b"abc")


async def test_eicar_in_a_letter_is_refused_through_clamd(clamd: Clamd, tmp_path: Path) -> None:
    intake = MediaIntake(files=Files(tmp_path / "files"), scanner=clamd)
    sent = Attachment(kind=MediaKind.DOCUMENT, name="thu.txt")
    with pytest.raises(MediaRefusedError, match="media-infected"):
        await intake.take(media.EICAR, sent)
    assert (await intake.take(media.PDF, sent)).content
