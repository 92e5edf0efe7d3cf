"""What a file is, from its bytes alone: neither its name nor what the sender calls it is ever believed.

What is not known for certain to be one of the kinds below is refused; the lists of programs and archives
only choose the sentence. Signatures: https://en.wikipedia.org/wiki/List_of_file_signatures, and the
specifications of ISO base media (ISO/IEC 14496-12, `ftyp`), MPEG audio, Matroska and Ogg.
"""

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from bot.office_files import office_suffix
from casework.notices import MediaKind


class MediaRefusedError(Exception):
    """A file is not taken: `sentence` is the id of the text that says why, and what can be sent."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Format:
    """What a file is: how a channel carries it, how its name ends, its media type."""

    kind: MediaKind
    suffix: str
    media_type: str


JPEG: Final = Format(MediaKind.PHOTO, ".jpg", "image/jpeg")
PNG: Final = Format(MediaKind.PHOTO, ".png", "image/png")
WEBP: Final = Format(MediaKind.PHOTO, ".webp", "image/webp")
GIF: Final = Format(MediaKind.PHOTO, ".gif", "image/gif")
_OGG = Format(MediaKind.VOICE, ".ogg", "audio/ogg")
_MP3 = Format(MediaKind.VOICE, ".mp3", "audio/mpeg")
_M4A = Format(MediaKind.VOICE, ".m4a", "audio/mp4")
_AAC = Format(MediaKind.VOICE, ".aac", "audio/aac")
_WAV = Format(MediaKind.VOICE, ".wav", "audio/wav")
_MP4 = Format(MediaKind.VIDEO, ".mp4", "video/mp4")
_3GP = Format(MediaKind.VIDEO, ".3gp", "video/3gpp")
_WEBM = Format(MediaKind.VIDEO, ".webm", "video/webm")
_PDF = Format(MediaKind.DOCUMENT, ".pdf", "application/pdf")
_TEXT = Format(MediaKind.DOCUMENT, ".txt", "text/plain")

_BEGINNINGS = {
    b"\xff\xd8\xff": JPEG,
    b"\x89PNG\r\n\x1a\n": PNG,
    b"GIF87a": GIF,
    b"GIF89a": GIF,
}
_PDF_HEAD = re.compile(rb"%PDF-[12]\.\d")
_RIFF = {b"WEBP": WEBP, b"WAVE": _WAV}
_SOUNDS_IN_OGG = (b"OpusHead", b"\x01vorbis", b"Speex   ", b"\x7fFLAC")
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"heif", b"avif", b"avis")
_AUDIO_BRANDS = (b"M4A ", b"M4B ")
_VIDEO_BRANDS = (b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"M4V ", b"MSNV")
_PHONE_BRANDS = (b"3gp", b"3g2")
_TRACK_WITH_PICTURES = re.compile(rb"hdlr.{8}vide", re.DOTALL)
_TRACK_WITH_SOUND = re.compile(rb"hdlr.{8}soun", re.DOTALL)
_PROGRAMS = (
    *(b"MZ", b"\x7fELF", b"\xfe\xed\xfa", b"\xce\xfa\xed\xfe", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe"),
    *(b"dex\n", b"#!", b"L\0\0\0\x01\x14\x02\0", b"\0asm"),
)
_ARCHIVES = (
    b"PK",
    b"Rar!",
    b"7z\xbc\xaf\x27\x1c",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ",
    b"\x28\xb5\x2f\xfd",
    b"MSCF",
)
_TAR_AT, _TAR = 257, b"ustar"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Text that some program would carry out: pages, drawings, scripts, rich text (it may hold objects).
_MARKUP = re.compile(
    r"<(?:!doctype|html|head|body|svg|script|iframe|object|meta|\?xml|\?php|%)|^\s*@echo|^\{\\rtf|^%!PS",
    re.IGNORECASE,
)
_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")


def format_of(content: bytes) -> Format:
    """The format of a file that may be kept; MediaRefusedError for any other."""
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    found = _by_beginning(content) or _by_container(content) or _frames(content)
    if found is None:
        found = _plain_text(content)
    elif found.kind is not MediaKind.PHOTO and zipfile.is_zipfile(BytesIO(content)):
        raise MediaRefusedError("media-archive")  # two files in one; photos are painted anew instead
    return found


def photo_format(content: bytes) -> Format | None:
    """The format of a photo; None for anything else."""
    found = _by_beginning(content) or _by_container(content, refuse=False)
    return found if found is not None and found.kind is MediaKind.PHOTO else None


def _by_beginning(content: bytes) -> Format | None:
    for beginning, found in _BEGINNINGS.items():
        if content.startswith(beginning):
            return found
    return _PDF if _PDF_HEAD.match(content) and b"%%EOF" in content else None


def _by_container(content: bytes, *, refuse: bool = True) -> Format | None:
    if content.startswith(b"RIFF"):
        return _RIFF.get(content[8:12])
    if content.startswith(b"OggS"):
        return _OGG if any(sound in content[:256] for sound in _SOUNDS_IN_OGG) else None
    if content.startswith(b"\x1aE\xdf\xa3"):
        return _WEBM if b"webm" in content[:64] else None
    if content[4:8] != b"ftyp":
        return None
    return _by_brand(content, refuse=refuse)


def _by_brand(content: bytes, *, refuse: bool) -> Format | None:
    """ISO base media: a photo of a telephone, a recording, or a film, which the same brands may be."""
    brand = content[8:12]
    if b"moov" not in content and brand not in _HEIC:
        return None  # no list of tracks: nothing can play it
    if brand in _HEIC:
        if refuse:
            raise MediaRefusedError("media-heic")
        return None
    if brand in _AUDIO_BRANDS:
        return _M4A
    phone = brand.startswith(_PHONE_BRANDS)
    if not phone and brand not in _VIDEO_BRANDS:
        return None
    if _TRACK_WITH_SOUND.search(content) and not _TRACK_WITH_PICTURES.search(content):
        return _M4A
    return _3GP if phone else _MP4


# Bits of the second and third byte of a frame of MPEG audio, and its rates: ISO/IEC 11172-3 and 13818-3.
_KBITS_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_KBITS_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_HERTZ = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
_MPEG_1 = 3
_LAYER_3 = 1
_FRAMES_ASKED = 3


def _frames(content: bytes) -> Format | None:
    """Sound without a container: three frames that follow each other exactly."""
    for measure, found in ((_mp3_frame, _MP3), (_aac_frame, _AAC)):
        at, seen = _behind_title(content), 0
        while seen < _FRAMES_ASKED and (length := measure(content[at : at + 8])):
            at, seen = at + length, seen + 1
        if seen == _FRAMES_ASKED:
            return found
    return None


def _behind_title(content: bytes) -> int:
    """Where the sound begins: behind a title (ID3v2: ten bytes, the last four its length in sevens)."""
    if not content.startswith(b"ID3") or len(content) < 10:  # noqa: PLR2004 - its header
        return 0
    first, second, third, fourth = content[6:10]
    return 10 + (first << 21 | second << 14 | third << 7 | fourth)


def _mp3_frame(head: bytes) -> int:
    """The length of a frame of layer III; 0 when it is none."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:  # noqa: PLR2004 - the sync word
        return 0
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    rate, hertz, padding = head[2] >> 4, head[2] >> 2 & 3, head[2] >> 1 & 1
    if layer != _LAYER_3 or version not in _HERTZ or not 0 < rate < len(_KBITS_1) or hertz == 3:  # noqa: PLR2004
        return 0
    kbits = (_KBITS_1 if version == _MPEG_1 else _KBITS_2)[rate]
    return (144 if version == _MPEG_1 else 72) * kbits * 1000 // _HERTZ[version][hertz] + padding


