"""Papers are printed when their message is sent."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from bot.press import Press, PressError
from casework.dossier import LETTER, ZIP, PrintOrder, Rendering
from casework.notices import Attachment, MediaKind

ROOM = "Bà Trần Thị Mười"


@pytest.fixture
def press(bureau):
    return Press(
        desk=bureau.storage.desk,
        files=bureau.storage.files,
        archiving=bureau.office.conferences.archiving,
        telling=bureau.office.telling,
        templates=bureau.settings.data_dir / "templates",
    )


async def printed(press, bureau, order):
    (paper,) = await press.complete((order.attachment(),))
    assert paper.kind is MediaKind.DOCUMENT
    return paper.name, await bureau.storage.files.read(paper.content)


async def spoken(bureau):
    use = bureau.office.conferences
    bureau.clock.advance(days=24)  # the conference's own day
    async with bureau.storage.desk.work() as work:
        await use.convening.begin(work, bureau.secretary, 1)
        await use.agenda.raise_in_room(
            work,
            bureau.secretary,
            1,
            name=ROOM,
            text="Chợ không có chỗ để xe",
            topic="economy",
            agency_id="kinh-te",
        )
        await work.commit()


async def test_a_paper_is_printed_from_the_record(press, bureau):
    await spoken(bureau)
    name, content = await printed(press, bureau, PrintOrder(paper="minutes", number=1))
    assert name.startswith("HN01-")
    assert name.endswith(".docx")
    document = ZipFile(BytesIO(content)).read("word/document.xml").decode()
    assert "Chợ không có chỗ để xe" in document
    assert ROOM in document


async def test_the_public_rendering_names_nobody(press, bureau):
    await spoken(bureau)
    order = PrintOrder(paper="minutes", number=1, rendering=Rendering.PUBLIC)
    _, content = await printed(press, bureau, order)
    assert ROOM not in ZipFile(BytesIO(content)).read("word/document.xml").decode()


async def test_the_whole_dossier_is_one_zip(press, bureau):
    await spoken(bureau)
    name, content = await printed(press, bureau, PrintOrder(paper=ZIP, number=1))
    assert name == "HN01-ho-so.zip"
    names = ZipFile(BytesIO(content)).namelist()
    assert {entry.partition("/")[0] for entry in names if "/" in entry} == {"day-du", "cong-khai"}


async def test_a_paper_of_the_year(press, bureau):
    name, content = await printed(press, bureau, PrintOrder(paper="scorecard", year=2026))
    assert name.startswith("2026")
    assert content.startswith(b"PK")


async def test_a_letter_for_nobody_is_refused(press):
    with pytest.raises(PressError):
        await press.complete((PrintOrder(paper=LETTER, number=9).attachment(),))


async def test_photos_and_points_pass_as_they_are(press):
    photo = Attachment(kind=MediaKind.PHOTO, content="a" * 64)
    assert await press.complete((photo,)) == (photo,)


async def test_a_template_that_is_broken_says_so_instead_of_a_paper(press, bureau):
    own = bureau.settings.data_dir / "templates"
    own.mkdir()
    (own / "minutes.docx").write_bytes(b"not a document")
    with pytest.raises(PressError, match="minutes"):
        await press.complete((PrintOrder(paper="minutes", number=1).attachment(),))


async def test_a_conference_that_does_not_exist_is_no_crash(press):
    with pytest.raises(PressError):
        await press.complete((PrintOrder(paper="minutes", number=9).attachment(),))
