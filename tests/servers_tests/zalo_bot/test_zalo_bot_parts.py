"""Parts that the Zalo Bot channel stands on: long texts, signed links, quotas."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.opened import Storage, open_storage
from bot.quota import Quota, QuotaWarning
from bot.settings import Settings
from bot.signed_links import LinkError, LinkExpiredError, SignedLinks
from bot.text_pieces import length, pieces
from storage.quotas import Quotas
from tests.fakes.clock import SetClock

KEY = "ab" * 32
WEEK = timedelta(days=7)
TEXTS = st.text(alphabet=st.sampled_from("aế. !?\n\t 1👍🏽\u200d\u0301\ufe0f"), max_size=300) | st.text(
    max_size=300
)


@given(TEXTS, st.integers(2, 60))
def test_pieces_fit_and_lose_nothing_but_white_space(text: str, limit: int) -> None:
    cut = pieces(text, limit)
    assert all(piece and length(piece) <= limit for piece in cut)
    assert "".join("".join(cut).split()) == "".join(text.split())


def test_a_text_is_cut_at_sentence_ends_then_lines_then_words() -> None:
    assert pieces("Một hai ba. Bốn năm sáu! Bảy tám?", 25) == ["Một hai ba. Bốn năm sáu!", "Bảy tám?"]
    assert pieces("một hai ba\nbốn năm sáu bảy", 20) == ["một hai ba", "bốn năm sáu bảy"]
    assert pieces("một hai ba bốn năm", 12) == ["một hai ba", "bốn năm"]
    assert pieces("a" * 25, 10) == ["a" * 10, "a" * 10, "a" * 5]
    assert pieces("ngắn", 10) == ["ngắn"]
    assert pieces("   \n ", 10) == []


def test_a_number_before_a_list_item_ends_no_sentence() -> None:
    text = "Việc cần làm ngay\n1. Vá đường làng\n2. Dọn rác chợ"
    assert pieces(text, 40) == ["Việc cần làm ngay\n1. Vá đường làng", "2. Dọn rác chợ"]


def test_no_character_is_torn() -> None:
    assert pieces("👍" * 5, 5) == ["👍👍", "👍👍", "👍"]
    halves = "x\ud83d\udc4dy"
    assert pieces(halves, 2) == ["x", "\ud83d\udc4d", "y"]
    accent = "e\u0302\u0301"
    assert pieces("ab" + accent, 3) == ["ab", accent]
    with pytest.raises(ValueError, match="room"):
        pieces("a", 1)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=80), st.booleans())
def test_a_link_opens_what_was_signed(name: str, once: bool) -> None:
    links = SignedLinks(b"secret", SetClock())
    link = links.read(links.sign(KEY, lasts=WEEK, name=name, once=once))
    assert (link.key, link.name, link.once) == (KEY, name, once)


@given(st.data())
def test_a_changed_link_opens_nothing(data: st.DataObject) -> None:
    links = SignedLinks(b"secret", SetClock())
    token = links.sign(KEY, lasts=WEEK, name="Kết luận.docx")
    at = data.draw(st.integers(0, len(token) - 1))
    other = data.draw(st.characters().filter(lambda char: char != token[at]))
    with pytest.raises(LinkError):
        links.read(token[:at] + other + token[at + 1 :])


@given(st.text(max_size=100))
def test_no_text_is_a_link_by_chance(token: str) -> None:
    with pytest.raises(LinkError):
        SignedLinks(b"secret", SetClock()).read(token)


def test_a_link_expires_and_is_bound_to_its_key() -> None:
    clock = SetClock()
    links = SignedLinks(b"secret", clock)
    token = links.sign(KEY, lasts=WEEK)
    clock.advance(days=7, seconds=-1)
    assert links.read(token).key == KEY
    with pytest.raises(LinkError):
        SignedLinks(b"another", clock).read(token)
    clock.advance(seconds=1)
    with pytest.raises(LinkExpiredError):
        links.read(token)
    with pytest.raises(ValueError, match="file store"):
        links.sign("../etc/passwd", lasts=WEEK)


@pytest.fixture
async def storage(settings: Settings) -> AsyncIterator[Storage]:
    async with open_storage(settings, SetClock()) as storage:
        yield storage


async def test_a_quota_warns_once_at_80_and_at_95_percent_each_month(
    storage: Storage, caplog: pytest.LogCaptureFixture
) -> None:
    clock = SetClock(datetime(2026, 3, 30, 1, 0, tzinfo=UTC))
    warned: list[QuotaWarning] = []

    async def warn(warning: QuotaWarning) -> None:
        warned.append(warning)

    quota = Quota(name="zalo_bot", limit=20, quotas=Quotas(storage.database), clock=clock, warn=warn)
    for _ in range(30):
        await quota.spend()
    assert [(w.percent, w.used, w.limit) for w in warned] == [(80, 16, 20), (95, 19, 20)]
    assert "16 of the plan's 20 messages of 2026-03" in caplog.text
    assert await quota.used() == 30
    clock.moment = datetime(2026, 3, 31, 17, 0, tzinfo=UTC)  # midnight of 1 April in Việt Nam
    assert (quota.period, await quota.used()) == ("2026-04", 0)
    await quota.spend(20)
    assert [w.percent for w in warned] == [80, 95, 95]


async def test_a_quota_outlives_a_restart_and_without_a_limit_nobody_is_warned(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(2):
        async with open_storage(settings, SetClock()) as storage:
            quota = Quota(name="z", limit=0, quotas=Quotas(storage.database), clock=SetClock())
            await quota.spend(50)
            used = await quota.used()
    assert used == 100
    assert "plan" not in caplog.text


async def test_counting_never_fails_a_message_that_was_sent(
    storage: Storage, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(warning: QuotaWarning) -> None:
        raise RuntimeError("nobody to warn")

    quota = Quota(name="z", limit=1, quotas=Quotas(storage.database), clock=SetClock(), warn=broken)
    await quota.spend()
    assert "could not be counted" in caplog.text
    assert await quota.used() == 1


async def test_old_counters_are_forgotten(storage: Storage) -> None:
    quotas = Quotas(storage.database)
    await quotas.spend("link:a", "2026-03-01")
    await quotas.spend("link:b", "2026-03-05")
    await quotas.spend("zalo_bot", "2026-01")
    assert await quotas.forget("link:", "2026-03-05") == 1
    assert await quotas.used("link:b", "2026-03-05") == 1
    assert await quotas.used("zalo_bot", "2026-01") == 1
