"""What becomes of a file that comes in: judged, scanned, cleaned, kept; or refused with a sentence."""

import asyncio
import logging
import re
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Final

from bot.media_kinds import Format, MediaRefusedError, format_of
from bot.photos import repainted
from bot.scanner import Scanner, ScannerDownError
from casework.notices import Attachment, MediaKind
from storage.files import MAX_BYTES, Files

log = logging.getLogger(__name__)

AT_ONCE: Final = 1  # a large photo takes hundreds of megabytes while it is painted
LONGEST_NAME: Final = 80
_NAMES: Final = {MediaKind.VOICE: "ghi-am", MediaKind.VIDEO: "video", MediaKind.DOCUMENT: "tai-lieu"}
_UNSAFE = re.compile(r"[^\w\s.,()+&-]|[\x00-\x1f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaIntake:
    """Takes files in. `aside`: where those wait that could not be scanned (None: they are not kept)."""

    files: Files
    scanner: Scanner | None = None
    aside: Files | None = None
    _free: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    async def take(self, content: bytes, attachment: Attachment) -> Attachment:
        """The attachment as what it is, its bytes kept; MediaRefusedError says why not.

        Its key is the hash of what is kept, not of what came.
        """
        if len(content) > MAX_BYTES:
            raise MediaRefusedError("media-too-large")
        if not content:
            raise MediaRefusedError("media-broken")
        found = await asyncio.to_thread(format_of, content)
        await self._scan(content)
        if found.kind is MediaKind.PHOTO:
            async with self._free:
                content, found = await asyncio.to_thread(repainted, content, found)
        return replace(
            attachment,
            kind=found.kind,
            content=await self.files.keep(content),
            name=safe_name(attachment.name, found),
        )

    async def _scan(self, content: bytes) -> None:
        if self.scanner is None:
            return
        try:
            virus = await self.scanner.scan(content)
        except ScannerDownError as problem:
            key = await self.aside.keep(content) if self.aside is not None else "nowhere"
            log.error("A file could not be scanned and waits aside (%s): %s", key, problem)  # noqa: TRY400
            raise MediaRefusedError("media-try-again") from None
        if virus:
            log.warning("An infected file was refused: %s", virus[:100])
            raise MediaRefusedError("media-infected")


def safe_name(name: str, found: Format) -> str:
    """A file's name that ends as its content says; photos have none."""
    if found.kind is MediaKind.PHOTO:
        return ""
    base = PurePosixPath(name.replace("\\", "/")).name
    stem = _UNSAFE.sub("", PurePosixPath(base).stem).strip(" .")[:LONGEST_NAME]
    return f"{stem or _NAMES[found.kind]}{found.suffix}"
