"""Which office file a zip is, if it is one: judged by what is in it, without unpacking it.

OOXML names its main part in [Content_Types].xml (ECMA-376 part 2, 10.1.2), OpenDocument in a first entry
`mimetype` (ODF 1.3 part 2, 3.3).
"""

import re
import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final

MOST_ENTRIES: Final = 5000
MOST_UNPACKED: Final = 256 * 1024 * 1024  # of a whole file: more is a bomb, not a letter
LONGEST_LIST: Final = 1024 * 1024
_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 1
_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."
_MAIN_PARTS = {
    f"{_OOXML}wordprocessingml.document": ".docx",
    f"{_OOXML}spreadsheetml.sheet": ".xlsx",
}
_OPEN_DOCUMENTS = {f"{_ODF}text": ".odt", f"{_ODF}spreadsheet": ".ods"}
_MACROS = re.compile(r"vbaProject|vbaData|/?xl/macrosheets/|^(?:Basic|Scripts)/", re.IGNORECASE)
_INSIDE = frozenset(
    {".exe", ".dll", ".com", ".scr", ".msi", ".bat", ".cmd", ".ps1", ".vbs", ".vbe", ".js", ".jse", ".wsf"}
    | {".hta", ".lnk", ".jar", ".apk", ".sh", ".py", ".html", ".htm", ".svgz", ".zip", ".rar", ".7z", ".gz"}
)
_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, RuntimeError, ValueError),
    *(KeyError, IndexError, OverflowError),
)


def office_suffix(content: bytes) -> tuple[str, str]:
    """How an office file's name ends, and its media type; ValueError (a sentence id) for any other zip."""
    if content.count(_ENTRY) > MOST_ENTRIES:
        raise ValueError("media-archive")
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            types = _declared(archive)
            entries = archive.infolist()
    except _UNREADABLE:
        raise ValueError("media-archive") from None
    _check(entries, types)
    for parts, ending in ((_MAIN_PARTS, ".main+xml"), (_OPEN_DOCUMENTS, "")):
        for media_type, suffix in parts.items():
            if (ending and f'"{media_type}{ending}"' in types) or types == media_type:
                return suffix, media_type
    raise ValueError("media-archive")


def _declared(archive: zipfile.ZipFile) -> str:
    """What the file says of itself: the list of OOXML, or the one word of OpenDocument."""
    names = archive.namelist()
    first = names[0]
    name = first if first == "mimetype" else "[Content_Types].xml"
    if name not in names:
        return ""
    with archive.open(name) as part:
        return part.read(LONGEST_LIST).decode("utf-8", "replace").strip().replace("'", '"')


def _check(entries: list[zipfile.ZipInfo], types: str) -> None:
    if any(_MACROS.search(entry.filename) for entry in entries) or "macroEnabled" in types:
        raise ValueError("media-macros")
    unpacked = sum(entry.file_size for entry in entries)
    locked = any(entry.flag_bits & _ENCRYPTED for entry in entries)
    inside = any(PurePosixPath(entry.filename.lower()).suffix in _INSIDE for entry in entries)
    if unpacked > MOST_UNPACKED or locked or inside:
        raise ValueError("media-archive")
