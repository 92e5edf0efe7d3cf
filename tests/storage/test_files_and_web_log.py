"""Photos are kept once under their content's key; a web chat's history has no line twice."""

import hashlib
import os

import pytest

from casework.petitioner import Contact
from storage.files import MAX_BYTES, Files, FileTooLargeError
from storage.media import Media
from tests.fakes.clock import MORNING

PHOTO = b"\xff\xd8 a photo"


async def test_a_photo_comes_back_by_the_key_of_its_content(tmp_path):
    files = Files(tmp_path / "media")
    key = await files.keep(PHOTO)
    assert key == hashlib.sha256(PHOTO).hexdigest() == await files.keep(PHOTO)
    assert await files.read(key) == PHOTO
    assert [path.name for path in (tmp_path / "media").rglob("*") if path.is_file()] == [key]


@pytest.mark.parametrize("key", ["", "../../etc/passwd", "a" * 63, "A" * 64, "a" * 64 + "\n", "b" * 64])
async def test_nothing_else_is_a_key(tmp_path, key):
    with pytest.raises(LookupError):
        await Files(tmp_path).read(key)


async def test_too_large_a_file_is_refused(tmp_path):
    with pytest.raises(FileTooLargeError):
        await Files(tmp_path).keep(bytes(MAX_BYTES + 1))
    assert list(tmp_path.iterdir()) == []


async def test_a_failed_write_leaves_nothing(tmp_path, monkeypatch):
    def full_disk(_):
        raise OSError

    monkeypatch.setattr("storage.files.os.fsync", full_disk)
    with pytest.raises(OSError):
        await Files(tmp_path).keep(PHOTO)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


async def test_files_of_before_a_moment_are_deleted_and_the_others_stay(tmp_path):
    files = Files(tmp_path)
    assert (await files.count(), await files.forget_before(MORNING)) == (0, 0)
    old, new = await files.keep(PHOTO), await files.keep(b"another")
    for key, age in ((old, -1), (new, 1)):
        moment = MORNING.timestamp() + age
        os.utime(tmp_path / key[:2] / key, (moment, moment))
    assert await files.count() == 2
    assert await files.forget_before(MORNING) == 1
    assert await files.read(new) == b"another"
    with pytest.raises(LookupError):
        await files.read(old)


async def test_what_is_known_of_a_file_is_noted_once(desk):
    first = Media(key="a" * 64, size=9, content_type="image/jpeg", stored_at=MORNING)
    await desk.note_media(first)
    await desk.note_media(Media(key="a" * 64, size=9, content_type="image/png", stored_at=MORNING))
    assert await desk.media("a" * 64) == first
    assert await desk.media("b" * 64) is None


async def test_a_web_chat_is_read_on_from_any_line(desk):
    ids = [await desk.web_append("c1", {"text": f"câu {n}"}, key=None) for n in range(3)]
    await desk.web_append("c2", {"text": "khác"}, key=None)
    assert await desk.web_since("c1", 0, 2) == [(ids[0], {"text": "câu 0"}), (ids[1], {"text": "câu 1"})]
    assert await desk.web_since("c1", ids[1], 9) == [(ids[2], {"text": "câu 2"})]


async def test_a_chat_that_is_forgotten_goes_on_with_higher_numbers(desk):
    page = Contact(id="x", channel="web", address="c1", petitioner_id="p", reachable=True)
    last = [await desk.web_append("c1", {"text": f"câu {n}"}, key=f"{n}") for n in range(3)][-1]
    await desk.web_append("c2", {"text": "khác"}, key=None)
    async with desk.work() as work:
        await work.forget_inbox(page)
        await work.commit()
    assert await desk.web_since("c1", 0, 9) == []
    assert len(await desk.web_since("c2", 0, 9)) == 1
    after = await desk.web_append("c1", {"text": "mới"}, key=None)
    assert after > last
    assert await desk.web_since("c1", last, 9) == [(after, {"text": "mới"})]


async def test_the_same_key_adds_no_second_line(desk):
    first = await desk.web_append("c1", {"text": "một"}, key="outbox:1")
    assert await desk.web_append("c1", {"text": "một"}, key="outbox:1") == first
    assert await desk.web_append("c2", {"text": "một"}, key="outbox:1") != first
    assert len(await desk.web_since("c1", 0, 9)) == 1
