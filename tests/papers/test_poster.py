"""The poster: each code leads where it says, and all of it stands on one page."""

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
import segno
from docx import Document
from PIL import Image

from papers.poster import Poster, WayIn, code_image, print_poster
from tests.papers.reading import files_in

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice") or ""
WEB = WayIn(
    name="Trang chat",
    link="https://langnghe.songhien.example.vn/chat?xa=ben-da",
    note="Không cần cài gì: langnghe.songhien.example.vn/chat?xa=ben-da",
)
ZALO = WayIn(
    name="Zalo", link="https://zalo.me/1234567890123456789", note="Mở ra rồi nhắn: xa-thon-mot-hai-ba"
)
TELEGRAM = WayIn(name="Telegram", link="https://t.me/songhien_bot?start=xa-ben-da", note="t.me/songhien_bot")
ALL = (ZALO, WEB, TELEGRAM)


def poster(*ways: WayIn, **changes: str) -> Poster:
    fields = {
        "authority": "Ủy ban nhân dân xã Nam Trà My Thượng Đông",
        "place": "Thôn Kon Tu Rằng Măng Đen, xã Nam Trà My Thượng Đông",
        "contact": "Văn phòng HĐND và UBND xã, thôn Chợ Mới, giờ hành chính các ngày làm việc, điện thoại"
        " 0255 3 123 456 hoặc 0912 345 678",
    }
    return Poster(ways=ways, **{**fields, **changes})


def modules_of(image: bytes) -> list[list[int]]:
    """The dark (1) and light (0) modules of a code, read from the picture's own dots, without the border."""
    picture = Image.open(BytesIO(image)).convert("L")
    side, _ = picture.size
    first = next(at for at in range(side) if picture.getpixel((at, at)) < 128)
    corner = next(at for at in range(first, side) if picture.getpixel((at, first)) >= 128)
    dots = (corner - first) // 7  # a finder pattern is seven modules wide
    count = (side - 2 * first) // dots
    middles = [first + dots * at + dots // 2 for at in range(count)]
    return [[int(picture.getpixel((x, y)) < 128) for x in middles] for y in middles]


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


@pytest.mark.parametrize("ways", [(WEB,), (ZALO, TELEGRAM), ALL])
def test_each_way_in_has_its_code_on_the_poster(ways: tuple[WayIn, ...]):
    files = files_in(print_poster(poster(*ways)))
    pictures = [modules_of(content) for name, content in files.items() if name.endswith(".png")]
    wanted = [[list(row) for row in segno.make(way.link, error="q", micro=False).matrix] for way in ways]
    assert sorted(pictures) == sorted(wanted)


def test_a_code_has_the_light_border_that_cameras_need():
    image = code_image(WEB.link)
    picture = Image.open(BytesIO(image)).convert("L")
    first = next(at for at in range(picture.width) if picture.getpixel((at, at)) < 128)
    dots = (picture.width - 2 * first) / len(modules_of(image))
    assert first / dots >= 4


def test_place_authority_contact_and_three_steps_can_be_read():
    document = Document(
        BytesIO(print_poster(poster(*ALL, place="Thôn Bến Đá", authority="UBND xã Sông Hiền")))
    )
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "UBND XÃ SÔNG HIỀN" in text
    assert "Thôn Bến Đá" in text
    assert "0255 3 123 456" in text
    assert re.findall(r"^(\d)\. ", text, re.MULTILINE) == ["1", "2", "3"]
    cells = [cell.text for cell in document.tables[0].rows[0].cells]
    assert all(way.name in cell and way.note in cell for way, cell in zip(ALL, cells, strict=True))


def test_the_same_poster_gives_the_same_bytes():
    assert print_poster(poster(*ALL)) == print_poster(poster(*ALL))


@pytest.mark.parametrize("ways", [(), (WEB,) * 4])
def test_no_code_or_too_many_are_refused(ways: tuple[WayIn, ...]):
    with pytest.raises(ValueError, match="1 to 3"):
        print_poster(poster(*ways))


@pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not installed (apt install libreoffice-writer)")
def test_a_poster_with_long_names_is_one_page(tmp_path: Path):
    files = []
    for ways in ((WEB,), (ZALO, WEB), ALL):
        files.append(tmp_path / f"{len(ways)}.docx")
        files[-1].write_bytes(print_poster(poster(*ways)))
    options = [
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    command = [SOFFICE, *options, "--outdir", str(tmp_path), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    assert [pages_of(file.with_suffix(".pdf").read_bytes()) for file in files] == [1, 1, 1]