def _aac_frame(head: bytes) -> int:
    """The length of an ADTS frame (ISO/IEC 13818-7); 0 when it is none."""
    if len(head) < 7 or head[0] != 0xFF or head[1] & 0xF6 != 0xF0:  # noqa: PLR2004 - the sync word
        return 0
    length = (head[3] & 3) << 11 | head[4] << 3 | head[5] >> 5
    return length if length > 7 else 0  # noqa: PLR2004 - the header alone


def _office(content: bytes) -> Format:
    try:
        suffix, media_type = office_suffix(content)
    except ValueError as problem:
        raise MediaRefusedError(str(problem)) from None
    return Format(MediaKind.DOCUMENT, suffix, media_type)


def _plain_text(content: bytes) -> Format:
    if content.startswith(_PROGRAMS):
        raise MediaRefusedError("media-program")
    if content.startswith(_ARCHIVES) or content[_TAR_AT:].startswith(_TAR):
        raise MediaRefusedError("media-archive")
    if content.startswith(_OLD_OFFICE):
        raise MediaRefusedError("media-old-office")
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        raise MediaRefusedError("media-unknown") from None
    if not text.strip() or _NOT_TEXT.search(text):
        raise MediaRefusedError("media-unknown")
    if _MARKUP.search(text):
        raise MediaRefusedError("media-program")
    return _TEXT
