"""HTTP written by hand: requests that no client library would send, and what comes back."""

import asyncio
import gzip
import zlib
from dataclasses import dataclass, field

from hypothesis import strategies as st

from tests.servers.patience import PATIENCE

HANG_UP_AFTER = 0.05
GO_ON = 100
Header = tuple[bytes, bytes]


@dataclass(frozen=True, kw_only=True)
class Request:
    """A request as it goes over the wire. `framing`: how the body's length is told, or mistold."""

    method: bytes = b"POST"
    target: bytes
    headers: tuple[Header, ...] = ()
    body: bytes = b""
    framing: str = "length"

    @property
    def arrives_whole(self) -> bool:
        """Whether a server can have read the body that was meant."""
        return self.framing in ("none", "length", "chunked", "gzip", "deflate")

    @property
    def is_plain(self) -> bool:
        """Whether it arrives whole and as it is."""
        return self.framing in ("none", "length", "chunked")

    def written(self) -> bytes:
        """All bytes of it."""
        body, headers = FRAMINGS[self.framing](self.body)
        lines = [b"%s %s HTTP/1.1" % (self.method, self.target), b"Host: x", b"Connection: close"]
        lines += [b"%s: %s" % header for header in (*self.headers, *headers)]
        return b"\r\n".join(lines) + b"\r\n\r\n" + body


@dataclass(frozen=True)
class Answer:
    """Status (0: none came), headers in lower case, the body so far."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


def _length(size: int) -> Header:
    return b"Content-Length", str(size).encode()


def _chunks(body: bytes, *, ended: bool = True) -> bytes:
    pieces = [body[start : start + 7] for start in range(0, min(len(body), 700), 7)] + [body[700:]]
    written = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces if piece)
    return written + (b"0\r\n\r\n" if ended else b"")


_CHUNKED = (b"Transfer-Encoding", b"chunked")
_BRACES = b"\x1f\x8b\x08\x00broken"
FRAMINGS = {
    "none": lambda _: (b"", []),
    "length": lambda body: (body, [_length(len(body))]),
    "chunked": lambda body: (_chunks(body), [_CHUNKED]),
    "gzip": lambda body: (
        gzip.compress(body),
        [_length(len(gzip.compress(body))), (b"Content-Encoding", b"gzip")],
    ),
    "deflate": lambda body: (
        zlib.compress(body),
        [_length(len(zlib.compress(body))), (b"Content-Encoding", b"deflate")],
    ),
    "too long": lambda body: (body, [_length(len(body) + 10)]),
    "too short": lambda body: (body, [_length(max(len(body) - 3, 0))]),
    "no number": lambda body: (body, [(b"Content-Length", b"abc")]),
    "negative": lambda body: (body, [(b"Content-Length", b"-1")]),
    "twice": lambda body: (body, [_length(len(body)), _length(len(body) + 1)]),
    "both": lambda body: (_chunks(body), [_length(len(body)), _CHUNKED]),
    "chunks without end": lambda body: (_chunks(body, ended=False), [_CHUNKED]),
    "no chunks": lambda body: (body, [_CHUNKED]),
    "not gzip": lambda body: (body, [_length(len(body)), (b"Content-Encoding", b"gzip")]),
    "half gzip": lambda _: (_BRACES, [_length(len(_BRACES)), (b"Content-Encoding", b"gzip")]),
    "cut gzip": lambda body: (
        gzip.compress(body)[:-6],
        [_length(len(gzip.compress(body)) - 6), (b"Content-Encoding", b"gzip")],
    ),
    "not deflate": lambda body: (body, [_length(len(body)), (b"Content-Encoding", b"deflate")]),
    "not brotli": lambda body: (body, [_length(len(body)), (b"Content-Encoding", b"br")]),
    "not zstd": lambda body: (body, [_length(len(body)), (b"Content-Encoding", b"zstd")]),
    "unheard of": lambda body: (body, [_length(len(body)), (b"Content-Encoding", b"rot13, x")]),
}


async def call(port: int, request: Request) -> Answer:
    """Send it over a connection of its own; what was answered, also to one who hangs up halfway."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(request.written())
        if not request.arrives_whole:
            asyncio.get_running_loop().call_later(HANG_UP_AFTER, writer.close)
        async with asyncio.timeout(PATIENCE):
            answer = _answer(await reader.read(-1))
            return Answer(0) if answer.status == GO_ON else answer  # "go on", and then nothing
    except ConnectionError:
        return Answer(0)
    finally:
        writer.transport.abort()


async def first_of(port: int, request: Request) -> Answer:
    """As `call`, for an answer that has no end: its first bytes, then the connection is dropped."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        writer.write(request.written())
        async with asyncio.timeout(PATIENCE):
            answer = Answer(GO_ON)
            while answer.status == GO_ON:
                answer = _answer(await reader.readuntil(b"\r\n\r\n"))
            return answer
    finally:
        writer.transport.abort()


def _answer(raw: bytes) -> Answer:
    head, _, body = raw.partition(b"\r\n\r\n")
    if head.split()[1:2] == [b"100"] and body:  # "go on", as was asked for
        return _answer(body)
    lines = head.decode("latin-1").split("\r\n")
    if not raw:
        return Answer(0)
    fields = (line.partition(":") for line in lines[1:])
    headers = {name.lower(): value.strip() for name, _, value in fields}
    return Answer(int(lines[0].split()[1]), headers, body)


_VALUES = st.binary(max_size=40).map(
    lambda raw: bytes(byte for byte in raw if byte not in b"\r\n\0").strip()
) | st.sampled_from(
    [b"", b"\xff\xfe", "bí-mật".encode(), b"x" * 5000, b"Bearer", b"Bearer \xff" + b"\xe9" * 40]
)
ODD_HEADERS: st.SearchStrategy[tuple[Header, ...]] = st.lists(
    st.tuples(
        st.sampled_from(
            [
                b"Content-Type",
                b"Accept",
                b"Origin",
                b"Cookie",
                b"X-Forwarded-For",
                b"Expect",
                b"If-Match",
                b"X",
            ]
        ),
        _VALUES
        | st.sampled_from(
            [
                b"application/json; charset=utf-16",
                b"application/json; charset=x-unknown",
                b"application/json; charset=hex",
                b"application/json; charset=punycode",
                b"text/plain; charset=\xff",
                b"multipart/form-data",
                b"multipart/form-data; boundary=",
                b"application/x-www-form-urlencoded; charset=rot13",
                b"100-continue",
                b";;;=",
            ]
        ),
    ),
    max_size=2,
).map(tuple)
