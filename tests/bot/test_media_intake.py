"""What is kept of a file: the picture without the place, never a program, under the hash of what is kept."""

import hashlib
import logging
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.media_intake import MediaIntake, safe_name
from bot.media_kinds import JPEG, MediaRefusedError, format_of
from bot.photos import LONGEST_SIDE, repainted
from bot.scanner import ScannerDownError
from casework.notices import Attachment, MediaKind
from storage.files import MAX_BYTES, Files
from tests.fakes import media

SENT = Attachment(kind=MediaKind.DOCUMENT, reference="file-1", name="don.exe.PDF")


class SetScanner:
    """Finds what the test says."""

    def __init__(self, found: str = "", *, down: bool = False) -> None:
        self.found = found
        self.down = down
        self.seen: list[bytes] = []

    async def scan(self, content: bytes) -> str:
        self.seen.append(content)
        if self.down:
            raise ScannerDownError("no clamd")
        return self.found


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path / "files")


@pytest.fixture
def intake(files: Files) -> MediaIntake:
    return MediaIntake(files=files)


def kept_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


async def refused(intake: MediaIntake, content: bytes) -> str:
    with pytest.raises(MediaRefusedError) as refusal:
        await intake.take(content, SENT)
    return refusal.value.sentence


async def test_a_photo_is_kept_without_the_place_where_it_was_taken(
    intake: MediaIntake, files: Files
) -> None:
    taken = media.photo_with_a_place()
    assert Image.open(BytesIO(taken)).getexif().get_ifd(media.GPS)
    attachment = await intake.take(taken, SENT)
    kept = await files.read(attachment.content)
    image = Image.open(BytesIO(kept))
    assert dict(image.getexif()) == {}
    assert not {"exif", "comment", "icc_profile", "xmp"} & set(image.info)
    for secret in (b"TELEPHONE-OF-LAN", b"NHA BA LAN", b"Exif"):
        assert secret in taken
        assert secret not in kept
    assert attachment.content == hashlib.sha256(kept).hexdigest()
    assert (attachment.kind, attachment.name) == (MediaKind.PHOTO, "")


async def test_a_photo_taken_upright_is_kept_upright(intake: MediaIntake, files: Files) -> None:
    attachment = await intake.take(media.photo_with_a_place(40, 30, orientation=media.LYING), SENT)
    image = Image.open(BytesIO(await files.read(attachment.content)))
    assert image.size == (30, 40)
    red, white = image.getpixel((15, 5)), image.getpixel((15, 35))
    assert (red[1] < 100, white[1] > 200) == (True, True)  # the left half is on top now


@pytest.mark.parametrize("orientation", [0, 9, 65535])
async def test_a_photo_held_in_no_known_way_is_kept(intake: MediaIntake, orientation: int) -> None:
    kept = await intake.take(media.photo_with_a_place(orientation=orientation), SENT)
    assert kept.kind is MediaKind.PHOTO


