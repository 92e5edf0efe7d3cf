"""Zips whose bytes depend on nothing but their content: no clock, no order of a directory."""

import zipfile
from collections.abc import Iterable
from html import escape
from io import BytesIO

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest day that a zip can name
_REGULAR_FILE = 0o100644 << 16


def zipped(files: Iterable[tuple[str, bytes]], *, compressed: bool = True) -> bytes:
    """A zip of these files in this order. Office files are zips already: `compressed` is then in vain."""
    method = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.create_system = 3  # Unix, on every machine
            entry.external_attr = _REGULAR_FILE
            entry.compress_type = method
            archive.writestr(entry, content, compresslevel=6)
    return buffer.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    """The files of a zip by their names, in its order."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def core_properties(title: str, author: str, day: str) -> bytes:
    """docProps/core.xml: what a file says about itself. `day` is '2026-11-24'."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator>"
        "<dc:language>vi-VN</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:modified>'
        "</cp:coreProperties>"
    ).encode()
