"""What `bot.channels.channel` promises, kept by every channel against its own test server."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace

import aiogram.types  # noqa: F401 - it takes seconds to load
import pytest

from bot.channels.channel import (
    Button,
    DeliveryError,
    Message,
    MovedError,
    RefusedError,
    RejectedTokenError,
    RetryLaterError,
    UnknownOutcomeError,
    UnreachableError,
)
from bot.settings import Settings
from casework.notices import Attachment, MediaKind
from handlers.messages import Incoming, Kind
from tests.bot.channel_rigs import Rig, rig
from tests.fakes import media

CHANNELS = ["telegram", "zalo_bot", "zalo_oa", "web"]
ELSEWHERE = ["telegram", "zalo_bot", "zalo_oa"]  # channels that are somebody else's, and can fail
YES_NO = (Button(label="Hài lòng", action="thanks:12345678"), Button(label="Chưa hài lòng", action="no:1"))
LONG = " ".join(f"Câu số {number}: xã đã sửa xong đoạn đường này." for number in range(250))
MEANINGS: dict[str, type[DeliveryError]] = {
    "blocked": UnreachableError,
    "refused": RefusedError,
    "flood": RetryLaterError,
    "token": RejectedTokenError,
    "silence": UnknownOutcomeError,
}


@pytest.fixture(params=CHANNELS)
async def there(request: pytest.FixtureRequest, settings: Settings) -> AsyncIterator[Rig]:
    async with rig(request.param, settings) as there:
        yield there


only_elsewhere = pytest.mark.parametrize("there", ELSEWHERE, indirect=True)


# The way out


async def test_a_message_arrives_as_it_is_and_its_id_is_the_channels(there: Rig) -> None:
    text = "Xã đã <b>sửa</b> *xong* _đoạn_ đường [này](http://x) & hơn thế 👍"
    sent_as = await there.sender.send(there.address, Message(id="1", text=text))
    (seen,) = await there.phone.screen()
    assert seen.text == text
    assert list(sent_as) == [there.last_id()]


async def test_a_long_text_arrives_whole_and_in_order_with_the_choices_under_its_end(there: Rig) -> None:
    sent_as = await there.sender.send(there.address, Message(id="1", text=LONG, buttons=YES_NO))
    seen = await there.phone.screen()
    assert " ".join(one.text for one in seen).startswith(LONG)
    assert [one.choices for one in seen[:-1]] == [()] * (len(seen) - 1)
    assert seen[-1].choices == ("Hài lòng", "Chưa hài lòng")
    assert sent_as[-1] == there.last_id()
    assert len(set(sent_as)) == len(seen)


async def test_files_arrive_with_their_words(there: Rig) -> None:
    photo, paper = media.photo(), media.office()
    kept = (
        Attachment(kind=MediaKind.PHOTO, content=await there.files.keep(photo)),
        Attachment(kind=MediaKind.DOCUMENT, content=await there.files.keep(paper), name="Kết luận.docx"),
    )
    await there.sender.send(there.address, Message(id="1", text="Kèm theo", attachments=kept, buttons=YES_NO))
    seen = await there.phone.screen()
    assert [one.photo for one in seen if one.photo] == [photo]
    assert [one.paper for one in seen if one.paper] == [paper]
    assert seen[-1].text.startswith("Kèm theo")
    assert seen[-1].choices == ("Hài lòng", "Chưa hài lòng")


async def test_a_long_text_with_a_photo_loses_nothing(there: Rig) -> None:
    photo = media.photo()
    item = Attachment(kind=MediaKind.PHOTO, content=await there.files.keep(photo))
    await there.sender.send(there.address, Message(id="1", text=LONG, attachments=(item,)))
    seen = await there.phone.screen()
    assert [one.photo for one in seen if one.photo] == [photo]
    assert " ".join(one.text for one in seen if one.text) == LONG


async def test_the_same_outbox_row_brings_no_second_copy(there: Rig) -> None:
    first = await there.sender.send(there.address, Message(id="1", text=LONG))
    number = len(await there.phone.screen())
    assert await there.sender.send(there.address, Message(id="1", text=LONG)) == first
    assert len(await there.phone.screen()) == number
    await there.sender.send(there.address, Message(id="2", text="Tin khác"))
    assert (await there.phone.screen())[-1].text == "Tin khác"


@only_elsewhere
@pytest.mark.parametrize("fault", MEANINGS)
async def test_each_fault_has_its_meaning(there: Rig, fault: str) -> None:
    there.go_wrong(fault)
    with pytest.raises(DeliveryError) as raised:
        await there.sender.send(there.address, Message(id="1", text="Chào bà con"))
    assert type(raised.value) is MEANINGS[fault]
    if isinstance(raised.value, RetryLaterError):
        assert raised.value.whole_bot
        assert raised.value.after
    arrived = len(await there.phone.screen())
    assert arrived == (1 if fault == "silence" else 0)
    if fault != "token":  # (an account's tokens are renewed, and then wait a while)
        await there.sender.send(there.address, Message(id="1", text="Chào bà con"))
        assert len(await there.phone.screen()) == arrived + 1


@only_elsewhere
async def test_where_nobody_listens_nothing_was_sent_and_others_may_still_be_written_to(there: Rig) -> None:
    await there.break_off()
    with pytest.raises(RetryLaterError) as raised:
        await there.sender.send(there.address, Message(id="1", text="Chào bà con"))
    assert not raised.value.whole_bot
    assert await there.phone.screen() == []


@pytest.mark.parametrize("there", ["telegram"], indirect=True)
async def test_a_chat_that_has_moved_says_where_to(there: Rig) -> None:
    there.go_wrong("moved")
    with pytest.raises(MovedError) as raised:
        await there.sender.send(there.address, Message(id="1", text="Chào bà con"))
    assert raised.value.address == "-1001"


@only_elsewhere
async def test_after_a_failure_only_the_missing_parts_are_sent(there: Rig) -> None:
    there.go_wrong(None, "flood")
    message = Message(id="1", text=LONG)
    with pytest.raises(RetryLaterError):
        await there.sender.send(there.address, message)
    assert len(await there.phone.screen()) == 1
    await there.sender.send(there.address, message)
    assert " ".join(seen.text for seen in await there.phone.screen()) == LONG


@only_elsewhere
async def test_what_cannot_be_sent_is_refused(there: Rig) -> None:
    lost = Attachment(kind=MediaKind.DOCUMENT, content="0" * 64, name="Kết luận.docx")
    with pytest.raises(RefusedError, match=r"^the file store has no file 0000"):
        await there.sender.send(there.address, Message(id="1", text="Kèm theo", attachments=(lost,)))
    with pytest.raises(RefusedError):
        await there.sender.send(there.address, Message(id="2", text=" \n"))
    assert await there.phone.screen() == []


# The way in


async def understood(there: Rig) -> Incoming:
    update = await there.next_update()
    incoming = there.receiver.understand(update.payload)
    assert incoming is not None
    assert (incoming.channel, incoming.address) == (there.receiver.channel, there.address)
    assert not await there.receiver.acknowledged(update.payload)
    return await there.receiver.chosen(incoming)


async def test_words_are_understood(there: Rig) -> None:
    await there.phone.send("Duong hong 👍\nthôn Gò Sành")
    said = await understood(there)
    assert (said.kind, said.text) == (Kind.TEXT, "Duong hong 👍\nthôn Gò Sành")


@pytest.mark.parametrize("number", [5, 7])  # an Official Account has five buttons at most
async def test_a_choice_comes_back_as_a_press(there: Rig, number: int) -> None:
    buttons = tuple(Button(label=f"Thôn {n}", action=f"place:{n}") for n in range(number))
    await there.sender.send(there.address, Message(id="1", text="Ở đâu?", buttons=buttons))
    assert len((await there.phone.screen())[-1].choices) == number
    await there.phone.choose("Thôn 1")
    pressed = await understood(there)
    assert (pressed.kind, pressed.action) == (Kind.PRESS, "place:1")
    await there.phone.send("1")
    said = await understood(there)
    assert (said.kind, said.text) == (Kind.TEXT, "1")


async def test_a_photo_comes_in_with_its_words(there: Rig) -> None:
    photo = media.photo()
    await there.phone.photo(photo, "o ga truoc nha")
    sent = await understood(there)
    assert sent.text == "o ga truoc nha"
    (item,) = sent.attachments
    assert item.kind is MediaKind.PHOTO
    if item.content:  # our own page: painted anew already
        assert (await there.files.read(item.content)).startswith(b"\xff\xd8")
    else:
        assert await there.receiver.fetch(item) == photo


async def test_a_call_that_proves_nothing_stores_nothing_and_a_repeated_one_is_stored_once(
    there: Rig,
) -> None:
    letter = there.letter("Đường hỏng")
    assert await there.post(letter, proven=False) == 401
    assert await there.stored() == []
    for _ in range(3):
        assert await there.post(letter) == 200
    (update,) = await there.stored()
    said = there.receiver.understand(update.payload)
    assert said is not None
    assert said.text == "Đường hỏng"


@pytest.mark.parametrize("there", ["telegram"], indirect=True)
async def test_what_a_group_says_among_itself_is_taken_and_not_stored(there: Rig) -> None:
    group = {"id": -5, "type": "group", "title": "Nhóm"}
    letter = there.letter("Trưa nay ăn gì?")
    update = json.loads(letter.body)
    update["message"]["chat"] = group
    assert await there.post(replace(letter, body=json.dumps(update).encode())) == 200
    assert await there.desk.waiting_updates(10) == []


async def test_a_malformed_payload_is_a_value_error(there: Rig) -> None:
    for payload in ("", "{", "[]", "7", "null", "{}", '{"message": 5}', "[" * 100_000):
        with pytest.raises(ValueError):
            there.receiver.understand(payload)


@only_elsewhere
async def test_a_file_that_cannot_be_fetched_is_no_unforeseen_fault(there: Rig) -> None:
    await there.phone.photo(media.photo(), "ảnh")
    (item,) = (await understood(there)).attachments
    await there.break_off()
    with pytest.raises(DeliveryError):
        await there.receiver.fetch(item)
