"""Who repeats a matter that was concluded in writing is shown that conclusion."""

import pytest

from casework.conference import Verdict
from tests.casework.conference_town import GARBAGE
from tests.fakes.matters import trace_of
from tests.fakes.readings import reading_of

AGAIN = f"{GARBAGE} Hôm nay vẫn vậy."


async def on_agenda_with_trace(hall, text=GARBAGE):
    petition = await hall.matter(text=text, reading=reading_of(trace=trace_of(text)))
    return await hall.on_agenda(petition)


async def concluded(hall, text=AGAIN, **words):
    async with hall.store.work() as work:
        found = await hall.joining.concluded(work, trace_of(text), **words)
    return found and found[1].title


@pytest.fixture
async def item(hall):
    """Lan's garbage is decided, the notice is not issued yet."""
    await hall.collecting()
    item = await on_agenda_with_trace(hall)
    await hall.begun()
    await hall.decided(item, Verdict.RECORDED, "Từ mai có xe.")
    await hall.ended()
    return item


async def test_the_same_matter_is_found_where_it_was_concluded(hall, item):
    await hall.signed()
    assert await concluded(hall) == item.title


async def test_what_is_not_signed_is_not_shown(hall, item):
    assert await concluded(hall) is None


async def test_another_matter_or_an_empty_text_finds_nothing(hall, item):
    await hall.signed()
    assert await concluded(hall, "Đèn đường tắt") is None
    assert await concluded(hall, "") is None


async def test_of_several_the_likeliest_is_shown(hall):
    await hall.collecting()
    close, far = [await on_agenda_with_trace(hall, text) for text in (AGAIN, GARBAGE)]
    await hall.begun()
    for item in (close, far):
        await hall.decided(item, Verdict.RECORDED, item.title)
    await hall.ended()
    await hall.signed()
    assert await concluded(hall, AGAIN) == close.title
    assert await concluded(hall, GARBAGE) == far.title


async def test_a_matter_that_was_on_no_agenda_was_not_concluded(hall):
    await hall.matter(reading=reading_of(trace=trace_of(GARBAGE)))
    assert await concluded(hall) is None
