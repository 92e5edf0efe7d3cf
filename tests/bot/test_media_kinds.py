"""A file is what its bytes say, and what is not known for certain is not taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.media_kinds import MediaRefusedError, format_of
from casework.notices import MediaKind
from tests.fakes import media

PHOTO, VOICE, VIDEO, DOCUMENT = MediaKind.PHOTO, MediaKind.VOICE, MediaKind.VIDEO, MediaKind.DOCUMENT
TAKEN = {
    "a JPEG": (media.photo(), PHOTO, ".jpg"),
    "a PNG": (media.photo(kind="PNG"), PHOTO, ".png"),
    "a WebP": (media.photo(kind="WEBP"), PHOTO, ".webp"),
    "a GIF": (media.photo(kind="GIF"), PHOTO, ".gif"),
    "a voice message": (media.OGG, VOICE, ".ogg"),
    "an MP3": (media.MP3, VOICE, ".mp3"),
    "an MP3 with a title": (b"ID3\x03\0\0\0\0\1\2" + bytes(130) + media.MP3, VOICE, ".mp3"),
    "AAC": (media.AAC, VOICE, ".aac"),
    "M4A": (media.film(b"M4A ", tracks=(b"soun",)), VOICE, ".m4a"),
    "a telephone's recording, which says mp42": (media.film(b"mp42", tracks=(b"soun",)), VOICE, ".m4a"),
    "a WAV": (media.WAV, VOICE, ".wav"),
    "an MP4": (media.film(), VIDEO, ".mp4"),
    "a 3GP": (media.film(b"3gp5"), VIDEO, ".3gp"),
    "a WebM": (media.WEBM, VIDEO, ".webm"),
    "a PDF": (media.PDF, DOCUMENT, ".pdf"),
    "a Word file": (media.office(), DOCUMENT, ".docx"),
    "a sheet": (media.office(media.SHEET), DOCUMENT, ".xlsx"),
    "an ODT": (media.open_document(), DOCUMENT, ".odt"),
    "an ODS": (media.open_document("spreadsheet"), DOCUMENT, ".ods"),
    "words": ("Đường hỏng < 3 m & ngập > 1 tuần\n".encode(), DOCUMENT, ".txt"),
    "words of Windows": ("\ufeffĐường hỏng".encode("utf-16-le"), DOCUMENT, ".txt"),
}
REFUSED = {
    "a program of Windows": (b"MZ\x90\0" + bytes(200), "media-program"),
    "a program of Linux": (b"\x7fELF\x02\x01" + bytes(60), "media-program"),
    "a shell script": (b"#!/bin/sh\nrm -rf ~\n", "media-program"),
    "a batch file": (b"@echo off\r\ndel *.*\r\n", "media-program"),
    "PHP": (b"xin chao <?php system($_GET[0]); ?>", "media-program"),
    "a page": (b"<!DOCTYPE html><p>xin chao", "media-program"),
    "a page with words before it": (b"xin chao\n<script>alert(1)</script>", "media-program"),
    "a drawing with a script": (b'<svg xmlns="x"><script/></svg>', "media-program"),
    "rich text": (rb"{\rtf1 \object }", "media-program"),
    "a page in wide letters": ("\ufeff<html>".encode("utf-16-le"), "media-program"),
    "a zip": (media.zipped({"a.txt": b"a"}), "media-archive"),
    "an empty zip": (b"PK\x05\x06" + bytes(18), "media-archive"),
    "a RAR": (b"Rar!\x1a\x07\x01\0" + bytes(40), "media-archive"),
    "a 7z": (b"7z\xbc\xaf\x27\x1c" + bytes(40), "media-archive"),
    "a gzip": (b"\x1f\x8b\x08" + bytes(40), "media-archive"),
    "a tar": (b"a.txt".ljust(257, b"\0") + b"ustar\0" + bytes(249), "media-archive"),
    "half a Word file": (media.office()[:-30], "media-archive"),
    "a Word file with a program": (media.office(**{"word__embeddings__a.exe": b"MZ"}), "media-archive"),
    "a presentation": (media.open_document("presentation"), "media-archive"),
    "a bomb": (media.office_bomb(), "media-archive"),
    "a Word file with macros": (media.office(**{"word__vbaProject.bin": b"x"}), "media-macros"),
    "a Word file that says macros": (
        media.office("application/vnd.ms-word.document.macroEnabled.main+xml"),
        "media-macros",
    ),
    "an ODT with macros": (media.open_document(**{"Basic__Standard__a.xml": b"x"}), "media-macros"),
    "Word of 1997": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "media-old-office"),
    "a photo of an iPhone": (media.film(b"heic", tracks=()), "media-heic"),
    "a film with a zip behind it": (media.film() + media.zipped({"a": b"a"}), "media-archive"),
    "a PDF with a zip behind it": (media.PDF + media.zipped({"a": b"a"}), "media-archive"),
    "a sound with a zip behind it": (media.OGG + media.zipped({"a": b"a"}), "media-archive"),
    "a title without a sound": (b"ID3\x03\0\0\0\0\0\0" + bytes(900), "media-unknown"),
    "a film without pictures or sound": (b"\0\0\0\x18ftypisom" + bytes(40), "media-unknown"),
    "one frame of sound": (b"\xff\xfb\x90\x00" + bytes(413), "media-unknown"),
    "a film in Ogg": (b"OggS" + bytes(24) + b"\x80theora" + bytes(50), "media-unknown"),
    "Matroska": (b"\x1aE\xdf\xa3\x9fB\x82\x88matroska" + bytes(40), "media-unknown"),
    "nothing but blanks": (b"  \n", "media-unknown"),
    "bytes": (bytes(range(256)), "media-unknown"),
}


@pytest.mark.parametrize("what", TAKEN)
def test_taken_is(what: str) -> None:
    content, kind, suffix = TAKEN[what]
    found = format_of(content)
    assert (found.kind, found.suffix) == (kind, suffix)


@pytest.mark.parametrize("what", REFUSED)
def test_not_taken_is(what: str) -> None:
    content, sentence = REFUSED[what]
    with pytest.raises(MediaRefusedError) as refusal:
        format_of(content)
    assert refusal.value.sentence == sentence


@given(st.binary(max_size=300) | st.text(max_size=100).map(str.encode))
def test_random_bytes_are_taken_only_as_words(content: bytes) -> None:
    try:
        found = format_of(content)
    except MediaRefusedError:
        return
    if found.kind is PHOTO:
        return  # a beginning of a photo: what is behind it is seen when it is painted anew
    assert found.suffix == ".txt"
    text = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    assert text.strip()
    assert "\0" not in text


BEGINNINGS = [*(content[:40] for content, *_ in TAKEN.values()), *(c[:40] for c, _ in REFUSED.values())]


@given(st.sampled_from(BEGINNINGS), st.binary(max_size=200))
def test_a_beginning_with_anything_behind_it_never_breaks_the_judge(start: bytes, rest: bytes) -> None:
    try:
        found = format_of(start + rest)
    except MediaRefusedError:
        return
    assert found.suffix not in {".docx", ".xlsx", ".odt", ".ods"}


@given(
    st.sampled_from([b"MZ", b"\x7fELF", b"PK\x03\x04", b"Rar!", b"#!", b"\x1f\x8b", b"<html>"]), st.binary()
)
def test_programs_and_archives_are_never_taken(start: bytes, rest: bytes) -> None:
    with pytest.raises(MediaRefusedError):
        format_of(start + rest)


@given(st.data())
def test_a_damaged_office_file_never_breaks_the_judge(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from([media.office(), media.open_document()])))
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(4, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = format_of(bytes(content))
    except MediaRefusedError:
        return
    assert found.kind is DOCUMENT
