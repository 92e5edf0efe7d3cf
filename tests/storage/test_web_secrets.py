"""A web chat's secret can be changed: the new one opens it, the earlier ones open nothing."""

import asyncio


async def test_a_new_secret_opens_the_chat_and_the_earlier_ones_do_not(desk):
    await desk.web_append("first", {"text": "một"}, key=None)
    assert await desk.web_chat_of("first") == "first"
    assert await desk.change_web_secret("first", "second") == "first"
    assert await desk.change_web_secret("second", "third") == "first"
    assert [await desk.web_chat_of(one) for one in ("first", "second", "third")] == [None, None, "first"]
    assert await desk.web_chat_of("another") == "another"


async def test_changing_a_secret_again_because_the_answer_was_lost_gives_the_same_answer(desk):
    for _ in range(2):
        assert await desk.change_web_secret("first", "second") == "first"
    assert await desk.web_chat_of("second") == "first"


async def test_a_void_secret_changes_nothing(desk):
    await desk.change_web_secret("first", "second")
    assert await desk.change_web_secret("first", "a thief's") is None
    assert await desk.web_chat_of("a thief's") == "a thief's"
    await desk.change_web_secret("second", "third")
    assert await desk.change_web_secret("first", "second") is None  # void as well by now
    assert await desk.web_chat_of("third") == "first"


async def test_a_secret_that_is_in_use_is_not_taken_for_another_chat(desk):
    await desk.web_append("others", {"text": "chuyện khác"}, key=None)
    assert await desk.change_web_secret("first", "others") is None
    assert await desk.change_web_secret("first", "first") is None
    await desk.change_web_secret("others", "theirs")
    assert await desk.change_web_secret("first", "theirs") is None
    assert [await desk.web_chat_of(one) for one in ("first", "theirs")] == ["first", "others"]


async def test_of_two_devices_that_change_the_secret_at_once_one_goes_on(desk):
    answers = await asyncio.gather(*(desk.change_web_secret("first", f"new {n}") for n in range(2)))
    assert sorted(map(str, answers)) == ["None", "first"]
    opened = [await desk.web_chat_of(one) for one in ("first", "new 0", "new 1")]
    assert opened.count("first") == 1
