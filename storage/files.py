"""Photos' bytes on disk, named by their content: kept once, never changed."""

import asyncio
import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

MAX_BYTES = 20 * 1024 * 1024
_KEY = re.compile(r"[0-9a-f]{64}")


class FileTooLargeError(ValueError):
    """More bytes than MAX_BYTES."""


class Files:
    """A directory of files, each named by the SHA-256 of its bytes."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    async def keep(self, content: bytes) -> str:
        """Store bytes and return their key; FileTooLargeError above MAX_BYTES."""
        if len(content) > MAX_BYTES:
            raise FileTooLargeError(f"{len(content)} bytes; at most {MAX_BYTES} are kept")
        return await asyncio.to_thread(self._keep, content)

    async def read(self, key: str) -> bytes:
        """The bytes; LookupError when the key is malformed or nothing is stored under it."""
        path = self._path(key)
        try:
            return await asyncio.to_thread(path.read_bytes)
        except FileNotFoundError:
            raise _missing(key) from None

    async def count(self) -> int:
        """How many files there are."""
        return await asyncio.to_thread(lambda: sum(1 for _ in self._kept()))

    async def forget_before(self, moment: datetime) -> int:
        """Delete the files stored before a moment; returns how many were."""
        return await asyncio.to_thread(self._forget_before, moment)

    def _kept(self) -> Iterator[Path]:
        return (path for path in self._directory.glob("??/*") if _KEY.fullmatch(path.name))

    def _forget_before(self, moment: datetime) -> int:
        deleted = 0
        for path in self._kept():
            with suppress(FileNotFoundError):  # another process does the same
                if path.stat().st_mtime < moment.timestamp():
                    path.unlink()
                    deleted += 1
        return deleted

    async def require(self, key: str) -> None:
        """LookupError as `read` raises it, without reading."""
        if not await asyncio.to_thread(self._path(key).is_file):
            raise _missing(key)

    def _path(self, key: str) -> Path:
        # A key may come from a URL: nothing but a hash ever becomes a path.
        if not _KEY.fullmatch(key):
            raise LookupError("this is no key of a file")
        return self._directory / key[:2] / key

    def _keep(self, content: bytes) -> str:
        key = hashlib.sha256(content).hexdigest()
        path = self._path(key)
        if path.exists():
            return key
        path.parent.mkdir(parents=True, exist_ok=True)
        # Written aside and renamed: a crash leaves no half file under a key.
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".new-", delete=False) as aside:
            try:
                aside.write(content)
                aside.flush()
                os.fsync(aside.fileno())
                Path(aside.name).replace(path)
            except BaseException:
                Path(aside.name).unlink(missing_ok=True)
                raise
        return key


def _missing(key: str) -> LookupError:
    return LookupError(f"the file store has no file {key}")
