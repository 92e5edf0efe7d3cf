"""Small true files of every kind, and files that pretend."""

import struct
import zipfile
import zlib
from io import BytesIO
from typing import Any

from PIL import Image

GPS = 0x8825
ORIENTATION = 0x0112
LYING = 6  # the camera was held upright: the picture has to be turned to the right
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
OGG = b"OggS\x00\x02" + bytes(22) + b"OpusHead\x01\x01" + bytes(64)
WAV = b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(28)
MP3 = (b"\xff\xfb\x90\x00" + bytes(413)) * 4
AAC = (b"\xff\xf1\x50\x80\x01\x7f\xfc" + bytes(4)) * 5
WEBM = b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm" + bytes(32)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def photo(width: int = 40, height: int = 30, kind: str = "JPEG", **saved: Any) -> bytes:
    """A photo, half of it red."""
    image = Image.new("RGB", (width, height), "white")
    image.paste("red", (0, 0, width // 2, height))
    return encoded(image, kind, **saved)


def encoded(image: Image.Image, kind: str, **saved: Any) -> bytes:
    out = BytesIO()
    image.save(out, kind, **saved)
    return out.getvalue()


def photo_with_a_place(width: int = 40, height: int = 30, *, orientation: int = 1) -> bytes:
    """A JPEG as a telephone makes it: where, with what, and a comment."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[0x010F] = "TELEPHONE-OF-LAN"
    exif.get_ifd(GPS).update({1: "N", 2: (14.0, 48.0, 43.2), 3: "E", 4: (108.0, 19.0, 51.6)})
    return photo(width, height, exif=exif, comment=b"NHA BA LAN")


def film(brand: bytes = b"isom", *, tracks: tuple[bytes, ...] = (b"vide", b"soun")) -> bytes:
    """The boxes by which an ISO media file is known."""
    handlers = b"".join(b"\0\0\0\x20hdlr" + bytes(8) + track + bytes(12) for track in tracks)
    return b"\0\0\0\x18ftyp" + brand + b"\0\0\2\0isomavc1" + b"\0\0\1\0moov" + handlers


def zipped(entries: dict[str, bytes], *, compressed: bool = True) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


def office(main: str = WORD, **more: bytes) -> bytes:
    """A .docx, or what its main part says it is; `more` are further entries, '__' for '/'."""
    types = f'<Types><Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    extra = {name.replace("__", "/"): content for name, content in more.items()}
    return zipped({"[Content_Types].xml": types.encode(), "word/document.xml": b"<w:document/>", **extra})


def open_document(kind: str = "text", **more: bytes) -> bytes:
    extra = {name.replace("__", "/"): content for name, content in more.items()}
    mimetype = f"application/vnd.oasis.opendocument.{kind}".encode()
    return zipped({"mimetype": mimetype, "content.xml": b"<x/>", **extra}, compressed=False)


def huge_png(side: int = 60_000) -> bytes:
    """A few bytes that say they are a picture of side x side pixels."""
    head = bytearray(photo(2, 2, "PNG"))
    head[16:24] = struct.pack("!II", side, side)
    head[29:33] = struct.pack("!I", zlib.crc32(bytes(head[12:29])))
    return bytes(head)


def office_bomb() -> bytes:
    """A .docx of a few hundred kilobytes with more than 256 MB in it."""
    return office(word__media__image1=bytes(260 * 1024 * 1024))