async def test_a_large_photo_is_kept_smaller(intake: MediaIntake, files: Files) -> None:
    attachment = await intake.take(media.photo(6000, 3000), SENT)
    image = Image.open(BytesIO(await files.read(attachment.content)))
    assert image.size == (LONGEST_SIDE, LONGEST_SIDE // 2)


async def test_a_small_photo_is_not_blown_up(intake: MediaIntake, files: Files) -> None:
    attachment = await intake.take(media.photo(40, 30), SENT)
    assert Image.open(BytesIO(await files.read(attachment.content))).size == (40, 30)


@pytest.mark.parametrize(
    ("image", "kind", "becomes"),
    [
        (Image.new("RGBA", (9, 9), (1, 2, 3, 0)), "PNG", "PNG"),
        (Image.new("RGBA", (9, 9), (1, 2, 3, 255)), "PNG", "JPEG"),
        (Image.new("LA", (9, 9), (5, 0)), "PNG", "PNG"),
        (Image.new("P", (9, 9)), "PNG", "JPEG"),
        (Image.new("1", (9, 9)), "PNG", "JPEG"),
        (Image.new("I;16", (9, 9)), "PNG", "JPEG"),
        (Image.new("CMYK", (9, 9)), "JPEG", "JPEG"),
        (Image.new("L", (9, 9)), "JPEG", "JPEG"),
        (Image.new("P", (9, 9)), "GIF", "JPEG"),
        (Image.new("RGBA", (9, 9), (1, 2, 3, 9)), "WEBP", "PNG"),
        (Image.new("RGB", (1, 9000)), "PNG", "JPEG"),
    ],
)
async def test_every_sort_of_picture_becomes_a_jpeg_or_a_transparent_png(
    intake: MediaIntake, files: Files, image: Image.Image, kind: str, becomes: str
) -> None:
    attachment = await intake.take(media.encoded(image, kind), SENT)
    assert Image.open(BytesIO(await files.read(attachment.content))).format == becomes


async def test_what_hides_behind_a_photo_is_not_kept(intake: MediaIntake, files: Files) -> None:
    hidden = media.zipped({"a.exe": b"MZ-a-program"}, compressed=False)
    attachment = await intake.take(media.photo() + hidden, SENT)
    kept = await files.read(attachment.content)
    assert attachment.kind is MediaKind.PHOTO
    assert b"PK" not in kept
    assert b"MZ-a-program" not in kept


async def test_a_zip_with_a_photo_before_it_is_only_a_photo_when_it_is_one(intake: MediaIntake) -> None:
    hidden = media.zipped({"a.exe": b"MZ"})
    assert await refused(intake, b"\xff\xd8\xff\xe0" + hidden) == "media-broken"


async def test_half_a_photo_is_refused(intake: MediaIntake) -> None:
    assert await refused(intake, media.photo(400, 300)[:700]) == "media-broken"


async def test_a_picture_of_too_many_pixels_is_never_unpacked(intake: MediaIntake) -> None:
    assert await refused(intake, media.huge_png()) == "media-too-many-pixels"
    assert await refused(intake, media.huge_png(12_000)) == "media-too-many-pixels"


@pytest.mark.parametrize("content", [media.OGG, media.film(), media.PDF, media.office(), media.WEBM])
async def test_sound_films_and_documents_are_kept_as_they_came(
    intake: MediaIntake, files: Files, content: bytes
) -> None:
    attachment = await intake.take(content, SENT)
    assert await files.read(attachment.content) == content
    assert attachment.name == f"don.exe{format_of(content).suffix}"
    assert attachment.reference == "file-1"


async def test_a_program_is_not_kept_whatever_it_is_called(intake: MediaIntake, tmp_path: Path) -> None:
    assert await refused(intake, b"MZ" + bytes(100)) == "media-program"
    assert await refused(intake, media.zipped({"anh.jpg": media.photo()})) == "media-archive"
    assert await refused(intake, b"") == "media-broken"
    assert await refused(intake, b"a" * (MAX_BYTES + 1)) == "media-too-large"
    assert kept_in(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\Lan\\Đơn kiến nghị.docx", "Đơn kiến nghị.pdf"),
        ("don\r\nX: y\u202egpj.exe", "donX ygpj.pdf"),
        ("", "tai-lieu.pdf"),
        ("...", "tai-lieu.pdf"),
        ("a" * 300, "a" * 80 + ".pdf"),
    ],
)
def test_a_file_is_called_by_what_it_is(name: str, safe: str) -> None:
    assert safe_name(name, format_of(media.PDF)) == safe


def test_a_photo_needs_no_name() -> None:
    assert safe_name("IMG_1.jpg", JPEG) == ""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.sampled_from(["JPEG", "PNG", "WEBP", "GIF"]), st.data())
def test_a_damaged_photo_is_painted_or_refused(kind: str, data: st.DataObject) -> None:
    content = bytearray(media.photo(kind=kind))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(12, len(content) - 1))] = data.draw(st.integers(0, 255))
    content += data.draw(st.binary(max_size=50))
    try:
        painted, _ = repainted(bytes(content), format_of(bytes(content)))
    except MediaRefusedError:
        return
    assert max(Image.open(BytesIO(painted)).size) <= LONGEST_SIDE


# The scanner


async def test_what_is_scanned_is_what_came_not_what_is_kept(files: Files) -> None:
    scanner = SetScanner()
    taken = media.photo_with_a_place()
    await MediaIntake(files=files, scanner=scanner).take(taken, SENT)
    assert scanner.seen == [taken]


async def test_an_infected_file_is_refused_and_the_operator_is_warned(
    files: Files, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    intake = MediaIntake(files=files, scanner=SetScanner("Eicar-Test-Signature"))
    with caplog.at_level(logging.WARNING):
        assert await refused(intake, media.EICAR) == "media-infected"
    assert "Eicar-Test-Signature" in caplog.text
    assert kept_in(tmp_path) == []


async def test_without_the_scanner_nothing_is_taken_and_the_file_waits_aside(
    files: Files, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    aside = Files(tmp_path / "aside")
    intake = MediaIntake(files=files, scanner=SetScanner(down=True), aside=aside)
    assert await refused(intake, media.PDF) == "media-try-again"
    assert [path.read_bytes() for path in kept_in(tmp_path)] == [media.PDF]
    assert await aside.read(hashlib.sha256(media.PDF).hexdigest()) == media.PDF
    assert "no clamd" in caplog.text


async def test_without_a_place_aside_nothing_is_kept_at_all(files: Files, tmp_path: Path) -> None:
    intake = MediaIntake(files=files, scanner=SetScanner(down=True))
    assert await refused(intake, media.PDF) == "media-try-again"
    assert kept_in(tmp_path) == []
